// A process behaviour chart in a picture, and in words: what stands out and why, what holds, what
// is proposed. Facts in, specifications and sentences out.
#pragma once

#include <string>
#include <vector>

#include "app/process.h"
#include "chart/trend.h"
#include "text/locale.h"

namespace koers::app {

/// Adds segments with their limits, signals and crosses to a chart of the KPI's single
/// values; where the season is taken out, its values become those without it, and what is compared
/// with other values (path, target, forecast, year before) is left out.
void draw_process(const Process& process, chart::TrendChart& chart);

/// How words about a process are made.
struct ProcessWords {
  const KpiState& state;
  const Process& process;
  const domain::Calendar& calendar;
  text::Locale locale = text::Locale::nl;

  /// What the chart says as a whole: signals or none, how firm limits are, whether the season was
  /// taken out. Sentences with a full stop.
  [[nodiscard]] std::vector<std::string> notes() const;
  /// "maart 2026: 30 uur; buiten de grenzen".
  [[nodiscard]] std::string about(const domain::Signal& signal) const;
  /// "Normaal van 12 tot 16 uur, midden 14 uur; uit 24 waarden."
  [[nodiscard]] std::string about(const domain::ProcessSegment& segment) const;
  [[nodiscard]] std::string about(const domain::SegmentProposal& proposal) const;
  /// How the target lies to the limits of now; empty where single values are not what it is about.
  [[nodiscard]] std::optional<domain::Capability> capability() const;
  /// While a new segment is proposed it names the values that it goes by, which the chart does not
  /// draw the limits of.
  [[nodiscard]] std::string about(domain::Capability capability) const;

  [[nodiscard]] std::string period_text(std::size_t at) const;
  [[nodiscard]] std::string value_text(double value) const;
};

}  // namespace koers::app
