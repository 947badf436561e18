// Changing a KPI in its form, against the real server: another kind of goal, and a KPI that lives in a file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { launch, open, textWith } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed } from './support/seed.mjs';

const plan = `koers: 1
organization: {name: Waterland, locale: nl, timezone: Europe/Amsterdam}
people:
  - {id: anna, name: Anna de Boer}
  - {id: bram, name: Bram Visser}
objectives:
  - {id: service, title: Snel geholpen, period: 2026}
metrics:
  - {name: first_reply_hours, label: Eerste reactie, type: manual, grain: week, time: mean, unit: hour, direction: down}
kpis:
  - id: first-reply
    metric: first_reply_hours
    owner: anna
    objectives: [service]
    goals:
      - {period: 2026-Q1, kind: reach, target: "<= 4", window: at_end}
`;

let browser;
before(async () => {
  browser = await launch();
});

describe('the form of a KPI', () => {
  it('turns a goal into one about each period, and says what that means', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await page.getByLabel('Wat voor doel is het?').selectOption({ label: 'Elke periode volhouden' });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await textWith(page, '.goal', 'per week');
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    const { kind, per, target, period } = document.goals[0];
    assert.deepEqual({ kind, per, target, period }, { kind: 'maintain', per: 'week', target: '<= 4', period: '2026-Q1' });
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('of a KPI in a file gives the change that the file needs, and changes nothing', async () => {
    const koers = await Koers.start();
    await koers.stop();
    const file = join(koers.folder, 'koers.yaml');
    writeFileSync(file, plan);
    execFileSync(program, ['--db', join(koers.folder, 'test.db'), 'apply', '--yes', file]);
    await koers.start();
    const { page, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await page.getByText(/Deze KPI staat in .*koers\.yaml/).waitFor();
    await page.getByLabel('Eigenaar').selectOption('bram');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await textWith(page, '.patch', 'owner: bram');
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    assert.equal(document.owner, 'anna');
    await close();
    await koers.end();
  });

  it('overwrites nothing that somebody else saved meanwhile, and says who it was', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const ownerOf = async () => (await koers.call('GET', '/kpis/first-reply/page')).document.owner;
    const mine = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    const theirs = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await mine.page.getByLabel('Naam', { exact: true }).fill('Eerste antwoord');
    await theirs.page.getByLabel('Eigenaar').selectOption('anna');
    await theirs.page.getByRole('button', { name: 'Opslaan' }).click();
    await theirs.page.getByText('Opgeslagen.', { exact: true }).waitFor();
    await mine.page.getByRole('button', { name: 'Opslaan' }).click();
    await mine.page.getByText(/is intussen gewijzigd door/).waitFor();
    assert.equal(await ownerOf(), 'anna');
    // A reload forgets neither what was typed nor what it was typed over.
    await mine.page.reload();
    await mine.page.getByRole('button', { name: 'Opslaan' }).click();
    await mine.page.getByRole('button', { name: 'Hun versie laden, die van mij loslaten' }).click();
    await mine.page.waitForFunction(() => [...document.querySelectorAll('select')].some((s) => s.value === 'anna'));
    await mine.page.getByLabel('Naam', { exact: true }).fill('Eerste antwoord');
    await mine.page.getByRole('button', { name: 'Opslaan' }).click();
    await mine.page.getByText('Opgeslagen.', { exact: true }).waitFor();
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    assert.equal(document.owner, 'anna');
    assert.equal(document.title.nl ?? document.title, 'Eerste antwoord');
    assert.deepEqual([...mine.errors, ...theirs.errors], []);
    await mine.close();
    await theirs.close();
    await koers.end();
  });

  it('saves mine anyway: what I typed lies over what the others made of it, and nothing of theirs is lost', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, errors, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await page.getByLabel('Naam', { exact: true }).fill('Eerste antwoord');
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    const goals = [{ ...document.goals[0], target: '<= 3' }, { period: '2026-Q2', kind: 'reach', target: '<= 2' }];
    await koers.call('PUT', '/kpis/first-reply', { definition: { ...document, owner: 'anna', cadence: 'monthly', goals } });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText(/is intussen gewijzigd door/).waitFor();
    await page.getByRole('button', { name: 'Toch de mijne bewaren' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const saved = (await koers.call('GET', '/kpis/first-reply/page')).document;
    assert.equal(saved.title.nl ?? saved.title, 'Eerste antwoord');
    assert.equal(saved.owner, 'anna');
    assert.equal(saved.cadence, 'monthly');
    assert.deepEqual(saved.goals.map((goal) => goal.target), ['<= 3', '<= 2']);
    assert.deepEqual(errors, []);
    await close();
    await koers.end();
  });

  it('saves nothing over what it cannot read, and keeps what was typed', async () => {
    const koers = await Koers.start();
    await seed(koers);
    const { page, close } = await open(browser, `${koers.url}/kpis/first-reply?form=edit`);
    await page.getByLabel('Naam', { exact: true }).fill('Eerste antwoord');
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    await koers.call('PUT', '/kpis/first-reply', { definition: { ...document, owner: 'anna' } });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('button', { name: 'Toch de mijne bewaren' }).waitFor();
    const written = [];
    page.on('request', (request) => request.method() === 'PUT' && written.push(request.url()));
    await koers.stop();
    await page.getByRole('button', { name: 'Toch de mijne bewaren' }).click();
    await page.getByRole('dialog').getByText('De server antwoordt niet', { exact: false }).waitFor();
    assert.equal(await page.getByLabel('Naam', { exact: true }).inputValue(), 'Eerste antwoord');
    assert.deepEqual(written, []);
    await close();
    await koers.end();
  });
});
