// Difference, checks and writing in one transaction, so that what was compared is what is changed.
#include "app/apply_plan.h"

#include "app/stored_objects.h"
#include "base/json.h"
#include "planfile/document.h"
#include "planfile/export.h"

namespace koers::app {
namespace {

using planfile::Action;

bool writes(const planfile::ObjectDifference& object) {
  switch (object.action) {
    case Action::create:
    case Action::change:
    case Action::adopt:
    case Action::remove:
      return true;
    case Action::unchanged:
      return object.home_moved;
    case Action::left:
    case Action::conflict:
      return false;
  }
  return false;
}

// Every definition as it would be afterwards.
Checked<domain::Definitions> definitions_after(const std::vector<planfile::StoredObject>& now,
                                               const planfile::Difference& difference) {
  std::map<std::pair<domain::EntityKind, std::string>, std::string> documents;
  for (const auto& object : now) documents[{object.kind, object.id}] = object.document;
  for (const auto& object : difference.objects) {
    if (object.action == Action::remove) documents.erase({object.kind, object.id});
    if (writes(object) && object.action != Action::remove)
      documents[{object.kind, object.id}] = object.document;
  }
  domain::Definitions definitions;
  for (const auto& [key, document] : documents) {  // By kind: the organization comes first.
    const auto setting = planfile::setting_of(definitions.organization_or_default());
    auto object = planfile::decode_document(key.first, document, setting);
    if (!object) return tl::make_unexpected(object.error());
    planfile::insert(definitions, std::move(*object));
  }
  return definitions;
}

Errors with_places(Errors errors, const planfile::Difference& difference) {
  for (auto& error : errors) {
    for (const auto& object : difference.objects) {
      const bool is_it = error.arguments["in_kind"] == domain::name_of(object.kind) &&
                         error.arguments["in_id"] == object.id;
      if (is_it && !error.place.is_known())
        error.place = {.file = object.file, .line = object.line, .column = 0};
    }
  }
  return errors;
}

Result<void> write_all(store::Transaction& transaction, const Actor& actor, Instant at,
                       Applied& applied) {
  int count = 0;
  for (const auto& object : applied.difference.objects) {
    if (!writes(object)) continue;
    const bool is_removed = object.action == Action::remove;
    const std::string document = is_removed ? std::string() : object.document;
    const store::Home home =
        is_removed ? store::Home{} : store::Home{object.file, object.line, object.document};
    KOERS_TRY(seq, write_object(transaction, actor, at, {object.kind, object.id, document, home}));
    applied.seq = seq;
    ++count;
  }
  KOERS_TRY(seq, transaction.append({.at = at,
                                     .actor = actor.name,
                                     .entity = "store",
                                     .id = {},
                                     .kind = "applied",
                                     .before = {},
                                     .after = write_json(json::object{{"objects", count}})}));
  applied.seq = seq;
  applied.is_applied = true;
  return {};
}

}  // namespace

Checked<Applied> apply_plan(const Ports& ports, const Actor& actor,
                            const std::vector<planfile::LoadedObject>& objects,
                            const ApplyOptions& options) {
  Applied applied;
  Errors refused;
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(now, stored_objects(transaction));
    applied.difference = planfile::difference(objects, now, options.prune);
    if (options.dry_run == DryRun::yes ||
        (applied.difference.is_empty() && !applied.difference.has_conflict()))
      return {};
    refused = planfile::conflicts(applied.difference);
    if (!refused.empty()) return fail(refused.front());
    const auto after = definitions_after(now, applied.difference);
    refused = after ? with_places(rule_errors(*after), applied.difference) : after.error();
    if (!refused.empty()) return fail(refused.front());
    return write_all(transaction, actor, ports.clock(), applied);
  });
  if (!refused.empty()) return tl::make_unexpected(refused);
  if (!written) return tl::make_unexpected(Errors{written.error()});
  return applied;
}

Result<std::string> export_plan(const Ports& ports) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  KOERS_TRY(definitions, read_definitions(*reader, head));
  return planfile::export_yaml(definitions);
}

}  // namespace koers::app
