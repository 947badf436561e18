// Delimited text: headers, duplicate names and the type that each whole column supports.
#include "measure/duckdb/load_text.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

namespace koers::measure::duckdb {
namespace {

struct File {
  std::string path;
  sql::Dialect dialect;
  std::vector<std::string> needed;  ///< Of the columns wanted, those that this file has.
};

class TextLoader {
 public:
  TextLoader(Connection& connection, const TaskSource& source, const sql::Mentions& wanted)
      : connection_(connection), source_(source), wanted_(wanted) {}

  Result<Loaded> run() {
    KOERS_CHECK(find_files());
    KOERS_CHECK(guess(sql::Extent::beginning));
    KOERS_TRY(misfits, read_all());
    if (misfits > 0) {
      KOERS_CHECK(guess(sql::Extent::all));
      KOERS_TRY(remaining, read_all());
      if (remaining > 0) return not_of_type();
    }
    Loaded loaded{.delimiter = files_.front().dialect.delimiter};
    for (const std::string& name : columns_)
      loaded.columns.emplace_back(name, types_.at(name).name);
    return loaded;
  }

 private:
  Result<Rows> query(const std::string& statement) {
    auto rows = connection_.query(statement);
    if (!rows) return unreadable(source_, rows.error());
    return rows;
  }

  Result<void> find_files() {
    for (const std::string& path : source_.files) {
      std::error_code ignored;
      if (std::filesystem::file_size(path, ignored) == 0) continue;
      KOERS_TRY(dialect, dialect_in(path));
      files_.push_back({path, std::move(dialect), {}});
    }
    if (files_.empty()) return source_error("source.empty", source_);
    std::vector<std::string> names;
    for (const File& file : files_) {
      for (const std::string& name : file.dialect.columns) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    KOERS_TRY(needed, needed_columns(source_, wanted_, names));
    columns_ = std::move(needed);
    for (File& file : files_) {
      for (const std::string& name : columns_) {
        const auto& there = file.dialect.columns;
        if (std::find(there.begin(), there.end(), name) != there.end()) file.needed.push_back(name);
      }
    }
    return {};
  }

  Result<sql::Dialect> dialect_in(const std::string& path) {
    KOERS_TRY(rows, query(sql::first_lines(path)));
    std::vector<std::string> lines;
    for (const auto& row : rows) lines.push_back(text(row[0]).value_or(""));
    sql::Dialect dialect =
        sql::dialect_of(lines, sql::delimiter_of(source_), sql::quote_of(source_));
    const char likely = sql::likely_delimiter(dialect);
    if (likely == 0) return dialect;
    auto failure = source_error("source.wrong_delimiter", source_);
    failure.value().pointer = "/csv/delimiter";
    const std::string name = likely == '\t' ? "\\t" : std::string(1, likely);
    return fail(failure.value().with("delimiter", dialect.delimiter).with("likely", name));
  }

  // `counts`: values, then values that each candidate supports. A column without values among the
  // first rows gets a type that no value fits, so that the first value there is sends us looking at
  // all rows.
  static sql::ColumnType first_fit(const std::vector<sql::ColumnType>& candidates,
                                   const std::vector<std::int64_t>& counts, sql::Extent extent) {
    if (counts.empty() || counts[0] == 0) {
      return extent == sql::Extent::beginning ? sql::ColumnType{"text", "null::varchar"}
                                              : candidates.back();
    }
    std::size_t fit = 0;
    while (counts[fit + 1] < counts[0]) ++fit;
    return candidates[fit];
  }

  // Decides the type of every column that the source says nothing about: the first candidate that
  // all values of the rows looked at support.
  Result<void> guess(sql::Extent extent) {
    domain::CsvFormat csv = source_.csv;
    if (csv.delimiter.empty()) csv.delimiter = files_.front().dialect.delimiter;
    const std::vector<sql::ColumnType> candidates = sql::candidate_types(csv);
    std::map<std::string, std::vector<std::int64_t>> counts;
    for (const File& file : files_) {
      KOERS_CHECK(count(file, candidates, extent, counts));
    }
    for (const std::string& name : columns_) {
      if (const auto asked = source_.columns.find(name); asked != source_.columns.end()) {
        KOERS_TRY(type, sql::type_named(asked->second, source_.csv));
        types_.insert_or_assign(name, std::move(type));
        continue;
      }
      types_.insert_or_assign(name, first_fit(candidates, counts[name], extent));
    }
    return {};
  }

  Result<void> count(const File& file, const std::vector<sql::ColumnType>& candidates,
                     sql::Extent extent, std::map<std::string, std::vector<std::int64_t>>& counts) {
    std::vector<std::string> open;
    for (const std::string& name : file.needed) {
      if (!source_.columns.contains(name)) open.push_back(name);
    }
    if (open.empty()) return {};
    const std::string reader = sql::text_reader(source_, file.path, file.dialect, extent);
    KOERS_TRY(rows, query(sql::count_supported(reader, open, candidates, extent)));
    std::size_t at = 0;
    for (const std::string& name : open) {
      auto& total = counts[name];
      total.resize(candidates.size() + 1);
      for (std::int64_t& sum : total) sum += whole(rows[0][at++]);
    }
    return {};
  }

  Result<std::int64_t> read_all() {
    const std::string table = sql::quoted_name(rows_table(source_));
    KOERS_CHECK(query("drop table if exists " + table));
    KOERS_CHECK(query(empty_table()));
    for (const File& file : files_) {
      sql::TypedColumns columns;
      for (const std::string& name : file.needed) columns.emplace_back(name, types_.at(name));
      const std::string reader =
          sql::text_reader(source_, file.path, file.dialect, sql::Extent::all);
      KOERS_CHECK(
          query(fmt::format("insert into {} by name {}", table, sql::converted(reader, columns))));
    }
    KOERS_TRY(rows, query(fmt::format("select coalesce(sum({}), 0)::bigint from {}",
                                      sql::quoted_name(sql::misfits), table)));
    return whole(rows[0][0]);
  }

  // A table with the types of the conversions, and no rows.
  [[nodiscard]] std::string empty_table() const {
    sql::TypedColumns columns;
    std::string texts;
    for (const std::string& name : columns_) {
      columns.emplace_back(name, types_.at(name));
      texts +=
          (texts.empty() ? "" : ", ") + fmt::format("null::varchar as {}", sql::quoted_name(name));
    }
    return fmt::format("create table {} as {} limit 0", sql::quoted_name(rows_table(source_)),
                       sql::converted("(select " + texts + ")", columns));
  }

  // Only types that a person asked for can still misfit: the first value that does.
  Failure not_of_type() {
    for (const File& file : files_) {
      for (const std::string& name : file.needed) {
        const std::string column = sql::quoted_name(name);
        const std::string value = types_.at(name).applied_to(column);
        const std::string reader =
            sql::text_reader(source_, file.path, file.dialect, sql::Extent::all);
        const auto rows = connection_.query(
            fmt::format("select {0} from {1} where {0} is not null and {2} is null limit 1", column,
                        reader, value));
        if (!rows || rows->empty()) continue;
        auto failure = source_error("source.not_of_type", source_);
        failure.value().pointer = "/columns/" + name;
        return fail(failure.value()
                        .with("column", name)
                        .with("value", text((*rows)[0][0]).value_or(""))
                        .with("type", types_.at(name).name));
      }
    }
    return source_error("source.unreadable", source_);
  }

  Connection& connection_;
  const TaskSource& source_;
  const sql::Mentions& wanted_;
  std::vector<File> files_;
  std::vector<std::string> columns_;
  std::map<std::string, sql::ColumnType> types_;
};

}  // namespace

Result<Loaded> load_text(Connection& connection, const TaskSource& source,
                         const sql::Mentions& wanted) {
  return TextLoader(connection, source, wanted).run();
}

}  // namespace koers::measure::duckdb
