// Every operation that the page uses, by name. Queries that are empty are left out of the address.
import { pathOf, type PageKind } from '../domain/address';
import type { Move } from '../domain/tree';
import { json, text, type Query } from './client';
import type {
  Annotation, AnnotationInput, CatalogItem, CatalogMetric, ChartDocument, Close, CloseDecision, CloseDone, CoachReport, Explanation,
  ForecastQuality,
  ImportInput, ImportPreview, InitiativeDefinition, InitiativeDocument, KeyResultReceipt, KeyResultReport,
  KpiDefinition, KpiDraft, KpiDraftPreview,
  KpiPage, LookedBack, MetricPage, MetricState, MetricValue, ObjectiveDocument, Organization, OrganizationDefinition,
  ProcessChart,
  People, PersonDocument, PlanPoint, PlanStep, PlanTree, Proposal, RefreshReceipt, Scorecard,
  SentenceAnswer, SentenceInput, StrategicPlanDocument, TeamDocument, ValueReceipt, Work,
} from './types';

// A thing has the same path here as on the page.
const kpi = (id: string) => pathOf('kpi', id);

export const readOrganization = (signal?: AbortSignal) => json<Organization>('/organization', { signal });

export const saveOrganization = (definition: OrganizationDefinition, revision: number | null, query: Query) =>
  json<Organization>('/organization', { method: 'PUT', query, revision, body: definition });

export const readScorecard = (query: Query, signal?: AbortSignal) =>
  json<Scorecard>('/scorecard', { query, signal });

/** What moves the KPIs, or one of them. */
export const readWork = (query: Query, signal?: AbortSignal) => json<Work>('/work', { query, signal });

const initiative = (id: string) => `/initiatives/${encodeURIComponent(id)}`;

export const readInitiative = (id: string, query: Query) => json<InitiativeDocument>(initiative(id), { query });

export const createInitiative = (definition: InitiativeDefinition, query: Query) =>
  json<InitiativeDocument>('/initiatives', { method: 'POST', query, body: { definition } });

export const saveInitiative = (definition: InitiativeDefinition, revision: number, query: Query) =>
  json<InitiativeDocument>(initiative(definition.id), { method: 'PUT', query, revision, body: { definition } });

export const deleteInitiative = (id: string, revision: number, query: Query) =>
  json<void>(initiative(id), { method: 'DELETE', query, revision });

export const readPlan = (query: Query, signal?: AbortSignal) => json<PlanTree>('/plan', { query, signal });

export const readKpiPage = (id: string, query: Query, signal?: AbortSignal) =>
  json<KpiPage>(`${kpi(id)}/page`, { query, signal });

/** An objective or a strategic plan with everything its page shows. */
export const readPoint = (kind: PageKind, id: string, query: Query, signal?: AbortSignal) =>
  json<PlanPoint>(pathOf(kind, id), { query, signal });

export const readTeamOrPerson = (kind: 'team' | 'person', id: string, query: Query, signal?: AbortSignal) =>
  json<People>(pathOf(kind, id), { query, signal });

export const readMetrics = (query: Query, signal?: AbortSignal) =>
  json<{ items: MetricState[] }>('/metric-states', { query, signal });

export const readMetric = (id: string, query: Query, signal?: AbortSignal) =>
  json<MetricPage>(pathOf('metric', id), { query, signal });

export const readMetricValues = (id: string, query: Query, signal?: AbortSignal) =>
  json<MetricValue[]>(`${pathOf('metric', id)}/values`, { query, signal });

/** Computes it from its source now. */
export const refreshMetric = (id: string, query: Query) =>
  json<RefreshReceipt>(`${pathOf('metric', id)}/refresh`, { method: 'POST', query });

/** What would have been forecast of a KPI's goal in earlier windows. */
export const readLookedBack = (id: string, query: Query, signal?: AbortSignal) =>
  json<LookedBack>(`${kpi(id)}/looked-back`, { query, signal });

/** How good the published forecasts of closed goals were. */
export const readForecastQuality = (query: Query, signal?: AbortSignal) =>
  json<ForecastQuality>('/forecast-quality', { query, signal });

export const searchCatalog = (query: Query, signal?: AbortSignal) =>
  json<{ items: CatalogItem[] }>('/catalog', { query, signal });

export const readCatalogMetric = (id: string, query: Query, signal?: AbortSignal) =>
  json<CatalogMetric>(`/catalog/${encodeURIComponent(id)}`, { query, signal });

export const readExplanation = (kind: PageKind, id: string, query: Query, signal?: AbortSignal) =>
  json<Explanation>(`${pathOf(kind, id)}/explain`, { query, signal });

const closing = (period: string) => `/close/${encodeURIComponent(period)}`;

export const readClose = (period: string, query: Query, signal?: AbortSignal) =>
  json<Close>(closing(period), { query, signal });

/** All of the decisions are recorded, or none. */
export const decideClose = (period: string, body: { open: string; by?: string; decisions: CloseDecision[] }, query: Query) =>
  json<CloseDone>(closing(period), { method: 'POST', query, body });

export const readProcess = (id: string, query: Query, signal?: AbortSignal) =>
  json<ProcessChart>(`${kpi(id)}/process`, { query, signal });

export const annotate = (id: string, input: AnnotationInput, query: Query) =>
  json<Annotation>(`${kpi(id)}/annotations`, { method: 'POST', query, body: input });

export const withdrawAnnotation = (id: string, annotation: string, query: Query) =>
  json<Annotation>(`${kpi(id)}/annotations/${encodeURIComponent(annotation)}`, { method: 'DELETE', query });

/** Drawing and reading points come together: they belong to one width. */
export async function readChart(id: string, query: Query, signal?: AbortSignal) {
  const [svg, document] = await Promise.all([
    text(`${kpi(id)}/chart.svg`, { query, signal }),
    json<ChartDocument>(`${kpi(id)}/chart.json`, { query, signal }),
  ]);
  return { svg, document };
}

export const saveKpi = (definition: KpiDefinition, revision: number, query: Query) =>
  json<unknown>(kpi(definition.id), { method: 'PUT', query, revision, body: { definition } });

export const createKpi = (definition: KpiDefinition, query: Query) =>
  json<unknown>('/kpis', { method: 'POST', query, body: { definition } });

export const deleteKpi = (id: string, revision: number, query: Query) =>
  json<void>(kpi(id), { method: 'DELETE', query, revision });

export const readPeople = () => json<{ items: PersonDocument[] }>('/people', { query: { limit: 200 } });
export const readTeams = () => json<{ items: TeamDocument[] }>('/teams', { query: { limit: 200 } });
export const readObjectives = (query: Query) =>
  json<{ items: ObjectiveDocument[] }>('/objectives', { query: { ...query, limit: 200 } });

export const recordValue = (
  metric: string, period: string, body: { value: number | null; n?: number; sd?: number; note?: string }, query: Query,
) =>
  json<ValueReceipt>(`/metrics/${encodeURIComponent(metric)}/values/${encodeURIComponent(period)}`, {
    method: 'PUT', query, body,
  });

/** An objective or a strategic plan as it is stored, with the version that is to be replaced. */
export const readDefinition = (kind: 'objective' | 'plan', id: string, query: Query) =>
  json<ObjectiveDocument | StrategicPlanDocument>(pathOf(kind, id), { query });

const folderOf = (kind: 'objective' | 'plan') => (kind === 'plan' ? '/plans' : '/objectives');

export const createDefinition = (kind: 'objective' | 'plan', definition: unknown, query: Query) =>
  json<unknown>(folderOf(kind), { method: 'POST', query, body: { definition } });

export const saveDefinition = (
  kind: 'objective' | 'plan', definition: { id: string }, revision: number, query: Query,
) => json<unknown>(pathOf(kind, definition.id), { method: 'PUT', query, revision, body: { definition } });

export const deleteDefinition = (kind: 'objective' | 'plan', id: string, revision: number, query: Query) =>
  json<void>(pathOf(kind, id), { method: 'DELETE', query, revision });

export const moveInPlan = (move: Move, query: Query) =>
  json<{ count: number }>('/plan/moves', { method: 'POST', query, body: move });

export const readProposal = (query: Query, signal?: AbortSignal) => json<Proposal>('/plan/proposal', { query, signal });

export const stepPlan = (step: PlanStep, query: Query) =>
  json<{ count: number }>('/plan/proposal', { method: 'POST', query, body: step });

const keyResult = (objective: string, id: string) =>
  `${pathOf('objective', objective)}/key-results/${encodeURIComponent(id)}`;

export const reportKeyResult = (objective: string, id: string, body: KeyResultReport, query: Query) =>
  json<KeyResultReceipt>(keyResult(objective, id), { method: 'POST', query, body });

export const confirmKeyResult = (objective: string, id: string, by: string, query: Query) =>
  json<KeyResultReceipt>(`${keyResult(objective, id)}/confirmation`, { method: 'POST', query, body: { by } });

/** What a sentence says; nothing is stored. */
export const parseSentence = (body: SentenceInput, query: Query, signal?: AbortSignal) =>
  json<SentenceAnswer>('/parse', { method: 'POST', query, body, signal });

export const readCoach = (id: string, query: Query, signal?: AbortSignal) =>
  json<CoachReport>(`${kpi(id)}/coach`, { query, signal });

export const previewImport = (body: ImportInput, query: Query, signal?: AbortSignal) =>
  json<ImportPreview>('/imports/preview', { method: 'POST', query, body, signal });

export const previewDraft = (body: KpiDraft, query: Query, signal?: AbortSignal) =>
  json<KpiDraftPreview>('/drafts/kpi', { method: 'POST', query: { ...query, preview: 1 }, body, signal });

export const saveDraft = (body: KpiDraft, query: Query) =>
  json<{ kpi: string }>('/drafts/kpi', { method: 'POST', query, body });
