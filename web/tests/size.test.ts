// The script of the first page stays small: 90 KiB compressed. Measured on a
// build of its own, in memory.
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';

it('the script of the first page is at most 90 KiB compressed', { timeout: 60_000 }, async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = await build({ root, logLevel: 'silent', build: { write: false } });
  const { output } = (Array.isArray(built) ? built[0] : built) as Extract<typeof built, { output: unknown }>;
  const scripts = output.filter((part) => part.type === 'chunk' && part.isEntry);
  const size = scripts.reduce((sum, part) => sum + gzipSync('code' in part ? part.code : '').length, 0);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThanOrEqual(90 * 1024);
});
