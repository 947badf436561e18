// The newest closed value beside the one before and that of a year before: how far it moved, with
// the season taken out where there is one, and whether that says anything.
#pragma once

#include <string>
#include <vector>

#include "app/process.h"
#include "domain/survey_error.h"
#include "domain/value_change.h"
#include "text/locale.h"

namespace koers::app {

/// The sampling error of a value made of answers.
struct SamplingError {
  double standard_error = 0;
  domain::ErrorBounds bounds;  ///< Where the true value lies with 95% confidence.
};

struct ValueComparison {
  domain::Period period;  ///< Of the newest closed value.
  std::optional<domain::ValueChange>
      change;  ///< From the period just before; none without its value.
  std::optional<domain::ValueChange>
      adjusted;                             ///< The same without the season, where there is one.
  std::optional<domain::ValueChange> year;  ///< From the same period a year before.
  /// Whether the process chart marks the newest value.
  domain::ChangeMeaning meaning = domain::ChangeMeaning::unknown;
  /// The change is no larger than two surveys of as many answers differ by chance.
  bool is_within_sampling_error = false;
  std::optional<SamplingError> error;
  std::string text;  ///< "+20 (17%); binnen de normale schommeling"; empty without a change.
};

/// None without a closed value. `process` is that of the state.
[[nodiscard]] std::optional<ValueComparison> comparison_of(const KpiState& state,
                                                           const Process& process,
                                                           const domain::Calendar& calendar,
                                                           text::Locale locale);

/// What is said of the newest value on the page of a KPI: label and words, by line.
struct ComparisonLine {
  std::string code;  ///< Of the label.
  std::string text;
};
[[nodiscard]] std::vector<ComparisonLine> comparison_lines(const ValueComparison& comparison,
                                                           const KpiState& state,
                                                           text::Locale locale);

}  // namespace koers::app
