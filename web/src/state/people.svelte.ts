// A team or a person: what belongs to them and how it stands, and their part of the scorecard.
import { readScorecard, readTeamOrPerson } from '../api/koers';
import type { People, Scorecard } from '../api/types';
import { mostUrgentFirst } from '../domain/status';
import { viewQuery } from './view_query.svelte';
import { Resource } from './resource.svelte';

export class PeopleState {
  resource: Resource<{ people: People; card: Scorecard }>;

  /** To be made while a component is set up. */
  constructor(kind: 'team' | 'person', id: string) {
    const only = kind === 'team' ? { team: id } : { owner: id };
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return async (signal) => {
          const [people, card] = await Promise.all([
            readTeamOrPerson(kind, id, query, signal),
            readScorecard({ ...query, ...only, group: 'objective' }, signal),
          ]);
          return { people, card };
        };
      },
      concerns: (event) => event.type !== 'observed',
    });
  }

  groups = $derived.by(() =>
    (this.resource.data?.card.groups ?? []).map((group) => ({ ...group, rows: mostUrgentFirst(group.rows) })),
  );

  /** The way from the strategy to what a group of KPIs serves, without itself. */
  above(objective: string): string | undefined {
    const paths = (this.resource.data?.people.kpis ?? []).flatMap((kpi) => kpi.serves);
    const path = paths.find((steps) => steps.at(-1)?.id === objective);
    return path?.slice(0, -1).map((step) => step.title).join(' › ');
  }
}
