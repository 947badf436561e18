// A goal written as a sentence, against the real server: chips that can be written anew, questions where there are
// two readings, and the way from there to a KPI; in the form of a KPI too.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

const numbers = Array.from({ length: 10 }, (_, i) => `2025-${String(i + 3).padStart(2, '0')}\t${15 - i / 5}`.replace('.', ',')).join('\n');

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
});

const chip = (page, part) => page.locator(`.chip.${part}`);

describe('a sentence', () => {
  it('shows what was understood as it is typed, and becomes a KPI that keeps it', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill(numbers);
    const sentence = 'Eind Q1 2026 een gemiddelde oplostijd van 10 uur of minder';
    await page.getByRole('textbox', { name: 'Uw doel in één zin' }).fill(sentence);
    await chip(page, 'value').getByText('10 uur of minder').waitFor();
    await chip(page, 'metric').getByText('gemiddelde oplostijd').waitFor();
    await chip(page, 'period').waitFor();
    await page.locator('.preview .goal', { hasText: '≤ 10 uur' }).waitFor();
    assert.equal(await page.getByText('Welke kant is beter?').count(), 0, 'the sentence says it');
    await page.getByLabel('Eigenaar').fill('Anna de Boer');
    await page.getByLabel('Doelstelling').fill('Minder klantverloop');
    await page.getByRole('button', { name: 'KPI opslaan' }).click();
    await page.waitForFunction(() => location.pathname.startsWith('/kpis/'));
    const id = await page.evaluate(() => location.pathname.split('/').at(-1));
    const { document } = await koers.call('GET', `/kpis/${id}/page`);
    assert.equal(document.goals[0].statement, sentence);
    assert.deepEqual(errors, []);
    await close();
  });

  it('a chip is written anew by keyboard, and the sentence with it', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    await page.getByRole('textbox', { name: 'Uw doel in één zin' }).fill('Eind Q1 2026 een gemiddelde oplostijd van 10 uur of minder');
    await chip(page, 'value').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('li input'));
    await page.keyboard.type('van 9 uur of minder');
    await page.keyboard.press('Enter');
    await chip(page, 'value').getByText('9 uur').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Uw doel in één zin' }).inputValue(), 'Eind Q1 2026 een gemiddelde oplostijd van 9 uur of minder');
    await page.waitForFunction(() => document.activeElement?.matches('.chip.value'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('van 8 uur of minder');
    await page.keyboard.press('Escape');
    await chip(page, 'value').getByText('9 uur').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('where it can be read in two ways it asks, and the answers decide together', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/start`);
    await page.getByLabel('Plak of sleep uw cijfers hierheen').fill(numbers);
    const radio = (code) => page.locator(`input[type=radio][value="${code}"]`);
    const asked = (decides) =>
      page.waitForRequest((request) => request.url().includes('/drafts/kpi') && decides(request.postDataJSON().goal));
    await page.getByRole('textbox', { name: 'Uw doel in één zin' }).fill('Verhoog de conversie met 5% in 2026');
    await radio('relative').waitFor();
    assert.ok(await radio('relative').isChecked());
    assert.ok(await radio('whole_period').isChecked());
    const points = asked((goal) => goal.mode === 'pp' && goal.window === 'period_value');
    await radio('percentage_points').check();
    await points;
    const atEnd = asked((goal) => goal.mode === 'pp' && goal.window === 'at_end');
    await radio('last_period').check();
    await atEnd;
    const relative = asked((goal) => goal.mode === 'rel' && goal.window === 'at_end');
    await radio('relative').check();
    await relative;
    assert.deepEqual(errors, []);
    await close();
  });

  it('says what is missing, in words', async () => {
    const { page, close } = await open(browser, `${koers.url}/start`);
    await page.getByRole('textbox', { name: 'Uw doel in één zin' }).fill('Meer tevreden klanten');
    const { complaints } = await koers.call('POST', '/parse?lang=nl', { sentence: 'Meer tevreden klanten', locale: 'nl' });
    await page.getByText(complaints[0].text, { exact: true }).first().waitFor();
    await close();
  });

  it('fills the fields of a goal in the form of a KPI, and a field that is changed lets go of it', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await page.getByRole('textbox', { name: 'Uw doel in één zin' }).fill('Eind Q1 2026 een eerste reactie binnen 3 uur of minder');
    await page.waitForFunction(() => [...document.querySelectorAll('dialog input')].some((input) => input.value === '3'));
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Opgeslagen.', { exact: true }).waitFor();
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    assert.equal(document.goals[0].statement, 'Eind Q1 2026 een eerste reactie binnen 3 uur of minder');
    await page.getByRole('button', { name: 'Bewerken' }).click();
    await page.getByLabel('Streefwaarde').fill('2,5');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const after = (await koers.call('GET', '/kpis/first-reply/page')).document.goals[0];
    assert.equal(after.statement, undefined);
    assert.equal(after.target, '<= 2.5');
    assert.deepEqual(errors, []);
    await close();
  });

  it('in the form of a KPI what is answered, rewritten or mended reaches the fields, also after the first reading', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    const dialog = page.getByRole('dialog');
    const isFilled = (target, window) =>
      page.waitForFunction(
        ([wanted, when]) => {
          const has = (css, value) => [...document.querySelectorAll(`dialog ${css}`)].some((field) => field.value === value);
          return has('input', wanted) && has('select', when);
        },
        [target, window],
      );
    await dialog.getByRole('textbox', { name: 'Uw doel in één zin' }).fill('Eerste reactie van 0,1 uur of minder eind Q1 2026');
    await isFilled('0,1', 'at_end');
    await dialog.locator('input[value=whole_period]').check();
    await isFilled('0,1', 'period_value');
    await dialog.locator('input[value=last_period]').check();
    await isFilled('0,1', 'at_end');
    await dialog.getByRole('button', { name: 'Neem 3,1 uur: zover kwam het eerder' }).click();
    await isFilled('3,1', 'at_end');
    await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
    await isFilled('0,1', 'at_end');
    await chip(page, 'value').click();
    await page.keyboard.type('van 0,2 uur of minder');
    await page.keyboard.press('Enter');
    await isFilled('0,2', 'at_end');
    // What was changed in a field afterwards stays, also where another goal is taken away.
    await dialog.getByRole('button', { name: 'Doel toevoegen' }).click();
    await dialog.getByLabel('Streefwaarde').last().fill('7');
    await dialog.getByRole('textbox', { name: 'Uw doel in één zin' }).last().fill('Onaf');
    await dialog.getByRole('button', { name: 'Doel 1 verwijderen' }).click();
    assert.equal(await dialog.getByRole('textbox', { name: 'Uw doel in één zin' }).inputValue(), 'Onaf');
    assert.equal(await dialog.getByLabel('Streefwaarde').inputValue(), '7');
    // A sentence that tells no goal yet is not lost on a reload; dropping what was typed drops it too.
    await page.reload();
    await settled(page);
    assert.equal(await dialog.getByRole('textbox', { name: 'Uw doel in één zin' }).inputValue(), 'Onaf');
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    await dialog.getByRole('button', { name: 'Invoer wissen' }).click();
    assert.equal(await dialog.getByRole('textbox', { name: 'Uw doel in één zin' }).inputValue(), document.goals[0].statement ?? '');
    assert.deepEqual(errors, []);
    await close();
  });

  for (const [theme, width, lang, sentence] of [['light', 1280, 'nl', 'Eind Q1 2026 een gemiddelde oplostijd van 10 uur of minder'], ['dark', 360, 'en', 'Increase conversion by 5% in 2026']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, `${koers.url}/start`, { theme, width, lang, csp: false });
      await page.locator('.sentence textarea').fill(sentence);
      await page.locator('.chip').first().waitFor();
      await assertAccessible(page, 'start');
      await assertFits(page, 'start');
      await page.goto(`${koers.url}/kpis/ticket-resolution?form=edit`);
      await settled(page);
      await page.locator('dialog .sentence textarea').fill(sentence);
      await page.locator('dialog .chip').first().waitFor();
      await assertAccessible(page, 'form');
      await assertFits(page, 'form');
      assert.deepEqual(errors, []);
      await close();
    });
  }
});
