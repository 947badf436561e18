// The real server's pages on the demo: axe finds nothing, nothing hangs out at 360 pixels, the policy that
// forbids inline scripts and styles holds, and what is stored in file form names its file.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible, assertFits, launch, open, settled } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

let browser;
let koers;
let first;
before(async () => {
  browser = await launch();
  koers = await Koers.start({ command: 'demo' });
  const { items } = await koers.call('GET', '/kpis?limit=1');
  first = items[0].id;
});

describe('the demo', () => {
  for (const [theme, width, lang] of [['light', 1280, 'nl'], ['dark', 360, 'en']]) {
    it(`is accessible and fits: ${theme}, ${width} pixels, ${lang}`, async () => {
      const { page, errors, close } = await open(browser, koers.url, { theme, width, lang, csp: false });
      for (const path of ['/', `/?open=${first}`, '/plan', `/kpis/${first}`, `/kpis/${first}?table=1&before=1&limits=1&range=goal`, `/kpis/${first}?back=1`, `/kpis/${first}?form=edit`, '/start', '/settings', '/forecast-quality']) {
        await page.goto(koers.url + path);
        await settled(page);
        await assertAccessible(page, path);
        await assertFits(page, path);
        assert.deepEqual(errors, [], path);
      }
      await close();
    });
  }

  it('says that it is the demo and leads to one’s own numbers', async () => {
    const { page, close } = await open(browser, koers.url);
    await page.getByRole('link', { name: 'Begin met uw eigen cijfers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin met uw eigen cijfers' }).waitFor();
    await close();
  });

  it('runs under a policy without inline scripts and styles', async () => {
    const response = await fetch(koers.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src '(self|none)'/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
    const { errors, close } = await open(browser, `${koers.url}/kpis/${first}`);
    assert.deepEqual(errors, []);
    await close();
  });

  it('shows where the focus is, and moves nothing for who asked for that', async () => {
    const { page, close } = await open(browser, `${koers.url}/kpis/${first}`);
    const seen = new Set();
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        // A hidden radio button shows its focus on its label.
        const shown = e.matches('.visually-hidden') ? e.closest('label') : e;
        const style = getComputedStyle(shown);
        return { what: shown.outerHTML.slice(0, 120), width: parseFloat(style.outlineWidth), line: style.outlineStyle, motion: style.transitionDuration };
      });
      if (here === null || seen.has(here.what)) continue;
      seen.add(here.what);
      assert.ok(here.line !== 'none' && here.width >= 2, here.what);
      assert.match(here.motion, /^(0s(, )?)+$/, here.what);
    }
    assert.ok(seen.size > 12);
    await close();
  });

  it('speaks English with an English reader', async () => {
    const { page, close } = await open(browser, koers.url, { lang: 'en' });
    await page.getByRole('radio', { name: 'EN' }).waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.getByText('This is the demo').waitFor();
    await close();
  });
});
