// Makes the store say what plan files say: three-way (last applied, file, now), one transaction,
// nothing half-done. Also the way back: export.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "planfile/difference.h"
#include "planfile/load.h"

namespace koers::app {

enum class DryRun : std::uint8_t { no, yes };

/// Whether goals and objectives may move along where a changed calendar gives their words other
/// days.
enum class MovedPeriods : std::uint8_t { refuse, accept };

struct ApplyOptions {
  planfile::Prune prune =
      planfile::Prune::keep;  ///< `remove`: file-homed objects that no file has any more.
  DryRun dry_run = DryRun::no;
  MovedPeriods moved_periods = MovedPeriods::refuse;
};

struct Applied {
  planfile::Difference difference;
  bool is_applied = false;  ///< False on a dry run or where nothing would change.
  store::Seq seq = 0;
};

/// Errors: `apply.changed_elsewhere` per object that differs from what was applied last, with who
/// and when (not on a dry run: there the difference shows them); `apply.period_moved` per goal or
/// objective that a changed calendar would move; the broken rules of the result as a whole. Objects
/// that are not in the files keep their days under a changed calendar: their words change.
[[nodiscard]] Checked<Applied> apply_plan(const Ports& ports, const Actor& actor,
                                          const std::vector<planfile::LoadedObject>& objects,
                                          const ApplyOptions& options);

/// Every definition as plan-file YAML.
[[nodiscard]] Result<std::string> export_plan(const Ports& ports);

}  // namespace koers::app
