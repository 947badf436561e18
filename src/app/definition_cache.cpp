// Follows the log to know when the decoded set is out of date.
#include "app/definition_cache.h"

#include "planfile/document.h"

namespace koers::app {
namespace {

using domain::EntityKind;

// The newest change of a definition in (after, until]; `after` where there is none.
Result<store::Seq> last_definition_change(store::Reader& reader, store::Seq after,
                                          store::Seq until) {
  store::Seq last = after;
  store::Seq cursor = after;
  while (cursor < until) {
    KOERS_TRY(changes, reader.changes({.after = cursor, .limit = 1000, .entity = {}, .id = {}}));
    if (changes.empty()) break;
    for (const auto& change : changes) {
      const bool is_definition =
          domain::entity_kind_of(change.entity).has_value() &&
          (change.kind == "created" || change.kind == "changed" || change.kind == "deleted");
      if (change.seq <= until && is_definition) last = change.seq;
    }
    cursor = changes.back().seq;
  }
  return last;
}

Failure unreadable(const store::Document& document, const Error& reason) {
  return fail(
      Error{.kind = ErrorKind::internal,
            .code = "store.unreadable_document",
            .pointer = reason.pointer,
            .arguments = {{"kind", document.kind}, {"id", document.id}, {"reason", reason.code}},
            .detail = reason.detail});
}

}  // namespace

Result<planfile::Object> read_definition(EntityKind kind, const store::Document& document,
                                         const planfile::Setting& setting) {
  auto object = planfile::decode_document(kind, document.text, setting);
  if (!object) return unreadable(document, object.error().front());
  return std::move(*object);
}

Result<domain::Definitions> read_definitions(store::Reader& reader, store::Seq known) {
  domain::Definitions definitions;
  for (const auto kind : domain::all_entity_kinds) {
    KOERS_TRY(stored, reader.documents(domain::name_of(kind), known));
    const auto setting = planfile::setting_of(definitions.organization_or_default());
    for (const auto& document : stored) {
      KOERS_TRY(object, read_definition(kind, document, setting));
      planfile::insert(definitions, std::move(object));
    }
  }
  return definitions;
}

DefinitionCache::DefinitionCache(const DefinitionCache& other) {
  const std::lock_guard lock(other.mutex_);
  latest_ = other.latest_;
  epoch_ = other.epoch_;
  valid_from_ = other.valid_from_;
  valid_until_ = other.valid_until_;
}

Result<std::shared_ptr<const domain::Definitions>> DefinitionCache::at(store::Reader& reader,
                                                                       store::Seq known) {
  KOERS_TRY(epoch, reader.epoch());
  const std::lock_guard lock(mutex_);
  if (epoch != epoch_) {
    latest_ = nullptr;
    valid_from_ = valid_until_ = 0;
    epoch_ = epoch;
  }
  if (latest_ && known > valid_until_) {
    KOERS_TRY(changed, last_definition_change(reader, valid_until_, known));
    if (changed > valid_until_) latest_ = nullptr;
    if (latest_) valid_until_ = known;
  }
  if (covers(known)) return latest_;
  KOERS_TRY(definitions, read_definitions(reader, known));
  auto shared = std::make_shared<const domain::Definitions>(std::move(definitions));
  if (known >= valid_until_) {
    KOERS_TRY(changed, last_definition_change(reader, 0, known));
    latest_ = shared;
    valid_from_ = changed;
    valid_until_ = known;
  }
  return shared;
}

bool DefinitionCache::covers(store::Seq known) const {
  return latest_ && known >= valid_from_ && known <= valid_until_;
}

Result<std::shared_ptr<const domain::Definitions>> DefinitionCache::at(
    store::Transaction& transaction, store::Seq known) {
  {
    const std::lock_guard lock(mutex_);
    if (covers(known)) return latest_;
    if (latest_ && known > valid_until_) {
      KOERS_TRY(changed, last_definition_change(transaction, valid_until_, known));
      if (changed <= valid_until_) return latest_;
    }
  }
  KOERS_TRY(definitions, read_definitions(transaction, known));
  return std::make_shared<const domain::Definitions>(std::move(definitions));
}

}  // namespace koers::app
