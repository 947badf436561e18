// Every pair of colours that meets on the page is told apart: text at 4.5 : 1, marks at 3 : 1, in both
// themes. Read from tokens.css itself, so a colour that changes there is judged here.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const grounds = ['paper', 'ground', 'hover'];
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'line-soft']],
  ['ink-2', [...grounds]],
  ['on-accent', ['accent', 'accent-hover']],
  ['paper', ['ink']],
];
const marks: [string, string[]][] = [
  ...['on-track', 'at-risk', 'off-track', 'achieved', 'neutral'].map((m): [string, string[]] => [m, grounds]),
  ['edge', grounds],
  ['focus', grounds],
  ['mark', [...grounds, 'line-soft', 'fan-50', 'fan-80', 'fan-95']],
  ['mark-2', [...grounds, 'line-soft', 'fan-50', 'fan-80', 'fan-95']],
  ['mark-edge', [...grounds, 'line-soft']],
];

describe.each(themes)('in the %s theme', (theme) => {
  const colour = (name: string): string => {
    const pair = pairs.get(name);
    if (!pair) throw new Error(`tokens.css has no pair --${name}`);
    return pair[theme];
  };

  it.each(texts.flatMap(([a, list]) => list.map((b) => [a, b] as const)))('text %s on %s reads at 4.5', (a, b) => {
    expect(contrast(colour(a), colour(b))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks.flatMap(([a, list]) => list.map((b) => [a, b] as const)))('mark %s on %s shows at 3', (a, b) => {
    expect(contrast(colour(a), colour(b))).toBeGreaterThanOrEqual(3);
  });
});

it('knows the ratio of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
