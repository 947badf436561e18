// Puts the parts together, and the words that several of them use.
#include "language/coach/coach.h"

#include <algorithm>
#include <array>

#include "language/coach/coach_parts.h"
#include "text/format.h"

namespace koers::language {
namespace {

template <std::size_t count, typename Enum>
std::string_view name_in(const std::array<std::string_view, count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

constexpr std::array<std::string_view, 7> letters{"S", "M", "A", "R", "T", "relevance", "owner"};
constexpr std::array<std::string_view, 3> severities{"error", "warning", "hint"};
constexpr std::array<std::string_view, 4> verdicts{"pass", "attention", "fail", "unknown"};
constexpr std::array<std::string_view, 5> boldnesses{"unrealistic", "very_ambitious", "ambitious",
                                                     "achievable", "easy"};

std::string comparator_code(domain::Comparator comparator) {
  switch (comparator) {
    case domain::Comparator::at_least:
      return "coach_target.at_least";
    case domain::Comparator::above:
      return "coach_target.above";
    case domain::Comparator::at_most:
      return "coach_target.at_most";
    case domain::Comparator::below:
      return "coach_target.below";
  }
  return "coach_target.at_least";
}

std::string aim_text(const CoachWork& work, const domain::Aim& aim) {
  if (aim.band)
    return text::say(work.locale, "coach_target.range",
                     {{"lo", work.value(aim.band->low)}, {"hi", work.value(aim.band->high)}});
  return text::say(work.locale, comparator_code(aim.target.comparator),
                   {{"value", work.value(aim.target.value)}});
}

}  // namespace

std::string_view name_of(Letter letter) { return name_in(letters, letter); }
std::string_view name_of(Severity severity) { return name_in(severities, severity); }
std::string_view name_of(Verdict verdict) { return name_in(verdicts, verdict); }
std::string_view name_of(Boldness boldness) { return name_in(boldnesses, boldness); }

std::string CoachWork::value(double number) const {
  return text::format_value(locale, input.unit, number);
}

std::string CoachWork::change(double number) const {
  return text::format_change(locale, input.unit, number);
}

bool CoachWork::found(std::string_view code) const {
  return std::ranges::any_of(findings, [&](const Finding& one) { return one.code == code; });
}

std::string target_words(const CoachWork& work) {
  const auto* history = work.input.history;
  if (history != nullptr && history->aim) return aim_text(work, *history->aim);
  const domain::Goal& goal = *work.input.goal;
  if (goal.kind == domain::GoalKind::range) return aim_text(work, {goal.target, goal.band});
  if (goal.kind != domain::GoalKind::change) return aim_text(work, {goal.target});
  const double size = goal.target.value;
  if (goal.mode != domain::ChangeMode::rel)
    return text::say(work.locale, "coach_target.change", {{"change", work.change(size)}});
  const std::string percent = text::format_change(work.locale, "", size) + "%";
  return text::say(work.locale, "coach_target.change", {{"change", percent}});
}

std::string length_words(const CoachWork& work) {
  const int steps = work.input.history->steps;
  const std::string grain(domain::name_of(work.input.history->grain));
  return std::to_string(steps) + " " +
         text::say(work.locale, (steps == 1 ? "grain_noun." : "grain_plural.") + grain);
}

bool goes_by_itself(const CoachInput& input) {
  return input.history != nullptr && input.history->chance.value_or(0) >= 0.5;
}

bool asks_for_worse(domain::Direction direction, domain::Comparator comparator) {
  const bool is_up = domain::is_upward(comparator);
  return (direction == domain::Direction::up && !is_up) ||
         (direction == domain::Direction::down && is_up);
}

std::optional<double> needed_change(const CoachInput& input) {
  const auto* history = input.history;
  if (history == nullptr || !history->aim || history->aim->band || !history->baseline)
    return std::nullopt;
  if (domain::meets(*history->aim, *history->baseline)) return std::nullopt;
  return history->aim->target.value - *history->baseline;
}

CoachReport coach(text::Locale locale, const CoachInput& input) {
  CoachWork work{.locale = locale, .input = input, .boldness = boldness_of(input)};
  work.findings = findings_of(work);
  return {.letters = verdicts_of(work),
          .findings = work.findings,
          .boldness = work.boldness,
          .repairs = repairs_of(work),
          .offers = offers_of(work)};
}

}  // namespace koers::language
