// The pages of a team and of a person, against the real server: KPIs with what they serve, personal objectives
// for their owner's eyes, judging a key result and confirming it, in both languages, at 360 pixels.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed, seedPlan } from './support/seed.mjs';

let browser;
let koers;
before(async () => {
  browser = await launch();
  koers = await Koers.start();
  await seed(koers);
  await seedPlan(koers);
  const { definition } = await koers.call('GET', '/organization');
  await koers.call('PUT', '/organization', { ...definition, individual_level: 'on' });
  await koers.call('POST', '/objectives', { definition: { id: 'learn', title: { nl: 'Leren luisteren', en: 'Learn to listen' }, period: '2026', owner: 'bram', level: 'person', parents: ['plan-2028'] } });
});

/** Says in the menu of the avatar who is looking. */
async function introduce(page, id) {
  await page.getByRole('button', { name: /Waterland: menu/ }).click();
  await page.getByLabel('Wie bent u?').selectOption(id);
}

describe('a team and a person', () => {
  it('a team has its KPIs under what they serve, its objectives, and its members without figures', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/teams/support`);
    await page.getByRole('heading', { level: 1, name: 'Klantenservice' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Klanten voor het leven › Bekend om onze hulp' }).waitFor();
    assert.equal(await page.locator('[data-kpi="first-reply"]').count(), 2, 'it serves two objectives');
    await page.getByRole('link', { name: 'Zelf antwoorden vinden' }).waitFor();
    await page.getByRole('link', { name: 'Bram Visser' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bram Visser' }).waitFor();
    await page.getByRole('link', { name: 'Klantenservice' }).click();
    await page.waitForFunction(() => location.pathname === '/teams/support');
    assert.deepEqual(errors, []);
    await close();
  });

  it('one’s own page is one’s own: personal objectives are named there and nowhere else', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/people/bram`);
    await page.getByRole('heading', { level: 2, name: 'KPI’s en wat ze dienen', exact: true }).waitFor();
    assert.equal(await page.getByText('Leren luisteren').count(), 0);
    await introduce(page, 'bram');
    await page.getByRole('link', { name: 'Leren luisteren' }).waitFor();
    await page.getByRole('link', { name: 'Mijn KPI’s' }).click();
    await page.getByRole('heading', { level: 2, name: 'Mijn KPI’s en wat ze dienen' }).waitFor();
    await introduce(page, 'anna');
    await page.getByRole('heading', { level: 2, name: 'KPI’s en wat ze dienen', exact: true }).waitFor();
    await page.waitForFunction(() => !document.querySelector('main').textContent.includes('Leren luisteren'));
    assert.deepEqual(errors, []);
    await close();
  });

  it('a score is given with evidence, waits, and counts once a second person confirms it', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/people/anna`);
    await introduce(page, 'anna');
    await page.keyboard.press('Escape');
    await page.locator('li', { hasText: 'Positieve buzz' }).getByRole('link', { name: 'Beoordelen' }).click();
    await page.getByRole('dialog').getByText('0.3 gesprek, 0.7 pers, 1.0 trending').waitFor();
    await page.getByLabel('Score van 0 tot 1').fill('0,7');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByRole('alert').getByText(/Een beoordeling telt alleen met bewijs/).waitFor();
    await page.getByLabel('Bewijs').fill('https://example.org/krant');
    await page.getByLabel('Vertrouwen van 1 tot 10').fill('8');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Het telt mee zodra een tweede persoon het bevestigt.', { exact: false }).waitFor();
    await page.getByText(/wacht op een tweede persoon · vertrouwen 80%/).waitFor();
    await introduce(page, 'bram');
    await page.getByRole('link', { name: 'Mijn KPI’s' }).click();
    await page.locator('li', { hasText: 'Positieve buzz' }).getByRole('link', { name: 'Bevestigen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bevestigen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { key_results: results } = await koers.call('GET', '/objectives/known-help');
    assert.equal(results.find((result) => result.id === 'buzz').score, 0.7);
    assert.deepEqual(errors, []);
    await close();
  });

  it('milestones are ticked off by keyboard', async () => {
    const { page, errors, close } = await open(browser, `${koers.url}/objectives/known-help?form=report&result=training`);
    await page.getByLabel('Wie zegt dit?').selectOption('bram');
    await page.getByRole('checkbox', { name: 'Iedereen' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('2 van 2 mijlpalen').waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  it('who owns nothing is told what to do, and who does not exist is told so', async () => {
    await koers.call('POST', '/people', { definition: { id: 'zoe', name: 'Zoë' } });
    const { page, close } = await open(browser, `${koers.url}/people/zoe`);
    await page.getByText('Kies deze naam als eigenaar of team').waitFor();
    await page.goto(`${koers.url}/teams/nowhere`);
    await page.getByRole('alert').getByText(/nowhere/).waitFor();
    await close();
  });

  it('search finds people and teams', async () => {
    const { page, close } = await open(browser, koers.url);
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox').fill('bram');
    await page.getByRole('option', { name: /Bram Visser/ }).click();
    await page.waitForFunction(() => location.pathname === '/people/bram');
    await close();
  });

  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, koers.url, { theme, width, lang, csp: false });
      for (const path of ['/people/anna', '/people/bram?open=first-reply', '/teams/support', '/people/zoe', '/objectives/known-help?form=report&result=buzz']) {
        await page.goto(koers.url + path);
        await settled(page);
        await assertAccessible(page, path);
        await assertFits(page, path);
        assert.deepEqual(errors, [], path);
      }
      await page.goto(koers.url);
      await settled(page);
      await page.getByRole('button', { name: /Waterland: menu/ }).click();
      await page.locator('.who select').waitFor();
      await assertAccessible(page, 'menu');
      await assertFits(page, 'menu');
      await close();
    });
  }
});
