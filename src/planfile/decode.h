// From trees to the model, one function per kind. Each complains of everything in its object; what
// it gives back then is not to be used.
#pragma once

#include <optional>
#include <vector>

#include "planfile/cursor.h"
#include "planfile/fields.h"
#include "planfile/object.h"

namespace koers::planfile {

/// One object of a kind; none where anything about it was complained of.
[[nodiscard]] std::optional<Object> decode(domain::EntityKind kind, const Cursor& at);

[[nodiscard]] domain::Calendar decode_calendar(const Cursor& at);
/// The same, with defaults in place of what is wrong: only to find more that is wrong.
[[nodiscard]] Object decode_as_far_as_possible(domain::EntityKind kind, const Cursor& at);

[[nodiscard]] domain::Organization decode_organization(const Cursor& at);
[[nodiscard]] domain::Team decode_team(const Cursor& at);
[[nodiscard]] domain::Person decode_person(const Cursor& at);
[[nodiscard]] domain::StrategicPlan decode_plan(const Cursor& at);
[[nodiscard]] domain::Objective decode_objective(const Cursor& at);
[[nodiscard]] domain::Source decode_source(const Cursor& at);
[[nodiscard]] domain::Metric decode_metric(const Cursor& at);
[[nodiscard]] domain::Kpi decode_kpi(const Cursor& at);
[[nodiscard]] domain::Initiative decode_initiative(const Cursor& at);
[[nodiscard]] domain::Goal decode_goal(const Cursor& at);

/// For each goal of a decoded KPI, which are ordered by start, its position in the file.
[[nodiscard]] std::vector<std::size_t> goal_order(const Cursor& kpi);

/// The days at `period`, or from `from` to `to`, both inclusive. Complains where both or neither
/// are there.
[[nodiscard]] std::optional<domain::Period> decode_span(const Fields& fields);

/// `done`: true, or the day on which it was.
[[nodiscard]] domain::Done decode_done(const Fields& fields);

/// `commitment`, or its short form `aspirational: true`.
[[nodiscard]] domain::Commitment decode_commitment(const Fields& fields);

}  // namespace koers::planfile
