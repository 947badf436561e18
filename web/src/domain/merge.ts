// Two changed the same thing: what each of them changed is kept. Where both changed one value it is mine.
// Lists of names and lists of things with a key are taken apart; any other list is one value.
type Keyed = Record<string, unknown> & { key: string };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isNames = (x: unknown): x is string[] => Array.isArray(x) && x.every((item) => typeof item === 'string');
const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);
const isKeyed = (x: unknown): x is Keyed[] =>
  Array.isArray(x) && x.every((item) => isRecord(item) && typeof item['key'] === 'string');

/** `mine` was made of `before`, which has become `now` meanwhile. */
export function merged<T>(mine: T, before: T, now: T): T {
  return mergedAny(mine, before, now) as T;
}

function mergedAny(mine: unknown, before: unknown, now: unknown): unknown {
  if (isSame(mine, before)) return now;
  if (isSame(now, before)) return mine;
  const all = [mine, before, now];
  if (all.every(isNames)) return mergedNames(mine as string[], before as string[], now as string[]);
  if (all.every(isKeyed)) return mergedKeyed(mine as Keyed[], before as Keyed[], now as Keyed[]);
  if (all.every(isRecord)) return mergedRecord(...(all as [Keyed, Keyed, Keyed]));
  return mine;
}

const mergedNames = (mine: string[], before: string[], now: string[]): string[] => [
  ...now.filter((name) => mine.includes(name) || !before.includes(name)),
  ...mine.filter((name) => !before.includes(name) && !now.includes(name)),
];

/** A thing that one of them removed is gone where the other left it as it was. */
function mergedKeyed(mine: Keyed[], before: Keyed[], now: Keyed[]): Keyed[] {
  const of = (list: Keyed[], key: string) => list.find((item) => item.key === key);
  const kept = mine.flatMap((item) => {
    const [was, is] = [of(before, item.key), of(now, item.key)];
    if (!is) return was && isSame(item, was) ? [] : [item];
    return [was ? (mergedAny(item, was, is) as Keyed) : item];
  });
  const changed = (item: Keyed) => !isSame(item, of(before, item.key));
  return [...kept, ...now.filter((item) => !of(mine, item.key) && changed(item))];
}

/** A value that is left out counts as one. */
function mergedRecord(mine: Record<string, unknown>, before: Record<string, unknown>, now: Record<string, unknown>) {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(mine)])];
  const values = keys.map((key) => [key, mergedAny(mine[key], before[key], now[key])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
