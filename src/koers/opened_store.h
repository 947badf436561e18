// A store that this process owns, with everything that use cases need around it.
#pragma once

#include <memory>
#include <string>

#include "app/ports.h"
#include "measure/worker_client.h"
#include "store/lock.h"
#include "store/sqlite/sqlite_store.h"

namespace koers::program {

/// Randomness from the system.
[[nodiscard]] std::uint64_t random_seed();

class OpenedStore {
  struct Key {};  // Only `open` makes one.

 public:
  /// Takes the lock and opens. Errors: `store.locked` where a server (or another command) owns it,
  /// and those of `store::open_store`.
  [[nodiscard]] static Result<std::unique_ptr<OpenedStore>> open(const std::string& path,
                                                                 store::OpenMode mode,
                                                                 std::function<Instant()> clock);

  OpenedStore(Key, store::StoreLock lock, std::unique_ptr<store::Store> opened,
              std::function<Instant()> clock)
      : lock_(std::move(lock)),
        store_(std::move(opened)),
        clock_(std::move(clock)),
        measurer_({.program = measure::worker_program()}) {}

  [[nodiscard]] app::Ports ports();
  [[nodiscard]] store::Store& store() { return *store_; }

 private:
  store::StoreLock lock_;
  std::unique_ptr<store::Store> store_;
  std::function<Instant()> clock_;
  app::DefinitionCache definitions_;
  measure::WorkerMeasurer measurer_;
};

}  // namespace koers::program
