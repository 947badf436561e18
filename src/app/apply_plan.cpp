// Difference, checks and writing in one transaction, so that what was compared is what is changed.
#include "app/apply_plan.h"

#include "app/baseline_revisions.h"
#include "app/reword.h"
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

// What each file said when it was applied last, where another file was applied after it.
Result<void> recall_earlier_applies(store::Reader& reader,
                                    const std::vector<planfile::LoadedObject>& files,
                                    std::vector<planfile::StoredObject>& now) {
  std::map<std::pair<domain::EntityKind, std::string>, std::string> file_of;
  for (const auto& object : files) file_of[{object.kind, object.id}] = object.file;
  for (auto& object : now) {
    const auto found = file_of.find({object.kind, object.id});
    if (found == file_of.end() || found->second == object.home_file) continue;
    KOERS_TRY(versions, reader.versions(domain::name_of(object.kind), object.id));
    const auto here = std::ranges::find(versions.rbegin(), versions.rend(), found->second,
                                        [](const store::Document& v) { return v.home.file; });
    if (here != versions.rend()) object.applied_here = here->home.applied;
  }
  return {};
}

std::vector<const domain::Kpi*> kpis_written(const domain::Definitions& after,
                                             const planfile::Difference& difference) {
  std::vector<const domain::Kpi*> kpis;
  for (const auto& object : difference.objects) {
    if (object.kind != domain::EntityKind::kpi || !writes(object)) continue;
    const auto* kpi = domain::find(after.kpis, Id<domain::Kpi>::trusted(object.id));
    if (kpi != nullptr) kpis.push_back(kpi);
  }
  return kpis;
}

// Broken rules of everything as it would be, and baselines that would be moved without a reason.
Errors objections(store::Reader& reader, const domain::Definitions& after,
                  const planfile::Difference& difference) {
  Errors errors = rule_errors(after);
  for (const auto* kpi : kpis_written(after, difference)) {
    const Errors frozen = baseline_objections(reader, *kpi);
    errors.insert(errors.end(), frozen.begin(), frozen.end());
  }
  return errors;
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

planfile::Setting setting_in(const std::string& organization) {
  auto object = planfile::decode_document(domain::EntityKind::organization, organization,
                                          planfile::Setting{});
  if (!object) return planfile::setting_of(default_organization());
  return planfile::setting_of(std::get<domain::Organization>(*object));
}

template <typename Objects>
std::optional<planfile::Setting> setting_among(const Objects& objects) {
  const auto found = std::ranges::find_if(
      objects, [](const auto& object) { return object.kind == domain::EntityKind::organization; });
  return found == objects.end() ? std::nullopt : std::optional(setting_in(found->document));
}

// The store's objects in the words of the organization that the files bring, unless something that
// the files have would move.
Checked<Rewording> in_new_words(const std::vector<planfile::LoadedObject>& files,
                                std::vector<planfile::StoredObject> now,
                                const ApplyOptions& options) {
  const auto before = setting_among(now).value_or(planfile::setting_of(default_organization()));
  const auto after = setting_among(files).value_or(before);
  if (options.moved_periods == MovedPeriods::refuse) {
    auto moved = moved_periods(files, now, before, after);
    if (!moved.empty()) return tl::make_unexpected(std::move(moved));
  }
  return reworded(std::move(now), before, after);
}

// Those that the difference does not write anyway.
std::vector<planfile::StoredObject> untouched(const std::vector<planfile::StoredObject>& objects,
                                              const planfile::Difference& difference) {
  std::vector<planfile::StoredObject> rest;
  for (const auto& object : objects) {
    const bool is_written = std::ranges::any_of(difference.objects, [&](const auto& other) {
      return other.kind == object.kind && other.id == object.id && writes(other);
    });
    if (!is_written) rest.push_back(object);
  }
  return rest;
}

// In the order to write: what others lean on comes first, and goes last.
std::vector<const planfile::ObjectDifference*> in_order(const planfile::Difference& difference) {
  std::vector<const planfile::ObjectDifference*> kept;
  std::vector<const planfile::ObjectDifference*> removed;
  for (const auto& object : difference.objects) {
    if (writes(object)) (object.action == Action::remove ? removed : kept).push_back(&object);
  }
  kept.insert(kept.end(), removed.rbegin(), removed.rend());
  return kept;
}

Result<void> write_all(store::Transaction& transaction, const Actor& actor, Instant at,
                       Applied& applied) {
  const auto ordered = in_order(applied.difference);
  for (const auto* written : ordered) {
    const auto& object = *written;
    const bool is_removed = object.action == Action::remove;
    const std::string document = is_removed ? std::string() : object.document;
    const store::Home home =
        is_removed ? store::Home{} : store::Home{object.file, object.line, object.document};
    KOERS_TRY(seq, write_object(transaction, actor, at, {object.kind, object.id, document, home}));
    applied.seq = seq;
  }
  KOERS_TRY(seq,
            transaction.append({.at = at,
                                .actor = actor.name,
                                .entity = "store",
                                .id = {},
                                .kind = "applied",
                                .before = {},
                                .after = write_json(json::object{{"objects", ordered.size()}})}));
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
    KOERS_TRY(stored, stored_objects(transaction));
    KOERS_CHECK(recall_earlier_applies(transaction, objects, stored));
    const auto now = in_new_words(objects, std::move(stored), options);
    if (!now) {
      refused = now.error();
      return fail(refused.front());
    }
    applied.difference = planfile::difference(objects, now->objects, options.prune);
    if (options.dry_run == DryRun::yes ||
        (applied.difference.is_empty() && !applied.difference.has_conflict()))
      return {};
    refused = planfile::conflicts(applied.difference);
    if (!refused.empty()) return fail(refused.front());
    const auto after = definitions_after(now->objects, applied.difference);
    refused =
        after ? with_places(objections(transaction, *after, applied.difference), applied.difference)
              : after.error();
    if (!refused.empty()) return fail(refused.front());
    const auto at = ports.clock();
    for (const auto* kpi : kpis_written(*after, applied.difference))
      KOERS_CHECK(revise_baselines(transaction, actor, at, *kpi));
    KOERS_CHECK(write_all(transaction, actor, at, applied));
    return write_reworded(transaction, actor, at, untouched(now->changed, applied.difference));
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
