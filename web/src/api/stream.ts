// The live stream: server-sent events with our own reconnecting, because a browser gives up for good
// where a restarting server answers once with an error. The id of the last event goes along, so the
// server sends what was missed; `reset` says that it cannot, and then everything is read again.
export type StreamEvent =
  | { type: 'kpi_evaluated'; kpi: string }
  | { type: 'observed'; metric: string; period: string }
  | { type: 'applied' }
  | { type: 'day_closed'; date: string }
  | { type: 'changed'; entity: string; id: string; kind: string }
  | { type: 'reset' };

export interface StreamListener {
  onEvent(event: StreamEvent): void;
  onOpen(): void;
  onLost(): void;
}

const types = ['kpi_evaluated', 'observed', 'applied', 'day_closed', 'changed', 'reset'] as const;
const pauseMax = 4000;

/** Milliseconds before try `attempt` (0 = the first after a loss). Doubles up to four seconds. */
export const pauseBefore = (attempt: number) => Math.min(pauseMax, 250 * 2 ** attempt);

export class Stream {
  #listener: StreamListener;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #last = '';

  constructor(listener: StreamListener) {
    this.#listener = listener;
  }

  open(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    const tail = this.#last === '' ? '' : `?last_event_id=${encodeURIComponent(this.#last)}`;
    const source = new EventSource(`/api/v1/stream${tail}`);
    this.#source = source;
    source.onopen = () => {
      this.#attempt = 0;
      this.#listener.onOpen();
    };
    source.onerror = () => this.#retry();
    for (const type of types) source.addEventListener(type, (e) => this.#take(type, e));
  }

  /** Tries at once instead of waiting out the pause: the network is back or the page is looked at again. */
  hurry(): void {
    if (this.#source?.readyState !== EventSource.OPEN) this.open();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #take(type: StreamEvent['type'], event: MessageEvent<string>): void {
    if (event.lastEventId !== '') this.#last = event.lastEventId;
    const body = event.data === '' ? {} : (JSON.parse(event.data) as object);
    this.#listener.onEvent({ ...body, type } as StreamEvent);
  }

  #retry(): void {
    this.#source?.close();
    this.#listener.onLost();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), pauseBefore(this.#attempt));
    this.#attempt += 1;
  }
}
