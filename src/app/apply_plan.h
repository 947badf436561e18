// Makes the store say what plan files say: three-way (last applied, file, now), one transaction, nothing
// half-done. Also the way back: export.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "planfile/difference.h"
#include "planfile/load.h"

namespace koers::app {

enum class Prune : std::uint8_t { keep, remove_missing };
enum class DryRun : std::uint8_t { no, yes };

struct ApplyOptions {
  Prune prune = Prune::keep;
  DryRun dry_run = DryRun::no;
  std::vector<std::string> files;  ///< The files read: --prune looks at objects homed in these folders only.
};

struct Applied {
  planfile::Difference difference;
  bool is_applied = false;   ///< False on a dry run, on conflicts, or where nothing changed.
  store::Seq seq = 0;
};

/// Errors: `apply.conflict` is not one (the difference lists them and nothing is applied); `apply.broken` where the
/// result as a whole would break a rule, with places.
[[nodiscard]] Checked<Applied> apply_plan(const Ports& ports, const Actor& actor, const planfile::LoadedPlan& plan,
                                          const ApplyOptions& options);

/// Every definition as plan-file YAML.
[[nodiscard]] Result<std::string> export_plan(const Ports& ports);

}  // namespace koers::app
