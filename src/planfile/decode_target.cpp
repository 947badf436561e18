// Targets of goals, form by form.
#include "planfile/decode_target.h"

#include <algorithm>
#include <array>

#include "domain/goal.h"

namespace koers::planfile {
namespace {

using domain::Goal;
using domain::GoalKind;

constexpr std::array all_comparators{domain::Comparator::at_least, domain::Comparator::above,
                                     domain::Comparator::at_most, domain::Comparator::below};

void complain_of_form(const Cursor& at, std::string_view form, GoalKind kind) {
  at.complain("target.form_not_for_kind",
              {{"form", std::string(form)}, {"kind", std::string(name_of(kind))}});
}

void complain_of_both(const Fields& fields, std::string_view first, std::string_view second) {
  if (!fields.has(first) || !fields.has(second)) return;
  fields.find(second)->complain("plan.contradiction",
                                {{"first", std::string(first)}, {"second", std::string(second)}});
}

void require(const Fields& fields, std::string_view key) {
  if (!fields.has(key)) fields.cursor().complain("plan.missing_key", {{"key", std::string(key)}});
}

// Easier than the target for commit, harder for stretch; the same value is neither, but harmless.
void check_bands(const Fields& fields, const Goal& goal) {
  const double up = domain::is_upward(goal.target.comparator) ? 1 : -1;
  if (goal.commit && up * (*goal.commit - goal.target.value) > 0)
    fields.find("commit")->complain("target.commit_harder");
  if (goal.stretch && up * (*goal.stretch - goal.target.value) < 0)
    fields.find("stretch")->complain("target.stretch_easier");
}

void decode_limits(const Fields& fields, Goal& goal) {
  for (const auto* key : {"lo", "hi"}) require(fields, key);
  for (const auto* key : {"cmp", "value", "commit", "stretch", "metric"})
    complain_of_both(fields, "lo", key);
  goal.band = {.low = fields.number("lo").value_or(0), .high = fields.number("hi").value_or(0)};
  const bool are_known = fields.number("lo").has_value() && fields.number("hi").has_value();
  if (are_known && goal.band.low > goal.band.high)
    fields.find("lo")->complain("target.limits_crossed");
}

void decode_spelled_out(const Fields& fields, Goal& goal) {
  require(fields, "cmp");
  const auto position = fields.chosen("cmp");
  if (position) goal.target.comparator = all_comparators[*position];
  goal.target_metric = fields.id<domain::Metric>("metric");
  for (const auto* key : {"value", "commit", "stretch"}) complain_of_both(fields, "metric", key);
  if (fields.has("metric")) {
    if (goal.kind == GoalKind::change)
      complain_of_form(*fields.find("metric"), "{cmp, metric}", goal.kind);
    return;
  }
  require(fields, "value");
  goal.target.value = fields.number("value").value_or(0);
  goal.commit = fields.number("commit");
  goal.stretch = fields.number("stretch");
  if (fields.number("value") && position) check_bands(fields, goal);
}

void decode_mapping(const Cursor& at, Goal& goal) {
  const Fields fields(at, goal_target_shape());
  const bool has_limits = fields.has("lo") || fields.has("hi");
  if (has_limits != (goal.kind == GoalKind::range)) {
    return complain_of_form(at, has_limits ? "{lo, hi}" : "{cmp, value}", goal.kind);
  }
  has_limits ? decode_limits(fields, goal) : decode_spelled_out(fields, goal);
}

void check_item(const Cursor& item, const Goal& goal, const domain::DatedValue& next,
                domain::Comparator comparator) {
  if (!goal.dated.empty() && next.from <= goal.dated.back().from)
    item.complain("goal.days_not_ascending", {{"day", to_string(next.from)}});
  if (!goal.dated.empty() && comparator != goal.target.comparator)
    item.complain("target.comparisons_differ");
  if (goal.span.day_count() > 0 && next.from >= goal.span.last)
    item.complain("goal.day_outside_period", {{"day", to_string(next.from)}});
}

void decode_list(const Cursor& at, const std::vector<Cursor>& items, Goal& goal) {
  const bool fits = goal.kind == GoalKind::reach || goal.kind == GoalKind::maintain;
  if (!fits) return complain_of_form(at, "[{from, target}]", goal.kind);
  if (items.empty()) return at.complain("plan.empty_list", {{"key", "target"}});
  for (const Cursor& item : items) {
    const Fields fields(item, dated_target_shape());
    const auto day = fields.find("from");
    const auto written = fields.find("target");
    const auto from = day ? read_date(*day) : std::nullopt;
    const auto target = written ? read_target(*written) : std::nullopt;
    if (!from || !target) continue;
    const domain::DatedValue next{.from = *from, .value = target->value};
    check_item(item, goal, next, target->comparator);
    goal.dated.push_back(next);
    goal.target = *target;
  }
}

}  // namespace

bool tells_limits(const Fields& goal) {
  const auto target = goal.find("target");
  return target && target->node().is_mapping() &&
         (target->node().find("lo") != nullptr || target->node().find("hi") != nullptr);
}

void decode_goal_target(const Fields& fields, Goal& goal) {
  const auto target = fields.find("target");
  if (!target) return;
  if (target->node().is_mapping()) return decode_mapping(*target, goal);
  if (target->node().is_sequence()) return decode_list(*target, fields.items("target"), goal);
  const auto read = read_target(*target);
  if (read && goal.kind == GoalKind::range) {
    complain_of_form(*target, std::string(symbol_of(read->comparator)), goal.kind);
  }
  goal.target = read.value_or(domain::Target{});
}

}  // namespace koers::planfile
