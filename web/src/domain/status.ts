// The statuses of a goal in the order in which they ask for attention. Words come from i18n, shapes
// from ui/StatusMark; what a status means is decided by the server alone.
export const statuses = [
  'off_track', 'at_risk', 'on_track', 'pending', 'missed', 'partial', 'achieved', 'dropped',
] as const;

export type Status = (typeof statuses)[number];
export type Freshness = 'fresh' | 'stale' | 'unknown';

/** Lower comes first: what is off course before what runs well. */
export const urgency = (status: Status | null): number =>
  status === null ? statuses.length : statuses.indexOf(status);

/** Sorted by urgency; equal ones keep the server's order. */
export function mostUrgentFirst<T extends { status: Status | null }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => urgency(a.status) - urgency(b.status));
}

/** The statuses that occur, the most urgent first. */
export const tally = (counts: Partial<Record<Status, number>> | null): { status: Status; n: number }[] =>
  statuses.map((status) => ({ status, n: counts?.[status] ?? 0 })).filter((c) => c.n > 0);

const closed: readonly Status[] = ['missed', 'partial', 'achieved', 'dropped'];

/** Whether the goal has come to its end, so that nothing about it is a matter of chance any more. */
export const isClosed = (status: Status): boolean => closed.includes(status);
