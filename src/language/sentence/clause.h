// One statement taken apart: which words are numbers and what for, when, how often, compared with
// what, which verbs; what is left over are the nouns. Word order does not matter but next to a
// number. What the parts mean together is interpret.h's.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "language/sentence/clause_words.h"
#include "language/sentence/quantity.h"
#include "language/sentence/timing.h"

namespace koers::language {

/// What a number is for.
enum class Role : std::uint8_t {
  base,    ///< Where it stands now: "from 14".
  level,   ///< Where it has to be: "to 10", "at most 3", "40 new customers".
  change,  ///< By how much: "by 5", "+2", "20% fewer".
  low,     ///< The limits of a band.
  high,
};

/// A number of the statement with what stands around it.
struct TargetNumber {
  Quantity quantity;
  Role role = Role::level;
  std::optional<Trigger> trigger;
  std::optional<domain::Comparator> comparator;
  std::optional<Behind> behind;
  std::optional<VerbSense> comparative;  ///< "20% fewer": down.
  std::optional<VerbSense> way;          ///< Of a preposition that tells it: "down to".
  bool is_first_of_two = false;          ///< "by 5 to 10%": the smaller one of two sizes.
  std::size_t first = 0;                 ///< Tokens [first, end): trigger and comparator included.
  std::size_t end = 0;
};

struct FoundVerb {
  VerbSense sense = VerbSense::set;
  std::size_t first = 0;
  std::size_t length = 0;
};

/// With what a change is compared: the period before, a year ago, or a period with a name.
struct FoundComparison {
  std::optional<Reference> reference;
  std::optional<domain::Period> period;
  std::size_t first = 0;
  std::size_t length = 0;
};

/// Part of a maintain goal: in how many of the sub-periods, or on their average.
enum class Holding : std::uint8_t { each, share, average };

/// Tokens [first, end).
struct TokenRange {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// "Must not drop below", "mag niet boven … komen", "never": what a statement forbids.
struct Prohibition {
  bool flips = false;      ///< Comparators and verbs mean their opposite.
  bool is_limit = false;   ///< A number is to be kept, not reached.
  bool is_norm = false;    ///< The same, unless a day is named: "must not be more than 10 by then".
  bool is_always = false;  ///< At every moment, not in total.
  std::size_t from = 0;    ///< The first token that it is about.
};

struct Clause {
  std::span<const Token> tokens;
  std::vector<TargetNumber> numbers;
  std::vector<Timing> timings;
  std::vector<FoundVerb> verbs;
  std::optional<FoundComparison> comparison;
  std::optional<domain::Grain> per;
  TokenRange per_range;
  Prohibition prohibition;
  std::optional<TokenRange> nothing;  ///< "geen", "no" before what is counted: none of it.
  Holding holding = Holding::each;
  double share = 1;                    ///< For Holding::share: 9 of 12 is 0.75.
  std::vector<TokenRange> names;       ///< Names of the catalogue, word for word.
  std::vector<TokenRange> nouns;       ///< What is left, fillers at the edges dropped.
  std::vector<std::size_t> vague;      ///< Tokens that need a number.
  std::optional<std::size_t> purpose;  ///< Where "so that …" begins.
};

[[nodiscard]] Clause read_clause(std::span<const Token> tokens, const TimeFrame& frame);

/// The bytes of the text that tokens take.
[[nodiscard]] Span span_of(std::span<const Token> tokens, TokenRange range);

}  // namespace koers::language
