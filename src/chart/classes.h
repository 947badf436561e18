// The class names that charts carry, and what each one marks. A chart of the `page` palette holds
// no colour, no font and no width of a line: the page's style sheet gives them, by these names
// alone. tests/golden/chart/chart.css is a complete style sheet for them, in both themes.
#pragma once

/// The notation is that of IBCS: what happened is solid, what was planned is outlined, what is
/// expected is hatched. Colour carries nothing: every mark differs in form.
///
/// Root:    kc             every chart (the <svg>); font and `tabular-nums` go here
///          kc-trend       trend chart        kc-spark   sparkline        kc-bullet   bullet graph
///          kc-reliability reliability diagram
///
/// Text     kc-title       what is measured: ink, 14 px, 600
/// (layout  kc-subtitle    who, unit and when: secondary, 12 px
/// reckons  kc-label       ticks of the axes: secondary, 12 px
/// with     kc-value       value beside a point: ink, 12 px, 500
/// these    kc-value-last  the value that the chart is about: ink, 12 px, 600
/// sizes)   kc-note        words beside deadline, day, baseline; legend: secondary, 12 px
///          (all texts) paint-order stroke with a paper stroke of 3 px keeps them readable on lines
///
/// Frame    kc-grid        horizontal grid lines: line colour, 1 px
///          kc-axis        the time axis: secondary, 1 px
///          kc-tick        short marks on the time axis: secondary, 1 px
///          kc-zero        the zero line where values lie on both sides: secondary, 1 px
///
/// Actuals  kc-actual      line of what happened: no fill, ink, 2 px, round joins
///          kc-fine        beside kc-actual, where values stand close: 1.25 px
///          kc-dot         dot of a closed period: filled ink
///          kc-open        dot of an open period: paper filled, ink outline 1.5 px
///          kc-open-line   line to an open period: ink, 1.5 px, dashed
///          kc-provisional beside kc-dot: may still change; filled secondary
///          kc-thin        dot of a value with few observations: paper filled, secondary, dashed
///          outline
///          kc-beyond      arrow at the edge, for a value that the scale does not reach: filled ink
///          kc-signal      ring round a value that is a signal: no fill, ink, 1 px
///          kc-last        the last dot of a sparkline: filled ink
///          kc-before      line of a year before: no fill, secondary, 1.5 px
///          kc-before-dot  such a value that stands alone: filled secondary
///
/// Plan     kc-plan        target path, its outline: no fill, secondary, 5 px
///          kc-plan-core   target path, its inside: no fill, paper, 3 px, on top of kc-plan
///          kc-target      the target: in a trend a line (ink, 1.5 px); in a bullet a filled tall
///          mark (ink,
///                         paper outline of 1 px)
///          kc-target-end  the target at its deadline: outlined square, paper filled, ink, 1.5 px
///          kc-range       band between two targets: fill, line colour at half strength
///          kc-expected    bullet: short mark of what is expected today: filled secondary, paper
///          outline 1 px kc-baseline    where it started: trend a dotted line and in a bullet a
///          thin mark: secondary
///
/// Forecast kc-forecast-50 kc-forecast-80 kc-forecast-95   bands: fill ink, opacity about .13 .09
/// .05
///          kc-hatch       hatch lines inside patterns: secondary, 1 px
///          kc-hatched     shape filled with the pattern (its fill is an attribute: do not set
///          fill) kc-forecast    line through the middle of the forecast: no fill, secondary, 1.5
///          px, dashed kc-forecast-dot  its dots: paper filled, secondary outline kc-whisker     80
///          % interval in a bullet: no fill, ink, 1.5 px kc-whisker-ground  below it, so that it
///          shows on the bar: no fill, paper, 4 px
///
/// Days     kc-deadline    vertical line at the deadline: ink, 1 px
///          kc-asof        vertical line at the day it stands on: secondary, 1 px, dashed
///
/// Process  kc-limit       band of natural variation: fill, line colour at half strength
///          kc-limit-line  its edges in a trend: secondary, 1 px, dashed
///          kc-mean        its middle: secondary, 1 px
///          kc-excluded    cross over a value with a known cause: ink, 1.5 px
///          kc-annotation  vertical line at a day that somebody noted: ink, 1 px, dotted
///
/// Judged   kc-perfect     diagonal of a reliability diagram: secondary, 1 px, dashed
///
/// Bullet   kc-bar         bar of the value now: filled ink
///          kc-track       ground of the bar: line colour at half strength
///          kc-quality-1 kc-quality-2 kc-quality-3   qualitative ranges, 1 the poorest and darkest
///
/// Words    kc-empty       what stands in a trend without values: secondary, 14 px
///          kc-table       the data table of a chart (HTML, not SVG)
namespace koers::chart {

/// What every class name starts with.
inline constexpr const char* class_prefix = "kc-";

}  // namespace koers::chart
