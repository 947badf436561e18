// A period that is closed: what it came to, and what is chosen for the next one. Choices stay in this
// browser until they are recorded, all at once.
import { decideClose, readClose } from '../api/koers';
import { Problem } from '../api/problem';
import type { Close, CloseDecision, CloseRow } from '../api/types';
import { decisionOf, type Choice } from './closing';
import { viewQuery } from './view_query.svelte';
import { Draft } from './draft.svelte';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

type Patch = NonNullable<Problem['patch']>;

export class CloseState {
  resource: Resource<Close>;
  draft: Draft<Record<string, Choice>>;
  saving = new Saving();
  /** For KPIs of plan files: the change that the file needs. */
  patches = $state.raw<Record<string, Patch>>({});
  #period: string;
  #sent = $state.raw<string[]>([]);

  teams = $derived.by(() => this.resource.data?.teams ?? []);
  /** The team in the address, else the first. */
  team = $derived.by(() => this.teams.find((team) => (team.id ?? '-') === place.get('team')) ?? this.teams[0]);
  rows: CloseRow[] = $derived.by(() => this.team?.rows ?? []);
  done = $derived.by(() => this.rows.filter((row) => row.record !== null).length);
  changed = $derived.by(() => this.rows.filter((row) => this.decision(row) !== undefined));

  /** To be made while a component is set up. */
  constructor(period: string) {
    this.#period = period;
    this.draft = new Draft<Record<string, Choice>>(`close.${period}`, {});
    this.resource = new Resource({
      read: () => {
        const query = { ...viewQuery(), open: place.get('open') };
        return (signal) => readClose(period, query, signal);
      },
      concerns: (event) => event.type !== 'observed',
    });
  }

  choice(row: CloseRow): Choice {
    return this.draft.fields[row.kpi] ?? { pick: '', own: '' };
  }

  choose(row: CloseRow, changes: Partial<Choice>): void {
    this.draft.fields[row.kpi] = { ...this.choice(row), ...changes };
  }

  /** What was chosen for the next period is let go; a lesson stays. */
  letGo(row: CloseRow): void {
    this.choose(row, { pick: '', own: '' });
  }

  decision(row: CloseRow): CloseDecision | undefined {
    return decisionOf(row, this.choice(row), session.language);
  }

  /** What the server objected to about a KPI. */
  complaint(row: CloseRow): string | undefined {
    const index = this.#sent.indexOf(row.kpi);
    return index < 0 ? undefined : this.saving.at(`/decisions/${index}`);
  }

  /** What it objected to beside that. */
  get complaints(): string[] {
    return this.saving.elsewhere(this.#sent.map((_, index) => `/decisions/${index}`));
  }

  /** Records what can be recorded here; what a file decides comes back as the change that it needs. */
  async save(): Promise<void> {
    const all = this.changed.flatMap((row) => this.decision(row) ?? []);
    const isOfFile = (d: CloseDecision) =>
      d.decision !== undefined && d.decision !== 'stop' && this.rows.some((r) => r.kpi === d.kpi && r.home.kind === 'file');
    const ofFiles = all.filter(isOfFile);
    const here = all.filter((d) => !isOfFile(d));
    const saved = await this.saving.run(async () => {
      if (here.length > 0) await this.#record(here);
      const patches: Record<string, Patch> = {};
      for (const decision of ofFiles) {
        const patch = await this.#patch(decision);
        if (patch !== undefined) patches[decision.kpi] = patch;
      }
      this.patches = patches;
      return true;
    });
    if (saved || here.length > 0) await this.resource.refresh();
  }

  /** What is on record is no draft any more, whatever becomes of the rest. */
  async #record(decisions: CloseDecision[]): Promise<void> {
    await this.#send(decisions);
    for (const { kpi } of decisions) delete this.draft.fields[kpi];
    notices.show({ text: t('closing.saved', { n: decisions.length }) });
  }

  async #send(decisions: CloseDecision[]): Promise<void> {
    this.#sent = decisions.map((d) => d.kpi);
    const by = session.me === undefined ? {} : { by: session.me };
    const open = this.resource.data?.open.id ?? '';
    await decideClose(this.#period, { open, ...by, decisions }, { lang: session.language });
  }

  /** The change that its file needs; none where it lives there no more: then it is recorded. */
  async #patch(decision: CloseDecision): Promise<Patch | undefined> {
    try {
      await this.#send([decision]);
    } catch (error) {
      if (error instanceof Problem && error.patch) return error.patch;
      throw error;
    }
    return undefined;
  }
}
