// The C API of DuckDB behind values that free themselves; every failure becomes an Error here.
#include "measure/duckdb/connection.h"

#include <duckdb.h>

#include "base/assert.h"
#include "measure/sql/text.h"

namespace koers::measure::duckdb {
namespace {

// What follows quotes a statement that the person never wrote, or advises settings that Koers does
// not have.
std::string words_of(const char* message) {
  std::string words = message == nullptr ? "unknown error" : message;
  for (const char* advice : {"\n\nLINE ", "\n\nPossible solutions", "\nPossible fixes",
                             "\nPossible Solution", "\n  file ="}) {
    words = words.substr(0, words.find(advice));
  }
  return words;
}

Failure engine_error(const char* message, duckdb_error_type type) {
  Error error{.code = "measure.sql", .detail = words_of(message)};
  if (type == DUCKDB_ERROR_OUT_OF_MEMORY) {
    error.kind = ErrorKind::too_large;
    error.code = "measure.out_of_memory";
  }
  return fail(std::move(error));
}

// Some failures to prepare carry no type; the words do.
duckdb_error_type type_in(const char* message) {
  const bool is_memory =
      message != nullptr && std::string_view(message).starts_with("Out of Memory");
  return is_memory ? DUCKDB_ERROR_OUT_OF_MEMORY : DUCKDB_ERROR_INVALID;
}

class Answer {
 public:
  Answer() = default;
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  ~Answer() { duckdb_destroy_result(&result_); }
  duckdb_result* operator&() { return &result_; }
  duckdb_result& get() { return result_; }

 private:
  duckdb_result result_{};
};

class Prepared {
 public:
  Prepared() = default;
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  ~Prepared() { duckdb_destroy_prepare(&statement_); }
  duckdb_prepared_statement statement_ = nullptr;
};

template <typename T>
T at(duckdb_vector vector, idx_t row) {
  return static_cast<const T*>(duckdb_vector_get_data(vector))[row];
}

std::string text_at(duckdb_vector vector, idx_t row) {
  duckdb_string_t text = at<duckdb_string_t>(vector, row);
  return {duckdb_string_t_data(&text), duckdb_string_t_length(text)};
}

Cell cell_at(duckdb_vector vector, duckdb_type type, idx_t row) {
  uint64_t* validity = duckdb_vector_get_validity(vector);
  if (validity != nullptr && !duckdb_validity_row_is_valid(validity, row)) return std::monostate{};
  switch (type) {
    case DUCKDB_TYPE_BIGINT:
      return at<std::int64_t>(vector, row);
    case DUCKDB_TYPE_INTEGER:
      return std::int64_t{at<std::int32_t>(vector, row)};
    case DUCKDB_TYPE_DOUBLE:
      return at<double>(vector, row);
    case DUCKDB_TYPE_VARCHAR:
      return text_at(vector, row);
    default:
      KOERS_ASSERT(false, "our statements give bigint, integer, double and varchar");
  }
}

void append(duckdb_data_chunk chunk, const std::vector<duckdb_type>& types, Rows& rows) {
  const idx_t size = duckdb_data_chunk_get_size(chunk);
  for (idx_t row = 0; row < size; ++row) {
    std::vector<Cell> cells;
    cells.reserve(types.size());
    for (idx_t column = 0; column < types.size(); ++column) {
      cells.push_back(cell_at(duckdb_data_chunk_get_vector(chunk, column), types[column], row));
    }
    rows.push_back(std::move(cells));
  }
}

Rows rows_of(duckdb_result& result) {
  Rows rows;
  if (duckdb_result_return_type(result) != DUCKDB_RESULT_TYPE_QUERY_RESULT) return rows;
  std::vector<duckdb_type> types;
  for (idx_t column = 0; column < duckdb_column_count(&result); ++column) {
    types.push_back(duckdb_column_type(&result, column));
  }
  while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result)) {
    append(chunk, types, rows);
    duckdb_destroy_data_chunk(&chunk);
  }
  return rows;
}

sql::ValueType value_type(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return sql::ValueType::boolean;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
    case DUCKDB_TYPE_HUGEINT:
    case DUCKDB_TYPE_UHUGEINT:
    case DUCKDB_TYPE_DECIMAL:
      return sql::ValueType::exact;
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
      return sql::ValueType::floating;
    case DUCKDB_TYPE_DATE:
      return sql::ValueType::date;
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_S:
    case DUCKDB_TYPE_TIMESTAMP_MS:
    case DUCKDB_TYPE_TIMESTAMP_NS:
      return sql::ValueType::timestamp;
    case DUCKDB_TYPE_TIMESTAMP_TZ:
      return sql::ValueType::timestamptz;
    case DUCKDB_TYPE_VARCHAR:
      return sql::ValueType::text;
    default:
      return sql::ValueType::other;
  }
}

}  // namespace

bool is_null(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

std::int64_t whole(const Cell& cell) { return is_null(cell) ? 0 : std::get<std::int64_t>(cell); }

std::optional<double> number(const Cell& cell) {
  if (is_null(cell)) return std::nullopt;
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*integer);
  return std::get<double>(cell);
}

std::optional<std::string> text(const Cell& cell) {
  if (is_null(cell)) return std::nullopt;
  return std::get<std::string>(cell);
}

struct Connection::Handles {
  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
};

Connection::Connection(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const Limits& limits) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  const std::pair<const char*, std::string> settings[] = {
      {"threads", std::to_string(limits.threads)},
      {"memory_limit", std::to_string(limits.memory_mb) + "MiB"},
      {"temp_directory", ""},
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"allow_community_extensions", "false"},
      {"allow_persistent_secrets", "false"}};
  for (const auto& [name, value] : settings) duckdb_set_config(config, name, value.c_str());
  auto handles = std::make_unique<Handles>();
  char* words = nullptr;
  const bool is_open =
      duckdb_open_ext(nullptr, &handles->database, config, &words) == DuckDBSuccess;
  duckdb_destroy_config(&config);
  if (!is_open) {
    const Failure failure = engine_error(words, type_in(words));
    duckdb_free(words);
    return failure;
  }
  if (duckdb_connect(handles->database, &handles->connection) != DuckDBSuccess) {
    return engine_error("no connection", DUCKDB_ERROR_INTERNAL);
  }
  return Connection(std::move(handles));
}

Result<Rows> Connection::query(const std::string& sql) {
  Answer answer;
  if (duckdb_query(handles_->connection, sql.c_str(), &answer) != DuckDBSuccess) {
    return engine_error(duckdb_result_error(&answer), duckdb_result_error_type(&answer));
  }
  return rows_of(answer.get());
}

Result<void> Connection::lock(const std::vector<std::string>& readable) {
  std::string paths;
  for (const std::string& path : readable)
    paths += (paths.empty() ? "" : ", ") + sql::quoted_text(path);
  for (const std::string& setting :
       {"allowed_paths = [" + paths + "]", std::string("enable_external_access = false"),
        std::string("lock_configuration = true")}) {
    KOERS_CHECK(query("set " + setting));
  }
  return {};
}

namespace {

// Prepares the only statement there is, if it is a SELECT.
Result<void> prepare_select(duckdb_connection connection, const std::string& sql,
                            Prepared& prepared) {
  duckdb_extracted_statements statements = nullptr;
  const idx_t count = duckdb_extract_statements(connection, sql.c_str(), &statements);
  Result<void> outcome;
  if (count == 0 && duckdb_extract_statements_error(statements) != nullptr) {
    outcome = engine_error(duckdb_extract_statements_error(statements), DUCKDB_ERROR_PARSER);
  } else if (count != 1) {
    outcome = fail(
        Error{.code = "measure.not_one_select", .detail = std::to_string(count) + " statements"});
  } else if (duckdb_prepare_extracted_statement(connection, statements, 0, &prepared.statement_) !=
             DuckDBSuccess) {
    const char* words = duckdb_prepare_error(prepared.statement_);
    outcome = engine_error(words, type_in(words));
  } else if (duckdb_prepared_statement_type(prepared.statement_) != DUCKDB_STATEMENT_TYPE_SELECT) {
    outcome = fail(Error{.code = "measure.not_one_select", .detail = "not a SELECT"});
  }
  duckdb_destroy_extracted(&statements);
  return outcome;
}

}  // namespace

Result<Rows> Connection::query_select(const std::string& sql) {
  Prepared prepared;
  KOERS_CHECK(prepare_select(handles_->connection, sql, prepared));
  Answer answer;
  if (duckdb_execute_prepared(prepared.statement_, &answer) != DuckDBSuccess) {
    return engine_error(duckdb_result_error(&answer), duckdb_result_error_type(&answer));
  }
  return rows_of(answer.get());
}

Result<std::vector<sql::ValueType>> Connection::types_of(const std::string& sql) {
  Prepared prepared;
  KOERS_CHECK(prepare_select(handles_->connection, sql, prepared));
  std::vector<sql::ValueType> types;
  for (idx_t column = 0; column < duckdb_prepared_statement_column_count(prepared.statement_);
       ++column) {
    types.push_back(value_type(duckdb_prepared_statement_column_type(prepared.statement_, column)));
  }
  return types;
}

std::string engine_version() { return duckdb_library_version(); }

}  // namespace koers::measure::duckdb
