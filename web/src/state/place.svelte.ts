// Where the page is: path and query, following the browser's history. The only writer of the address.
import { linkTo, routeOf, withParams, type Changes } from '../domain/address';

class Place {
  path = $state(location.pathname);
  search = $state(location.search);
  route = $derived(routeOf(this.path));
  params = $derived(new URLSearchParams(this.search));
  /** The day to stand on; undefined is today. */
  on = $derived(this.params.get('on') ?? undefined);

  get(name: string): string | undefined {
    return this.params.get(name) ?? undefined;
  }

  /** A link that keeps the day. */
  link(path: string, extra: Changes = {}): string {
    return linkTo(path, this.search, extra);
  }

  /** Goes to an address; Back returns. */
  go(address: string): void {
    history.pushState(null, '', address);
    this.#read();
    scrollTo(0, 0);
  }

  /** Sets parameters of this page. A step that Back should undo is a `push`, typing is a `replace`. */
  set(changes: Changes, step: 'push' | 'replace' = 'replace'): void {
    const address = this.path + withParams(this.search, changes);
    if (step === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.#read();
  }

  /** Follows Back and Forward, and clicks on links within the page. Returns the way to stop. */
  follow(): () => void {
    const pop = () => this.#read();
    const click = (event: MouseEvent) => this.#click(event);
    addEventListener('popstate', pop);
    document.addEventListener('click', click);
    return () => {
      removeEventListener('popstate', pop);
      document.removeEventListener('click', click);
    };
  }

  #click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (!link || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || link.getAttribute('href')?.startsWith('#')) return;
    if (routeOf(link.pathname).name === 'unknown') return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }

  #read(): void {
    this.path = location.pathname;
    this.search = location.search;
  }
}

export const place = new Place();
