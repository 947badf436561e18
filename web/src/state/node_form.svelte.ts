// A strategic plan or an objective as a form: made anew under a parent, or changed. What the form does not show
// (key results, scoring, weights) goes back untouched.
import { createDefinition, readDefinition, saveDefinition } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type {
  ObjectiveDefinition, ObjectiveDocument, StrategicPlanDefinition, StrategicPlanDocument,
} from '../api/types';
import { inLanguage, retitled, slugOf, type Language } from '../domain/words';
import { Draft } from './draft.svelte';
import { keep } from './keep';
import { Saving } from './saving.svelte';
import { session } from './session.svelte';

export interface NodeFields {
  /** The version that is being changed; 0 of a new one. */
  revision: number;
  /** That the title is written in. */
  language: Language;
  title: string;
  /** A named period, or the days from and to; of a plan its years. */
  period: string;
  from: string;
  to: string;
  owner: string;
  team: string;
  level: string;
  state: string;
  isPrivate: boolean;
  visibleTo: string[];
}

type Definition = Partial<ObjectiveDefinition & StrategicPlanDefinition>;

export interface NodeAsk {
  kind: 'plan' | 'objective';
  /** Of what is changed; undefined makes a new one. */
  id: string | undefined;
  /** Of a new objective: what it comes under; "" for nothing. */
  under: string;
  /** Ids that are in use. */
  taken: readonly string[];
}

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

function fieldsOf(definition: Definition, revision: number): NodeFields {
  return {
    revision,
    language: session.language,
    title: definition.title === undefined ? '' : inLanguage(definition.title, session.language),
    period: text(definition.period),
    from: text(definition.from),
    to: text(definition.to),
    owner: definition.owner ?? '',
    team: definition.team ?? '',
    level: definition.level ?? '',
    state: definition.state ?? 'agreed',
    isPrivate: definition.private ?? false,
    visibleTo: definition.visible_to ?? [],
  };
}

export type NodeDocument = ObjectiveDocument | StrategicPlanDocument;

/** What is to be changed, as it is stored now; nothing for a new one. */
export class NodeReading {
  document = $state.raw<NodeDocument>();
  problem = $state.raw<Problem>();

  constructor({ kind, id }: NodeAsk) {
    if (id === undefined) return;
    void readDefinition(kind, id, { as: session.me })
      .then((document) => (this.document = document))
      .catch((error: unknown) => (this.problem = error instanceof Problem ? error : offline()));
  }
}

export class NodeForm {
  readonly ask: NodeAsk;
  draft: Draft<NodeFields>;
  saving = new Saving();
  /** What the fields lie over. */
  #before: Definition;

  /** To be made while a component is set up; without a document for a new one. */
  constructor(ask: NodeAsk, document: NodeDocument | undefined) {
    this.ask = ask;
    this.#before = document?.definition ?? {};
    const year = session.today.slice(0, 4);
    const fresh = ask.kind === 'plan' ? { from: Number(year), to: Number(year) + 3 } : { period: year };
    this.draft = new Draft(
      `node.${ask.kind}.${document?.id ?? `under.${ask.under}`}`,
      document ? fieldsOf(this.#before, document.revision) : fieldsOf(fresh, 0),
    );
  }

  /** True when it is saved. */
  save(): Promise<boolean> {
    return keep(this.saving, this.draft, () => this.#put());
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
    const { kind, id } = this.ask;
    const fields = $state.snapshot(this.draft.fields) as NodeFields;
    const definition = this.#definition(fields);
    const query = { lang: session.language };
    if (id === undefined) await createDefinition(kind, definition, query);
    else await saveDefinition(kind, definition, fields.revision, query);
  }

  /** The fields of what is stored now, which they lie over from here on. */
  async #newest(): Promise<NodeFields> {
    const { kind, id } = this.ask;
    const { definition, revision } = await readDefinition(kind, id ?? '', { as: session.me });
    this.#before = definition;
    return fieldsOf(definition, revision);
  }

  #definition(fields: NodeFields): Definition & { id: string } {
    const { kind, id, under, taken } = this.ask;
    const title = fields.title.trim();
    const result: Definition & { id: string } = { ...this.#before, id: id ?? slugOf(title, taken), title };
    const { title: before } = this.#before;
    if (before !== undefined) result.title = fields.title === this.draft.over.title ? before : retitled(before, title, fields.language);
    const set = (key: keyof Definition, value: unknown): void => {
      if (value === '' || value === false || (Array.isArray(value) && value.length === 0)) delete result[key];
      else Object.assign(result, { [key]: value });
    };
    if (kind === 'objective') set('period', fields.period.trim());
    // The first and the last year of a plan are whole numbers; what is none goes as it was typed, to be refused.
    const day = (typed: string) => (kind === 'plan' && /^\d+$/.test(typed) ? Number(typed) : typed);
    set('from', day(fields.from.trim()));
    set('to', day(fields.to.trim()));
    if (kind === 'plan') return result;
    if (id === undefined && under !== '') result.parents = [under];
    set('owner', fields.owner);
    set('team', fields.team);
    set('level', fields.level);
    set('state', fields.state === 'agreed' ? '' : fields.state);
    set('private', fields.isPrivate);
    set('visible_to', fields.isPrivate || fields.level === 'person' ? fields.visibleTo : []);
    return result;
  }
}
