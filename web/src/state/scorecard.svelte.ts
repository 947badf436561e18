// The scorecard: read for the day and grouping in the address, filtered by what is typed there.
import { readScorecard } from '../api/koers';
import type { Scorecard, ScorecardGroup } from '../api/types';
import { matches } from '../domain/filter';
import { mostUrgentFirst, urgency } from '../domain/status';
import { viewQuery } from './view_query.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { t } from './session.svelte';

export type Grouping = 'objective' | 'team' | 'owner';

export class ScorecardState {
  resource: Resource<Scorecard>;
  grouping: Grouping = $derived((place.get('group') as Grouping | undefined) ?? 'objective');
  filter = $derived(place.get('q') ?? '');
  open = $derived(place.get('open'));
  groups: ScorecardGroup[] = $derived.by(() => this.#shown());
  count = $derived(this.groups.reduce((sum, group) => sum + group.rows.length, 0));

  constructor() {
    this.resource = new Resource({
      read: () => {
        const query = { ...viewQuery(), group: this.grouping };
        return (signal) => readScorecard(query, signal);
      },
      concerns: (event) => event.type !== 'observed',
    });
  }

  /** Filtered; in each group what is off course first, and the group with the worst row first. */
  #shown(): ScorecardGroup[] {
    const groups = this.resource.data?.groups ?? [];
    const filtered = groups.map((group) => ({
      ...group,
      rows: mostUrgentFirst(group.rows).filter((row) =>
        matches(this.filter, [row.title, row.owner?.name, row.team, group.title, row.reason.text, t(`status.${row.status}`)]),
      ),
    }));
    const worst = (group: ScorecardGroup) => Math.min(...group.rows.map((row) => urgency(row.status)));
    return filtered.filter((group) => group.rows.length > 0).sort((a, b) => worst(a) - worst(b));
  }
}
