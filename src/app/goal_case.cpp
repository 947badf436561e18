// Field by field.
#include "app/goal_case.h"

namespace koers::app {
namespace {

forecast::Comparison comparison_of(domain::Comparator comparator) {
  switch (comparator) {
    case domain::Comparator::at_least:
      return forecast::Comparison::at_least;
    case domain::Comparator::above:
      return forecast::Comparison::above;
    case domain::Comparator::at_most:
      return forecast::Comparison::at_most;
    case domain::Comparator::below:
      return forecast::Comparison::below;
  }
  return forecast::Comparison::at_least;
}

forecast::Question::Kind kind_of(domain::GoalQuestion::Kind kind) {
  switch (kind) {
    case domain::GoalQuestion::Kind::level:
      return forecast::Question::Kind::level;
    case domain::GoalQuestion::Kind::mean:
      return forecast::Question::Kind::mean;
    case domain::GoalQuestion::Kind::total:
      return forecast::Question::Kind::total;
    case domain::GoalQuestion::Kind::hold:
      return forecast::Question::Kind::hold;
    case domain::GoalQuestion::Kind::any:
      return forecast::Question::Kind::any;
    case domain::GoalQuestion::Kind::stay:
      return forecast::Question::Kind::stay;
  }
  return forecast::Question::Kind::level;
}

forecast::Test test_of(const domain::Aim& aim) {
  if (aim.band) {
    return {.comparison = forecast::Comparison::within,
            .threshold = aim.band->low,
            .upper = aim.band->high};
  }
  return {.comparison = comparison_of(aim.target.comparator), .threshold = aim.target.value};
}

}  // namespace

forecast::Question forecast_question(const domain::GoalQuestion& question) {
  const forecast::Test test = test_of(question.aim);
  std::vector<forecast::Test> tests;
  for (const auto& aim : question.aims) tests.push_back(test_of(aim));
  return {.kind = kind_of(question.kind),
          .comparison = test.comparison,
          .threshold = test.threshold,
          .upper = test.upper,
          .first_step = question.first_step,
          .shares = question.shares,
          .done = question.done,
          .done_weight = question.done_weight,
          .needed = question.needed,
          .tests = std::move(tests)};
}

domain::AssessInput input_on(const GoalCase& goaled, const domain::Series& series, Date on) {
  const auto to_date =
      value_over(goaled.values, goaled.view.definitions->calendar(), {goaled.goal.span, on});
  const bool counts = counts_at_once(goaled.values);
  domain::AssessInput input{.goal = goaled.goal, .calendar = goaled.view.definitions->calendar()};
  input.grain = goaled.values.grain;
  input.cadence = domain::cadence_for(goaled.kpi, goaled.values.grain);
  // A goal does not close while its last value may still change.
  if (goaled.values.lag_days > domain::days_of(input.cadence))
    input.grace_days = goaled.values.lag_days;
  if (goaled.late == LateValues::ignored) input.grace_days = 0;
  input.on = on;
  input.series = series;
  input.open_period = counts ? domain::OpenPeriod::counts : domain::OpenPeriod::waits;
  if (to_date) {
    input.to_date = to_date->value;
    input.to_date_n = to_date->n;
  }
  if (goaled.baseline) input.baseline = goaled.baseline->baseline.value;
  input.target_value = goaled.target.over_window;
  input.target_series = goaled.target.series;
  input.last_value_day = last_value_day(goaled.values, on);
  return input;
}

}  // namespace koers::app
