// The SMART coach: for each letter, and for relevance and ownership, a verdict with the fact that
// decides it; what is wrong; what would repair it. Pure: the same input gives the same report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/coach/coach_input.h"
#include "text/locale.h"

namespace koers::language {

/// Achievable is "can it happen?": history and arithmetic. Realistic is "will we make it happen?":
/// work and time. So the two near-synonyms have tests of their own.
enum class Letter : std::uint8_t {
  specific,
  measurable,
  achievable,
  realistic,
  time_bound,
  relevant,
  owned
};
/// "S", "M", "A", "R", "T", "relevance", "owner".
[[nodiscard]] std::string_view name_of(Letter letter);

/// An error keeps a goal from being computed, a warning is worth an answer, a hint a thought.
enum class Severity : std::uint8_t { error, warning, hint };
[[nodiscard]] std::string_view name_of(Severity severity);

/// failed: an error; attention: a warning; passed: neither, and something is known; else unknown.
enum class Verdict : std::uint8_t { passed, attention, failed, unknown };
/// "pass", "attention", "fail", "unknown".
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// One thing that the coach found. Its code is for programs: "A1".
struct Finding {
  std::string_view code;
  Severity severity = Severity::warning;
  std::string text;
};
/// The letters that a finding counts for; the first is the one that it is shown with.
[[nodiscard]] std::vector<Letter> letters_of(std::string_view code);

struct LetterVerdict {
  Letter letter = Letter::specific;
  Verdict verdict = Verdict::unknown;
  std::string text;  ///< The fact that decides it.
};

/// How bold a goal is, by the larger of the share of past stretches that reached as far and the
/// chance as things go: below 0.05, 0.2, 0.5, up to 0.9, above.
enum class Boldness : std::uint8_t { unrealistic, very_ambitious, ambitious, achievable, easy };
[[nodiscard]] std::string_view name_of(Boldness boldness);

/// A change that answers a finding with one click.
struct Repair {
  std::string_view code;   ///< "keep_it", "best_so_far", …
  std::string_view about;  ///< The code of the finding.
  std::string text;
  std::optional<domain::Goal> goal = {};  ///< The goal after it, without its statement.
  std::string metric = {};  ///< Or a metric: to choose (S4, M10), or to guard with (G1).
};

/// Another form for what is no KPI.
struct Offer {
  std::string_view code;  ///< "okr", "smart_goal", "short_term_goal".
  std::string text;
};

struct CoachReport {
  std::vector<LetterVerdict> letters;  ///< All seven, in order.
  std::vector<Finding> findings;       ///< By severity, then by code.
  std::optional<Boldness> boldness;
  std::vector<Repair> repairs;
  std::vector<Offer> offers;
};

[[nodiscard]] CoachReport coach(text::Locale locale, const CoachInput& input);

}  // namespace koers::language
