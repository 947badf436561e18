// What the page does by itself, against a stand-in server: addresses, Back, keyboard, drafts, problems in
// the server's words, offline, and the layout from 360 pixels.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled, textWith } from './support/browser.mjs';
import { emit, standin } from './support/standin.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await standin();
});
after(() => server?.stop());

const pages = [
  '/', '/?open=ticket-resolution', '/?q=zzz', '/?group=owner&on=2026-02-01', '/plan', '/kpis/ticket-resolution',
  '/kpis/resolved-in-a-day?table=1', '/kpis/ticket-resolution?form=value', '/kpis/ticket-resolution?form=edit',
  '/start', '/settings', '/kpis/nope', '/nope',
];

describe('every page is accessible and fits', () => {
  for (const theme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      it(`${theme}, ${width} pixels`, async () => {
        const lang = theme === 'light' ? 'nl' : 'en';
        const { page, errors, close } = await open(browser, server.url, { theme, width, lang, csp: false });
        for (const path of pages) {
          await page.goto(server.url + path);
          await settled(page);
          await assertAccessible(page, path);
          await assertFits(page, path);
          assert.deepEqual(errors, [], path);
        }
        await close();
      });
    }
  }
});

describe('addresses', () => {
  it('hold filter, grouping, open row and day, and Back returns', async () => {
    const { page, errors, close } = await open(browser, server.url);
    await page.getByRole('searchbox').fill('ziekte');
    await page.waitForFunction(() => location.search === '?q=ziekte');
    assert.equal(await page.locator('li[data-kpi]').count(), 1);
    await page.getByRole('searchbox').press('Escape');
    await page.getByText('Eigenaar', { exact: true }).click();
    await page.getByRole('heading', { name: 'Carla Smit' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Gezond groeien in drie regio’s' }).waitFor();
    await page.getByRole('link', { name: 'Ziekteverzuim' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ziekteverzuim' }).waitFor();
    await page.goBack();
    await page.locator('li[data-kpi]').first().waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('keep the day from page to page, and today is the absence of it', async () => {
    const { page, close } = await open(browser, `${server.url}/?on=2026-02-01`);
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.waitForFunction(() => location.pathname + location.search === '/plan?on=2026-02-01');
    await page.getByRole('link', { name: 'Terug naar vandaag' }).click();
    await page.waitForFunction(() => location.pathname + location.search === '/plan');
    await close();
  });
});

describe('the keyboard', () => {
  it('reaches the filter with "/", opens a row with Enter, walks rows with arrows', async () => {
    const { page, close } = await open(browser, server.url);
    await page.keyboard.press('/');
    await page.keyboard.type('oplostijd');
    await page.waitForFunction(() => document.querySelectorAll('li[data-kpi]').length === 1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Klantverloop per maand openklappen' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('li[data-kpi="ticket-resolution"] svg.kc-trend').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('svg.kc-trend') === null);
    await close();
  });

  it('finds anything with Control-K', async () => {
    const { page, close } = await open(browser, server.url, { csp: false });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('verzuim');
    await page.getByRole('option', { name: 'Ziekteverzuim KPI' }).waitFor();
    await assertAccessible(page, 'search');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ziekteverzuim' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    await close();
  });

  it('skips to the content first', async () => {
    const { page, close } = await open(browser, server.url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    await close();
  });

  it('folds and walks the plan, and Enter leads to the KPI', async () => {
    const { page, close } = await open(browser, `${server.url}/plan`);
    await page.locator('tr[data-node="plan-2028"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.search === '?closed=less-churn');
    assert.equal(await page.locator('tr[data-node="ticket-resolution"]').count(), 0);
    await page.keyboard.press('ArrowRight');
    await page.locator('tr[data-node="ticket-resolution"]').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Gemiddelde oplostijd' }).waitFor();
    await close();
  });

  it('reads a chart point by point', async () => {
    const { page, close } = await open(browser, `${server.url}/kpis/ticket-resolution`);
    const chart = page.getByRole('slider');
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Home');
    assert.equal(await chart.getAttribute('aria-valuenow'), '1');
    await page.keyboard.press('End');
    assert.match(await chart.getAttribute('aria-valuetext'), /forecast/);
    await close();
  });

  it('closes a form with Escape and keeps what was typed', async () => {
    const { page, close } = await open(browser, `${server.url}/kpis/ticket-resolution`);
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByLabel('Waarde in uur').fill('12,9');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    assert.equal(await page.getByLabel('Waarde in uur').inputValue(), '12,9');
    await close();
  });
});

describe('problems', () => {
  it('say what the server says, and trying again works', async () => {
    server.state.fail = 503;
    const { page, close } = await open(browser, `${server.url}/plan`);
    await page.getByText('De schijf is vol. Maak ruimte vrij.').waitFor();
    server.state.fail = undefined;
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await page.getByRole('treegrid').waitFor();
    await close();
  });

  it('stand beside the field that they are about', async () => {
    const { page, close } = await open(browser, `${server.url}/start`);
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill('maand\turen\n2025-10\t14,2\n2025-11\t13,9\n2025-12\t13,1');
    await page.getByText('Begrepen: 3 maanden').waitFor();
    await page.getByLabel('Wat meet u?').fill('Oplostijd');
    await page.getByLabel('Minstens').fill('9.999.999');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    const field = page.getByLabel('Minstens');
    await page.getByText('Deze streefwaarde ligt ver buiten wat ooit gemeten is.').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await close();
  });

  it('of a KPI that lives in a file come with the change for that file', async () => {
    const { page, close } = await open(browser, `${server.url}/kpis/resolved-in-a-day?form=edit`);
    await page.getByLabel('Eigenaar').selectOption('carla');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('+  owner: carla').waitFor();
    await close();
  });
});

describe('live', () => {
  it('a changed value appears without a reload, underlined', async () => {
    const { page, close } = await open(browser, server.url);
    await page.evaluate(() => (globalThis.stayed = true));
    await page.request.put(`${server.url}/api/v1/metrics/mrr/values/2026-W06`, { data: { value: 333.3 } });
    await textWith(page, 'li[data-kpi="mrr"] .value', '333,3');
    assert.equal(await page.locator('li[data-kpi="mrr"] .value .changed').count(), 1);
    assert.equal(await page.evaluate(() => globalThis.stayed), true);
    await close();
  });

  it('losing the server shows a thin line and keeps the data; it catches up by itself', async () => {
    const own = await standin();
    const { page, errors, close } = await open(browser, own.url);
    await page.waitForFunction(() => document.querySelector('li[data-kpi]') !== null);
    await own.stop();
    await page.getByTestId('reconnecting').waitFor();
    assert.ok((await page.locator('li[data-kpi]').count()) > 3);
    const again = await standin({ port: own.port });
    await page.waitForFunction(() => document.querySelector('[data-testid="reconnecting"]') === null);
    emit(again.state, 'applied', {});
    await settled(page);
    assert.deepEqual(errors, []);
    await close();
    await again.stop();
  });

  it('an empty organization says how to begin', async () => {
    const empty = await standin({ isEmpty: true, isDemo: false });
    const { page, close } = await open(browser, empty.url);
    await page.getByRole('link', { name: 'Begin met uw cijfers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin met uw eigen cijfers' }).waitFor();
    await close();
    await empty.stop();
  });
});
