// First run: what was pasted, what the server understood of it, the goal, and what would come of it.
// The server reads the numbers and judges the goal; this keeps the fields and asks again when they change.
import { previewDraft, previewImport, saveDraft } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { CatalogMetric, Grain, ImportInput, ImportPreview, KpiDraft, KpiDraftPreview } from '../api/types';
import { isDay, type Span } from '../domain/days';
import { readNumber } from '../domain/numbers';
import { ChosenEntry } from './chosen_entry.svelte';
import { Draft } from './draft.svelte';
import { Names, type Choice } from './names.svelte';
import { Saving } from './saving.svelte';
import { SentenceState } from './sentence.svelte';
import { session, t } from './session.svelte';

export interface StartFields {
  sentence: string;
  text: string;
  decimal: string;
  dateOrder: string;
  grain: string;
  dateColumn: string;
  valueColumn: string;
  /** The entry of the catalogue that the metric starts from; empty: none. */
  catalog: string;
  /** The metric that the sentence named last. */
  named: string;
  label: string;
  unit: string;
  ownUnit: string;
  kind: GoalKind;
  direction: 'up' | 'down';
  target: string;
  deadline: string;
  start: string;
  end: string;
  owner: string;
  objective: string;
  /** No numbers yet: they are recorded once the KPI exists. */
  isLater: boolean;
  /** Of the guided path: whether a strategic plan is given that the objective comes under, and which. */
  hasPlan: boolean;
  plan: string;
  planFrom: string;
  planTo: string;
  cadence: string;
  /** Mail addresses, one a line. */
  stakeholders: string;
}

/** How a goal counts its values: the one at the end, all of them together, each of them. */
export const goalKinds = ['reach', 'accumulate', 'maintain'] as const;
export type GoalKind = (typeof goalKinds)[number];

/** Units to choose from; `currency` stands for that of the organization, `other` for a word of one's own. */
export const units = ['count', 'percent', 'currency', 'hour', 'day', 'minute', 'point', 'other'] as const;
export type UnitChoice = (typeof units)[number];

const empty: StartFields = {
  sentence: '', text: '', decimal: '', dateOrder: '', grain: '', dateColumn: '', valueColumn: '', catalog: '', named: '', label: '', unit: 'count', ownUnit: '',
  kind: 'reach', direction: 'up', target: '', deadline: 'quarter', start: '', end: '', owner: '', objective: '',
  isLater: false, hasPlan: false, plan: '', planFrom: '', planTo: '', cadence: '', stakeholders: '',
};

export const deadlines = ['quarter', 'next_quarter', 'year', 'next_year', 'other'] as const;
export type Deadline = (typeof deadlines)[number];

/** The id of a choice whose label was typed; else what was typed, which makes a new one. */
const idOf = (typed: string, choices: Choice[]): string =>
  choices.find((choice) => choice.label.toLowerCase() === typed.toLowerCase())?.id ?? typed;

const isYear = (typed: string): boolean => /^\d{4}$/.test(typed.trim());

/** Typing is over when this long nothing was typed. */
const quietMs = 250;

export class StartState {
  draft: Draft<StartFields>;
  imported = $state.raw<ImportPreview>();
  importProblem = $state.raw<Problem>();
  preview = $state.raw<KpiDraftPreview>();
  previewProblem = $state.raw<Problem>();
  sentence = new SentenceState(
    () => this.fields,
    () => ({ owner: this.fields.owner, objective: this.fields.objective }),
  );
  /** What the catalogue says about the metric that was chosen there. */
  entry = new ChosenEntry({
    fields: () => this.fields,
    sentence: this.sentence,
    fill: (entry) => this.#fill(entry),
    suggest: (words, parse) => this.#suggestName(words, parse),
  });
  names = new Names();
  saving = new Saving();
  hasTried = $state(false);
  /** What pictures are drawn for, in CSS pixels; measured by the component that shows them. */
  width = $state(720);
  fields = $derived.by(() => this.draft.fields);
  span: Span = $derived.by(() => this.spanOf(this.fields.deadline as Deadline));
  target = $derived.by(() => readNumber(this.fields.target, session.language));
  currency = $derived(session.organization?.currency ?? 'EUR');
  unit = $derived.by(() => this.#unit());

  /** To be made while a component is set up. `form`: whose draft it keeps. */
  constructor(form = 'start') {
    this.draft = new Draft<StartFields>(form, empty);
    $effect(() => this.#later(this.#asked(this.#input()), (input, signal) => this.#import(input, signal)));
    $effect(() => this.#later(this.#asked(this.body()), (body, signal) => this.#preview(body, signal)));
  }

  /** The form is so wide; a picture stands in a frame with 16 pixels of padding. */
  measured(frame: number): void {
    if (frame > 0) this.width = Math.max(240, Math.floor((frame - 34) / 20) * 20);
  }

  spanOf(deadline: Deadline): Span {
    const day = session.today;
    if (deadline === 'other') return { start: this.fields.start || day, end: this.fields.end };
    // Until the organization is known there is only today.
    return session.organization?.spans[deadline] ?? { start: day, end: day };
  }

  /** What is asked of the server; undefined until there is enough to judge. */
  body(): KpiDraft | undefined {
    // Numbers that could not be read leave the last ones in sight for correcting, but not in the goal.
    const values = this.importProblem === undefined ? (this.imported?.values ?? []) : [];
    const grain = this.fields.isLater ? 'month' : this.imported?.understood.grain;
    const goal = this.#goal();
    if ((values.length === 0 && !this.fields.isLater) || !grain || !goal) return undefined;
    const { catalog, label, direction, owner, objective } = this.fields;
    return {
      metric: { label: label.trim(), unit: this.unit, direction, ...(catalog === '' ? {} : { from_catalog: catalog }) },
      values: this.fields.isLater ? [] : values.map(({ period, value }) => ({ period, value })),
      ...(this.fields.isLater ? { values_later: true } : {}),
      ...this.#around(),
      grain,
      ...goal,
      ...(owner.trim() === '' ? {} : { owner: idOf(owner.trim(), this.names.people) }),
      ...(objective.trim() === '' ? {} : { objective: idOf(objective.trim(), this.names.objectives) }),
    };
  }

  /** The id of the new KPI, or undefined with `saving.problem` set. */
  async save(): Promise<string | undefined> {
    this.hasTried = true;
    const body = this.body();
    if (!body || !this.isComplete) return undefined;
    const saved = await this.saving.run(() => saveDraft(body, { lang: session.language }));
    if (saved) this.drop();
    return saved?.kpi;
  }

  get isComplete(): boolean {
    return (this.body()?.metric.label ?? '') !== '' && Object.keys(this.planErrors).length === 0;
  }

  get goalError(): string | undefined {
    const isUnclear = this.hasTried && !this.sentence.isBlank && !this.sentence.goal;
    return this.saving.at('/goal') ?? (isUnclear ? t('sentence.no_goal') : undefined);
  }

  get pasteError(): string | undefined {
    return this.importProblem?.isOffline ? t('offline.text') : this.importProblem?.message;
  }

  /** What is wrong with the strategic plan, by field; what is only not filled in yet is said once saving was tried. */
  get planErrors(): { title?: string; from?: string; to?: string } {
    const { hasPlan, plan, planFrom, planTo } = this.fields;
    if (!hasPlan) return {};
    const needed = (typed: string) => (typed.trim() === '' && this.hasTried ? t('start.needed') : undefined);
    const wrong = (year: string) => (year.trim() === '' || isYear(year) ? needed(year) : t('guide.no_year'));
    const isTurned = isYear(planFrom) && isYear(planTo) && Number(planTo) < Number(planFrom);
    const errors = { title: needed(plan), from: wrong(planFrom), to: isTurned ? t('guide.years_turned') : wrong(planTo) };
    return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
  }

  /** Nothing that was typed is wanted any more. */
  drop(): void {
    this.draft.clear();
    this.hasTried = false;
    this.saving.problem = undefined;
  }

  /** What the guided path asks beside that: the plan above, the rhythm, whom it is shared with. */
  #around(): Pick<KpiDraft, 'plan' | 'cadence' | 'stakeholders'> {
    const { hasPlan, plan, planFrom, planTo, cadence, stakeholders } = this.fields;
    const isWhole = hasPlan && plan.trim() !== '' && isYear(planFrom) && isYear(planTo);
    const readers = stakeholders.split(/[\s,;]+/).filter((reader) => reader !== '');
    return {
      ...(isWhole ? { plan: { title: plan.trim(), from: Number(planFrom), to: Number(planTo) } } : {}),
      ...(cadence === '' ? {} : { cadence: cadence as KpiDraft['cadence'] }),
      ...(readers.length === 0 ? {} : { stakeholders: readers }),
    };
  }

  /** What is to be reached: as the sentence tells it, or as the fields do where there is none. */
  #goal(): Pick<KpiDraft, 'goal' | 'kind' | 'target' | 'period'> | undefined {
    if (!this.sentence.isBlank) return this.sentence.goal && { kind: 'reach', goal: this.sentence.goal };
    if (this.target === undefined || !isDay(this.span.end)) return undefined;
    const { kind, direction } = this.fields;
    return { kind, target: { cmp: direction === 'down' ? '<=' : '>=', value: this.target }, period: this.span };
  }

  #suggestName(words: string, parse: NonNullable<SentenceState['parse']>): void {
    this.fields.catalog = '';
    if (words !== '') this.fields.label = words.charAt(0).toUpperCase() + words.slice(1);
    this.fields.direction = parse.cmp?.startsWith('<') ? 'down' : 'up';
    if (parse.unit) this.#suggestUnit(parse.unit);
  }

  #fill(entry: CatalogMetric): void {
    Object.assign(this.fields, { catalog: entry.id, label: entry.name, direction: entry.direction === 'down' ? 'down' : 'up' });
    this.fields.kind = entry.kind === 'flow' ? 'accumulate' : 'reach';
    this.#suggestUnit(entry.unit === 'currency' ? this.currency : entry.unit);
  }

  #input(): ImportInput | undefined {
    const { text, decimal, dateOrder, grain, dateColumn, valueColumn } = this.fields;
    if (text.trim() === '') return undefined;
    return {
      text,
      locale: session.language,
      ...(decimal === '' ? {} : { decimal: decimal as '.' | ',' }),
      ...(dateOrder === '' ? {} : { date_order: dateOrder as 'dmy' | 'mdy' | 'ymd' }),
      ...(grain === '' ? {} : { grain: grain as Grain }),
      ...(dateColumn === '' ? {} : { date_column: dateColumn }),
      ...(valueColumn === '' ? {} : { value_column: valueColumn }),
    };
  }

  #later<T>(input: T | undefined, act: (input: T, signal: AbortSignal) => Promise<void>): () => void {
    const abort = new AbortController();
    if (input === undefined) {
      const timer = setTimeout(() => this.#forget(), 0);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => void act(input, abort.signal), quietMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }

  #forget(): void {
    if (this.fields.text.trim() === '') {
      this.imported = undefined;
      this.importProblem = undefined;
    }
    if (this.body() === undefined) this.preview = undefined;
  }

  async #import(input: ImportInput, signal: AbortSignal): Promise<void> {
    const problem = await this.#ask(signal, async () => {
      const imported = await previewImport(input, this.#query(), signal);
      this.#suggest(imported);
      this.imported = imported;
    });
    if (!signal.aborted) this.importProblem = problem;
  }

  /** Name and unit that the numbers themselves carry, where nothing was filled in yet. */
  #suggest(imported: ImportPreview): void {
    const { name, unit } = imported.understood;
    const isNew = name !== this.imported?.understood.name;
    if (name && isNew && this.fields.label.trim() === '') this.fields.label = name;
    if (unit && this.fields.unit === empty.unit) this.#suggestUnit(unit);
  }

  #suggestUnit(unit: string): void {
    const known = units.find((choice) => choice === unit);
    this.fields.unit = unit === this.currency ? 'currency' : (known ?? 'other');
    if (this.fields.unit === 'other') this.fields.ownUnit = unit;
  }

  /** The same, asked again when the words or the width of its picture are to be others. */
  #asked<T>(input: T): T {
    this.#query();
    return input;
  }

  #query() {
    return { lang: session.language, width: this.width };
  }

  #unit(): string {
    if (this.fields.unit === 'currency') return this.currency;
    return this.fields.unit === 'other' ? this.fields.ownUnit.trim() : this.fields.unit;
  }

  async #preview(body: KpiDraft, signal: AbortSignal): Promise<void> {
    const problem = await this.#ask(signal, async () => {
      this.preview = await previewDraft(body, this.#query(), signal);
    });
    if (!signal.aborted) this.previewProblem = problem;
  }

  async #ask(signal: AbortSignal, act: () => Promise<void>): Promise<Problem | undefined> {
    try {
      await act();
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      return error instanceof Problem ? error : offline();
    }
  }
}
