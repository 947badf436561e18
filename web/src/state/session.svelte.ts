// Who looks and how: language, theme, and the organization that is looked at.
import { readOrganization } from '../api/koers';
import type { Organization } from '../api/types';
import { chooseLanguage, translate, type Key, type Language, type Params } from '../domain/words';
import { live } from './live.svelte';
import { recall, remember } from './storage';

export type Theme = 'auto' | 'light' | 'dark';

class Session {
  organization = $state.raw<Organization>();
  #reading: AbortController | undefined;
  #chosen = $state(recall('language'));
  /** Who is looking: the id of a person, where he or she said so. Until there are accounts it is a courtesy. */
  me = $state(recall('me') ?? undefined);
  theme = $state<Theme>((recall('theme') as Theme | null) ?? 'auto');
  language: Language = $derived(
    chooseLanguage(this.#chosen, this.organization?.locale, navigator.language),
  );
  /** Today as the organization reckons it; the browser's day until it is known. */
  today = $derived(this.organization?.today ?? new Date().toISOString().slice(0, 10));
  timezone = $derived(this.organization?.timezone ?? 'UTC');

  chooseLanguage(language: Language): void {
    this.#chosen = language;
    remember('language', language);
  }

  /** Says who is looking; with "" nobody in particular. */
  introduce(id: string): void {
    this.me = id === '' ? undefined : id;
    remember('me', this.me ?? null);
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme;
    remember('theme', theme === 'auto' ? null : theme);
    this.showTheme();
  }

  showTheme(): void {
    if (this.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }

  /** The organization as it was just saved; what is still being read is older. */
  take(organization: Organization): void {
    this.#reading?.abort();
    this.organization = organization;
  }

  /** Reads the organization, and again whenever something changed or the stream came back. */
  follow(): () => void {
    void this.#read();
    return live.listen((event) => {
      if (['applied', 'changed', 'day_closed', 'reset'].includes(event.type)) void this.#read();
    });
  }

  /** Of reads that overtake each other the last one counts. */
  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const organization = await readOrganization(reading.signal).catch(() => undefined);
    if (organization && !reading.signal.aborted) this.organization = organization;
  }
}

export const session = new Session();

/** The words for a key in the language of the session; follows a change of language. */
export const t = (key: Key, params?: Params): string => translate(session.language, key, params);
