// When: the period or the deadline of a sentence, with the words before it that say whether it is
// meant as a whole ("in Q2"), as a last day ("by the end of Q1", "uiterlijk 30 juni") or as the day
// after it ("voor 1 april").
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "language/sentence/named_period.h"

namespace koers::language {

/// How a period bounds the goal.
enum class Bounding : std::uint8_t {
  within,  ///< The whole period: "in Q2", "gedurende 2021", "this year".
  last,    ///< Its last day, included: "by Q2", "eind 2021", "op 1 april".
  before,  ///< The day before it: "voor 1 april", "tot juli".
  from,    ///< Only a first day is told: "vanaf Q2".
};

/// One time phrase. Without `end` where it is vague ("in the autumn") or tells only a start.
struct Timing {
  Bounding bounding = Bounding::last;
  PeriodForm form = PeriodForm::day;
  domain::Period period;
  std::optional<Date> start;
  std::optional<Date> end;  ///< Inclusive.
  bool is_vague = false;    ///< No days can be told: "najaar", "binnenkort".
  bool is_unclear = false;  ///< As of the named period.
  std::size_t first = 0;    ///< Tokens [first, first + length).
  std::size_t length = 0;
};

/// What the rest of the sentence says about a number that could be a year or a span of time:
/// "by 2025" is a year only where there is another number to reach.
enum class OtherTarget : std::uint8_t { yes, no };

/// The time phrase that begins at token `at`.
[[nodiscard]] std::optional<Timing> timing_at(std::span<const Token> tokens, std::size_t at,
                                              const TimeFrame& frame, OtherTarget other);

/// What follows sub-periods and tells of what they are: "(in each quarter) of 2021".
[[nodiscard]] std::optional<Timing> timing_of_all(std::span<const Token> tokens, std::size_t at,
                                                  const TimeFrame& frame);

/// A time unit as people count it: "months", "weken"; none for other words.
[[nodiscard]] std::optional<domain::Grain> counted_unit(const Token& token);

}  // namespace koers::language
