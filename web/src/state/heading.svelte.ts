// What the page is called: the title of the tab and the trail of links in the top line.
import { session } from './session.svelte';

export interface Crumb {
  title: string;
  href?: string;
}

class Heading {
  crumbs = $state.raw<Crumb[]>([]);

  /** To be called while a route is set up; follows what `crumbs` uses. */
  follow(crumbs: () => Crumb[]): void {
    $effect(() => {
      const trail = crumbs();
      this.crumbs = trail;
      const last = trail.at(-1)?.title;
      const name = session.organization?.name;
      document.title = [last, name, 'Koers'].filter(Boolean).join(' · ');
    });
  }
}

export const heading = new Heading();
