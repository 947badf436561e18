// Everything by keyboard alone, against the real server: no pointer is used in this file.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { launch, open, textWith } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
});

/** Presses Tab until what has the focus is called `name`; fails after `most` presses. */
async function tabTo(page, name, most = 60) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const e = document.activeElement;
      const label = e?.getAttribute('aria-label') ?? e?.labels?.[0]?.textContent ?? e?.textContent ?? '';
      return label.trim();
    });
    if (here.startsWith(name)) return;
  }
  assert.fail(`Tab never reaches "${name}"`);
}

describe('by keyboard alone', () => {
  it('from the scorecard to a KPI and a new value', async () => {
    const { page, errors, close } = await open(browser, koers.url);
    await tabTo(page, 'Gemiddelde oplostijd');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Gemiddelde oplostijd' }).waitFor();
    await tabTo(page, 'Meting toevoegen');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('dialog input'));
    await page.keyboard.type('9,9');
    await page.keyboard.press('Enter');
    await page.getByText('Vastgelegd voor week 7 2026.').waitFor();
    await textWith(page, '.headline', '9,9');
    assert.deepEqual(errors, []);
    await close();
  });

  it('language, theme and day', async () => {
    const { page, close } = await open(browser, koers.url);
    await page.getByRole('radio', { name: 'NL' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.getByRole('radio', { name: 'Same as system' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.getByRole('button', { name: /As of/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('on') === '2026-02-13');
    await close();
  });

  it('a goal is changed in the form', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply`);
    await tabTo(page, 'Bewerken');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('dialog input'));
    await tabTo(page, 'Streefwaarde');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3,5');
    await page.keyboard.press('Enter');
    await page.getByText('Opgeslagen.', { exact: true }).waitFor();
    await textWith(page, 'aside', '3,5');
    assert.deepEqual(errors, []);
    await close();
  });
});
