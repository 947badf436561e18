// What is said of a KPI in words, from typed facts: titles, reasons, targets, deadlines, headlines.
// Names no business cause.
#pragma once

#include <string>

#include "app/evaluate_kpi.h"
#include "domain/plan_graph.h"
#include "text/locale.h"

namespace koers::app {

/// The KPI's own title, else its metric's label, else its id.
[[nodiscard]] std::string title_of(const domain::Kpi& kpi, const domain::Definitions& definitions,
                                   text::Locale locale);

/// Of a KPI or a key result, whichever the leaf is.
[[nodiscard]] std::string title_of(const domain::PlanLeaf& leaf,
                                   const domain::Definitions& definitions, text::Locale locale);

/// Of a plan or an objective; its id where it has no title.
[[nodiscard]] std::string title_of(const domain::PlanPoint& point, text::Locale locale);

/// Why the status is what it is, in one sentence.
[[nodiscard]] std::string reason_words(const KpiState& state, text::Locale locale);

/// "≤ 10 uur"; empty without a goal.
[[nodiscard]] std::string target_words(const KpiState& state, text::Locale locale);

/// The same of a goal by itself: its aim where that is known, else what it was written as ("+2 from
/// where it started").
[[nodiscard]] std::string aim_words(const domain::Goal& goal, const std::optional<domain::Aim>& aim,
                                    const std::string& unit, text::Locale locale);

/// "12,5 uur", with decimals enough to tell it from the target; a dash where unknown.
[[nodiscard]] std::string value_words(const KpiState& state, const std::optional<double>& value,
                                      text::Locale locale);

/// "Nodig: −0,4 uur per week": what each coming period has to bring; empty where that is no
/// question.
[[nodiscard]] std::string required_pace_words(const KpiState& state,
                                              const domain::Calendar& calendar,
                                              text::Locale locale);

/// The chance of an open goal by a message of `text`, and what it was on the Monday before where
/// that reads otherwise: `code` with {probability}, or `code`_was with {day} and {before} too.
/// Empty where there is none.
using ChanceFormat = std::string (*)(text::Locale locale, double probability);
[[nodiscard]] std::string chance_words(const KpiState& state, ChanceFormat format,
                                       const std::string& code, text::Locale locale);

/// The headline of the KPI page: where it stands, what was agreed, the chance, what is needed.
[[nodiscard]] std::string headline_words(const KpiState& state,
                                         const domain::Definitions& definitions,
                                         text::Locale locale);

/// The goal in one sentence: what, by when, how it is measured.
[[nodiscard]] std::string goal_words(const KpiState& state, const domain::Definitions& definitions,
                                     text::Locale locale);

/// "Q1 2026", or its days where it has no name.
[[nodiscard]] std::string span_words(const domain::Period& span, const domain::Calendar& calendar,
                                     text::Locale locale);

/// "eind mrt 2026", "31 mrt 2026" …
[[nodiscard]] std::string deadline_words(const domain::Goal& goal, text::Locale locale);

}  // namespace koers::app
