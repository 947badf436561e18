// The plan as a tree; which nodes are closed stands in the address.
import { readPlan } from '../api/koers';
import type { PlanNode, PlanTree } from '../api/types';
import { axisOf } from '../domain/axis';
import { rowsOf } from '../domain/tree';
import { viewQuery } from './view_query.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';

export class PlanPage {
  resource: Resource<PlanTree> = new Resource({
    read: () => {
      const query = viewQuery();
      return (signal) => readPlan(query, signal);
    },
    concerns: (event) => event.type !== 'observed',
  });
  closed = $derived(new Set((place.get('closed') ?? '').split(' ').filter(Boolean)));
  rows = $derived(rowsOf<PlanNode>(this.resource.data?.nodes ?? [], this.closed));
  axis = $derived(axisOf((this.resource.data?.nodes ?? []).flatMap((node) => node.period ?? [])));

  toggle(id: string, isOpen: boolean): void {
    const closed = new Set(this.closed);
    if (isOpen) closed.delete(id);
    else closed.add(id);
    place.set({ closed: [...closed].join(' ') });
  }
}
