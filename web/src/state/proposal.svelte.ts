// What is proposed beside what is agreed, and the steps for all of it.
import { readProposal, stepPlan } from '../api/koers';
import type { PlanState, PlanStep, Proposal } from '../api/types';
import { notices } from './notice.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

type Items = NonNullable<PlanStep['items']>;

export class ProposalState {
  resource: Resource<Proposal> = new Resource({
    read: () => {
      const query = { lang: session.language, as: session.me };
      return (signal) => readProposal(query, signal);
    },
    concerns: (event) => event.type !== 'observed' && event.type !== 'kpi_evaluated',
  });
  saving = new Saving();
  changes = $derived(this.resource.data?.changes ?? []);

  /** What would take a step. A removal waits for nothing: it is there until it is agreed with the rest. */
  waiting(state: PlanState): Items {
    const waiting = this.changes.filter((change) => change.change !== 'removed' && change.state === state);
    return waiting.flatMap(({ kind, id, period }) =>
      kind === 'kpi' ? [] : [{ kind, id, ...(kind === 'goal' && period ? { period: period.start } : {}) }],
    );
  }

  /** Takes what is shown a step, and nothing that came to it since. */
  async step(items: Items, to: PlanState): Promise<void> {
    const done = await this.saving.run(() => stepPlan({ to, items, by: session.me }, { lang: session.language }));
    if (done) notices.show({ text: t(to === 'agreed' ? 'proposal.agreed' : 'proposal.proposed', { n: done.count }) });
  }
}
