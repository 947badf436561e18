// Which files a source means, in path order, and what tells whether they changed.
#include "measure/source_files.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <glob.h>
#include <sys/stat.h>

namespace koers::measure {
namespace {

namespace fs = std::filesystem;

// "${NAME:-default}/x" → "NAME": what a person can set to mend a missing path.
std::string variables_in(std::string_view path) {
  std::string names;
  for (std::size_t at = path.find("${"); at != std::string_view::npos;
       at = path.find("${", at + 2)) {
    const std::size_t end = path.find_first_of(":}", at + 2);
    if (end == std::string_view::npos) break;
    if (!names.empty()) names += ", ";
    names += path.substr(at + 2, end - at - 2);
  }
  return names;
}

const std::string& path_of(const domain::Source& source) {
  return source.resolved_path.empty() ? source.path : source.resolved_path;
}

Failure source_error(std::string_view code, const domain::Source& source) {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = std::string(code),
                    .pointer = "/path",
                    .arguments = {{"source", source.id.text()},
                                  {"path", path_of(source)},
                                  {"written", source.path},
                                  {"variable", variables_in(source.path)}}});
}

std::vector<std::string> files_matching(const std::string& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return {path};
  std::vector<std::string> files;
  glob_t found{};
  if (glob(path.c_str(), GLOB_NOSORT, nullptr, &found) == 0) {
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  globfree(&found);
  std::sort(files.begin(), files.end());
  return files;
}

Result<FileFormat> format_named(const std::string& name, const domain::Source& source) {
  for (const FileFormat format :
       {FileFormat::csv, FileFormat::tsv, FileFormat::parquet, FileFormat::json}) {
    if (name == name_of(format)) return format;
  }
  if (name == "txt") return FileFormat::csv;
  if (name == "ndjson" || name == "jsonl") return FileFormat::json;
  if (name == "tab") return FileFormat::tsv;
  if (name == "pq") return FileFormat::parquet;
  return source_error("source.unknown_format", source);
}

// "log.csv.gz" → "csv".
std::string extension_of(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  if (extension == ".gz" || extension == ".zst") return extension_of(path.stem());
  return extension.empty() ? extension : extension.substr(1);
}

std::uint64_t mixed(std::string_view text, std::uint64_t state) {
  for (const char letter : text) {
    state ^= static_cast<unsigned char>(letter);
    state *= 0x100000001b3ULL;
    state ^= state >> 29U;
  }
  state *= 0xbf58476d1ce4e5b9ULL;
  return state ^ (state >> 32U);
}

}  // namespace

Result<TaskSource> resolve(const domain::Source& source) {
  TaskSource resolved{.id = source.id.text(),
                      .csv = source.csv,
                      .columns = source.columns,
                      .latest_per = source.latest_per,
                      .timezone = source.timezone};
  for (const std::string& file : files_matching(path_of(source))) {
    std::error_code problem;
    const fs::path path = fs::canonical(file, problem);
    if (problem || !fs::is_regular_file(path, problem))
      return source_error("source.not_a_file", source);
    resolved.files.push_back(path.string());
  }
  if (resolved.files.empty()) {
    const bool has_variable = !variables_in(source.path).empty();
    return source_error(has_variable ? "source.missing" : "source.no_such_file", source);
  }
  const std::string named = source.format.empty() ? extension_of(path_of(source)) : source.format;
  KOERS_TRY(format, format_named(named, source));
  resolved.format = format;
  return resolved;
}

std::string trace_of(const TaskSource& source) {
  std::string trace;
  for (const std::string& file : source.files) {
    struct stat about{};
    if (stat(file.c_str(), &about) != 0) about = {};
    trace += fmt::format("{} {} {}.{:09} {}\n", file, about.st_size, about.st_mtim.tv_sec,
                         about.st_mtim.tv_nsec, about.st_ino);
  }
  return trace;
}

std::string digest(std::string_view text) {
  return fmt::format("{:016x}{:016x}", mixed(text, 0xcbf29ce484222325ULL),
                     mixed(text, 0x9e3779b97f4a7c15ULL));
}

}  // namespace koers::measure
