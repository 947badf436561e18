// What is asked of a forecast about each kind of goal.
#include "domain/question.h"

#include <algorithm>

#include "domain/reading.h"

namespace koers::domain {
namespace {

// Steps from one period to a later one of the same grain; 0 where it is not later.
int steps_between(const AssessInput& input, const Period& from, const Period& to) {
  int steps = 0;
  for (Period at = from; at.first < to.first; at = input.calendar.shift(input.grain, at, 1))
    ++steps;
  return steps;
}

// An open value may still move until its period ends: that part of a step is ahead as well.
double share_ahead(const AssessInput& input, const Period& period) {
  const int days = std::max(0, days_between(input.on + Days{1}, period.last));
  return static_cast<double>(days) / period.day_count();
}

std::optional<GoalQuestion> ask_level(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::level, .target = input.goal.target};
  const int steps = steps_between(input, last.period, final_period(input));
  const double open = share_ahead(input, last.period);
  if (open > 0) question.shares.push_back(open);
  question.shares.insert(question.shares.end(), static_cast<std::size_t>(steps), 1.0);
  if (question.shares.empty()) return std::nullopt;
  return question;
}

std::optional<GoalQuestion> ask_window(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::mean, .target = input.goal.target};
  ElapsedPeriods elapsed = elapsed_periods(input);
  if (!elapsed.next) return std::nullopt;
  question.first_step = steps_between(input, last.period, *elapsed.next);
  question.shares = std::move(elapsed.coming);
  if (input.to_date) {
    question.done = *input.to_date;
    question.done_weight = elapsed.gone;
  }
  return question;
}

std::optional<GoalQuestion> ask_total(const AssessInput& input) {
  GoalQuestion question{.kind = GoalQuestion::Kind::total, .target = input.goal.target};
  question.shares = elapsed_periods(input).coming;
  if (question.shares.empty()) return std::nullopt;
  question.done = input.to_date.value_or(0);
  return question;
}

std::optional<GoalQuestion> ask_hold(const AssessInput& input, const SeriesPoint& last) {
  if (input.goal.policy.kind == MaintainPolicy::Kind::average) return ask_window(input, last);
  const SubPeriods sub = sub_periods(input);
  GoalQuestion question{.kind = GoalQuestion::Kind::hold, .target = input.goal.target};
  question.shares.assign(static_cast<std::size_t>(sub.coming), 1.0);
  question.needed = std::max(0, sub.needed - sub.hits);
  return question;
}

}  // namespace

std::vector<double> known_values(const AssessInput& input) {
  std::vector<double> values;
  values.reserve(input.series.size());
  for (const SeriesPoint& point : input.series) {
    if (counts(input, point)) values.push_back(*point.value);
  }
  return values;
}

std::optional<GoalQuestion> question_of(const AssessInput& input) {
  const SeriesPoint* last = last_counting(input);
  if (last == nullptr || input.on >= input.goal.deadline()) return std::nullopt;
  switch (shape_of(input.goal)) {
    case Shape::level:
      return ask_level(input, *last);
    case Shape::window:
      return ask_window(input, *last);
    case Shape::total:
      return ask_total(input);
    case Shape::hold:
      return ask_hold(input, *last);
  }
  return std::nullopt;
}

int steps_to_deadline(const AssessInput& input) {
  const SeriesPoint* last = last_counting(input);
  return last == nullptr ? 0 : steps_between(input, last->period, final_period(input));
}

}  // namespace koers::domain
