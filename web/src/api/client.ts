// The one way to the server: fetch with the caller's language, errors as Problem; amounts in texts are
// kept from breaking. It caches nothing; the browser revalidates by ETag.
import { unbroken } from '../domain/words';
import { offline, problemOf } from './problem';

export type Query = Record<string, string | number | null | undefined>;

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** The version of the object that is replaced or removed: another one there now is a conflict. */
  revision?: number | null;
  signal?: AbortSignal;
}

const root = '/api/v1';

export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const tail = params.toString();
  return `${root}${path}${tail === '' ? '' : `?${tail}`}`;
}

async function send(path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = {};
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  if (typeof call.revision === 'number') headers['If-Match'] = `"${call.revision}"`;
  const response = await fetch(address(path, call.query), {
    method: call.method ?? 'GET',
    headers,
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: call.signal,
    cache: 'no-cache',
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw offline();
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

// A part of a sentence that is being typed has its text as it was typed.
function withWholeAmounts(this: object, key: string, value: unknown): unknown {
  const isAboutData = (key === 'text' || key.endsWith('_text')) && !('part' in this);
  return isAboutData && typeof value === 'string' ? unbroken(value) : value;
}

/** Reads or writes JSON. Throws Problem; an aborted call throws the AbortError itself. */
export async function json<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  return (response.status === 204 ? undefined : JSON.parse(await response.text(), withWholeAmounts)) as T;
}

export async function text(path: string, call: Call = {}): Promise<string> {
  return (await send(path, call)).text();
}
