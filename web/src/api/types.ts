// The shapes that the server answers with, under the names that the page uses. They are generated from
// the OpenAPI document (`npm run types`); nothing is described twice.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Organization = Schemas['Organization'];
export type CalendarDefinition = Schemas['CalendarDefinition'];
export type OrganizationDefinition = Schemas['OrganizationDefinition'];
export type Scorecard = Schemas['Scorecard'];
export type ScorecardGroup = Schemas['ScorecardGroup'];
export type ScorecardRow = Schemas['ScorecardRow'];
export type StatusCounts = Schemas['StatusCounts'];
export type PlanTree = Schemas['PlanTree'];
export type PlanNode = Schemas['PlanNode'];
export type Home = Schemas['Home'];
export type KpiPage = Schemas['KpiPage'];
export type KpiDefinition = Schemas['KpiDefinition'];
export type GoalDefinition = Schemas['GoalDefinition'];
export type GoalLine = KpiPage['goals'][number];
export type ChartDocument = Schemas['ChartDocument'];
export type ProcessChart = Schemas['ProcessChart'];
export type Annotation = Schemas['Annotation'];
export type AnnotationInput = Schemas['AnnotationInput'];
export type Grain = Schemas['Grain'];
export type ImportInput = Schemas['ImportInput'] & { grain?: Grain };
/** The numbers may carry their name and unit with them. */
export type ImportPreview = Schemas['ImportPreview'] & { understood: { name?: string | null; unit?: string | null } };
export type KpiDraft = Schemas['KpiDraft'];
export type KpiDraftPreview = Schemas['KpiDraftPreview'];
export type Complaint = Schemas['Complaint'];
export type ProblemBody = Partial<Schemas['Problem']>;
export type ValueReceipt = Schemas['ValueReceipt'];
export type Words = Schemas['Words'];
export type PersonDocument = Schemas['PersonDocument'];
export type ObjectiveDocument = Schemas['ObjectiveDocument'];
/** An objective or a strategic plan, as its page shows it; a plan has no key results. */
export type PlanPoint = Schemas['PlanPointPage'] &
  Pick<Schemas['ObjectivePage'], 'id' | 'home'> & { definition: Pick<Schemas['ObjectiveDefinition'], 'key_results'> };
/** A team or a person: what belongs to them, how it stands, what it serves. */
export type People = Schemas['PeoplePage'] & Pick<Schemas['PersonPage'], 'id' | 'home'> & { definition: { name: Words } };
/** How good the forecasts of goals were that have closed. */
export type ForecastQuality = Schemas['ForecastQuality'];
export type LookedBack = Schemas['LookedBack'];
export type LeadQuality = Schemas['LeadQuality'];
/** A period looked back on, a team at a time. */
export type Close = Schemas['Close'];
export type CloseRow = Schemas['CloseRow'];
export type CloseDecision = Schemas['CloseDecisions']['decisions'][number];
export type CloseDone = Schemas['CloseDone'];
export type ProposedChange = Schemas['ProposedChange'];
export type TeamDocument = Schemas['TeamDocument'];
export type KeyResultDefinition = Schemas['KeyResultDefinition'];
export type KeyResultReport = Schemas['KeyResultReport'];
export type KeyResultReceipt = Schemas['KeyResultReceipt'];
export type MetricState = Schemas['MetricState'];
export type MetricPage = Schemas['MetricPage'];
export type MetricValue = Schemas['MetricValue'];
export type CatalogItem = Schemas['CatalogItem'];
export type CatalogMetric = Schemas['CatalogMetric'];
export type RefreshReceipt = Schemas['RefreshReceipt'];
export type Work = Schemas['Work'];
export type WorkItem = Schemas['WorkItem'];
export type MovedKpi = Schemas['MovedKpi'];
export type InitiativeDefinition = Schemas['InitiativeDefinition'];
export type InitiativeDocument = Schemas['InitiativeDocument'];
export type EffectDefinition = Schemas['EffectDefinition'];
export type ObjectiveDefinition = Schemas['ObjectiveDefinition'];
export type StrategicPlanDefinition = Schemas['StrategicPlanDefinition'];
export type StrategicPlanDocument = Schemas['StrategicPlanDocument'];
export type Proposal = Schemas['Proposal'];
export type PlanStep = Schemas['PlanStep'];
export type PlanState = Schemas['PlanState'];
export type SentenceInput = Schemas['SentenceInput'];
export type CoachReport = Schemas['CoachReport'];
export type SentenceAnswer = Schemas['SentenceAnswer'];
export type LinkedItem = Schemas['LinkedItem'];
export type KeyResultState = Schemas['KeyResultState'];
export type PlanHint = Schemas['PlanHint'];
export type Explanation = Schemas['Explanation'];
export type ExplainedStep = Schemas['ExplainedStep'];
