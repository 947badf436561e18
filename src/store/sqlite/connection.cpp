// SQLite's C API, and the one place that reads its result codes.
#include "store/sqlite/connection.h"

#include <chrono>
#include <cmath>
#include <mutex>
#include <sqlite3.h>
#include <utility>

#include "base/assert.h"

namespace koers::store::sqlite {
namespace {

constexpr int busy_timeout_ms = 5000;

// Counting allocations takes a mutex shared by all connections; nobody reads the count.
void configure_once() {
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

int open_flags(Access access) {
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Access::create:
      return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::read_write:
      return common | SQLITE_OPEN_READWRITE;
    case Access::read_only:
      return common | SQLITE_OPEN_READONLY;
  }
  return common;
}

struct Meaning {
  ErrorKind kind;
  const char* code;
};

// What a result code means to whoever runs the store; none for those that only a bug can cause.
std::optional<Meaning> meaning_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return Meaning{ErrorKind::unavailable, "store.disk_full"};
    case SQLITE_IOERR:
      return Meaning{ErrorKind::unavailable, "store.io"};
    case SQLITE_CORRUPT:
      return Meaning{ErrorKind::internal, "store.damaged"};
    case SQLITE_NOTADB:
      return Meaning{ErrorKind::invalid, "store.not_koers"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return Meaning{ErrorKind::unavailable, "store.busy"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Meaning{ErrorKind::forbidden, "store.read_only"};
    case SQLITE_CANTOPEN:
      return Meaning{ErrorKind::unavailable, "store.cannot_open"};
    case SQLITE_TOOBIG:
      return Meaning{ErrorKind::too_large, "store.too_large"};
    default:
      return std::nullopt;
  }
}

std::string words_of(sqlite3* handle, int code) {
  std::string words = sqlite3_errstr(code);
  if (handle != nullptr && sqlite3_extended_errcode(handle) == code) words = sqlite3_errmsg(handle);
  return words + " (" + std::to_string(code) + ")";
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Access access) {
  configure_once();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, open_flags(access), nullptr);
  auto connection = std::make_unique<Connection>(path, handle);
  if (code != SQLITE_OK) return connection->failed(code);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, prepared] : prepared_) {
    KOERS_ASSERT(!prepared.is_lent, "a statement outlived its connection");
    sqlite3_finalize(prepared.statement);
  }
  const int code = sqlite3_close(handle_);
  KOERS_ASSERT(code != SQLITE_BUSY, "a connection was closed while something used it");
}

Failure Connection::failed(int code) {
  const std::optional<Meaning> meaning = meaning_of(code);
  const std::string words = words_of(handle_, code);
  KOERS_ASSERT(meaning.has_value(), words.c_str());
  Error error{.kind = meaning->kind,
              .code = meaning->code,
              .arguments = {{"path", path_}},
              .detail = words};
  if (!fault_) fault_ = error;
  return fail(std::move(error));
}

Result<Statement> Connection::statement(const char* sql) {
  Prepared& prepared = prepared_[sql];
  KOERS_ASSERT(!prepared.is_lent, "a statement is used inside itself");
  if (prepared.statement == nullptr) {
    const int code = sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                        &prepared.statement, nullptr);
    if (code != SQLITE_OK) return failed(code);
  }
  prepared.is_lent = true;
  return Statement(*this, prepared);
}

Result<void> Connection::execute(const char* script) {
  const int code = sqlite3_exec(handle_, script, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failed(code);
  return {};
}

Result<void> Connection::run(const char* sql) {
  KOERS_TRY(prepared, statement(sql));
  return prepared.run();
}

Result<std::int64_t> Connection::number(const char* sql) {
  KOERS_TRY(row, statement(sql));
  KOERS_CHECK(row.step());
  return row.integer(0);
}

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Connection::rows_written() const { return sqlite3_total_changes64(handle_); }

void Connection::watch_log() {
  const auto note_pages = [](void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(handle_, note_pages, &log_pages_);
}

void Connection::fold_log() {
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  log_pages_ = 0;
}

bool Connection::is_idle() const { return sqlite3_get_autocommit(handle_) != 0; }

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      prepared_(std::exchange(other.prepared_, nullptr)),
      statement_(other.statement_),
      bound_(other.bound_) {}

Statement::~Statement() {
  if (prepared_ == nullptr) return;
  reset();
  sqlite3_clear_bindings(statement_);
  prepared_->is_lent = false;
}

void Statement::reset() { sqlite3_reset(statement_); }

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return connection_->failed(code);
}

Result<void> Statement::run() {
  bool has_row = true;
  while (has_row) {
    KOERS_TRY(stepped, step());
    has_row = stepped;
  }
  reset();
  return {};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::optional<double> Statement::real(int column) const {
  if (is_null(column)) return std::nullopt;
  return sqlite3_column_double(statement_, column);
}

std::string_view Statement::view(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

Date Statement::date(int column) const { return Date{Days{static_cast<int>(integer(column))}}; }

Instant Statement::instant(int column) const {
  return Instant{std::chrono::milliseconds{integer(column)}};
}

void Statement::bind_next(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_, ++bound_, value);
  KOERS_ASSERT(code == SQLITE_OK, "a number could not be bound");
}

void Statement::bind_next(const std::optional<double>& value) {
  KOERS_ASSERT(!value || std::isfinite(*value), "NaN and infinity never enter the store");
  ++bound_;
  const int code = value ? sqlite3_bind_double(statement_, bound_, *value)
                         : sqlite3_bind_null(statement_, bound_);
  KOERS_ASSERT(code == SQLITE_OK, "a number could not be bound");
}

void Statement::bind_next(std::string_view value) {
  // A view of nothing has no address, and no address would be NULL.
  const char* text = value.data() == nullptr ? "" : value.data();
  const int code =
      sqlite3_bind_text64(statement_, ++bound_, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  KOERS_ASSERT(code == SQLITE_OK,
               "a text could not be bound: the limits on input are above SQLite's");
}

void Statement::bind_next(Date value) { bind_next(std::int64_t{value.time_since_epoch().count()}); }

void Statement::bind_next(Instant value) {
  bind_next(std::int64_t{value.time_since_epoch().count()});
}

}  // namespace koers::store::sqlite
