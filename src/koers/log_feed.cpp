// One change, at most one event.
#include "koers/log_feed.h"

#include "base/json.h"

namespace koers::program {
namespace {

std::string period_of(const store::Change& change) {
  const auto after = read_json(change.after);
  if (!after || !after->is_object()) return {};
  const auto* first = after->as_object().if_contains("first");
  return first != nullptr && first->is_string() ? std::string(first->as_string()) : std::string();
}

api::Event event_of(const store::Change& change) {
  if (change.kind == "kpi_evaluated") {
    return {change.seq, change.kind,
            write_json(json::object{{"kpi", change.id}, {"seq", change.seq}})};
  }
  if (change.kind == "observed") {
    return {change.seq, change.kind,
            write_json(json::object{
                {"metric", change.id}, {"period", period_of(change)}, {"seq", change.seq}})};
  }
  if (change.kind == "day_closed")
    return {change.seq, change.kind, write_json(json::object{{"date", change.id}})};
  if (change.kind == "applied")
    return {change.seq, change.kind, write_json(json::object{{"seq", change.seq}})};
  return {change.seq, "changed",
          write_json(json::object{{"entity", change.entity},
                                  {"id", change.id},
                                  {"kind", change.kind},
                                  {"seq", change.seq}})};
}

}  // namespace

Result<std::string> LogFeed::epoch() {
  KOERS_TRY(reader, store_.read());
  return reader->epoch();
}

Result<api::Seq> LogFeed::head() {
  KOERS_TRY(reader, store_.read());
  return reader->head();
}

Result<api::ChangeFeed::Batch> LogFeed::after(api::Seq seq, int limit) {
  KOERS_TRY(reader, store_.read());
  KOERS_TRY(changes, reader->changes({.after = seq, .limit = limit, .entity = {}, .id = {}}));
  Batch batch{.events = {}, .upto = seq};
  for (const auto& change : changes) {
    batch.events.push_back(event_of(change));
    batch.upto = change.seq;
  }
  return batch;
}

void LogFeed::on_advance(std::function<void(api::Seq head)> listener) {
  const std::lock_guard lock(mutex_);
  listener_ = std::move(listener);
}

void LogFeed::advanced(store::Seq head) {
  const std::lock_guard lock(mutex_);
  if (listener_) listener_(head);
}

}  // namespace koers::program
