// Step by step to the first KPI, against the real server and an empty database: strategy, objective, a metric of
// the catalogue, the goal, the people; with and without numbers.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
});

describe('the guided path', () => {
  it('leads from an empty scorecard to a plan, an objective and a KPI whose numbers come later', async () => {
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('link', { name: 'Stap voor stap' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stap voor stap naar uw eerste KPI' }).waitFor();
    await page.getByText('Nu', { exact: true }).click();
    await page.getByLabel('Waar wilt u over drie tot vijf jaar staan?').fill('Klanten voor het leven');
    await page.getByRole('combobox', { name: 'Wat wilt u bereiken?' }).or(page.getByRole('textbox', { name: 'Wat wilt u bereiken?' })).fill('Minder klantverloop');
    await page.getByLabel('Zoek een cijfer').fill('klantverlop');
    await page.getByRole('list', { name: 'Catalogus' }).getByRole('button', { name: 'Klantverloop', exact: true }).click();
    await page.getByRole('heading', { name: 'Uit de catalogus: Klantverloop' }).first().waitFor();
    await page.getByLabel('Ik heb de getallen nog niet').check();
    await page.getByLabel('Hoogstens').fill('2');
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByLabel('Hoe vaak komt er een nieuw getal?').selectOption('monthly');
    await page.getByLabel('Wie wil dit weten?').fill('directie@example.org');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Klantverloop' }).waitFor();
    const { document } = await koers.call('GET', '/kpis/klantverloop/page');
    assert.equal(document.cadence, 'monthly');
    assert.deepEqual(document.stakeholders, ['directie@example.org']);
    const { nodes } = await koers.call('GET', '/plan');
    assert.deepEqual(nodes.map((node) => node.kind), ['plan', 'objective', 'kpi']);
    assert.deepEqual(nodes[1].parents, [nodes[0].id]);
    // What was saved is no draft any more.
    await page.goto(`${koers.url}/guide`);
    await settled(page);
    assert.equal(await page.evaluate(() => localStorage.getItem('koers.draft.guide')), null);
    assert.deepEqual(await page.locator('form input:not([type=checkbox]):not([type=radio]):not([type=file]), form textarea').evaluateAll((all) => all.map((input) => input.value).filter(Boolean)), []);
    assert.deepEqual(errors, []);
    await close();
  });

  it('explains its words, keeps what was typed over a reload, and says what is missing', async () => {
    const { page, close } = await open(browser, `${koers.url}/guide`);
    for (const word of ['Strategie', 'Doelstelling', 'OKR', 'Cijfer', 'KPI']) await page.locator('strong', { hasText: word }).first().waitFor();
    await page.getByRole('combobox', { name: 'Wat wilt u bereiken?' }).or(page.getByRole('textbox', { name: 'Wat wilt u bereiken?' })).fill('Sneller helpen');
    await page.reload();
    await settled(page);
    assert.equal(await page.getByRole('combobox', { name: 'Wat wilt u bereiken?' }).or(page.getByRole('textbox', { name: 'Wat wilt u bereiken?' })).inputValue(), 'Sneller helpen');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByText('Er ontbreekt nog iets', { exact: false }).waitFor();
    await close();
  });

  it('says at the fields what is wrong with the years of a strategy, and leaves it out of nothing', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/guide`);
    await page.getByText('Nu', { exact: true }).click();
    await page.getByLabel('Waar wilt u over drie tot vijf jaar staan?').fill('Overal bekend');
    await page.getByLabel('Laatste jaar').fill('29');
    await page.getByText('Een jaartal van vier cijfers', { exact: false }).waitFor();
    await page.getByRole('combobox', { name: 'Wat wilt u bereiken?' }).fill('Meer klanten');
    await page.getByLabel('Ik heb de getallen nog niet').check();
    await page.getByLabel('Wat meet u?').fill('Klanten');
    await page.getByLabel('Minstens').fill('200');
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true' && document.activeElement.value === '29');
    await page.getByLabel('Laatste jaar').fill('2020');
    await page.getByText('Het laatste jaar komt niet vóór het eerste.').waitFor();
    await page.getByLabel('Laatste jaar').fill('2030');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Klanten' }).waitFor();
    const { nodes } = await koers.call('GET', '/plan');
    assert.ok(nodes.some((node) => node.kind === 'plan' && node.title === 'Overal bekend'));
    assert.deepEqual(errors, []);
    await close();
  });

  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, `${koers.url}/guide?catalog=nrr`, { theme, width, lang, csp: false });
      await settled(page);
      await assertAccessible(page, 'guide');
      await assertFits(page, 'guide');
      assert.deepEqual(errors, []);
      await close();
    });
  }
});
