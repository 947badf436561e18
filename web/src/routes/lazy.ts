// Pages that are fetched when they are first gone to, so that the first page stays small.
import type { Component } from 'svelte';
import type { Route } from '../domain/address';

/** Every such page is given `id`: what it is about. Pages about nothing in particular do not look. */
type Page = { default: Component<any> };
type Lazy = Exclude<Route['name'], 'scorecard' | 'unknown'>;

const pages: Record<Lazy, () => Promise<Page>> = {
  plan: () => import('./Plan.svelte'),
  kpi: () => import('./Kpi.svelte'),
  objective: () => import('./Objective.svelte'),
  strategy: () => import('./Strategy.svelte'),
  team: () => import('./Team.svelte'),
  person: () => import('./Person.svelte'),
  close: () => import('./Close.svelte'),
  metrics: () => import('./Metrics.svelte'),
  metric: () => import('./Metric.svelte'),
  guide: () => import('./Guide.svelte'),
  work: () => import('./Work.svelte'),
  start: () => import('./Start.svelte'),
  settings: () => import('./Settings.svelte'),
  quality: () => import('./ForecastQuality.svelte'),
};

export const isLazy = (name: Route['name']): name is Lazy => Object.hasOwn(pages, name);

export const load = (name: Lazy): Promise<Page> => pages[name]();
