// Segments first, then rules within each, then what the last one suggests.
#include "domain/process_chart.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "domain/comparison.h"
#include "domain/parts.h"

namespace koers::domain {
namespace {

Side side_from(int side) { return side < 0 ? Side::below : Side::above; }

// The values that count of a segment, with where they stand in the series; as they would be if all
// were of the size of the newest, or if what rises steadily stood where it is at the newest.
struct Counted {
  std::vector<std::size_t> at;
  std::vector<double> values;
};

Counted counted_in(const ProcessInput& input, const ProcessSegment& segment) {
  Counted counted;
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    if (input.points[i].is_excluded) continue;
    counted.at.push_back(i);
    counted.values.push_back(input.points[i].value);
  }
  return counted;
}

std::vector<ProcessSegment> segments_of(const ProcessInput& input) {
  std::vector<std::size_t> starts{0};
  for (const Date day : input.segment_starts) {
    const auto first = std::ranges::partition_point(
        input.points, [&](const ProcessPoint& point) { return point.period.last <= day; });
    starts.push_back(static_cast<std::size_t>(first - input.points.begin()));
  }
  std::ranges::sort(starts);
  starts.push_back(input.points.size());
  std::vector<ProcessSegment> segments;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    if (starts[i] < starts[i + 1]) segments.push_back({.first = starts[i], .last = starts[i + 1]});
  }
  return segments;
}

std::size_t baseline_of(const ProcessInput& input, const Counted& counted) {
  return std::min(counted.at.size(), static_cast<std::size_t>(std::max(0, input.baseline_values)));
}

bool sizes_matter(const ProcessInput& input, const Counted& counted) {
  if (!input.is_of_n || counted.at.empty()) return false;
  const auto size = [&](std::size_t at) { return input.points[at].n; };
  const auto [least, most] = std::ranges::minmax(counted.at | std::views::transform(size));
  return least > 1 && most > 2 * least;
}

// All rows of the values together.
double weighted_centre(const ProcessInput& input, std::span<const std::size_t> made) {
  CompensatedSum sum;
  double weight = 0;
  for (const std::size_t at : made) {
    const auto n = static_cast<double>(input.points[at].n);
    sum.add(n * input.points[at].value);
    weight += n;
  }
  return sum.value() / weight;
}

// A share of n varies by chance as 1 / sqrt(n); by how much else it varies is read off the values,
// as Laney (2002) does.
void make_comparable(const ProcessInput& input, double centre, std::int64_t size,
                     Counted& counted) {
  for (std::size_t i = 0; i < counted.at.size(); ++i) {
    const auto n = static_cast<double>(input.points[counted.at[i]].n);
    counted.values[i] =
        centre + (counted.values[i] - centre) * std::sqrt(n / static_cast<double>(size));
  }
}

// Of the line of least squares.
double slope_of(std::span<const std::size_t> at, std::span<const double> values) {
  const double middle = mean_of(std::vector<double>(at.begin(), at.end()));
  const double level = mean_of(values);
  CompensatedSum products;
  CompensatedSum squares;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double away = static_cast<double>(at[i]) - middle;
    products.add(away * (values[i] - level));
    squares.add(away * away);
  }
  return products.value() / squares.value();
}

void take_slope_out(double slope, Counted& counted) {
  for (std::size_t i = 0; i < counted.at.size(); ++i)
    counted.values[i] += slope * static_cast<double>(counted.at.back() - counted.at[i]);
}

void move_to_bounds(const NaturalBounds& bounds, ProcessSegment& segment) {
  auto& limits = *segment.limits;
  if (bounds.min && limits.lower < *bounds.min) {
    limits.lower = *bounds.min;
    segment.tests_lower = false;
  }
  if (bounds.max && limits.upper > *bounds.max) {
    limits.upper = *bounds.max;
    segment.tests_upper = false;
  }
}

// Of the first `baseline` values that count.
void add_limits(const ProcessInput& input, std::size_t baseline, Counted& counted,
                ProcessSegment& segment) {
  std::optional<double> centre;
  if (input.line == CentralLine::trend) {
    if (baseline < limit_values_min) return;
    segment.slope =
        slope_of(std::span(counted.at).first(baseline), std::span(counted.values).first(baseline));
    take_slope_out(segment.slope, counted);
  } else if (baseline > 0 && sizes_matter(input, counted)) {
    centre = weighted_centre(input, std::span(counted.at).first(baseline));
    segment.size = input.points[counted.at.back()].n;
    make_comparable(input, *centre, segment.size, counted);
  }
  segment.limits = xmr_limits(std::span(counted.values).first(baseline));
  if (!segment.limits) return;
  if (centre) {
    const double away = *centre - segment.limits->centre;
    for (double* line : {&segment.limits->centre, &segment.limits->upper, &segment.limits->lower})
      *line += away;
  }
  move_to_bounds(input.bounds, segment);
}

Side side_at(const Counted& counted, std::size_t i, const Limits& limits) {
  const auto& values = counted.values;
  const int side = side_of(values[i], limits);
  if (side != 0 || i == 0) return side_from(side);
  return values[i] < values[i - 1] ? Side::below : Side::above;
}

void add_signals(const ProcessSegment& segment, const Counted& counted, SignalRules rules,
                 std::vector<Signal>& signals) {
  if (!segment.limits) return;
  const TestedLimits tested{*segment.limits, segment.tests_upper, segment.tests_lower};
  auto broken = broken_rules(counted.values, tested, rules);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    if (broken[i].empty()) continue;
    signals.push_back({.at = counted.at[i],
                       .rules = std::move(broken[i]),
                       .side = side_at(counted, i, *segment.limits)});
  }
}

// The values on one side of the centre that end with the last one.
std::size_t run_until_now(const std::vector<double>& values, const Limits& limits) {
  const int side = side_of(values.back(), limits);
  if (side == 0) return 0;
  const auto other = std::find_if(values.rbegin(), values.rend(),
                                  [&](double value) { return side_of(value, limits) != side; });
  return static_cast<std::size_t>(other - values.rbegin());
}

struct Start {
  std::size_t at = 0;  // Among the values that count.
  std::optional<Date> annotated;
};

// The newest noted change since which all values are of the run; else the start of a long run.
std::optional<Start> start_of(const ProcessInput& input, const Counted& counted, std::size_t run) {
  const std::size_t size = counted.values.size();
  std::optional<Start> start;
  if (run >= long_run_length) start = Start{.at = size - run, .annotated = {}};
  for (const Date day : input.annotated_changes) {
    const auto first = std::ranges::partition_point(
        counted.at, [&](std::size_t at) { return input.points[at].period.last <= day; });
    const auto at = static_cast<std::size_t>(first - counted.at.begin());
    const bool is_of_run = at >= size - run && size - at >= values_since_min;
    if (is_of_run && (!start || !start->annotated || day > *start->annotated))
      start = Start{.at = at, .annotated = day};
  }
  return start;
}

// The centre without values that alone lie beyond a limit: one of them among the first values moves
// the centre past all others, and would make a run of what is nothing new.
double sturdy_centre(const ProcessSegment& segment, const Counted& counted) {
  const auto& limits = *segment.limits;
  const auto beyond = [&](std::size_t i) {
    return counted.values[i] > limits.upper ? 1 : counted.values[i] < limits.lower ? -1 : 0;
  };
  const auto n = static_cast<std::size_t>(limits.n);
  std::vector<double> usual;
  for (std::size_t i = 0; i < n; ++i) {
    const bool has_company = (i > 0 && beyond(i) == beyond(i - 1)) ||
                             (i + 1 < counted.values.size() && beyond(i) == beyond(i + 1));
    if (beyond(i) == 0 || has_company) usual.push_back(counted.values[i]);
  }
  return usual.empty() ? limits.centre : mean_of(usual);
}

std::optional<SegmentProposal> proposal_of(const ProcessInput& input, const ProcessSegment& segment,
                                           const Counted& counted) {
  if (!segment.limits || counted.values.empty()) return std::nullopt;
  Limits limits = *segment.limits;
  limits.centre = sturdy_centre(segment, counted);
  const auto run = run_until_now(counted.values, limits);
  const auto start = start_of(input, counted, run);
  // A segment that would begin where this one does is none.
  if (!start || start->at == 0) return std::nullopt;
  const auto since = std::span(counted.values).subspan(start->at);
  const auto made = std::span(counted.at).subspan(start->at);
  return SegmentProposal{
      .from = counted.at[start->at],
      .run_from = counted.at[counted.at.size() - run],
      .values = since.size(),
      .side = side_from(side_of(since.back(), limits)),
      .annotated = start->annotated,
      .centre_before = limits.centre,
      .centre_after = segment.size > 0 ? weighted_centre(input, made) : mean_of(since)};
}

NormalNow normal_now(const ProcessInput& input, const ProcessChart& chart, const Counted& counted) {
  const ProcessSegment& segment = chart.segments.back();
  const auto all = std::span(counted.at);
  if (!chart.proposal) {
    const auto made = all.first(baseline_of(input, counted));
    return {segment.first, {made.begin(), made.end()}, segment.limits};
  }
  const auto made =
      all.last(std::min(chart.proposal->values, static_cast<std::size_t>(limit_values_max)));
  ProcessSegment proposed{.first = made.front(), .last = segment.last};
  Counted newest = counted_in(input, proposed);
  add_limits(input, newest.at.size(), newest, proposed);
  return {chart.proposal->from, {made.begin(), made.end()}, proposed.limits};
}

// Where the limits of a segment are told of.
std::size_t newest_counted(const ProcessSegment& segment, std::span<const ProcessPoint> points) {
  std::size_t at = segment.last - 1;
  while (at > segment.first && points[at].is_excluded) --at;
  return at;
}

}  // namespace

std::string_view name_of(Capability capability) {
  static constexpr std::array<std::string_view, 3> names{"by_chance", "never", "always"};
  return names.at(static_cast<std::size_t>(capability));
}

ProcessChart process_chart(const ProcessInput& input) {
  ProcessChart chart{.segments = segments_of(input), .signals = {}, .proposal = {}, .now = {}};
  for (auto& segment : chart.segments) {
    Counted counted = counted_in(input, segment);
    add_limits(input, baseline_of(input, counted), counted, segment);
    add_signals(segment, counted, input.rules, chart.signals);
    if (&segment != &chart.segments.back()) continue;
    chart.proposal = proposal_of(input, segment, counted);
    chart.now = normal_now(input, chart, counted);
  }
  return chart;
}

bool may_start_segment(std::span<const ProcessPoint> points, const ProcessChart& chart, Date day) {
  if (!chart.proposal) return false;
  const auto first = std::ranges::partition_point(
      points, [&](const ProcessPoint& point) { return point.period.last <= day; });
  const auto at = static_cast<std::size_t>(first - points.begin());
  // Not before the run, nor where the segment itself begins.
  if (at < chart.proposal->run_from || at <= chart.segments.back().first) return false;
  return std::ranges::count(first, points.end(), false, &ProcessPoint::is_excluded) >=
         values_since_min;
}

const ProcessSegment* current_segment(const ProcessChart& chart) {
  return chart.segments.empty() ? nullptr : &chart.segments.back();
}

bool limits_vary(const ProcessSegment& segment) { return segment.size > 0 || segment.slope != 0; }

Limits limits_at(const ProcessSegment& segment, std::span<const ProcessPoint> points,
                 std::size_t at, const NaturalBounds& bounds) {
  Limits limits = *segment.limits;
  if (!limits_vary(segment)) return limits;
  const bool is_sized = segment.size > 0 && points[at].n > 0;
  const double factor =
      is_sized ? std::sqrt(static_cast<double>(segment.size) / static_cast<double>(points[at].n))
               : 1;
  const std::size_t newest = newest_counted(segment, points);
  limits.centre -= segment.slope * (static_cast<double>(newest) - static_cast<double>(at));
  const double half = xmr_half_width(limits) * factor;
  limits.upper = std::min(limits.centre + half, bounds.max.value_or(limits.centre + half));
  limits.lower = std::max(limits.centre - half, bounds.min.value_or(limits.centre - half));
  return limits;
}

bool lies_within(const Limits& limits, double value) {
  const double scale = std::max(std::fabs(limits.upper), std::fabs(limits.lower));
  return !exceeds(value, limits.upper, scale) && !exceeds(limits.lower, value, scale);
}

const Signal* signal_at(const ProcessChart& chart, std::size_t at) {
  const auto found = std::ranges::lower_bound(chart.signals, at, {}, &Signal::at);
  return found != chart.signals.end() && found->at == at ? &*found : nullptr;
}

Capability capability_of(const Limits& limits, const Target& target) {
  const bool meets_high = meets(target, limits.upper);
  const bool meets_low = meets(target, limits.lower);
  if (meets_high && meets_low) return Capability::always;
  return meets_high || meets_low ? Capability::by_chance : Capability::never;
}

}  // namespace koers::domain
