// The page that closes a quarter, against the real server: by keyboard from KPI to KPI, recorded at once; what
// a file needs; refusals beside their KPI; both languages, light and dark, 360 pixels.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed, seedPlan, seedSpring } from './support/seed.mjs';

const plan = `koers: 1
kpis:
  - id: in-file
    metric: first_reply_hours
    title: {nl: Antwoord uit het bestand, en: Reply from the file}
    objectives: [less-churn]
    grain: week
    goals: [{period: 2026-Q1, kind: reach, target: "<= 3"}]
`;

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start({ today: '2026-05-20' });
  await seed(koers);
  await seedPlan(koers);
  await seedSpring(koers);
  writeFileSync(join(koers.folder, 'plan.yaml'), plan);
  execFileSync(program, ['--db', join(koers.folder, 'test.db'), 'apply', join(koers.folder, 'plan.yaml'), '--yes']);
});

const focused = (page) => page.evaluate(() => document.activeElement?.closest('li')?.dataset.kpi);
const rowsOf = async () => {
  const { teams } = await koers.call('GET', '/close/2026-Q1');
  return Object.fromEntries(teams.flatMap((team) => team.rows.map((row) => [row.kpi, row])));
};

describe('the page that closes a quarter', () => {
  it('is linked from the scorecard, and has a page for each team', async () => {
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('link', { name: 'Q1 2026 afsluiten: nog 3 te bespreken' }).click();
    await page.getByRole('heading', { level: 1, name: 'Q1 2026 afsluiten' }).waitFor();
    await page.getByText('0 van 1 besproken').waitFor();
    await page.getByText('Zonder team').click();
    await page.getByText('0 van 2 besproken').waitFor();
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get('team')), '-');
    assert.deepEqual(errors, []);
    await close();
  });

  it('is accessible and fits', async () => {
    for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en'], ['light', 360, 'nl'], ['dark', 1280, 'en']]) {
      const { page, errors, close } = await open(browser, `${koers.url}/close/2026-Q1?team=-`, { theme, width, lang, csp: false });
      const where = `${theme}, ${width}, ${lang}`;
      await page.locator('li[data-kpi=ticket-resolution] input[value=own]').check({ force: true });
      await assertAccessible(page, where);
      await assertFits(page, where);
      if (process.env.KOERS_LOOK) await page.screenshot({ path: join(process.env.KOERS_LOOK, `close-${theme}-${width}-${lang}.png`), fullPage: true });
      assert.deepEqual(errors, [], where);
      await close();
    }
  });

  it('says what it will not do beside the KPI, and keeps what was typed', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/close/2026-Q1?team=-`);
    const row = page.locator('li[data-kpi=ticket-resolution]');
    await row.locator('input[value=own]').focus();
    await page.keyboard.press('Space');
    await row.getByLabel('Les van Gemiddelde oplostijd').fill('Twee balies');
    await page.getByRole('button', { name: 'Vastleggen (1)' }).click();
    await row.getByRole('alert').getByText('vraagt om een nieuwe doelwaarde').waitFor();
    assert.equal((await rowsOf())['ticket-resolution'].record, null);
    await page.reload();
    await settled(page);
    assert.equal(await row.getByLabel('Les van Gemiddelde oplostijd').inputValue(), 'Twee balies');
    assert.equal(await row.locator('input[value=own]').isChecked(), true);
    assert.deepEqual(errors, []);
    await close();
  });

  it('takes a decision and a lesson by keyboard alone, goes on, and records all at once', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/close/2026-Q1?team=support`);
    await page.keyboard.press('n');
    assert.equal(await focused(page), 'first-reply');
    await page.keyboard.press('3');
    assert.equal(await page.evaluate(() => document.activeElement.value), '1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Antwoorden eerst, 1 ding tegelijk');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Vastgelegd voor één KPI.').waitFor();
    await page.getByText(/Q2 2026: afgesproken is/).waitFor();
    await page.getByText('1 van 1 besproken').waitFor();
    const row = (await rowsOf())['first-reply'];
    assert.equal(row.record.lesson, 'Antwoorden eerst, 1 ding tegelijk');
    assert.equal(row.record.decision, 'change');
    assert.equal(row.next.is_set, true);
    assert.deepEqual(errors, []);
    await close();
  });

  it('sends a lesson only where one was typed, and lets go of a choice that came too late', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/close/2026-Q1?team=-`);
    const row = page.locator('li[data-kpi=ticket-resolution]');
    await row.locator('input[value=renew]').check({ force: true });
    const { open: next } = await koers.call('GET', '/close/2026-Q1');
    const decide = (decision) => koers.call('POST', '/close/2026-Q1', { open: next.id, decisions: [{ kpi: 'ticket-resolution', ...decision }] });
    await decide({ lesson: 'Van een ander' });
    await page.waitForFunction(() => document.querySelector('li[data-kpi=ticket-resolution] .lesson').value === 'Van een ander');
    const { document } = await koers.call('GET', '/kpis/ticket-resolution/page');
    const goals = [...document.goals, { period: '2026-Q2', kind: 'reach', target: '<= 9', window: 'at_end' }];
    await koers.call('PUT', '/kpis/ticket-resolution', { definition: { ...document, goals } });
    await row.getByText(/Q2 2026: afgesproken is/).waitFor();
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Vastleggen (1)' }).click();
    assert.deepEqual((await sent).postDataJSON().decisions, [{ kpi: 'ticket-resolution', decision: 'renew' }]);
    await row.getByRole('button', { name: 'Invoer wissen' }).click();
    await page.getByRole('button', { name: 'Vastleggen', exact: true }).waitFor();
    assert.equal((await rowsOf())['ticket-resolution'].record.lesson, 'Van een ander');
    await koers.call('PUT', '/kpis/ticket-resolution', { definition: document });
    assert.deepEqual(errors, []);
    await close();
  });

  it('what is on record is no draft any more, also where the change for a file fails after it', async () => {
    const { page, close } = await open(browser, `${koers.url}/close/2026-Q1?team=-`);
    await page.locator('li[data-kpi=in-file] input[value=renew]').check({ force: true });
    await page.getByLabel('Les van Gemiddelde oplostijd').fill('Eerst de oudste');
    await page.route('**/api/v1/close/**', (route) =>
      route.request().postDataJSON()?.decisions[0].kpi === 'in-file' ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: 'Vastleggen (2)' }).click();
    await page.getByText('De server antwoordt niet', { exact: false }).waitFor();
    await page.getByText('Vastgelegd voor één KPI.').waitFor();
    await page.getByRole('button', { name: 'Vastleggen (1)' }).waitFor();
    assert.equal((await rowsOf())['ticket-resolution'].record.lesson, 'Eerst de oudste');
    assert.equal(await page.locator('li[data-kpi=in-file] input[value=renew]').isChecked(), true);
    await close();
  });

  it('gives the change that a plan file needs, and records the others', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/close/2026-Q1?team=-`, { lang: 'en' });
    await page.keyboard.press('n');
    const first = await focused(page);
    await page.keyboard.press('n');
    const second = await focused(page);
    assert.deepEqual([first, second].sort(), ['in-file', 'ticket-resolution']);
    await page.keyboard.press('p');
    assert.equal(await focused(page), first);
    for (const kpi of ['in-file', 'ticket-resolution']) {
      await page.locator(`li[data-kpi=${kpi}] input[value=renew]`).focus();
      await page.keyboard.press('1');
    }
    await page.getByRole('button', { name: 'Record (2)' }).click();
    await page.locator('li[data-kpi=in-file]').getByText('period: 2026-Q2').waitFor();
    await page.locator('li[data-kpi=ticket-resolution]').getByText(/Q2 2026: ≤\s10 hours is agreed/).waitFor();
    assert.equal((await rowsOf())['in-file'].next.is_set, false);
    assert.deepEqual(errors, []);
    await close();
  });

  it('does not close what is not over, or is no period', async () => {
    const { page, close } = await open(browser, `${koers.url}/close/2026-Q2`);
    await page.getByText('2026-Q2 is nog niet voorbij').waitFor();
    await page.goto(`${koers.url}/close/2025-Q2`);
    await page.getByText('In Q2 2025 liep geen enkel doel af').waitFor();
    // Where there is little to show on a phone it stands at the top all the same.
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.locator('.body').evaluate((body) => body.getBoundingClientRect().top), 0);
    await close();
  });
});
