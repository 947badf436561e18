// Definitions as of a seq, decoded once. Most commands change values, not definitions, so the same
// decoded set serves until a change of a definition comes by.
#pragma once

#include <memory>
#include <mutex>

#include "domain/definitions.h"
#include "planfile/object.h"
#include "store/store.h"

namespace koers::app {

class DefinitionCache {
 public:
  DefinitionCache() = default;
  /// Knows what the other knows, and goes its own way from there.
  DefinitionCache(const DefinitionCache& other);
  DefinitionCache& operator=(const DefinitionCache&) = delete;
  DefinitionCache(DefinitionCache&&) = delete;
  DefinitionCache& operator=(DefinitionCache&&) = delete;
  ~DefinitionCache() = default;

  /// What was defined when `known` was the newest seq. Cost: one look at the changes since the last
  /// call; a full decode only where a definition changed. Any thread.
  [[nodiscard]] Result<std::shared_ptr<const domain::Definitions>> at(store::Reader& reader,
                                                                      store::Seq known);

  /// The same inside a command. Uses what is kept but keeps nothing: what a transaction sees may
  /// yet be undone.
  [[nodiscard]] Result<std::shared_ptr<const domain::Definitions>> at(
      store::Transaction& transaction, store::Seq known);

 private:
  [[nodiscard]] bool covers(store::Seq known) const;

  mutable std::mutex mutex_;
  std::shared_ptr<const domain::Definitions> latest_;
  std::string epoch_;
  store::Seq valid_from_ = 0;   ///< The newest change of a definition in `latest_`.
  store::Seq valid_until_ = 0;  ///< No definition changed in (valid_from_, valid_until_].
};

/// One stored document, in the setting that it was written in. Error: this program cannot read it
/// (`store.unreadable_document`, with kind and id).
[[nodiscard]] Result<planfile::Object> read_definition(domain::EntityKind kind,
                                                       const store::Document& document,
                                                       const planfile::Setting& setting);

/// Decodes every document of a reader. Errors as `read_definition`.
[[nodiscard]] Result<domain::Definitions> read_definitions(store::Reader& reader, store::Seq known);

}  // namespace koers::app
