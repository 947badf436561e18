// The decision table of applying: what was applied last, what the file says, what the store has.
#include "planfile/difference.h"

#include <algorithm>
#include <array>
#include <map>

#include "planfile/field_changes.h"

namespace koers::planfile {
namespace {

using Key = std::pair<domain::EntityKind, std::string>;

ObjectDifference described(const LoadedObject& file) {
  return {.kind = file.kind,
          .id = file.id,
          .document = file.document,
          .file = file.file,
          .line = file.line};
}

void mark_conflict(ObjectDifference& object, const StoredObject& now, std::string_view agreed) {
  object.action = Action::conflict;
  object.fields = field_changes(agreed, now.document);
  object.actor = now.actor;
  object.changed_at = now.changed_at;
}

ObjectDifference compare(const LoadedObject& file, const StoredObject* now) {
  ObjectDifference object = described(file);
  if (now == nullptr) {
    object.action = Action::create;
    object.fields = field_changes({}, file.document);
    return object;
  }
  const bool is_same = same_document(file.document, now->document);
  const bool is_of_page = now->home_file.empty();
  const std::string& agreed = now->applied_here.empty() ? now->applied : now->applied_here;
  const bool is_as_applied = !agreed.empty() && same_document(agreed, now->document);
  object.home_moved = !is_of_page && (now->home_file != file.file || now->home_line != file.line);
  if (is_same) {
    object.action = is_as_applied ? Action::unchanged : Action::adopt;
  } else if (is_as_applied) {
    object.action = Action::change;
    object.fields = field_changes(now->document, file.document);
  } else {
    // In the page nothing was agreed with a file: what the file says is the base.
    mark_conflict(object, *now, agreed.empty() ? file.document : agreed);
  }
  return object;
}

// An object whose home is a file, and that no file has.
ObjectDifference leftover(const StoredObject& now, Prune prune) {
  // Without its organization nothing in the store would have a calendar.
  const bool is_removed = prune == Prune::remove && now.kind != domain::EntityKind::organization;
  ObjectDifference object{.action = is_removed ? Action::remove : Action::left,
                          .kind = now.kind,
                          .id = now.id,
                          .file = now.home_file,
                          .line = now.home_line};
  if (is_removed) {
    object.fields = field_changes(now.document, {});
    if (!same_document(now.applied, now.document)) mark_conflict(object, now, now.applied);
  }
  return object;
}

}  // namespace

std::string_view name_of(Action action) {
  constexpr std::array<std::string_view, 7> names{"create", "change", "adopt",   "unchanged",
                                                  "delete", "left",   "conflict"};
  return names[static_cast<std::size_t>(action)];
}

int Difference::count(Action action) const {
  return static_cast<int>(std::ranges::count(objects, action, &ObjectDifference::action));
}

bool Difference::is_empty() const {
  return std::ranges::all_of(objects, [](const ObjectDifference& object) {
    return object.action == Action::left ||
           (object.action == Action::unchanged && !object.home_moved);
  });
}

Difference difference(const std::vector<LoadedObject>& files, const std::vector<StoredObject>& now,
                      Prune prune) {
  std::map<Key, const StoredObject*> stored;
  for (const StoredObject& object : now) stored[{object.kind, object.id}] = &object;
  std::map<Key, ObjectDifference> compared;
  for (const LoadedObject& file : files) {
    const auto found = stored.find({file.kind, file.id});
    compared[{file.kind, file.id}] = compare(file, found == stored.end() ? nullptr : found->second);
  }
  for (const StoredObject& object : now) {
    const Key key{object.kind, object.id};
    if (!object.home_file.empty() && !compared.contains(key))
      compared[key] = leftover(object, prune);
  }
  Difference difference;
  for (auto& [key, object] : compared) difference.objects.push_back(std::move(object));
  return difference;
}

Errors conflicts(const Difference& difference) {
  Errors errors;
  for (const ObjectDifference& object : difference.objects) {
    if (object.action != Action::conflict) continue;
    errors.push_back({.kind = ErrorKind::conflict,
                      .code = "apply.changed_elsewhere",
                      .arguments = {{"kind", std::string(domain::name_of(object.kind))},
                                    {"id", object.id},
                                    {"who", object.actor},
                                    {"when", to_string(object.changed_at)}},
                      .place = {.file = object.file, .line = object.line, .column = 0}});
  }
  return errors;
}

}  // namespace koers::planfile
