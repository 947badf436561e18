// Drawings for the stand-in server, with the class names of src/chart/classes.h: enough to see the page
// and its styles, not the real charts.
const path = (points) => points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

let unique = 0;

export function spark(values) {
  const id = `s${unique++}`;
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const y = (v) => 24 - ((v - lo) / (hi - lo || 1)) * 20;
  const at = values.map((v, i) => [4 + (i * 106) / (values.length - 1), y(v)]);
  const [lx, ly] = at.at(-1);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="kc kc-spark" viewBox="0 0 120 28" width="120" height="28" role="img" aria-labelledby="${id}"><title id="${id}">${values[0]} → ${values.at(-1)}</title><rect class="kc-limit" x="2" y="7" width="108" height="14"/><path class="kc-actual" fill="none" d="${path(at)}"/><circle class="kc-last" cx="${lx}" cy="${ly}" r="2.5"/></svg>`;
}

export function bullet(share, expected, forecast) {
  const id = `b${unique++}`;
  const x = (s) => 4 + Math.min(1.1, Math.max(0, s)) * 132;
  const bar = x(share) - 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="kc kc-bullet" viewBox="0 0 160 28" width="160" height="28" role="img" aria-labelledby="${id}"><title id="${id}">${Math.round(share * 100)} %</title><defs><pattern id="${id}-h" patternUnits="userSpaceOnUse" width="4" height="4" patternTransform="rotate(45)"><line class="kc-hatch" x1="0" y1="0" x2="0" y2="4"/></pattern></defs><rect class="kc-track" x="4" y="6" width="152" height="16"/><rect class="kc-bar" x="4" y="10" width="${bar}" height="8"/><rect class="kc-hatched" fill="url(#${id}-h)" x="${x(share)}" y="10" width="${Math.max(0, x(forecast) - x(share))}" height="8"/><path class="kc-whisker" d="M${x(forecast) - 12} 14H${x(forecast) + 12}"/><rect class="kc-expected" x="${x(expected)}" y="9" width="2" height="10"/><rect class="kc-target" x="136" y="4" width="3" height="20"/></svg>`;
}

/** A trend chart and the points for reading it; `future` are expected values after the last one. */
export function trend({ id, title, unit, labels, values, future, target, width, height, show }) {
  const all = [...values, ...future, target];
  const [min, max] = [Math.min(...all), Math.max(...all)];
  const pad = (max - min || 1) * 0.15;
  const [lo, hi] = [min - pad, max + pad];
  const [left, right, top, bottom] = [44, width - 64, 56, height - 32];
  const count = values.length + future.length;
  const x = (i) => left + (i * (right - left)) / (count - 1);
  const y = (v) => bottom - ((v - lo) / (hi - lo)) * (bottom - top);
  const ticks = [0.2, 0.5, 0.8].map((s) => lo + s * (hi - lo));
  const grid = ticks.map((v) => `<line class="kc-grid" x1="${left}" y1="${y(v)}" x2="${right}" y2="${y(v)}"/><text class="kc-label" x="${left - 8}" y="${y(v) + 4}" text-anchor="end">${show(v)}</text>`).join('');
  const every = Math.ceil(count / Math.max(3, Math.floor(width / 80)));
  const axis = labels.map((l, i) => (i % every ? '' : `<line class="kc-tick" x1="${x(i)}" y1="${bottom}" x2="${x(i)}" y2="${bottom + 4}"/><text class="kc-label" x="${x(i)}" y="${bottom + 18}" text-anchor="middle">${l}</text>`)).join('');
  const actual = values.map((v, i) => [x(i), y(v)]);
  const [lx, ly] = actual.at(-1);
  const ahead = [[lx, ly], ...future.map((v, i) => [x(values.length + i), y(v)])];
  const band = (spread) => {
    const up = ahead.map(([px, py], i) => [px, py - spread * Math.sqrt(i)]);
    const down = ahead.map(([px, py], i) => [px, py + spread * Math.sqrt(i)]).reverse();
    return `${path([...up, ...down])}Z`;
  };
  const from = Math.max(0, values.length - 7);
  const plan = path([[x(from), y(values[from])], [x(count - 1), y(target)]]);
  const dots = actual.slice(0, -1).map(([px, py]) => `<circle class="kc-dot" cx="${px}" cy="${py}" r="2.5"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="kc kc-trend" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t"><title id="${id}-t">${title}</title><defs><pattern id="${id}-h" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)"><line class="kc-hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs><text class="kc-subtitle" x="0" y="12">Waterland</text><text class="kc-title" x="0" y="32">${title}<tspan class="kc-subtitle"> in ${unit}</tspan></text>${grid}<line class="kc-axis" x1="${left}" y1="${bottom}" x2="${right}" y2="${bottom}"/>${axis}<path class="kc-plan" fill="none" d="${plan}"/><path class="kc-plan-core" fill="none" d="${plan}"/><path class="kc-forecast-95" d="${band(26)}"/><path class="kc-forecast-80" d="${band(17)}"/><path class="kc-forecast-50" d="${band(9)}"/><path class="kc-hatched" fill="url(#${id}-h)" d="${band(17)}"/><path class="kc-forecast" fill="none" d="${path(ahead)}"/><line class="kc-deadline" x1="${x(count - 1)}" y1="${top}" x2="${x(count - 1)}" y2="${bottom}"/><text class="kc-note" x="${x(count - 1)}" y="${top - 6}" text-anchor="middle">31 mrt</text><path class="kc-actual" fill="none" d="${path(actual)}"/>${dots}<circle class="kc-open" cx="${lx}" cy="${ly}" r="3.5"/><text class="kc-value-last" x="${lx}" y="${ly - 10}" text-anchor="middle">${show(values.at(-1))}</text><rect class="kc-target-end" x="${x(count - 1) - 4}" y="${y(target) - 4}" width="8" height="8"/></svg>`;
  const points = [...values, ...future].map((value, i) => ({
    x_px: x(i), y_px: y(value), label: labels[i] ?? '', value, value_text: `${show(value)} ${unit}`,
    n: i < values.length ? 40 + ((i * 7) % 13) : null,
    kind: i < values.length - 1 ? 'actual' : i < values.length ? 'open' : 'forecast', thin: false,
  }));
  for (const point of points) point.text = `${point.label}: ${point.value_text} (${point.kind})`;
  const table = { columns: ['Periode', 'Waarde', 'n'], rows: points.map((p) => [p.label, p.value_text, p.n === null ? '' : String(p.n)]) };
  return { svg, document: { title, width, height, points, table, notes: [] } };
}
