// What is being typed in a form, kept in this browser until it is saved: a reload loses nothing, and what it was
// typed over is kept with it.
import { merged } from '../domain/merge';
import { recall, remember } from './storage';

interface Kept<T> {
  fields: T;
  over: T;
}

export class Draft<T extends object> {
  fields: T;
  /** True where something typed earlier was found again. */
  wasKept: boolean;
  #key: string;
  /** As it is now without anything typed. */
  #empty: T;
  /** What was typed over; the same, unless it was another version when that was typed. */
  #over: T;

  /** To be made while a component is set up. `key` names the form and the object it is about. */
  constructor(key: string, empty: T) {
    this.#key = `draft.${key}`;
    const kept = this.#kept();
    this.#empty = empty;
    this.#over = $state.raw({ ...empty, ...kept?.over });
    this.wasKept = $state(kept?.fields !== undefined);
    this.fields = $state({ ...structuredClone(empty), ...kept?.fields });
    $effect(() => {
      const kept: Kept<T> = { fields: this.fields, over: this.#over };
      remember(this.#key, this.isChanged ? JSON.stringify(kept) : null);
    });
  }

  /** What was typed over. */
  get over(): T {
    return this.#over;
  }

  /** Whether anything was typed that is not saved. */
  get isChanged(): boolean {
    return JSON.stringify(this.fields) !== JSON.stringify(this.#over);
  }

  /** Somebody else saved another version: what was typed lies over that one, the rest is as it is there. */
  rebase(empty: T): void {
    const fields = merged($state.snapshot(this.fields) as T, this.#over, empty);
    this.#empty = empty;
    this.#over = empty;
    Object.assign(this.fields, structuredClone(fields));
  }

  /** Saved: what the fields are now is the beginning of what is typed next. */
  settle(empty: T): void {
    this.#empty = empty;
    this.clear();
  }

  /** Back to the beginning: after saving, or because it is not wanted any more. */
  clear(): void {
    this.#over = this.#empty;
    Object.assign(this.fields, structuredClone(this.#empty));
    this.wasKept = false;
    remember(this.#key, null);
  }

  #kept(): Partial<Kept<Partial<T>>> | undefined {
    const text = recall(this.#key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as Partial<Kept<Partial<T>>>;
    } catch {
      return undefined;
    }
  }
}
