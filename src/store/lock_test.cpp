// The claims of the lock. A second open file in this process stands for another process: flock
// tells them apart.
#include "store/lock.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "store/sqlite/temporary_folder.h"

namespace koers::store {

TEST_CASE("one holder at a time, named to the others") {
  const sqlite::TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  {
    const auto held = StoreLock::acquire(path);
    REQUIRE(held.has_value());
    const Error error = StoreLock::acquire(path).error();
    CHECK(error.code == "store.locked");
    CHECK(error.arguments.at("pid") == std::to_string(::getpid()));
    CHECK(error.arguments.at("version") == KOERS_VERSION);
    CHECK(error.arguments.at("path") == path);
  }
  CHECK(StoreLock::acquire(path).has_value());
}

TEST_CASE("a file that was left behind means nothing") {
  const sqlite::TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  std::ofstream(StoreLock::file_of(path)) << "12345 0.0.9 of a process that was killed long ago\n";
  CHECK(StoreLock::acquire(path).has_value());
}

TEST_CASE("moving a lock moves the holding of it") {
  const sqlite::TemporaryFolder folder;
  const std::string path = folder.file("k.db");
  auto first = StoreLock::acquire(path).value();
  auto second = StoreLock::acquire(folder.file("other.db")).value();
  second = std::move(first);
  CHECK(StoreLock::acquire(folder.file("other.db")).has_value());
  CHECK(StoreLock::acquire(path).error().code == "store.locked");
}

TEST_CASE("two names of one store share its lock") {
  const sqlite::TemporaryFolder folder;
  std::ofstream(folder.file("k.db")).close();
  std::filesystem::create_symlink(folder.file("k.db"), folder.file("alias.db"));
  const auto held = StoreLock::acquire(folder.file("k.db")).value();
  CHECK(StoreLock::acquire(folder.file("alias.db")).error().code == "store.locked");
}

TEST_CASE("a place where no file can be made is one clear error") {
  const sqlite::TemporaryFolder folder;
  CHECK(StoreLock::acquire(folder.file("no/such/folder/k.db")).error().code == "store.cannot_lock");
}

}  // namespace koers::store
