// Labels of recent periods for a form that asks "about which period?": the same labels as the API reads
// (2026-02-14, 2026-W07, 2026-02, 2026-Q1, FY2026-Q1). It offers; the server decides what is valid.
import { addDays, showDay } from './days';
import { localeOf, type Language } from './words';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

export interface Fiscal {
  start: number;
  name: 'start' | 'end';
}

const two = (n: number): string => String(n).padStart(2, '0');

/** ISO week: the year is that of the week's Thursday. */
function week(day: string): string {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01`);
  return `${thursday.slice(0, 4)}-W${two(Math.floor((Date.parse(thursday) - first) / 604_800_000) + 1)}`;
}

function fiscalYear(year: number, month: number, fiscal: Fiscal): number {
  const first = month >= fiscal.start ? year : year - 1;
  return fiscal.name === 'end' && fiscal.start > 1 ? first + 1 : first;
}

/** The label of the period that holds `day`. */
export function periodOf(day: string, grain: Grain, fiscal: Fiscal): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (grain === 'day') return day;
  if (grain === 'week') return week(day);
  if (grain === 'month') return day.slice(0, 7);
  const name = `${fiscal.start > 1 ? 'FY' : ''}${fiscalYear(year, month, fiscal)}`;
  if (grain === 'year') return name;
  const into = (month - fiscal.start + 12) % 12;
  return grain === 'quarter' ? `${name}-Q${Math.floor(into / 3) + 1}` : `${name}-H${Math.floor(into / 6) + 1}`;
}

/** The period of `day` and the ones before it, newest first. */
export function recentPeriods(day: string, grain: Grain, fiscal: Fiscal, count: number): string[] {
  const labels = new Set<string>();
  const stride = { day: 1, week: 7, month: 27, quarter: 80, half: 170, year: 350 }[grain];
  for (let at = day; labels.size < count; at = addDays(at, -stride)) labels.add(periodOf(at, grain, fiscal));
  return [...labels].slice(0, count);
}

/** A label as it reads: "week 7", "okt", "Q3 FY2026". The year is left out where it is `year`. */
export function showPeriod(label: string, language: Language, year?: string): string {
  const [, named = '', rest = ''] = /^((?:FY)?\d{4})-?(.*)$/.exec(label) ?? [];
  if (named === '' || rest === '') return label;
  if (/^\d{2}-\d{2}$/.test(rest)) return showDay(label, language, year);
  const tail = named === year ? '' : ` ${named}`;
  if (rest.startsWith('W')) return `week ${Number(rest.slice(1))}${tail}`;
  if (!/^\d{2}$/.test(rest)) return `${rest}${tail}`;
  const month = new Intl.DateTimeFormat(localeOf(language), { month: 'short', timeZone: 'UTC' });
  return month.format(Date.UTC(Number(named), Number(rest) - 1, 1)) + tail;
}
