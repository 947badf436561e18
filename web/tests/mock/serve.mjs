// A stand-in for the server: the built page and the API with an invented organization. For looking at
// the page and for tests of what the page does by itself. `node tests/mock/serve.mjs [port]`.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kpis, objectives, people } from './fixture.mjs';
import * as view from './views.mjs';

const built = fileURLToPath(new URL('../../dist/', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const policy = "default-src 'self'";

/** Starts it; resolves with its address, its state (to change in a test) and a way to stop it. */
export function serve({ port = 0, isDemo = true, isEmpty = false, dist = built } = {}) {
  const state = { dist, seq: 100, isDemo, isEmpty, streams: new Set(), fail: undefined };
  const server = createServer((request, response) => void answer(state, request, response));
  const stop = () => new Promise((done) => {
    for (const stream of state.streams) stream.destroy();
    server.close(done);
    server.closeAllConnections();
  });
  return new Promise((ready) => server.listen(port, '127.0.0.1', () => {
    ready({ url: `http://127.0.0.1:${server.address().port}`, port: server.address().port, state, stop });
  }));
}

async function answer(state, request, response) {
  const url = new URL(request.url, 'http://mock');
  if (!url.pathname.startsWith('/api/v1/')) return file(state.dist, url.pathname, response);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
  const path = url.pathname.slice('/api/v1'.length);
  const query = Object.fromEntries(url.searchParams);
  if (path === '/stream') return stream(state, request, response);
  if (state.fail) return json(response, state.fail, { status: state.fail, code: 'test.failure', detail: 'De schijf is vol. Maak ruimte vrij.' });
  return route(state, { method: request.method, path, query, body, lang: query.lang === 'en' ? 'en' : 'nl' }, response);
}

async function file(dist, path, response) {
  const wanted = extname(path) === '' ? 'index.html' : path.slice(1);
  try {
    const content = await readFile(join(dist, wanted));
    response.writeHead(200, { 'Content-Type': types[extname(wanted)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function json(response, status, body) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(JSON.stringify(body));
}

function stream(state, request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': hello\n\n');
  state.streams.add(response);
  request.on('close', () => state.streams.delete(response));
}

/** Tells every open page that something happened. */
export function emit(state, event, data) {
  state.seq += 1;
  for (const s of state.streams) s.write(`id: e1:${state.seq}\nevent: ${event}\ndata: ${JSON.stringify({ ...data, seq: state.seq })}\n\n`);
}

function record(state, k, period, value) {
  const isNew = k.values.at(-1) !== value;
  if (isNew) {
    k.values[k.values.length - 1] = value;
    emit(state, 'observed', { metric: k.id, period });
    emit(state, 'kpi_evaluated', { kpi: k.id });
  }
  return { metric: k.id, period, start: '2026-02-09', end: '2026-02-16', segment: null, value, n: null, recorded_at: '2026-02-14T10:00:00Z', seq: state.seq, is_new: isNew };
}

function route(state, { method, path, query, body, lang }, response) {
  const notFound = () => json(response, 404, { status: 404, code: 'not_found', detail: lang === 'nl' ? `Er is hier niets met de naam "${path.split('/').at(-1)}".` : `There is nothing called "${path.split('/').at(-1)}".` });
  if (path === '/organization') return json(response, 200, view.organization(state));
  if (path === '/scorecard') return json(response, 200, view.scorecard(state, lang, query.group ?? 'objective', query.on));
  if (path === '/plan') return json(response, 200, view.planTree(state, lang, query.on));
  if (path === '/plan/proposal') return json(response, 200, { changes: [], people: [] });
  if (path === '/people') return json(response, 200, { items: people.map((p) => ({ id: p.id, home: { kind: 'page' }, definition: p })), next: null });
  if (path === '/objectives') return json(response, 200, { items: objectives.map((o) => ({ id: o.id, home: { kind: 'page' }, definition: o })), next: null });
  if (path === '/imports/preview') return json(response, 200, view.importPreview(body, lang));
  if (path === '/drafts/kpi') return query.preview ? json(response, 200, view.draftPreview(body, lang)) : draft(body, lang, response);
  const value = /^\/metrics\/([^/]+)\/values\/([^/]+)$/.exec(path);
  const metric = value && kpis.find((k) => k.id === value[1]);
  if (metric) return json(response, 200, record(state, metric, decodeURIComponent(value[2]), body.value));
  const found = /^\/kpis\/([^/]+)(\/.*)?$/.exec(path);
  const k = found && kpis.find((x) => x.id === found[1]);
  if (!k) return notFound();
  if (method === 'PUT') return put(k, body, lang, response);
  if (found[2] === '/page') return json(response, 200, view.kpiPage(k, lang));
  const drawn = view.chart(k, lang, Number(query.width), Number(query.height));
  if (found[2] === '/chart.json') return json(response, 200, drawn.document);
  if (found[2] === '/chart.svg') return response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(drawn.svg);
  return notFound();
}

function draft(body, lang, response) {
  if (body.target.value > 1e6) return json(response, 422, { status: 422, code: 'target.too_far', detail: 'x', errors: [{ code: 'target.too_far', pointer: '/target/value', text: lang === 'nl' ? 'Deze streefwaarde ligt ver buiten wat ooit gemeten is.' : 'This target is far outside what was ever measured.' }] });
  return json(response, 201, { kpi: 'ticket-resolution' });
}

function put(k, body, lang, response) {
  if (k.type === 'manual') return json(response, 200, { id: k.id });
  return json(response, 409, { status: 409, code: 'home.file', detail: lang === 'nl' ? 'Deze KPI staat in een bestand. Zet deze wijziging in dat bestand.' : 'This KPI is kept in a file. Put this change into that file.', patch: { file: 'plan.yaml', line: 42, text: `- id: ${k.id}`, diff: `@@ -42 +42 @@\n-  owner: anna\n+  owner: ${body.definition.owner}` } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 8090), isEmpty: process.argv.includes('--empty') });
  console.log(url);
}
