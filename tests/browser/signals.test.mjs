// The process chart: what stands out is named, a new normal is proposed and accepted by a person with the
// cause, notes are drawn and listed, and all of it can be undone.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

const calm = [14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6, 14.1, 13.9, 14.2];
const better = [12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4, 12.6, 12.5];
const values = [...calm, ...better].map((value, i) => ({
  period: i < 18 ? `2025-W${35 + i}` : `2026-W0${i - 17}`, value,
}));

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
  await koers.call('POST', '/metrics', { definition: { name: 'wait', label: { nl: 'Wachttijd', en: 'Waiting time' }, type: 'manual', grain: 'week', time: 'mean', unit: 'minute', direction: 'down' } });
  await koers.call('POST', '/metrics/wait/values', { values });
  await koers.call('POST', '/kpis', { definition: { id: 'waiting', metric: 'wait', owner: 'anna', objectives: ['less-churn'], grain: 'week', goals: [{ period: '2026-Q1', kind: 'reach', target: '<= 10', window: 'at_end' }] } });
});

// The effort of customers in marks of 1 to 7.
async function askCustomers() {
  await koers.call('POST', '/metrics', { definition: { name: 'effort', from_catalog: 'ces', label: { nl: 'Inspanning', en: 'Effort' }, type: 'manual', grain: 'month', time: 'mean' } });
  await koers.call('POST', '/metrics/effort/values', { values: [{ period: '2025-12', value: 5.4, n: 64, sd: 1.6 }] });
  await koers.call('POST', '/kpis', { definition: { id: 'effort', metric: 'effort', owner: 'anna', objectives: ['less-churn'], grain: 'month', goals: [{ period: '2026-Q1', kind: 'reach', target: '>= 5.6', window: 'at_end' }] } });
}

const address = (query = '?limits=1') => `${koers.url}/kpis/waiting${query}`;
const lines = (page, name) => page.locator(`.picture svg .${name}`);
const counts = (page, name, wanted) =>
  page.waitForFunction(([mark, count]) => document.querySelectorAll(`.picture svg .${mark}`).length === count, [name, wanted]);

describe('the process chart', () => {
  it('proposes a new normal, which a person accepts with the cause and can undo', async () => {
    const { page, errors, close } = await open(browser, address());
    const proposal = page.getByRole('heading', { name: 'Een nieuw normaal?' });
    await proposal.waitFor();
    await counts(page, 'kc-mean', 1);
    assert.ok((await lines(page, 'kc-signal').count()) > 0);
    await page.getByText('Signalen en waarom').click();
    await page.getByText(/acht of meer op rij/).first().waitFor();
    await page.getByText(/zonder verandering wordt het niet gehaald/).waitFor();

    const accept = page.getByRole('button', { name: 'Aanvaarden als nieuw normaal' });
    await accept.click();
    await page.getByText(/Een aantekening zegt iets/).waitFor();
    await page.getByLabel('Wat is er veranderd?').fill('Nieuwe planning');
    await accept.click();
    await counts(page, 'kc-mean', 2);
    await proposal.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Nieuwe planning' }).first().waitFor();

    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await proposal.waitFor();
    await counts(page, 'kc-mean', 1);
    assert.deepEqual(errors, []);
    await close();
  });

  it('tells the newest signals, and the others where somebody asks', async () => {
    const day = (i) => new Date(Date.UTC(2025, 11, 1 + i)).toISOString().slice(0, 10);
    const long = [...calm, ...calm.slice(0, 10), ...better, ...better].map((value, i) => ({ period: day(i), value }));
    await koers.call('POST', '/metrics', { definition: { name: 'long', label: { nl: 'Lang', en: 'Long' }, type: 'manual', grain: 'day', time: 'mean', unit: 'minute', direction: 'down' } });
    await koers.call('POST', '/metrics/long/values', { values: long });
    await koers.call('POST', '/kpis', { definition: { id: 'long', metric: 'long', owner: 'anna', objectives: ['less-churn'], grain: 'day', goals: [{ period: '2026-Q1', kind: 'reach', target: '<= 10', window: 'at_end' }] } });
    const { signals } = await koers.call('GET', '/kpis/long/process');
    assert.ok(signals.length > 12);
    const { page, close } = await open(browser, `${koers.url}/kpis/long?limits=1`);
    await page.getByText('Signalen en waarom').click();
    const told = page.locator('details li');
    await told.first().filter({ hasText: signals.at(-1).text }).waitFor();
    assert.equal(await told.count(), 12);
    await page.getByRole('button', { name: `${signals.length - 12} eerdere` }).click();
    await told.nth(signals.length - 1).filter({ hasText: signals[0].text }).waitFor();
    assert.equal(await told.count(), signals.length);
    await close();
  });

  it('is put off by whoever does not want to decide now', async () => {
    const { page, close } = await open(browser, address());
    const proposal = page.getByRole('heading', { name: 'Een nieuw normaal?' });
    await proposal.waitFor();
    await page.getByRole('button', { name: 'Nu niet' }).click();
    await proposal.waitFor({ state: 'detached' });
    await page.reload();
    await lines(page, 'kc-mean').first().waitFor({ state: 'attached' });
    assert.equal(await proposal.count(), 0);
    await close();
  });

  it('takes a note by keyboard, draws it, and leaves out a value with a known cause', async () => {
    const { page, close } = await open(browser, address());
    await page.getByRole('button', { name: 'Aantekening maken' }).press('Enter');
    await page.getByLabel('Wat gebeurde er?').fill('Storing in de telefooncentrale');
    await page.getByLabel('Dag', { exact: true }).fill('2025-10-14');
    await page.getByLabel('De waarde van die dag').selectOption('exclude');
    await page.getByLabel('Dag', { exact: true }).press('Enter');
    await counts(page, 'kc-annotation', 2);  // The line and its place in the legend.
    await lines(page, 'kc-excluded').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /Aantekening bij .* intrekken/ }).press('Enter');
    await counts(page, 'kc-annotation', 0);
    await close();
  });

  for (const [lang, theme, width] of [['nl', 'light', 1280], ['en', 'dark', 360]]) {
    it(`is accessible and fits: ${lang}, ${theme}, ${width} pixels`, async () => {
      await koers.call('POST', '/kpis/waiting/annotations', { day: '2025-11-03', note: 'A longer note about what happened that week' });
      const { page, close } = await open(browser, address(), { theme, width, lang, csp: false });
      await lines(page, 'kc-mean').first().waitFor({ state: 'attached' });
      await page.locator('section.callout').waitFor();
      await assertAccessible(page, 'the chart');
      await assertFits(page, 'the chart');
      await page.getByRole('button', { name: /^(Aantekening maken|Add a note)$/ }).click();
      await assertAccessible(page, 'the form');
      await assertFits(page, 'the form');
      await close();
    });
  }
});

describe('a survey', () => {
  it('asks how many answered and how far they lie apart, and tells what a change then says', async () => {
    await askCustomers();
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/effort`);
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByLabel('Waarde in punten').fill('5,6');
    await page.getByLabel('Over periode').selectOption('2026-01');
    await page.getByLabel('Standaardafwijking').fill('1,5');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Geef n, 2 of meer').waitFor();
    await assertAccessible(page, 'the form of a survey');
    await page.getByLabel('Aantal antwoorden').fill('50');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText(/standaardfout 0,212; met 95% zekerheid 5,18 punten tot 6,02 punten/).waitFor();
    await page.getByText(/binnen de steekproeffout/).first().waitFor();
    assert.deepEqual(errors, []);
    await close();
  });
});
