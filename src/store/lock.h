// Who owns a store: an flock on FILE.lock. The lock counts, not the file: a file that was left
// behind by a killed process means nothing, and the kernel lets go whatever way a process ends.
#pragma once

#include <string>

#include "base/result.h"

namespace koers::store {

class StoreLock {
 public:
  /// Takes the lock of the store at `path` or fails at once; never waits. The holder's process id
  /// and version stand in the file, so that others can name them.
  ///
  /// Error `store.locked` with `path`, `pid` and `version` (empty where the holder has not written
  /// them yet); `store.cannot_lock` where the file cannot be made.
  [[nodiscard]] static Result<StoreLock> acquire(const std::string& path);

  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) noexcept;
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;
  /// Lets go. The file stays: unlinking it could take it from under the next holder.
  ~StoreLock();

  /// The lock's file: beside the store's file, with links followed, so that two names of one store
  /// share it.
  [[nodiscard]] static std::string file_of(const std::string& path);

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
  void release();
  int descriptor_;  ///< -1: moved from.
};

}  // namespace koers::store
