// Search over what can be gone to: pages, KPIs, objectives. The names are read once, when it is opened.
import { readPlan } from '../api/koers';
import { pathOf } from '../domain/address';
import { matches } from '../domain/filter';
import { viewQuery } from './view_query.svelte';
import { Names, type Choice } from './names.svelte';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { t } from './session.svelte';

export interface Hit {
  key: string;
  title: string;
  kind: string;
  href: string;
}

/** More would not be read. */
const hitsMax = 8;

export class SearchState {
  text = $state('');
  index = $state(0);
  #plan = new Resource({
    read: () => {
      const query = viewQuery();
      return (signal) => readPlan(query, signal);
    },
    concerns: () => false,
  });
  #names = new Names();
  hits: Hit[] = $derived(
    this.#all()
      .filter((hit) => matches(this.text, [hit.title, hit.kind]))
      .slice(0, hitsMax),
  );
  chosen = $derived(this.hits[Math.min(this.index, this.hits.length - 1)]);

  type(text: string): void {
    this.text = text;
    this.index = 0;
  }

  move(step: 1 | -1): void {
    const count = this.hits.length;
    if (count > 0) this.index = (Math.min(this.index, count - 1) + step + count) % count;
  }

  #hit(kind: 'team' | 'person', { id, label }: Choice): Hit {
    return { key: `${kind} ${id}`, title: label, kind: t(`kind.${kind}`), href: place.link(pathOf(kind, id)) };
  }

  #all(): Hit[] {
    const page = (path: string, title: string): Hit => ({ key: path, title, kind: t('search.page'), href: place.link(path) });
    const nodes = this.#plan.data?.nodes ?? [];
    return [
      // KPIs are looked for most.
      ...[...nodes].sort((a, b) => Number(b.kind === 'kpi') - Number(a.kind === 'kpi')).map((node) => ({
        key: `${node.kind} ${node.id}`, title: node.title, kind: t(`kind.${node.kind}`), href: place.link(pathOf(node.kind, node.id)),
      })),
      ...this.#names.teams.map((team) => this.#hit('team', team)),
      ...this.#names.people.map((person) => this.#hit('person', person)),
      page('/', t('nav.scorecard')),
      page('/plan', t('nav.plan')),
      page('/metrics', t('nav.metrics')),
      page('/start', t('nav.start')),
      page('/guide', t('guide.title')),
      page('/settings', t('nav.settings')),
      page('/forecast-quality', t('quality.title')),
    ];
  }
}
