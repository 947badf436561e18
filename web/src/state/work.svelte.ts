// Work: what there is for the organization or for one KPI, and what may be done with a piece of it in one act.
import { createInitiative, deleteInitiative, readWork, saveInitiative } from '../api/koers';
import type { InitiativeDefinition, Work, WorkItem } from '../api/types';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';
import { viewQuery } from './view_query.svelte';

export class WorkState {
  resource: Resource<Work>;
  acting = new Saving();
  items: WorkItem[] = $derived.by(() => this.resource.data?.items ?? []);

  /** To be made while a component is set up. Without a KPI: all work. */
  constructor(kpi?: string) {
    this.resource = new Resource({
      read: () => {
        const query = { ...viewQuery(), kpi };
        return (signal) => readWork(query, signal);
      },
      concerns: (event) => event.type !== 'observed',
    });
  }

  /** Delivered on the day that the page stands on. */
  async finish(item: WorkItem): Promise<void> {
    const { state: _, ...rest } = item.definition;
    await this.#put(item, { ...rest, done: place.on ?? session.today }, t('work.finished', { title: item.title }));
  }

  async remove(item: WorkItem): Promise<void> {
    const query = { lang: session.language };
    const isGone = await this.acting.run(async () => {
      await deleteInitiative(item.id, item.revision, query);
      return true;
    });
    if (!isGone) return;
    const again = () => void this.acting.run(() => createInitiative(item.definition, query));
    notices.show({ text: t('work.removed', { title: item.title }), action: { label: t('undo'), run: again } });
  }

  async #put(item: WorkItem, definition: InitiativeDefinition, told: string): Promise<void> {
    const query = { lang: session.language };
    const saved = await this.acting.run(() => saveInitiative(definition, item.revision, query));
    if (!saved) return;
    const back = () => void this.acting.run(() => saveInitiative(item.definition, saved.revision, query));
    notices.show({ text: told, action: { label: t('undo'), run: back } });
  }
}
