// Debian's Chromium, driven by playwright-core: one browser per test file, a fresh context per page.
// It waits on conditions, never on time; whatever a page logs as an error fails its test.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const launched = [];
after(() => Promise.all(launched.map((browser) => browser.close())));

/** A browser that ends by itself when the tests of the file are done. */
export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.KOERS_CHROMIUM ?? '/usr/bin/chromium', args: flags });
  launched.push(browser);
  return browser;
}

/**
 * A page of its own at `url`. `lang` and `theme` are what the browser remembers and asks for;
 * `errors` collects what went wrong in the page, without the requests that a test breaks on purpose.
 */
export async function open(browser, url, { lang = 'nl', theme = 'light', width = 1280, height = 900, csp = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: !csp, locale: lang === 'nl' ? 'nl-NL' : 'en-GB',
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript((language) => localStorage.setItem('koers.language', language), lang);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
  });
  await page.goto(url);
  await settled(page);
  return { page, errors, close: () => context.close() };
}

/** What was asked for is shown: no grey shapes any more. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('main *') !== null && document.querySelector('.bones') === null);
}

/** Waits until the text of what `selector` finds holds `part`, whatever kind of blanks they have; gives that text. */
export async function textWith(page, selector, part) {
  const handle = await page.waitForFunction(
    ([css, wanted]) => {
      const text = document.querySelector(css)?.textContent?.trim() ?? '';
      const plain = (words) => words.replace(/\s/g, ' ');
      return plain(text).includes(plain(wanted)) ? text : null;
    },
    [selector, part],
  );
  return handle.jsonValue();
}

/** Waits until the text of what `selector` finds is another than `text`; gives the new one. */
export async function textOtherThan(page, selector, text) {
  const handle = await page.waitForFunction(
    ([css, before]) => {
      const now = document.querySelector(css)?.textContent?.trim();
      return now !== undefined && now !== before ? now : null;
    },
    [selector, text],
  );
  return handle.jsonValue();
}

/** axe finds nothing against WCAG 2.2 AA and good practice. The page must have been opened with `csp: false`. */
export async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await globalThis.axe.run(document, { runOnly: rules });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, [], where);
}

/** Nothing hangs out of the page sideways. */
export async function assertFits(page, where) {
  const { content, width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(content <= width, `${where}: ${content} pixels wide in ${width}`);
}
