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
              std::function<Instant()> clock, std::string made)
      : made_(std::move(made)),
        lock_(std::move(lock)),
        store_(std::move(opened)),
        clock_(std::move(clock)),
        measurer_({.program = measure::worker_program()}) {}

  /// Takes the file away again where this command made it, nothing was defined in it, and nobody
  /// said `keep`.
  ~OpenedStore();
  OpenedStore(const OpenedStore&) = delete;
  OpenedStore& operator=(const OpenedStore&) = delete;

  /// An empty database is what was asked for.
  void keep() { made_.clear(); }

  [[nodiscard]] app::Ports ports();
  [[nodiscard]] store::Store& store() { return *store_; }
  /// For a program that stops: nothing is computed from a source any more.
  void cancel_computations() { measurer_.cancel_all(); }

 private:
  std::string made_;  ///< The file, where it was not there before.
  store::StoreLock lock_;
  std::unique_ptr<store::Store> store_;
  std::function<Instant()> clock_;
  app::DefinitionCache definitions_;
  app::ForecastCache forecasts_;
  measure::WorkerMeasurer measurer_;
};

}  // namespace koers::program
