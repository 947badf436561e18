// The inside of a command: appends to the log and writes what belongs to the entry. It starts and
// ends no transaction, which is the writer's; only savepoints within it.
#pragma once

#include "store/sqlite/reads.h"

namespace koers::store::sqlite {

/// The numbers that the writer keeps between commands; the file has them as of the last commit.
struct LogEnd {
  Seq head = 0;
  Instant learned;  ///< Of the newest entry: no later one is learned before it.
};

class SqliteTransaction final : public Reads<Transaction> {
 public:
  /// `end` moves with every entry that is appended; the caller restores it where the command is
  /// undone.
  SqliteTransaction(Connection& database, LogEnd& end)
      : Reads(database), end_(end), before_(end.head) {}

  Result<Seq> head() override { return end_.head; }

  Result<void> attempt(const Command& command) override;
  Result<Seq> append(Change change) override;
  Result<void> put_document(const Document& document) override;
  Result<void> put_observations(const SeriesKey& key,
                                const std::vector<Observation>& values) override;
  Result<void> put_day_closed(Date day, Seq seq) override;
  Result<void> put_derived(std::string_view kind, std::string_view key,
                           std::string_view text) override;
  Result<void> clear_derived(std::string_view kind) override;
  Result<void> put_answered(std::string_view idempotency_key, const Reader::Answered& answered,
                            Instant at) override;

 private:
  /// Facts are written under entries of this command alone: history is never added to afterwards.
  void expect_own(Seq seq) const;
  Result<std::int64_t> series_number(const SeriesKey& key);

  LogEnd& end_;
  Seq before_;
};

/// How the log in the file ends.
[[nodiscard]] Result<LogEnd> read_log_end(Connection& database);

}  // namespace koers::store::sqlite
