// Each invariant is a query that counts what breaks it.
#include "store/sqlite/check.h"

#include <array>

namespace koers::store::sqlite {
namespace {

struct Invariant {
  const char* words;
  const char* broken_by;
};

constexpr std::array invariants = {
    Invariant{"the counter is not the newest entry of the log",
              "SELECT (SELECT head FROM store) <> (SELECT ifnull(max(seq), 0) FROM change)"},
    Invariant{"the log has gaps",
              "SELECT (SELECT ifnull(max(seq), 0) FROM change) - (SELECT count(*) FROM change)"},
    Invariant{"entries of the log were learned before their predecessors",
              "SELECT count(*) FROM (SELECT learned < lag(learned) OVER (ORDER BY seq) AS falls "
              "FROM change) WHERE falls"},
    Invariant{"observations without an entry in the log",
              "SELECT count(*) FROM observation WHERE seq < 1 OR seq > (SELECT head FROM store)"},
    Invariant{"observations whose number is not finite",
              "SELECT count(*) FROM observation WHERE abs(value) > 1.8e308"},
    Invariant{"documents whose current version is not their newest",
              "SELECT count(*) FROM (SELECT kind, id, max(seq) AS seq FROM document GROUP BY kind, "
              "id) newest"
              " JOIN document d ON d.kind = newest.kind AND d.id = newest.id AND d.seq = newest.seq"
              " LEFT JOIN document_current c ON c.kind = d.kind AND c.id = d.id"
              " WHERE c.version IS NOT iif(d.text = '', NULL, d.version)"},
    Invariant{"rows that refer to rows that are not there",
              "SELECT count(*) FROM pragma_foreign_key_check"},
};

Result<void> check_integrity(Connection& database, std::vector<std::string>& complaints) {
  KOERS_TRY(rows, database.statement("PRAGMA integrity_check(20)"));
  while (true) {
    KOERS_TRY(has_row, rows.step());
    if (!has_row) return {};
    if (rows.view(0) != "ok") complaints.push_back("database: " + rows.text(0));
  }
}

}  // namespace

Result<std::vector<std::string>> check_database(Connection& database) {
  std::vector<std::string> complaints;
  KOERS_CHECK(check_integrity(database, complaints));
  // Queries over damaged pages would only repeat it.
  if (!complaints.empty()) return complaints;
  for (const Invariant& invariant : invariants) {
    KOERS_TRY(count, database.number(invariant.broken_by));
    if (count != 0)
      complaints.push_back(std::string(invariant.words) + " (" + std::to_string(count) + ")");
  }
  return complaints;
}

}  // namespace koers::store::sqlite
