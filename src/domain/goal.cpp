// The names of what goals are made of, as plan files and JSON write them.
#include "domain/goal.h"

#include <array>

namespace koers::domain {
namespace {

template <std::size_t Count, typename Enum>
std::string_view pick(const std::array<std::string_view, Count>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 4> symbols{">=", ">", "<=", "<"};
constexpr std::array<std::string_view, 5> kind_names{"reach", "change", "accumulate", "maintain",
                                                     "range"};
constexpr std::array<std::string_view, 8> window_names{
    "at_end", "period_value",      "last_subperiod",    "any_time",
    "total",  "total_vs_previous", "total_vs_year_ago", "each"};
constexpr std::array<std::string_view, 3> mode_names{"abs", "pp", "rel"};
constexpr std::array<std::string_view, 6> baseline_names{
    "last_before_start",     "previous_window",  "mean_of_last",
    "same_period_last_year", "reference_period", "manual"};
constexpr std::array<std::string_view, 5> path_names{"linear", "working_days", "seasonal",
                                                     "geometric", "milestones"};
constexpr std::array<std::string_view, 2> commitment_names{"committed", "aspirational"};

}  // namespace

std::string_view symbol_of(Comparator comparator) { return pick(symbols, comparator); }

Result<Comparator> parse_comparator(std::string_view text) {
  if (text == "≥") return Comparator::at_least;
  if (text == "≤") return Comparator::at_most;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i] == text) return static_cast<Comparator>(i);
  }
  return fail(Error{.code = "comparator.unknown", .arguments = {{"text", std::string(text)}}});
}

bool is_upward(Comparator comparator) {
  return comparator == Comparator::at_least || comparator == Comparator::above;
}

std::string_view name_of(GoalKind kind) { return pick(kind_names, kind); }
std::string_view name_of(Window window) { return pick(window_names, window); }
std::string_view name_of(ChangeMode mode) { return pick(mode_names, mode); }
std::string_view name_of(BaselineRule rule) { return pick(baseline_names, rule); }
std::string_view name_of(PathShape shape) { return pick(path_names, shape); }
std::string_view name_of(Commitment commitment) { return pick(commitment_names, commitment); }

const std::vector<Window>& windows_of(GoalKind kind) {
  using enum Window;
  static const std::array<std::vector<Window>, 5> windows{{
      {at_end, period_value, last_subperiod, any_time},
      {at_end, period_value, last_subperiod, any_time, total_vs_previous, total_vs_year_ago},
      {total},
      {each},
      {at_end, each, period_value, last_subperiod},
  }};
  return windows[static_cast<std::size_t>(kind)];
}

bool has_subperiods(Window window) {
  return window == Window::each || window == Window::last_subperiod;
}

bool compares_totals(Window window) {
  return window == Window::total_vs_previous || window == Window::total_vs_year_ago;
}

bool adds_up(Window window) { return window == Window::total || compares_totals(window); }

BaselineRule default_baseline(Window window) {
  if (window == Window::total_vs_year_ago) return BaselineRule::same_period_last_year;
  const bool is_over_window = window == Window::period_value || window == Window::total_vs_previous;
  return is_over_window ? BaselineRule::previous_window : BaselineRule::last_before_start;
}

PathShape default_path(Window window) {
  return compares_totals(window) ? PathShape::seasonal : PathShape::linear;
}

}  // namespace koers::domain
