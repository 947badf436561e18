// Pictures of the main pages, made from the demo of the real server: only on request, KOERS_SCREENSHOTS=1. Those that the
// README shows go to docs/images/; with a folder KOERS_LOOK all go there, whole pages.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { launch, open } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';
import { seed, seedPlan, seedSpring } from './support/seed.mjs';

const look = process.env.KOERS_LOOK;
const folder = look ?? fileURLToPath(new URL('../../docs/images/', import.meta.url));
const shownInReadme = ['scorecard-en-light', 'kpi-en-light'];
const skip = process.env.KOERS_SCREENSHOTS === '1' ? false : 'only with KOERS_SCREENSHOTS=1';

it('pictures of the main pages', { skip }, async () => {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const koers = await Koers.start({ command: 'demo', today: '2026-11-20' });
  // The goals of the demo go on; a quarter that is over is another organization's.
  const over = await Koers.start({ today: '2026-05-20' });
  for (const fill of [seed, seedPlan, seedSpring]) await fill(over);
  const { items } = await koers.call('GET', '/kpis');
  const worst = items.find((kpi) => kpi.status === 'off_track') ?? items[0];
  const { nodes } = await koers.call('GET', '/plan');
  const objective = nodes.find((node) => node.kind === 'objective' && node.key_results.length > 1) ?? nodes.find((node) => node.kind === 'objective');
  /** In the form a sentence is typed, so that chips and coach are there. */
  const writeSentence = async (page, { lang }) => {
    const sentence = lang === 'nl' ? 'Eind 2026 een gemiddelde van 10 uur of minder' : 'An average of 10 hours or less by the end of 2026';
    await page.locator('dialog .sentence textarea').first().fill(sentence);
    await page.locator('dialog .letters').first().waitFor();
  };
  const pages = [
    ['scorecard', '/'], ['plan', '/plan'], ['kpi', `/kpis/${worst.id}`], ['start', '/start'], ['close', '/close/2026-Q1?team=-'],
    ['guide', '/guide'], ['objective', `/objectives/${objective.id}`], ['catalogue', '/metrics?q=churn&entry=customer_churn'],
    ['form', `/kpis/${worst.id}?form=edit`, writeSentence], ['work', '/work'], ['quality', '/forecast-quality'],
  ];
  const views = [
    ['nl-light', { lang: 'nl', theme: 'light', height: 800 }], ['nl-dark', { lang: 'nl', theme: 'dark', height: 800 }],
    ['en-light', { lang: 'en', theme: 'light', height: 800 }], ['en-dark', { lang: 'en', theme: 'dark', height: 800 }],
    ['nl-light-360', { lang: 'nl', theme: 'light', width: 360, height: 740 }],
    ['en-dark-360', { lang: 'en', theme: 'dark', width: 360, height: 740 }],
  ];
  for (const [view, options] of views) {
    for (const [name, path, prepare] of pages) {
      if (!look && !shownInReadme.includes(`${name}-${view}`)) continue;
      const { page, close } = await open(browser, (name === 'close' ? over : koers).url + path, options);
      await prepare?.(page, options);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: look !== undefined });
      await close();
    }
  }
});
