// Restoring: build the new store beside the old one, check it, then exchange names.
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "store/lock.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/check.h"
#include "store/sqlite/epoch.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/sqlite_store.h"

namespace koers::store {
namespace {

namespace fs = std::filesystem;
using sqlite::Access;
using sqlite::Connection;

Failure failed(const std::string& path, const std::string& words) {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "restore.failed",
                    .arguments = {{"path", path}},
                    .detail = words});
}

// Gone with its log and index; that there was none is fine.
void remove_database(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix, ignored);
}

Result<void> require_sound(Connection& database) {
  KOERS_TRY(complaints, sqlite::check_database(database));
  if (complaints.empty()) return {};
  std::string words;
  for (const std::string& complaint : complaints) words += (words.empty() ? "" : "; ") + complaint;
  return fail(Error{.kind = ErrorKind::invalid,
                    .code = "restore.damaged",
                    .arguments = {{"path", database.path()}},
                    .detail = words});
}

Result<void> copy_backup(const RestoreOptions& options, const std::string& copy) {
  KOERS_TRY(source, Connection::open(options.from, Access::read_only));
  KOERS_TRY(content, sqlite::identify(*source));
  if (content == sqlite::Content::nothing) {
    return fail(Error{.code = "store.not_koers", .arguments = {{"path", options.from}}});
  }
  const Result<void> copied = sqlite::copy_database(*source, copy);
  return copied ? copied : failed(options.to, copied.error().detail);
}

// Brings the copy to this version, checks it and gives it its new name in history. Its journal is a
// file that goes with the commit, so what is left is one file, synced.
Result<Seq> begin_history(const std::string& copy, const std::string& epoch) {
  KOERS_TRY(database, Connection::open(copy, Access::read_write));
  KOERS_CHECK(database->execute("PRAGMA synchronous = FULL"));
  KOERS_CHECK(sqlite::migrate(*database, epoch));
  KOERS_CHECK(require_sound(*database));
  KOERS_TRY(rename, database->statement("UPDATE store SET epoch = ?1"));
  KOERS_CHECK(rename.bind(std::string_view(epoch)).run());
  return database->number("SELECT head FROM store");
}

// Folds the log of the previous store into its file: a log left behind would be replayed into the
// restored one. What cannot be opened any more has its log moved along with it.
void fold_log(const std::string& path) {
  const auto database = Connection::open(path, Access::read_write);
  if (database) static_cast<void>((*database)->number("SELECT count(*) FROM sqlite_schema"));
}

Result<void> move_aside(const std::string& path, const std::string& aside) {
  fold_log(path);
  for (const char* suffix : {"-wal", "-shm", ""}) {
    std::error_code error;
    if (!fs::exists(path + suffix, error)) continue;
    fs::rename(path + suffix, aside + suffix, error);
    if (error) return failed(path + suffix, error.message());
  }
  return {};
}

Result<void> take_name(const std::string& copy, const std::string& path) {
  std::error_code error;
  fs::rename(copy, path, error);
  if (error) return failed(path, error.message());
  return sqlite::sync_folder_of(path);
}

}  // namespace

Result<Restored> restore_store(const RestoreOptions& options) {
  std::error_code ignored;
  if (!fs::exists(options.from, ignored)) {
    return fail(Error{.kind = ErrorKind::not_found,
                      .code = "restore.not_found",
                      .arguments = {{"path", options.from}}});
  }
  const bool is_taken = fs::exists(options.to, ignored);
  if (is_taken && options.existing == Existing::refuse) {
    return fail(Error{.kind = ErrorKind::conflict,
                      .code = "restore.exists",
                      .arguments = {{"path", options.to}}});
  }
  KOERS_TRY(lock, StoreLock::acquire(options.to));

  Restored restored{.epoch = sqlite::epoch_of(options.epoch_seed)};
  const std::string copy = options.to + ".restoring";
  remove_database(copy);
  Result<void> copied = copy_backup(options, copy);
  Result<Seq> head = copied ? begin_history(copy, restored.epoch) : fail(copied.error());
  if (!head) {
    remove_database(copy);
    return fail(head.error());
  }
  restored.head = *head;
  if (is_taken) {
    restored.set_aside = options.to + ".before-" + restored.epoch;
    KOERS_CHECK(move_aside(options.to, restored.set_aside));
  }
  KOERS_CHECK(take_name(copy, options.to));
  return restored;
}

}  // namespace koers::store
