// The one filter field of a list: every word typed must occur somewhere, without case or accents.
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLocaleLowerCase();

export function matches(filter: string, fields: (string | null | undefined)[]): boolean {
  const words = plain(filter).split(/\s+/).filter(Boolean);
  const text = plain(fields.filter(Boolean).join(' \n '));
  return words.every((word) => text.includes(word));
}
