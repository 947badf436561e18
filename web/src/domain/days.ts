// Days as ISO texts (YYYY-MM-DD) for display and for the presets of a form: UTC arithmetic on calendar
// days, no clock, no zone. What a period means for a goal is the server's business.
import { localeOf, type Language } from './words';

const dayLength = 86_400_000;

export const isDay = (text: string | null | undefined): text is string =>
  text != null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && iso(Date.parse(text)) === text;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => iso(Date.parse(day) + days * dayLength);

export const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(last) - Date.parse(first)) / dayLength);

/** "14 feb 2026"; without the year where it is `year`. */
export function showDay(day: string, language: Language, year?: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  if (year === undefined || !day.startsWith(year)) options.year = 'numeric';
  return new Intl.DateTimeFormat(localeOf(language), options).format(Date.parse(day));
}

/** A moment from the change log, in the organization's zone. */
export function showMoment(at: string, language: Language, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone };
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : new Intl.DateTimeFormat(localeOf(language), options).format(time);
}

/** "maart", "March"; `month` 1–12. */
/** 0 for Monday; 1 January 2024 was one. */
export const weekdayName = (weekday: number, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + weekday));

export const monthName = (month: number, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));

export const endOfMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return iso(Date.UTC(year, month, 0));
};

export interface Span {
  start: string;
  end: string;
}
