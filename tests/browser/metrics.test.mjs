// The page of metrics and the catalogue, against the real server: what there is, how fresh it is and what went
// wrong, search in both languages with typing errors, pitfalls, and a KPI that starts from an entry.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled, textWith } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
  await koers.call('POST', '/metrics', { definition: { name: 'churn', from_catalog: 'customer_churn', type: 'manual', grain: 'month' } });
});

const own = (page, id) => page.locator(`[data-metric="${id}"]`);

describe('metrics', () => {
  it('lists what there is: newest value, how far it reaches, how fresh it is, what uses it', async () => {
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Cijfers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cijfers' }).waitFor();
    await own(page, 'resolution_hours').getByText('t/m 8 feb').waitFor();
    await own(page, 'resolution_hours').getByText('in 1 KPI').waitFor();
    await own(page, 'churn').getByText('nog geen waarde').waitFor();
    await own(page, 'churn').getByText('in geen KPI').waitFor();
    await koers.call('PUT', '/metrics/churn/values/2025-09', { value: 1.4 });
    await own(page, 'churn').getByText('1,4%').waitFor();
    await own(page, 'churn').getByText('Onbekend').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('one field searches both: own metrics by name, the catalogue in both languages, misspelled too', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/metrics`);
    const search = page.getByLabel('Zoek een cijfer');
    await search.fill('klanttevredenhied');
    await page.getByRole('button', { name: /Klanttevredenheid.*bijna/ }).waitFor();
    await page.getByText('Geen van uw cijfers past bij “klanttevredenhied”.').waitFor();
    await search.fill('net revenue retention');
    await page.getByRole('button', { name: /Netto-omzetbehoud/ }).waitFor();
    await search.fill('oplostijd');
    await own(page, 'resolution_hours').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[data-metric]').length === 1);
    await search.fill('xyzzy');
    await page.getByRole('status').getByText('De catalogus kent “xyzzy” niet.', { exact: false }).waitFor();
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get('q')), 'xyzzy');
    assert.deepEqual(errors, []);
    await close();
  });

  it('an entry opens by keyboard with formula and pitfalls, and begins a KPI', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/metrics?q=klantverloop`);
    await page.getByRole('button', { name: /^Klantverloop/ }).focus();
    await page.keyboard.press('Enter');
    const { formula, pitfalls } = await koers.call('GET', '/catalog/customer_churn?lang=nl');
    await page.getByText(formula, { exact: true }).waitFor();
    await page.getByText(pitfalls[0]).waitFor();
    await page.getByRole('link', { name: 'Begin een KPI hiermee' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin met uw eigen cijfers' }).waitFor();
    await page.getByRole('heading', { name: 'Uit de catalogus: Klantverloop' }).waitFor();
    await page.getByText(pitfalls[0]).waitFor();
    assert.equal(await page.getByLabel('Wat meet u?').inputValue(), 'Klantverloop');
    assert.equal(await page.getByLabel('Eenheid').inputValue(), 'percent');
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill('2025-11\t2,4\n2025-12\t2,2\n2026-01\t2,3');
    await page.getByLabel('Hoogstens').fill('2');
    await page.locator('.preview .goal').waitFor();
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByLabel('Doelstelling').fill('Minder klantverloop');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Klantverloop' }).waitFor();
    await page.getByRole('heading', { name: 'Let op bij dit cijfer' }).waitFor();
    await page.getByText(pitfalls[0]).waitFor();
    const id = await page.evaluate(() => location.pathname.split('/').at(-1));
    const { metric } = await koers.call('GET', `/kpis/${id}`);
    assert.equal((await koers.call('GET', `/metrics/${metric}`)).definition.from_catalog, 'customer_churn');
    assert.deepEqual(errors, []);
    await close();
  });

  it('asks the catalogue when typing is over, and in a form only for words', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/metrics`);
    const asked = [];
    page.on('request', (request) => request.url().includes('/api/v1/catalog?') && asked.push(new URL(request.url()).searchParams.get('q')));
    await page.getByLabel('Zoek een cijfer').pressSequentially('klantverloop');
    await page.waitForFunction(() => document.querySelectorAll('[data-entry]').length > 0 && document.querySelectorAll('[data-entry]').length < 20);
    assert.equal(asked.at(-1), 'klantverloop');
    assert.ok(asked.length < 'klantverloop'.length / 2, asked.join(' '));
    asked.length = 0;
    await page.goto(`${koers.url}/guide`);
    await settled(page);
    await page.getByLabel('Zoek een cijfer').fill('xyzzy');
    await page.getByRole('status').getByText('De catalogus kent “xyzzy” niet.', { exact: false }).waitFor();
    assert.deepEqual(asked, ['xyzzy']);
    assert.deepEqual(errors, []);
    await close();
  });

  it('says so where the catalogue, values or the coach cannot be read', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`);
    const alert = page.getByRole('alert').getByText('Controleer of Koers nog draait', { exact: false });
    for (const path of ['**/api/v1/catalog?*', '**/api/v1/metrics/*/values?*', '**/api/v1/kpis/*/coach?*']) await page.route(path, (route) => route.abort());
    for (const path of ['/kpis/ticket-resolution', '/metrics/resolution_hours', '/metrics']) {
      await page.goto(koers.url + path);
      await alert.waitFor();
    }
    await page.goto(`${koers.url}/guide`);
    await page.getByLabel('Zoek een cijfer').fill('verloop');
    await alert.waitFor();
    assert.equal(await page.getByText('De catalogus kent “', { exact: false }).count(), 0);
    await close();
  });

  it('one metric has its definition, its pitfalls, its values, and takes a new one', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/metrics/resolution_hours`);
    await page.getByRole('region', { name: 'Waarden van Gemiddelde oplostijd' }).getByRole('row', { name: /week 6 2026/ }).waitFor();
    await page.getByRole('link', { name: 'Gemiddelde oplostijd' }).waitFor();
    await page.getByRole('button', { name: 'Meting toevoegen' }).click();
    await page.getByLabel(/Waarde in/).fill('9,9');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Vastgelegd voor week 7 2026.').waitFor();
    await textWith(page, 'header p', '9,9');
    await page.goto(`${koers.url}/metrics/churn`);
    await page.getByRole('heading', { name: 'Let op bij dit cijfer' }).waitFor();
    await page.goto(`${koers.url}/metrics/nowhere`);
    await page.getByRole('alert').getByText(/nowhere/).waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('a metric that cannot be computed says why, and is computed again on request', async () => {
    await koers.stop();
    const plan = join(koers.folder, 'calls.yaml');
    const source = join(koers.folder, 'calls.csv');
    const yaml = 'koers: 1\nsources: [{id: calls, path: calls.csv}]\nmetrics:\n  - {name: calls, label: Gesprekken, type: simple, source: calls, agg: count, agg_time_dimension: day}\n';
    writeFileSync(plan, yaml);
    writeFileSync(source, 'day,minutes\n2026-02-02,5\n2026-02-03,4\n');
    execFileSync(program, ['--db', join(koers.folder, 'test.db'), 'apply', '--yes', plan]);
    await koers.start();
    writeFileSync(source, 'minutes\n5\n');
    const { page, errors, close } = await open(browser, `${koers.url}/metrics/calls`);
    await page.getByRole('button', { name: 'Nu berekenen' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.goto(`${koers.url}/metrics`);
    await own(page, 'calls').locator('.failure').waitFor();
    writeFileSync(source, 'day,minutes\n2026-02-02,5\n2026-02-03,4\n2026-02-04,4\n');
    await page.goto(`${koers.url}/metrics/calls`);
    await page.getByRole('button', { name: 'Nu berekenen' }).click();
    await page.getByText(/^Berekend: \d+ waarden/).waitFor();
    await page.goto(`${koers.url}/metrics`);
    await own(page, 'calls').getByText('t/m 4 feb').waitFor();
    assert.equal(await own(page, 'calls').locator('.failure').count(), 0);
    assert.deepEqual(errors, []);
    await close();
  });

  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, koers.url, { theme, width, lang, csp: false });
      for (const path of ['/metrics', '/metrics?q=churn&entry=customer_churn', '/metrics/churn', '/metrics/resolution_hours?form=value', '/start?catalog=nrr']) {
        await page.goto(koers.url + path);
        await settled(page);
        await assertAccessible(page, path);
        await assertFits(page, path);
        assert.deepEqual(errors, [], path);
      }
      await close();
    });
  }
});

describe('without any metric', () => {
  it('says what a metric is and offers the catalogue', async () => {
    const empty = await Koers.start();
    const { page, close } = await open(browser, `${empty.url}/metrics`);
    await page.getByText('Een cijfer is wat u meet', { exact: false }).waitFor();
    await page.getByRole('heading', { level: 3, name: 'Financiën' }).waitFor();
    await close();
    await empty.end();
  });
});
