// What is being typed in a form, kept in this browser until it is saved: a reload loses nothing.
import { recall, remember } from './storage';

export class Draft<T extends object> {
  fields: T;
  /** True where something typed earlier was found again. */
  wasKept: boolean;
  #key: string;
  #empty: T;

  /** To be made while a component is set up. `key` names the form and the object it is about. */
  constructor(key: string, empty: T) {
    this.#key = `draft.${key}`;
    this.#empty = empty;
    const kept = this.#kept();
    this.wasKept = $state(kept !== undefined);
    this.fields = $state({ ...structuredClone(empty), ...kept });
    $effect(() => {
      const text = JSON.stringify(this.fields);
      remember(this.#key, text === JSON.stringify(this.#empty) ? null : text);
    });
  }

  /** Whether anything was typed that is not saved. */
  get isChanged(): boolean {
    return JSON.stringify(this.fields) !== JSON.stringify(this.#empty);
  }

  /** Saved: what the fields are now is the beginning of what is typed next. */
  settle(empty: T): void {
    this.#empty = empty;
    this.clear();
  }

  /** Back to the beginning: after saving, or because it is not wanted any more. */
  clear(): void {
    Object.assign(this.fields, structuredClone(this.#empty));
    this.wasKept = false;
    remember(this.#key, null);
  }

  #kept(): Partial<T> | undefined {
    const text = recall(this.#key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as Partial<T>;
    } catch {
      return undefined;
    }
  }
}
