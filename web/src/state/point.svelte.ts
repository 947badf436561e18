// One objective or strategic plan: how it stands, what counts in it, what it serves.
import { readPoint } from '../api/koers';
import type { PlanPoint } from '../api/types';
import type { PageKind } from '../domain/address';
import { viewQuery } from './view_query.svelte';
import { Resource } from './resource.svelte';

export class PointState {
  resource: Resource<PlanPoint>;

  /** To be made while a component is set up. */
  constructor(kind: PageKind, id: string) {
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return (signal) => readPoint(kind, id, query, signal);
      },
      // A value counts once it is evaluated.
      concerns: (event) => event.type !== 'observed',
    });
  }
}
