// Recombination of values, and series made of them.
#include "domain/parts.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

bool recombines(const SimpleMetric& metric) {
  return metric.agg == Aggregation::count || metric.agg == Aggregation::sum;
}

// A ratio recombines where both its sides are plain sums over rows.
bool recombines(const RatioMetric& ratio, const Definitions& definitions) {
  for (const auto& id : {ratio.numerator, ratio.denominator}) {
    const Metric* side = find(definitions.metrics, id);
    const auto* simple = side == nullptr ? nullptr : std::get_if<SimpleMetric>(&side->definition);
    if (simple == nullptr || !recombines(*simple)) return false;
  }
  return true;
}

Combining combining_of(const SimpleMetric& metric) {
  switch (metric.agg) {
    case Aggregation::count:
    case Aggregation::sum:
    case Aggregation::average:
      return Combining::parts;
    case Aggregation::min:
      return Combining::minimum;
    case Aggregation::max:
      return Combining::maximum;
    default:
      return Combining::none;
  }
}

Combining combining_of(const ManualMetric& metric) {
  switch (metric.time) {
    case TimeAggregation::sum:
      return Combining::sum;
    case TimeAggregation::last:
      return Combining::last;
    case TimeAggregation::mean:
      return Combining::mean;
    case TimeAggregation::none:
      return Combining::none;
  }
  return Combining::none;
}

// Goes over the parts once and keeps what any combination may ask for.
struct Tally {
  CompensatedSum values;
  CompensatedSum numerators;
  CompensatedSum denominators;
  bool has_denominator = false;
  int with_numerator = 0;
  int with_value = 0;
  bool has_deviation = false;
  std::int64_t n = 0;
  const Part* last = nullptr;
  double least = 0;
  double greatest = 0;

  void add(const Part& part) {
    n += part.n;
    if (part.numerator) {
      numerators.add(*part.numerator);
      ++with_numerator;
    }
    if (part.denominator) {
      denominators.add(*part.denominator);
      has_denominator = true;
    }
    if (!part.value) return;
    least = with_value == 0 ? *part.value : std::min(least, *part.value);
    greatest = with_value == 0 ? *part.value : std::max(greatest, *part.value);
    values.add(*part.value);
    has_deviation = has_deviation || part.sd.has_value();
    last = &part;
    ++with_value;
  }
};

std::optional<double> ratio_of(const Tally& tally, double scale) {
  if (tally.with_numerator == 0) return std::nullopt;
  if (!tally.has_denominator) return tally.numerators.value();
  if (tally.denominators.value() == 0) return std::nullopt;
  return scale * tally.numerators.value() / tally.denominators.value();
}

std::optional<double> value_of(const Tally& tally, const Combination& combination) {
  if (combination.kind == Combining::parts) return ratio_of(tally, combination.scale);
  if (tally.with_value == 0) return std::nullopt;
  switch (combination.kind) {
    case Combining::sum:
      return tally.values.value();
    case Combining::last:
      return tally.last->value;
    case Combining::mean:
      return tally.values.value() / tally.with_value;
    case Combining::minimum:
      return tally.least;
    case Combining::maximum:
      return tally.greatest;
    default:
      return std::nullopt;
  }
}

// Of all rows together: what they differ within the parts, and the parts from each other.
std::optional<double> pooled_deviation(std::span<const Part> parts, const Period& window,
                                       double mean) {
  CompensatedSum squares;
  std::int64_t n = 0;
  for (const Part& part : parts) {
    if (!window.contains(part.period) || !part.value || part.n <= 0) continue;
    if (part.n > 1 && !part.sd) return std::nullopt;
    const double within = part.sd.value_or(0);
    const double apart = *part.value - mean;
    squares.add(static_cast<double>(part.n - 1) * within * within);
    squares.add(static_cast<double>(part.n) * apart * apart);
    n += part.n;
  }
  if (n < 2) return std::nullopt;
  return std::sqrt(squares.value() / static_cast<double>(n - 1));
}

// Of a mean of means each of which has an error of its own.
std::optional<double> deviation_of_means(std::span<const Part> parts, const Period& window) {
  CompensatedSum variances;
  double count = 0;
  std::int64_t n = 0;
  for (const Part& part : parts) {
    if (!window.contains(part.period) || !part.value) continue;
    if (!part.sd || part.n <= 0) return std::nullopt;
    variances.add(*part.sd * *part.sd / static_cast<double>(part.n));
    count += 1;
    n += part.n;
  }
  return std::sqrt(variances.value() * static_cast<double>(n)) / count;
}

std::optional<double> deviation_of(std::span<const Part> parts, const Combination& combination,
                                   const Period& window, const Tally& tally, double value) {
  if (!tally.has_deviation) return std::nullopt;
  switch (combination.kind) {
    case Combining::parts:
      return pooled_deviation(parts, window, value);
    case Combining::mean:
      return deviation_of_means(parts, window);
    case Combining::last:
      return tally.last->sd;
    default:
      return std::nullopt;
  }
}

std::optional<Combined> filled(const Combination& combination) {
  if (!combination.fill) return std::nullopt;
  return Combined{.value = *combination.fill, .n = 0};
}

std::optional<Combined> exactly(std::span<const Part> parts, const Combination& combination,
                                const Period& window) {
  for (const Part& part : parts) {
    if (part.period == window && part.value)
      return Combined{.value = *part.value, .n = part.n, .sd = part.sd};
  }
  return filled(combination);
}

}  // namespace

std::span<const Part> parts_on(std::span<const Part> parts, Date on) {
  const auto later =
      std::ranges::find_if(parts, [&](const Part& part) { return part.period.first > on; });
  const auto known = parts.first(static_cast<std::size_t>(later - parts.begin()));
  if (known.empty()) return known;
  const Part& last = known.back();
  const bool is_open = on + Days{1} < last.period.last;
  const bool is_foreseen = is_open && last.typed_on && *last.typed_on > on;
  return is_foreseen ? known.first(known.size() - 1) : known;
}

void CompensatedSum::add(double term) {
  const double total = sum_ + term;
  const bool term_is_smaller = std::fabs(sum_) >= std::fabs(term);
  lost_ += term_is_smaller ? (sum_ - total) + term : (term - total) + sum_;
  sum_ = total;
}

Combination combination_of(const Metric& metric, const Definitions& definitions) {
  Combination combination;
  combination.fill = metric.fill;
  if (const auto* simple = std::get_if<SimpleMetric>(&metric.definition)) {
    combination.kind = combining_of(*simple);
  } else if (const auto* manual = std::get_if<ManualMetric>(&metric.definition)) {
    combination.kind = combining_of(*manual);
  } else if (std::holds_alternative<StockMetric>(metric.definition)) {
    combination.kind = Combining::last;
  } else if (const auto* ratio = std::get_if<RatioMetric>(&metric.definition)) {
    combination.kind = recombines(*ratio, definitions) ? Combining::parts : Combining::none;
    combination.scale = metric.unit.is_percent() ? 100 : 1;
  }
  return combination;
}

int lag_days_of(const Metric& metric, const Definitions& definitions) {
  int lag = metric.lag_days;
  for (const Metric* source : drawn_on(definitions, metric)) {
    lag = std::max(lag, source->lag_days);
    for (const auto& id : parts_of(*source)) {
      const Metric* part = find(definitions.metrics, id);
      if (part != nullptr) lag = std::max(lag, part->lag_days);
    }
  }
  return lag;
}

bool is_nothing_without_rows(const Metric& metric) {
  const auto* simple = std::get_if<SimpleMetric>(&metric.definition);
  return simple != nullptr &&
         (simple->agg == Aggregation::count || simple->agg == Aggregation::sum);
}

bool adds_up_over_days(const Metric& metric) {
  const auto* manual = std::get_if<ManualMetric>(&metric.definition);
  return is_nothing_without_rows(metric) ||
         (manual != nullptr && manual->time == TimeAggregation::sum);
}

bool counts_at_once(const Metric& metric, Grain grain) {
  const auto* manual = std::get_if<ManualMetric>(&metric.definition);
  return manual != nullptr && (manual->grain == grain || manual->time == TimeAggregation::last);
}

std::optional<Combined> combine(std::span<const Part> parts, const Combination& combination,
                                const Period& window) {
  if (combination.kind == Combining::none) return exactly(parts, combination, window);
  Tally tally;
  bool has_parts = false;
  for (const Part& part : parts) {
    if (!window.contains(part.period)) continue;
    tally.add(part);
    has_parts = true;
  }
  if (!has_parts) return filled(combination);
  const std::optional<double> value = value_of(tally, combination);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  const std::int64_t n = combination.kind == Combining::last ? tally.last->n : tally.n;
  return Combined{
      .value = *value, .n = n, .sd = deviation_of(parts, combination, window, tally, *value)};
}

PeriodState state_of(const Period& period, Date on, int grace_days) {
  const Date after = on + Days{1};
  if (after < period.last) return PeriodState::open;
  return after < period.last + Days{grace_days} ? PeriodState::provisional : PeriodState::final;
}

Series make_series(const SeriesInput& input) {
  Series series;
  if (!input.calendar.nests(input.part_grain, input.grain)) return series;
  const auto parts = parts_on(input.parts, input.on);
  if (parts.empty()) return series;

  const Period last = input.calendar.period_of(
      input.grain, input.combination.fill ? input.on : parts.back().period.first);
  Period period = input.calendar.period_of(input.grain, parts.front().period.first);
  auto from = parts.begin();
  while (period.first <= last.first) {
    const auto to = std::find_if(
        from, parts.end(), [&](const Part& part) { return part.period.first >= period.last; });
    if (const auto whole = combine({from, to}, input.combination, period)) {
      series.push_back({.period = period,
                        .value = whole->value,
                        .n = whole->n,
                        .sd = whole->sd,
                        .state = state_of(period, input.on, input.grace_days)});
    }
    from = to;
    period = from == parts.end() || input.combination.fill
                 ? input.calendar.shift(input.grain, period, 1)
                 : input.calendar.period_of(input.grain, from->period.first);
  }
  mark_thin(series, input.calendar, input.grain);
  return series;
}

void mark_thin(Series& series, const Calendar& calendar, Grain grain) {
  constexpr int periods_before = 12;
  constexpr double thin_share = 0.05;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Period oldest = calendar.shift(grain, series[i].period, -periods_before);
    std::int64_t largest = 0;
    for (std::size_t before = i; before > 0 && series[before - 1].period.first >= oldest.first;
         --before) {
      largest = std::max(largest, series[before - 1].n);
    }
    series[i].is_thin =
        static_cast<double>(series[i].n) < thin_share * static_cast<double>(largest);
  }
}

}  // namespace koers::domain
