// Member by member; what a sentence leaves open gets the default of its kind.
#include "language/draft_goal.h"

#include <algorithm>

namespace koers::language {
namespace {

using domain::Goal;
using domain::GoalKind;
using domain::Window;

bool is_certain(const ParsedSentence& parsed) {
  const bool is_goal = parsed.kind <= SentenceKind::range;
  const bool has_target = parsed.kind == SentenceKind::range ? parsed.low && parsed.high
                                                             : parsed.value && parsed.comparator;
  return is_goal && has_target && parsed.mode != SentenceMode::ambiguous &&
         !parsed.has(Complaint::unclear_number);
}

std::optional<Window> window_of(const ParsedSentence& parsed) {
  if (!parsed.window) return std::nullopt;
  switch (*parsed.window) {
    case SentenceWindow::at_end:
      return Window::at_end;
    case SentenceWindow::period_value:
      return Window::period_value;
    case SentenceWindow::total:
      return Window::total;
    case SentenceWindow::total_vs_previous:
      return Window::total_vs_previous;
    case SentenceWindow::total_vs_year_ago:
      return Window::total_vs_year_ago;
    case SentenceWindow::each:
    case SentenceWindow::share:
    case SentenceWindow::average:
      return Window::each;
  }
  return std::nullopt;
}

domain::MaintainPolicy policy_of(const ParsedSentence& parsed) {
  using Kind = domain::MaintainPolicy::Kind;
  if (parsed.window == SentenceWindow::average) return {.kind = Kind::average};
  if (parsed.window == SentenceWindow::share) return {.kind = Kind::share, .share = parsed.share};
  return {};
}

domain::ChangeMode mode_of(const ParsedSentence& parsed) {
  if (parsed.mode == SentenceMode::pp) return domain::ChangeMode::pp;
  return parsed.mode == SentenceMode::rel ? domain::ChangeMode::rel : domain::ChangeMode::abs;
}

void draft_target(const ParsedSentence& parsed, Goal& goal) {
  if (parsed.kind == SentenceKind::range) {
    goal.band = {.low = *parsed.low, .high = *parsed.high};
  } else {
    goal.target = {.comparator = *parsed.comparator, .value = *parsed.value};
  }
  goal.mode = mode_of(parsed);
  goal.window = window_of(parsed).value_or(windows_of(goal.kind).front());
  const auto& fitting = windows_of(goal.kind);
  if (std::ranges::find(fitting, goal.window) == fitting.end()) goal.window = fitting.front();
  if (has_subperiods(goal.window)) {
    goal.per = parsed.per.value_or(domain::Grain::month);
    goal.policy = policy_of(parsed);
  }
  goal.path = domain::default_path(goal.window);
}

void draft_baseline(const ParsedSentence& parsed, Goal& goal) {
  goal.baseline = {.rule = domain::default_baseline(goal.window)};
  const bool has_way = goal.window != Window::each && goal.window != Window::total;
  if (parsed.base && has_way)
    goal.baseline = {.rule = domain::BaselineRule::manual, .value = *parsed.base};
}

// First reached, then kept: until the fiscal year ends, and for one sub-period at least.
void draft_two_phases(Goal& goal, Date deadline, const domain::Calendar& calendar) {
  goal.reach_by = deadline;
  const auto year = calendar.period_of(domain::Grain::year, deadline);
  const auto next = calendar.period_of(goal.per, deadline + Days{1});
  goal.span.last = std::max(year.last, next.last);
}

}  // namespace

std::optional<GoalDraft> draft_goal(const ParsedSentence& parsed,
                                    const domain::Calendar& calendar) {
  if (!is_certain(parsed)) return std::nullopt;
  GoalDraft draft;
  Goal& goal = draft.goal;
  goal.kind = static_cast<GoalKind>(parsed.kind);
  draft.metric = parsed.metric;
  draft.has_start = parsed.start.has_value();
  draft.has_end = parsed.end.has_value();
  if (parsed.start) goal.span.first = *parsed.start;
  if (parsed.end) goal.span.last = *parsed.end + Days{1};
  draft_target(parsed, goal);
  draft_baseline(parsed, goal);
  const bool is_reached_first =
      goal.kind == GoalKind::maintain && parsed.end && !parsed.start && parsed.is_reached_first;
  if (is_reached_first) draft_two_phases(goal, *parsed.end, calendar);
  goal.statement = parsed.text;
  return draft;
}

}  // namespace koers::language
