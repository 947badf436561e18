// Every operation that the page uses, by name. Queries that are empty are left out of the address.
import { pathOf, type PageKind } from '../domain/address';
import { json, text, type Query } from './client';
import type {
  ChartDocument, Close, CloseDecision, CloseDone, Explanation, ImportInput, ImportPreview, KeyResultReceipt, KeyResultReport, KpiDefinition,
  KpiDraft, KpiDraftPreview, KpiPage, ObjectiveDocument, Organization, OrganizationDefinition, People,
  PersonDocument, PlanPoint, PlanTree, Scorecard, TeamDocument, ValueReceipt,
} from './types';

// A thing has the same path here as on the page.
const kpi = (id: string) => pathOf('kpi', id);

export const readOrganization = (signal?: AbortSignal) => json<Organization>('/organization', { signal });

export const saveOrganization = (definition: OrganizationDefinition, revision: number | null, query: Query) =>
  json<Organization>('/organization', { method: 'PUT', query, revision, body: definition });

export const readScorecard = (query: Query, signal?: AbortSignal) =>
  json<Scorecard>('/scorecard', { query, signal });

export const readPlan = (query: Query, signal?: AbortSignal) => json<PlanTree>('/plan', { query, signal });

export const readKpiPage = (id: string, query: Query, signal?: AbortSignal) =>
  json<KpiPage>(`${kpi(id)}/page`, { query, signal });

/** An objective or a strategic plan with everything its page shows. */
export const readPoint = (kind: PageKind, id: string, query: Query, signal?: AbortSignal) =>
  json<PlanPoint>(pathOf(kind, id), { query, signal });

export const readTeamOrPerson = (kind: 'team' | 'person', id: string, query: Query, signal?: AbortSignal) =>
  json<People>(pathOf(kind, id), { query, signal });

export const readExplanation = (kind: PageKind, id: string, query: Query, signal?: AbortSignal) =>
  json<Explanation>(`${pathOf(kind, id)}/explain`, { query, signal });

const closing = (period: string) => `/close/${encodeURIComponent(period)}`;

export const readClose = (period: string, query: Query, signal?: AbortSignal) =>
  json<Close>(closing(period), { query, signal });

/** All of the decisions are recorded, or none. */
export const decideClose = (period: string, body: { open: string; by?: string; decisions: CloseDecision[] }, query: Query) =>
  json<CloseDone>(closing(period), { method: 'POST', query, body });

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
  metric: string, period: string, body: { value: number | null; note?: string }, query: Query,
) =>
  json<ValueReceipt>(`/metrics/${encodeURIComponent(metric)}/values/${encodeURIComponent(period)}`, {
    method: 'PUT', query, body,
  });

const keyResult = (objective: string, id: string) =>
  `${pathOf('objective', objective)}/key-results/${encodeURIComponent(id)}`;

export const reportKeyResult = (objective: string, id: string, body: KeyResultReport, query: Query) =>
  json<KeyResultReceipt>(keyResult(objective, id), { method: 'POST', query, body });

export const confirmKeyResult = (objective: string, id: string, by: string, query: Query) =>
  json<KeyResultReceipt>(`${keyResult(objective, id)}/confirmation`, { method: 'POST', query, body: { by } });

export const previewImport = (body: ImportInput, query: Query, signal?: AbortSignal) =>
  json<ImportPreview>('/imports/preview', { method: 'POST', query, body, signal });

export const previewDraft = (body: KpiDraft, query: Query, signal?: AbortSignal) =>
  json<KpiDraftPreview>('/drafts/kpi', { method: 'POST', query: { ...query, preview: 1 }, body, signal });

export const saveDraft = (body: KpiDraft, query: Query) =>
  json<{ kpi: string }>('/drafts/kpi', { method: 'POST', query, body });
