// What is typed, once typing is over: what is asked of the server follows that, not every key.
import { untrack } from 'svelte';

/** Typing is over when this long nothing was typed. */
const quietMs = 150;

export class Quiet {
  text = $state('');

  /** To be made while a component is set up. */
  constructor(typed: () => string) {
    this.text = untrack(typed);
    $effect(() => {
      const text = typed();
      const timer = setTimeout(() => (this.text = text), quietMs);
      return () => clearTimeout(timer);
    });
  }
}
