// Short ways to write changes, documents and values. For tests and benchmarks only.
#pragma once

#include <chrono>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "store/store.h"

namespace koers::store::sample {

/// Noon of a day in early 2026 (UTC), counted from 1 January.
inline Instant noon(int day) {
  return Instant{date_of(2026, 1, 1) + Days{day}} + std::chrono::hours{12};
}

inline Date day(int number) { return date_of(2026, 1, 1) + Days{number}; }

/// An entry of the log as `append` takes it.
inline Change entry(std::string entity, std::string id, Instant at = noon(0)) {
  return Change{.at = at,
                .actor = "anna",
                .entity = std::move(entity),
                .id = std::move(id),
                .kind = "changed"};
}

inline SeriesKey series(std::string metric) { return {.metric = std::move(metric)}; }

/// A value about a day as `put_observations` takes it; a retraction where there is none.
inline Observation value(Date start, std::optional<double> number) {
  return Observation{
      .start = start, .value = number, .n = 1, .recorded_at = noon(0), .source = "api"};
}

/// Appends an entry and writes values under it.
inline Command observe(SeriesKey key, std::vector<Observation> values) {
  return [key = std::move(key),
          values = std::move(values)](Transaction& transaction) mutable -> Result<void> {
    KOERS_TRY(seq, transaction.append(entry("metric", key.metric)));
    for (Observation& each : values) each.seq = seq;
    return transaction.put_observations(key, values);
  };
}

/// Appends an entry and writes a version of a document under it; an empty text deletes.
inline Command put(std::string kind, std::string id, std::string text) {
  return [kind = std::move(kind), id = std::move(id),
          text = std::move(text)](Transaction& transaction) -> Result<void> {
    KOERS_TRY(seq, transaction.append(entry(kind, id)));
    return transaction.put_document(
        {.kind = kind, .id = id, .seq = seq, .text = text, .actor = "anna", .at = noon(0)});
  };
}

/// Keeps the writer busy with one command until it is released, so that what is submitted meanwhile
/// is certain to be one group.
class Gate {
 public:
  explicit Gate(Store& store) {
    std::future<void> entered = entered_.get_future();
    store.submit(
        [this](Transaction&) -> Result<void> {
          entered_.set_value();
          released_.get_future().wait();
          return {};
        },
        [this](const Result<void>&) { left_.set_value(); });
    entered.wait();
  }
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate() { KOERS_ASSERT(is_open_, "a gate was left closed"); }

  void open() {
    released_.set_value();
    left_.get_future().wait();
    is_open_ = true;
  }

 private:
  std::promise<void> entered_;
  std::promise<void> released_;
  std::promise<void> left_;
  bool is_open_ = false;
};

}  // namespace koers::store::sample
