// The real disk behind load.h's port, on std::filesystem. The only file of this module that touches
// it.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
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

Failure not_written(const std::string& path) {
  return fail(Error{
      .kind = ErrorKind::unavailable, .code = "plan.not_written", .arguments = {{"path", path}}});
}

// Where a link leads in the end, also to what is not there yet.
fs::path behind_links(fs::path path) {
  constexpr int links_max = 40;
  std::error_code error;
  for (int count = 0; count < links_max && fs::is_symlink(path, error); ++count) {
    const auto target = fs::read_symlink(path, error);
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

// Files written beside their places, so that none is ever half written; those that did not get
// there are taken away again.
class Drafts {
 public:
  Drafts() = default;
  Drafts(const Drafts&) = delete;
  Drafts& operator=(const Drafts&) = delete;
  ~Drafts() {
    std::error_code ignored;
    for (const auto& draft : drafts_) fs::remove(draft.path, ignored);
  }

  Result<void> add(const FileText& file) {
    const fs::path place = behind_links(file.name);
    OpenFile out = open_beside(place);
    if (!out) return not_written(file.name);
    const auto written = std::fwrite(file.text.data(), 1, file.text.size(), out.get());
    const bool is_whole = written == file.text.size() && std::fflush(out.get()) == 0;
    std::error_code error;
    const auto status = fs::status(place, error);
    if (fs::exists(status))
      fs::permissions(drafts_.back().path, status.permissions(), error);
    else
      error.clear();
    return is_whole && !error ? Result<void>() : not_written(file.name);
  }

  Result<void> put_in_place() {
    while (!drafts_.empty()) {
      const auto& draft = drafts_.front();
      std::error_code error;
      fs::rename(draft.path, draft.place, error);
      if (error) return not_written(draft.place.string());
      drafts_.pop_front();
    }
    return {};
  }

 private:
  struct Draft {
    fs::path path;
    fs::path place;
  };

  // Under a name that nothing has: the mode "x" takes none that is there.
  OpenFile open_beside(const fs::path& place) {
    constexpr int names_max = 1000;
    for (int number = 0; number < names_max; ++number) {
      fs::path path = place;
      path.replace_filename("." + place.filename().string() + "." + std::to_string(number) +
                            ".new");
      OpenFile file(std::fopen(path.c_str(), "wxbe"));
      if (file) drafts_.push_back({path, place});
      if (file || errno != EEXIST) return file;
    }
    return nullptr;
  }

  std::deque<Draft> drafts_;
};

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

  Result<void> write(const std::vector<FileText>& files) override {
    Drafts drafts;
    for (const auto& file : files) KOERS_CHECK(drafts.add(file));
    return drafts.put_in_place();
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
