// A small organization made over the HTTP interface: a plan, an objective, people, and KPIs on typed
// metrics with half a year of weeks. The days fit a server whose clock stands on 14 February 2026.
const weeks = [
  ...Array.from({ length: 22 }, (_, i) => `2025-W${31 + i}`),
  ...Array.from({ length: 6 }, (_, i) => `2026-W0${i + 1}`),
];

/** Falls from `from` to `to` with a wobble that is the same every time. */
const falling = (from, to, wobble) =>
  weeks.map((period, i) => ({
    period, value: Math.round((from + ((to - from) * i) / (weeks.length - 1) + Math.sin(i * 1.9) * wobble) * 10) / 10, n: 40 + ((i * 7) % 11),
  }));

async function metric(koers, name, label, more, values) {
  await koers.call('POST', '/metrics', { definition: { name, label, type: 'manual', grain: 'week', time: 'mean', ...more } });
  await koers.call('POST', `/metrics/${name}/values`, { values });
}

export async function seed(koers) {
  await koers.call('PUT', '/organization', { name: 'Waterland', locale: 'nl', timezone: 'Europe/Amsterdam', currency: 'EUR', calendar: { fiscal_start: 1, fiscal_name: 'end' } });
  await koers.call('POST', '/people', { definition: { id: 'anna', name: 'Anna de Boer' } });
  await koers.call('POST', '/people', { definition: { id: 'bram', name: 'Bram Visser' } });
  await koers.call('POST', '/plans', { definition: { id: 'plan-2028', title: { nl: 'Klanten voor het leven', en: 'Customers for life' }, from: 2025, to: 2028 } });
  await koers.call('POST', '/objectives', { definition: { id: 'less-churn', title: { nl: 'Minder klantverloop', en: 'Less churn' }, period: 2026, owner: 'anna', parents: ['plan-2028'] } });
  await metric(koers, 'resolution_hours', { nl: 'Gemiddelde oplostijd', en: 'Average resolution time' }, { unit: 'hour', direction: 'down' }, falling(14.5, 12.2, 0.8));
  await metric(koers, 'first_reply_hours', { nl: 'Eerste reactie', en: 'First reply' }, { unit: 'hour', direction: 'down' }, falling(6, 3.9, 0.4));
  const goal = (target) => [{ period: '2026-Q1', kind: 'reach', target, window: 'at_end' }];
  await koers.call('POST', '/kpis', { definition: { id: 'ticket-resolution', metric: 'resolution_hours', owner: 'anna', objectives: ['less-churn'], grain: 'week', goals: goal('<= 10') } });
  await koers.call('POST', '/kpis', { definition: { id: 'first-reply', metric: 'first_reply_hours', owner: 'bram', objectives: ['less-churn'], grain: 'week', goals: goal('<= 4') } });
}

/** Beside that: a team with two people, an objective with key results of every kind, and one that is a draft. */
export async function seedPlan(koers) {
  await koers.call('POST', '/teams', { definition: { id: 'support', name: { nl: 'Klantenservice', en: 'Support' } } });
  for (const [id, name] of [['anna', 'Anna de Boer'], ['bram', 'Bram Visser']]) {
    await koers.call('PUT', `/people/${id}`, { definition: { id, name, teams: ['support'] } });
  }
  await koers.call('POST', '/objectives', { definition: {
    id: 'known-help', title: { nl: 'Bekend om onze hulp', en: 'Known for our help' }, period: '2026', owner: 'anna', team: 'support', parents: ['plan-2028'],
    key_results: [
      { kpi: 'first-reply', weight: 2 },
      { id: 'buzz', title: { nl: 'Positieve buzz', en: 'Positive buzz' }, owner: 'anna', assessed: { rubric: '0.3 gesprek, 0.7 pers, 1.0 trending' } },
      { id: 'training', title: { nl: 'Iedereen getraind', en: 'Everybody trained' }, owner: 'bram', milestones: [{ id: 'pilot', title: { nl: 'Proef', en: 'Pilot' }, due: '2026-02-01', done: '2026-01-30' }, { id: 'all', title: { nl: 'Iedereen', en: 'Everybody' }, weight: 3, due: '2026-11-01' }] },
    ],
  } });
  await koers.call('POST', '/objectives', { definition: { id: 'idea', title: { nl: 'Zelf antwoorden vinden', en: 'Find answers oneself' }, period: '2026', owner: 'bram', team: 'support', parents: ['plan-2028'], state: 'draft' } });
}

/** The weeks after that, so that the first quarter of 2026 is over on 20 May. */
export async function seedSpring(koers) {
  const spring = Array.from({ length: 13 }, (_, i) => `2026-W${String(i + 7).padStart(2, '0')}`);
  for (const [name, from] of [['resolution_hours', 12.2], ['first_reply_hours', 3.8]]) {
    const values = spring.map((period, i) => ({ period, value: Math.round((from - i * 0.02 + Math.sin(i * 1.9) * 0.3) * 10) / 10, n: 40 }));
    await koers.call('POST', `/metrics/${name}/values`, { values });
  }
}
