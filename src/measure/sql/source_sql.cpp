// How the rows of a source are read, cleaned and reduced to one per key; pure text.
#include "measure/sql/source_sql.h"

#include <fmt/format.h>

#include "measure/sql/text.h"

namespace koers::measure::sql {
namespace {

// Reading the beginning of a compressed file unpacks a whole buffer: keep it small where a few rows
// are enough.
constexpr std::string_view small_buffer = ", buffer_size = 1048576, max_line_size = 1048576";

std::string quoting(const std::string& quote) {
  return fmt::format(", quote = {0}, escape = {0}, header = true", quoted_text(quote));
}

std::string list_of(const std::vector<std::string>& files) {
  std::string list;
  for (const std::string& file : files) list += (list.empty() ? "" : ", ") + quoted_text(file);
  return "[" + list + "]";
}

}  // namespace

std::string delimiter_of(const TaskSource& source) {
  if (!source.csv.delimiter.empty())
    return source.csv.delimiter == "\\t" ? "\t" : source.csv.delimiter;
  return source.format == FileFormat::tsv ? "\t" : "";
}

char quote_of(const TaskSource& source) {
  return source.csv.quote.empty() ? '"' : source.csv.quote.front();
}

std::string first_lines(const std::string& file) {
  // A delimiter that no text has, and no quotes: the whole line is one field.
  return fmt::format(
      "select coalesce(line, '') from read_csv({}, auto_detect = false, columns = {{'line': "
      "'VARCHAR'}}, delim = '\x1F', "
      "quote = '', escape = '', header = false{}) limit 20",
      quoted_text(file), small_buffer);
}

std::string text_reader(const TaskSource& source, const std::string& file, const Dialect& dialect,
                        Extent extent) {
  std::string columns;
  for (const std::string& name : dialect.columns) {
    columns += (columns.empty() ? "" : ", ") + quoted_text(name) + ": 'VARCHAR'";
  }
  const std::string null = source.csv.null.empty() ? "''" : "'', " + quoted_text(source.csv.null);
  return fmt::format(
      "read_csv({}, auto_detect = false, columns = {{{}}}, delim = {}{}, nullstr = [{}]{})",
      quoted_text(file), columns, quoted_text(dialect.delimiter),
      quoting(std::string(1, quote_of(source))), null,
      extent == Extent::beginning ? small_buffer : "");
}

std::string typed_reader(const TaskSource& source) {
  if (source.format == FileFormat::parquet) {
    return "read_parquet(" + list_of(source.files) + ", union_by_name = true)";
  }
  return "read_json(" + list_of(source.files) + ", sample_size = -1, union_by_name = true)";
}

std::string count_supported(const std::string& reader, const std::vector<std::string>& columns,
                            const std::vector<ColumnType>& candidates, Extent extent) {
  std::string counts;
  std::string names;
  for (const std::string& column : columns) {
    const std::string name = quoted_name(column);
    names += (names.empty() ? "" : ", ") + name;
    counts += (counts.empty() ? "" : ", ") + fmt::format("count({})", name);
    for (const ColumnType& type : candidates)
      counts += fmt::format(", count({})", type.applied_to(name));
  }
  const std::string limit =
      extent == Extent::beginning ? fmt::format(" limit {}", sample_rows) : "";
  return fmt::format("select {} from (select {} from {}{})", counts, names, reader, limit);
}

std::string converted(const std::string& reader, const TypedColumns& columns) {
  std::string values;
  std::string unfit;
  for (const auto& [column, type] : columns) {
    const std::string name = quoted_name(column);
    const std::string value = type.applied_to(name);
    values += fmt::format("{} as {}, ", value, name);
    if (type.conversion == "{}") continue;
    unfit += (unfit.empty() ? "" : " + ") +
             fmt::format("({} is not null and {} is null)::utinyint", name, value);
  }
  return fmt::format("select {}{} as {} from {}", values, unfit.empty() ? "0" : unfit,
                     quoted_name(misfits), reader);
}

std::string latest_rows(const std::string& table, const domain::LatestPer& latest) {
  std::string order;
  for (const std::string& column : latest.order_by)
    order += quoted_name(column) + " desc nulls last, ";
  return fmt::format(
      "select * from {0} qualify row_number() over (partition by {1} order by {2}rowid desc) = 1",
      quoted_name(table), quoted_name(latest.key), order);
}

}  // namespace koers::measure::sql
