// Pictures of the main pages for the documents, made from the demo of the real server: only on request,
// KOERS_SCREENSHOTS=1. They go to docs/images/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { launch, open } from './support/browser.mjs';
import { Koers } from './support/koers.mjs';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const skip = process.env.KOERS_SCREENSHOTS === '1' ? false : 'only with KOERS_SCREENSHOTS=1';

it('pictures of the main pages', { skip }, async () => {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  const koers = await Koers.start({ command: 'demo', today: '2026-11-20' });
  const { items } = await koers.call('GET', '/kpis');
  const worst = items.find((kpi) => kpi.status === 'off_track') ?? items[0];
  const pages = [['scorecard', '/'], ['plan', '/plan'], ['kpi', `/kpis/${worst.id}`], ['start', '/start']];
  const views = [
    ['nl-light', { lang: 'nl', theme: 'light', height: 800 }], ['nl-dark', { lang: 'nl', theme: 'dark', height: 800 }],
    ['en-light', { lang: 'en', theme: 'light', height: 800 }], ['en-dark', { lang: 'en', theme: 'dark', height: 800 }],
    ['nl-light-360', { lang: 'nl', theme: 'light', width: 360, height: 740 }],
    ['en-dark-360', { lang: 'en', theme: 'dark', width: 360, height: 740 }],
  ];
  for (const [view, options] of views) {
    for (const [name, path] of pages) {
      const { page, close } = await open(browser, koers.url + path, options);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}-${view}.png`) });
      await close();
    }
  }
  await browser.close();
  await koers.end();
});
