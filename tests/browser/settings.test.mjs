// The organization in its form: on the page it is saved, from a file the change for that file is shown.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { launch, open, textWith } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

let browser;
before(async () => {
  browser = await launch();
});

describe('settings of the organization', () => {
  it('are under the avatar, are saved, and show at once', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, errors, close } = await open(browser, koers.url);
    await page.getByRole('button', { name: 'Waterland: menu' }).click();
    await page.getByRole('link', { name: 'Instellingen' }).click();
    await page.getByLabel('Naam', { exact: true }).fill('Bovenwater');
    await page.getByLabel('Valuta').fill('usd');
    await page.getByLabel('Eerste maand van het boekjaar').selectOption('7');
    await page.getByLabel('Naam van het boekjaar').selectOption('end');
    await page.getByLabel('Vrije dagen').fill('2026-04-27\n2026-12-25');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Opgeslagen.', { exact: true }).waitFor();
    await textWith(page, 'header nav', 'Bovenwater');
    const { definition } = await koers.call('GET', '/organization');
    assert.equal(definition.name, 'Bovenwater');
    assert.equal(definition.currency, 'USD');
    assert.deepEqual(definition.calendar.holidays, ['2026-04-27', '2026-12-25']);
    assert.equal(definition.calendar.fiscal_start, 7);
    await page.goto(`${koers.url}/`);
    await page.getByRole('heading', { level: 1, name: 'Q3 boekjaar 2026' }).waitFor();
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('cut the year into weeks and take the holidays of a country', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, errors, close } = await open(browser, `${koers.url}/settings`);
    await page.getByLabel('Eerste maand van het boekjaar').selectOption('2');
    await page.getByLabel('Indeling van het jaar').selectOption('4-5-4');
    await page.getByLabel('Eerste dag van de week').selectOption('sunday');
    await page.getByLabel('Feestdagen').selectOption('nl');
    await page.getByLabel('Vrije dagen').fill('2026-12-24');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Opgeslagen.', { exact: true }).waitFor();
    const { definition } = await koers.call('GET', '/organization');
    assert.deepEqual(definition.calendar, {
      fiscal_start: 2, pattern: '4-5-4', week_start: 'sunday', holidays: { country: 'nl', add: ['2026-12-24'] },
    });
    await page.getByLabel('Indeling van het jaar').selectOption('months');
    await page.getByLabel('Feestdagen').selectOption('');
    await page.getByLabel('Vrije dagen').fill('');
    // The word of the first saving is still there: the answer to the second is waited for.
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    assert.equal((await saved).status(), 200);
    assert.deepEqual((await koers.call('GET', '/organization')).definition.calendar, { fiscal_start: 2 });
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('are not undone by an answer that was asked for before they were saved', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, errors, close } = await open(browser, `${koers.url}/settings`);
    await page.getByLabel('Indeling van het jaar').selectOption('4-5-4');
    // The next read of the organization is held back until after the saving.
    let take;
    const taken = new Promise((resolve) => (take = resolve));
    let isTaken = false;
    await page.route('**/api/v1/organization*', async (route) => {
      if (route.request().method() !== 'GET' || isTaken) return route.continue();
      isTaken = true;
      return take({ route, answer: await route.fetch() });
    });
    await koers.call('POST', '/people', { definition: { id: 'late', name: 'Late' } });
    const held = await taken;
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    assert.equal((await saved).status(), 200);
    await page.getByText('Opgeslagen.', { exact: true }).waitFor();
    await held.route.fulfill({ response: held.answer }).catch(() => undefined);
    await page.evaluate(() => fetch('/api/v1/organization').then((answer) => answer.json()));
    assert.equal(await page.getByLabel('Indeling van het jaar').inputValue(), '4-5-4');
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('say beside the field what is wrong, and lose nothing on a reload', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, close } = await open(browser, `${koers.url}/settings`);
    const zone = page.getByLabel('Tijdzone');
    await zone.fill('Europe/Nowhere');
    await page.reload();
    await page.getByText('Nog niet opgeslagen.').waitFor();
    assert.equal(await zone.inputValue(), 'Europe/Nowhere');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.waitForFunction(() => document.activeElement?.matches('[aria-invalid]'));
    assert.equal(await zone.getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Vrije dagen').fill('kerst');
    await page.getByText('“kerst” is geen datum').waitFor();
    await page.getByRole('button', { name: 'Invoer wissen' }).click();
    assert.equal(await zone.inputValue(), 'Europe/Amsterdam');
    await close();
    await koers.end();
  });

  it('that live in a file come with the change for that file', async () => {
    const koers = await Koers.start();
    await koers.stop();
    const plan = join(koers.folder, 'koers.yaml');
    writeFileSync(plan, 'koers: 1\norganization:\n  name: Waterland\n  locale: nl\n  timezone: Europe/Amsterdam\n');
    execFileSync(program, ['--db', join(koers.folder, 'test.db'), 'apply', '--yes', plan]);
    await koers.start();
    const { page, close } = await open(browser, `${koers.url}/settings`);
    await page.getByText(/De organisatie staat in .*koers\.yaml/).waitFor();
    await page.getByLabel('Naam', { exact: true }).fill('Bovenwater');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await textWith(page, '.patch', 'name: Bovenwater');
    assert.equal((await koers.call('GET', '/organization')).name, 'Waterland');
    await close();
    await koers.end();
  });
});
