// The answers of the stand-in server, in the shapes of src/api/openapi.yaml.
import { bullet, spark, trend } from './draw.mjs';
import { kpis, objectives, people, plan } from './fixture.mjs';

export const today = '2026-02-14';
const say = (lang, nl, en) => (lang === 'nl' ? nl : en);
const number = (v, lang) => new Intl.NumberFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 }).format(v);
const withUnit = (v, k, lang) => [number(v, lang), k.unit[lang]].filter(Boolean).join(' ');
const sign = (cmp) => (cmp === '<=' ? '≤' : '≥');
const months = { nl: ['jan', 'feb', 'mrt'], en: ['Jan', 'Feb', 'Mar'] };

const last = (k) => k.values.at(-1);
const baseline = (k) => k.values[Math.max(0, k.values.length - 7)];
const progress = (k) => (last(k) - baseline(k)) / (k.target - baseline(k) || 1);
const rounded = (p, lang) => (p < 0.05 ? '< 5 %' : p > 0.95 ? '> 95 %' : `${number(Math.round(p * 20) * 5, lang)} %`);
const nameOf = (id) => people.find((p) => p.id === id);
const period = { start: '2026-01-01', end: '2026-03-31' };

const reasonOf = (k, lang) => ({
  code: `status.${k.status}`,
  text: say(lang, {
    at_risk: 'De kans is kleiner dan 60 %, maar de waarde ligt niet verder achter dan de normale schommeling.',
    off_track: 'De kans is kleiner dan 30 % en de waarde ligt verder achter dan de normale schommeling.',
    on_track: 'De waarde ligt op of voor het verwachte pad.', pending: 'Nog geen drie volledige perioden.',
    achieved: 'De streefwaarde is gehaald.', missed: 'De periode is voorbij en de streefwaarde is niet gehaald.',
    partial: 'De periode is voorbij; een groot deel van de weg is gehaald.',
  }[k.status], {
    at_risk: 'The chance is below 60%, but the value is not further behind than normal variation.',
    off_track: 'The chance is below 30% and the value is further behind than normal variation.',
    on_track: 'The value is on or ahead of the expected path.', pending: 'Fewer than three full periods so far.',
    achieved: 'The target has been reached.', missed: 'The period is over and the target was not reached.',
    partial: 'The period is over; a large part of the way was made.',
  }[k.status]),
});

const spans = {
  quarter: { start: '2026-01-01', end: '2026-03-31' }, next_quarter: { start: '2026-04-01', end: '2026-06-30' },
  year: { start: '2026-01-01', end: '2026-12-31' }, next_year: { start: '2027-01-01', end: '2027-12-31' },
};

export function organization(state) {
  return {
    name: state.isEmpty ? '' : 'Waterland', locale: 'nl', timezone: 'Europe/Amsterdam', currency: 'EUR',
    calendar: { fiscal_start: 1, fiscal_name: 'end' }, is_demo: state.isDemo, today, seq: state.seq, epoch: 'e1',
    home: { kind: 'page' },
    definition: { name: state.isEmpty ? '' : 'Waterland', locale: 'nl', timezone: 'Europe/Amsterdam', currency: 'EUR', calendar: { fiscal_start: 1, fiscal_name: 'end' } },
    first_day: '2025-10-01', spans, counts: { kpis: state.isEmpty ? 0 : kpis.length, metrics: 8, objectives: 3 }, version: '0.1.0',
  };
}

function row(k, lang) {
  return {
    kpi: k.id, title: k.title[lang], objective: k.objective, status: k.status, status_since: '2026-02-02',
    reason: reasonOf(k, lang), freshness: k.freshness, age_days: k.age, owner: nameOf(k.owner),
    team: objectives.find((o) => o.id === k.objective).team[lang], value: last(k), value_text: withUnit(last(k), k, lang),
    unit: 'count', unit_text: k.unit[lang], n: 42, thin: k.id === 'enps', period_label: '2026-W06',
    baseline_text: number(baseline(k), lang), target_text: `${sign(k.cmp)} ${number(k.target, lang)}`, deadline: period.end,
    deadline_text: say(lang, 'eind mrt', 'end of Mar'), window: 'at_end', probability: k.probability,
    probability_text: k.probability === null ? null : `${say(lang, 'kans', 'chance')} ${rounded(k.probability, lang)}`,
    pace_text: k.probability === null ? say(lang, 'tempo 0,9 van nodig', 'pace 0.9 of needed') : null,
    forecast_name: 'drift', sparkline_svg: spark(k.values), bullet_svg: bullet(progress(k), 0.5, progress(k) + 0.2),
    level: 'team', needs_attention: k.status === 'off_track',
  };
}

const keyOf = {
  objective: (k, lang) => [k.objective, objectives.find((o) => o.id === k.objective).title[lang]],
  team: (k, lang) => [objectives.find((o) => o.id === k.objective).team.en, objectives.find((o) => o.id === k.objective).team[lang]],
  owner: (k) => [k.owner, nameOf(k.owner).name],
};

export function scorecard(state, lang, group, on) {
  const groups = new Map();
  for (const k of state.isEmpty ? [] : kpis) {
    const [id, title] = keyOf[group](k, lang);
    const expected = say(lang, 'verwacht eind Q1: 0,62 (nu 0,47)', 'expected end of Q1: 0.62 (now 0.47)');
    if (!groups.has(id)) groups.set(id, { id, title, expected_text: group === 'objective' ? expected : null, rows: [] });
    groups.get(id).rows.push(row(k, lang));
  }
  const counts = {};
  for (const k of kpis) counts[k.status] = (counts[k.status] ?? 0) + 1;
  return { as_of: on ?? today, seq: state.seq, headline: { period_label: 'Q1 2026', counts }, groups: [...groups.values()] };
}

export function planTree(state, lang, on) {
  const node = (id, kind, title, parents, children, more) => ({
    id, kind, title, parents, children, owner: null, team: null, level: 'team', period, period_label: 'Q1 2026', status: null,
    progress: null, score: null, expected_score: null, counts: null, state: 'agreed', hints: [], edges: [], key_results: [], reporting: 0, results: 0, home: { kind: 'page' }, ...more,
  });
  const tally = (list) => list.reduce((c, k) => ({ ...c, [k.status]: (c[k.status] ?? 0) + 1 }), {});
  if (state.isEmpty) return { as_of: on ?? today, seq: state.seq, nodes: [] };
  return {
    as_of: on ?? today, seq: state.seq,
    nodes: [
      node(plan.id, 'plan', plan.title[lang], [], objectives.map((o) => o.id), { period: { start: '2025-01-01', end: '2028-12-31' }, score: 0.31, expected_score: 0.3, counts: tally(kpis) }),
      ...objectives.map((o) => {
        const own = kpis.filter((k) => k.objective === o.id);
        return node(o.id, 'objective', o.title[lang], [plan.id], own.map((k) => k.id), { owner: nameOf('anna'), period: { start: '2026-01-01', end: '2026-12-31' }, score: 0.47, expected_score: 0.62, counts: tally(own), status: 'on_track' });
      }),
      ...kpis.map((k) => node(k.id, 'kpi', k.title[lang], [k.objective], [], { owner: nameOf(k.owner), status: k.status, progress: progress(k), expected_score: 0.5 })),
    ],
  };
}

const labelsOf = (count, lang) => Array.from({ length: count }, (_, i) => `w${((40 + i - 1) % 52) + 1}`).map((l, i) => (i === 0 ? months[lang][0] : l));

export function chart(k, lang, width, height) {
  const ahead = Math.round((last(k) - k.values.at(-5)) * 10) / 10;
  const future = [1, 2, 3, 4, 5, 6].map((i) => Math.round((last(k) + (ahead * i) / 8) * 10) / 10);
  return trend({
    id: `t-${k.id}`, title: k.title[lang], unit: k.unit[lang], labels: labelsOf(k.values.length + 6, lang), values: k.values,
    future, target: k.target, width, height, show: (v) => number(v, lang),
  });
}

export function kpiPage(k, lang) {
  const goal = `${sign(k.cmp)} ${withUnit(k.target, k, lang)}`;
  const objective = objectives.find((o) => o.id === k.objective);
  const chance = k.probability === null ? '' : say(lang, ` Gaat het zo door, dan is de kans ongeveer ${rounded(k.probability, lang)}.`, ` At this rate the chance is about ${rounded(k.probability, lang)}.`);
  return {
    state: {
      id: k.id, metric: k.id, grain: 'week', status: k.status, computed_status: k.status, reason: reasonOf(k, lang), freshness: k.freshness,
      period: '2026-W06', value: last(k), n: 42, thin: false, baseline: baseline(k), target: { cmp: k.cmp, value: k.target }, window: 'at_end',
      start: period.start, end: period.end, progress: progress(k), expected: 0.5, pace: 0.8, met: false, degenerate: false,
      probability: k.probability, probability_with_work: null, forecast: { method: 'drift', engine: '1', n: 20 }, score: null,
    },
    title: k.title[lang],
    headline_text: say(lang, `Nu ${withUnit(last(k), k, lang)}; afgesproken is ${goal} in maart.${chance}`, `Now ${withUnit(last(k), k, lang)}; the goal is ${goal} in March.${chance}`),
    goal_text: say(lang, `Eind maart 2026 ${goal}`, `By the end of March 2026 ${goal}`), reason_text: reasonOf(k, lang).text,
    home: k.type === 'manual' ? { kind: 'page' } : { kind: 'file', file: 'plan.yaml', line: 42 },
    owner: nameOf(k.owner), objectives: [{ id: objective.id, title: objective.title[lang] }],
    path: [{ id: plan.id, kind: 'plan', title: plan.title[lang] }, { id: objective.id, kind: 'objective', title: objective.title[lang] }],
    definition: {
      from_catalog: null, pitfalls: [],
      metric: k.id, label: k.title[lang], type: k.type, unit_text: k.unit[lang], direction: k.cmp === '<=' ? 'down' : 'up',
      text: say(lang, 'Gemiddelde van alle rijen in de periode.', 'Mean of all rows in the period.'),
      sql: k.type === 'manual' ? null : "avg(date_diff('second', opened_at, resolved_at) / 3600.0)\nwhere resolved_at is not null", source: k.type === 'manual' ? null : 'tickets.csv.gz',
      periods: k.type === 'manual' ? ['2026-W07', '2026-W06', '2026-W05', '2026-W04'] : [],
    },
    goals: [
      { ...period, target_text: goal, status: k.status, score: null, home: { kind: 'page' } },
      { start: '2025-10-01', end: '2025-12-31', target_text: goal, status: 'partial', score: 0.71, home: { kind: 'page' } },
    ],
    required_pace_text: say(lang, 'Nodig: −0,4 uur per week', 'Needed: −0.4 hours per week'),
    facts: [
      ['Stand op', 'As of', say(lang, '14 feb 2026', '14 Feb 2026')], ['Nu', 'Now', withUnit(last(k), k, lang)], ['Doel', 'Target', goal],
      ['Beginstand', 'Baseline', withUnit(baseline(k), k, lang)], ['Voortgang', 'Progress', `${Math.round(progress(k) * 100)} %`], ['Waarnemingen', 'Observations', '42'],
    ].map(([nl, en, value_text]) => ({ label: say(lang, nl, en), value_text })),
    baseline: { value: baseline(k), text: withUnit(baseline(k), k, lang), period_label: '2025-W52' },
    forecast: { name: 'drift', text: say(lang, 'Toevalsgang met trend, op 20 weken', 'Random walk with drift, on 20 weeks'), n: 20 },
    history: [
      { seq: 12, at: '2026-02-12T09:14:00Z', actor: 'anna', text: say(lang, `Waarde voor 2026-W06: ${withUnit(last(k), k, lang)}`, `Value for 2026-W06: ${withUnit(last(k), k, lang)}`) },
      { seq: 3, at: '2026-01-02T08:00:00Z', actor: 'anna', text: say(lang, 'KPI gemaakt', 'KPI created') },
    ],
    editable: k.type === 'manual',
    document: { id: k.id, metric: k.id, owner: k.owner, objectives: [k.objective], goals: [{ period: '2026-Q1', kind: 'reach', target: `${k.cmp} ${k.target}`, window: 'at_end' }] },
  };
}

/** Reads "label<tab or ;>number" lines, no cleverer than a test needs. */
export function importPreview(body, lang) {
  const lines = body.text.trim().split(/\r?\n/).map((l) => l.split(/[\t;]/).map((c) => c.trim()));
  const decimal = body.decimal ?? (/\d,\d/.test(body.text) ? ',' : '.');
  const read = (s) => Number((s ?? '').replace(decimal, '.'));
  const header = Number.isNaN(read(lines[0]?.[1]));
  const rows = header ? lines.slice(1) : lines;
  const complaints = rows.flatMap((r, i) => (Number.isNaN(read(r[1])) ? [{ code: 'import.not_a_number', line: i + (header ? 2 : 1), text: say(lang, `Regel ${i + (header ? 2 : 1)}: “${r[1]}” is geen getal`, `Line ${i + (header ? 2 : 1)}: “${r[1]}” is not a number`), hint: null }] : []));
  const values = rows.filter((r) => !Number.isNaN(read(r[1]))).map((r) => ({ period: r[0], start: `${r[0]}-01`, end: `${r[0]}-28`, value: read(r[1]) }));
  const names = header ? lines[0] : ['1', '2'];
  const drawn = values.length > 2 ? trend({ id: 'imp', title: names[1], unit: '', labels: values.map((v) => v.period), values: values.map((v) => v.value), future: [], target: values[0].value, width: 640, height: 240, show: (v) => number(v, lang) }).svg : null;
  return {
    understood: { rows: rows.length, delimiter: '\t', decimal, date_order: 'ymd', grain: values.length ? 'month' : null, date_column: '1', value_column: '2', unit: null, name: header ? names[1] : null, columns: names.map((name, i) => ({ name, type: i ? 'number' : 'date', sample: rows[0]?.[i] ?? null })), header },
    text: say(lang, `Begrepen: ${values.length} maanden, ${decimal === ',' ? 'komma' : 'punt'} = decimaal.`, `Understood: ${values.length} months, ${decimal === ',' ? 'comma' : 'point'} = decimal.`),
    values, complaints, chart_svg: drawn,
  };
}

export function draftPreview(body, lang) {
  const values = body.values.map((v) => v.value);
  const drawn = trend({ id: 'draft', title: body.metric.label || '…', unit: body.metric.unit, labels: [...body.values.map((v) => v.period), '', '', ''], values, future: [1, 2, 3].map((i) => values.at(-1) - i * 0.1), target: body.target.value, width: 640, height: 280, show: (v) => number(v, lang) });
  const goal = `${sign(body.target.cmp)} ${number(body.target.value, lang)}`;
  return {
    chart_svg: drawn.svg, goal_text: say(lang, `Op ${body.period.end} ${goal}`, `On ${body.period.end} ${goal}`),
    headline_text: say(lang, 'In 13 eerdere perioden van deze lengte was de beste verbetering 1,6.', 'In 13 earlier periods of this length the best improvement was 1.6.'), complaints: [],
  };
}
