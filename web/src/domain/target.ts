// A target as a form takes it apart: comparison and number. Other forms of target stay as they are.
export const comparators = ['<=', '>=', '<', '>', '='] as const;
export type Comparator = (typeof comparators)[number];

export interface SimpleTarget {
  cmp: Comparator;
  value: number;
}

/** "<= 10" taken apart; undefined where a target is a range, a list, or something else. */
export function readTarget(target: unknown): SimpleTarget | undefined {
  if (typeof target !== 'string') return undefined;
  const found = /^\s*(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/i.exec(target);
  if (!found) return undefined;
  return { cmp: found[1] as Comparator, value: Number(found[2]) };
}

export const writeTarget = (target: SimpleTarget): string => `${target.cmp} ${target.value}`;

/** As it reads: "≤ 10". */
export const signOf = (cmp: Comparator): string => cmp.replace('<=', '≤').replace('>=', '≥');
