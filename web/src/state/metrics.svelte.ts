// The metrics there are, what the catalogue offers, and one of each.
import {
  readCatalogMetric, readMetric, readMetrics, readMetricValues, refreshMetric, searchCatalog,
} from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { CatalogItem, CatalogMetric, MetricPage, MetricState, MetricValue } from '../api/types';
import { matches } from '../domain/filter';
import { viewQuery } from './view_query.svelte';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Quiet } from './quiet.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface Department {
  name: string;
  items: CatalogItem[];
}

/** What the catalogue has for the words that were typed; it is part of the program and changes with nothing. */
class CatalogFound {
  #typed: () => string;
  #isShown: (words: string) => boolean;
  #words: Quiet;
  resource: Resource<{ items: CatalogItem[] }>;
  items: CatalogItem[] = $derived.by(() => (this.#isShown(this.#typed()) ? (this.resource.data?.items ?? []) : []));
  /** The catalogue was asked for these words and has nothing. */
  isUnknown = $derived.by(
    () => this.#typed().trim() !== '' && !this.resource.isLoading && this.#words.text === this.#typed() && this.resource.data?.items.length === 0,
  );

  /** To be made while a component is set up. Without words it has all of the catalogue, or nothing and does not ask. */
  constructor(typed: () => string, without: 'all' | 'nothing' = 'all') {
    this.#typed = typed;
    this.#isShown = (words) => without === 'all' || words.trim() !== '';
    this.#words = new Quiet(typed);
    this.resource = new Resource({
      read: () => {
        const query = { q: this.#words.text, lang: session.language };
        const isAsked = this.#isShown(query.q);
        return (signal) => (isAsked ? searchCatalog(query, signal) : Promise.resolve({ items: [] }));
      },
      concerns: () => false,
    });
  }
}

export class MetricsState {
  query = $derived(place.get('q') ?? '');
  own: Resource<{ items: MetricState[] }> = new Resource({
    read: () => {
      const query = viewQuery();
      return (signal) => readMetrics(query, signal);
    },
  });
  /** Of the catalogue, what the words find; all of it without words. */
  catalog = new CatalogFound(() => this.query);
  shown = $derived(
    (this.own.data?.items ?? []).filter((metric) =>
      matches(this.query, [metric.label, metric.id, metric.source, metric.from_catalog, t(`type.${metric.type}`)]),
    ),
  );
  departments: Department[] = $derived.by(() => {
    const departments: Department[] = [];
    for (const item of this.catalog.items) {
      if (departments.at(-1)?.name !== item.department_text) departments.push({ name: item.department_text, items: [] });
      departments.at(-1)?.items.push(item);
    }
    return departments;
  });
}

/** What words find in the catalogue, for a field of a form: nothing without words. */
export class CatalogSearch {
  query = $state('');
  found = new CatalogFound(
    () => this.query,
    'nothing',
  );
}

export class EntryState {
  resource: Resource<CatalogMetric>;

  /** To be made while a component is set up. */
  constructor(id: string) {
    this.resource = new Resource({
      read: () => {
        const query = { lang: session.language };
        return (signal) => readCatalogMetric(id, query, signal);
      },
      concerns: () => false,
    });
  }
}

export class MetricPageState {
  readonly id: string;
  resource: Resource<{ metric: MetricPage; values: MetricValue[]; problem: Problem | undefined }>;
  refreshing = new Saving();

  /** To be made while a component is set up. */
  constructor(id: string) {
    this.id = id;
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        const { as: _, ...when } = query;
        return async (signal) => {
          const metric = await readMetric(id, query, signal);
          const grain = metric.definition.grain ?? 'month';
          // What cannot be computed says why; the rest of the page is there all the same.
          let problem: Problem | undefined;
          const values = await readMetricValues(id, { ...when, grain }, signal).catch((error: unknown) => {
            problem = error instanceof Problem ? error : offline();
            return [];
          });
          return { metric, values: values.reverse(), problem };
        };
      },
    });
  }

  async refresh(): Promise<void> {
    const receipt = await this.refreshing.run(() => refreshMetric(this.id, { lang: session.language }));
    if (receipt) notices.show({ text: t('metric.refreshed', { n: receipt.values, changed: receipt.changed }) });
  }
}
