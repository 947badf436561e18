// Addresses of the page: which route a path is, and links that keep what should stay (the day).
export type Route =
  | { name: 'scorecard' }
  | { name: 'plan' }
  | { name: 'kpi'; id: string }
  | { name: 'start' }
  | { name: 'settings' }
  | { name: 'unknown' };

export function routeOf(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return { name: 'scorecard' };
  if (parts.length === 1 && parts[0] === 'plan') return { name: 'plan' };
  if (parts.length === 1 && parts[0] === 'start') return { name: 'start' };
  if (parts.length === 1 && parts[0] === 'settings') return { name: 'settings' };
  const id = parts[1];
  if (parts.length === 2 && parts[0] === 'kpis' && id !== undefined) return { name: 'kpi', id: decode(id) };
  return { name: 'unknown' };
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

export const kpiPath = (id: string): string => `/kpis/${encodeURIComponent(id)}`;
