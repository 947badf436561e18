// Loading is done twice on purpose: first only to see which variables are asked for.
#include "app/plan_files.h"

#include <filesystem>

namespace koers::app {
namespace {

Checked<planfile::LoadedPlan> load(const std::vector<std::string>& paths,
                                   planfile::Environment environment,
                                   const domain::Definitions* elsewhere) {
  const auto disk = planfile::real_disk();
  planfile::LoadRequest request;
  request.paths = paths;
  request.disk = disk.get();
  request.environment = std::move(environment);
  request.elsewhere = elsewhere;
  if (elsewhere != nullptr)
    request.setting = planfile::setting_of(elsewhere->organization_or_default());
  return planfile::load(request);
}

}  // namespace

PlanFiles plan_files(const std::vector<std::string>& paths, const std::string& folder,
                     const planfile::Environment& environment) {
  PlanFiles files;
  for (const auto& path : paths) {
    files.paths.push_back((std::filesystem::path(folder) / path).lexically_normal().string());
  }
  const auto recording = [&](const std::string& name) {
    auto value = environment(name);
    if (value) files.environment.insert_or_assign(name, *value);
    return value;
  };
  (void)load(files.paths, recording, nullptr);  // What is wrong is said when it is loaded for use.
  return files;
}

planfile::Environment environment_of(const PlanFiles& files) {
  return [environment = files.environment](const std::string& name) -> std::optional<std::string> {
    const auto found = environment.find(name);
    return found == environment.end() ? std::nullopt : std::optional(found->second);
  };
}

Checked<planfile::LoadedPlan> load_plan(const PlanFiles& files,
                                        const domain::Definitions* elsewhere) {
  return load(files.paths, environment_of(files), elsewhere);
}

}  // namespace koers::app
