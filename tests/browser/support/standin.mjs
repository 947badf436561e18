// The page built anew, served by the stand-in of web/tests/mock: for what the page does by itself,
// where the server must misbehave on purpose.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../web/tests/mock/serve.mjs';

export { emit } from '../../../web/tests/mock/serve.mjs';

const web = fileURLToPath(new URL('../../../web/', import.meta.url));
const dist = fileURLToPath(new URL('../../../build/browser/page/', import.meta.url));
let isBuilt = false;

export async function standin(options = {}) {
  if (!isBuilt) {
    execFileSync('npm', ['--silent', 'run', 'build', '--', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'], { cwd: web });
    isBuilt = true;
  }
  return serve({ ...options, dist });
}
