// The live stream: changes as server-sent events, resumable at any event. The feed it reads is a
// port; the connection that sends is api/http. Keeps the newest events in memory once for all
// readers.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/http.h"

namespace koers::api {

using Seq = std::int64_t;

/// One event; at most one for each seq.
struct Event {
  Seq seq = 0;
  std::string name;  ///< "observed", "kpi_evaluated", "applied", "day_closed", "changed".
  std::string data;  ///< JSON on one line.
};

/// What the stream shows: the change log, seen as events.
class ChangeFeed {
 public:
  virtual ~ChangeFeed() = default;

  /// The name of this line of history; a restore makes another.
  virtual Result<std::string> epoch() = 0;

  /// The seq of the newest change.
  virtual Result<Seq> head() = 0;

  struct Batch {
    std::vector<Event> events;  ///< Ordered by seq.
    Seq upto = 0;  ///< Everything up to here was looked at; changes without an event are skipped.
  };
  /// The events of at most `limit` changes after a seq. Error `stream.not_kept` where they are
  /// gone.
  virtual Result<Batch> after(Seq seq, int limit) = 0;

  /// `listener` is called on any thread after each commit that moved the head; it is quick.
  /// Replaces the listener before.
  virtual void on_advance(std::function<void(Seq head)> listener) = 0;
};

/// Where a reader of the stream stands, as it says itself.
struct StreamPosition {
  std::string epoch;
  Seq seq = 0;
};

/// Reads `epoch:seq`. Nothing where it is not of that form.
[[nodiscard]] std::optional<StreamPosition> parse_position(std::string_view text);

/// The event as it goes over the line.
[[nodiscard]] std::string frame_of(const std::string& epoch, const Event& event);

/// Feeds any number of streams. Outlives them.
class LiveLog {
 public:
  explicit LiveLog(ChangeFeed& feed);
  ~LiveLog();
  LiveLog(const LiveLog&) = delete;
  LiveLog& operator=(const LiveLog&) = delete;

  /// GET /api/v1/stream — a stream after the event named by `Last-Event-ID` or `last_event_id`;
  /// without one from now on. It first says `: koers`, so that a reader knows it is connected, and
  /// the id to resume at.
  [[nodiscard]] Result<Response> open(const Request& request);

  /// Streams that are being fed now.
  [[nodiscard]] std::size_t stream_count();

 private:
  friend class ChangeStream;
  struct Listener {
    std::function<void()> wake;
  };

  [[nodiscard]] Result<ChangeFeed::Batch> read_after(Seq seq);
  [[nodiscard]] Result<void> extend();
  void wake_all(Seq head);

  ChangeFeed& feed_;
  std::mutex events_mutex_;
  std::vector<Event> events_;  ///< The newest, of (floor_, upto_]; read once, shown to all.
  Seq floor_ = -1;             ///< -1: nothing was read yet.
  Seq upto_ = -1;
  std::mutex listeners_mutex_;
  std::list<Listener> listeners_;
};

}  // namespace koers::api
