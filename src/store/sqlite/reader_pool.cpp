// A snapshot is a deferred transaction whose first read has been done.
#include "store/sqlite/reader_pool.h"

#include <utility>

#include "base/assert.h"

namespace koers::store::sqlite {

/// A loan: ends its snapshot and gives the connection back when it goes.
class PooledReader final : public Reads<Reader> {
 public:
  PooledReader(ReaderPool& pool, std::unique_ptr<Connection> connection)
      : Reads(*connection), pool_(pool), connection_(std::move(connection)) {}
  PooledReader(const PooledReader&) = delete;
  PooledReader& operator=(const PooledReader&) = delete;
  ~PooledReader() override { pool_.give_back(std::move(connection_)); }

  /// Fixes what this reader sees.
  Result<void> begin() {
    KOERS_CHECK(connection_->run("BEGIN"));
    KOERS_CHECK(head());
    return {};
  }

 private:
  ReaderPool& pool_;
  std::unique_ptr<Connection> connection_;
};

Result<std::unique_ptr<Connection>> open_for_reading(const std::string& path) {
  KOERS_TRY(connection, Connection::open(path, Access::read_only));
  KOERS_CHECK(connection->execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -1024"));
  return connection;
}

ReaderPool::~ReaderPool() {
  const std::lock_guard lock(mutex_);
  KOERS_ASSERT(taken_ == 0, "a reader outlived its store");
}

Result<std::unique_ptr<Connection>> ReaderPool::free_connection() {
  {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return taken_ < options_.size_max; });
    ++taken_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto opened = open_for_reading(options_.path);
  if (!opened) give_back(nullptr);
  return opened;
}

Result<std::unique_ptr<Reader>> ReaderPool::take() {
  KOERS_TRY(connection, free_connection());
  auto reader = std::make_unique<PooledReader>(*this, std::move(connection));
  KOERS_CHECK(reader->begin());
  return std::unique_ptr<Reader>(std::move(reader));
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  // Reading leaves nothing to commit; where ending the snapshot fails the connection is not used
  // again.
  const bool is_usable =
      connection != nullptr && (connection->is_idle() || connection->run("ROLLBACK"));
  {
    const std::lock_guard lock(mutex_);
    --taken_;
    if (is_usable) idle_.push_back(std::move(connection));
  }
  free_.notify_one();
}

}  // namespace koers::store::sqlite
