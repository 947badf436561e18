// A strategic plan or an objective as a form: made anew under a parent, or changed. What the form does not show
// (key results, scoring, weights) goes back untouched.
import { createDefinition, readDefinition, saveDefinition } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type {
  ObjectiveDefinition, ObjectiveDocument, StrategicPlanDefinition, StrategicPlanDocument, Words,
} from '../api/types';
import { slugOf } from '../domain/words';
import { Draft } from './draft.svelte';
import { inLanguage } from './names.svelte';
import { notices } from './notice.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface NodeFields {
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

function fieldsOf(definition: Definition): NodeFields {
  return {
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

/** What is to be changed, as it is stored now. */
export class NodeReading {
  document = $state.raw<NodeDocument>();
  problem = $state.raw<Problem>();
  #ask: NodeAsk;

  constructor(ask: NodeAsk) {
    this.#ask = ask;
    void this.read();
  }

  async read(): Promise<void> {
    this.document = await this.newest();
  }

  /** As it is stored now; undefined with `problem` set where it cannot be read, and for a new one. */
  async newest(): Promise<NodeDocument | undefined> {
    if (this.#ask.id === undefined) return undefined;
    try {
      return await readDefinition(this.#ask.kind, this.#ask.id, { as: session.me });
    } catch (error) {
      this.problem = error instanceof Problem ? error : offline();
      return undefined;
    }
  }
}

export class NodeForm {
  readonly ask: NodeAsk;
  draft: Draft<NodeFields>;
  saving = new Saving();
  #before: Definition;
  #revision: number | null;

  /** To be made while a component is set up; without a document for a new one. */
  constructor(ask: NodeAsk, document: NodeDocument | undefined) {
    this.ask = ask;
    this.#before = (document?.definition ?? {}) as Definition;
    this.#revision = document?.revision ?? null;
    const year = session.today.slice(0, 4);
    const fresh = ask.kind === 'plan' ? { from: Number(year), to: Number(year) + 3 } : { period: year };
    const of = document ? `${document.id}.${document.revision}` : `under.${ask.under}`;
    this.draft = new Draft(`node.${ask.kind}.${of}`, fieldsOf(document ? this.#before : fresh));
  }

  /** True when it is saved. */
  async save(): Promise<boolean> {
    const definition = this.#definition($state.snapshot(this.draft.fields) as NodeFields);
    const query = { lang: session.language };
    const saved = await this.saving.run(async () => {
      if (this.ask.id === undefined) await createDefinition(this.ask.kind, definition, query);
      else await saveDefinition(this.ask.kind, definition, this.#revision, query);
      return true;
    });
    if (!saved) return false;
    this.draft.clear();
    notices.show({ text: t('edit.saved') });
    return true;
  }

  /** What is typed here replaces what somebody else saved meanwhile. */
  async saveOver(document: NodeDocument | undefined): Promise<boolean> {
    this.#revision = document?.revision ?? null;
    return this.save();
  }

  #definition(fields: NodeFields): Definition & { id: string } {
    const { kind, id, under, taken } = this.ask;
    const title = fields.title.trim();
    const result: Definition & { id: string } = { ...this.#before, id: id ?? slugOf(title, taken), title: this.#titled(title) };
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

  /** A title in two languages keeps the other one. */
  #titled(title: string): Words {
    const before = this.#before.title;
    if (before === undefined || typeof before === 'string') return title;
    return { ...before, [session.language]: title };
  }
}
