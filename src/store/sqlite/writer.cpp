// Group commit. While one group syncs, the next one gathers: the busier, the fewer syncs per
// command.
#include "store/sqlite/writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/assert.h"

namespace koers::store::sqlite {
namespace {

// Keeps the first of a long queue from waiting for all of it.
constexpr std::size_t group_max = 256;

// The log is folded into the file after those who wait were answered: when nobody waits, or at last
// when it is long (16 MiB), because opening after a crash reads all of it.
constexpr int log_pages_when_quiet = 1000;
constexpr int log_pages_max = 4000;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> database, LogEnd end)
    : database_(std::move(database)), end_(end) {
  database_->watch_log();
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::submit(Command command, Done done) {
  {
    const std::lock_guard lock(mutex_);
    KOERS_ASSERT(!is_stopping_ || std::this_thread::get_id() == thread_.get_id(),
                 "a command for a closing store");
    waiting_.push_back({std::move(command), std::move(done)});
  }
  wake_.notify_one();
}

void Writer::on_commit(Listener listener) {
  const std::lock_guard lock(mutex_);
  KOERS_ASSERT(!listener_, "the store has one listener");
  listener_ = std::move(listener);
}

Store::Counters Writer::counters() const {
  return {.commands = commands_.load(), .commits = commits_.load()};
}

void Writer::run() noexcept {
  while (true) {
    const Group group = next_group();
    if (group.empty()) return;
    write(group);
    fold_log_in_time();
  }
}

void Writer::fold_log_in_time() {
  if (database_->log_pages() < log_pages_when_quiet) return;
  if (database_->log_pages() < log_pages_max) {
    const std::lock_guard lock(mutex_);
    if (!waiting_.empty()) return;
  }
  database_->fold_log();
}

Writer::Group Writer::next_group() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
  if (waiting_.size() <= group_max) return std::exchange(waiting_, {});
  const auto end = waiting_.begin() + group_max;
  Group group(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  return group;
}

void Writer::write(const Group& group) {
  const LogEnd before = end_;
  database_->forget_fault();
  Outcomes outcomes;
  outcomes.reserve(group.size());
  const Result<void> committed = commit(group, outcomes);
  if (!committed) {
    end_ = before;
    roll_back();
    // Commands that had failed by themselves keep their own answer.
    outcomes.resize(group.size());
    for (Result<void>& outcome : outcomes) {
      if (outcome) outcome = fail(committed.error());
    }
  }
  commands_ += static_cast<std::int64_t>(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i].done) group[i].done(std::move(outcomes[i]));
  }
  tell(before.head);
}

Result<void> Writer::commit(const Group& group, Outcomes& outcomes) {
  const std::int64_t written_before = database_->rows_written();
  KOERS_CHECK(database_->run("BEGIN IMMEDIATE"));
  KOERS_CHECK(run_commands(group, outcomes));
  KOERS_CHECK(write_head());
  KOERS_CHECK(database_->run("COMMIT"));
  if (database_->rows_written() != written_before) ++commits_;
  return {};
}

Result<void> Writer::run_commands(const Group& group, Outcomes& outcomes) {
  for (const Waiting& waiting : group) {
    const LogEnd before = end_;
    KOERS_CHECK(database_->run("SAVEPOINT command"));
    outcomes.push_back(run_command(waiting.command));
    // A storage fault is everybody's, whatever the command made of it: SQLite may have undone all.
    if (database_->fault()) return fail(*database_->fault());
    if (!outcomes.back()) {
      end_ = before;
      KOERS_CHECK(database_->run("ROLLBACK TO command"));
    }
    KOERS_CHECK(database_->run("RELEASE command"));
  }
  return {};
}

Result<void> Writer::run_command(const Command& command) {
  SqliteTransaction transaction(*database_, end_);
  return command(transaction);
}

Result<void> Writer::write_head() {
  KOERS_TRY(update, database_->statement("UPDATE store SET head = ?1 WHERE head <> ?1"));
  return update.bind(end_.head).run();
}

void Writer::roll_back() {
  if (database_->is_idle()) return;
  // Where even this fails the next BEGIN says so; nothing was committed.
  static_cast<void>(database_->run("ROLLBACK"));
}

void Writer::tell(Seq head_before) {
  if (end_.head == head_before) return;
  Listener listener;
  {
    const std::lock_guard lock(mutex_);
    listener = listener_;
  }
  if (listener) listener(end_.head);
}

}  // namespace koers::store::sqlite
