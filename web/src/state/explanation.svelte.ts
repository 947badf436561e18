// Why a score is what it is. It is read once somebody asks, and again when something changes meanwhile.
import { readExplanation } from '../api/koers';
import type { Explanation } from '../api/types';
import type { PageKind } from '../domain/address';
import { viewQuery } from './view_query.svelte';
import { Resource } from './resource.svelte';

export class ExplanationState {
  resource: Resource<Explanation>;

  /** To be made while a component is set up. */
  constructor(kind: PageKind, id: string) {
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return (signal) => readExplanation(kind, id, query, signal);
      },
      concerns: (event) => event.type !== 'observed',
    });
  }
}
