// Values of metrics that are made of other metrics: numerator and denominator meet by period and
// group.
#include "measure/combine.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace koers::measure {
namespace {

using Group = std::vector<std::optional<std::string>>;
using Key = std::pair<domain::Period, Group>;

Key key_of(const Value& value) { return {value.period, value.group}; }

// A count or a sum of nothing is 0; a mean or a median of nothing is unknown.
bool is_zero_without_rows(const Measure& measure) {
  if (measure.kind == MeasureKind::sql || measure.kind == MeasureKind::ratio) return false;
  return measure.agg == domain::Aggregation::count || measure.agg == domain::Aggregation::sum ||
         measure.agg == domain::Aggregation::count_distinct;
}

bool adds_up(const Value& value) {
  return value.numerator.has_value() && !value.denominator.has_value();
}

std::optional<Value> divided(const Measure& ratio, const std::optional<Value>& numerator,
                             const Value& denominator) {
  if (!numerator || denominator.value == 0) return std::nullopt;
  Value value{.period = denominator.period, .group = denominator.group, .n = denominator.n};
  value.value = (ratio.is_percent ? 100.0 : 1.0) * numerator->value / denominator.value;
  if (adds_up(*numerator) && adds_up(denominator)) {
    value.numerator = numerator->numerator;
    value.denominator = denominator.numerator;
  }
  return value;
}

std::optional<domain::Period> joined(const std::optional<domain::Period>& left,
                                     const std::optional<domain::Period>& right) {
  if (!left || !right) return left ? left : right;
  return domain::Period{std::min(left->first, right->first), std::max(left->last, right->last)};
}

Measured ratio_of(const Task& task, const Measure& ratio, const std::vector<Measured>& measured) {
  const Measured& numerators = measured.at(ratio.numerator);
  const Measured& denominators = measured.at(ratio.denominator);
  const bool is_zero_if_absent = is_zero_without_rows(task.measures.at(ratio.numerator));
  std::map<Key, const Value*> by_key;
  for (const Value& value : numerators.rows) by_key.emplace(key_of(value), &value);

  Measured result{.rows = {}, .span = joined(numerators.span, denominators.span)};
  for (const Value& denominator : denominators.rows) {
    std::optional<Value> numerator;
    if (const auto found = by_key.find(key_of(denominator)); found != by_key.end()) {
      numerator = *found->second;
    } else if (is_zero_if_absent) {
      numerator = Value{.numerator = 0.0};
    }
    if (auto value = divided(ratio, numerator, denominator))
      result.rows.push_back(std::move(*value));
  }
  return result;
}

void fill(const Task& task, const Measure& measure, Measured& measured) {
  if (!measure.fill || !measured.span) return;
  const double filling = *measure.fill;
  domain::Period span = *measured.span;
  if (task.on) span.last = std::max(span.last, *task.on + Days{1});
  std::set<Key> present;
  std::set<Group> groups;
  if (measured.rows.empty() && measure.groups.empty()) groups.insert(Group{});
  for (const Value& value : measured.rows) {
    present.insert(key_of(value));
    groups.insert(value.group);
  }
  for (const domain::Period& period : periods_of(task, span)) {
    for (const Group& group : groups) {
      if (present.contains({period, group})) continue;
      Value value{.period = period, .group = group, .value = filling};
      if (is_zero_without_rows(measure)) value.numerator = filling;
      measured.rows.push_back(std::move(value));
    }
  }
}

Result<void> check_finite(const Task& task, const Measure& measure,
                          const std::vector<Value>& rows) {
  const auto bad = std::find_if(rows.begin(), rows.end(), [](const Value& value) {
    return !std::isfinite(value.value) || !std::isfinite(value.numerator.value_or(0)) ||
           !std::isfinite(value.denominator.value_or(0));
  });
  if (bad == rows.end()) return {};
  const std::string period =
      task.window ? to_string(bad->period.first) + "/" + to_string(bad->period.final_day())
                  : calendar_of(task).label(task.grain, bad->period);
  return fail(Error{.code = "measure.not_finite",
                    .pointer = measure.expr.pointer,
                    .arguments = {{"metric", measure.metric}, {"period", period}}});
}

}  // namespace

domain::Calendar calendar_of(const Task& task) {
  return domain::Calendar::create(task.calendar).value_or(domain::Calendar{});
}

std::vector<domain::Period> periods_of(const Task& task, const domain::Period& span) {
  if (task.window) return {*task.window};
  std::vector<domain::Period> periods = calendar_of(task).periods_in(task.grain, span);
  std::erase_if(periods, [&](const domain::Period& period) {
    return (task.range && !period.intersects(*task.range)) || (task.on && period.first > *task.on);
  });
  return periods;
}

Result<std::vector<Value>> combine(const Task& task, std::vector<Measured> measured) {
  for (std::size_t at = 0; at < task.measures.size(); ++at) {
    const Measure& measure = task.measures[at];
    KOERS_CHECK(check_finite(task, measure, measured[at].rows));
    if (measure.kind == MeasureKind::ratio) measured[at] = ratio_of(task, measure, measured);
    fill(task, measure, measured[at]);
    KOERS_CHECK(check_finite(task, measure, measured[at].rows));
  }
  std::vector<Value> rows = std::move(measured.back().rows);
  std::sort(rows.begin(), rows.end(),
            [](const Value& left, const Value& right) { return key_of(left) < key_of(right); });
  return rows;
}

}  // namespace koers::measure
