// The open page follows the real server: values, corrections, a restart in between. Nothing is lost and
// nothing is reloaded.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { launch, open, textOtherThan, textWith } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
});

const value = (kpi) => `li[data-kpi="${kpi}"] .value`;
const push = (week, number) => koers.call('PUT', `/metrics/resolution_hours/values/${week}`, { value: number });
const stay = (page) => page.evaluate(() => (globalThis.stayed = true));
const stayed = (page) => page.evaluate(() => globalThis.stayed);

describe('live', () => {
  it('a pushed value moves scorecard and KPI page, each without a reload', async () => {
    const list = await open(browser, koers.url);
    const kpi = await open(browser, `${koers.url}/kpis/ticket-resolution`);
    await Promise.all([stay(list.page), stay(kpi.page)]);
    const headline = await kpi.page.locator('.headline').innerText();
    await push('2026-W07', 9.7);
    await textWith(list.page, value('ticket-resolution'), '9,7');
    assert.match(await textOtherThan(kpi.page, '.headline', headline), /9,7/);
    assert.deepEqual([await stayed(list.page), await stayed(kpi.page)], [true, true]);
    assert.deepEqual([...list.errors, ...kpi.errors], []);
    await Promise.all([list.close(), kpi.close()]);
  });

  it('a value added on the page is recorded, and a correction shows its history', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply`);
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByLabel('Waarde in uur').fill('3,6');
    await page.getByLabel('Over periode').selectOption('2026-W07');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Vastgelegd voor week 7 2026.').waitFor();
    await textWith(page, '.headline', '3,6');
    const values = await koers.call('GET', '/metrics/first_reply_hours/values?grain=week&from=2026-02-09');
    assert.equal(values.at(-1).value, 3.6);
    assert.deepEqual(errors, []);
    await close();
  });

  for (const signal of ['SIGTERM', 'SIGKILL']) {
    it(`a server that is restarted after ${signal} is found again, and nothing in between is missed`, async () => {
      const { page, errors, close } = await open(browser, koers.url);
      await stay(page);
      await push('2026-W07', 9.5);
      await textWith(page, value('ticket-resolution'), '9,5');
      await koers.stop(signal);
      await page.getByTestId('reconnecting').waitFor();
      assert.ok((await page.locator(value('ticket-resolution')).innerText()).includes('9,5'));
      await koers.start();
      await push('2026-W07', 8.8);
      await textWith(page, value('ticket-resolution'), '8,8');
      await page.waitForFunction(() => document.querySelector('[data-testid="reconnecting"]') === null);
      await push('2026-W07', 8.6);
      await textWith(page, value('ticket-resolution'), '8,6');
      assert.equal(await stayed(page), true);
      assert.deepEqual(errors, []);
      await close();
    });
  }

  it('a burst of values ends on the last one', async () => {
    const { page, close } = await open(browser, koers.url);
    for (let i = 1; i <= 39; i += 1) await push('2026-W07', (100 + i) / 10);
    await textWith(page, value('ticket-resolution'), '13,9');
    await close();
  });

  it('another day is shown as it stood then', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`);
    const today = await page.locator('.headline').innerText();
    await page.getByRole('button', { name: /Stand op/ }).click();
    await page.getByRole('button', { name: /Een week geleden/ }).click();
    await page.waitForFunction(() => new URLSearchParams(location.search).get('on') === '2026-02-07');
    await textOtherThan(page, '.headline', today);
    await page.goBack();
    await textWith(page, '.headline', today);
    await close();
  });
});
