// Facts to sentences. Which sentence is decided by the goal's window and state; the words stand in
// `text`.
#include "app/words.h"

#include <cmath>

#include "app/comparison.h"
#include "domain/track_record.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

using domain::Window;

const std::string& unit_of(const KpiState& state) { return state.metric->unit.name; }

// Which sentence tells of a window, after "headline." and "goal.".
std::string sentence_of(Window window) {
  if (domain::adds_up(window)) return "accumulate";
  if (window == Window::each) return "maintain";
  return std::string(name_of(window));
}

std::string headline_code(const KpiState& state) {
  if (state.goal == nullptr) return "headline.no_goal";
  if (!state.standing.value) return "headline.no_values";
  if (domain::is_final(state.standing.status)) return "headline.closed";
  return "headline." + sentence_of(state.goal->window);
}

text::Arguments goal_arguments(const KpiState& state, const domain::Calendar& calendar,
                               text::Locale locale) {
  const auto& goal = *state.goal;
  return {{"target", target_words(state, locale)},
          {"start", text::format_date(locale, goal.span.first)},
          {"end", text::format_date(locale, goal.deadline())},
          {"period", span_words(goal.span, calendar, locale)},
          {"grain", text::say(locale, "grain." + std::string(domain::name_of(state.grain)))}};
}

// What a value is to be seen beside: the target, or the limit that is nearer.
double nearest_limit(const domain::Aim& aim, double value) {
  if (!aim.band) return aim.target.value;
  return value < (aim.band->low + aim.band->high) / 2 ? aim.band->low : aim.band->high;
}

// A change of which it is not known what it starts from.
std::string change_words(const domain::Goal& goal, const std::string& unit, text::Locale locale) {
  using domain::ChangeMode;
  const bool is_share = goal.mode != ChangeMode::abs;
  const double change = goal.target.value;
  if (goal.mode != ChangeMode::rel)
    return text::format_change(locale, is_share ? "percent" : unit, change);
  const std::string size = text::format_value(locale, "percent", std::fabs(change));
  return (change < 0 ? std::string(text::minus_sign) : "+") + size;
}

}  // namespace

std::string span_words(const domain::Period& span, const domain::Calendar& calendar,
                       text::Locale locale) {
  if (const auto grain = calendar.grain_of(span))
    return text::format_period(locale, calendar.label(*grain, span));
  return text::format_days(locale, {span.first, span.final_day()});
}

std::string aim_words(const domain::Goal& goal, const std::optional<domain::Aim>& aim,
                      const std::string& unit, text::Locale locale) {
  if (goal.kind == domain::GoalKind::range) {
    return text::say(locale, "target.range",
                     {{"lo", text::format_value(locale, unit, goal.band.low)},
                      {"hi", text::format_value(locale, unit, goal.band.high)}});
  }
  if (aim) {
    return text::format_target(locale, unit, domain::symbol_of(aim->target.comparator),
                               aim->target.value);
  }
  if (goal.kind == domain::GoalKind::change) {
    return text::say(locale, "target.change", {{"change", change_words(goal, unit, locale)}});
  }
  if (!goal.target_metric.is_empty()) {
    return text::say(locale, "target.metric",
                     {{"symbol", std::string(domain::symbol_of(goal.target.comparator))},
                      {"metric", goal.target_metric.text()}});
  }
  return text::format_target(locale, unit, domain::symbol_of(goal.target.comparator),
                             goal.target.value);
}

std::string title_of(const domain::Kpi& kpi, const domain::Definitions& definitions,
                     text::Locale locale) {
  if (!kpi.title.is_empty()) return kpi.title.in(text::name_of(locale));
  const auto* metric = domain::find(definitions.metrics, kpi.metric);
  if (metric != nullptr && !metric->label.is_empty())
    return metric->label.in(text::name_of(locale));
  return kpi.id.text();
}

std::string title_of(const domain::PlanLeaf& leaf, const domain::Definitions& definitions,
                     text::Locale locale) {
  if (leaf.kpi != nullptr) return title_of(*leaf.kpi, definitions, locale);
  return leaf.result->title.in(text::name_of(locale));
}

std::string title_of(const domain::PlanPoint& point, text::Locale locale) {
  const auto& title = point.plan != nullptr ? point.plan->title : point.objective->title;
  return title.is_empty() ? point.id() : title.in(text::name_of(locale));
}

std::string reason_words(const KpiState& state, text::Locale locale) {
  return text::say(locale, "reason." + std::string(domain::name_of(state.standing.reason)));
}

std::string target_words(const KpiState& state, text::Locale locale) {
  if (state.goal == nullptr) return {};
  return aim_words(*state.goal, state.standing.aim, unit_of(state), locale);
}

std::string value_words(const KpiState& state, const std::optional<double>& value,
                        text::Locale locale) {
  if (!value) return "–";
  if (state.goal == nullptr) return text::format_value(locale, unit_of(state), *value);
  const auto& aim = state.standing.aim;
  if (!aim) return text::format_value(locale, unit_of(state), *value);
  return text::format_beside_target(locale, unit_of(state), *value, nearest_limit(*aim, *value));
}

namespace {

// The best that the metric ever changed over so many periods.
std::optional<double> best_change(const KpiState& state, int steps) {
  std::vector<double> values;
  for (const auto& point : state.series)
    if (point.value && point.state != domain::PeriodState::open) values.push_back(*point.value);
  const auto record = domain::track_record(
      values, {.aim = *state.standing.aim, .baseline = state.standing.value, .steps = steps});
  if (!record || state.standing.aim->band) return std::nullopt;
  return record->best;
}

}  // namespace

std::string required_pace_words(const KpiState& state, const domain::Calendar& calendar,
                                text::Locale locale) {
  const auto& standing = state.standing;
  if (state.goal == nullptr || state.goal->window != Window::at_end || !standing.value ||
      !standing.aim || !standing.period)
    return {};
  if (domain::is_final(standing.status) || standing.is_met.value_or(true)) return {};
  const auto last = calendar.period_of(state.grain, state.goal->deadline());
  const domain::Period ahead{standing.period->last, last.last};
  if (ahead.first >= ahead.last) return {};
  const auto steps = static_cast<int>(calendar.periods_in(state.grain, ahead).size());
  const double change = nearest_limit(*standing.aim, *standing.value) - *standing.value;
  const auto noun = text::say(locale, "grain_noun." + std::string(domain::name_of(state.grain)));
  const auto per_step = [&](double whole) {
    return text::format_change(locale, unit_of(state), whole / steps);
  };
  std::string words =
      text::say(locale, "pace.required", {{"change", per_step(change)}, {"unit", noun}});
  if (const auto best = best_change(state, steps))
    words += "; " + text::say(locale, "pace.best", {{"change", per_step(*best)}});
  return words;
}

std::string chance_words(const KpiState& state, ChanceFormat format, const std::string& code,
                         text::Locale locale) {
  const auto& standing = state.standing;
  if (!standing.probability || domain::is_final(standing.status)) return {};
  text::Arguments arguments{{"probability", format(locale, *standing.probability)}};
  const auto& before = state.chance_before;
  if (!before) return text::say(locale, code, arguments);
  const auto was = format(locale, before->probability);
  if (was == arguments.at("probability")) return text::say(locale, code, arguments);
  arguments["before"] = was;
  arguments["day"] = text::weekday_name(locale, before->day);
  return text::say(locale, code + "_was", arguments);
}

namespace {

// Only where it is known whether it says anything.
std::string last_change_words(const KpiState& state, const domain::Calendar& calendar,
                              text::Locale locale) {
  const auto comparison = comparison_of(state, process_of(state, calendar), calendar, locale);
  if (!comparison || !comparison->change || comparison->meaning == domain::ChangeMeaning::unknown)
    return {};
  return text::say(locale, "headline.change", {{"change", comparison->text}});
}

}  // namespace

std::string headline_words(const KpiState& state, const domain::Definitions& definitions,
                           text::Locale locale) {
  const auto& standing = state.standing;
  text::Arguments arguments{{"value", value_words(state, standing.value, locale)}};
  if (state.goal != nullptr) {
    arguments.merge(goal_arguments(state, definitions.calendar(), locale));
    arguments["hits"] = std::to_string(standing.hits);
    arguments["count"] = std::to_string(standing.hits + standing.misses);
    arguments["status"] =
        text::say(locale, "status." + std::string(domain::name_of(standing.status)));
  }
  std::string words = text::say(locale, headline_code(state), arguments) + ".";
  const bool is_open = !domain::is_final(standing.status);
  const auto chance = chance_words(state, text::format_chance, "headline.probability", locale);
  if (!chance.empty()) words += " " + chance + ".";
  const auto change = last_change_words(state, definitions.calendar(), locale);
  if (is_open && !change.empty()) words += " " + change + ".";
  const auto pace = required_pace_words(state, definitions.calendar(), locale);
  if (is_open && !pace.empty()) words += " " + pace + ".";
  return words;
}

namespace {

// Weeks cannot be cut: where the goal begins or ends within one, it is said that such weeks do not
// count.
std::string whole_periods_words(const KpiState& state, const domain::Calendar& calendar,
                                text::Locale locale) {
  const auto* manual = std::get_if<domain::ManualMetric>(&state.metric->definition);
  if (manual == nullptr || state.goal->window != Window::total) return {};
  const auto& span = state.goal->span;
  const bool fits = calendar.period_of(manual->grain, span.first).first == span.first &&
                    calendar.period_of(manual->grain, span.final_day()).last == span.last;
  if (fits) return {};
  const auto grain = "grain_plural." + std::string(domain::name_of(manual->grain));
  return "; " + text::say(locale, "goal.whole_periods", {{"periods", text::say(locale, grain)}});
}

}  // namespace

std::string goal_words(const KpiState& state, const domain::Definitions& definitions,
                       text::Locale locale) {
  if (state.goal == nullptr) return text::say(locale, "goal.none");
  const std::string words = text::say(locale, "goal." + sentence_of(state.goal->window),
                                      goal_arguments(state, definitions.calendar(), locale));
  return words + whole_periods_words(state, definitions.calendar(), locale);
}

std::string deadline_words(const domain::Goal& goal, text::Locale locale) {
  const Date day = goal.deadline();
  const bool is_month_end = month_of(day) != month_of(day + Days{1});
  if (!is_month_end) return text::format_date_short(locale, day);
  return text::say(locale, "deadline.month_end",
                   {{"month", std::string(text::month_abbreviation(locale, month_of(day)))},
                    {"year", std::to_string(year_of(day))}});
}

}  // namespace koers::app
