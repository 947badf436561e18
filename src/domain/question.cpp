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

double share_gone(const AssessInput& input, const Period& period) {
  const int days = std::max(0, days_between(input.on + Days{1}, period.last));
  return 1 - static_cast<double>(days) / period.day_count();
}

bool is_closed(const AssessInput& input, const SeriesPoint& point) {
  return counts(input, point) && point.period.last <= input.on + Days{1};
}

// The last point that a forecast starts from; nullptr: none.
const SeriesPoint* last_closed(const AssessInput& input) {
  for (auto point = input.series.rbegin(); point != input.series.rend(); ++point)
    if (is_closed(input, *point)) return &*point;
  return nullptr;
}

std::optional<GoalQuestion> ask_level(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::level};
  const int steps = steps_between(input, last.period, final_period(input));
  if (steps <= 0) return std::nullopt;
  question.shares.assign(static_cast<std::size_t>(steps), 1.0);
  return question;
}

std::optional<GoalQuestion> ask_window(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::mean};
  ElapsedPeriods elapsed = elapsed_periods(input);
  if (!elapsed.next) return std::nullopt;
  question.first_step = std::max(1, steps_between(input, last.period, *elapsed.next));
  question.shares = std::move(elapsed.coming);
  if (input.to_date) {
    question.done = *input.to_date;
    question.done_weight = elapsed.gone;
  }
  return question;
}

std::optional<GoalQuestion> ask_total(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::total};
  ElapsedPeriods elapsed = elapsed_periods(input);
  if (!elapsed.next) return std::nullopt;
  question.first_step = std::max(1, steps_between(input, last.period, *elapsed.next));
  question.shares = std::move(elapsed.coming);
  question.done = input.to_date.value_or(0);
  return question;
}

std::optional<GoalQuestion> ask_touch(const AssessInput& input, const SeriesPoint& last) {
  GoalQuestion question{.kind = GoalQuestion::Kind::any};
  const Period first = input.calendar.period_of(input.grain, input.goal.span.first);
  question.first_step = std::max(1, steps_between(input, last.period, first));
  const int steps = steps_between(input, last.period, final_period(input));
  if (steps < question.first_step) return std::nullopt;
  question.shares.assign(static_cast<std::size_t>(steps - question.first_step) + 1, 1.0);
  return question;
}

// Every sub-period from the first that counts on, while that one is still ahead.
std::optional<GoalQuestion> ask_stay(const AssessInput& input, const SeriesPoint& last,
                                     const SubPeriods& sub) {
  GoalQuestion question{.kind = GoalQuestion::Kind::stay};
  question.first_step = std::max(1, steps_between(input, last.period, *sub.first));
  question.shares.assign(static_cast<std::size_t>(sub.coming), 1.0);
  return question;
}

void add_aims(const AssessInput& input, const SubPeriods& sub, GoalQuestion& question) {
  if (input.goal.dated.empty() && input.goal.target_metric.is_empty()) return;
  for (Period period = input.calendar.shift(input.grain, *sub.first, sub.all - sub.coming);
       question.aims.size() < question.shares.size();
       period = input.calendar.shift(input.grain, period, 1)) {
    const AimFound found = aim_in(input, period);
    question.aims.push_back(found.trouble == AimTrouble::none ? found.aim : question.aim);
  }
}

std::optional<GoalQuestion> ask_hold(const AssessInput& input, const SeriesPoint& last) {
  if (input.goal.policy.kind == MaintainPolicy::Kind::average) return ask_window(input, last);
  const SubPeriods sub = sub_periods(input);
  const bool is_each = input.goal.policy.kind == MaintainPolicy::Kind::each;
  const bool is_ahead = sub.all > 0 && sub.coming == sub.all;
  if (input.goal.reach_by && is_each && is_ahead) return ask_stay(input, last, sub);
  GoalQuestion question{.kind = GoalQuestion::Kind::hold};
  if (sub.coming > 0) {
    const Period next = input.calendar.shift(input.grain, *sub.first, sub.all - sub.coming);
    question.first_step = std::max(1, steps_between(input, last.period, next));
  }
  question.shares.assign(static_cast<std::size_t>(sub.coming), 1.0);
  question.needed = std::max(0, sub.needed - sub.hits);
  return question;
}

std::optional<GoalQuestion> ask(const AssessInput& input, const SeriesPoint& last) {
  switch (shape_of(input.goal)) {
    case Shape::level:
      return ask_level(input, last);
    case Shape::window:
      return ask_window(input, last);
    case Shape::touch:
      return ask_touch(input, last);
    case Shape::total:
    case Shape::uplift:
      return ask_total(input, last);
    case Shape::hold:
      return ask_hold(input, last);
  }
  return std::nullopt;
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

KnownHistory history_of(const AssessInput& input) {
  KnownHistory history;
  for (const SeriesPoint& point : input.series) {
    if (!is_closed(input, point)) continue;
    if (history.last) {
      const int gap = point.period.first == history.last->last
                          ? 0
                          : steps_between(input, *history.last, point.period) - 1;
      history.values.insert(history.values.end(), static_cast<std::size_t>(std::max(gap, 0)),
                            std::nullopt);
    }
    history.values.push_back(point.value);
    history.last = point.period;
    ++history.known;
  }
  const SeriesPoint* now = last_counting(input);
  if (!history.last || now == nullptr || is_closed(input, *now)) return history;
  history.open = {.value = *now->value,
                  .step = std::max(1, steps_between(input, *history.last, now->period)),
                  .share_gone = share_gone(input, now->period)};
  return history;
}

std::optional<GoalQuestion> question_of(const AssessInput& input) {
  const SeriesPoint* last = last_closed(input);
  if (last == nullptr || input.on >= input.goal.deadline()) return std::nullopt;
  const AimFound found = aim_on(input, input.goal.deadline());
  if (found.trouble != AimTrouble::none) return std::nullopt;
  auto question = ask(input, *last);
  if (!question) return std::nullopt;
  question->aim = found.aim;
  const bool is_each =
      question->kind == GoalQuestion::Kind::hold || question->kind == GoalQuestion::Kind::stay;
  if (is_each) add_aims(input, sub_periods(input), *question);
  return question;
}

int steps_to_deadline(const AssessInput& input) {
  const SeriesPoint* last = last_closed(input);
  return last == nullptr ? 0 : steps_between(input, last->period, final_period(input));
}

}  // namespace koers::domain
