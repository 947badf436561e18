// One thing read from the server and kept fresh: it is read when what it depends on changes, and again
// when a live event concerns it. The last data stay while new ones are on their way, also when that fails.
import { Problem, offline } from '../api/problem';
import type { StreamEvent } from '../api/stream';
import { live } from './live.svelte';

/** Events come in bursts; between two reads of one thing lies at least this. */
const pauseMs = 250;

export interface Source<T> {
  /** Reads it. What it uses of reactive state is what it depends on. */
  read: () => (signal: AbortSignal) => Promise<T>;
  /** Whether a live event concerns it; all events where it is missing. */
  concerns?: (event: StreamEvent) => boolean;
}

export class Resource<T> {
  data = $state.raw<T>();
  problem = $state.raw<Problem>();
  isLoading = $state(true);
  #source: Source<T>;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = 0;

  /** To be made while a component is set up: it lives as long as that component. */
  constructor(source: Source<T>) {
    this.#source = source;
    $effect(() => {
      void this.#run(source.read(), 'asked');
      return () => this.#stop();
    });
    $effect(() => live.listen((event) => this.#heard(event)));
  }

  /** Reads again now. */
  refresh(): Promise<void> {
    return this.#run(this.#source.read(), 'again');
  }

  #heard(event: StreamEvent): void {
    if (event.type !== 'reset' && this.#source.concerns?.(event) === false) return;
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#readAt + pauseMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.refresh();
    }, wait);
  }

  /** Something else was asked for, or the same again: only then do the last data still answer the question. */
  async #run(read: (signal: AbortSignal) => Promise<T>, why: 'asked' | 'again'): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#readAt = performance.now();
    this.isLoading = true;
    try {
      const data = await read(abort.signal);
      if (abort.signal.aborted) return;
      this.data = data;
      this.problem = undefined;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.problem = error instanceof Problem ? error : offline();
      if (why === 'asked') this.data = undefined;
    }
    this.isLoading = false;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#abort?.abort();
  }
}
