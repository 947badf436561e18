// Connections for reading, made when first needed and kept. Each loan is one snapshot, fixed when
// it is given out.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/sqlite/reads.h"

namespace koers::store::sqlite {

class ReaderPool {
 public:
  struct Options {
    std::string path;
    int size_max = 4;
  };
  explicit ReaderPool(Options options) : options_(std::move(options)) {}
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;
  ~ReaderPool();

  /// Waits while all are taken. Any thread.
  [[nodiscard]] Result<std::unique_ptr<Reader>> take();

 private:
  friend class PooledReader;
  [[nodiscard]] Result<std::unique_ptr<Connection>> free_connection();
  void give_back(std::unique_ptr<Connection> connection);

  Options options_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<Connection>> idle_;  ///< Under mutex_.
  int taken_ = 0;                                  ///< Under mutex_.
};

/// A connection for reading, set up as the pool's are.
[[nodiscard]] Result<std::unique_ptr<Connection>> open_for_reading(const std::string& path);

}  // namespace koers::store::sqlite
