// An invented organization, the same every time: what the stand-in server knows. Series come from a
// formula, statuses are given, because the page must show all of them.
const wave = (seed, i) => Math.sin(i * 1.7 + seed) * 0.6 + Math.sin(i * 0.63 + seed * 2) * 0.4;

const series = ({ from, to, noise, seed, count = 20 }) =>
  Array.from({ length: count }, (_, i) => {
    const raw = from + ((to - from) * i) / (count - 1) + wave(seed, i) * noise;
    return Math.round(raw * 10) / 10;
  });

export const people = [
  { id: 'anna', name: 'Anna de Boer' },
  { id: 'bram', name: 'Bram Visser' },
  { id: 'carla', name: 'Carla Smit' },
  { id: 'daan', name: 'Daan Özdemir' },
];

export const objectives = [
  { id: 'less-churn', title: { nl: 'Minder klantverloop door betere ondersteuning', en: 'Less churn through better support' }, team: { nl: 'Klantenservice', en: 'Support' } },
  { id: 'healthy-growth', title: { nl: 'Gezond groeien in drie regio’s', en: 'Healthy growth in three regions' }, team: { nl: 'Verkoop', en: 'Sales' } },
  { id: 'good-work', title: { nl: 'Een plek waar mensen willen blijven', en: 'A place where people want to stay' }, team: { nl: 'Personeel', en: 'People' } },
];

export const plan = { id: 'plan-2028', title: { nl: 'Klanten voor het leven', en: 'Customers for life' } };

const kpi = (id, objective, owner, nl, en, unit, cmp, target, status, probability, shape, extra = {}) => ({
  id, objective, owner, title: { nl, en }, unit, cmp, target, status, probability,
  values: series(shape), freshness: 'fresh', age: 1, type: 'manual', ...extra,
});

export const kpis = [
  kpi('ticket-resolution', 'less-churn', 'anna', 'Gemiddelde oplostijd', 'Average resolution time', { nl: 'uur', en: 'hours' }, '<=', 10, 'at_risk', 0.41, { from: 14.4, to: 12.4, noise: 0.9, seed: 1 }, { age: 2 }),
  kpi('resolved-in-a-day', 'less-churn', 'bram', 'Tickets binnen 24 uur', 'Tickets within 24 hours', { nl: '%', en: '%' }, '>=', 90, 'on_track', 0.8, { from: 80, to: 86, noise: 2, seed: 2 }, { age: 0, type: 'simple' }),
  kpi('customer-churn', 'less-churn', 'anna', 'Klantverloop per maand', 'Customer churn per month', { nl: '%', en: '%' }, '<=', 2, 'off_track', 0.12, { from: 2.2, to: 2.9, noise: 0.2, seed: 3 }, { age: 12, freshness: 'stale', type: 'ratio' }),
  kpi('new-customers', 'healthy-growth', 'carla', 'Nieuwe klanten', 'New customers', { nl: '', en: '' }, '>=', 400, 'on_track', 0.97, { from: 120, to: 352, noise: 12, seed: 4 }, { type: 'simple' }),
  kpi('mrr', 'healthy-growth', 'carla', 'Maandelijks terugkerende omzet', 'Monthly recurring revenue', { nl: 'dzd euro', en: 'k euro' }, '>=', 310, 'achieved', 1, { from: 240, to: 316, noise: 5, seed: 5 }, { type: 'stock' }),
  kpi('pipeline-cover', 'healthy-growth', 'daan', 'Dekking van de pijplijn voor het komende kwartaal', 'Pipeline coverage of the coming quarter', { nl: '×', en: '×' }, '>=', 3, 'pending', null, { from: 2.1, to: 2.3, noise: 0.2, seed: 6, count: 5 }),
  kpi('sick-leave', 'good-work', 'daan', 'Ziekteverzuim', 'Sick leave', { nl: '%', en: '%' }, '<=', 4.5, 'missed', 0, { from: 4.9, to: 5.3, noise: 0.3, seed: 7 }, { type: 'ratio' }),
  kpi('enps', 'good-work', 'daan', 'eNPS', 'eNPS', { nl: 'punten', en: 'points' }, '>=', 30, 'partial', 0, { from: 18, to: 27, noise: 3, seed: 8 }, { freshness: 'unknown', age: null }),
];
