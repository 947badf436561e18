// Plan files on disk, read where the store is: by the command itself or by the server it talks to.
// The environment variables that source paths name travel along, no others.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/ports.h"
#include "planfile/load.h"

namespace koers::app {

struct PlanFiles {
  std::vector<std::string> paths;                  ///< Absolute.
  std::map<std::string, std::string> environment;  ///< Of the variables that the files name.
};

/// Paths made absolute from a folder, and the variables that the files there name taken from the
/// environment.
[[nodiscard]] PlanFiles plan_files(const std::vector<std::string>& paths, const std::string& folder,
                                   const planfile::Environment& environment);

/// The variables that travelled along.
[[nodiscard]] planfile::Environment environment_of(const PlanFiles& files);

/// Everything in them, or everything that is wrong. What they refer to may also be in `elsewhere`
/// (may be nullptr).
[[nodiscard]] Checked<planfile::LoadedPlan> load_plan(const PlanFiles& files,
                                                      const domain::Definitions* elsewhere);

}  // namespace koers::app
