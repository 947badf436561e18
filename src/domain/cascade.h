// A goal of a long period as goals of the shorter ones in it: proposals for people to change, not
// decisions. Totals are split so that the parts add up to exactly the whole; levels go along the
// way step by step; what is to be held is held in each. Bands around a target are not split.
#pragma once

#include <optional>
#include <vector>

#include "domain/goal.h"

namespace koers::domain {

/// even: equal parts. working_days: by the days worked. seasonal: by the shares of past cycles.
enum class CascadeBy : std::uint8_t { even, working_days, seasonal };
[[nodiscard]] std::string_view name_of(CascadeBy by);

struct CascadeRequest {
  Goal goal;
  Grain into = Grain::quarter;
  CascadeBy by = CascadeBy::even;
  std::optional<double> baseline;  ///< Of a level: where its way starts.
  /// Of each past cycle its values per sub-period, oldest first; for `seasonal`.
  std::vector<std::vector<double>> history;
};

struct CascadePart {
  Goal goal;         ///< A draft, with the span of the part.
  double share = 0;  ///< Of the whole; together 1.
};

/// Errors: `cascade.does_not_nest` (the goal's span is not made of two or more whole periods of
/// that grain), `cascade.no_baseline`, `cascade.too_little_history` (fewer than two whole cycles of
/// values that are not negative and have a sum).
[[nodiscard]] Result<std::vector<CascadePart>> cascade(const CascadeRequest& request,
                                                       const Calendar& calendar);

/// The mean over cycles of each sub-period's share of its cycle; none with fewer than two cycles,
/// cycles of different lengths, or a cycle without a positive sum. (18, 20, 22) and (21, 24, 27):
/// .295833 .333333 .370833.
[[nodiscard]] std::optional<std::vector<double>> seasonal_shares(
    const std::vector<std::vector<double>>& history);

}  // namespace koers::domain
