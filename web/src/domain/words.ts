// Words of the page in Dutch and English, looked up by key. `{name}` in a text is a parameter; a key with
// `.one` beside it has a singular, chosen by the parameter `n`. Texts about data come from the server.
import en from '../i18n/en.json';
import nl from '../i18n/nl.json';

export type Language = 'nl' | 'en';
export type Key = keyof typeof nl;
export type Params = Record<string, string | number>;

const texts: Record<Language, Record<string, string>> = { nl, en };
const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

export const localeOf = (language: Language): string => locales[language];

export function translate(language: Language, key: Key, params: Params = {}): string {
  const words = texts[language];
  const single = params['n'] === 1 ? words[`${key}.one`] : undefined;
  const text = single ?? words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** The language of choice: what was chosen before, else the organization's, else the browser's. */
export function chooseLanguage(chosen: string | null, organization: string | undefined, browser: string): Language {
  for (const candidate of [chosen, organization, browser.slice(0, 2)]) {
    if (candidate === 'nl' || candidate === 'en') return candidate;
  }
  return 'en';
}

/** A text that may be given per language. */
export type Texts = string | Partial<Record<Language, string>>;

/** In this language or else in the other. */
export const inLanguage = (texts: Texts, language: Language): string =>
  typeof texts === 'string' ? texts : (texts[language] ?? texts.nl ?? texts.en ?? '');

/** A title that was typed anew in one language; one that is given per language keeps the other. */
export const retitled = (before: Texts | undefined, title: string, language: Language): Texts =>
  before === undefined || typeof before === 'string' ? title : { ...before, [language]: title };

/** Where something stands in a file. */
export const inFile = (place: { file?: string | null; line?: number | null; column?: number | null }): string =>
  [place.file, place.line, place.column].filter((part) => part !== null && part !== undefined).join(':');

/** Texts as sentences one after the other: each ends with a mark, empty ones are left out. */
export const sentences = (...texts: (string | null | undefined)[]): string =>
  texts
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`))
    .join(' ');

/** An amount stands on one line: no break behind the sign of a currency or of a comparison ("≥ € 310.000"). */
export const unbroken = (text: string): string =>
  text.replace(/([€£¥]|US\$) (?=[\d\u2212])/g, '$1\u00a0').replace(/([≤≥<>]) (?=\S)/g, '$1\u00a0');

/** A readable id made of a title: "Minder klantverloop!" is minder-klantverloop. Never empty, never one of `taken`. */
export function slugOf(title: string, taken: readonly string[] = []): string {
  const plain = title.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 56).replace(/-+$/, '') || 'x';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.includes(id)) return id;
  }
}
