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
constexpr std::array<std::string_view, 3> kind_names{"reach", "accumulate", "maintain"};
constexpr std::array<std::string_view, 4> window_names{"at_end", "period_value", "total", "each"};
constexpr std::array<std::string_view, 5> baseline_names{
    "last_before_start", "previous_window", "mean_of_last", "same_period_last_year", "manual"};
constexpr std::array<std::string_view, 2> path_names{"linear", "working_days"};
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
std::string_view name_of(BaselineRule rule) { return pick(baseline_names, rule); }
std::string_view name_of(PathShape shape) { return pick(path_names, shape); }
std::string_view name_of(Commitment commitment) { return pick(commitment_names, commitment); }

}  // namespace koers::domain
