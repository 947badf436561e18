// The live connection as the page sees it: is it there, and what came in. Owners of data listen here.
import { Stream, type StreamEvent } from '../api/stream';

type Listener = (event: StreamEvent) => void;

class Live {
  connection = $state<'connecting' | 'open' | 'lost'>('connecting');
  /** When it was lost; what is shown is as it was then. */
  lostAt = $state.raw<Date>();
  #listeners = new Set<Listener>();
  #stream = new Stream({
    onEvent: (event) => this.#tell(event),
    onOpen: () => this.#opened(),
    onLost: () => this.#lost(),
  });

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  follow(): () => void {
    const hurry = () => {
      if (document.visibilityState === 'visible') this.#stream.hurry();
    };
    this.#stream.open();
    addEventListener('online', hurry);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      this.#stream.close();
      removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
    };
  }

  #lost(): void {
    if (this.connection !== 'lost') this.lostAt = new Date();
    this.connection = 'lost';
  }

  #opened(): void {
    const wasLost = this.connection === 'lost';
    this.connection = 'open';
    // What was read while nobody listened may be old: read it again, whatever the stream still sends.
    if (wasLost) this.#tell({ type: 'reset' });
  }

  #tell(event: StreamEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

export const live = new Live();
