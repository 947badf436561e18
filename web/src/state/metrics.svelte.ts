// The metrics there are, what the catalogue offers, and one of each.
import {
  readCatalogMetric, readMetric, readMetrics, readMetricValues, refreshMetric, searchCatalog,
} from '../api/koers';
import type { CatalogItem, CatalogMetric, MetricPage, MetricState, MetricValue } from '../api/types';
import { matches } from '../domain/filter';
import { asked } from './asked.svelte';
import { notices } from './notice.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface Department {
  name: string;
  items: CatalogItem[];
}

export class MetricsState {
  query = $derived(place.get('q') ?? '');
  own: Resource<{ items: MetricState[] }> = new Resource({
    read: () => {
      const query = asked();
      return (signal) => readMetrics(query, signal);
    },
  });
  /** Of the catalogue, what the words find; all of it without words. */
  catalog: Resource<{ items: CatalogItem[] }> = new Resource({
    read: () => {
      const query = { q: this.query, lang: session.language };
      return (signal) => searchCatalog(query, signal);
    },
    // It is part of the program.
    concerns: () => false,
  });
  shown = $derived(
    (this.own.data?.items ?? []).filter((metric) =>
      matches(this.query, [metric.label, metric.id, metric.source, metric.from_catalog, t(`type.${metric.type}`)]),
    ),
  );
  departments: Department[] = $derived.by(() => {
    const departments: Department[] = [];
    for (const item of this.catalog.data?.items ?? []) {
      if (departments.at(-1)?.name !== item.department_text) departments.push({ name: item.department_text, items: [] });
      departments.at(-1)?.items.push(item);
    }
    return departments;
  });
}

/** What words find in the catalogue, for a field of a form. */
export class CatalogSearch {
  query = $state('');
  resource: Resource<{ items: CatalogItem[] }> = new Resource({
    read: () => {
      const query = { q: this.query, lang: session.language };
      return (signal) => searchCatalog(query, signal);
    },
    concerns: () => false,
  });
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
  resource: Resource<{ metric: MetricPage; values: MetricValue[] }>;
  refreshing = new Saving();

  /** To be made while a component is set up. */
  constructor(id: string) {
    this.id = id;
    this.resource = new Resource({
      read: () => {
        const query = asked();
        const { as: _, ...when } = query;
        return async (signal) => {
          const metric = await readMetric(id, query, signal);
          const grain = metric.definition.grain ?? 'month';
          // What cannot be computed says why; the rest of the page is there all the same.
          const values = await readMetricValues(id, { ...when, grain }, signal).catch(() => []);
          return { metric, values: values.reverse() };
        };
      },
    });
  }

  async refresh(): Promise<void> {
    const receipt = await this.refreshing.run(() => refreshMetric(this.id, { lang: session.language }));
    if (receipt) notices.show({ text: t('metric.refreshed', { n: receipt.values, changed: receipt.changed }) });
  }
}
