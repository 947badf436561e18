// VACUUM INTO reads one snapshot and writes a compact file, without stopping the writer. It does
// not sync; we do, before the file takes its name.
#include "store/sqlite/backup.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace koers::store::sqlite {
namespace {

Failure failed(const std::string& path, std::string words) {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "backup.failed",
                    .arguments = {{"path", path}},
                    .detail = std::move(words)});
}

Result<void> sync(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_synced) return failed(path, std::generic_category().message(error));
  return {};
}

}  // namespace

Result<void> sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  return sync(folder.string(), O_RDONLY | O_DIRECTORY);
}

Result<void> copy_database(Connection& from, const std::string& to) {
  KOERS_TRY(copy, from.statement("VACUUM INTO ?1"));
  if (Result<void> copied = copy.bind(std::string_view(to)).run(); !copied) {
    return failed(to, copied.error().detail);
  }
  return sync(to, O_RDWR);
}

Result<void> back_up(Connection& from, const std::string& to) {
  const Error exists{
      .kind = ErrorKind::conflict, .code = "backup.exists", .arguments = {{"path", to}}};
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(to, error))) return fail(exists);
  const std::string partial = to + ".partial";
  std::filesystem::remove(partial, error);
  Result<void> outcome = copy_database(from, partial);
  // link(2) and not rename(2): it refuses a name that somebody took meanwhile.
  if (outcome && ::link(partial.c_str(), to.c_str()) != 0) {
    outcome = errno == EEXIST ? fail(exists) : failed(to, std::generic_category().message(errno));
  }
  std::filesystem::remove(partial, error);
  KOERS_CHECK(std::move(outcome));
  return sync_folder_of(to);
}

}  // namespace koers::store::sqlite
