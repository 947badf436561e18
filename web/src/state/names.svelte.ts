// Names to choose from in forms: people and objectives. A server that cannot give them leaves the lists
// empty; typing still works.
import { readObjectives, readPeople } from '../api/koers';
import type { Words } from '../api/types';
import type { Language } from '../domain/words';
import { session } from './session.svelte';

export interface Choice {
  id: string;
  label: string;
}

/** A text that may be given per language, in this language or else in the other. */
const inLanguage = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : (words[language] ?? words.nl ?? words.en ?? '');

export class Names {
  people = $state.raw<Choice[]>([]);
  objectives = $state.raw<Choice[]>([]);

  /** To be made while a component is set up. */
  constructor() {
    $effect(() => {
      const language = session.language;
      void readPeople()
        .then((list) => (this.people = list.items.map((p) => ({ id: p.id, label: p.definition.name }))))
        .catch(() => undefined);
      void readObjectives()
        .then((list) => {
          const choice = (o: (typeof list.items)[number]) => ({ id: o.id, label: inLanguage(o.definition.title, language) });
          this.objectives = list.items.map(choice);
        })
        .catch(() => undefined);
    });
  }
}
