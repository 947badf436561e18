// Work against the real server: added on the page of the KPI that it moves, listed by what it is expected to bring
// with the way up to the strategy, delivered in one act with an undo, and in a file shown as the change it needs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, textWith } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
});

const item = (page, id) => page.locator(`[data-work="${id}"]`);
const definitionOf = async (id) => (await koers.call('GET', `/initiatives/${id}`)).definition;

describe('work', () => {
  it('is added where it is missed: on the page of a KPI, in its unit', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/ticket-resolution`);
    await page.getByText('Er is nog geen werk gepland dat dit cijfer beweegt.').waitFor();
    await page.getByRole('button', { name: 'Werk toevoegen' }).click();
    await page.getByLabel('Wat doet u?').fill('Automatische triage');
    await page.getByLabel('Eigenaar').selectOption('bram');
    await page.getByLabel('Klaar op').fill('2026-03-01');
    await page.getByLabel('Inspanning').fill('8 pw');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Verandering (uur)').fill('veel');
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.getByText('Vul hier een getal in').waitFor();
    await dialog.getByLabel('Verandering (uur)').fill('-2');
    await dialog.getByLabel('Spreiding (±)').fill('0,8');
    await dialog.getByLabel('Kans dat het lukt (%)').fill('120');
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await dialog.getByText('Een kans ligt van 0 tot en met 1').waitFor();
    await dialog.getByLabel('Kans dat het lukt (%)').fill('80');
    await assertAccessible(page, 'the form of work');
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    await item(page, 'automatische-triage').getByText('−2 uur ± 0,8, kans 80%').waitFor();
    await item(page, 'automatische-triage').getByText('Gepland · Bram Visser · klaar op 1 maart 2026 · 8 pw').waitFor();
    await textWith(page, '[data-work="automatische-triage"]', 'van wat nog nodig is');
    assert.deepEqual(await definitionOf('automatische-triage'), {
      id: 'automatische-triage', title: 'Automatische triage', owner: 'bram', supports: ['ticket-resolution'],
      effort: '8 pw', due: '2026-03-01', effect: { mean: -2, sd: 0.8, probability: 0.8 },
    });
    assert.deepEqual(errors, []);
    await close();
  });

  it('has a page: what helps most first, with the way from the work up to the plan, in both languages', async () => {
    await koers.call('POST', '/initiatives', { definition: { id: 'chat', title: 'Chat', supports: ['ticket-resolution', 'first-reply'], state: 'doing', effect: [{ kpi: 'ticket-resolution', mean: -0.1 }] } });
    await koers.call('POST', '/initiatives', { definition: { id: 'move', title: 'Verhuizing', due: '2026-01-31' } });
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Werk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Werk' }).waitFor();
    await item(page, 'move').getByText('Over de afgesproken dag heen').waitFor();
    const shown = await page.locator('[data-work]').evaluateAll((items) => items.map((li) => li.dataset.work));
    assert.deepEqual(shown, ['automatische-triage', 'chat', 'move']);
    const way = item(page, 'automatische-triage').getByRole('list', { name: 'Van Gemiddelde oplostijd naar de strategie' });
    const steps = await way.getByRole('link').allTextContents();
    assert.deepEqual(steps, ['Gemiddelde oplostijd', 'Minder klantverloop', 'Klanten voor het leven']);
    await item(page, 'chat').getByText('Effect niet geschat').waitFor();
    await assertAccessible(page, 'work');
    await close();
    for (const width of [360, 1280]) {
      const english = await open(browser, `${koers.url}/work`, { lang: 'en', theme: 'dark', width });
      await item(english.page, 'chat').getByText('In progress').waitFor();
      await assertAccessible(english.page, `work at ${width}`);
      await assertFits(english.page, `work at ${width}`);
      assert.deepEqual(english.errors, []);
      await english.close();
    }
    assert.deepEqual(errors, []);
  });

  it('is counted on the scorecard while it is to be delivered', async () => {
    const { page, close } = await open(browser, koers.url);
    await textWith(page, '[data-kpi="ticket-resolution"]', '2 keer werk gepland');
    await textWith(page, '[data-kpi="first-reply"]', '1 keer werk gepland');
    await close();
  });

  it('is delivered in one act, and that act is undone by another', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/work`);
    await page.getByRole('button', { name: 'Klaar: Chat' }).click();
    await item(page, 'chat').getByText('Opgeleverd', { exact: false }).waitFor();
    assert.equal((await definitionOf('chat')).done, '2026-02-14');
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await item(page, 'chat').getByText('Bezig', { exact: false }).waitFor();
    assert.equal((await definitionOf('chat')).state, 'doing');
    await page.getByRole('button', { name: 'Chat: verwijderen' }).click();
    await item(page, 'chat').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await item(page, 'chat').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('is changed in its form for another KPI as well, what the form does not show stays', async () => {
    const { page, close } = await open(browser, `${koers.url}/work`);
    await page.getByRole('button', { name: 'Automatische triage: wijzigen' }).click();
    await page.getByLabel('Ook voor een andere KPI?').selectOption({ label: 'Eerste reactie' });
    const other = page.getByRole('group', { name: 'Verwacht effect op Eerste reactie' });
    await other.getByLabel('Verandering (uur)').fill('-0,5');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await item(page, 'automatische-triage').getByText('−0,5 uur').waitFor();
    const { supports, effect } = await definitionOf('automatische-triage');
    assert.deepEqual(supports, ['ticket-resolution', 'first-reply']);
    assert.deepEqual(effect, [
      { kpi: 'ticket-resolution', mean: -2, sd: 0.8, probability: 0.8 }, { kpi: 'first-reply', mean: -0.5 },
    ]);
    await close();
  });

  it('in a file is not changed here: the form gives the change that the file needs', async () => {
    const own = await Koers.start();
    await own.stop();
    const file = join(own.folder, 'koers.yaml');
    writeFileSync(file, 'koers: 1\norganization: {name: Waterland, locale: nl, timezone: Europe/Amsterdam}\ninitiatives:\n  - {id: bot, title: Bot}\n');
    execFileSync(program, ['--db', join(own.folder, 'test.db'), 'apply', '--yes', file]);
    await own.start();
    const { page, close } = await open(browser, `${own.url}/work?form=work&work=bot`);
    await page.getByText(/Dit werk staat in .*koers\.yaml/).waitFor();
    await page.getByLabel('Inspanning').fill('3 pw');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await textWith(page, '.patch', 'effort: 3 pw');
    await close();
    await own.end();
  });
});
