// The real server on a database of its own in a temporary folder, on a free port, with its clock set.
// It can be stopped and started again on the same port, which is what reconnecting is about.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = process.env.KOERS_PROGRAMS ?? join(root, 'build/release');
export const program = process.env.KOERS_BIN ?? join(folder, 'koers');

// A test that fails does not get to its own end: what it left running would keep the whole run from ending.
const started = new Set();
after(() => Promise.all([...started].map((koers) => koers.end())));

export class Koers {
  /** `command` is serve or demo; `today` the day on which the clock starts. */
  constructor({ command = 'serve', today = '2026-02-14' } = {}) {
    if (!existsSync(program)) throw new Error(`${program} is missing: build it with "make build"`);
    this.command = command;
    this.today = today;
    this.folder = mkdtempSync(join(tmpdir(), 'koers-browser-'));
    this.port = 0;
  }

  static async start(options) {
    const koers = new Koers(options);
    started.add(koers);
    await koers.start();
    return koers;
  }

  async start() {
    const file = join(this.folder, 'test.db');
    const given = ['--db', file, this.command, '--port', String(this.port), '--today', this.today];
    this.child = spawn(program, given, { cwd: this.folder, env: { ...process.env, LANG: 'C.UTF-8' } });
    this.said = '';
    const address = await new Promise((found, failed) => {
      const hear = (chunk) => {
        this.said += chunk;
        const url = /http:\/\/localhost:(\d+)/.exec(this.said);
        if (url) found(url);
      };
      this.child.stdout.on('data', hear);
      this.child.stderr.on('data', hear);
      this.child.once('error', failed);
      this.child.once('exit', (code) => failed(new Error(`koers ended with ${code}: ${this.said}`)));
    });
    this.port = Number(address[1]);
    this.url = address[0];
  }

  /** Stops the server, with a signal of choice; the database stays. */
  async stop(signal = 'SIGTERM') {
    if (!this.child || this.child.exitCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill(signal);
    await ended;
  }

  /** Stops it and takes its folder away. */
  async end() {
    started.delete(this);
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call(method, path, body) {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
