// Reading a chart point by point: which point the pointer means, and where a key leads.
export interface Point {
  x_px: number;
}

/** Index of the point nearest to `x`; -1 where there is none. */
export function nearest(points: readonly Point[], x: number): number {
  let best = -1;
  let distance = Infinity;
  points.forEach((point, i) => {
    const d = Math.abs(point.x_px - x);
    if (d < distance) {
      best = i;
      distance = d;
    }
  });
  return best;
}

/** Index that `key` leads to from `index` among `count` points; undefined for a key that does not read. */
export function step(key: string, index: number, count: number): number | undefined {
  const last = count - 1;
  const targets: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 6,
    PageUp: index + 6,
    Home: 0,
    End: last,
  };
  const target = targets[key];
  return target === undefined || count === 0 ? undefined : Math.min(last, Math.max(0, target));
}
