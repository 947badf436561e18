// One DuckDB database in memory and one connection to it, behind the C API. Everything that DuckDB
// says becomes a value or an Error here; nothing outside this folder sees its types.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "measure/sql/measure_sql.h"

namespace koers::measure::duckdb {

struct Limits {
  int memory_mb = 1024;
  int threads = 2;
};

/// Null, a whole number, a number or a text; other types are cast to text on the way out.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Rows = std::vector<std::vector<Cell>>;

[[nodiscard]] bool is_null(const Cell& cell);
/// The number in a cell, 0 for null; asserts on text.
[[nodiscard]] std::int64_t whole(const Cell& cell);
[[nodiscard]] std::optional<double> number(const Cell& cell);
[[nodiscard]] std::optional<std::string> text(const Cell& cell);

class Connection {
 public:
  /// Opens an empty database that loads no extension, writes no file and asks no network.
  [[nodiscard]] static Result<Connection> open(const Limits& limits);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// Runs one statement of ours. Errors: `measure.sql` with the engine's words in `detail`,
  /// `measure.out_of_memory`.
  [[nodiscard]] Result<Rows> query(const std::string& sql);

  /// After this no file can be opened but `readable`, and no setting changed. There is no way back.
  [[nodiscard]] Result<void> lock(const std::vector<std::string>& readable);

  /// Runs what a person wrote: exactly one statement, a SELECT. Error `measure.not_one_select` and
  /// those of `query`.
  [[nodiscard]] Result<Rows> query_select(const std::string& sql);

  /// The types of the columns of one SELECT, without running it. Errors as `query_select`.
  [[nodiscard]] Result<std::vector<sql::ValueType>> types_of(const std::string& sql);

 private:
  struct Handles;
  explicit Connection(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

/// The version of the engine, as it calls itself ("v1.5.6").
[[nodiscard]] std::string engine_version();

}  // namespace koers::measure::duckdb
