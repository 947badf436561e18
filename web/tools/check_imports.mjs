// The layers of the page: domain < api < state < chart, ui < features < routes. What is lower knows
// nothing of what is higher; a feature knows no other feature; only api/ talks to the server.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src/', import.meta.url));

const allowed = {
  i18n: [],
  domain: ['i18n', 'domain'],
  api: ['domain', 'api'],
  state: ['domain', 'api', 'state'],
  chart: ['domain', 'api', 'state', 'chart'],
  ui: ['domain', 'ui'],
  features: ['domain', 'api', 'state', 'chart', 'ui', 'features'],
  routes: ['domain', 'api', 'state', 'chart', 'ui', 'features', 'routes'],
  'main.ts': ['routes', 'styles'],
};

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|svelte)$/.test(name) && !/\.(test|d)\.ts$/.test(name) ? [path] : [];
  });

const layerOf = (path) => relative(root, path).split('/')[0];
const featureOf = (path) => relative(root, path).split('/')[1];

function complaintsAbout(path) {
  const source = readFileSync(path, 'utf8');
  const here = layerOf(path);
  const name = relative(root, path);
  const found = [];
  for (const [, from] of source.matchAll(/(?:from|import)\s+'(\.[^']+)'/g)) {
    const target = resolve(dirname(path), from);
    const there = layerOf(target);
    if (!allowed[here]?.includes(there)) found.push(`${name}: ${here} may not import ${there} (${from})`);
    if (here === 'features' && there === 'features' && featureOf(path) !== featureOf(target)) {
      found.push(`${name}: a feature may not import another (${from})`);
    }
  }
  if (here !== 'api' && /\bfetch\(|\bnew EventSource\b|XMLHttpRequest/.test(source)) {
    found.push(`${name}: only api/ talks to the server`);
  }
  return found;
}

/** One line per import that is not allowed. */
export const complaints = () => files(root).flatMap(complaintsAbout);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = complaints();
  for (const line of lines) console.error(line);
  process.exit(lines.length === 0 ? 0 : 1);
}
