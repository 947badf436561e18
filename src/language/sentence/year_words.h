// Years as people name them, alone or behind a shorter period: "2021", "of FY21", "'21", "van dit
// boekjaar".
#pragma once

#include "language/sentence/compact_period.h"

namespace koers::language {

/// The year that stands behind the name of a shorter period, "of" and comma included.
[[nodiscard]] std::optional<YearWords> year_after(std::span<const Token> tokens, std::size_t at);

/// A year with its word: "boekjaar 2021", "fiscal year 20/21", "het jaar 2021".
[[nodiscard]] std::optional<YearWords> worded_year_at(std::span<const Token> tokens,
                                                      std::size_t at);

/// Two years that follow each other as digits: "2020/2021".
[[nodiscard]] std::optional<YearWords> year_pair_at(std::span<const Token> tokens, std::size_t at);

/// The days of the fiscal year that words name; a plain year names the fiscal one of that name.
[[nodiscard]] std::optional<domain::Period> fiscal_year(const YearWords& words,
                                                        const TimeFrame& frame);

}  // namespace koers::language
