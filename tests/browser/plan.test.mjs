// The plan changed on its page, against the real server: nodes added, renamed, moved by mouse and by keyboard,
// removed and brought back; drafts proposed and agreed; remarks on what does not add up.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers, program } from './support/koers.mjs';
import { seed, seedPlan } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
  await seedPlan(koers);
});

const children = async (id) => (await koers.call('GET', '/plan')).nodes.find((node) => node.id === id).children;
const row = (page, id) => page.locator(`tr[data-node="${id}"]`).first();

/** Waits until the rows stand in this order (of those named). */
const inOrder = (page, ids) =>
  page.waitForFunction(
    (wanted) => {
      const shown = [...document.querySelectorAll('tr[data-node]')].map((r) => r.dataset.node).filter((id) => wanted.includes(id));
      return JSON.stringify(shown) === JSON.stringify(wanted);
    },
    ids,
  );

describe('the plan is changed', () => {
  it('an objective is added under a strategy by keyboard, renamed, removed and brought back', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    await row(page, 'plan-2028').focus();
    await page.keyboard.press('+');
    await page.waitForFunction(() => document.activeElement?.matches('dialog input'));
    await page.keyboard.type('Sneller leren');
    await page.getByRole('dialog').getByLabel('Eigenaar', { exact: true }).selectOption('bram');
    await page.getByRole('dialog').getByLabel('Wat wilt u bereiken?').press('Enter');
    await row(page, 'sneller-leren').waitFor();
    await row(page, 'sneller-leren').focus();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel('Wat wilt u bereiken?').fill('Samen leren');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await row(page, 'sneller-leren').getByText('Samen leren').waitFor();
    await row(page, 'sneller-leren').focus();
    await page.keyboard.press('Delete');
    await row(page, 'sneller-leren').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await row(page, 'sneller-leren').getByText('Samen leren').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('rows are moved among their siblings, under another and out again, by keyboard', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    await inOrder(page, ['idea', 'known-help', 'less-churn', 'sneller-leren']);
    await row(page, 'sneller-leren').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await inOrder(page, ['idea', 'known-help', 'sneller-leren', 'less-churn']);
    await page.waitForFunction(() => document.activeElement?.dataset?.node === 'sneller-leren');
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction(() => document.querySelector('tr[data-node="sneller-leren"]')?.ariaLevel === '3');
    assert.ok((await children('known-help')).includes('sneller-leren'));
    await page.waitForFunction(() => document.activeElement?.dataset?.node === 'sneller-leren');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.waitForFunction(() => document.querySelector('tr[data-node="sneller-leren"]')?.ariaLevel === '2');
    assert.deepEqual(await children('plan-2028'), ['idea', 'known-help', 'sneller-leren', 'less-churn']);
    assert.deepEqual(errors, []);
    await close();
  });

  it('a KPI is dragged to another objective, and the way back is one click', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    await row(page, 'ticket-resolution').dragTo(row(page, 'known-help'), { targetPosition: { x: 200, y: 20 } });
    await page.getByText('Gemiddelde oplostijd is verplaatst.').waitFor();
    assert.ok((await children('known-help')).includes('ticket-resolution'));
    assert.ok(!(await children('less-churn')).includes('ticket-resolution'));
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.waitForFunction(() => document.querySelector('tr[data-key="plan-2028/less-churn/ticket-resolution"]') !== null);
    assert.ok((await children('less-churn')).includes('ticket-resolution'));
    assert.deepEqual(errors, []);
    await close();
  });

  it('an objective is dragged before another one', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    await row(page, 'less-churn').dragTo(row(page, 'idea'), { targetPosition: { x: 200, y: 3 } });
    await inOrder(page, ['less-churn', 'idea', 'known-help']);
    assert.equal((await children('plan-2028'))[0], 'less-churn');
    assert.deepEqual(errors, []);
    await close();
  });

  it('an objective that somebody else changed meanwhile keeps that where mine is saved anyway', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan?form=objective&id=known-help`);
    await page.getByRole('dialog').getByLabel('Wat wilt u bereiken?').fill('Geroemd om onze hulp');
    const { definition } = await koers.call('GET', '/objectives/known-help');
    const key_results = definition.key_results.filter((result) => result.id !== 'buzz');
    await koers.call('PUT', '/objectives/known-help', { definition: { ...definition, key_results, owner: 'bram' } });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('button', { name: 'Toch de mijne bewaren' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const saved = (await koers.call('GET', '/objectives/known-help')).definition;
    assert.equal(saved.title.nl, 'Geroemd om onze hulp');
    assert.equal(saved.title.en, 'Known for our help');
    assert.equal(saved.owner, 'bram');
    assert.deepEqual(saved.key_results.map((result) => result.id ?? result.kpi), key_results.map((result) => result.id ?? result.kpi));
    assert.deepEqual(errors, []);
    await close();
  });

  it('what somebody else saved is taken only once it was read', async () => {
    const { page, close } = await open(browser, `${koers.url}/plan?form=objective&id=known-help`);
    await page.getByRole('dialog').getByLabel('Wat wilt u bereiken?').fill('Van mij');
    const { definition } = await koers.call('GET', '/objectives/known-help');
    await koers.call('PUT', '/objectives/known-help', { definition: { ...definition, owner: 'anna' } });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('button', { name: 'Hun versie laden' }).waitFor();
    await koers.stop();
    await page.getByRole('button', { name: 'Hun versie laden' }).click();
    await page.getByRole('dialog').getByText('De server antwoordt niet', { exact: false }).waitFor();
    assert.equal(await page.getByRole('dialog').getByLabel('Wat wilt u bereiken?').inputValue(), 'Van mij');
    await koers.start();
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('button', { name: 'Hun versie laden' }).click();
    await page.waitForFunction(() => document.querySelector('dialog input')?.value === 'Geroemd om onze hulp');
    await close();
  });

  it('a title that was typed in one language is not saved in the other', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan?form=objective&id=less-churn`);
    const title = page.getByRole('dialog').getByLabel(/Wat wilt u bereiken|What do you want to achieve/);
    await title.fill('Minder vertrek');
    await page.addInitScript(() => localStorage.setItem('koers.language', 'en'));
    await page.reload();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    assert.equal(await title.inputValue(), 'Minder vertrek');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const saved = (await koers.call('GET', '/objectives/less-churn')).definition;
    assert.deepEqual(saved.title, { nl: 'Minder vertrek', en: 'Less churn' });
    await koers.call('PUT', '/objectives/less-churn', { definition: { ...saved, title: { nl: 'Minder klantverloop', en: 'Less churn' } } });
    assert.deepEqual(errors, []);
    await close();
  });

  it('moves once at a time, from where the node stands by then', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    const moves = [];
    page.on('request', (request) => request.url().includes('/plan/moves') && moves.push(request.postDataJSON()));
    const order = await children('plan-2028');
    let letPlanAnswer;
    const answered = new Promise((answer) => (letPlanAnswer = answer));
    await page.route('**/api/v1/plan?*', async (route) => {
      await answered;
      await route.continue().catch(() => undefined);
    });
    const isMoved = page.waitForResponse((response) => response.url().includes('/plan/moves'));
    // Focused when it is pressed: the plan may be read again in between.
    await row(page, order.at(-1)).press('Alt+ArrowUp');
    await isMoved;
    await page.keyboard.press('Alt+ArrowUp');
    letPlanAnswer();
    const once = [...order.slice(0, -2), order.at(-1), order.at(-2)];
    await inOrder(page, once);
    await page.getByText('is verplaatst.', { exact: false }).waitFor();
    assert.equal(moves.length, 1);
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await inOrder(page, order);
    assert.deepEqual(errors, []);
    await close();
  });

  it('strategies are moved among themselves, by keyboard and by mouse', async () => {
    await koers.call('POST', '/plans', { definition: { id: 'second', title: 'Tweede pijler', from: 2025, to: 2028 } });
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    await inOrder(page, ['plan-2028', 'second']);
    await row(page, 'second').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await inOrder(page, ['second', 'plan-2028']);
    await page.waitForFunction(() => document.activeElement?.dataset?.node === 'second');
    await row(page, 'plan-2028').dragTo(row(page, 'second'), { targetPosition: { x: 200, y: 3 } });
    await inOrder(page, ['plan-2028', 'second']);
    const roots = (await koers.call('GET', '/plan')).nodes.filter((node) => node.kind === 'plan').map((node) => node.id);
    assert.deepEqual(roots, ['plan-2028', 'second']);
    assert.deepEqual(errors, []);
    await close();
  });

  it('a node comes under a second parent by mouse and by keyboard, and leaves one of them again', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    const at = (key) => page.locator(`tr[data-key="${key}"]`);
    const parents = async (id) => (await koers.call('GET', '/plan')).nodes.find((node) => node.id === id).parents.sort();
    await page.keyboard.down('Control');
    await row(page, 'ticket-resolution').dragTo(row(page, 'known-help'), { targetPosition: { x: 200, y: 20 } });
    await page.keyboard.up('Control');
    await at('plan-2028/known-help/ticket-resolution').waitFor();
    await page.getByText('Gemiddelde oplostijd staat nu ook onder Geroemd om onze hulp.').waitFor();
    assert.deepEqual(await parents('ticket-resolution'), ['known-help', 'less-churn']);
    await at('plan-2028/known-help/ticket-resolution').focus();
    await page.keyboard.press('Shift+Delete');
    await at('plan-2028/known-help/ticket-resolution').waitFor({ state: 'detached' });
    assert.deepEqual(await parents('ticket-resolution'), ['less-churn']);
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await at('plan-2028/known-help/ticket-resolution').waitFor();
    assert.deepEqual(await parents('ticket-resolution'), ['known-help', 'less-churn']);
    await at('plan-2028/known-help').focus();
    await page.keyboard.press('Shift+F2');
    await page.waitForFunction(() => document.activeElement?.matches('dialog select'));
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Vul dit in.').waitFor();
    await page.getByRole('dialog').getByLabel('Ook onder').selectOption('second');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await at('second/known-help').waitFor();
    assert.deepEqual(await parents('known-help'), ['plan-2028', 'second']);
    await at('second/known-help').getByRole('button', { name: /: wijzigen$/ }).click();
    await page.getByRole('button', { name: 'Hier weghalen' }).click();
    await at('second/known-help').waitFor({ state: 'detached' });
    assert.deepEqual(await parents('known-help'), ['plan-2028']);
    assert.deepEqual(errors, []);
    await close();
  });

  it('says who changed what was to be removed, and removes nothing', async () => {
    const { page, close } = await open(browser, `${koers.url}/plan`);
    await page.route('**/api/v1/objectives/sneller-leren?*', async (route) => {
      if (route.request().method() === 'DELETE') {
        const { definition } = await koers.call('GET', '/objectives/sneller-leren');
        await koers.call('PUT', '/objectives/sneller-leren', { definition: { ...definition, owner: 'anna' } });
      }
      await route.continue();
    });
    await row(page, 'sneller-leren').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('alert').getByText(/is intussen gewijzigd door/).waitFor();
    assert.ok((await children('plan-2028')).includes('sneller-leren'));
    await close();
  });

  it('what lives in a plan file is not moved here: the server’s words say where it does', async () => {
    await koers.stop();
    const file = join(koers.folder, 'more.yaml');
    writeFileSync(file, 'koers: 1\nobjectives: [{id: filed, title: Uit een bestand, period: 2026}]\n');
    execFileSync(program, ['--db', join(koers.folder, 'test.db'), 'apply', '--yes', file]);
    await koers.start();
    const { page, close } = await open(browser, `${koers.url}/plan`);
    await row(page, 'filed').dragTo(row(page, 'less-churn'), { targetPosition: { x: 200, y: 20 } });
    await page.getByRole('alert').getByText(/more\.yaml/).waitFor();
    assert.ok(!(await children('less-churn')).includes('filed'));
    await close();
  });

  it('a draft is proposed and agreed, and it says whom that asks what', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/plan`);
    const proposal = page.getByRole('region', { name: /nog niet afgesproken/ });
    await proposal.getByText('nieuw · concept').waitFor();
    await proposal.getByText('wordt eigenaar van: Zelf antwoorden vinden').waitFor();
    await row(page, 'idea').getByText('concept').waitFor();
    await page.getByRole('button', { name: 'Zelf antwoorden vinden: wijzigen' }).click();
    await page.getByRole('button', { name: 'Voorstellen', exact: true }).click();
    await row(page, 'idea').getByText('voorgesteld').waitFor();
    const sent = () => page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/plan/proposal'));
    const objective = sent();
    await proposal.getByRole('button', { name: 'Alles afspreken (1)' }).click();
    assert.deepEqual((await objective).postDataJSON().items, [{ kind: 'objective', id: 'idea' }]);
    await proposal.waitFor({ state: 'detached' });
    // Nothing else than what was shown, goals by their days.
    const { document } = await koers.call('GET', '/kpis/first-reply/page');
    const next = { period: '2026-Q2', kind: 'reach', target: '<= 3', window: 'at_end', state: 'proposed' };
    await koers.call('PUT', '/kpis/first-reply', { definition: { ...document, goals: [...document.goals, next] } });
    const goal = sent();
    await proposal.getByRole('button', { name: 'Alles afspreken (1)' }).click();
    assert.deepEqual((await goal).postDataJSON().items, [{ kind: 'goal', id: 'first-reply', period: '2026-04-01' }]);
    await proposal.waitFor({ state: 'detached' });
    assert.equal((await koers.call('GET', '/plan')).nodes.find((node) => node.id === 'idea').state, 'agreed');
    assert.deepEqual(errors, []);
    await close();
  });

  it('tells what is not covered beside the node, and changes nothing of the past', async () => {
    const { page, close } = await open(browser, `${koers.url}/plan`);
    await row(page, 'plan-2028').getByText(/staat hieronder nog niets/).waitFor();
    await page.goto(`${koers.url}/plan?on=2026-02-10`);
    await settled(page);
    await row(page, 'plan-2028').waitFor();
    assert.equal(await page.getByRole('button', { name: /: wijzigen$/ }).count(), 0);
    await close();
  });

  it('an empty plan begins with a strategy', async () => {
    const empty = await Koers.start();
    const { page, close } = await open(browser, `${empty.url}/plan`);
    await page.getByText('Er is nog geen plan').waitFor();
    await page.getByRole('button', { name: 'Strategie toevoegen' }).click();
    await page.getByLabel('Waar wilt u over drie tot vijf jaar staan?').fill('Klanten voor het leven');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await row(page, 'klanten-voor-het-leven').waitFor();
    await close();
    await empty.end();
  });

  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, koers.url, { theme, width, lang, csp: false });
      for (const path of ['/plan', '/plan?form=objective&under=plan-2028', '/plan?form=objective&id=less-churn', '/plan?form=plan&id=plan-2028', '/plan?form=also&id=less-churn']) {
        await page.goto(koers.url + path);
        await settled(page);
        await assertAccessible(page, path);
        await assertFits(page, path);
        assert.deepEqual(errors, [], path);
      }
      await page.goto(`${koers.url}/plan`);
      await settled(page);
      await page.getByRole('button', { name: lang === 'nl' ? 'Minder klantverloop: wijzigen' : 'Less churn: change' }).click();
      await page.locator('.panel').waitFor();
      await assertAccessible(page, 'menu');
      await assertFits(page, 'menu');
      await close();
    });
  }
});
