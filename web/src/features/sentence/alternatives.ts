// Other words for a part of a sentence, to choose from; anything else may be typed as well.
import type { Language } from '../../domain/words';
import type { Span } from '../../state/sentence.svelte';

/** Behind the number and before it: one is not put in the other's place. */
const comparators: Record<Language, [string[], string[]]> = {
  nl: [['of minder', 'of meer', 'of lager', 'of hoger'], ['hoogstens', 'minstens', 'minder dan', 'meer dan']],
  en: [['or less', 'or more', 'or lower', 'or higher'], ['at most', 'at least', 'less than', 'more than']],
};

function periods(language: Language, today: string): string[] {
  const year = Number(today.slice(0, 4));
  const [by, quarter] = language === 'nl' ? ['eind', 'eind Q'] : ['by the end of', 'by the end of Q'];
  return [...[1, 2, 3, 4].map((n) => `${quarter}${n} ${year}`), `${by} ${year}`, `${by} ${year + 1}`];
}

export function alternatives(span: Span, language: Language, today: string): string[] {
  if (span.part === 'period') return periods(language, today);
  if (span.part !== 'comparator') return [];
  const [behind, before] = comparators[language];
  const isBehind = behind.some((words) => words.split(' ')[0] === span.text.toLowerCase().split(' ')[0]);
  return isBehind ? behind : before;
}
