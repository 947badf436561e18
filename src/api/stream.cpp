// One read of the feed serves all streams that are up to date; a stream that is behind reads for
// itself until it has caught up.
#include "api/stream.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace koers::api {
namespace {

constexpr int batch_changes = 500;
constexpr std::size_t events_kept = 2000;

std::string reset_frame(const std::string& epoch, Seq seq) {
  const std::string number = std::to_string(seq);
  return frame_of(epoch, {seq, "reset", R"({"epoch":")" + epoch + R"(","seq":)" + number + "}"});
}

}  // namespace

std::optional<StreamPosition> parse_position(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  StreamPosition position{std::string(text.substr(0, colon)), 0};
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data() + colon + 1, end, position.seq);
  if (failure != std::errc() || stop != end || position.seq < 0) return std::nullopt;
  return position;
}

std::string frame_of(const std::string& epoch, const Event& event) {
  return "id: " + epoch + ":" + std::to_string(event.seq) + "\nevent: " + event.name +
         "\ndata: " + event.data + "\n\n";
}

/// One open stream: a place in the log and what has to be said first.
class ChangeStream final : public EventSource {
 public:
  struct Start {
    std::string epoch;
    Seq seq;
    std::string greeting;
  };
  ChangeStream(LiveLog& log, Start start)
      : log_(log),
        epoch_(std::move(start.epoch)),
        seq_(start.seq),
        pending_(std::move(start.greeting)) {}
  ~ChangeStream() override {
    if (!is_listening_) return;
    const std::scoped_lock lock(log_.listeners_mutex_);
    log_.listeners_.erase(listener_);
  }
  ChangeStream(const ChangeStream&) = delete;
  ChangeStream& operator=(const ChangeStream&) = delete;

  void on_more(std::function<void()> wake) override {
    const std::scoped_lock lock(log_.listeners_mutex_);
    listener_ = log_.listeners_.insert(log_.listeners_.end(), {std::move(wake)});
    is_listening_ = true;
  }

  Result<std::string> next() override {
    std::string frames = std::move(pending_);
    pending_.clear();
    KOERS_TRY(batch, log_.read_after(seq_));
    for (const Event& event : batch.events) frames += frame_of(epoch_, event);
    seq_ = batch.upto;
    return frames;
  }

 private:
  LiveLog& log_;
  std::string epoch_;
  Seq seq_;
  std::string pending_;
  std::list<LiveLog::Listener>::iterator listener_;
  bool is_listening_ = false;
};

LiveLog::LiveLog(ChangeFeed& feed) : feed_(feed) {
  feed_.on_advance([this](Seq head) { wake_all(head); });
}

LiveLog::~LiveLog() {
  feed_.on_advance([](Seq) {});
}

std::size_t LiveLog::stream_count() {
  const std::scoped_lock lock(listeners_mutex_);
  return listeners_.size();
}

void LiveLog::wake_all(Seq /*head*/) {
  const std::scoped_lock lock(listeners_mutex_);
  for (const Listener& listener : listeners_) listener.wake();
}

// Reads on from the newest event; forgets the oldest.
Result<void> LiveLog::extend() {
  KOERS_TRY(batch, feed_.after(upto_, batch_changes));
  events_.insert(events_.end(), std::make_move_iterator(batch.events.begin()),
                 std::make_move_iterator(batch.events.end()));
  upto_ = batch.upto;
  if (events_.size() > 2 * events_kept) {
    const auto first_kept = events_.end() - static_cast<std::ptrdiff_t>(events_kept);
    floor_ = std::prev(first_kept)->seq;
    events_.erase(events_.begin(), first_kept);
  }
  return {};
}

Result<ChangeFeed::Batch> LiveLog::read_after(Seq seq) {
  const std::scoped_lock lock(events_mutex_);
  if (seq > upto_) {  // Nobody read for a while, or ever: what is kept is older than anybody needs.
    events_.clear();
    floor_ = upto_ = seq;
  }
  if (seq < floor_) return feed_.after(seq, batch_changes);
  if (seq == upto_) KOERS_CHECK(extend());
  ChangeFeed::Batch batch{{}, upto_};
  for (auto event = events_.rbegin(); event != events_.rend() && event->seq > seq; ++event)
    batch.events.push_back(*event);
  std::reverse(batch.events.begin(), batch.events.end());
  return batch;
}

Result<Response> LiveLog::open(const Request& request) {
  KOERS_TRY(epoch, feed_.epoch());
  KOERS_TRY(head, feed_.head());
  std::string_view last = request.header("last-event-id").value_or("");
  if (last.empty()) last = request.parameter("last_event_id").value_or("");

  ChangeStream::Start start{epoch, head,
                            ": koers\nid: " + epoch + ":" + std::to_string(head) + "\n\n"};
  if (!last.empty()) {
    const auto position = parse_position(last);
    const bool is_known = position && position->epoch == epoch && position->seq <= head &&
                          feed_.after(position->seq, 1);
    if (is_known) {
      start.seq = position->seq;
      start.greeting = ": koers\n\n";
    } else {
      start.greeting = ": koers\n" + reset_frame(epoch, head);
    }
  }
  Response response;
  response.content_type = "text/event-stream";
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"X-Accel-Buffering", "no"});
  response.stream = std::make_unique<ChangeStream>(*this, std::move(start));
  return response;
}

}  // namespace koers::api
