// Errors in the server's words, beside their fields; and the pauses between tries to reconnect.
import { expect, it, vi } from 'vitest';
import { address, json } from './client';
import { Problem, offline, problemOf } from './problem';
import { pauseBefore } from './stream';

const body = {
  code: 'plan.invalid',
  detail: 'Twee dingen kloppen niet.',
  errors: [
    { code: 'target.not_a_number', pointer: '/goals/0/target', text: 'Geen getal.', hint: 'Schrijf bijvoorbeeld <= 10.' },
    { code: 'plan.odd', text: 'Iets anders.' },
  ],
};

it('a complaint stands beside the field that it is about, with its hint', () => {
  const problem = new Problem(422, body);
  expect(problem.at('/goals/0')).toBe('Geen getal. Schrijf bijvoorbeeld <= 10.');
  expect(problem.at('/goals/0/target')).toContain('Geen getal.');
  expect(problem.at('/goals/1')).toBeUndefined();
});

it('a complaint without a field on the form is shown all the same', () => {
  const problem = new Problem(422, body);
  expect(problem.elsewhere(['/goals'])).toEqual(['Iets anders.']);
  expect(new Problem(500, { detail: 'De schijf is vol.' }).elsewhere(['/goals'])).toEqual(['De schijf is vol.']);
});

it('a definition is sent as /definition/…, and its fields are found without that', () => {
  const problem = new Problem(422, { detail: 'x', pointer: '/definition/owner' });
  expect(problem.at('/owner')).toBe('x.');
});

it('an answer that is no problem+json keeps its status', async () => {
  const problem = await problemOf(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
  expect([problem.status, problem.message]).toEqual([502, '502 Bad Gateway']);
  expect(offline().isOffline).toBe(true);
});

it('texts about data keep their amounts whole; what somebody wrote stays as it is', async () => {
  const answer = {
    title: 'Boven € 5 mln', target_text: '≥ € 5', reason: { text: 'nog € 2 te gaan' },
    spans: [{ part: 'value', text: '€ 5 mln' }],
  };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)));
  expect(await json('/x')).toEqual({ ...answer, target_text: '≥\u00a0€\u00a05', reason: { text: 'nog €\u00a02 te gaan' } });
  vi.unstubAllGlobals();
});

it('empty parameters stay out of the address', () => {
  expect(address('/scorecard', { on: undefined, lang: 'nl', q: '' })).toBe('/api/v1/scorecard?lang=nl');
  expect(address('/plan')).toBe('/api/v1/plan');
});

it('pauses double up to four seconds', () => {
  expect([0, 1, 2, 3, 4, 9].map(pauseBefore)).toEqual([250, 500, 1000, 2000, 4000, 4000]);
});
