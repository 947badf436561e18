// The store in one SQLite file: opening it, copying it back from a backup. Included by the programs
// that wire adapters, and by tests; everybody else knows store/store.h alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "store/store.h"

namespace koers::store {

enum class OpenMode : std::uint8_t {
  create,      ///< Make it where there is nothing.
  must_exist,  ///< Error `store.not_found` where there is nothing.
  read_only,  ///< The same, and every command is refused with `store.read_only`. May stand beside a
              ///< server.
};

struct OpenOptions {
  std::string path;
  OpenMode mode = OpenMode::create;
  int readers_max = 4;  ///< Snapshots at the same time; more of them wait.
  std::uint64_t epoch_seed =
      0;  ///< Randomness from outside, for the epoch of a store that is made now.
};

/// Opens or makes a store, and brings an older file to this version. Does not take the lock: see
/// store/lock.h. Constant time, however much is in it. All readers must be gone before the store.
///
/// Errors, all with argument `path`: `store.not_found`, `store.cannot_open`, `store.not_koers`,
/// `store.damaged`, `store.newer_version` and `store.older_version` (read-only) with `found` and
/// `supported`, `store.no_wal` (a file system that cannot share memory), `store.busy`,
/// `store.read_only`, `store.disk_full`, `store.io`.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const OpenOptions& options);

/// What to do with a store that stands where a backup is restored to.
enum class Existing : std::uint8_t { refuse, set_aside };

struct RestoreOptions {
  std::string from;  ///< A backup, or any store that nobody writes to.
  std::string to;
  Existing existing = Existing::refuse;
  std::uint64_t epoch_seed =
      0;  ///< Randomness from outside: the restored history has a name of its own.
};

struct Restored {
  Seq head = 0;
  std::string epoch;
  std::string set_aside;  ///< Where the previous store is now; empty: there was none.
};

/// Copies a backup to `to`, checked whole and under a new epoch. Takes the lock of `to` meanwhile.
/// A crash leaves the previous store or the restored one, never a mixture.
///
/// Errors: `restore.exists`, `store.locked` (a server runs on `to`), `restore.damaged` (words in
/// `detail`), `restore.failed`, and those of `open_store` about `from`.
[[nodiscard]] Result<Restored> restore_store(const RestoreOptions& options);

}  // namespace koers::store
