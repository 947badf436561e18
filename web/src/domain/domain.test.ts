// The words and forms of the page: what is shown of days, numbers, trees and addresses.
import { describe, expect, it } from 'vitest';
import { kpiPath, linkTo, routeOf, withParams } from './address';
import { axisOf, barOn, marksOn, placeOn } from './axis';
import { addDays, endOfMonth, isDay, showDay } from './days';
import { matches } from './filter';
import { readNumber, showChance, showShare } from './numbers';
import { showPeriod } from './periods';
import { isClosed, mostUrgentFirst, statuses } from './status';
import { readTarget, writeTarget } from './target';
import { alsoOf, backOf, dropOf, leaveOf, othersAbove, rowsOf, stepOf } from './tree';
import { chooseLanguage, inFile, retitled, sentences, slugOf, translate, unbroken } from './words';

describe('days', () => {
  it('are real calendar days or nothing', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('14-02-2026')).toBe(false);
    expect(isDay(undefined)).toBe(false);
  });

  it('move over months, years and changes of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(endOfMonth('2024-02-10')).toBe('2024-02-29');
  });

  it('are written as the language does, without the year where it is known', () => {
    expect(showDay('2026-02-14', 'nl')).toBe('14 feb 2026');
    expect(showDay('2026-02-14', 'en')).toBe('14 Feb 2026');
    expect(showDay('2026-02-14', 'nl', '2026')).toBe('14 feb');
  });
});

describe('labels of periods', () => {
  it('read as people say them, with the year where it is another one', () => {
    expect(showPeriod('2026-W07', 'nl', '2026')).toBe('week 7');
    expect(showPeriod('2026-W07', 'nl')).toBe('week 7 2026');
    expect(showPeriod('2025-10', 'nl', '2026')).toBe('okt 2025');
    expect(showPeriod('2026-03', 'en', '2026')).toBe('Mar');
    expect(showPeriod('2026-02-14', 'nl', '2026')).toBe('14 feb');
    expect(showPeriod('2026-Q3', 'en')).toBe('Q3 2026');
    expect(showPeriod('FY2027-H1', 'nl', '2026')).toBe('H1 FY2027');
    expect(showPeriod('2026', 'nl')).toBe('2026');
  });
});

describe('numbers', () => {
  it('are read with the decimal mark of the language', () => {
    expect(readNumber('12,5', 'nl')).toBe(12.5);
    expect(readNumber('12.5', 'en')).toBe(12.5);
    expect(readNumber('1.250', 'nl')).toBe(1250);
    expect(readNumber('1,250.5', 'en')).toBe(1250.5);
    expect(readNumber('−3', 'nl')).toBe(-3);
  });

  it('are read with the other mark where only one reading exists', () => {
    expect(readNumber('10.5', 'nl')).toBe(10.5);
    expect(readNumber('1,250', 'en')).toBe(1250);
  });

  it('are nothing where they are none', () => {
    for (const text of ['', 'x', '1.2.3', '1e999', '--1']) expect(readNumber(text, 'nl')).toBeUndefined();
  });

  it('are never rounded to certainty where they are chances', () => {
    expect(showChance(0.999, 'en')).toBe('>\u00a099%');
    expect(showChance(0.001, 'nl')).toBe('<\u00a01%');
    expect(showChance(0, 'nl')).toBe('0%');
    expect(showChance(1, 'en')).toBe('100%');
    expect(showChance(0.434, 'en')).toBe('43%');
  });

  it('are rounded where they are shares', () => {
    expect(showShare(0.995, 'en', 1)).toBe('99.5%');
    expect(showShare(0.004, 'nl', 1)).toBe('0,4%');
    expect(showShare(0.999, 'en')).toBe('100%');
    expect(showShare(-0.25, 'nl')).toBe('\u221225%');
  });
});

describe('a goal', () => {
  it('is closed when nothing about it is a matter of chance', () => {
    expect(statuses.filter(isClosed)).toEqual(['missed', 'partial', 'achieved', 'dropped']);
  });
});

describe('addresses', () => {
  it('name a route', () => {
    expect(routeOf('/')).toEqual({ name: 'scorecard' });
    expect(routeOf('/kpis/ticket-resolution')).toEqual({ name: 'kpi', id: 'ticket-resolution' });
    expect(routeOf('/kpis/%E0%A4%A')).toEqual({ name: 'kpi', id: '%E0%A4%A' });
    expect(routeOf('/nowhere')).toEqual({ name: 'unknown' });
  });

  it('keep the day and lose what belongs to a page', () => {
    expect(linkTo(kpiPath('a b'), '?on=2026-02-14&q=x')).toBe('/kpis/a%20b?on=2026-02-14');
    expect(withParams('?on=2026-02-14&q=x', { q: null })).toBe('?on=2026-02-14');
    expect(withParams('', { q: '' })).toBe('');
  });
});

it('a filter wants every word, without case and accents', () => {
  expect(matches('ozdemir verzuim', ['Ziekteverzuim', 'Daan Özdemir'])).toBe(true);
  expect(matches('anna verzuim', ['Ziekteverzuim', 'Daan Özdemir', null])).toBe(false);
  expect(matches('  ', [])).toBe(true);
});

it('what is off course comes first, equals keep their order', () => {
  const rows = [{ id: 1, status: 'on_track' }, { id: 2, status: 'off_track' }, { id: 3, status: 'on_track' }] as const;
  expect(mostUrgentFirst(rows).map((r) => r.id)).toEqual([2, 1, 3]);
});

describe('the tree', () => {
  const node = (id: string, parents: string[], children: string[]) => ({ id, parents, children });

  it('shows a node under every parent that it serves', () => {
    const nodes = [node('a', [], ['k']), node('b', [], ['k']), node('k', ['a', 'b'], [])];
    expect(rowsOf(nodes, new Set()).map((r) => r.key)).toEqual(['a', 'a/k', 'b', 'b/k']);
  });

  it('leaves out what is closed', () => {
    const nodes = [node('a', [], ['k']), node('k', ['a'], [])];
    expect(rowsOf(nodes, new Set(['a'])).map((r) => r.key)).toEqual(['a']);
  });

  it('survives a node that is its own ancestor, and a parent that is not there', () => {
    const nodes = [node('a', [], ['b']), node('b', ['a'], ['a', 'gone']), node('c', ['gone'], [])];
    expect(rowsOf(nodes, new Set()).map((r) => r.key)).toEqual(['a', 'a/b', 'c']);
  });
});

describe('moving in the plan', () => {
  type Kind = 'plan' | 'objective' | 'kpi';
  const node = (id: string, kind: Kind, parents: string[], children: string[]) => ({ id, kind, parents, children });
  const nodes = [
    node('p', 'plan', [], ['a', 'b']), node('a', 'objective', ['p'], ['k', 'l']), node('b', 'objective', ['p'], []),
    node('k', 'kpi', ['a'], []), node('l', 'kpi', ['a'], []), node('r', 'objective', [], []),
  ];
  const rows = rowsOf(nodes, new Set());
  const at = (key: string) => rows.find((row) => row.key === key)!;

  it('drops into what can hold it, and beside its like', () => {
    expect(dropOf(rows, at('p/b'), at('p/a'), 'into')).toEqual({ kind: 'objective', id: 'b', from: 'p', to: 'a', before: '' });
    expect(dropOf(rows, at('p/b'), at('p/a'), 'before')).toEqual({ kind: 'objective', id: 'b', from: 'p', to: 'p', before: 'a' });
    expect(dropOf(rows, at('r'), at('p/a'), 'after')).toEqual({ kind: 'objective', id: 'r', from: '', to: 'p', before: 'b' });
    expect(dropOf(rows, at('p/a/k'), at('p/b'), 'into')).toEqual({ kind: 'kpi', id: 'k', from: 'a', to: 'b', before: '' });
  });

  it('never into itself, into a KPI, of a plan, or where it stands already', () => {
    expect(dropOf(rows, at('p/a'), at('p/a/k'), 'before')).toBeUndefined();
    expect(dropOf(rows, at('p/b'), at('p/a/k'), 'into')).toBeUndefined();
    expect(dropOf(rows, at('p/a/k'), at('p'), 'into')).toBeUndefined();
    expect(dropOf(rows, at('p'), at('p/a'), 'before')).toBeUndefined();
    expect(dropOf(rows, at('p/b'), at('p/a'), 'after')).toBeUndefined();
    expect(dropOf(rows, at('p/b'), at('p'), 'into')).toBeUndefined();
  });

  it('steps among siblings, under the one above, and out', () => {
    expect(stepOf(rows, at('p/a/l'), 'up')).toMatchObject({ from: 'a', to: 'a', before: 'k' });
    expect(stepOf(rows, at('p/a/k'), 'down')).toMatchObject({ from: 'a', to: 'a', before: '' });
    expect(stepOf(rows, at('p/a/k'), 'up')).toBeUndefined();
    expect(stepOf(rows, at('p/b'), 'in')).toMatchObject({ from: 'p', to: 'a', before: '' });
    expect(stepOf(rows, at('p/b'), 'out')).toMatchObject({ from: 'p', to: '' });
    expect(stepOf(rows, at('p/a/k'), 'out')).toBeUndefined();
  });

  it('strategies are moved among themselves, by drag and by step', () => {
    const plans = rowsOf([node('p', 'plan', [], ['a']), node('a', 'objective', ['p'], []), node('q', 'plan', [], [])], new Set());
    const row = (key: string) => plans.find((r) => r.key === key)!;
    expect(stepOf(plans, row('q'), 'up')).toEqual({ kind: 'plan', id: 'q', from: '', to: '', before: 'p' });
    expect(stepOf(plans, row('p'), 'down')).toEqual({ kind: 'plan', id: 'p', from: '', to: '', before: '' });
    expect(stepOf(plans, row('q'), 'in')).toBeUndefined();
    expect(stepOf(plans, row('q'), 'out')).toBeUndefined();
    expect(dropOf(plans, row('q'), row('p'), 'before')).toMatchObject({ id: 'q', to: '', before: 'p' });
    expect(dropOf(plans, row('q'), row('p'), 'into')).toBeUndefined();
    expect(dropOf(plans, row('q'), row('p/a'), 'before')).toBeUndefined();
  });

  describe('of what has two parents', () => {
    const shared = rowsOf(
      [
        node('a', 'objective', [], ['k']), node('b', 'objective', [], ['k']), node('c', 'objective', [], ['d']),
        node('d', 'objective', ['c'], []), node('k', 'kpi', ['a', 'b'], []),
      ],
      new Set(),
    );
    const row = (key: string) => shared.find((r) => r.key === key)!;

    it('never under a parent that it has already by another edge', () => {
      expect(dropOf(shared, row('a/k'), row('b'), 'into')).toBeUndefined();
      expect(dropOf(shared, row('a/k'), row('b/k'), 'before')).toBeUndefined();
      expect(dropOf(shared, row('a/k'), row('c'), 'into')).toMatchObject({ from: 'a', to: 'c' });
    });

    it('adds a parent, and leaves one', () => {
      expect(alsoOf(dropOf(shared, row('a/k'), row('c'), 'into')!)).toEqual({ kind: 'kpi', id: 'k', from: '', to: 'c', before: '', also: true });
      expect(othersAbove(shared, row('a/k')).map((n) => n.id)).toEqual(['c', 'd']);
      expect(othersAbove(shared, row('c')).map((n) => n.id)).toEqual(['a', 'b']);
      const leave = leaveOf(row('b/k'))!;
      expect(leave).toEqual({ kind: 'kpi', id: 'k', from: 'b', to: '', before: '' });
      expect(backOf(shared, row('b/k'), leave)).toEqual({ kind: 'kpi', id: 'k', from: '', to: 'b', before: '', also: true });
      expect(leaveOf(row('c/d'))).toBeUndefined();
      const added = alsoOf(dropOf(shared, row('a/k'), row('c'), 'into')!)!;
      expect(backOf(shared, row('a/k'), added)).toEqual({ kind: 'kpi', id: 'k', from: 'c', to: '', before: '' });
    });
  });

  it('has a way back to where it stood', () => {
    const move = stepOf(rows, at('p/a'), 'down')!;
    expect(backOf(rows, at('p/a'), move)).toEqual({ kind: 'objective', id: 'a', from: 'p', to: 'p', before: 'b' });
  });
});

describe('a title typed anew', () => {
  it('keeps the other language, and is one text where it was one', () => {
    expect(retitled({ nl: 'Oud', en: 'Old' }, 'Nieuw', 'nl')).toEqual({ nl: 'Nieuw', en: 'Old' });
    expect(retitled({ nl: 'Oud' }, 'New', 'en')).toEqual({ nl: 'Oud', en: 'New' });
    expect(retitled('Oud', 'Nieuw', 'nl')).toBe('Nieuw');
    expect(retitled(undefined, 'Nieuw', 'nl')).toBe('Nieuw');
  });
});

it('a place in a file is named as far as it is known', () => {
  expect(inFile({ file: 'plan.yaml', line: 3, column: 9 })).toBe('plan.yaml:3:9');
  expect(inFile({ file: 'plan.yaml', line: null })).toBe('plan.yaml');
  expect(inFile({})).toBe('');
});

describe('ids', () => {
  it('are made of titles, readable and unused', () => {
    expect(slugOf('Minder klantverloop!')).toBe('minder-klantverloop');
    expect(slugOf('Één team', ['een-team'])).toBe('een-team-2');
    expect(slugOf('…')).toBe('x');
  });
});

describe('the time axis', () => {
  const axis = { start: '2026-01-01', end: '2026-12-31' };

  it('spans all periods and marks quarters within one year', () => {
    expect(axisOf([{ start: '2026-02-01', end: '2026-12-31' }, { start: '2026-01-01', end: '2026-03-31' }])).toEqual(axis);
    expect(axisOf([])).toBeUndefined();
    expect(marksOn(axis).map((m) => m.label)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
    expect(marksOn({ start: '2025-07-01', end: '2027-06-30' }).map((m) => m.label)).toEqual(['2026', '2027']);
  });

  it('ends a bar with its last day, and places no day outside', () => {
    expect(barOn(axis, axis)).toEqual({ x: 0, width: 100 });
    expect(placeOn(axis, '2027-01-01')).toBeUndefined();
    expect(placeOn(axis, '2026-01-01')).toBe(0);
  });
});

it('a simple target is taken apart and put together; others are left alone', () => {
  expect(readTarget('<= 10')).toEqual({ cmp: '<=', value: 10 });
  expect(writeTarget({ cmp: '>=', value: -2.5 })).toBe('>= -2.5');
  expect(readTarget({ lo: 1, hi: 2 })).toBeUndefined();
  expect(readTarget('soon')).toBeUndefined();
});

describe('words', () => {
  it('take parameters and leave unknown ones in sight', () => {
    expect(translate('nl', 'age.days', { n: 2 })).toBe('2 dagen oud');
    expect(translate('en', 'age.days')).toBe('{n} days old');
  });

  it('become sentences, with a mark where there is none', () => {
    expect(sentences('Geen getal', null, 'Verbeter de cel.')).toBe('Geen getal. Verbeter de cel.');
  });

  it('keep an amount on one line, and break elsewhere', () => {
    const whole = 'Nu € 306.000; doel ≥ € 310.000, kans < 1%'.replace(/(?<=[€≥<]) /g, '\u00a0');
    expect(unbroken('Nu € 306.000; doel ≥ € 310.000, kans < 1%')).toBe(whole);
    expect(unbroken('US$ 5 en € \u22123')).toBe('US$\u00a05 en €\u00a0\u22123');
    expect(unbroken('De kosten in € per klant')).toBe('De kosten in € per klant');
  });

  it('come in the chosen language, else the organization’s, else the browser’s', () => {
    expect(chooseLanguage('en', 'nl', 'nl-NL')).toBe('en');
    expect(chooseLanguage(null, 'nl', 'en-US')).toBe('nl');
    expect(chooseLanguage(null, undefined, 'nl-BE')).toBe('nl');
    expect(chooseLanguage('xx', undefined, 'fr-FR')).toBe('en');
  });
});
