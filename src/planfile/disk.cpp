// The real disk behind load.h's port, on std::filesystem. The only file of this module that touches
// it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "planfile/load.h"

namespace koers::planfile {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t bytes_max = 8U << 20U;

Failure not_found(const std::string& path) {
  return fail(
      Error{.kind = ErrorKind::not_found, .code = "plan.not_found", .arguments = {{"path", path}}});
}

bool is_plan_file(const fs::directory_entry& entry) {
  const auto extension = entry.path().extension();
  std::error_code ignored;
  const bool is_hidden = entry.path().filename().string().starts_with('.');
  return !is_hidden && (extension == ".yaml" || extension == ".yml") &&
         entry.is_regular_file(ignored);
}

// `*` and `?` within one name; sets in brackets count as any one character.
bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return name.empty();
  if (pattern.front() == '*') {
    for (std::size_t skipped = 0; skipped <= name.size(); ++skipped) {
      if (matches(pattern.substr(1), name.substr(skipped))) return true;
    }
    return false;
  }
  if (name.empty()) return false;
  if (pattern.front() == '[') {
    const auto end = pattern.find(']');
    return end != std::string_view::npos && matches(pattern.substr(end + 1), name.substr(1));
  }
  const bool is_same = pattern.front() == '?' || pattern.front() == name.front();
  return is_same && matches(pattern.substr(1), name.substr(1));
}

bool has_wildcard(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

// Follows the parts of a path from `folder` on; a part with wildcards may be any entry that fits.
bool leads_somewhere(const fs::path& folder, fs::path::const_iterator part,
                     fs::path::const_iterator end) {
  if (part == end) return true;
  std::error_code error;
  const std::string name = part->string();
  const auto next = std::next(part);
  // Any depth: whether a file is there is the engine's to find out.
  if (name == "**") return fs::is_directory(folder, error);
  if (!has_wildcard(name))
    return fs::exists(folder / *part, error) && leads_somewhere(folder / *part, next, end);
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (matches(name, entry.path().filename().string()) && leads_somewhere(entry.path(), next, end))
      return true;
  }
  return false;
}

class RealDisk final : public Disk {
 public:
  Result<std::vector<std::string>> plan_files(const std::string& path) override {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return std::vector<std::string>{path};
    if (!fs::is_directory(path, error)) return not_found(path);
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (is_plan_file(entry)) files.push_back(entry.path().string());
    }
    if (error || files.empty()) return not_found(path);
    std::ranges::sort(files);
    return files;
  }

  Result<std::string> read(const std::string& file) override {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (!error && size > bytes_max) {
      return fail(Error{.kind = ErrorKind::too_large,
                        .code = "plan.too_large",
                        .arguments = {{"limit", "8 MiB"}}});
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return not_found(file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  }

  // Beside the file first, so that it is never half written.
  Result<void> write(const std::string& file, const std::string& text) override {
    const std::string draft = file + ".new";
    std::ofstream stream(draft, std::ios::binary);
    stream << text;
    stream.close();
    std::error_code error;
    if (stream) fs::rename(draft, file, error);
    if (stream && !error) return {};
    fs::remove(draft, error);
    return fail(Error{
        .kind = ErrorKind::unavailable, .code = "plan.not_written", .arguments = {{"path", file}}});
  }

  std::string beside(const std::string& file, const std::string& path) override {
    std::error_code error;
    const fs::path absolute = fs::absolute(file, error);
    return (absolute.parent_path() / path).lexically_normal().string();
  }

  bool has_match(const std::string& absolute_path) override {
    const fs::path path(absolute_path);
    const fs::path relative = path.relative_path();
    return leads_somewhere(path.root_path(), relative.begin(), relative.end());
  }
};

}  // namespace

std::unique_ptr<Disk> real_disk() { return std::make_unique<RealDisk>(); }

}  // namespace koers::planfile
