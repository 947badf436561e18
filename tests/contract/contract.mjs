// Every operation of src/api/openapi.yaml against the running server: sends the document's own examples and
// holds status, media type and body to its schemas. An operation that no step reaches fails the test.
// usage: node contract.mjs        the program is $KOERS_PROGRAMS/koers, else build/release/koers
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const text = readFileSync(join(root, 'src/api/openapi.yaml'), 'utf8');
const api = parse(text);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(api, 'api');

const complaints = [];
const complain = (where, what) => complaints.push(`${where}: ${what}`);
const deref = (node) => (node?.$ref ? deref(node.$ref.slice(2).split('/').reduce((at, key) => at[key], api)) : node);

const operations = new Map();
for (const [path, item] of Object.entries(api.paths)) {
  for (const method of ['get', 'put', 'post', 'delete']) {
    if (item[method]) {
      const parameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(deref);
      operations.set(item[method].operationId, { ...item[method], path, method, parameters });
    }
  }
}
const reached = new Set();

// --- The server ------------------------------------------------------------------------------------------

const folder = mkdtempSync(join(tmpdir(), 'koers-contract-'));
const db = join(folder, 'contract.db');
const program = join(process.env.KOERS_PROGRAMS ?? join(root, 'build/release'), 'koers');
const server = spawn(program, ['serve', '--db', db, '--port', '0', '--today', '2026-02-14'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise((found, failed) => {
  let said = '';
  server.stdout.on('data', (chunk) => {
    said += chunk;
    const at = /http:\/\/localhost:(\d+)/.exec(said);
    if (at) found(Number(at[1]));
  });
  server.on('error', failed);
  server.on('exit', (code) => failed(new Error(`${program} ended with ${code} before it listened`)));
});

const agent = new http.Agent({ keepAlive: true });
function send({ method, path, headers = {}, body, socketPath }) {
  return new Promise((answered, failed) => {
    const place = socketPath ? { socketPath } : { host: '127.0.0.1', port, agent };
    const request = http.request({ ...place, method, path, headers: { host: `localhost:${port}`, ...headers } }, (response) => {
      let said = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        said += chunk;
        // A stream never ends by itself: its first block will do.
        if (response.headers['content-type'] === 'text/event-stream' && said.includes('\n\n')) request.destroy();
      });
      const done = () => answered({ status: response.statusCode, headers: response.headers, body: said });
      response.on('end', done);
      response.on('close', done);
      response.on('error', done);
    });
    request.on('error', failed);
    request.end(body);
  });
}

// --- One operation against its description ----------------------------------------------------------------

function responseOf(operation, status) {
  return deref(operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`]);
}

function pointerTo(operation, status) {
  const key = operation.responses[status] ? String(status) : `${String(status)[0]}XX`;
  const own = operation.responses[key];
  if (own.$ref) return `api${own.$ref}`;
  const escape = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');
  return `api#/paths/${encodeURIComponent(escape(operation.path))}/${operation.method}/responses/${key}`;
}

function check(where, operation, answer) {
  const described = responseOf(operation, answer.status);
  if (!described) return complain(where, `status ${answer.status} is not described: ${answer.body.slice(0, 300)}`);
  const media = (answer.headers['content-type'] ?? '').split(';')[0];
  if (!described.content) return answer.body === '' ? undefined : complain(where, 'a body that is not described');
  if (!described.content[media]) return complain(where, `media type ${media} is not described for ${answer.status}`);
  if (!media.endsWith('json')) return undefined;
  const pointer = `${pointerTo(operation, answer.status)}/content/${encodeURIComponent(media.replace('/', '~1'))}/schema`;
  const validate = ajv.getSchema(pointer);
  if (!validate(JSON.parse(answer.body))) {
    complain(where, `${ajv.errorsText(validate.errors.slice(0, 6))} in ${answer.body.slice(0, 400)}`);
  }
  return undefined;
}

function exampleOf(operation) {
  const content = deref(operation.requestBody)?.content?.['application/json'];
  return content ? deref(Object.values(content.examples ?? {})[0])?.value : undefined;
}

/** Sends an operation with its examples; `change` may set path values, query, headers, body and the expected status. */
async function run(id, { values = {}, query = {}, headers = {}, body, status = 200, examples = true, socketPath } = {}) {
  const operation = operations.get(id);
  const where = `${id} (${operation.method} ${operation.path})`;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(values[name] ?? parameter.example);
  });
  const asked = new URLSearchParams();
  for (const parameter of operation.parameters) {
    if (examples && parameter.in === 'query' && parameter.example !== undefined) asked.set(parameter.name, parameter.example);
  }
  for (const [name, value] of Object.entries(query)) asked.set(name, value);
  const content = body ?? exampleOf(operation);
  const answer = await send({
    method: operation.method.toUpperCase(),
    path: asked.size > 0 ? `${path}?${asked}` : path,
    headers: { ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: content === undefined ? undefined : typeof content === 'string' ? content : JSON.stringify(content),
    socketPath,
  });
  reached.add(id);
  if (answer.status !== status) complain(where, `answered ${answer.status}, not ${status}: ${answer.body.slice(0, 400)}`);
  check(where, operation, answer);
  return answer;
}

async function notModified(id, options = {}) {
  const first = await run(id, options);
  if (!first.headers.etag) return complain(id, 'no ETag');
  return run(id, { ...options, headers: { ...options.headers, 'if-none-match': first.headers.etag }, status: 304 });
}

// --- The story: an organization from nothing, read, changed, refused, removed -----------------------------

async function story() {
  await run('getHealth');
  await run('getReadiness');
  await run('getOpenApi');
  await run('getOrganization', { examples: false });
  await run('getStatus', { examples: false });
  await run('putOrganization');
  for (const id of ['createTeam', 'createPerson', 'createStrategicPlan', 'createObjective', 'createMetric']) {
    await run(id, { status: 201 });
    await run(id, { status: 409 });
  }
  await run('postMetricValues', { status: 201 });
  await run('postMetricValues', { status: 200 });
  await run('putMetricValue', { status: 201 });
  await run('putMetricValue', { status: 200 });
  await run('createKpi', { status: 201 });
  await run('createKpi', { status: 409 });
  await run('createInitiative', { status: 201 });
  await run('createInitiative', { status: 409 });
  await okr();

  for (const id of ['getOrganization', 'getStatus', 'getScorecard', 'getPlan', 'listKpis', 'getKpi', 'getKpiPage',
    'getForecastQuality', 'lookBackOnKpi', 'getKpiChartSvg', 'getKpiChartJson', 'listMetrics', 'getMetric', 'getMetricStates', 'listObjectives', 'getObjective',
    'listStrategicPlans', 'getStrategicPlan', 'listPeople', 'getPerson', 'listTeams', 'getTeam', 'listInitiatives',
    'getInitiative', 'getWork',
    'explainObjective', 'explainStrategicPlan', 'explainKpi', 'getProposal', 'coachKpi']) {
    await notModified(id, { examples: false });
    await run(id, { query: { lang: 'nl' } });
  }
  await run('getWork');
  await run('getKpiChartJson', { query: { of: 'chance' } });
  await run('getKpiChartSvg', { query: { of: 'weather' }, status: 400 });
  await run('getWork', { query: { kpi: 'nothing' }, status: 404 });
  for (const group of ['objective', 'team', 'owner']) await run('getScorecard', { query: { group } });
  await run('moveInPlan');
  await run('overrideStatus', { status: 201 });
  await run('overrideStatus', { status: 422, body: { status: 'on_track', reason: '', until: '2026-02-20' } });
  await notModified('getKpiProcess', { examples: false });
  const noted = JSON.parse((await run('annotateKpi', { status: 201 })).body);
  await run('annotateKpi', { status: 422, body: { day: '2026-01-05', note: '' } });
  await run('annotateKpi', { status: 422, body: { day: '2019-01-05', note: 'Too early', effect: 'exclude' } });
  await run('getKpiProcess', { examples: false, query: { lang: 'nl' } });
  await run('withdrawAnnotation', { values: { annotation: noted.id } });
  await run('withdrawAnnotation', { values: { annotation: noted.id }, status: 404 });
  await run('getMetricValues');
  await run('searchCatalog');
  await run('searchCatalog', { examples: false });
  await run('searchCatalog', { query: { q: 'koffieautomaat', lang: 'nl' } });
  await run('getCatalogMetric');
  await run('parseSentence');
  await run('parseSentence', { query: { lang: 'nl' }, body: { sentence: 'Buzz op sociale media', owner: '', objective: '' } });
  await run('listChanges');
  await run('streamChanges');
  await run('previewImport');
  await run('draftKpi', { query: { preview: 1 } });
  await run('draftKpi', { status: 201 });
  await run('runCommand', { status: 403 });
  await run('runCommand', { socketPath: `${db}.sock` });

  await closing();
  await refusals();
  await retries();
  await overtaking();

  for (const id of ['putKpi', 'putMetric', 'putObjective', 'putStrategicPlan', 'putPerson', 'putTeam', 'putInitiative']) await run(id);
  await run('refreshMetric', { status: 409 });  // A manual metric has nothing to compute from.
  await run('deleteMetric', { status: 409 });   // Still in use.
  await run('deleteKpi', { values: { id: 'eerste-reactie' }, status: 204 });
  for (const id of ['deleteInitiative', 'deleteKpi', 'deleteObjective', 'deletePerson', 'deleteTeam', 'deleteStrategicPlan', 'deleteMetric']) {
    await run(id, { status: 204 });
    await run(id, { status: 404 });
  }
}

// What people say about key results, and a plan that is proposed before it is agreed.
async function okr() {
  await run('createPerson', { status: 201, body: { definition: { id: 'bram', name: 'Bram' } } });
  await run('confirmKeyResult', { status: 409 });
  await run('reportKeyResult', { status: 201 });
  await run('reportKeyResult', { status: 200 });
  await run('reportKeyResult', { status: 422, body: { score: 0.7, by: 'anna' } });
  await run('confirmKeyResult', { status: 403, body: { by: 'anna' } });
  await run('confirmKeyResult', { status: 201 });
  await run('reportConfidence', { status: 201 });
  await run('reportConfidence', { status: 403, body: { confidence: 7, by: 'bram' } });
  await run('cascadeKpi');
  await run('cascadeKpi', { query: { into: 'year' }, status: 422 });
  await run('stepPlan', { status: 404 });
  const idea = { id: 'idea', title: 'Een idee', period: '2026', owner: 'anna', parents: ['less-churn'], state: 'draft' };
  await run('createObjective', { status: 201, body: { definition: idea } });
  await run('stepPlan', { status: 409, body: { to: 'agreed', items: [{ kind: 'objective', id: 'idea' }] } });
  await run('stepPlan');
  await run('getProposal');
  await run('stepPlan', { body: { to: 'agreed' } });
  await run('deleteObjective', { values: { id: 'idea' }, status: 204 });
  await run('getProposal');
}

// A quarter that is over: what it came to, what was learned, what the next one asks.
async function closing() {
  const metric = { name: 'wait_minutes', type: 'manual', grain: 'month', time: 'mean', unit: 'minute', direction: 'down' };
  const goal = { period: '2025-Q4', kind: 'reach', target: '<= 5' };
  const kpi = { id: 'wait-minutes', metric: 'wait_minutes', owner: 'anna', objectives: ['less-churn'], goals: [goal] };
  await run('createMetric', { status: 201, body: { definition: metric } });
  await run('createKpi', { status: 201, body: { definition: kpi } });
  const names = ['04', '05', '06', '07', '08', '09', '10', '11', '12'];
  const months = names.map((month, i) => ({ period: `2025-${month}`, value: 9 - 0.4 * i + (i % 2) * 0.3 }));
  await run('postMetricValues', { values: { metric: 'wait_minutes' }, status: 201, body: { values: months } });
  await run('getClose', { query: { lang: 'nl' } });
  await run('getClose', { query: { team: '-' } });
  await run('getClose', { query: { team: 'nobody' }, status: 404 });
  await run('getClose', { values: { period: '2026-Q1' }, status: 409, examples: false });
  await run('getClose', { values: { period: 'winter' }, status: 400, examples: false });
  await run('decideClose', { status: 404, body: { decisions: [{ kpi: 'nothing', decision: 'stop' }] } });
  await run('decideClose', { status: 400, body: { decisions: [{ kpi: 'wait-minutes', decision: 'forget' }] } });
  await run('decideClose');
  await run('decideClose');
  await run('decideClose', { status: 409, body: { decisions: [{ kpi: 'wait-minutes', decision: 'renew' }] } });
  await run('getClose');
  await run('deleteKpi', { values: { id: 'wait-minutes' }, status: 204 });
  await run('deleteMetric', { values: { id: 'wait_minutes' }, status: 204 });
}

async function refusals() {
  await run('getKpi', { values: { id: 'nobody' }, status: 404 });
  await run('getCatalogMetric', { values: { id: 'customer_chrun' }, status: 404 });
  await run('getCatalogMetric', { values: { id: 'koffieautomaat' }, status: 404 });
  await run('getKpi', { query: { on: '2026-02-30' }, status: 422 });
  await run('parseSentence', { body: { sentence: 'NPS van 40 in Q2', fiscal_start: 13 }, status: 422 });
  await run('parseSentence', { body: { sentence: 'NPS van 40 in Q2', locale: 'de' }, status: 400 });
  await run('parseSentence', { body: {}, status: 400 });
  await run('parseSentence', { body: { sentence: 'NPS van 40 in Q2', metric: 'nothing' }, status: 404 });
  await run('coachKpi', { values: { id: 'nobody' }, status: 404 });
  await run('putMetricValue', { body: '{"value":', status: 400 });
  await run('putMetricValue', { values: { period: '2026-W07' }, status: 422 });
  await run('putMetricValue', { headers: { origin: 'http://evil.example' }, status: 403 });
  await run('putMetricValue', { headers: { host: 'evil.example' }, status: 403 });
  await run('createKpi', { body: { definition: { id: 'broken', metric: 'nothing' } }, status: 422 });
  await run('listChanges', { query: { limit: '-1' }, status: 400 });
}

async function retries() {
  const again = { headers: { 'idempotency-key': 'contract-1' }, status: 201, body: { definition: { id: 'dirk', name: 'Dirk' } } };
  const first = await run('createPerson', again);
  const second = await run('createPerson', again);
  if (first.body !== second.body) complain('createPerson', 'a retry with the same key got another answer');
  await run('createPerson', { ...again, body: { definition: { id: 'carla', name: 'Carla' } }, status: 409 });
}

// What an ETag names is the definition: other changes of the log do not matter, another version of it does.
async function overtaking() {
  await run('createPerson', { status: 201, body: { definition: { id: 'emma', name: 'Emma' } } });
  const values = { id: 'emma' };
  const read = async (id, more) => (await run(id, more)).headers.etag;
  const seen = await read('getPerson', { values });
  await run('createPerson', { status: 201, body: { definition: { id: 'finn', name: 'Finn' } } });
  await run('getPerson', { values, headers: { 'if-none-match': seen } });
  const body = (name) => ({ definition: { name } });
  await run('putPerson', { values, headers: { 'if-match': seen }, body: body('Emma Smit') });
  await run('putPerson', { values, headers: { 'if-match': seen }, body: body('Emma Bakker'), status: 409 });
  await run('putPerson', { values, headers: { 'if-match': '"what"' }, body: body('Emma Bakker'), status: 409 });
  await run('deletePerson', { values, headers: { 'if-match': seen }, status: 409 });
  const { revision } = JSON.parse((await run('getPerson', { values })).body);
  await run('putPerson', { values, headers: { 'if-match': `"${revision}"` }, body: body('Emma') });
  await run('deletePerson', { values, headers: { 'if-match': await read('getPerson', { values }) }, status: 204 });
  const kpi = await read('getKpi');
  await run('putKpi', { headers: { 'if-match': kpi } });
  const organization = await read('getOrganization');
  await run('putOrganization', { headers: { 'if-match': organization } });
}

try {
  await story();
  for (const id of operations.keys()) if (!reached.has(id)) complain(id, 'no step reaches it');
} catch (failure) {
  complain('the story broke off', failure.stack);
} finally {
  agent.destroy();
  server.removeAllListeners('exit');
  const ended = new Promise((done) => server.on('exit', (code, signal) => done({ code, signal })));
  server.kill('SIGTERM');
  const { code, signal } = await ended;
  if (code !== 0) complain('SIGTERM', `the server ended with ${code ?? signal}`);
  rmSync(folder, { recursive: true });
}
for (const complaint of complaints) console.error(complaint);
console.log(`${reached.size} of ${operations.size} operations, ${complaints.length} complaints`);
process.exit(complaints.length === 0 ? 0 : 1);
