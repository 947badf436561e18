// The one writer: a thread that takes the commands that wait, runs each in a savepoint, and makes
// all of them durable with one commit. An exception that leaves a command is a bug and ends the
// process: what was acknowledged is on disk, what was not is not.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite/transaction.h"

namespace koers::store::sqlite {

class Writer {
 public:
  using Listener = std::function<void(Seq head)>;

  /// Takes over the connection, which must be idle. `end` is how its log ends.
  Writer(std::unique_ptr<Connection> database, LogEnd end);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  /// Runs what was submitted, then ends the thread and closes the connection.
  ~Writer();

  void submit(Command command, Done done);
  void on_commit(Listener listener);
  [[nodiscard]] Store::Counters counters() const;

 private:
  struct Waiting {
    Command command;
    Done done;
  };
  using Group = std::vector<Waiting>;
  using Outcomes = std::vector<Result<void>>;

  void run() noexcept;
  /// Blocks; empty once the writer stops and nothing waits any more.
  [[nodiscard]] Group next_group();
  void write(const Group& group);
  void fold_log_in_time();
  [[nodiscard]] Result<void> commit(const Group& group, Outcomes& outcomes);
  [[nodiscard]] Result<void> run_commands(const Group& group, Outcomes& outcomes);
  [[nodiscard]] Result<void> run_command(const Command& command);
  [[nodiscard]] Result<void> write_head();
  void roll_back();
  void tell(Seq head_before);

  std::unique_ptr<Connection> database_;
  LogEnd end_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  Group waiting_;             ///< Under mutex_.
  Listener listener_;         ///< Under mutex_.
  bool is_stopping_ = false;  ///< Under mutex_.
  std::atomic<std::int64_t> commands_{0};
  std::atomic<std::int64_t> commits_{0};
  std::thread thread_;  ///< Last: it uses all of the above.
};

}  // namespace koers::store::sqlite
