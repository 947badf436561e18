// The quality of forecasts: nothing yet, counts while there are few closed goals, a diagram from thirty on.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

let browser;
before(async () => {
  browser = await launch();
});

// Calls by week rise from 91 in week 4; in week 17, with which April's goals end, they are at 103.5.
const weeks = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i).map((week) => ({
    period: `2026-W${String(week).padStart(2, '0')}`, value: 87 + week + (week % 2 === 0 ? 0.5 : -0.5), n: 10,
  }));

/** A server on 10 May 2026 whose April had so many goals, each asking one call more than the one before; the first may have work. */
async function afterApril(count, work) {
  const koers = await Koers.start({ today: '2026-03-30' });
  await koers.call('PUT', '/organization', { name: 'Waterland', locale: 'nl', timezone: 'Europe/Amsterdam' });
  await koers.call('POST', '/objectives', { definition: { id: 'service', title: 'Service', period: 2026 } });
  await koers.call('POST', '/metrics', { definition: { name: 'calls', label: { nl: 'Gesprekken', en: 'Calls' }, type: 'manual', grain: 'week', time: 'mean', unit: 'count', direction: 'up' } });
  await koers.call('POST', '/metrics/calls/values', { values: weeks(4, 13) });
  for (let i = 0; i < count; i += 1) {
    const goals = [{ from: '2026-03-30', to: '2026-04-26', kind: 'reach', target: `>= ${90 + i}` }];
    await koers.call('POST', '/kpis', { definition: { id: `calls-${i}`, metric: 'calls', objectives: ['service'], goals } });
  }
  if (work) await koers.call('POST', '/initiatives', { definition: { id: 'bot', title: 'Bot', supports: ['calls-0'], ...work } });
  const goTo = async (today) => {
    await koers.stop();
    koers.today = today;
    await koers.start();
  };
  await goTo('2026-04-27');
  await koers.call('POST', '/metrics/calls/values', { values: weeks(14, 17) });
  await goTo('2026-05-10');
  return koers;
}

describe('the quality of forecasts', () => {
  it('says that nothing has closed, and how the method did on public series', async () => {
    const koers = await Koers.start();
    await koers.call('PUT', '/organization', { name: 'Waterland', locale: 'nl', timezone: 'Europe/Amsterdam' });
    const { page, errors, close } = await open(browser, `${koers.url}/settings`);
    await page.getByRole('link', { name: 'Kwamen de kansen uit die Koers gaf?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kwaliteit van de verwachtingen' }).waitFor();
    await page.getByText('Er zijn nog geen doelen afgesloten.').waitFor();
    const table = page.getByRole('region', { name: 'De rekenmethode op openbare reeksen' });
    assert.equal(await table.getByRole('row').count(), 7);
    const { benchmark } = await koers.call('GET', '/forecast-quality');
    const total = benchmark.rows.find((row) => row.rhythm === 'total');
    await page.getByText(`Versie ${benchmark.engine} van de rekenmethode kreeg ${total.series.toLocaleString('nl-NL')} openbare reeksen`).waitFor();
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('shows counts while few goals have closed', async () => {
    const koers = await afterApril(2);
    const { page, errors, close } = await open(browser, `${koers.url}/forecast-quality`);
    await page.getByText('Van 2 van de 2 afgesloten doelen was een kans vastgelegd. Vanaf 30').waitFor();
    const table = page.getByRole('region', { name: 'Per moment waarop de kans gegeven werd' });
    const all = await table.getByRole('row').last().getByRole('cell').allTextContents();
    assert.deepEqual(all.slice(0, 2), ['Samen', '8']);
    assert.equal(all[3], '8 van 8 (100%)');
    assert.equal(await page.locator('svg.kc-reliability').count(), 0);
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('tells whether the estimates of planned work helped', async () => {
    const koers = await afterApril(2, { due: '2026-04-20', effect: { mean: -20, sd: 1 } });
    const { page, errors, close } = await open(browser, `${koers.url}/forecast-quality`, { csp: false });
    await page.getByRole('heading', { name: 'Met het geplande werk erbij' }).waitFor();
    const { total } = await koers.call('GET', '/forecast-quality');
    assert.ok(total.work.brier_with_work > total.work.brier);
    await page.getByText(`${total.work.forecasts} over één doel`).waitFor();
    await settled(page);
    await assertAccessible(page, 'quality with work');
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('draws a diagram from thirty goals on, which fits and can be read by everybody', async () => {
    const koers = await afterApril(32);
    for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
      const { page, errors, close } = await open(browser, `${koers.url}/forecast-quality`, { theme, width, lang, csp: false });
      await page.locator('svg.kc-reliability .kc-dot').first().waitFor();
      await settled(page);
      await page.getByText(lang === 'nl' ? 'Tabel' : 'Table', { exact: true }).click();
      const quality = await koers.call('GET', `/forecast-quality?lang=${lang}`);
      assert.equal(quality.judged_goals, 32);
      const rows = page.getByRole('region', { name: quality.diagram.table.caption }).getByRole('row');
      assert.equal(await rows.count(), quality.total.reliability.bins.length + 1);
      await page.getByText(quality.diagram.text).last().waitFor();
      await assertAccessible(page, '/forecast-quality');
      await assertFits(page, '/forecast-quality');
      assert.deepEqual(errors, []);
      if (process.env.KOERS_LOOK) await page.screenshot({ path: join(process.env.KOERS_LOOK, `quality-${theme}-${width}-${lang}.png`), fullPage: true });
      await close();
    }
    // 90 to 103 were met, 104 to 121 were not.
    const { total, leads } = await koers.call('GET', '/forecast-quality');
    assert.equal(leads[0].reliability.forecasts, 32);
    assert.equal(leads[0].reliability.came_true, 14);
    assert.ok(total.reliability.brier < total.reliability.brier_of_base_rate);
    await koers.end();
  });

  it('is looked back on for one KPI, when somebody asks', async () => {
    const koers = await afterApril(1);
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/calls-0`);
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await settled(page);
    assert.equal(asked.some((path) => path.endsWith('/looked-back')), false);
    await page.getByText('Teruggekeken op uw eigen cijfers', { exact: true }).click();
    const back = await koers.call('GET', '/kpis/calls-0/looked-back?lang=nl');
    await page.getByText(back.text).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('back'), '1');
    const rows = page.getByRole('region', { name: 'Teruggekeken op uw eigen cijfers' }).getByRole('row');
    assert.equal(await rows.count(), back.windows.length === 0 ? 0 : back.windows.length + 1);
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });
});
