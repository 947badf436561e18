// Brings the files of a source into a table, whatever their format; refuses what it cannot read.
#include "measure/duckdb/load.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "base/json.h"
#include "measure/duckdb/load_text.h"

namespace koers::measure::duckdb {
namespace {

// Parquet and JSON: the columns have types already; what a person wrote about them is a cast.
class TypedLoader {
 public:
  TypedLoader(Connection& connection, const TaskSource& source, const sql::Mentions& wanted)
      : connection_(connection), source_(source), wanted_(wanted) {}

  Result<Loaded> run() {
    KOERS_CHECK(selected());
    std::string list;
    for (const auto& [name, type] : loaded_.columns) {
      const auto asked = source_.columns.find(name);
      list += (list.empty() ? "" : ", ") + sql::quoted_name(name);
      if (asked == source_.columns.end()) continue;
      KOERS_TRY(engine_type, sql::engine_type_named(asked->second));
      list += "::" + engine_type + " as " + sql::quoted_name(name);
    }
    const bool is_view = source_.format == FileFormat::parquet && !source_.latest_per;
    loaded_.reads_files_later = is_view;
    const std::string name = is_view ? source_.id : rows_table(source_);
    KOERS_CHECK(read(fmt::format("create {} {} as select {} from {}", is_view ? "view" : "table",
                                 sql::quoted_name(name), list, sql::typed_reader(source_))));
    return std::move(loaded_);
  }

 private:
  Result<Rows> read(const std::string& statement) {
    auto rows = connection_.query(statement);
    if (!rows) return unreadable(source_, rows.error());
    return rows;
  }

  Result<void> selected() {
    KOERS_TRY(rows,
              read(fmt::format("select column_name, column_type from (describe select * from {})",
                               sql::typed_reader(source_))));
    std::vector<std::string> names;
    for (const auto& row : rows) names.push_back(*text(row[0]));
    KOERS_TRY(needed, needed_columns(source_, wanted_, names));
    for (const auto& row : rows) {
      const std::string name = *text(row[0]);
      if (std::find(needed.begin(), needed.end(), name) == needed.end()) continue;
      loaded_.columns.emplace_back(name, sql::lower(*text(row[1])));
    }
    return {};
  }

  Connection& connection_;
  const TaskSource& source_;
  const sql::Mentions& wanted_;
  Loaded loaded_;
};

Result<void> keep_latest(Connection& connection, const TaskSource& source, const Loaded& loaded) {
  std::string list;
  for (const auto& [name, type] : loaded.columns)
    list += (list.empty() ? "" : ", ") + sql::quoted_name(name);
  std::string table = rows_table(source);
  if (source.latest_per) {
    const std::string latest = "koers latest " + source.id;
    KOERS_CHECK(connection.query("create table " + sql::quoted_name(latest) + " as " +
                                 sql::latest_rows(table, *source.latest_per)));
    KOERS_CHECK(connection.query("drop table " + sql::quoted_name(table)));
    table = latest;
  }
  KOERS_CHECK(
      connection.query(fmt::format("create view {} as select {} from {}",
                                   sql::quoted_name(source.id), list, sql::quoted_name(table))));
  return {};
}

Result<void> refuse_empty(Connection& connection, const TaskSource& source) {
  KOERS_TRY(rows, connection.query(fmt::format("select 1::bigint from {} limit 1",
                                               sql::quoted_name(source.id))));
  if (rows.empty()) return source_error("source.empty", source);
  return {};
}

}  // namespace

std::string rows_table(const TaskSource& source) { return "koers rows " + source.id; }

Failure source_error(std::string_view code, const TaskSource& source) {
  return fail(Error{.code = std::string(code),
                    .pointer = "/path",
                    .arguments = {{"source", source.id}, {"path", source.files.front()}}});
}

Failure unreadable(const TaskSource& source, const Error& reason) {
  if (reason.code != "measure.sql") return fail(reason.with("source", source.id));
  return fail(source_error("source.unreadable", source).value().because(reason.detail));
}

Result<std::vector<std::string>> needed_columns(const TaskSource& source,
                                                const sql::Mentions& wanted,
                                                const std::vector<std::string>& names) {
  std::vector<std::string> required;
  if (source.latest_per) {
    required = source.latest_per->order_by;
    required.push_back(source.latest_per->key);
  }
  for (const auto& [name, type] : source.columns) required.push_back(name);
  for (const std::string& name : required) {
    const bool is_there = std::find(names.begin(), names.end(), name) != names.end();
    if (!is_there) {
      auto failure = source_error("source.unknown_column", source);
      failure.value().pointer = "/columns";
      std::string known;
      for (const std::string& other : names) known += (known.empty() ? "" : ", ") + other;
      return fail(failure.value().with("column", name).with("known", known));
    }
  }
  std::vector<std::string> needed;
  for (const std::string& name : names) {
    const bool is_required =
        source.latest_per && std::find(required.begin(), required.end(), name) != required.end();
    if (wanted.has_star || wanted.holds(name) || is_required) needed.push_back(name);
  }
  if (needed.empty() && !names.empty()) needed.push_back(names.front());
  return needed;
}

Result<Loaded> load(Connection& connection, const TaskSource& source, const sql::Mentions& wanted) {
  const bool is_text = source.format == FileFormat::csv || source.format == FileFormat::tsv;
  KOERS_TRY(loaded, is_text ? load_text(connection, source, wanted)
                            : TypedLoader(connection, source, wanted).run());
  if (!loaded.reads_files_later) KOERS_CHECK(keep_latest(connection, source, loaded));
  KOERS_CHECK(refuse_empty(connection, source));
  return loaded;
}

}  // namespace koers::measure::duckdb
