// Why a score is what it is, as the page opens it step by step: formula, inputs, their inputs, and
// for a KPI the observations behind its value.
#pragma once

#include <string>
#include <vector>

#include "app/rolled_value.h"
#include "domain/explanation.h"
#include "domain/visibility.h"
#include "text/locale.h"

namespace koers::app {

/// An explanation with its words. What the viewer may not see keeps its numbers and has no name.
struct ExplainedStep {
  domain::Explanation step;  ///< Its own inputs are empty: they are below.
  std::string title;
  std::string formula_text;
  std::vector<ExplainedStep> inputs;
};

/// One value as it was learned.
struct ObservationRow {
  domain::Period period;
  std::string period_label;
  std::string grain;
  std::optional<double> value;
  std::int64_t n = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> sd;
  Instant recorded_at;
  std::string source;
  std::string note;
  store::Seq seq = 0;
};

struct ExplanationView {
  Date as_of;
  store::Seq seq = 0;
  ExplainedStep score;
  std::optional<ExplainedStep> value;        ///< Of objectives that combine values.
  std::vector<ObservationRow> observations;  ///< Of a KPI: newest first.
  bool is_cut = false;                       ///< There are older observations than these.
};

struct ExplainRequest {
  std::string id;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
};

/// Of an objective or strategic plan. Error `reference.unknown`.
[[nodiscard]] Result<ExplanationView> explain_objective(const Ports& ports,
                                                        const ExplainRequest& request);

/// Of a KPI, with at most 400 observations up to the day. Error `reference.unknown`.
[[nodiscard]] Result<ExplanationView> explain_kpi(const Ports& ports,
                                                  const ExplainRequest& request);

}  // namespace koers::app
