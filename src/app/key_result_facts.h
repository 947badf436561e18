// What people said about key results, as the store keeps it: one document per key result, growing,
// of kind "key_result" under "objective/key-result". Reading and writing of that document in one
// place.
#pragma once

#include <map>
#include <string>

#include "app/ports.h"
#include "domain/key_result_standing.h"

namespace koers::app {

inline constexpr std::string_view key_result_kind = "key_result";

/// Of one key result; `result` empty: what was said of the objective as a whole.
struct KeyResultName {
  Id<domain::Objective> objective;
  std::string result;
  friend auto operator<=>(const KeyResultName&, const KeyResultName&) = default;
};

[[nodiscard]] std::string key_of(const KeyResultName& name);

using AllKeyResultFacts = std::map<std::string, domain::KeyResultFacts>;  // By `key_of`.

/// Everything learned by a seq. Error `store.unreadable_document`.
[[nodiscard]] Result<AllKeyResultFacts> key_result_facts(store::Reader& reader, store::Seq known);

[[nodiscard]] Result<domain::KeyResultFacts> key_result_facts_of(store::Reader& reader,
                                                                 const KeyResultName& name,
                                                                 store::Seq known);

/// The document of facts.
[[nodiscard]] std::string facts_document(const domain::KeyResultFacts& facts);

}  // namespace koers::app
