// What is chosen for a KPI becomes the decision that the server records: nothing more, nothing guessed.
import { describe, expect, it } from 'vitest';
import type { CloseRow } from '../api/types';
import { decisionOf, verdictsOf, type Choice } from './closing';

const row = {
  kpi: 'wait',
  record: null,
  next: { is_set: false, proposals: [{ target: 8.5 }, { target: 9 }] },
} as unknown as CloseRow;
const choice = (changes: Partial<Choice>): Choice => ({ pick: '', own: '', ...changes });
const decided = (changes: Partial<Choice>) => decisionOf(row, choice(changes), 'nl');

describe('the choices of a KPI', () => {
  it('are numbered in order, without proposals where there are none, and none where a goal is set', () => {
    expect(verdictsOf(row)).toEqual(['renew', '0', '1', 'own', 'stop']);
    expect(verdictsOf({ ...row, next: { ...row.next, proposals: [] } })).toEqual(['renew', 'own', 'stop']);
    expect(verdictsOf({ ...row, next: { ...row.next, is_set: true } })).toEqual([]);
  });
});

describe('a decision', () => {
  it('is nothing until something was chosen or learned', () => {
    expect(decided({})).toBeUndefined();
    expect(decided({ lesson: '  ' })).toBeUndefined();
    expect(decided({ lesson: 'Twee balies' })).toEqual({ kpi: 'wait', lesson: 'Twee balies' });
    const learned = { ...row, record: { lesson: 'Twee balies' } } as CloseRow;
    expect(decisionOf(learned, choice({ lesson: 'Twee balies' }), 'nl')).toBeUndefined();
    expect(decisionOf(learned, choice({ lesson: '' }), 'nl')).toEqual({ kpi: 'wait', lesson: '' });
  });

  it('says nothing of a lesson that was not typed here', () => {
    const learned = { ...row, record: { lesson: 'Van een ander' } } as CloseRow;
    expect(decisionOf(learned, choice({ pick: 'renew' }), 'nl')).toEqual({ kpi: 'wait', decision: 'renew' });
  });

  it('renews, stops, takes a proposal or a number of one’s own', () => {
    expect(decided({ pick: 'renew' })).toEqual({ kpi: 'wait', decision: 'renew' });
    expect(decided({ pick: 'stop' })).toEqual({ kpi: 'wait', decision: 'stop' });
    expect(decided({ pick: '1' })).toEqual({ kpi: 'wait', decision: 'change', target: 9 });
    expect(decided({ pick: 'own', own: '7,5' })).toEqual({ kpi: 'wait', decision: 'change', target: 7.5 });
    expect(decided({ pick: 'own', own: '40..60' })).toMatchObject({ target: { lo: 40, hi: 60 } });
  });

  it('leaves it to the server to say what is missing', () => {
    expect(decided({ pick: 'own', own: '' })).toMatchObject({ target: null });
    expect(decided({ pick: 'own', own: '40..' })).toMatchObject({ target: null });
    expect(decided({ pick: 'own', own: '1..2..3' })).toMatchObject({ target: null });
  });
});
