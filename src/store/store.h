// The port to durable state: versioned documents, observations, the change log, derived state. One
// writer, many readers; an acknowledged command is on disk. Adapters (sqlite/, later postgres/)
// pass the same contract test (store_contract.h). It interprets nothing: documents are text that
// `app` understands.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "domain/calendar.h"
#include "domain/standing.h"

namespace koers::store {

/// The order of knowledge: every change has the next one. Commit order is seq order, without gaps.
using Seq = std::int64_t;

/// One entry of the change log. `entity` is a kind ("kpi", "metric", "day", "store"), `kind` what
/// happened
/// ("created", "changed", "deleted", "observed", "kpi_evaluated", "day_closed", "rebuilt",
/// "applied"); `before` and `after` are JSON or empty.
struct Change {
  Seq seq = 0;  ///< Given by the store.
  Instant at;
  std::string actor;
  std::string entity;
  std::string id;
  std::string kind;
  std::string before;
  std::string after;
};

/// Where an object is written: in a plan file (then `applied` is the document as last applied), or
/// in the page.
struct Home {
  std::string file;  ///< Empty: the page.
  int line = 0;
  std::string applied;  ///< Document as the file had it; empty for the page.

  [[nodiscard]] bool is_file() const { return !file.empty(); }
  friend bool operator==(const Home&, const Home&) = default;
};

/// One version of a document. Kinds beside the definitions': "baseline" (frozen), "forecast"
/// (published).
struct Document {
  std::string kind;
  std::string id;
  Seq seq = 0;
  std::string text;  ///< JSON; empty: deleted in this version.
  Home home;
  std::string actor;
  Instant at;
};

/// Which values belong together. `segment` empty: the whole.
struct SeriesKey {
  std::string metric;
  std::string segment;
  domain::Grain grain = domain::Grain::day;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

/// One value about one period, as learned at `seq`. For additive metrics the parts recombine in
/// every roll-up: value = scale · Σ numerator / Σ denominator (average: sum / count), or Σ
/// numerator where there is no denominator.
struct Observation {
  Date start;                   ///< First day of the period.
  std::optional<double> value;  ///< Absent: a retraction.
  std::int64_t n = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> sd;  ///< The standard deviation of one of the n, where it is known.
  Seq seq = 0;
  Instant recorded_at;
  std::string source;  ///< "api", "cli", "page", "import", "measure".
  std::string note;
};

/// A span of days and of knowledge to read. Defaults: everything known.
struct ObservationRange {
  std::optional<Date> first;  ///< Periods that start on or after.
  std::optional<Date> last;   ///< Periods that start before.
  Seq known = INT64_MAX;      ///< Only what was learned at or before.
};

/// One consistent view. Not for several threads at once; cheap to make, held briefly.
class Reader {
 public:
  virtual ~Reader() = default;

  /// The seq of the newest change; 0 in an empty store.
  virtual Result<Seq> head() = 0;
  /// The random name of this line of history; a restore makes a new one.
  virtual Result<std::string> epoch() = 0;

  /// Current version of every live document of a kind (as of `known`), by id. Deleted ones are left
  /// out.
  virtual Result<std::vector<Document>> documents(std::string_view kind, Seq known) = 0;
  virtual Result<std::optional<Document>> document(std::string_view kind, std::string_view id,
                                                   Seq known) = 0;
  /// Every id that a document of a kind ever had, those of deleted ones too, in order.
  virtual Result<std::vector<std::string>> ids(std::string_view kind) = 0;
  /// All versions of one document, oldest first; deletions too.
  virtual Result<std::vector<Document>> versions(std::string_view kind, std::string_view id) = 0;

  /// The highest-seq version per period, by start. Retractions are left out.
  virtual Result<std::vector<Observation>> observations(const SeriesKey& key,
                                                        const ObservationRange& range) = 0;
  /// All versions of one period, oldest first.
  virtual Result<std::vector<Observation>> vintages(const SeriesKey& key, Date start) = 0;
  /// Every series that has observations of a metric.
  virtual Result<std::vector<SeriesKey>> series_of(std::string_view metric) = 0;

  struct ChangeFilter {
    Seq after = 0;
    int limit = 1000;
    std::string entity;  ///< Empty: all.
    std::string id;
  };
  virtual Result<std::vector<Change>> changes(const ChangeFilter& filter) = 0;
  /// The newest seq learned before an instant; 0 where none. Follows the order of knowledge: after
  /// a clock was set back, entries count as learned no earlier than those before them.
  virtual Result<Seq> seq_before(Instant instant) = 0;

  /// The last local day whose close is in the log; none in a store that never closed a day.
  virtual Result<std::optional<Date>> last_closed_day() = 0;
  /// The seq of the day's `day_closed` entry.
  virtual Result<std::optional<Seq>> close_of(Date day) = 0;

  /// Derived state: kind ("kpi_state", "kpi_day", "cursor") and key → document. Rebuilt from facts
  /// at will.
  virtual Result<std::optional<std::string>> derived(std::string_view kind,
                                                     std::string_view key) = 0;
  /// All of a kind whose key starts with a prefix, by key.
  struct DerivedRow {
    std::string key;
    std::string text;
  };
  virtual Result<std::vector<DerivedRow>> all_derived(std::string_view kind,
                                                      std::string_view prefix) = 0;

  /// What was answered to a write with this Idempotency-Key: (fingerprint of the request,
  /// response).
  struct Answered {
    std::string fingerprint;
    std::string response;
  };
  virtual Result<std::optional<Answered>> answered(std::string_view idempotency_key) = 0;
};

class Transaction;
/// Runs on the writer thread, in a savepoint of its own. An error undoes what it did, and nobody
/// else's work.
using Command = std::function<Result<void>(Transaction&)>;

/// The inside of one command: reads see its own writes; an error rolls the whole command back.
class Transaction : public Reader {
 public:
  /// Runs a command within this one. Its error undoes what it did alone, and is returned.
  virtual Result<void> attempt(const Command& command) = 0;
  /// Appends to the log and gives the entry its seq.
  virtual Result<Seq> append(Change change) = 0;
  /// A new version under a seq that `append` gave; `text` empty deletes.
  virtual Result<void> put_document(const Document& document) = 0;
  /// Values under one seq. The same (series, period, seq) twice is a broken invariant.
  virtual Result<void> put_observations(const SeriesKey& key,
                                        const std::vector<Observation>& values) = 0;
  virtual Result<void> put_day_closed(Date day, Seq seq) = 0;
  /// An empty `text` removes the row.
  virtual Result<void> put_derived(std::string_view kind, std::string_view key,
                                   std::string_view text) = 0;
  virtual Result<void> clear_derived(std::string_view kind) = 0;
  virtual Result<void> put_answered(std::string_view idempotency_key, const Answered& answered,
                                    Instant at) = 0;
};

/// Called once, on the writer thread, after the commit is durable (or the command failed).
using Done = std::function<void(Result<void>)>;

class Store {
 public:
  virtual ~Store() = default;

  /// Queues a command; those that wait together share one durable commit. Any thread.
  virtual void submit(Command command, Done done) = 0;
  /// The same, waiting. Never from the writer thread.
  Result<void> write(Command command);

  /// A consistent view from the reader pool; waits while all are taken. Any thread.
  virtual Result<std::unique_ptr<Reader>> read() = 0;

  /// Called on the writer thread after each commit that moved the head. Set once, before the first
  /// write.
  virtual void on_commit(std::function<void(Seq head)> listener) = 0;

  /// A consistent copy at a path that does not exist yet. Errors: `backup.exists`, `backup.failed`.
  virtual Result<void> backup(const std::string& path) = 0;

  /// Integrity check in words; empty: sound.
  virtual Result<std::vector<std::string>> check() = 0;

  struct Counters {
    std::int64_t commands = 0;
    std::int64_t commits = 0;  ///< Durable groups: each is one sync.
  };
  [[nodiscard]] virtual Counters counters() const = 0;
};

}  // namespace koers::store
