// What people said of a goal when its period was closed: one lesson, and whether the KPI goes on. A
// fact with its author and versions; the result itself is computed.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/kpi_inputs.h"

namespace koers::app {

/// What happens to a KPI in the next period: the same goal again, the same with another target, or
/// no goal. none: nothing was said, as where its next goal is there already.
enum class Verdict : std::uint8_t { none, renew, change, stop };
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_of(std::string_view name);

struct CloseRecord {
  Verdict verdict = Verdict::none;
  std::string lesson;
  Id<domain::Person> by;  ///< Who decided; empty: nobody was named.
  std::string actor;      ///< Through which door it came.
  Instant at;
};

/// What a log entry or a version says; without actor and time, which stand beside it.
[[nodiscard]] Result<CloseRecord> read_close_record(const std::string& text);

/// The newest one known; none where nothing was said.
[[nodiscard]] Result<std::optional<CloseRecord>> close_record(store::Reader& reader,
                                                              const std::string& goal_key,
                                                              store::Seq known);

/// The keys of the goals that something was said of.
[[nodiscard]] Result<std::set<std::string>> reviewed_goals(store::Reader& reader, store::Seq known);

/// Appends a version under a log entry of the KPI, "goal_reviewed". Returns its seq.
[[nodiscard]] Result<store::Seq> write_close_record(store::Transaction& transaction,
                                                    const domain::Kpi& kpi,
                                                    const domain::Goal& goal,
                                                    const CloseRecord& record);

}  // namespace koers::app
