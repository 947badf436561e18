// The parts of a report, each made by a file of its own.
#pragma once

#include "language/coach/coach.h"
#include "text/catalog.h"

namespace koers::language {

/// What the parts are made from: the input, and what the parts before found.
struct CoachWork {
  text::Locale locale;
  const CoachInput& input;
  std::optional<Boldness> boldness = {};
  std::vector<Finding> findings = {};

  [[nodiscard]] std::string say(std::string_view code, const text::Arguments& facts = {}) const {
    return text::say(locale, "coach." + std::string(code), facts);
  }
  [[nodiscard]] std::string value(double number) const;
  [[nodiscard]] std::string change(double number) const;
  [[nodiscard]] bool found(std::string_view code) const;
};

/// Of what was, or is likely: hardly ever, and so often that it takes no effort (spec §4.1).
inline constexpr double hardly_ever = 0.05;
inline constexpr double nearly_always = 0.90;

/// "10 uur of minder", "+2 punten ten opzichte van het begin".
[[nodiscard]] std::string target_words(const CoachWork& work);
/// "3 maanden".
[[nodiscard]] std::string length_words(const CoachWork& work);

/// As likely as not, as things go, without new work.
[[nodiscard]] bool goes_by_itself(const CoachInput& input);

/// "At most" of a metric of which more is better.
[[nodiscard]] bool asks_for_worse(domain::Direction direction, domain::Comparator comparator);

/// What is needed from baseline to target; none: another kind of goal, not known, or met already.
[[nodiscard]] std::optional<double> needed_change(const CoachInput& input);

[[nodiscard]] std::optional<Boldness> boldness_of(const CoachInput& input);
[[nodiscard]] std::vector<Finding> findings_of(const CoachWork& work);
[[nodiscard]] std::vector<LetterVerdict> verdicts_of(const CoachWork& work);
[[nodiscard]] std::vector<Repair> repairs_of(const CoachWork& work);
[[nodiscard]] std::vector<Offer> offers_of(const CoachWork& work);

}  // namespace koers::language
