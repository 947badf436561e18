// Periods in one run of letters and digits: "Q1-2021", "FY20/21", "2021-W26", "1H21", "K3".
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "language/sentence/named_period.h"

namespace koers::language {

/// How a year was told: by its number, as a pair ("2020/21"), or from today.
struct YearWords {
  int year = 0;
  bool is_fiscal = false;
  bool is_pair = false;
  bool is_relative = false;  ///< `year` counts from the current one.
  std::size_t length = 0;    ///< In tokens.
};

/// A part of a year, a year, or both.
struct CompactPeriod {
  std::optional<PeriodForm> part;  ///< quarter, half or week.
  int number = 0;                  ///< Which one.
  YearWords year;
  bool has_year = false;
  std::size_t length = 0;  ///< In tokens.
};

/// The longest run of tokens without blanks, from `at` on, that reads as one.
[[nodiscard]] std::optional<CompactPeriod> compact_period_at(std::span<const Token> tokens,
                                                             std::size_t at);

/// 1990–2100.
[[nodiscard]] bool is_likely_year(int year);

}  // namespace koers::language
