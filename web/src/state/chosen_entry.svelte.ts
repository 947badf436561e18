// The entry of the catalogue that a metric starts from: chosen there, linked to, or named by a sentence. One that
// is chosen anew fills in what it knows, once.
import { untrack } from 'svelte';
import { readCatalogMetric } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { CatalogMetric } from '../api/types';
import { place } from './place.svelte';
import type { SentenceState } from './sentence.svelte';
import { session } from './session.svelte';

interface Form {
  /** `catalog`: the entry that the fields were filled from, "" for none; `named`: the metric that a sentence named last. */
  fields: () => { catalog: string; named: string };
  sentence: SentenceState;
  fill: (entry: CatalogMetric) => void;
  /** The catalogue does not know what the sentence names in these words. */
  suggest: (words: string, parse: NonNullable<SentenceState['parse']>) => void;
}

export class ChosenEntry {
  data = $state.raw<CatalogMetric>();
  problem = $state.raw<Problem>();
  #form: Form;
  #language: string | undefined;
  #wanted = $state<string>();
  #named = $derived.by(() => this.#form.sentence.parse?.metric);

  /** To be made while a component is set up. */
  constructor(form: Form) {
    this.#form = form;
    $effect(() => this.#arrive(place.get('catalog')));
    $effect(() => this.#choose(this.#wanted));
    $effect(() => this.#know(form.fields().catalog));
    $effect(() => this.#hear(this.#named));
  }

  choose(id: string): void {
    this.problem = undefined;
    this.#wanted = id;
  }

  /** The metric is one's own after all; what was filled in stays. */
  leave(): void {
    this.#wanted = undefined;
    this.#form.fields().catalog = '';
  }

  /** A link to it is followed once; after that it is in the fields. */
  #arrive(id: string | undefined): void {
    if (id === undefined) return;
    this.choose(id);
    place.set({ catalog: null });
  }

  #choose(id: string | undefined): (() => void) | undefined {
    if (id === undefined) return undefined;
    return this.#read(id, (entry) => {
      this.#form.fill(entry);
      this.#wanted = undefined;
    });
  }

  /** What the catalogue says of the entry that the fields were filled from before. */
  #know(id: string): (() => void) | undefined {
    const known = untrack(() => this.data);
    if (id === '') this.data = undefined;
    if (id === '' || (known?.id === id && this.#language === session.language)) return undefined;
    return this.#read(id, () => undefined);
  }

  #hear(id: string | undefined): (() => void) | undefined {
    const { fields, sentence, fill, suggest } = this.#form;
    const { spans, parse, named } = untrack(() => ({ spans: sentence.spans, parse: sentence.parse, named: fields().named }));
    if (!id || !parse || id === named) return undefined;
    this.problem = undefined;
    const words = spans.find((span) => span.part === 'metric')?.text ?? '';
    const take = (act: () => void) => {
      fields().named = id;
      act();
    };
    return this.#read(id, (entry) => take(() => fill(entry)), () => take(() => suggest(words, parse)));
  }

  /** Reads an entry; `otherwise`: what is done where the catalogue has none of that name. */
  #read(id: string, take: (entry: CatalogMetric) => void, otherwise?: () => void): () => void {
    const abort = new AbortController();
    const lang = session.language;
    void readCatalogMetric(id, { lang }, abort.signal).then(
      (entry) => {
        if (abort.signal.aborted) return;
        this.#language = lang;
        this.data = entry;
        take(entry);
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const problem = error instanceof Problem ? error : offline();
        const isUnknown = otherwise !== undefined && problem.status === 404;
        if (isUnknown) otherwise();
        else this.problem = problem;
      },
    );
    return () => abort.abort();
  }
}
