// Names to choose from in forms: people, teams, objectives. A server that cannot give them leaves the lists
// empty; typing still works.
import { readObjectives, readPeople, readTeams } from '../api/koers';
import type { Words } from '../api/types';
import { inLanguage } from '../domain/words';
import { session } from './session.svelte';

export interface Choice {
  id: string;
  label: string;
}

/** The choices of a select, the one without a name first. */
export const optionsOf = (none: string, choices: readonly Choice[]): { value: string; label: string }[] => [
  { value: '', label: none },
  ...choices.map(({ id, label }) => ({ value: id, label })),
];

export class Names {
  people = $state.raw<Choice[]>([]);
  teams = $state.raw<Choice[]>([]);
  objectives = $state.raw<Choice[]>([]);

  /** To be made while a component is set up. */
  constructor() {
    $effect(() => {
      const language = session.language;
      const choice = (id: string, words: Words): Choice => ({ id, label: inLanguage(words, language) });
      void readPeople()
        .then((list) => (this.people = list.items.map((p) => choice(p.id, p.definition.name))))
        .catch(() => undefined);
      void readTeams()
        .then((list) => (this.teams = list.items.map((team) => choice(team.id, team.definition.name))))
        .catch(() => undefined);
      void readObjectives({ as: session.me })
        .then((list) => (this.objectives = list.items.map((o) => choice(o.id, o.definition.title))))
        .catch(() => undefined);
    });
  }
}
