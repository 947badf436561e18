// The SQL of reading. Statements are literals, so that each connection prepares them once.
#include "store/sqlite/reads.h"

#include <algorithm>

#include "base/assert.h"
#include "store/sqlite/observation_scan.h"

namespace koers::store::sqlite {
namespace {

// The columns that `document_of` reads.
#define KOERS_DOCUMENT \
  "SELECT d.kind, d.id, d.seq, d.text, d.file, d.line, d.applied, d.actor, d.at "

Document document_of(const Statement& row) {
  return Document{.kind = row.text(0),
                  .id = row.text(1),
                  .seq = row.integer(2),
                  .text = row.text(3),
                  .home = {.file = row.text(4),
                           .line = static_cast<int>(row.integer(5)),
                           .applied = row.text(6)},
                  .actor = row.text(7),
                  .at = row.instant(8)};
}

// Every row of a bound statement, through `make`.
template <typename Make>
auto collect(Statement& rows, const Make& make) -> Result<std::vector<decltype(make(rows))>> {
  std::vector<decltype(make(rows))> all;
  while (true) {
    KOERS_TRY(has_row, rows.step());
    if (!has_row) return all;
    all.push_back(make(rows));
  }
}

// The first row of a bound statement, if there is one.
template <typename Make>
auto first(Statement& rows, const Make& make) -> Result<std::optional<decltype(make(rows))>> {
  std::optional<decltype(make(rows))> found;
  KOERS_TRY(has_row, rows.step());
  if (has_row) found = make(rows);
  return found;
}

Result<std::vector<Document>> current_documents(Connection& database, std::string_view kind) {
  KOERS_TRY(rows,
            database.statement(KOERS_DOCUMENT
                               "FROM document_current c JOIN document d ON d.version = c.version "
                               "WHERE c.kind = ?1 ORDER BY c.id"));
  return collect(rows.bind(kind), document_of);
}

Failure damaged_log(const Connection& database, Seq missing) {
  return fail(Error{.kind = ErrorKind::internal,
                    .code = "store.damaged",
                    .arguments = {{"path", database.path()}},
                    .detail = "the log has no entry " + std::to_string(missing)});
}

struct Known {
  Seq seq;
};

Result<std::vector<Document>> past_documents(Connection& database, std::string_view kind,
                                             Known known) {
  // The inner select stays within the index, whatever the size of the texts.
  KOERS_TRY(rows,
            database.statement(KOERS_DOCUMENT
                               "FROM (SELECT id, max(seq) AS seq FROM document "
                               "      WHERE kind = ?1 AND seq <= ?2 GROUP BY id) c "
                               "JOIN document d ON d.kind = ?1 AND d.id = c.id AND d.seq = c.seq "
                               "WHERE d.text <> '' ORDER BY d.id"));
  return collect(rows.bind(kind, known.seq), document_of);
}

}  // namespace

template <typename Port>
Result<Seq> Reads<Port>::head() {
  return database_.number("SELECT head FROM store");
}

template <typename Port>
Result<std::string> Reads<Port>::epoch() {
  KOERS_TRY(row, database_.statement("SELECT epoch FROM store"));
  KOERS_CHECK(row.step());
  return row.text(0);
}

template <typename Port>
Result<std::vector<Document>> Reads<Port>::documents(std::string_view kind, Seq known) {
  KOERS_TRY(newest, this->head());
  if (known >= newest) return current_documents(database_, kind);
  return past_documents(database_, kind, Known{known});
}

template <typename Port>
Result<std::optional<Document>> Reads<Port>::document(std::string_view kind, std::string_view id,
                                                      Seq known) {
  KOERS_TRY(rows,
            database_.statement(KOERS_DOCUMENT
                                "FROM document d WHERE d.kind = ?1 AND d.id = ?2 AND d.seq <= ?3 "
                                "ORDER BY d.seq DESC LIMIT 1"));
  KOERS_TRY(found, first(rows.bind(kind, id, known), document_of));
  if (found && found->text.empty()) found.reset();
  return found;
}

template <typename Port>
Result<std::vector<std::string>> Reads<Port>::ids(std::string_view kind) {
  KOERS_TRY(rows,
            database_.statement("SELECT DISTINCT id FROM document WHERE kind = ?1 ORDER BY id"));
  return collect(rows.bind(kind), [](const Statement& row) { return row.text(0); });
}

template <typename Port>
Result<std::vector<Document>> Reads<Port>::versions(std::string_view kind, std::string_view id) {
  KOERS_TRY(rows,
            database_.statement(KOERS_DOCUMENT
                                "FROM document d WHERE d.kind = ?1 AND d.id = ?2 ORDER BY d.seq"));
  return collect(rows.bind(kind, id), document_of);
}

template <typename Port>
Result<std::vector<Observation>> Reads<Port>::observations(const SeriesKey& key,
                                                           const ObservationRange& range) {
  KOERS_TRY(series, find_series(database_, key));
  if (!series) return std::vector<Observation>{};
  return current_observations(database_, SeriesNumber{*series}, range);
}

template <typename Port>
Result<std::vector<Observation>> Reads<Port>::vintages(const SeriesKey& key, Date start) {
  KOERS_TRY(series, find_series(database_, key));
  if (!series) return std::vector<Observation>{};
  KOERS_TRY(rows,
            database_.statement(KOERS_OBSERVATION
                                "FROM observation WHERE series = ?1 AND start = ?2 ORDER BY seq"));
  return collect(rows.bind(*series, start), observation_of);
}

template <typename Port>
Result<std::vector<SeriesKey>> Reads<Port>::series_of(std::string_view metric) {
  KOERS_TRY(rows,
            database_.statement(
                "SELECT segment, grain FROM series WHERE metric = ?1 ORDER BY segment, grain"));
  return collect(rows.bind(metric), [metric](const Statement& row) {
    return SeriesKey{std::string(metric), row.text(0), static_cast<domain::Grain>(row.integer(1))};
  });
}

template <typename Port>
Result<std::vector<Change>> Reads<Port>::changes(const Reader::ChangeFilter& filter) {
  constexpr const char* of_all =
      "SELECT seq, at, actor, entity, id, kind, before, after FROM change "
      "WHERE seq > ?1 AND (?2 = '' OR entity = ?2) AND (?3 = '' OR id = ?3) ORDER BY seq LIMIT ?4";
  constexpr const char* of_one =
      "SELECT seq, at, actor, entity, id, kind, before, after FROM change "
      "WHERE seq > ?1 AND entity = ?2 AND id = ?3 ORDER BY seq LIMIT ?4";
  const bool is_one = !filter.entity.empty() && !filter.id.empty();
  KOERS_TRY(rows, database_.statement(is_one ? of_one : of_all));
  rows.bind(filter.after, std::string_view(filter.entity), std::string_view(filter.id),
            std::max(filter.limit, 0));
  return collect(rows, [](const Statement& row) {
    return Change{.seq = row.integer(0),
                  .at = row.instant(1),
                  .actor = row.text(2),
                  .entity = row.text(3),
                  .id = row.text(4),
                  .kind = row.text(5),
                  .before = row.text(6),
                  .after = row.text(7)};
  });
}

template <typename Port>
Result<Seq> Reads<Port>::seq_before(Instant instant) {
  // `learned` never falls from one seq to the next, and there are no gaps: twenty look-ups among a
  // million.
  KOERS_TRY(high, this->head());
  Seq low = 0;
  KOERS_TRY(row, database_.statement("SELECT learned FROM change WHERE seq = ?1"));
  while (low < high) {
    const Seq middle = low + (high - low + 1) / 2;
    KOERS_TRY(has_row, row.bind(middle).step());
    if (!has_row) return damaged_log(database_, middle);
    const bool is_before = row.instant(0) < instant;
    row.reset();
    (is_before ? low : high) = is_before ? middle : middle - 1;
  }
  return low;
}

template <typename Port>
Result<std::optional<Date>> Reads<Port>::last_closed_day() {
  KOERS_TRY(rows, database_.statement("SELECT day FROM day_closed ORDER BY day DESC LIMIT 1"));
  return first(rows, [](const Statement& row) { return row.date(0); });
}

template <typename Port>
Result<std::optional<Seq>> Reads<Port>::close_of(Date day) {
  KOERS_TRY(rows, database_.statement("SELECT seq FROM day_closed WHERE day = ?1"));
  return first(rows.bind(day), [](const Statement& row) { return row.integer(0); });
}

template <typename Port>
Result<std::optional<std::string>> Reads<Port>::derived(std::string_view kind,
                                                        std::string_view key) {
  KOERS_TRY(rows, database_.statement("SELECT text FROM derived WHERE kind = ?1 AND key = ?2"));
  return first(rows.bind(kind, key), [](const Statement& row) { return row.text(0); });
}

template <typename Port>
Result<std::vector<Reader::DerivedRow>> Reads<Port>::all_derived(std::string_view kind,
                                                                 std::string_view prefix) {
  KOERS_TRY(rows, database_.statement(
                      "SELECT key, text FROM derived WHERE kind = ?1 AND key >= ?2 ORDER BY key"));
  rows.bind(kind, prefix);
  std::vector<Reader::DerivedRow> all;
  while (true) {
    KOERS_TRY(has_row, rows.step());
    if (!has_row || !rows.view(0).starts_with(prefix)) return all;
    all.push_back({rows.text(0), rows.text(1)});
  }
}

template <typename Port>
Result<std::optional<Reader::Answered>> Reads<Port>::answered(std::string_view idempotency_key) {
  KOERS_TRY(rows, database_.statement("SELECT fingerprint, response FROM answered WHERE key = ?1"));
  return first(rows.bind(idempotency_key), [](const Statement& row) {
    return Reader::Answered{.fingerprint = row.text(0), .response = row.text(1)};
  });
}

Result<std::optional<std::int64_t>> find_series(Connection& database, const SeriesKey& key) {
  KOERS_TRY(rows,
            database.statement(
                "SELECT series FROM series WHERE metric = ?1 AND segment = ?2 AND grain = ?3"));
  rows.bind(std::string_view(key.metric), std::string_view(key.segment),
            static_cast<int>(key.grain));
  return first(rows, [](const Statement& row) { return row.integer(0); });
}

template class Reads<Reader>;
template class Reads<Transaction>;

}  // namespace koers::store::sqlite
