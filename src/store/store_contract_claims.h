// The claims of the store's contract, in two tables, and how they look at a store. For the
// contract's own files only.
#pragma once

#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

#include "store/store_sample.h"

namespace koers::store::contract {

inline constexpr Seq newest = INT64_MAX;

inline void write(Store& store, Command command) {
  const Result<void> written = store.write(std::move(command));
  REQUIRE_MESSAGE(written.has_value(), written.error().code << ' ' << written.error().detail);
}

template <typename T>
T need(Result<T> result) {
  REQUIRE_MESSAGE(result.has_value(), result.error().code << ' ' << result.error().detail);
  return std::move(result).value();
}

inline Seq head_of(Store& store) { return need(need(store.read())->head()); }

inline std::vector<std::string> texts_of(const std::vector<Document>& documents) {
  std::vector<std::string> texts;
  for (const Document& document : documents) texts.push_back(document.id + "=" + document.text);
  return texts;
}

using Values = std::vector<std::pair<int, double>>;

// (day, value) of what a range of a series reads as.
inline Values values_of(Reader& reader, const SeriesKey& key, const ObservationRange& range = {}) {
  Values values;
  for (const Observation& each : need(reader.observations(key, range))) {
    values.emplace_back(days_between(sample::day(0), each.start), each.value.value());
  }
  return values;
}

struct Claim {
  const char* words;
  void (*holds)(Store&);
};

/// What is written reads back, now and as it was known.
extern const std::vector<Claim> claims_about_facts;
/// Commands are all or nothing, snapshots stand still, what is kept beside the facts.
extern const std::vector<Claim> claims_about_commands;

}  // namespace koers::store::contract
