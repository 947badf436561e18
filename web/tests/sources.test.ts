// Rules about the sources themselves: layers, words in both languages, colours in one place, lengths.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import en from '../src/i18n/en.json';
import nl from '../src/i18n/nl.json';
import { complaints } from '../tools/check_imports.mjs';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const sources = files(root)
  .filter((path) => /\.(ts|svelte|css)$/.test(path) && !path.endsWith('schema.d.ts'))
  .map((path) => ({ name: relative(root, path), text: readFileSync(path, 'utf8') }));

it('imports go from higher layers to lower ones only', () => {
  expect(complaints()).toEqual([]);
});

it('every word exists in Dutch and in English, with the same parameters', () => {
  expect(Object.keys(en)).toEqual(Object.keys(nl));
  const parameters = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, text] of Object.entries(nl)) {
    expect([key, parameters((en as Record<string, string>)[key] ?? '')]).toEqual([key, parameters(text)]);
  }
});

it('every word is used', () => {
  const all = sources.map((s) => s.text).join('\n');
  const stems = [...all.matchAll(/`([a-z_]+)\.\$\{/g)].map((m) => `${m[1]}.`);
  // A singular is used with its plural.
  const used = Object.keys(nl).map((key) => key.replace(/\.one$/, ''));
  const unused = used.filter((key) => !all.includes(`'${key}'`) && !stems.some((s) => key.startsWith(s)));
  expect(unused).toEqual([]);
});

it('colours are defined in tokens.css and nowhere else', () => {
  const elsewhere = sources
    .filter((s) => s.name !== 'styles/tokens.css' && !s.name.endsWith('.test.ts'))
    .filter((s) => /#[0-9a-fA-F]{3,8}\b(?!\w)(?=[;\s,)])|\brgba?\(|\bhsla?\(/.test(s.text.replace(/#[a-z]\w*\(/gi, '')))
    .map((s) => s.name);
  expect(elsewhere).toEqual([]);
});

it('nothing needs inline styles or scripts, which the server forbids', () => {
  const inline = sources.filter((s) => s.name.endsWith('.svelte') && /\sstyle=|\sstyle:|transition:|animate:/.test(s.text.split('<style>')[0] ?? ''));
  expect(inline.map((s) => s.name)).toEqual([]);
});

it('every class that a drawing carries is styled', () => {
  const names = readFileSync(new URL('../../src/chart/classes.h', import.meta.url), 'utf8').matchAll(/\bkc-[\w-]*\w/g);
  const styled = sources.find((s) => s.name === 'styles/chart.css')?.text ?? '';
  // kc-trend and kc-reliability are roots without a look of their own; kc-hatched is filled by its own pattern; kc-label,
  // kc-note look as all text does; kc-table is not asked for, the page has its own.
  const plain = new Set(['kc-trend', 'kc-reliability', 'kc-hatched', 'kc-label', 'kc-note', 'kc-table']);
  const bare = [...new Set([...names].map(String))].filter((n) => !plain.has(n) && !new RegExp(`\\.${n}\\b`).test(styled));
  expect(bare).toEqual([]);
});

it('components stay short: 200 lines, 100 of them script', () => {
  const long = sources
    .filter((s) => s.name.endsWith('.svelte'))
    .filter((s) => s.text.split('\n').length > 201 || (/<script lang="ts">([\s\S]*?)<\/script>/.exec(s.text)?.[1] ?? '').split('\n').length > 100)
    .map((s) => s.name);
  expect(long).toEqual([]);
});
