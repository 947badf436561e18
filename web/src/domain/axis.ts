// A common time axis for period bars: shares of its width (0–100), and marks at the years or quarters.
import { daysBetween, addDays, type Span } from './days';

export interface Bar {
  x: number;
  width: number;
}

export interface Mark {
  x: number;
  label: string;
}

/** From the first day to the last of all spans; undefined where there is none. */
export function axisOf(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  const start = spans.map((s) => s.start).reduce((a, b) => (a < b ? a : b));
  const end = spans.map((s) => s.end).reduce((a, b) => (a > b ? a : b));
  return { start, end };
}

const share = (axis: Span, day: string): number => {
  const length = daysBetween(axis.start, axis.end) + 1;
  return Math.round((daysBetween(axis.start, day) / length) * 10_000) / 100;
};

/** Where a span lies on the axis; `end` is inclusive, so a bar reaches to the end of its last day. */
export function barOn(axis: Span, span: Span): Bar {
  const x = share(axis, span.start);
  return { x, width: Math.max(0.5, Math.round((share(axis, addDays(span.end, 1)) - x) * 100) / 100) };
}

/** Where a day lies; undefined outside the axis. */
export function placeOn(axis: Span, day: string): number | undefined {
  if (day < axis.start || day > axis.end) return undefined;
  return share(axis, day);
}

/** The years that begin on the axis; where there are fewer than two, its quarters. */
export function marksOn(axis: Span): Mark[] {
  const first = Number(axis.start.slice(0, 4));
  const last = Number(axis.end.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  if (years.length > 1) {
    return years
      .map((year) => ({ day: `${year}-01-01`, label: String(year) }))
      .filter((m) => m.day >= axis.start && m.day <= axis.end)
      .map((m) => ({ x: share(axis, m.day), label: m.label }));
  }
  return [1, 4, 7, 10]
    .map((month, i) => ({ day: `${first}-${String(month).padStart(2, '0')}-01`, label: `Q${i + 1}` }))
    .filter((m) => m.day >= axis.start && m.day <= axis.end)
    .map((m) => ({ x: share(axis, m.day), label: m.label }));
}
