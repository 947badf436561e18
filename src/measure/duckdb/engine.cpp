// One request in the confined child: opens the engine, locks it down, loads the sources, measures.
#include "measure/duckdb/engine.h"

#include <algorithm>
#include <fmt/format.h>

#include "measure/combine.h"
#include "measure/duckdb/load.h"
#include "measure/duckdb/measurement.h"

namespace koers::measure::duckdb {
namespace {

// Everything that a person wrote and that could mention a column of any source.
sql::Mentions mentions_of(const Task& task) {
  sql::Mentions all;
  for (const Measure& measure : task.measures) {
    std::vector<const Fragment*> fragments = {&measure.expr, &measure.time, &measure.valid_to,
                                              &measure.filter};
    for (const Fragment& group : measure.groups) fragments.push_back(&group);
    for (const Fragment* fragment : fragments) {
      sql::Mentions own = sql::mentions_of(fragment->sql);
      // In an expression a star multiplies; only a statement or a subquery can mean "all columns".
      if (!own.has_subquery && !own.holds("columns")) own.has_star = false;
      all.add(own);
    }
  }
  return all;
}

// A fragment that is the name of a column means the column, also where the name has blanks or is a
// word of SQL.
void quote_names(Task& task, const std::string& source, const Loaded& loaded) {
  for (Measure& measure : task.measures) {
    if (measure.source != source) continue;
    std::vector<Fragment*> fragments = {&measure.expr, &measure.time, &measure.valid_to,
                                        &measure.filter};
    for (Fragment& group : measure.groups) fragments.push_back(&group);
    for (Fragment* fragment : fragments) {
      const std::string_view name = sql::trimmed(fragment->sql);
      const auto is_it = [&](const auto& column) { return column.first == name; };
      if (std::any_of(loaded.columns.begin(), loaded.columns.end(), is_it))
        fragment->sql = sql::quoted_name(name);
    }
  }
}

Result<void> prepare(Connection& connection, Task& task) {
  KOERS_CHECK(connection.query("set timezone = " + sql::quoted_text(task.timezone)));
  sql::Mentions wanted = mentions_of(task);
  // A statement is asked about every period in which any of its sources has a moment, in whatever
  // column.
  const bool has_statement =
      std::any_of(task.measures.begin(), task.measures.end(),
                  [](const Measure& measure) { return measure.kind == MeasureKind::sql; });
  wanted.has_star = wanted.has_star || (has_statement && !task.window);
  std::vector<std::string> readable;
  for (const TaskSource& source : task.sources) {
    KOERS_TRY(loaded, load(connection, source, wanted));
    quote_names(task, source.id, loaded);
    if (loaded.reads_files_later)
      readable.insert(readable.end(), source.files.begin(), source.files.end());
  }
  // One thread from here on: the same rows give the same bits, whatever the machine.
  KOERS_CHECK(connection.query("set threads = 1"));
  return connection.lock(readable);
}

}  // namespace

Result<std::vector<Value>> run(Task task, const Limits& limits) {
  KOERS_TRY(connection, Connection::open(limits));
  KOERS_CHECK(prepare(connection, task));
  std::vector<Measured> measured;
  for (const Measure& measure : task.measures) {
    auto computed = compute(connection, task, measure);
    if (!computed) return fail(computed.error().with("metric", measure.metric));
    measured.push_back(std::move(*computed));
  }
  return combine(task, std::move(measured));
}

Result<void> check(Task task, const Limits& limits) {
  KOERS_TRY(connection, Connection::open(limits));
  KOERS_CHECK(prepare(connection, task));
  for (const Measure& measure : task.measures) {
    const auto checked = check(connection, task, measure);
    if (!checked) return fail(checked.error().with("metric", measure.metric));
  }
  return {};
}

Result<SourceDescription> describe(const TaskSource& source, const Limits& limits, int rows) {
  KOERS_TRY(connection, Connection::open(limits));
  sql::Mentions all;
  all.has_star = true;
  KOERS_TRY(loaded, load(connection, source, all));
  SourceDescription description;
  std::string texts;
  for (const auto& [name, type] : loaded.columns) {
    description.columns.push_back({name, type});
    texts += (texts.empty() ? "" : ", ") +
             fmt::format("coalesce({}::varchar, '')", sql::quoted_name(name));
  }
  KOERS_TRY(sample, connection.query(fmt::format("select {} from {} limit {}", texts,
                                                 sql::quoted_name(source.id), rows)));
  for (const auto& cells : sample) {
    std::vector<std::string> row;
    for (const Cell& cell : cells) row.push_back(text(cell).value_or(""));
    description.sample.push_back(std::move(row));
  }
  description.detected = std::string(name_of(source.format));
  if (!loaded.delimiter.empty()) {
    description.detected += ", delimiter " + (loaded.delimiter == "\t" ? "tab" : loaded.delimiter);
  }
  if (!source.csv.null.empty()) description.detected += ", null " + source.csv.null;
  return description;
}

}  // namespace koers::measure::duckdb
