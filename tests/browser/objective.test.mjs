// The page of an objective and of a strategic plan, against the real server: the first question, what counts
// in it, every number down to what was measured, live, in both languages, by keyboard, at 360 pixels.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled, textOtherThan, textWith } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed, seedPlan } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
  await seedPlan(koers);
});

describe('an objective', () => {
  it('answers the first question: now, at the end, how many on course, the weakest, what is not covered', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/objectives/known-help`);
    const { score, expected_score: end, weakest } = await koers.call('GET', '/objectives/known-help');
    const shown = (value) => value.toFixed(2).replace('.', ',');
    const prime = page.getByRole('region', { name: 'Hoe het ervoor staat' });
    await prime.getByText(shown(score), { exact: true }).waitFor();
    await prime.getByText(shown(end), { exact: true }).waitFor();
    await prime.getByText('0 van 3 op koers').waitFor();
    // Which of the two costs most follows from a forecast.
    assert.ok(['Eerste reactie', 'Positieve buzz'].includes(weakest.title));
    await prime.getByText('Kost het meest').waitFor();
    await prime.getByText(weakest.title).waitFor();
    await page.getByText('Positieve buzz heeft nog geen cijfer of oordeel').waitFor();
    await page.getByText('1 van 2 mijlpalen').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('explains its score by keyboard: formula, inputs, values', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/objectives/known-help`);
    await page.getByRole('button', { name: /Score nu/ }).focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('group', { name: 'Hoe de score is gemaakt' });
    await why.getByText('Σ gewicht × score ÷ Σ gewicht').waitFor();
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get('why')), '1');
    const { score } = await koers.call('GET', '/objectives/known-help/explain?lang=nl');
    await why.locator('summary', { hasText: 'Eerste reactie' }).focus();
    await page.keyboard.press('Enter');
    await why.getByText(score.inputs[0].formula.text).waitFor();
    await why.getByText(/Verwacht aan het eind: 0,\d\d, het gemiddelde/).waitFor();
    await why.locator('summary', { hasText: 'voortgang' }).click();
    await why.getByText('(waarde − begin) ÷ (doel − begin)').waitFor();
    await why.getByText('28 metingen').click();
    await why.getByRole('row', { name: /week 6 2026/ }).waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('changes under one’s eyes when a value comes in', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/objectives/less-churn`);
    const before = await textWith(page, 'main button .visually-hidden', 'Score nu');
    const number = await page.locator('main button').first().textContent();
    await koers.call('PUT', '/metrics/resolution_hours/values/2026-W06', { value: 10.6 });
    await textOtherThan(page, 'main button', number.trim());
    assert.equal(await textWith(page, 'main button .visually-hidden', 'Score nu'), before);
    assert.deepEqual(errors, []);
    await close();
  });

  it('is led to from plan, scorecard, search and KPI, and leads up to its strategy', async () => {
    const { page, close } = await open(browser, `${koers.url}/plan`);
    await page.locator('tr[data-node="known-help"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bekend om onze hulp' }).waitFor();
    await page.getByRole('list', { name: 'Wat hierboven ligt' }).getByRole('link', { name: 'Klanten voor het leven' }).click();
    await page.waitForFunction(() => location.pathname === '/plans/plan-2028');
    await page.getByRole('heading', { level: 1, name: 'Klanten voor het leven' }).waitFor();
    await page.goto(koers.url);
    await page.getByRole('heading', { level: 2 }).getByRole('link', { name: 'Minder klantverloop' }).click();
    await page.getByRole('heading', { level: 1, name: 'Minder klantverloop' }).waitFor();
    await page.goto(`${koers.url}/kpis/first-reply?why=1`);
    await page.getByText('de voortgang, minstens 0 en hoogstens 1').waitFor();
    await page.getByRole('list', { name: 'Van strategie naar KPI' }).getByRole('link').last().click();
    await page.waitForFunction(() => location.pathname.startsWith('/objectives/'));
    await close();
  });

  it('takes what was said of a milestone over what others said of another one meanwhile', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/objectives/known-help?form=report&result=training`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wie zegt dit?').selectOption('bram');
    await dialog.getByLabel('Iedereen', { exact: true }).check();
    await koers.call('POST', '/objectives/known-help/key-results/training', { by: 'anna', milestone: 'pilot', done: false });
    await page.waitForFunction(() => ![...document.querySelectorAll('dialog label')].find((l) => l.textContent.trim() === 'Proef').querySelector('input').checked);
    await page.reload();
    await settled(page);
    assert.equal(await dialog.getByLabel('Proef', { exact: true }).isChecked(), false);
    assert.equal(await dialog.getByLabel('Iedereen', { exact: true }).isChecked(), true);
    await dialog.getByRole('button', { name: 'Vastleggen' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { key_results: results } = await koers.call('GET', '/objectives/known-help');
    const steps = results.find((result) => result.id === 'training').milestones;
    assert.deepEqual(steps.map((step) => Boolean(step.done)), [false, true]);
    assert.deepEqual(errors, []);
    await close();
  });

  it('says in the server’s words that it does not exist, and without results what to do', async () => {
    const { page, close } = await open(browser, `${koers.url}/objectives/nowhere`);
    await page.getByRole('alert').getByText(/nowhere/).waitFor();
    await page.goto(`${koers.url}/objectives/idea`);
    await page.getByText('Hier draagt nog niets aan bij.', { exact: false }).waitFor();
    await close();
  });

  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, koers.url, { theme, width, lang, csp: false });
      for (const path of ['/objectives/known-help?why=1', '/plans/plan-2028?why=1', '/objectives/idea', '/kpis/first-reply?why=1']) {
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
