// Documents in, documents out; the log entry and the version are always written together.
#include "app/stored_objects.h"

#include "base/json.h"
#include "planfile/document.h"

namespace koers::app {

using domain::EntityKind;

Result<std::vector<planfile::StoredObject>> stored_objects(store::Reader& reader) {
  KOERS_TRY(head, reader.head());
  std::vector<planfile::StoredObject> objects;
  for (const auto kind : domain::all_entity_kinds) {
    KOERS_TRY(documents, reader.documents(domain::name_of(kind), head));
    for (auto& document : documents) {
      objects.push_back({.kind = kind,
                         .id = std::move(document.id),
                         .document = std::move(document.text),
                         .home_file = std::move(document.home.file),
                         .home_line = document.home.line,
                         .applied = std::move(document.home.applied),
                         .actor = std::move(document.actor),
                         .changed_at = document.at});
    }
  }
  return objects;
}

Result<store::Seq> write_object(store::Transaction& transaction, const Actor& actor, Instant at,
                                const ObjectWrite& object) {
  const auto kind = domain::name_of(object.kind);
  KOERS_TRY(head, transaction.head());
  KOERS_TRY(before, transaction.document(kind, object.id, head));
  const bool existed = before && !before->text.empty();
  const char* what = object.document.empty() ? "deleted" : (existed ? "changed" : "created");
  KOERS_TRY(seq, transaction.append({.at = at,
                                     .actor = actor.name,
                                     .entity = std::string(kind),
                                     .id = object.id,
                                     .kind = what,
                                     .before = existed ? before->text : std::string(),
                                     .after = object.document}));
  KOERS_CHECK(transaction.put_document({.kind = std::string(kind),
                                        .id = object.id,
                                        .seq = seq,
                                        .text = object.document,
                                        .home = object.home,
                                        .actor = actor.name,
                                        .at = at}));
  return seq;
}

Error home_is_file(EntityKind kind, const store::Document& document, const std::string& patch) {
  Error error{.kind = ErrorKind::conflict,
              .code = "definition.home_is_file",
              .arguments = {{"kind", std::string(domain::name_of(kind))},
                            {"id", document.id},
                            {"file", document.home.file}},
              .place = {.file = document.home.file, .line = document.home.line, .column = 0}};
  if (document.home.line > 0) error.arguments["line"] = std::to_string(document.home.line);
  if (!patch.empty()) error.arguments["patch"] = patch;
  return error;
}

Errors rule_errors(const domain::Definitions& definitions) {
  Errors errors;
  for (const auto& rule : domain::broken_rules(definitions)) {
    Error error = rule.error;
    error.arguments.try_emplace("in_kind", std::string(domain::name_of(rule.kind)));
    error.arguments.try_emplace("in_id", rule.id);
    errors.push_back(std::move(error));
  }
  return errors;
}

domain::Organization default_organization() { return {}; }

}  // namespace koers::app
