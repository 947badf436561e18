// A sentence with everything that belongs to it, and what the coach says of it. For tests only.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "language/coach/coach.h"
#include "language/draft_goal.h"
#include "language/sentence/parse_sentence.h"

namespace koers::language {

inline const Date today = date_of(2026, 1, 5);

// A sentence with everything that belongs to it; tests change what they are about.
struct CoachCase {
  explicit CoachCase(const std::string& text, text::Locale numbers = text::Locale::nl) {
    sentence = parse_sentence(text, {.frame = {.today = today, .locale = numbers}});
    if (auto draft = draft_goal(sentence, {})) goal = draft->goal;
    catalog = domain::catalog_metric(sentence.metric);
    if (catalog != nullptr) {
      metric = catalog->label.nl;
      unit = catalog->unit;
      direction = catalog->direction;
    }
  }

  [[nodiscard]] CoachReport report(text::Locale locale = text::Locale::nl) const {
    return coach(locale, {.sentence = &sentence,
                          .goal = goal ? &*goal : nullptr,
                          .catalog = catalog,
                          .metric = metric,
                          .unit = unit,
                          .direction = direction,
                          .today = today,
                          .calendar = &calendar,
                          .history = history ? &*history : nullptr,
                          .place = place ? &*place : nullptr});
  }

  ParsedSentence sentence;
  domain::Calendar calendar;
  std::optional<domain::Goal> goal;
  const domain::CatalogMetric* catalog = nullptr;
  std::string metric, unit;
  domain::Direction direction = domain::Direction::context;
  std::optional<CoachHistory> history;
  std::optional<CoachPlace> place;
};

inline const std::string tickets = "Gemiddelde oplostijd van 10 uur of minder eind Q1 2026";

// A year of weeks from 14 hours, in which the best quarter brought 1.6 hours.
inline CoachHistory slow_history() {
  return {.grain = domain::Grain::week,
          .steps = 13,
          .values = 26,
          .measurements = 13,
          .cadence_days = 7,
          .last_value_day = date_of(2026, 1, 4),
          .aim = domain::Aim{{domain::Comparator::at_most, 10}},
          .baseline = 14,
          .baseline_until = date_of(2026, 1, 4),
          .record = domain::TrackRecord{.stretches = 13, .met = 0, .best = -1.6},
          .chance = 0.02,
          .likely = 13.4};
}

inline CoachPlace good_place() {
  return {.owner = "Anna",
          .objectives = {"Minder klantverloop"},
          .has_guard = true,
          .work = PlannedWork{.initiatives = 2, .effect = -4.5, .chance = 0.6}};
}

inline const Finding* finding_in(const CoachReport& report, std::string_view code) {
  const auto found = std::ranges::find(report.findings, code, &Finding::code);
  return found == report.findings.end() ? nullptr : &*found;
}

inline bool has(const CoachReport& report, std::string_view code) {
  return finding_in(report, code) != nullptr;
}

// Empty: it was not found.
inline std::string text_in(const CoachReport& report, std::string_view code) {
  const auto* finding = finding_in(report, code);
  return finding == nullptr ? std::string() : finding->text;
}

inline std::string codes_of(const CoachReport& report) {
  std::string codes;
  for (const auto& finding : report.findings) codes.append(finding.code).append(" ");
  return codes;
}

inline const LetterVerdict& letter_in(const CoachReport& report, Letter letter) {
  return report.letters.at(static_cast<std::size_t>(letter));
}

inline bool has_repair(const CoachReport& report, std::string_view code) {
  return std::ranges::find(report.repairs, code, &Repair::code) != report.repairs.end();
}

inline const Repair& repair_in(const CoachReport& report, std::string_view code) {
  const auto found = std::ranges::find(report.repairs, code, &Repair::code);
  REQUIRE(found != report.repairs.end());
  return *found;
}

}  // namespace koers::language
