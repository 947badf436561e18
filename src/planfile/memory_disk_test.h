// A disk in memory, and plan files written as texts, for the tests of this module.
#pragma once

#include <fmt/format.h>
#include <map>
#include <string>

#include "planfile/load.h"

namespace koers::planfile {

class MemoryDisk final : public Disk {
 public:
  std::map<std::string, std::string> files;
  bool has_sources = true;

  Result<std::vector<std::string>> plan_files(const std::string& path) override {
    std::vector<std::string> names;
    for (const auto& [name, text] : files) {
      if (name == path || name.starts_with(path + "/")) names.push_back(name);
    }
    if (names.empty()) return fail(Error{.code = "plan.not_found", .arguments = {{"path", path}}});
    return names;
  }
  Result<std::string> read(const std::string& file) override { return files.at(file); }
  Result<void> write(const std::vector<FileText>& written) override {
    for (const auto& [name, text] : written) files[name] = text;
    return {};
  }
  std::string beside(const std::string& file, const std::string& path) override {
    if (path.starts_with('/')) return path;
    const auto slash = file.rfind('/');
    return "/" + (slash == std::string::npos ? "" : file.substr(0, slash + 1)) + path;
  }
  bool has_match(const std::string& /*absolute_path*/) override { return has_sources; }
};

/// Loads one text as `koers.yaml`.
[[nodiscard]] inline Checked<LoadedPlan> load_text(const std::string& text) {
  MemoryDisk disk;
  disk.files["koers.yaml"] = text;
  return load({.paths = {"koers.yaml"},
               .disk = &disk,
               .environment = nullptr,
               .setting = {},
               .elsewhere = nullptr});
}

/// "line:column code pointer" of every complaint about one text, a line each; empty where there is
/// none.
[[nodiscard]] inline std::string complaints_about(const std::string& text) {
  const auto plan = load_text(text);
  std::string lines;
  if (plan) return lines;
  for (const Error& error : plan.error()) {
    lines += fmt::format("{}:{} {} {}\n", error.place.line, error.place.column, error.code,
                         error.pointer);
  }
  return lines;
}

}  // namespace koers::planfile
