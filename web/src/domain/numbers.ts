// Numbers as people type and read them. Values that were measured come from the server as text already;
// this is for what stands in a form and for shares of a whole.
import { localeOf, type Language } from './words';

/** "0,62" or "0.62". */
export const showNumber = (value: number, language: Language, digits = 2): string =>
  new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value).replace('-', '\u2212');

/** A score: always as many decimals, so that scores line up. */
export const showScore = (score: number, language: Language, digits = 2): string =>
  new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(score);

/** A share as a percentage, written as the server writes it: "62%". */
export const showShare = (share: number, language: Language, digits = 0): string =>
  `${showNumber(share * 100, language, digits)}%`;

/** A chance as a percentage, written as the server writes it: never rounded to 0 or 100 unless it is. */
export function showChance(chance: number, language: Language): string {
  if (chance > 0 && chance < 0.01) return '<\u00a01%';
  if (chance > 0.99 && chance < 1) return '>\u00a099%';
  return showShare(chance, language);
}

/**
 * A number typed in a form, with the decimal mark of the language; undefined where it is none. The other
 * mark is accepted where only one reading exists ("10.5" in Dutch), never as a guess at thousands.
 */
export function readNumber(text: string, language: Language): number | undefined {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-');
  if (plain === '') return undefined;
  const [group, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const own = new RegExp(`^-?\\d*\\${decimal}?\\d+$`);
  const other = new RegExp(`^-?\\d+\\${group}\\d+$`);
  let normal: string;
  if (grouped.test(plain)) normal = plain.replaceAll(group, '').replace(decimal, '.');
  else if (own.test(plain)) normal = plain.replace(decimal, '.');
  else if (other.test(plain)) normal = plain.replace(group, '.');
  else return undefined;
  const value = Number(normal);
  return Number.isFinite(value) ? value : undefined;
}
