// Editing a KPI: its plan-file form taken apart into fields and put together again. What the form does
// not show (guards, paths, baselines) goes back untouched.
import { createKpi, deleteKpi, readKpiPage, saveKpi } from '../api/koers';
import type { GoalDefinition, Grain, KpiDefinition, KpiPage } from '../api/types';
import { readNumber } from '../domain/numbers';
import { readTarget, writeTarget, type Comparator } from '../domain/target';
import { retitled, type Language } from '../domain/words';
import { Draft } from './draft.svelte';
import { keep } from './keep';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface GoalFields {
  key: string;
  /** The goal as a sentence, as far as it is typed. */
  sentence: string;
  /** The sentence that the fields were filled from last. */
  told: string;
  /** The goal as it was; the fields lie over it. */
  kept: GoalDefinition;
  period: string;
  from: string;
  to: string;
  kind: GoalDefinition['kind'];
  cmp: Comparator;
  /** Empty where the target is not a simple comparison: then it stays as it is. */
  value: string;
  window: string;
  /** The periods that values are about: what a goal about each of them is about. */
  grain: Grain;
}

export interface KpiFields {
  /** The version that is being changed. */
  revision: number;
  /** That the title is written in. */
  language: Language;
  title: string;
  owner: string;
  objectives: string[];
  goals: GoalFields[];
}

/** A number as it is typed: no grouping, every digit. */
const typed = (value: number, language: Language): string =>
  language === 'nl' ? String(value).replace('.', ',') : String(value);

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

function goalFields(key: string, goal: GoalDefinition, language: Language, grain: Grain): GoalFields {
  const target = readTarget(goal.target);
  const statement = goal.statement ?? '';
  return {
    key,
    sentence: statement,
    told: statement,
    kept: goal,
    period: text(goal.period),
    from: text(goal.from),
    to: text(goal.to),
    kind: goal.kind,
    cmp: target?.cmp ?? '<=',
    value: target ? typed(target.value, language) : '',
    window: goal.window ?? '',
    grain,
  };
}

function isAsKept(fields: GoalFields, language: Language): boolean {
  const plain = (goal: GoalFields) => JSON.stringify({ ...goal, kept: null, sentence: '', told: '' });
  return plain(fields) === plain(goalFields(fields.key, fields.kept, language, fields.grain));
}

/** What stays of a goal; of one that becomes another kind nothing but its span and what it asks for. */
function keptFor({ kept, kind, grain }: GoalFields): Partial<GoalDefinition> {
  if (kind === kept.kind) return kept;
  const stay = ['period', 'from', 'to', 'target'].filter((key) => key in kept) as (keyof GoalDefinition)[];
  const goal = Object.fromEntries(stay.map((key) => [key, kept[key]])) as Partial<GoalDefinition>;
  return kind === 'maintain' ? { ...goal, per: grain } : goal;
}

/** The goal as the fields say; what stays unset is left out. */
export function goalOf(fields: GoalFields, language: Language): GoalDefinition {
  const value = readNumber(fields.value, language);
  const goal: GoalDefinition = { ...keptFor(fields), kind: fields.kind };
  if (value !== undefined) goal.target = writeTarget({ cmp: fields.cmp, value });
  const spans: [keyof GoalDefinition, string][] = [['period', fields.period], ['from', fields.from], ['to', fields.to]];
  for (const [key, span] of spans) {
    if (span === '') delete goal[key];
    else if (span !== text(fields.kept[key] as string | undefined)) Object.assign(goal, { [key]: span });
  }
  if (fields.kind === 'reach' && fields.window !== '') goal.window = fields.window as GoalDefinition['window'];
  // A sentence stays with the goal that it tells, and goes with the first field that says otherwise.
  if (fields.sentence.trim() === '' || !isAsKept(fields, language)) delete goal.statement;
  return goal;
}

/** The same agreement for another period: how it is counted, not what it asked for or set out from. */
function next(goal: GoalDefinition | undefined): GoalDefinition {
  const { kind = 'reach', per, policy } = goal ?? {};
  return { kind, ...(per === undefined ? {} : { per }), ...(policy === undefined ? {} : { policy }) };
}

/** A goal is told from the others by its span, one that is added by a number; the same in every version. */
function keysOf(goals: readonly GoalDefinition[]): string[] {
  const stems = goals.map((goal) => text(goal.period) || `${text(goal.from)}..${text(goal.to)}`);
  return stems.map((stem, i) => `${stem} ${stems.slice(0, i).filter((other) => other === stem).length}`);
}

function fieldsOf({ document, revision, title, state: { grain } }: KpiPage, language: Language): KpiFields {
  const goals = document.goals ?? [];
  const keys = keysOf(goals);
  return {
    revision,
    language,
    title,
    owner: document.owner ?? '',
    objectives: document.objectives ?? [],
    goals: goals.map((goal, i) => goalFields(keys[i] ?? '', goal, language, grain)),
  };
}

export class EditState {
  draft: Draft<KpiFields>;
  saving = new Saving();
  /** What the fields lie over. */
  #page: KpiPage;

  /** To be made while a component is set up. */
  constructor(page: KpiPage) {
    this.#page = page;
    this.draft = new Draft(`kpi.${page.document.id}`, fieldsOf(page, session.language));
  }

  get definition(): KpiDefinition {
    const { document } = this.#page;
    const fields = $state.snapshot(this.draft.fields) as KpiFields;
    const definition: KpiDefinition = { ...document, objectives: fields.objectives };
    if (fields.title !== this.draft.over.title) definition.title = retitled(document.title, fields.title, fields.language);
    if (fields.owner === '') delete definition.owner;
    else definition.owner = fields.owner;
    definition.goals = fields.goals.map((goal) => goalOf(goal, session.language));
    return definition;
  }

  addGoal(): void {
    const { goals } = this.draft.fields;
    const last = goals.at(-1);
    const year = Number(session.today.slice(0, 4));
    const added = goals.map(({ key }) => /^added (\d+)$/.exec(key)?.[1]).map(Number).filter(Number.isInteger);
    goals.push({
      key: `added ${Math.max(0, ...added) + 1}`,
      sentence: '',
      told: '',
      kept: next(last?.kept),
      period: '',
      from: session.today,
      to: `${year}-12-31`,
      kind: last?.kind ?? 'reach',
      cmp: last?.cmp ?? '<=',
      value: '',
      window: last?.window ?? 'at_end',
      grain: this.#page.state.grain,
    });
  }

  /** A goal as a sentence tells it, in the place of what the fields said. */
  takeGoal(index: number, goal: GoalDefinition): void {
    const { key, sentence } = this.draft.fields.goals[index]!;
    const fields = goalFields(key, goal, session.language, this.#page.state.grain);
    this.draft.fields.goals[index] = { ...fields, sentence, told: sentence };
  }

  removeGoal(index: number): void {
    this.draft.fields.goals.splice(index, 1);
  }

  /** True when it is saved. */
  save(): Promise<boolean> {
    return keep(this.saving, this.draft, () => this.#put());
  }

  /** Saves over what somebody else made of it meanwhile: what was typed lies over that. */
  saveOver(): Promise<boolean> {
    return keep(this.saving, this.draft, async () => {
      this.#page = await this.#newest();
      this.draft.rebase(fieldsOf(this.#page, session.language));
      await this.#put();
    });
  }

  /** What somebody else made of it, in the place of what was typed. */
  async takeTheirs(): Promise<void> {
    await this.saving.run(async () => {
      this.#page = await this.#newest();
      this.draft.settle(fieldsOf(this.#page, session.language));
    });
  }

  async #put(): Promise<void> {
    await saveKpi(this.definition, this.draft.fields.revision, { lang: session.language });
  }

  #newest(): Promise<KpiPage> {
    return readKpiPage(this.#page.document.id, { lang: session.language, as: session.me });
  }

  /** Removes the KPI, with a way back, and goes to the scorecard. */
  async remove(): Promise<void> {
    const query = { lang: session.language };
    const { document, revision, title } = this.#page;
    const removed = await this.saving.run(async () => {
      await deleteKpi(document.id, revision, query);
      return true;
    });
    if (!removed) return;
    const here = place.path;
    place.go(place.link('/'));
    const undo = () => void createKpi(document, query).then(() => place.go(here)).catch(() => undefined);
    notices.show({ text: t('edit.removed', { name: title }), action: { label: t('undo'), run: undo } });
  }
}
