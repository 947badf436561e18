// How good the published forecasts were, as rows of words.
import { readForecastQuality, readLookedBack } from '../api/koers';
import type { ForecastQuality, LeadQuality, LookedBack } from '../api/types';
import { showChance, showNumber, showScore, showShare } from '../domain/numbers';
import { place } from './place.svelte';
import { Resource } from './resource.svelte';
import { session, t } from './session.svelte';
import { viewQuery } from './view_query.svelte';

const score = (value: number) => showScore(value, session.language, 3);
const share = (value: number) => showShare(value, session.language);
const count = (value: number) => showNumber(value, session.language, 0);

const outOf = (n: number, all: number): string => (all === 0 ? '' : t('quality.of', { n, all, share: share(n / all) }));

const cells = ({ reliability, coverage }: LeadQuality): string[] => [
  count(reliability?.forecasts ?? 0),
  reliability ? showChance(reliability.said, session.language) : '',
  reliability ? outOf(reliability.came_true, reliability.forecasts) : '',
  reliability ? score(reliability.brier) : '',
  outOf(coverage.inside_80, coverage.count),
  outOf(coverage.inside_95, coverage.count),
];

export class QualityState {
  resource: Resource<ForecastQuality>;

  /** To be made while a component is set up. Goals close when days do. */
  constructor() {
    this.resource = new Resource({
      read: () => {
        const query = { on: place.on, lang: session.language };
        return (signal) => readForecastQuality(query, signal);
      },
      concerns: (event) => event.type !== 'observed' && event.type !== 'kpi_evaluated',
    });
  }

  #data = $derived.by(() => this.resource.data);

  /** How many goals there are to go by. */
  lead = $derived.by((): string => {
    if (!this.#data) return '';
    const { closed_goals: n, judged_goals: judged, goals_for_a_diagram: least } = this.#data;
    if (n === 0) return t('quality.none');
    if (judged === 0) return t('quality.unjudged', { n });
    return judged < least ? t('quality.few', { n, judged, least }) : t('quality.many', { n, judged });
  });

  leadColumns = $derived([
    t('quality.lead_column'), t('quality.count'), t('quality.said'), t('quality.came_true'), t('quality.brier'),
    t('quality.inside_80'), t('quality.inside_95'),
  ]);

  leads = $derived.by((): string[][] =>
    this.#data
      ? [
          ...this.#data.leads.map((lead) => [t(`quality_lead.${lead.lead}`), ...cells(lead)]),
          [t('quality.all'), ...cells(this.#data.total)],
        ]
      : [],
  );

  /** The scores of all of them, beside the diagram. */
  scores = $derived.by((): { label: string; text: string }[] => {
    const reliability = this.#data?.total.reliability;
    const coverage = this.#data?.total.coverage;
    if (!reliability || !coverage) return [];
    return [
      { label: t('quality.brier'), text: score(reliability.brier) },
      { label: t('quality.base'), text: score(reliability.brier_of_base_rate) },
      { label: t('quality.skill'), text: reliability.skill === null ? '' : share(reliability.skill) },
      { label: t('quality.calibration_error'), text: score(reliability.calibration_error) },
      { label: t('quality.log_score'), text: score(reliability.log_score) },
      { label: t('quality.inside_80'), text: outOf(coverage.inside_80, coverage.count) },
      { label: t('quality.inside_95'), text: outOf(coverage.inside_95, coverage.count) },
    ];
  });

  /** Whether the estimates of planned work made the chances better. */
  work = $derived.by((): { label: string; text: string }[] => {
    const work = this.#data?.total.work;
    if (!work) return [];
    return [
      { label: t('quality.work_count'), text: t('quality.work_of', { forecasts: work.forecasts, n: work.goals }) },
      { label: t('quality.work_without'), text: score(work.brier) },
      { label: t('quality.work_with'), text: score(work.brier_with_work) },
    ];
  });

  base = $derived.by((): string => score(this.#data?.total.reliability?.brier_of_base_rate ?? 0));

  benchmarkColumns = $derived([
    t('quality.rhythm'), t('quality.series'), t('quality.owa'), t('quality.coverage_95'), t('quality.brier'),
    t('quality.base'), t('quality.calibration_error'),
  ]);

  benchmark = $derived.by((): string[][] =>
    (this.#data?.benchmark.rows ?? []).map((row) => [
      t(`quality_rhythm.${row.rhythm}`), count(row.series), score(row.owa), showShare(row.coverage_95, session.language, 1),
      score(row.brier), score(row.brier_of_base_rate), score(row.calibration_error),
    ]),
  );

  benchmarkLead = $derived.by((): string => {
    const total = this.#data?.benchmark.rows.find((row) => row.rhythm === 'total');
    if (!this.#data || !total) return '';
    const { engine } = this.#data.benchmark;
    return t('quality.benchmark_lead', { engine, series: count(total.series), questions: count(total.questions) });
  });
}

/** What would have been said of a KPI's goal in earlier windows, and what came of it. */
export class LookedBackState {
  resource: Resource<LookedBack>;

  /** To be made while a component is set up. */
  constructor(id: string) {
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return (signal) => readLookedBack(id, query, signal);
      },
      concerns: (event) => event.type !== 'kpi_evaluated',
    });
  }

  columns = $derived([
    t('back.period'), t('back.target'), t('back.chance'), t('back.outcome'), t('back.value'),
  ]);

  rows = $derived.by((): string[][] =>
    (this.resource.data?.windows ?? []).map((window) => [
      window.label, window.target_text, window.probability_text, t(window.came_true ? 'back.met' : 'back.not_met'), window.value_text,
    ]),
  );
}
