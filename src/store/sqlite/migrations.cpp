// The tables as SQL. docs/internals/store.md says what each is for.
#include "store/sqlite/migrations.h"

#include <array>

namespace koers::store::sqlite {
namespace {

// "Koer" in ASCII: how `file` and we know our own.
constexpr std::int64_t application_id = 0x4B6F6572;

constexpr const char* step_1 = R"sql(
CREATE TABLE store (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  head INTEGER NOT NULL CHECK (head >= 0),
  epoch TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  actor TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_of ON change (entity, id);

CREATE TABLE document (
  version INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES change,
  text TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  applied TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, id, seq)
) STRICT;

CREATE TABLE document_current (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  series INTEGER PRIMARY KEY,
  metric TEXT NOT NULL,
  segment TEXT NOT NULL,
  grain INTEGER NOT NULL,
  UNIQUE (metric, segment, grain)
) STRICT;

CREATE TABLE observation (
  series INTEGER NOT NULL REFERENCES series,
  start INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  value REAL,
  n INTEGER NOT NULL,
  numerator REAL,
  denominator REAL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (series, start, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_closed (
  day INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES change
) STRICT;

CREATE TABLE derived (
  row INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE answered (
  key TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  response TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX answered_at ON answered (at);

PRAGMA application_id = 0x4B6F6572;
)sql";

// Means of answers have a standard error. An older store has no deviations.
constexpr const char* step_2 = "ALTER TABLE observation ADD COLUMN sd REAL;";

constexpr std::array steps = {step_1, step_2};

Failure wrong_version(const Connection& database, std::string_view code, std::int64_t found) {
  return fail(Error{.kind = ErrorKind::unsupported,
                    .code = std::string(code),
                    .arguments = {{"path", database.path()},
                                  {"found", std::to_string(found)},
                                  {"supported", std::to_string(newest_version())}}});
}

Result<void> run_steps(Connection& database, std::int64_t done, std::string_view epoch) {
  for (std::size_t step = static_cast<std::size_t>(done); step < steps.size(); ++step) {
    KOERS_CHECK(database.execute(steps[step]));
  }
  if (done == 0) {
    KOERS_TRY(insert,
              database.statement("INSERT INTO store (only, head, epoch) VALUES (1, 0, ?1)"));
    KOERS_CHECK(insert.bind(epoch).run());
  }
  const std::string mark = "PRAGMA user_version = " + std::to_string(newest_version());
  return database.execute(mark.c_str());
}

}  // namespace

int newest_version() { return static_cast<int>(steps.size()); }

Result<Content> identify(Connection& database) {
  KOERS_TRY(application, database.number("PRAGMA application_id"));
  KOERS_TRY(version, database.number("PRAGMA user_version"));
  if (application == application_id) {
    if (version > newest_version()) return wrong_version(database, "store.newer_version", version);
    return Content::koers;
  }
  KOERS_TRY(objects, database.number("SELECT count(*) FROM sqlite_schema"));
  // A creation that was cut off before its first commit leaves a first page with nothing in it.
  if (application == 0 && version == 0 && objects == 0) return Content::nothing;
  return fail(Error{.code = "store.not_koers", .arguments = {{"path", database.path()}}});
}

Result<void> migrate(Connection& database, std::string_view epoch) {
  KOERS_TRY(found, database.number("PRAGMA user_version"));
  if (found == newest_version()) return {};
  KOERS_CHECK(database.run("BEGIN IMMEDIATE"));
  Result<void> outcome = run_steps(database, found, epoch);
  if (outcome) outcome = database.run("COMMIT");
  if (!outcome && !database.is_idle()) static_cast<void>(database.run("ROLLBACK"));
  return outcome;
}

Result<void> require_newest(Connection& database) {
  KOERS_TRY(found, database.number("PRAGMA user_version"));
  if (found < newest_version()) return wrong_version(database, "store.older_version", found);
  return {};
}

}  // namespace koers::store::sqlite
