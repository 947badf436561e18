// A letter that nothing speaks against is passed with the fact that decides it; one that nothing is
// known about stays open.
#include <algorithm>
#include <array>

#include "language/coach/coach_parts.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::language {
namespace {

class Judge {
 public:
  explicit Judge(const CoachWork& work) : work_(work), in_(work.input) {}

  [[nodiscard]] LetterVerdict judge(Letter letter) const {
    if (const Finding* worst = worst_of(letter)) {
      const auto verdict =
          worst->severity == Severity::error ? Verdict::failed : Verdict::attention;
      return {letter, verdict, worst->text};
    }
    if (auto fact = fact_for(letter)) {
      const bool is_doubtful = letter == Letter::realistic && !has_work() && !goes_by_itself(in_);
      return {letter, is_doubtful ? Verdict::attention : Verdict::passed, std::move(*fact)};
    }
    return {letter, Verdict::unknown, unknown_text(letter)};
  }

 private:
  // Findings are ordered by severity; hints decide nothing.
  [[nodiscard]] const Finding* worst_of(Letter letter) const {
    for (const Finding& finding : work_.findings) {
      if (finding.severity == Severity::hint) break;
      const auto letters = letters_of(finding.code);
      if (std::ranges::find(letters, letter) != letters.end()) return &finding;
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<std::string> fact_for(Letter letter) const {
    switch (letter) {
      case Letter::specific:
        return in_.metric.empty() || in_.goal == nullptr ? std::nullopt : std::optional(in_.metric);
      case Letter::measurable:
        return in_.goal == nullptr ? std::nullopt : std::optional(measure());
      case Letter::achievable:
        return record();
      case Letter::realistic:
        return prospect();
      case Letter::time_bound:
        return deadline();
      case Letter::relevant:
        return in_.place == nullptr || in_.place->objectives.empty()
                   ? std::nullopt
                   : std::optional(
                         work_.say("serves", {{"objective", in_.place->objectives.front()}}));
      case Letter::owned:
        return in_.place == nullptr ? std::nullopt : std::optional(in_.place->owner);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string measure() const {
    const auto base = baseline();
    std::string target = target_words(work_);
    if (!base) return target;
    return work_.say("measured_from", {{"target", target}, {"base", work_.value(*base)}});
  }

  [[nodiscard]] std::optional<double> baseline() const {
    if (in_.history != nullptr) return in_.history->baseline;
    const auto& baseline = in_.goal->baseline;
    return baseline.rule == domain::BaselineRule::manual ? std::optional(baseline.value)
                                                         : std::nullopt;
  }

  // "4 uur in 3 maanden: dat lukte in 5 van 13 eerdere perioden van die lengte. Ambitieus".
  [[nodiscard]] std::optional<std::string> record() const {
    if (!work_.boldness) return std::nullopt;
    const std::string bold =
        text::say(work_.locale, "coach_bold." + std::string(name_of(*work_.boldness)));
    const auto& history = *in_.history;
    text::Arguments facts{{"bold", bold}, {"length", length_words(work_)}};
    const auto change = needed_change(in_);
    const auto shape = domain::shape_of(*in_.goal);
    const bool is_change = change && shape != domain::Shape::total && shape != domain::Shape::hold;
    facts["what"] = is_change ? work_.change(*change) : target_words(work_);
    if (!history.record) {
      facts["chance"] = text::format_chance(work_.locale, *history.chance);
      return work_.say("heading_there", facts);
    }
    facts["met"] = std::to_string(history.record->met);
    facts["stretches"] = std::to_string(history.record->stretches);
    return work_.say("done_before", facts);
  }

  [[nodiscard]] bool has_work() const {
    return in_.place != nullptr && in_.place->work && in_.place->work->initiatives > 0;
  }

  [[nodiscard]] std::optional<std::string> prospect() const {
    if (has_work() && in_.place->work->effect) {
      const auto& [initiatives, effect, chance] = *in_.place->work;
      return work_.say(
          "planned_work",
          {{"effect", work_.change(*effect)},
           {"chance", chance ? text::format_chance(work_.locale, *chance) : std::string()}});
    }
    if (in_.history == nullptr || !in_.history->chance) return std::nullopt;
    return work_.say("as_things_go",
                     {{"chance", text::format_chance(work_.locale, *in_.history->chance)}});
  }

  [[nodiscard]] std::optional<std::string> deadline() const {
    std::optional<Date> end;
    if (in_.goal != nullptr && in_.goal->span.first < in_.goal->span.last)
      end = in_.goal->deadline();
    else if (in_.sentence != nullptr)
      end = in_.sentence->end;
    if (!end) return std::nullopt;
    const int days = days_between(in_.today, *end);
    return work_.say("until", {{"date", text::format_date(work_.locale, *end)},
                               {"days", std::to_string(std::max(days, 0))}});
  }

  [[nodiscard]] std::string unknown_text(Letter letter) const {
    const bool has_little = letter == Letter::achievable && work_.found("A3");
    if (has_little) {
      return std::ranges::find(work_.findings, std::string_view("A3"), &Finding::code)->text;
    }
    static constexpr std::array<std::string_view, 7> keys{
        "specific", "measurable", "achievable", "realistic", "time_bound", "relevant", "owned"};
    return text::say(work_.locale,
                     "coach_unknown." + std::string(keys.at(static_cast<std::size_t>(letter))));
  }

  const CoachWork& work_;
  const CoachInput& in_;
};

}  // namespace

std::optional<Boldness> boldness_of(const CoachInput& input) {
  if (input.history == nullptr || input.goal == nullptr) return std::nullopt;
  const auto& [record, chance] = std::pair(input.history->record, input.history->chance);
  if (!record && !chance) return std::nullopt;
  const double odds = std::max(record ? record->share() : 0, chance.value_or(0));
  if (odds < hardly_ever) return Boldness::unrealistic;
  if (odds < 0.2) return Boldness::very_ambitious;
  if (odds < 0.5) return Boldness::ambitious;
  return odds > nearly_always ? Boldness::easy : Boldness::achievable;
}

std::vector<LetterVerdict> verdicts_of(const CoachWork& work) {
  const Judge judge(work);
  std::vector<LetterVerdict> verdicts;
  for (const auto letter : {Letter::specific, Letter::measurable, Letter::achievable,
                            Letter::realistic, Letter::time_bound, Letter::relevant, Letter::owned})
    verdicts.push_back(judge.judge(letter));
  return verdicts;
}

}  // namespace koers::language
