// A piece of work as a form, new or changed. What the form does not show goes back untouched.
import { createInitiative, readInitiative, readScorecard, saveInitiative } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { EffectDefinition, InitiativeDefinition, InitiativeDocument } from '../api/types';
import { effectFields, effectOf, wrongFields, type EffectField, type EffectFields } from '../domain/effect';
import { inLanguage, retitled, type Language } from '../domain/words';
import { Draft } from './draft.svelte';
import { keep } from './keep';
import { Saving } from './saving.svelte';
import { session } from './session.svelte';

export interface KpiChoice {
  id: string;
  label: string;
  unit: string;
}

export interface WorkFields {
  /** The version that is being changed; 0 of a new one. */
  revision: number;
  /** That the title is written in. */
  language: Language;
  title: string;
  owner: string;
  effort: string;
  start: string;
  due: string;
  state: string;
  done: string;
  effects: EffectFields[];
}

export interface WorkAsk {
  /** Of what is changed; undefined makes a new one. */
  id: string | undefined;
  /** Of a new one: the KPI that it is for; "" for none. */
  kpi: string;
}

const effectsIn = (definition: Partial<InitiativeDefinition>): EffectDefinition[] =>
  definition.effect === undefined ? [] : [definition.effect].flat();

function fieldsOf(definition: Partial<InitiativeDefinition>, revision: number): WorkFields {
  const { language } = session;
  const supports = definition.supports ?? [];
  const effects = effectsIn(definition);
  const done = typeof definition.done === 'string' ? definition.done : '';
  return {
    revision,
    language,
    title: definition.title === undefined ? '' : inLanguage(definition.title, language),
    owner: definition.owner ?? '',
    effort: definition.effort ?? '',
    start: definition.start ?? '',
    due: definition.due ?? '',
    state: definition.state ?? (definition.done ? 'done' : 'planned'),
    done,
    effects: supports.map((kpi) => {
      const own = effects.find((effect) => effect.kpi === kpi || (effect.kpi === undefined && supports.length === 1));
      return effectFields(kpi, own, language);
    }),
  };
}

/** What is to be changed, as it is stored now; nothing for a new one. */
export class WorkReading {
  document = $state.raw<InitiativeDocument>();
  problem = $state.raw<Problem>();

  constructor({ id }: WorkAsk) {
    if (id === undefined) return;
    void readInitiative(id, { as: session.me })
      .then((document) => (this.document = document))
      .catch((error: unknown) => (this.problem = error instanceof Problem ? error : offline()));
  }
}

/** The KPIs that work may be for, with the units that effects are typed in. */
export class KpiChoices {
  all = $state.raw<KpiChoice[]>([]);

  constructor() {
    void readScorecard({ lang: session.language, as: session.me })
      .then(({ groups }) => {
        const rows = groups.flatMap((group) => group.rows);
        const seen = new Map(rows.map((row) => [row.kpi, { id: row.kpi, label: row.title, unit: row.unit_text ?? '' }]));
        this.all = [...seen.values()].sort((a, b) => a.label.localeCompare(b.label));
      })
      .catch(() => undefined);
  }

  of(id: string): KpiChoice {
    return this.all.find((kpi) => kpi.id === id) ?? { id, label: id, unit: '' };
  }
}

export class WorkForm {
  readonly ask: WorkAsk;
  draft: Draft<WorkFields>;
  saving = new Saving();
  /** Whether saving was tried: then fields that are no numbers say so. */
  isTried = $state(false);
  #before: Partial<InitiativeDefinition>;

  /** To be made while a component is set up; without a document for a new one. */
  constructor(ask: WorkAsk, document: InitiativeDocument | undefined) {
    this.ask = ask;
    this.#before = document?.definition ?? {};
    const fresh = ask.kpi === '' ? {} : { supports: [ask.kpi] };
    this.draft = new Draft(
      `work.${document?.id ?? `for.${ask.kpi}`}`,
      document ? fieldsOf(this.#before, document.revision) : fieldsOf(fresh, 0),
    );
  }

  addKpi(id: string): void {
    this.draft.fields.effects.push(effectFields(id, undefined, session.language));
  }

  removeKpi(id: string): void {
    this.draft.fields.effects = this.draft.fields.effects.filter((effect) => effect.kpi !== id);
  }

  isWrong(effect: EffectFields, field: EffectField): boolean {
    return this.isTried && wrongFields(effect, session.language).includes(field);
  }

  /** Where the server complains of a field of an effect; none where the effect is not sent. */
  pointerOf(effect: EffectFields, field: 'mean' | 'sd' | 'probability'): string | undefined {
    const sized = this.#sized($state.snapshot(this.draft.fields) as WorkFields);
    const at = sized.findIndex(({ kpi }) => kpi === effect.kpi);
    if (at < 0) return undefined;
    return sized.length === 1 ? `/effect/${field}` : `/effect/${at}/${field}`;
  }

  /** The fields that show what was said of them. */
  get shown(): string[] {
    const own = ['/title', '/owner', '/effort', '/start', '/due', '/state', '/done'];
    const ofEffects = this.draft.fields.effects.flatMap((effect) =>
      (['mean', 'sd', 'probability'] as const).map((field) => this.pointerOf(effect, field) ?? ''),
    );
    return [...own, ...ofEffects];
  }

  /** True when it is saved. */
  async save(): Promise<boolean> {
    this.isTried = true;
    const isWrong = this.draft.fields.effects.some((effect) => wrongFields(effect, session.language).length > 0);
    return isWrong ? false : keep(this.saving, this.draft, () => this.#put());
  }

  /** Saves over what somebody else made of it meanwhile: what was typed lies over that. */
  saveOver(): Promise<boolean> {
    return keep(this.saving, this.draft, async () => {
      this.draft.rebase(await this.#newest());
      await this.#put();
    });
  }

  /** What somebody else made of it, in the place of what was typed. */
  async takeTheirs(): Promise<void> {
    await this.saving.run(async () => this.draft.settle(await this.#newest()));
  }

  async #put(): Promise<void> {
    const fields = $state.snapshot(this.draft.fields) as WorkFields;
    const query = { lang: session.language };
    const definition = this.#definition(fields);
    if (this.ask.id === undefined) await createInitiative(definition, query);
    else await saveInitiative(definition, fields.revision, query);
  }

  async #newest(): Promise<WorkFields> {
    const { definition, revision } = await readInitiative(this.ask.id ?? '', { as: session.me });
    this.#before = definition;
    return fieldsOf(definition, revision);
  }

  #sized(fields: WorkFields): EffectFields[] {
    return fields.effects.filter((effect) => effectOf(effect, session.language, true) !== undefined);
  }

  /** A new one has no id: the server makes one of the title. */
  #definition(fields: WorkFields): InitiativeDefinition {
    const title = fields.title.trim();
    const { title: before } = this.#before;
    const result = { ...this.#before, ...(this.ask.id === undefined ? {} : { id: this.ask.id }) } as InitiativeDefinition;
    result.title = before === undefined ? title : fields.title === this.draft.over.title ? before : retitled(before, title, fields.language);
    const set = (key: keyof InitiativeDefinition, value: unknown): void => {
      if (value === '' || value === undefined || (Array.isArray(value) && value.length === 0)) delete result[key];
      else Object.assign(result, { [key]: value });
    };
    set('owner', fields.owner);
    set('effort', fields.effort.trim());
    set('start', fields.start);
    set('due', fields.due);
    const isDone = fields.state === 'done';
    set('state', fields.state === 'planned' || (isDone && fields.done !== '') ? '' : fields.state);
    set('done', isDone ? fields.done : '');
    set('supports', fields.effects.map(({ kpi }) => kpi));
    const effects = this.#sized(fields).map((effect) => effectOf(effect, session.language, fields.effects.length === 1));
    set('effect', effects.length === 1 ? effects[0] : effects);
    return result;
  }
}
