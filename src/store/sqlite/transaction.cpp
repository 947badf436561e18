// The SQL of writing.
#include "store/sqlite/transaction.h"

#include <algorithm>

#include "base/assert.h"

namespace koers::store::sqlite {
namespace {

constexpr std::chrono::days answers_kept{7};

}  // namespace

void SqliteTransaction::expect_own(Seq seq) const {
  KOERS_ASSERT(seq > before_ && seq <= end_.head,
               "a fact needs a seq that append gave in the same command");
}

Result<void> SqliteTransaction::attempt(const Command& command) {
  const LogEnd before = end_;
  KOERS_CHECK(database().run("SAVEPOINT attempt"));
  Result<void> outcome = command(*this);
  if (!outcome) {
    end_ = before;
    KOERS_CHECK(database().run("ROLLBACK TO attempt"));
  }
  KOERS_CHECK(database().run("RELEASE attempt"));
  return outcome;
}

Result<Seq> SqliteTransaction::append(Change change) {
  const Seq seq = end_.head + 1;
  const Instant learned = std::max(change.at, end_.learned);
  KOERS_TRY(insert,
            database().statement(
                "INSERT INTO change (seq, at, learned, actor, entity, id, kind, before, after)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  insert.bind(seq, change.at, learned, std::string_view(change.actor),
              std::string_view(change.entity), std::string_view(change.id),
              std::string_view(change.kind), std::string_view(change.before),
              std::string_view(change.after));
  KOERS_CHECK(insert.run());
  end_ = {.head = seq, .learned = learned};
  return seq;
}

Result<void> SqliteTransaction::put_document(const Document& document) {
  expect_own(document.seq);
  KOERS_TRY(insert, database().statement(
                        "INSERT INTO document (kind, id, seq, text, file, line, applied, actor, at)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
  insert.bind(std::string_view(document.kind), std::string_view(document.id), document.seq,
              std::string_view(document.text), std::string_view(document.home.file),
              document.home.line, std::string_view(document.home.applied),
              std::string_view(document.actor), document.at);
  KOERS_CHECK(insert.run());
  KOERS_TRY(remove,
            database().statement("DELETE FROM document_current WHERE kind = ?1 AND id = ?2"));
  KOERS_CHECK(remove.bind(std::string_view(document.kind), std::string_view(document.id)).run());
  KOERS_TRY(point, database().statement(
                       "INSERT INTO document_current (kind, id, version)"
                       " SELECT kind, id, version FROM"
                       " (SELECT kind, id, version, text FROM document WHERE kind = ?1 AND id = ?2"
                       "  ORDER BY seq DESC LIMIT 1) WHERE text <> ''"));
  return point.bind(std::string_view(document.kind), std::string_view(document.id)).run();
}

Result<std::int64_t> SqliteTransaction::series_number(const SeriesKey& key) {
  KOERS_TRY(found, find_series(database(), key));
  if (found) return *found;
  KOERS_TRY(insert, database().statement(
                        "INSERT INTO series (metric, segment, grain) VALUES (?1, ?2, ?3)"));
  insert.bind(std::string_view(key.metric), std::string_view(key.segment),
              static_cast<int>(key.grain));
  KOERS_CHECK(insert.run());
  return database().last_row();
}

Result<void> SqliteTransaction::put_observations(const SeriesKey& key,
                                                 const std::vector<Observation>& values) {
  if (values.empty()) return {};
  KOERS_TRY(series, series_number(key));
  KOERS_TRY(insert, database().statement(
                        "INSERT INTO observation"
                        " (series, start, seq, value, n, numerator, denominator, at, source, note,"
                        " sd) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
  for (const Observation& value : values) {
    expect_own(value.seq);
    insert.bind(series, value.start, value.seq, value.value, value.n, value.numerator,
                value.denominator, value.recorded_at, std::string_view(value.source),
                std::string_view(value.note), value.sd);
    KOERS_CHECK(insert.run());
  }
  return {};
}

Result<void> SqliteTransaction::put_day_closed(Date day, Seq seq) {
  expect_own(seq);
  KOERS_TRY(closed, close_of(day));
  if (closed) {
    return fail(Error{.kind = ErrorKind::conflict,
                      .code = "store.day_closed_twice",
                      .arguments = {{"day", to_string(day)}}});
  }
  KOERS_TRY(insert, database().statement("INSERT INTO day_closed (day, seq) VALUES (?1, ?2)"));
  return insert.bind(day, seq).run();
}

Result<void> SqliteTransaction::put_derived(std::string_view kind, std::string_view key,
                                            std::string_view text) {
  if (text.empty()) {
    KOERS_TRY(remove, database().statement("DELETE FROM derived WHERE kind = ?1 AND key = ?2"));
    return remove.bind(kind, key).run();
  }
  KOERS_TRY(insert,
            database().statement("INSERT INTO derived (kind, key, text) VALUES (?1, ?2, ?3)"
                                 " ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text"));
  return insert.bind(kind, key, text).run();
}

Result<void> SqliteTransaction::clear_derived(std::string_view kind) {
  KOERS_TRY(remove, database().statement("DELETE FROM derived WHERE kind = ?1"));
  return remove.bind(kind).run();
}

Result<void> SqliteTransaction::put_answered(std::string_view idempotency_key,
                                             const Reader::Answered& answered, Instant at) {
  KOERS_TRY(prune, database().statement("DELETE FROM answered WHERE at < ?1"));
  KOERS_CHECK(prune.bind(Instant{at - answers_kept}).run());
  KOERS_TRY(insert, database().statement(
                        "INSERT INTO answered (key, fingerprint, response, at)"
                        " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (key) DO UPDATE SET"
                        " fingerprint = excluded.fingerprint, response = excluded.response,"
                        " at = excluded.at"));
  insert.bind(idempotency_key, std::string_view(answered.fingerprint),
              std::string_view(answered.response), at);
  return insert.run();
}

Result<LogEnd> read_log_end(Connection& database) {
  KOERS_TRY(head, database.number("SELECT head FROM store"));
  KOERS_TRY(newest, database.number("SELECT ifnull(max(seq), 0) FROM change"));
  if (newest != head) {
    return fail(Error{.kind = ErrorKind::internal,
                      .code = "store.damaged",
                      .arguments = {{"path", database.path()}},
                      .detail = "the log ends at " + std::to_string(newest) + ", the counter at " +
                                std::to_string(head)});
  }
  if (head == 0) return LogEnd{.head = 0, .learned = Instant::min()};
  KOERS_TRY(row, database.statement("SELECT learned FROM change WHERE seq = ?1"));
  KOERS_CHECK(row.bind(head).step());
  return LogEnd{.head = head, .learned = row.instant(0)};
}

}  // namespace koers::store::sqlite
