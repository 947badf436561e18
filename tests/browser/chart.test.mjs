// What may be seen of a chart beside its values: another stretch, the year before, normal variation, the
// table. All of it stands in the address.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { launch, open } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start({ command: 'demo', today: '2026-11-20' });
});

const points = (page) => page.getByRole('slider').getAttribute('aria-valuemax').then(Number);
const has = (page, mark) => page.locator(`.picture svg .${mark}`).first().waitFor({ state: 'attached' });

describe('the chart of a KPI', () => {
  it('shows what is asked for and keeps it in the address', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`);
    await page.locator('svg.kc-trend').waitFor();
    const recent = await points(page);
    await page.getByText('Alles', { exact: true }).click();
    await page.waitForFunction((before) => Number(document.querySelector('[role=slider]')?.getAttribute('aria-valuemax')) > before, recent);
    await page.getByRole('button', { name: 'Jaar eerder' }).click();
    await has(page, 'kc-before');
    await page.getByRole('button', { name: 'Normale schommeling' }).click();
    await has(page, 'kc-limit-line');
    await page.getByText(/waarden van nu/).waitFor();
    await page.getByRole('button', { name: 'Tabel' }).click();
    await page.getByRole('columnheader', { name: 'Jaar eerder' }).waitFor();
    assert.equal(new URL(page.url()).search, '?range=all&before=1&limits=1&table=1');

    await page.reload();
    await has(page, 'kc-before');
    await has(page, 'kc-limit-line');
    await page.getByRole('columnheader', { name: 'Jaar eerder' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Jaar eerder' }).getAttribute('aria-pressed'), 'true');
    await page.getByText('Recent', { exact: true }).click();
    for (const name of ['Jaar eerder', 'Normale schommeling', 'Tabel']) await page.getByRole('button', { name }).click();
    await page.waitForFunction(() => location.search === '');
    assert.deepEqual(errors, []);
    await close();
  });

  it('says each point in words, with the year before', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/ticket-resolution?before=1`);
    const chart = page.getByRole('slider');
    await chart.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    assert.match(await chart.getAttribute('aria-valuetext'), /prognose/);
    await page.waitForFunction(() => document.querySelector('[role=slider]').getAttribute('aria-valuetext') !== null);
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowLeft');
    assert.match(await chart.getAttribute('aria-valuetext'), /jaar eerder/);
    await close();
  });

  it('of a total is the running total within the goal, single values beyond it', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/new-customers`);
    await page.locator('svg.kc-trend').waitFor();
    const { state } = await koers.call('GET', '/kpis/new-customers/page');
    const { points: running } = await koers.call('GET', '/kpis/new-customers/chart.json');
    assert.equal(running.findLast((point) => point.kind === 'actual').value, state.value);
    await page.getByText('12 maanden').click();
    await page.waitForFunction(() => Number(document.querySelector('[role=slider]')?.getAttribute('aria-valuemax')) > 50);
    await close();
  });

  it('has facts that can be read at 360 pixels', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`, { width: 360 });
    const facts = await page.locator('aside').innerText();
    for (const fact of ['Stand op', 'Nu', 'Doel', 'Einddatum', 'Beginstand', 'Voortgang', 'Verwacht vandaag', 'Waarnemingen', 'Kans dat het lukt']) {
      assert.ok(facts.includes(fact), fact);
    }
    assert.match(await page.locator('.reason').innerText(), /^Niet op koers: /);
    const cut = await page.locator('main dd, main td, main .headline').evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent));
    assert.deepEqual(cut, []);
    await close();
  });

  it('has the newest changes below it, and all of them on request', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`, { lang: 'en' });
    const { history } = await koers.call('GET', '/kpis/ticket-resolution/page');
    assert.ok(history.length > 12);
    const changes = page.locator('section', { has: page.getByRole('heading', { name: 'History' }) }).getByRole('listitem');
    assert.equal(await changes.count(), 12);
    await page.getByRole('button', { name: `${history.length - 12} earlier ones` }).click();
    assert.equal(await changes.count(), history.length);
    await close();
  });

  it('keeps an amount on one line at 320 pixels', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/recurring-revenue`, { width: 320 });
    const headline = await page.locator('.headline').innerText();
    assert.match(headline, /≥\u00a0€\u00a0310\.000/);
    assert.doesNotMatch(headline + (await page.locator('aside').innerText()), /[€≥≤<>] /);
    await close();
  });
});
