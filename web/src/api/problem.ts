// What went wrong, in the server's words: one class for problem+json answers and for a server that
// does not answer. It keeps the pointers, so that a form can put each text beside its field.
import { sentences } from '../domain/words';
import type { Complaint, ProblemBody } from './types';

/** Definitions are sent as {definition: …}; fields are named without that. */
const place = (pointer: string): string => pointer.replace(/^\/definition(?=\/)/, '');

const within = (pointer: string | undefined, of: string): boolean =>
  pointer !== undefined && (place(pointer) === of || place(pointer).startsWith(`${of}/`));

const words = (entry: Complaint): string => sentences(entry.text, entry.hint);

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly entries: Complaint[];
  /** For an object whose home is a file: the change that the file needs. */
  readonly patch: ProblemBody['patch'];

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.patch = body.patch;
    this.entries = body.errors ?? [];
    if (this.entries.length === 0 && body.pointer !== undefined) {
      this.entries = [{ code: this.code, pointer: body.pointer, text: this.message }];
    }
  }

  /** Somebody else changed the object since it was read. */
  get isOvertaken(): boolean {
    return this.code === 'definition.changed';
  }

  /** Nobody answered: the server is down or the network is. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** The text for the field at `pointer` or below it; undefined where nothing is wrong with it. */
  at(pointer: string): string | undefined {
    const found = this.entries.filter((e) => within(e.pointer, pointer));
    if (found.length === 0) return undefined;
    return found.map(words).join(' ');
  }

  /** Texts that belong to none of `pointers`: shown above the form, so that nothing is swallowed. */
  elsewhere(pointers: string[]): string[] {
    const rest = this.entries.filter((e) => !pointers.some((pointer) => within(e.pointer, pointer)));
    return this.entries.length === 0 ? [this.message] : rest.map(words);
  }
}

export const offline = () => new Problem(0, { code: 'offline', detail: '' });

export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return new Problem(response.status, JSON.parse(text) as ProblemBody);
  } catch {
    return new Problem(response.status, { code: 'http', detail: `${response.status} ${response.statusText}` });
  }
}
