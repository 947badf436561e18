// Labels of periods as people say them. Which periods there are is the server's business.
import { showDay } from './days';
import { localeOf, type Language } from './words';

/** A label as it reads: "week 7", "okt", "Q3 FY2026". The year is left out where it is `year`. */
export function showPeriod(label: string, language: Language, year?: string): string {
  const [, named = '', rest = ''] = /^((?:FY)?\d{4})-?(.*)$/.exec(label) ?? [];
  if (named === '' || rest === '') return label;
  if (/^\d{2}-\d{2}$/.test(rest)) return showDay(label, language, year);
  const tail = named === year ? '' : ` ${named}`;
  if (rest.startsWith('W')) return `week ${Number(rest.slice(1))}${tail}`;
  if (rest.startsWith('P')) return `${language === 'nl' ? 'periode' : 'period'} ${Number(rest.slice(1))}${tail}`;
  if (!/^\d{2}$/.test(rest)) return `${rest}${tail}`;
  const month = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' });
  return month.format(Date.UTC(Number(named), Number(rest) - 1, 1)) + tail;
}
