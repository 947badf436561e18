// One KPI: its page in words and its chart at the width it is shown in.
import { readChart, readKpiPage } from '../api/koers';
import type { ChartDocument, KpiPage } from '../api/types';
import type { StreamEvent } from '../api/stream';
import { viewQuery } from './view_query.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { session } from './session.svelte';

/** Events about other KPIs leave this one as it is; a value is of interest once it is evaluated. */
export function concerns(id: string, event: StreamEvent): boolean {
  return event.type === 'kpi_evaluated' ? event.kpi === id : event.type !== 'observed';
}

export class KpiState {
  readonly id: string;
  resource: Resource<KpiPage>;

  constructor(id: string) {
    this.id = id;
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return (signal) => readKpiPage(id, query, signal);
      },
      concerns: (event) => concerns(id, event),
    });
  }
}

export interface Drawn {
  svg: string;
  document: ChartDocument;
}

/** What a reader wants to see of a chart; it stands in the address. */
export const ranges = ['goal', 'year', 'recent', 'all'] as const;
export type Range = (typeof ranges)[number];

export class ChartChoices {
  range: Range = $derived(ranges.find((range) => range === place.get('range')) ?? 'recent');
  hasYearBefore = $derived(place.get('before') === '1');
  hasLimits = $derived(place.get('limits') === '1');
  hasTable = $derived(place.get('table') === '1');
  isOfChance = $derived(place.get('of') === 'chance');

  choose(range: Range): void {
    place.set({ range: range === 'recent' ? null : range });
  }

  toggle(what: 'before' | 'limits' | 'table'): void {
    place.set({ [what]: place.get(what) === '1' ? null : '1' });
  }

  toggleChance(): void {
    place.set({ of: this.isOfChance ? null : 'chance' });
  }

  get query() {
    const flag = (isSet: boolean) => (isSet ? 1 : undefined);
    return {
      of: this.isOfChance ? ('chance' as const) : undefined,
      range: this.range === 'recent' ? undefined : this.range,
      year_before: flag(this.hasYearBefore),
      limits: flag(this.hasLimits),
    };
  }
}

export class ChartState {
  /** Measured by the component that shows it, in CSS pixels; 0 until then. */
  width = $state(0);
  height = $state(0);
  resource: Resource<Drawn | undefined>;

  constructor(id: string, choices?: ChartChoices) {
    this.resource = new Resource<Drawn | undefined>({
      read: () => {
        const query = { on: place.on, lang: session.language, width: this.width, height: this.height, ...choices?.query };
        return async (signal) => (query.width === 0 ? undefined : readChart(id, query, signal));
      },
      concerns: (event) => concerns(id, event),
    });
  }
}
