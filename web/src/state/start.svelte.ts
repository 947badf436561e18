// First run: what was pasted, what the server understood of it, the goal, and what would come of it.
// The server reads the numbers and judges the goal; this keeps the fields and asks again when they change.
import { previewDraft, previewImport, saveDraft } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { Grain, ImportInput, ImportPreview, KpiDraft, KpiDraftPreview } from '../api/types';
import { isDay, type Span } from '../domain/days';
import { readNumber } from '../domain/numbers';
import { Draft } from './draft.svelte';
import { Names, type Choice } from './names.svelte';
import { Saving } from './saving.svelte';
import { session } from './session.svelte';

export interface StartFields {
  text: string;
  decimal: string;
  dateOrder: string;
  grain: string;
  dateColumn: string;
  valueColumn: string;
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
}

/** How a goal counts its values: the one at the end, all of them together, each of them. */
export const goalKinds = ['reach', 'accumulate', 'maintain'] as const;
export type GoalKind = (typeof goalKinds)[number];

/** Units to choose from; `currency` stands for that of the organization, `other` for a word of one's own. */
export const units = ['count', 'percent', 'currency', 'hour', 'day', 'minute', 'point', 'other'] as const;
export type UnitChoice = (typeof units)[number];

const empty: StartFields = {
  text: '', decimal: '', dateOrder: '', grain: '', dateColumn: '', valueColumn: '', label: '', unit: 'count', ownUnit: '',
  kind: 'reach', direction: 'up', target: '', deadline: 'quarter', start: '', end: '', owner: '', objective: '',
};

export const deadlines = ['quarter', 'next_quarter', 'year', 'next_year', 'other'] as const;
export type Deadline = (typeof deadlines)[number];

/** The id of a choice whose label was typed; else what was typed, which makes a new one. */
const idOf = (typed: string, choices: Choice[]): string =>
  choices.find((choice) => choice.label.toLowerCase() === typed.toLowerCase())?.id ?? typed;

/** Typing is over when this long nothing was typed. */
const quietMs = 250;

export class StartState {
  draft = new Draft<StartFields>('start', empty);
  imported = $state.raw<ImportPreview>();
  importProblem = $state.raw<Problem>();
  preview = $state.raw<KpiDraftPreview>();
  previewProblem = $state.raw<Problem>();
  names = new Names();
  saving = new Saving();
  hasTried = $state(false);
  /** What pictures are drawn for, in CSS pixels; measured by the component that shows them. */
  width = $state(720);
  fields = $derived(this.draft.fields);
  span: Span = $derived(this.spanOf(this.fields.deadline as Deadline));
  target = $derived(readNumber(this.fields.target, session.language));
  currency = $derived(session.organization?.currency ?? 'EUR');
  unit = $derived(this.#unit());

  /** To be made while a component is set up. */
  constructor() {
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
    const grain = this.imported?.understood.grain;
    if (values.length === 0 || !grain || this.target === undefined || !isDay(this.span.end)) return undefined;
    const { label, kind, direction, owner, objective } = this.fields;
    return {
      metric: { label: label.trim(), unit: this.unit, direction },
      kind,
      values: values.map(({ period, value }) => ({ period, value })),
      grain,
      target: { cmp: direction === 'down' ? '<=' : '>=', value: this.target },
      period: this.span,
      ...(owner.trim() === '' ? {} : { owner: idOf(owner.trim(), this.names.people) }),
      ...(objective.trim() === '' ? {} : { objective: idOf(objective.trim(), this.names.objectives) }),
    };
  }

  /** The id of the new KPI, or undefined with `saving.problem` set. */
  async save(): Promise<string | undefined> {
    this.hasTried = true;
    const body = this.body();
    if (!body || body.metric.label === '') return undefined;
    const saved = await this.saving.run(() => saveDraft(body, { lang: session.language }));
    if (saved) this.draft.clear();
    return saved?.kpi;
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
