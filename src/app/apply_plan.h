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

struct ApplyOptions {
  planfile::Prune prune =
      planfile::Prune::keep;  ///< `remove`: file-homed objects that no file has any more.
  DryRun dry_run = DryRun::no;
};

struct Applied {
  planfile::Difference difference;
  bool is_applied = false;  ///< False on a dry run or where nothing would change.
  store::Seq seq = 0;
};

/// Errors: `apply.changed_elsewhere` per object that differs from what was applied last, with who
/// and when (not on a dry run: there the difference shows them); the broken rules of the result as
/// a whole.
[[nodiscard]] Checked<Applied> apply_plan(const Ports& ports, const Actor& actor,
                                          const std::vector<planfile::LoadedObject>& objects,
                                          const ApplyOptions& options);

/// Every definition as plan-file YAML.
[[nodiscard]] Result<std::string> export_plan(const Ports& ports);

}  // namespace koers::app
