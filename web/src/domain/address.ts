// Addresses of the page: which route a path is, and links that keep what should stay (the day).
const pages = { '': 'scorecard', plan: 'plan', start: 'start', settings: 'settings', 'forecast-quality': 'quality', metrics: 'metrics', guide: 'guide', work: 'work' } as const;
const things = { kpis: 'kpi', objectives: 'objective', plans: 'strategy', teams: 'team', people: 'person', metrics: 'metric', close: 'close' } as const;

type PageName = (typeof pages)[keyof typeof pages];
type ThingName = (typeof things)[keyof typeof things];
export type Route = { name: PageName } | { name: ThingName; id: string } | { name: 'unknown' };

const lookUp = <T extends string>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export function routeOf(path: string): Route {
  const [first = '', id, ...rest] = path.split('/').filter((part) => part !== '');
  if (id === undefined) {
    const page = lookUp<PageName>(pages, first);
    return page === undefined ? { name: 'unknown' } : { name: page };
  }
  const thing = lookUp<ThingName>(things, first);
  if (thing === undefined || rest.length > 0) return { name: 'unknown' };
  return { name: thing, id: decode(id) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export type Changes = Record<string, string | null>;

/** `search` with some parameters set (text) or taken away (null), "?" included, "" when nothing is left. */
export function withParams(search: string, changes: Changes): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(key);
    else params.set(key, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** A link to another page that keeps the day it stands on. */
export function linkTo(path: string, search: string, extra: Changes = {}): string {
  const on = new URLSearchParams(search).get('on');
  return path + withParams('', { on, ...extra });
}

const folders = { plan: 'plans', objective: 'objectives', kpi: 'kpis', team: 'teams', person: 'people', metric: 'metrics' } as const;
export type PageKind = keyof typeof folders;

export const hasPage = (kind: string): kind is PageKind => Object.hasOwn(folders, kind);

/** Where the page of a thing is. */
export const pathOf = (kind: PageKind, id: string): string => `/${folders[kind]}/${encodeURIComponent(id)}`;

export const kpiPath = (id: string): string => pathOf('kpi', id);
