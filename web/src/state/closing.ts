// What is chosen for a KPI when a period is closed, as the decision that the server records.
import type { CloseDecision, CloseRow } from '../api/types';
import { readNumber } from '../domain/numbers';
import type { Language } from '../domain/words';

/** '' is no choice yet; a number is that proposal. */
export type Verdict = '' | 'renew' | '0' | '1' | 'own' | 'stop';

export interface Choice {
  pick: Verdict;
  /** The target as typed. */
  own: string;
  /** As typed; left out where nothing was. */
  lesson?: string;
}

/** The choices there are for a KPI, in the order of their keys. */
export const verdictsOf = (row: CloseRow): Verdict[] =>
  row.next.is_set ? [] : ['renew', ...row.next.proposals.map((_, i) => String(i) as Verdict), 'own', 'stop'];

/** A number, the limits of a range, or null: the server says what is missing. */
function typedTarget(text: string, language: Language): CloseDecision['target'] {
  const [lo, hi, ...more] = text.split('..').map((part) => readNumber(part, language));
  if (more.length > 0 || lo === undefined) return null;
  if (!text.includes('..')) return lo;
  return hi === undefined ? null : { lo, hi };
}

function picked(row: CloseRow, choice: Choice, language: Language): Partial<CloseDecision> {
  switch (choice.pick) {
    case '':
      return {};
    case 'renew':
    case 'stop':
      return { decision: choice.pick };
    case 'own':
      return { decision: 'change', target: typedTarget(choice.own, language) };
    default:
      return { decision: 'change', target: row.next.proposals[Number(choice.pick)]?.target ?? null };
  }
}

/** Undefined where nothing was chosen and no other lesson was typed. */
export function decisionOf(row: CloseRow, choice: Choice, language: Language): CloseDecision | undefined {
  const lesson = choice.lesson?.trim();
  const says = lesson !== undefined && lesson !== (row.record?.lesson ?? '');
  if (choice.pick === '' && !says) return undefined;
  return { kpi: row.kpi, ...picked(row, choice, language), ...(says ? { lesson } : {}) };
}
