// What is particular to a store in a file: the contract on it, opening what is not ours or not
// whole, storage that gives out, backup and restore.
#include "store/sqlite/sqlite_store.h"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sqlite3.h>
#include <sys/resource.h>

#include "store/lock.h"
#include "store/sqlite/temporary_folder.h"
#include "store/store_contract.h"
#include "store/store_sample.h"

namespace koers::store {
namespace {

namespace fs = std::filesystem;
using sample::day;
using sample::observe;
using sample::put;
using sample::series;
using sample::value;
using sqlite::TemporaryFolder;

std::unique_ptr<Store> open_at(const std::string& path, OpenMode mode = OpenMode::create) {
  Result<std::unique_ptr<Store>> store = open_store({.path = path, .mode = mode, .epoch_seed = 7});
  REQUIRE_MESSAGE(store.has_value(), store.error().code << ' ' << store.error().detail);
  return std::move(store).value();
}

std::string code_of_opening(const std::string& path, OpenMode mode = OpenMode::create) {
  const auto store = open_store({.path = path, .mode = mode});
  return store ? "opened" : store.error().code;
}

// One command per value; only the last is waited for, so they share a few commits.
void fill(Store& store, int count) {
  for (int number = 1; number < count; ++number) {
    store.submit(observe(series("calls"), {value(day(number), number)}),
                 [](const Result<void>& result) { CHECK(result.has_value()); });
  }
  REQUIRE(store.write(observe(series("calls"), {value(day(0), 0)})).has_value());
}

void run_sql(const std::string& path, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
  CHECK(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> names_in(const std::string& file) {
  std::vector<std::string> names;
  for (const auto& found : fs::directory_iterator(fs::path(file).parent_path())) {
    names.push_back(found.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

TEST_CASE("the SQLite adapter keeps the contract of the store") {
  const TemporaryFolder folder;
  int made = 0;
  const auto path = [&] { return folder.file("koers-" + std::to_string(made) + ".db"); };
  run_store_contract({.make =
                          [&] {
                            ++made;
                            return open_at(path());
                          },
                      .reopen = [&] { return open_at(path(), OpenMode::must_exist); }});
}

TEST_CASE("a store that must exist and does not is not made") {
  const TemporaryFolder folder;
  CHECK(code_of_opening(folder.file("none.db"), OpenMode::must_exist) == "store.not_found");
  CHECK(code_of_opening(folder.file("none.db"), OpenMode::read_only) == "store.not_found");
  CHECK(code_of_opening(folder.file("no/folder/k.db")) == "store.cannot_open");
  CHECK(names_in(folder.file("x")).empty());
}

TEST_CASE("an empty file becomes a store only where one may be made") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("empty.db")).close();
  CHECK(code_of_opening(folder.file("empty.db"), OpenMode::must_exist) == "store.not_found");
  CHECK(code_of_opening(folder.file("empty.db"), OpenMode::read_only) == "store.not_found");
  CHECK(code_of_opening(folder.file("empty.db")) == "opened");
}

TEST_CASE("a file that is no Koers store is refused and left as it is") {
  const TemporaryFolder folder;
  const std::string text = folder.file("text.db");
  std::ofstream(text) << std::string(5000, 'x');
  CHECK(code_of_opening(text) == "store.not_koers");
  CHECK(bytes_of(text) == std::string(5000, 'x'));

  const std::string foreign = folder.file("foreign.db");
  run_sql(foreign, "CREATE TABLE other (a); PRAGMA application_id = 99");
  const std::string before = bytes_of(foreign);
  CHECK(code_of_opening(foreign) == "store.not_koers");
  CHECK(code_of_opening(foreign, OpenMode::read_only) == "store.not_koers");
  CHECK(bytes_of(foreign) == before);
}

TEST_CASE("a store of a newer version is refused with both versions") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  open_at(path).reset();
  run_sql(path, "PRAGMA user_version = 9001");
  const Error error = open_store({.path = path}).error();
  CHECK(error.code == "store.newer_version");
  CHECK(error.arguments.at("found") == "9001");
  CHECK(error.arguments.at("supported") == "2");
  CHECK(error.arguments.at("path") == path);
}

TEST_CASE("a store of before deviations takes them from now on, and keeps what it had") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  REQUIRE(open_at(path)->write(observe(series("effort"), {value(day(1), 5)})).has_value());
  run_sql(path, "ALTER TABLE observation DROP COLUMN sd; PRAGMA user_version = 1");
  CHECK(code_of_opening(path, OpenMode::read_only) == "store.older_version");

  const auto store = open_at(path);
  Observation marked = value(day(40), 6);
  marked.sd = 1.5;
  REQUIRE(store->write(observe(series("effort"), {marked})).has_value());
  const auto reader = store->read();
  REQUIRE(reader.has_value());
  const auto found = (*reader)->observations(series("effort"), {}).value();
  REQUIRE(found.size() == 2);
  CHECK(found[0].value == 5);
  CHECK_FALSE(found[0].sd.has_value());
  CHECK(found[1].sd == 1.5);
}

TEST_CASE("a damaged file is one clear error, whenever the damage shows") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  {
    const auto store = open_at(path);
    fill(*store, 500);
  }
  SUBCASE("cut off") {
    fs::resize_file(path, fs::file_size(path) / 2);
    CHECK(code_of_opening(path) == "store.damaged");
  }
  SUBCASE("overwritten in the middle") {
    {
      std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(4096);
      file << std::string(fs::file_size(path) - 4096, '\x5a');
    }
    CHECK(code_of_opening(path) == "store.damaged");
  }
  SUBCASE("a counter that is not the end of the log") {
    run_sql(path, "UPDATE store SET head = 7");
    CHECK(code_of_opening(path) == "store.damaged");
  }
  SUBCASE("found by the check") {
    run_sql(path,
            "DELETE FROM change WHERE seq = 7; UPDATE observation SET seq = 900 WHERE seq = 8");
    const auto complaints = open_at(path)->check().value();
    CHECK(complaints == std::vector<std::string>{"the log has gaps (1)",
                                                 "observations without an entry in the log (1)"});
  }
}

TEST_CASE("a read-only store reads beside the one that writes, and refuses commands") {
  const TemporaryFolder folder;
  const auto store = open_at(folder.file("k.db"));
  fill(*store, 2);
  const auto beside = open_at(folder.file("k.db"), OpenMode::read_only);
  fill(*store, 1);
  CHECK((*beside->read())->head().value() == 3);
  CHECK(beside->write(put("kpi", "a", "x")).error().code == "store.read_only");
  CHECK(beside->check().value().empty());
  CHECK(beside->counters().commands == 0);
}

TEST_CASE("different seeds give different epochs") {
  const TemporaryFolder folder;
  const auto one = open_store({.path = folder.file("1.db"), .epoch_seed = 1}).value();
  const auto two = open_store({.path = folder.file("2.db"), .epoch_seed = 2}).value();
  CHECK((*one->read())->epoch().value() != (*two->read())->epoch().value());
}

// A file that may not grow stands for a full disk: the kernel refuses the write, at a point that we
// choose.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes_max) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{.rlim_cur = bytes_max, .rlim_max = before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_CASE("storage that gives out fails every command of the group, undoes all, and heals") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  const auto store = open_at(path);
  fill(*store, 3);
  std::vector<std::string> outcomes;
  const auto note = [&](const Result<void>& result) {
    outcomes.push_back(result ? "done" : result.error().code);
  };
  {
    const FileSizeLimit limit(fs::file_size(path + "-wal") + 100);
    sample::Gate gate(*store);
    store->submit(put("kpi", "a", "x"), note);
    store->submit(
        [](Transaction&) -> Result<void> { return fail(ErrorKind::conflict, "test.refused"); },
        note);
    store->submit(put("kpi", "b", std::string(100'000, 'x')), note);
    gate.open();
    CHECK(store->write(put("kpi", "c", "x")).error().code == "store.io");
  }
  CHECK(outcomes == std::vector<std::string>{"store.io", "test.refused", "store.io"});
  CHECK((*store->read())->documents("kpi", INT64_MAX).value().empty());

  REQUIRE(store->write(put("kpi", "a", "x")).has_value());
  CHECK((*store->read())->head().value() == 4);
  CHECK(store->check().value().empty());
}

TEST_CASE("a backup is a whole store of the same history, and never overwrites") {
  const TemporaryFolder folder;
  const auto store = open_at(folder.file("k.db"));
  fill(*store, 50);
  REQUIRE(store->backup(folder.file("copy.db")).has_value());
  fill(*store, 1);
  CHECK(store->backup(folder.file("copy.db")).error().code == "backup.exists");
  CHECK(store->backup(folder.file("no/such/folder.db")).error().code == "backup.failed");
  CHECK(names_in(folder.file("x")) ==
        std::vector<std::string>{"copy.db", "k.db", "k.db-shm", "k.db-wal"});

  const auto copy = open_at(folder.file("copy.db"), OpenMode::must_exist);
  CHECK((*copy->read())->head().value() == 50);
  CHECK((*copy->read())->epoch().value() == (*store->read())->epoch().value());
  CHECK(copy->check().value().empty());
}

TEST_CASE("restoring gives the backup's facts a new epoch and keeps what stood there") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  std::string epoch;
  {
    const auto store = open_at(path);
    fill(*store, 5);
    epoch = (*store->read())->epoch().value();
    REQUIRE(store->backup(folder.file("copy.db")).has_value());
    fill(*store, 5);
  }
  RestoreOptions options{.from = folder.file("copy.db"), .to = path, .epoch_seed = 99};
  CHECK(restore_store(options).error().code == "restore.exists");
  options.existing = Existing::set_aside;
  {
    const auto server = StoreLock::acquire(path).value();
    CHECK(restore_store(options).error().code == "store.locked");
  }
  const Restored restored = restore_store(options).value();
  CHECK(restored.head == 5);
  CHECK(restored.epoch != epoch);

  const auto store = open_at(path, OpenMode::must_exist);
  CHECK((*store->read())->head().value() == 5);
  CHECK((*store->read())->epoch().value() == restored.epoch);
  const auto previous = open_at(restored.set_aside, OpenMode::must_exist);
  CHECK((*previous->read())->head().value() == 10);
}

TEST_CASE("a log of the previous store is not replayed into the restored one") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  {
    const auto store = open_at(folder.file("other.db"));
    fill(*store, 3);
    REQUIRE(store->backup(folder.file("copy.db")).has_value());
  }
  {
    const auto store = open_at(folder.file("busy.db"));
    fill(*store, 9);
    // As a killed process leaves it: changes that are in the log alone.
    fs::copy_file(folder.file("busy.db"), path);
    fs::copy_file(folder.file("busy.db-wal"), path + "-wal");
  }
  const Restored restored =
      restore_store({.from = folder.file("copy.db"), .to = path, .existing = Existing::set_aside})
          .value();
  const auto store = open_at(path, OpenMode::must_exist);
  CHECK((*store->read())->head().value() == 3);
  CHECK(store->check().value().empty());
  CHECK((*open_at(restored.set_aside)->read())->head().value() == 9);
}

TEST_CASE("what is no sound backup is refused and changes nothing") {
  const TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  open_at(path).reset();
  const std::string before = bytes_of(path);
  const auto code_of_restoring = [&](const std::string& from) {
    return restore_store({.from = from, .to = path, .existing = Existing::set_aside}).error().code;
  };
  CHECK(code_of_restoring(folder.file("none.db")) == "restore.not_found");
  std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
  CHECK(code_of_restoring(folder.file("text.db")) == "store.not_koers");
  {
    const auto store = open_at(folder.file("gaps.db"));
    fill(*store, 3);
  }
  run_sql(folder.file("gaps.db"), "DELETE FROM change WHERE seq = 2");
  CHECK(code_of_restoring(folder.file("gaps.db")) == "restore.damaged");
  CHECK(bytes_of(path) == before);
  for (const std::string& name : names_in(path)) CHECK(name.find("restoring") == std::string::npos);
}

}  // namespace
}  // namespace koers::store
