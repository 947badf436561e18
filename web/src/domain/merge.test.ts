// What two people changed at once, put together.
import { describe, expect, it } from 'vitest';
import { merged } from './merge';

describe('what two changed', () => {
  it('keeps what either changed, and mine where both did', () => {
    const before = { title: 'A', owner: 'anna', team: 'x' };
    expect(merged({ ...before, title: 'B' }, before, { ...before, owner: 'bram' })).toEqual({ title: 'B', owner: 'bram', team: 'x' });
    expect(merged({ ...before, title: 'B' }, before, { ...before, title: 'C' }).title).toBe('B');
    expect(merged(before, before, { ...before, title: 'C' }).title).toBe('C');
  });

  it('keeps what either added to a record, and leaves out what either took away', () => {
    type Goal = { kind: string; window?: string; baseline?: number };
    const before: Goal = { kind: 'reach', window: 'at_end' };
    expect(merged<Goal>({ kind: 'maintain' }, before, { ...before, baseline: 3 })).toEqual({ kind: 'maintain', baseline: 3 });
  });

  it('adds and takes away names from both sides', () => {
    expect(merged(['a', 'c'], ['a', 'b'], ['a', 'b', 'd'])).toEqual(['a', 'd', 'c']);
  });

  it('compares things by their key: changed, added, removed', () => {
    const thing = (key: string, value: number) => ({ key, value });
    const before = [thing('a', 1), thing('b', 1), thing('c', 1)];
    const mine = [thing('a', 2), thing('b', 1), thing('mine', 1)];
    const now = [thing('a', 1), thing('c', 1), thing('theirs', 1)];
    expect(merged(mine, before, now)).toEqual([thing('a', 2), thing('mine', 1), thing('theirs', 1)]);
    expect(merged([thing('a', 2)], before, [])).toEqual([thing('a', 2)]);
  });
});
