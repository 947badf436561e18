// One SQLite connection and its prepared statements, typed and closed by scope. It exists so that
// nothing above it sees a sqlite3 handle or a result code. What a disk can do to us (full, broken,
// damaged) becomes an Error; what only our own SQL can do wrong is a broken invariant.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace koers::store::sqlite {

class Connection;

/// A statement in the cache of its connection.
struct Prepared {
  sqlite3_stmt* statement = nullptr;
  bool is_lent = false;
};

/// A prepared statement on loan from its connection's cache. It is reset when it goes out of scope,
/// so that it holds no snapshot open. Bound texts must outlive the last step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Binds every parameter, in order. Doubles must be finite: SQLite would take NaN for NULL.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    bound_ = 0;
    (bind_next(values), ...);
    return *this;
  }

  /// True: there is a row to read. False: done.
  [[nodiscard]] Result<bool> step();
  /// Steps to the end; rows are not read. The statement can be bound again after it.
  [[nodiscard]] Result<void> run();
  /// Back to before the first row, so that other values can be bound.
  void reset();

  // Columns count from 0.
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::optional<double> real(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] Date date(int column) const;
  [[nodiscard]] Instant instant(int column) const;

 private:
  friend class Connection;
  Statement(Connection& connection, Prepared& prepared)
      : connection_(&connection), prepared_(&prepared), statement_(prepared.statement) {}

  void bind_next(std::int64_t value);
  void bind_next(int value) { bind_next(std::int64_t{value}); }
  void bind_next(const std::optional<double>& value);
  void bind_next(std::string_view value);
  void bind_next(Date value);
  void bind_next(Instant value);

  Connection* connection_;
  Prepared* prepared_;  ///< Null: moved from.
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

/// What a connection may do to the file.
enum class Access : std::uint8_t { create, read_write, read_only };

/// For one thread at a time.
class Connection {
 public:
  /// Opens without reading: whether it is a database shows at the first statement.
  /// Errors: `store.cannot_open`, and those of `Connection::fault`.
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path,
                                                                Access access);

  /// Takes over an open handle.
  Connection(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// The statement of a text, prepared once per connection. `sql` is a literal: its address is the
  /// key.
  [[nodiscard]] Result<Statement> statement(const char* sql);

  /// Runs a script of statements that give no rows or whose rows do not matter.
  [[nodiscard]] Result<void> execute(const char* script);

  /// One statement of the cache, without parameters and without rows that matter.
  [[nodiscard]] Result<void> run(const char* sql);

  /// The first column of the first row, as a number. For statements that always give a row.
  [[nodiscard]] Result<std::int64_t> number(const char* sql);

  /// The integer key of the row that was inserted last.
  [[nodiscard]] std::int64_t last_row() const;
  /// How many rows were written since it was opened, undone ones included.
  [[nodiscard]] std::int64_t rows_written() const;

  /// From now on the log is folded into the file by `fold_log` alone, not by the commit that made
  /// it long.
  void watch_log();
  /// Pages in the log after the last commit; 0 before the first.
  [[nodiscard]] int log_pages() const { return log_pages_; }
  /// Copies the log into the file as far as readers allow. Where that fails nothing is lost, and
  /// the next one tries again.
  void fold_log();

  /// Outside a transaction, also after SQLite gave up one by itself.
  [[nodiscard]] bool is_idle() const;

  /// The error that storage gave since `forget_fault`, also where the caller dropped it.
  /// `store.disk_full`, `store.io`, `store.damaged`, `store.not_koers`, `store.busy`,
  /// `store.read_only`.
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }
  void forget_fault() { fault_.reset(); }

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  friend class Statement;
  /// Keeps the fault and gives it; asserts where only a bug can be the cause.
  [[nodiscard]] Failure failed(int code);

  std::string path_;
  sqlite3* handle_;
  std::unordered_map<const char*, Prepared> prepared_;
  std::optional<Error> fault_;
  int log_pages_ = 0;
};

}  // namespace koers::store::sqlite
