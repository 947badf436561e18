// From an empty database to a KPI of one's own, on one page, against the real server: numbers pasted from
// a spreadsheet, what was understood, the goal, the owner; then a value by HTTP, and it moves.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { launch, open, settled, textOtherThan, textWith } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

const numbers = [
  ['maand', 'oplostijd (uur)'], ['2025-04', '15,1'], ['2025-05', '14,6'], ['2025-06', '14,9'], ['2025-07', '14,2'], ['2025-08', '14,4'],
  ['2025-09', '13,8'], ['2025-10', '14,1'], ['2025-11', '13,6'], ['2025-12', '13,2'], ['2026-01', '12,9'],
].map((row) => row.join('\t')).join('\n');

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
});

describe('first run', () => {
  it('an empty database says how to begin', async () => {
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('link', { name: 'Begin met uw cijfers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin met uw eigen cijfers' }).waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('pasted numbers become a KPI, and a value pushed by HTTP moves it without a reload', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill(numbers);
    await page.locator('.understood svg.kc').waitFor();
    assert.equal(await page.getByLabel('Decimaalteken').inputValue(), ',');
    await page.getByLabel('Wat meet u?').fill('Gemiddelde oplostijd');
    await page.getByLabel('Eenheid').selectOption('hour');
    await page.getByText('Lager is beter').click();
    await page.getByLabel('Hoogstens').fill('12');
    await page.locator('.preview svg.kc-trend').waitFor();
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByLabel('Doelstelling').fill('Minder klantverloop');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gemiddelde oplostijd' }).waitFor();
    await page.locator('svg.kc-trend').waitFor();
    const before = await textWith(page, '.headline', '12,9');
    await page.evaluate(() => (globalThis.stayed = true));

    const id = await page.evaluate(() => location.pathname.split('/').at(-1));
    const { metric } = await koers.call('GET', `/kpis/${id}`);
    await koers.call('PUT', `/metrics/${metric}/values/2026-02`, { value: 11.4 });
    const now = await textOtherThan(page, '.headline', before);
    assert.match(now, /11,4/);
    assert.equal(await page.evaluate(() => globalThis.stayed), true);
    assert.deepEqual(errors, []);
    await close();
  });

  it('the new KPI stands on the scorecard and in the plan', async () => {
    const { page, close } = await open(browser, koers.url);
    await page.getByRole('link', { name: 'Gemiddelde oplostijd' }).waitFor();
    await page.getByText('Anna de Boer').first().waitFor();
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await settled(page);
    await page.getByRole('row', { name: /Minder klantverloop/ }).waitFor();
    await close();
  });

  it('a total, and each period, can be agreed as well, and the preview says it in words', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    const customers = ['Instroom per week', '', 'Week\tNieuwe klanten', ...Array.from({ length: 6 }, (_, i) => `week ${i + 1}\t${3 + (i % 3)}`), 'Totaal\t24'];
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill(customers.join('\n'));
    await page.getByText(/Begrepen: 6 weken, week 1 van 2026/).waitFor();
    await page.getByText(/Regel 10 is een totaalregel/).waitFor();
    assert.equal(await page.getByLabel('Wat meet u?').inputValue(), 'Nieuwe klanten');
    await page.getByText('Elke periode volhouden').click();
    await page.getByLabel('Telkens minstens').fill('3');
    await page.locator('.preview .goal', { hasText: '≥ 3 per week, van 1 januari 2026 tot en met 31 maart 2026' }).waitFor();
    await page.getByText('Een totaal halen').click();
    await page.getByLabel('Samen minstens').fill('40');
    await page.locator('.preview .goal', { hasText: 'In totaal ≥ 40 van 1 januari 2026 tot en met 31 maart 2026' }).waitFor();
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByLabel('Doelstelling').fill('Minder klantverloop');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nieuwe klanten' }).waitFor();
    await textWith(page, '.headline', 'afgesproken is ≥ 40');
    const { goals } = (await koers.call('GET', '/kpis/nieuwe-klanten/page')).document;
    assert.equal(goals[0].kind, 'accumulate');
    assert.deepEqual(errors, []);
    await close();
  });

  it('takes the metric that a sentence names from the catalogue once, and the last one named', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    const sentence = page.getByRole('textbox', { name: 'Uw doel in één zin' });
    const name = page.getByLabel('Wat meet u?');
    let letChurnAnswer;
    const asked = new Promise((heard) => {
      void page.route('**/api/v1/catalog/customer_churn?*', async (route) => {
        const answered = new Promise((let_) => (letChurnAnswer = let_));
        heard();
        await answered;
        await route.continue().catch(() => undefined);
      });
    });
    await sentence.fill('Klantverloop van 2% of minder eind 2026');
    await asked;
    await sentence.fill('Conversie van 5% of meer eind 2026');
    const isNamed = (label) => page.waitForFunction((wanted) => [...document.querySelectorAll('input')].some((i) => i.value === wanted), label);
    await isNamed('Conversieratio');
    letChurnAnswer();
    await page.unroute('**/api/v1/catalog/customer_churn?*');
    await page.getByRole('heading', { name: 'Uit de catalogus: Conversieratio' }).waitFor();
    await name.fill('Conversie van de winkel');
    await page.reload();
    await settled(page);
    await page.getByRole('heading', { name: 'Uit de catalogus: Conversieratio' }).waitFor();
    await page.locator('.chip.metric').waitFor();
    assert.equal(await name.inputValue(), 'Conversie van de winkel');
    // What cannot be read now is not what the catalogue does not know.
    await page.route('**/api/v1/catalog/customer_churn?*', (route) => route.abort());
    await sentence.fill('Klantverloop van 2% of minder eind 2026');
    await page.getByRole('alert').getByText('Controleer of Koers nog draait', { exact: false }).waitFor();
    assert.equal(await name.inputValue(), 'Conversie van de winkel');
    await page.unroute('**/api/v1/catalog/customer_churn?*');
    await sentence.fill('Doorlooptijd van de balie van 3 dagen of minder eind 2026');
    await page.getByRole('heading', { name: 'Uit de catalogus: Conversieratio' }).waitFor({ state: 'detached' });
    assert.deepEqual(errors, []);
    await close();
  });

  it('follows a link from the catalogue once, and says where there is no such entry', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start?catalog=customer_churn`);
    await page.getByRole('heading', { name: 'Uit de catalogus: Klantverloop' }).waitFor();
    assert.equal(await page.evaluate(() => location.search), '');
    await page.getByLabel('Wat meet u?').fill('Verloop per maand');
    await page.reload();
    await page.getByRole('heading', { name: 'Uit de catalogus: Klantverloop' }).waitFor();
    assert.equal(await page.getByLabel('Wat meet u?').inputValue(), 'Verloop per maand');
    await page.goto(`${koers.url}/start?catalog=nonsense`);
    await page.getByRole('alert').getByText(/nonsense/).waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('a CSV file may be dropped, and what was guessed can be corrected', async () => {
    const { page, close } = await open(browser, `${koers.url}/start`);
    const data = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['datum;omzet\n01-02-2026;1.250\n01-03-2026;1.300\n01-04-2026;1.410\n'], 'omzet.csv', { type: 'text/csv' }));
      return dropped;
    });
    await page.dispatchEvent('.paste', 'drop', { dataTransfer: data });
    await page.getByText(/Begrepen: 3 maanden, februari 2026 tot en met april 2026/).waitFor();
    await page.getByText('Aangenomen: kijk of het klopt.').first().waitFor();
    await page.getByLabel('Volgorde van datums').selectOption('mdy');
    await page.getByText(/Begrepen: 3 dagen, 2 januari 2026/).waitFor();
    await page.getByLabel('Decimaalteken').selectOption('.');
    await page.getByText(/punt is het decimaalteken/).waitFor();
    await close();
  });

  it('a thousand days are drawn at once', async () => {
    const { page, close } = await open(browser, `${koers.url}/start`, { width: 360 });
    const day = (i) => new Date(Date.UTC(2023, 3, 1 + i)).toISOString().slice(0, 10).split('-').reverse().join('-');
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill(`datum\tbezoekers\n${Array.from({ length: 1000 }, (_, i) => `${day(i)}\t${200 + (i % 7) * 3},5`).join('\n')}`);
    await page.getByText(/Begrepen: 1000 dagen/).waitFor();
    const { width, shown } = await page.locator('.understood svg.kc').evaluate((svg) => ({ width: svg.width.baseVal.value, shown: svg.getBoundingClientRect().width }));
    assert.equal(Math.round(shown), Math.round(width), 'drawn for the width that it is shown in');
    await close();
  });

  it('what cannot be read is said line by line, and nothing is stored', async () => {
    const before = await koers.call('GET', '/organization');
    const { page, close } = await open(browser, `${koers.url}/start`);
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill('maand;uren\n2025-11;13,6\n2025-12;veel\n2026-01;12,9');
    await page.getByText(/Regel 3/).waitFor();
    assert.deepEqual((await koers.call('GET', '/organization')).counts, before.counts);
    await close();
  });
});
