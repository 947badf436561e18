// Random definitions of every kind, as decoding can give them back: what a kind or type does not
// have is left at its default. For the property tests of this module.
#pragma once

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "domain/catalog.h"
#include "planfile/choices.h"
#include "planfile/object.h"

namespace koers::planfile::generate {

/// Texts that YAML could take for something else, and ordinary ones.
[[nodiscard]] inline std::string text() {
  static const std::vector<std::string> traps{
      "null",       "~",    "true",       "yes", "1",      "1.50",     "-3",
      "2026-02-14", "0x1F", "12:30:00",   "- a", "a: b",   "a #b",     "#",
      "@here",      "[x]",  "{y}",        "'q'", "\"d\"",  "a\\b",     " padded ",
      "é–€",        "*",    "&x",         "!t",  "%d/%m",  "|",        ">= 10",
      "? what",     "a,b",  "...",        "---", "=",      "one\ntwo", "one\n\n  two\n",
      "tab\there",  "x\n",  "end \nnext", "\n",  "cr\rlf", "a:",       "<<",
      "🙂"};
  const auto word =
      *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>('a', 'z')));
  return *rc::gen::element(word, *rc::gen::elementOf(traps));
}

[[nodiscard]] inline std::string maybe_text() {
  return *rc::gen::arbitrary<bool>() ? text() : std::string();
}

[[nodiscard]] inline std::optional<int> maybe_position() {
  return *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(0, 9)) : std::nullopt;
}

template <typename Entity>
[[nodiscard]] Id<Entity> id() {
  const auto words =
      std::vector<std::string>{"a", "null", "1", "x.y", "2026", "true", "avg-time", "N_1", "1e5"};
  return Id<Entity>::trusted(*rc::gen::elementOf(words));
}

template <typename Entity>
[[nodiscard]] Id<Entity> maybe_id() {
  return *rc::gen::arbitrary<bool>() ? id<Entity>() : Id<Entity>{};
}

template <typename Entity>
[[nodiscard]] std::vector<Id<Entity>> ids(int least) {
  std::vector<Id<Entity>> list;
  const int wanted = *rc::gen::inRange(least, least + 3);
  for (int i = 0; i < wanted; ++i) {
    auto next = id<Entity>();
    if (std::ranges::find(list, next) == list.end()) list.push_back(std::move(next));
  }
  return list;
}

[[nodiscard]] inline std::vector<std::string> texts() {
  std::vector<std::string> list;
  const int wanted = *rc::gen::inRange(0, 3);
  for (int i = 0; i < wanted; ++i) list.push_back(text());
  return list;
}

[[nodiscard]] inline domain::Label label() {
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return {.nl = text(), .en = {}};
    case 1:
      return {.nl = {}, .en = text()};
    default:
      return {.nl = text(), .en = text()};
  }
}

[[nodiscard]] inline domain::Label maybe_label() {
  return *rc::gen::arbitrary<bool>() ? label() : domain::Label{};
}

/// Finite; also small, huge and with many digits. Never -0, which is written as 0.
[[nodiscard]] inline double number() {
  const double plain = static_cast<double>(*rc::gen::inRange(-1000000, 1000000)) / 64.0;
  return *rc::gen::element(plain, 0.1, 1e300, 5e-324, -1e15, 123456789.123456789, 0.0);
}

template <typename Values>
[[nodiscard]] typename Values::value_type one_of(const Values& values) {
  return *rc::gen::elementOf(values);
}

/// Named periods and other spans.
[[nodiscard]] inline domain::Period span(const domain::Calendar& calendar) {
  const Date day = date_of(2020, 1, 1) + Days{*rc::gen::inRange(0, 4000)};
  if (*rc::gen::arbitrary<bool>()) return calendar.period_of(one_of(all_grains), day);
  return {.first = day, .last = day + Days{*rc::gen::inRange(1, 500)}};
}

[[nodiscard]] inline std::vector<Date> days() {
  std::vector<Date> days;
  const int wanted = *rc::gen::inRange(0, 3);
  for (int i = 0; i < wanted; ++i) days.push_back(date_of(2026, 1, 1) + Days{40 * i});
  return days;
}

[[nodiscard]] inline domain::Holidays holidays() {
  domain::Holidays holidays{.added = days()};
  if (*rc::gen::arbitrary<bool>()) return holidays;
  holidays.country = domain::Country::netherlands;
  holidays.good_friday = *rc::gen::element(domain::GoodFriday::worked, domain::GoodFriday::off);
  holidays.liberation_day = one_of(all_liberation_days);
  holidays.removed = days();
  return holidays;
}

[[nodiscard]] inline domain::Calendar calendar() {
  domain::Calendar::Spec spec;
  spec.fiscal_start_month = static_cast<unsigned>(*rc::gen::inRange(1, 13));
  if (*rc::gen::arbitrary<bool>()) spec.naming = domain::FiscalNaming::start_year;
  spec.fiscal_start_day = static_cast<unsigned>(*rc::gen::element(1, 1, 6, 28));
  spec.pattern = one_of(all_year_patterns);
  if (spec.pattern != domain::YearPattern::months) {
    spec.week_start = one_of(all_weekdays);
    spec.year_end = one_of(all_year_ends);
  }
  spec.holidays = holidays();
  return domain::Calendar::create(std::move(spec)).value();
}

[[nodiscard]] inline domain::Target target() {
  const auto comparators = std::vector{domain::Comparator::at_least, domain::Comparator::above,
                                       domain::Comparator::at_most, domain::Comparator::below};
  return {.comparator = *rc::gen::elementOf(comparators), .value = number()};
}

[[nodiscard]] inline domain::Organization organization() {
  return {.name = label(),
          .locale = *rc::gen::element<std::string>("nl", "en"),
          .timezone = *rc::gen::element<std::string>("Europe/Amsterdam", "UTC"),
          .currency = *rc::gen::element<std::string>("EUR", "USD"),
          .calendar = calendar(),
          .is_demo = *rc::gen::arbitrary<bool>(),
          .individual_level = one_of(all_individual_levels)};
}

[[nodiscard]] inline double weight() { return *rc::gen::element(1.0, 2.0, 0.25, 1e-9); }

[[nodiscard]] inline domain::Edge edge() {
  domain::Edge edge{.kind = one_of(all_edge_kinds), .weight = weight()};
  if (*rc::gen::arbitrary<bool>()) edge.share = *rc::gen::element(1.0, 0.4, 0.1);
  return edge;
}

[[nodiscard]] inline domain::Done done() {
  if (!*rc::gen::arbitrary<bool>()) return {};
  domain::Done done{.is_done = true};
  if (*rc::gen::arbitrary<bool>()) done.on = date_of(2026, 1, 1) + Days{*rc::gen::inRange(0, 400)};
  return done;
}

[[nodiscard]] inline domain::KeyResult key_result(const std::string& name) {
  using Kind = domain::KeyResult::Kind;
  const auto kind = *rc::gen::element(Kind::kpi, Kind::milestones, Kind::binary, Kind::assessed);
  domain::KeyResult result{.id = name,
                           .kind = kind,
                           .edge = edge(),
                           .is_must = *rc::gen::arbitrary<bool>(),
                           .owner = maybe_id<domain::Person>()};
  if (kind == Kind::kpi) return result;
  result.title = label();
  result.edge.share = {};
  if (kind == Kind::binary) result.done = done();
  if (kind == Kind::assessed) result.rubric = label();
  if (kind != Kind::milestones) return result;
  result.milestones.push_back(
      {.id = "first", .title = label(), .weight = weight(), .done = done()});
  const auto title = label();
  result.milestones.push_back(
      {.id = domain::milestone_id(title) == "first" ? "second" : domain::milestone_id(title),
       .title = title,
       .due = date_of(2026, 3, 31)});
  return result;
}

[[nodiscard]] inline domain::Objective objective(const domain::Calendar& calendar) {
  domain::Objective objective{.id = id<domain::Objective>(),
                              .title = label(),
                              .period = span(calendar),
                              .level = one_of(all_levels),
                              .owner = maybe_id<domain::Person>(),
                              .team = maybe_id<domain::Team>(),
                              .commitment = one_of(all_commitments)};
  if (const auto grain = calendar.grain_of(objective.period)) {
    objective.period_label = calendar.label(*grain, objective.period);
  }
  for (const auto& parent : ids<domain::Objective>(0))
    objective.parents.push_back({.id = parent.text(), .edge = edge()});
  const int results = *rc::gen::inRange(0, 3);
  for (int i = 0; i < results; ++i)
    objective.key_results.push_back(key_result("result-" + std::to_string(i)));
  objective.scoring = {.rule = one_of(all_score_rules),
                       .of = one_of(all_scored),
                       .status = one_of(all_status_rules)};
  objective.roll_up = one_of(all_roll_ups);
  objective.state = one_of(all_plan_states);
  objective.is_private = *rc::gen::arbitrary<bool>();
  objective.visible_to = ids<domain::Person>(0);
  return objective;
}

[[nodiscard]] inline domain::Source source() {
  domain::Source source{.id = id<domain::Source>(),
                        .path = text(),
                        .resolved_path = maybe_text(),
                        .format = *rc::gen::element<std::string>("", "csv", "parquet")};
  source.csv = {.delimiter = *rc::gen::element<std::string>("", ";", "\t", ","),
                .quote = *rc::gen::element<std::string>("", "'", "\""),
                .null = maybe_text(),
                .decimal = *rc::gen::element<std::string>("", ".", ","),
                .date_format = maybe_text(),
                .timestamp_format = maybe_text()};
  for (const std::string& column : texts()) source.columns[column] = "varchar";
  if (*rc::gen::arbitrary<bool>())
    source.latest_per = {.key = text(), .order_by = {text(), text()}};
  source.timezone = *rc::gen::element<std::string>("", "UTC");
  return source;
}

[[nodiscard]] inline domain::SimpleMetric simple() {
  domain::SimpleMetric metric{.source = id<domain::Source>(),
                              .agg = one_of(all_aggregations),
                              .expr = text(),
                              .agg_time_dimension = text(),
                              .filter = maybe_text()};
  if (metric.agg == domain::Aggregation::percentile)
    metric.percentile = *rc::gen::element(0.9, 0.5, 0.123);
  return metric;
}

[[nodiscard]] inline domain::StockMetric stock() {
  return {.source = id<domain::Source>(),
          .agg = *rc::gen::element(domain::Aggregation::count, domain::Aggregation::sum),
          .expr = text(),
          .valid_from = text(),
          .valid_to = maybe_text(),
          .filter = maybe_text()};
}

[[nodiscard]] inline domain::Metric::Definition definition() {
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return domain::ManualMetric{.grain = one_of(all_grains),
                                  .time = one_of(all_time_aggregations)};
    case 1:
      return simple();
    case 2:
      return stock();
    case 3:
      return domain::RatioMetric{.numerator = id<domain::Metric>(),
                                 .denominator = id<domain::Metric>()};
    default:
      return domain::SqlMetric{.sources = ids<domain::Source>(1), .sql = text()};
  }
}

/// A metric of the catalogue: some of what it says stands in the plan file too, or otherwise.
inline void start_from_catalog(domain::Metric& metric) {
  const domain::CatalogMetric& entry =
      domain::catalog()[*rc::gen::inRange<std::size_t>(0, domain::catalog().size())];
  metric.from_catalog = entry.id;
  const bool has_own_label = !metric.label.is_empty() && *rc::gen::arbitrary<bool>();
  if (!has_own_label) {
    metric.label = {.nl = std::string(entry.label.nl), .en = std::string(entry.label.en)};
  }
  if (*rc::gen::arbitrary<bool>()) metric.unit.name = entry.unit;
  if (*rc::gen::arbitrary<bool>()) metric.direction = entry.direction;
}

[[nodiscard]] inline domain::Metric metric() {
  domain::Metric metric{.id = id<domain::Metric>(),
                        .label = maybe_label(),
                        .description = maybe_text(),
                        .definition = definition(),
                        .unit = {maybe_text()},
                        .direction = one_of(all_directions),
                        .signal_rules = one_of(all_signal_rules),
                        .central_line = one_of(all_central_lines)};
  if (*rc::gen::arbitrary<bool>()) start_from_catalog(metric);
  const bool is_computed = !metric.is_manual();
  const bool has_rows =
      is_computed && !std::holds_alternative<domain::SqlMetric>(metric.definition);
  if (is_computed && *rc::gen::arbitrary<bool>()) metric.fill = number();
  metric.lag_days = *rc::gen::element(0, 0, 5);
  if (has_rows) metric.dimensions = {{.name = "x\"y"}, {.name = "team", .expr = text()}};
  return metric;
}

[[nodiscard]] inline domain::Baseline baseline(const domain::Calendar& calendar) {
  domain::Baseline baseline{.rule = one_of(all_baseline_rules), .reason = maybe_text()};
  if (baseline.rule == domain::BaselineRule::mean_of_last)
    baseline.count = *rc::gen::inRange(1, 13);
  if (baseline.rule == domain::BaselineRule::manual) baseline.value = number();
  if (baseline.rule == domain::BaselineRule::reference_period)
    baseline.period = calendar.period_of(one_of(all_grains), date_of(2025, 5, 1));
  return baseline;
}

[[nodiscard]] inline domain::MaintainPolicy policy() {
  using Kind = domain::MaintainPolicy::Kind;
  const auto kind = *rc::gen::element(Kind::each, Kind::average, Kind::share);
  return {.kind = kind, .share = kind == Kind::share ? 0.9 : 1};
}

/// Days in order within a span, its first and last among them.
[[nodiscard]] inline std::vector<Date> days_in(const domain::Period& span) {
  std::vector<Date> days{span.first};
  if (span.day_count() > 2) days.push_back(span.first + Days{span.day_count() / 2});
  if (span.day_count() > 1) days.push_back(span.final_day());
  return days;
}

/// Any of the forms that a target of this kind may have.
inline void fill_target(domain::Goal& goal) {
  using domain::GoalKind;
  goal.target = target();
  if (goal.kind == GoalKind::range) {
    const double low = number();
    goal.target = {};
    goal.band = {.low = low, .high = std::max(low, number())};
    return;
  }
  const bool may_be_dated = goal.kind == GoalKind::reach || goal.kind == GoalKind::maintain;
  const int form = *rc::gen::inRange(0, 4);
  if (form == 1 && may_be_dated) {
    for (const Date from : days_in(goal.span)) goal.dated.push_back({from, number()});
    goal.target.value = goal.dated.back().value;
  } else if (form == 2 && goal.kind != GoalKind::change) {
    goal.target = {.comparator = goal.target.comparator};
    goal.target_metric = id<domain::Metric>();
  } else if (form == 3) {
    const double other = number();
    (domain::is_upward(goal.target.comparator) == (other > goal.target.value) ? goal.stretch
                                                                              : goal.commit) =
        other;
  }
}

inline void fill_way(domain::Goal& goal, const domain::Calendar& calendar) {
  do {
    goal.baseline = baseline(calendar);
  } while (domain::compares_totals(goal.window) &&
           (goal.baseline.rule == domain::BaselineRule::last_before_start ||
            goal.baseline.rule == domain::BaselineRule::mean_of_last));
  goal.lag_days = *rc::gen::inRange(0, goal.span.day_count());
  if (*rc::gen::arbitrary<bool>()) {
    goal.path = one_of(named_paths);
    return;
  }
  goal.path = domain::PathShape::milestones;
  for (const Date on : days_in(goal.span)) {
    const bool is_share = *rc::gen::arbitrary<bool>();
    using Kind = domain::Waypoint::Kind;
    goal.waypoints.push_back(
        {.on = on, .kind = is_share ? Kind::share : Kind::value, .at = is_share ? 0.25 : number()});
  }
}

[[nodiscard]] inline domain::Goal goal(const domain::Calendar& calendar) {
  domain::Goal goal{.span = span(calendar), .kind = one_of(all_goal_kinds)};
  goal.window = one_of(domain::windows_of(goal.kind));
  fill_target(goal);
  if (goal.kind == domain::GoalKind::change) goal.mode = one_of(all_change_modes);
  if (domain::has_subperiods(goal.window)) {
    goal.per = *rc::gen::element(domain::Grain::day,
                                 calendar.grain_of(goal.span).value_or(domain::Grain::day));
  }
  if (goal.window == domain::Window::each) goal.policy = policy();
  if (goal.kind == domain::GoalKind::maintain && *rc::gen::arbitrary<bool>())
    goal.reach_by = goal.span.first;
  goal.baseline = {.rule = domain::default_baseline(goal.window)};
  goal.path = domain::default_path(goal.window);
  if (goal.window != domain::Window::each || goal.reach_by) fill_way(goal, calendar);
  goal.commitment = one_of(all_commitments);
  if (goal.commitment == domain::Commitment::committed && *rc::gen::arbitrary<bool>())
    goal.cap = 1.2;
  goal.dropped_reason = maybe_text();
  goal.state = one_of(all_plan_states);
  return goal;
}

[[nodiscard]] inline domain::Kpi kpi(const domain::Calendar& calendar) {
  domain::Kpi kpi{.id = id<domain::Kpi>(),
                  .title = maybe_label(),
                  .metric = id<domain::Metric>(),
                  .owner = maybe_id<domain::Person>(),
                  .team = maybe_id<domain::Team>(),
                  .objectives = ids<domain::Objective>(1),
                  .supporting = ids<domain::Metric>(0),
                  .stakeholders = texts()};
  if (*rc::gen::arbitrary<bool>()) kpi.cadence = one_of(all_cadences);
  if (*rc::gen::arbitrary<bool>()) kpi.grain = one_of(all_grains);
  if (*rc::gen::arbitrary<bool>())
    kpi.guards.push_back({.metric = id<domain::Metric>(), .keep = target()});
  const int goals = *rc::gen::inRange(0, 4);
  for (int i = 0; i < goals; ++i) kpi.goals.push_back(goal(calendar));
  std::ranges::stable_sort(kpi.goals, {}, &domain::Goal::span);
  return kpi;
}

[[nodiscard]] inline domain::Effect effect(const Id<domain::Kpi>& kpi) {
  return {.kpi = kpi,
          .mean = number(),
          .sd = std::abs(number()),
          .probability = *rc::gen::element(0.0, 0.35, 1.0)};
}

[[nodiscard]] inline domain::Initiative initiative() {
  domain::Initiative initiative{.id = id<domain::Initiative>(),
                                .title = label(),
                                .owner = maybe_id<domain::Person>(),
                                .supports = ids<domain::Kpi>(0),
                                .effort = maybe_text(),
                                .state = one_of(all_initiative_states)};
  const Date day = date_of(2026, 1, 1);
  if (*rc::gen::arbitrary<bool>()) initiative.start = day;
  if (*rc::gen::arbitrary<bool>()) initiative.due = day + Days{*rc::gen::inRange(0, 90)};
  const bool is_done = initiative.state == domain::InitiativeState::done;
  if (is_done && *rc::gen::arbitrary<bool>()) initiative.done_on = day;
  for (const auto& kpi : initiative.supports) {
    if (*rc::gen::arbitrary<bool>()) initiative.effects.push_back(effect(kpi));
  }
  return initiative;
}

/// One object of a kind, fitting an organization with that calendar.
[[nodiscard]] inline Object object(domain::EntityKind kind, const domain::Calendar& calendar) {
  switch (kind) {
    case domain::EntityKind::organization:
      return organization();
    case domain::EntityKind::team:
      return domain::Team{
          .id = id<domain::Team>(), .name = label(), .parent = maybe_id<domain::Team>()};
    case domain::EntityKind::person:
      return domain::Person{.id = id<domain::Person>(),
                            .name = text(),
                            .email = maybe_text(),
                            .teams = ids<domain::Team>(0)};
    case domain::EntityKind::plan:
      return domain::StrategicPlan{.id = id<domain::StrategicPlan>(),
                                   .title = label(),
                                   .from_year = 2024,
                                   .to_year = 2028,
                                   .position = maybe_position()};
    case domain::EntityKind::objective:
      return objective(calendar);
    case domain::EntityKind::source:
      return source();
    case domain::EntityKind::metric:
      return metric();
    case domain::EntityKind::kpi:
      return kpi(calendar);
    case domain::EntityKind::initiative:
      return initiative();
  }
  return domain::Organization{};
}

}  // namespace koers::planfile::generate
