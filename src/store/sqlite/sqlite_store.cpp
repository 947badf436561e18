// Opening: look before touching (a file that is not ours is left as it is), then settings, then
// migrations.
#include "store/sqlite/sqlite_store.h"

#include <filesystem>
#include <utility>

#include "base/assert.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/check.h"
#include "store/sqlite/epoch.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/reader_pool.h"
#include "store/sqlite/writer.h"

namespace koers::store {
namespace {

using sqlite::Access;
using sqlite::Connection;

// FULL: a commit returns when the log is on disk. The page cache is small because SQLite's file is
// in the system's cache anyway; the log file is cut back after a large import.
constexpr const char* writer_settings =
    "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -4096; PRAGMA journal_size_limit = 16777216";

class SqliteStore final : public Store {
 public:
  /// `writer` absent: read only.
  SqliteStore(const OpenOptions& options, std::unique_ptr<sqlite::Writer> writer)
      : path_(options.path),
        writer_(std::move(writer)),
        readers_({.path = options.path, .size_max = options.readers_max}) {}

  void submit(Command command, Done done) override {
    if (writer_) return writer_->submit(std::move(command), std::move(done));
    done(fail(Error{
        .kind = ErrorKind::forbidden, .code = "store.read_only", .arguments = {{"path", path_}}}));
  }

  Result<std::unique_ptr<Reader>> read() override { return readers_.take(); }

  void on_commit(std::function<void(Seq head)> listener) override {
    if (writer_) writer_->on_commit(std::move(listener));
  }

  Result<void> backup(const std::string& path) override {
    KOERS_TRY(connection, sqlite::open_for_reading(path_));
    return sqlite::back_up(*connection, path);
  }

  Result<std::vector<std::string>> check() override {
    KOERS_TRY(connection, sqlite::open_for_reading(path_));
    return sqlite::check_database(*connection);
  }

  [[nodiscard]] Counters counters() const override {
    return writer_ ? writer_->counters() : Counters{};
  }

 private:
  std::string path_;
  std::unique_ptr<sqlite::Writer> writer_;
  sqlite::ReaderPool
      readers_;  ///< Goes before the writer, whose connection folds the log in as the last one.
};

Failure not_found(const std::string& path) {
  return fail(Error{
      .kind = ErrorKind::not_found, .code = "store.not_found", .arguments = {{"path", path}}});
}

Result<void> use_write_ahead_log(Connection& database) {
  KOERS_TRY(row, database.statement("PRAGMA journal_mode = WAL"));
  KOERS_CHECK(row.step());
  if (row.view(0) == "wal") return {};
  return fail(Error{.kind = ErrorKind::unsupported,
                    .code = "store.no_wal",
                    .arguments = {{"path", database.path()}},
                    .detail = row.text(0)});
}

Result<std::unique_ptr<sqlite::Writer>> open_writer(const OpenOptions& options) {
  const bool may_create = options.mode == OpenMode::create;
  KOERS_TRY(database,
            Connection::open(options.path, may_create ? Access::create : Access::read_write));
  KOERS_TRY(content, sqlite::identify(*database));
  if (content == sqlite::Content::nothing && !may_create) return not_found(options.path);
  KOERS_CHECK(use_write_ahead_log(*database));
  KOERS_CHECK(database->execute(writer_settings));
  KOERS_CHECK(sqlite::migrate(*database, sqlite::epoch_of(options.epoch_seed)));
  KOERS_TRY(end, sqlite::read_log_end(*database));
  return std::make_unique<sqlite::Writer>(std::move(database), end);
}

Result<void> look_without_touching(const std::string& path) {
  KOERS_TRY(database, sqlite::open_for_reading(path));
  KOERS_TRY(content, sqlite::identify(*database));
  if (content == sqlite::Content::nothing) return not_found(path);
  return sqlite::require_newest(*database);
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const OpenOptions& options) {
  KOERS_ASSERT(options.readers_max > 0, "a store needs at least one reader");
  std::error_code ignored;
  if (options.mode != OpenMode::create && !std::filesystem::exists(options.path, ignored)) {
    return not_found(options.path);
  }
  std::unique_ptr<sqlite::Writer> writer;
  if (options.mode == OpenMode::read_only) {
    KOERS_CHECK(look_without_touching(options.path));
  } else {
    KOERS_TRY(opened, open_writer(options));
    writer = std::move(opened);
  }
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(options, std::move(writer)));
}

}  // namespace koers::store
