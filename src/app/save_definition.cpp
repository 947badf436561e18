// One object, checked by itself and together with everything else, in the transaction that writes
// it.
#include "app/save_definition.h"

#include "app/baseline_revisions.h"
#include "app/reword.h"
#include "app/stored_objects.h"
#include "base/json.h"
#include "planfile/document.h"
#include "planfile/export.h"
#include "planfile/stated_metric.h"

namespace koers::app {
namespace {

using domain::EntityKind;

Error about(std::string_view code, EntityKind kind, const std::string& id, ErrorKind error_kind) {
  return Error{.kind = error_kind,
               .code = std::string(code),
               .arguments = {{"kind", std::string(domain::name_of(kind))}, {"id", id}}};
}

void erase(domain::Definitions& definitions, EntityKind kind, const std::string& id) {
  switch (kind) {
    case EntityKind::organization:
      definitions.organization.reset();
      return;
    case EntityKind::team:
      definitions.teams.erase(Id<domain::Team>::trusted(id));
      return;
    case EntityKind::person:
      definitions.people.erase(Id<domain::Person>::trusted(id));
      return;
    case EntityKind::plan:
      definitions.plans.erase(Id<domain::StrategicPlan>::trusted(id));
      return;
    case EntityKind::objective:
      definitions.objectives.erase(Id<domain::Objective>::trusted(id));
      return;
    case EntityKind::source:
      definitions.sources.erase(Id<domain::Source>::trusted(id));
      return;
    case EntityKind::metric:
      definitions.metrics.erase(Id<domain::Metric>::trusted(id));
      return;
    case EntityKind::kpi:
      definitions.kpis.erase(Id<domain::Kpi>::trusted(id));
      return;
    case EntityKind::initiative:
      definitions.initiatives.erase(Id<domain::Initiative>::trusted(id));
      return;
  }
}

std::string fresh_id(const domain::Definitions& definitions, EntityKind kind,
                     const std::string& wish) {
  const auto objects = planfile::objects_of(definitions);
  const auto taken = [&](const std::string& id) {
    return std::ranges::any_of(objects, [&](const auto& object) {
      return planfile::kind_of(object) == kind && planfile::id_of(object) == id;
    });
  };
  std::string id = wish;
  for (int number = 2; taken(id); ++number) id = wish + "-" + std::to_string(number);
  return id;
}

// The title that an id can be made of: label, title or name, in any language.
std::string title_in(const json::object& document) {
  for (const char* key : {"title", "label", "name"}) {
    const auto* value = document.if_contains(key);
    if (value == nullptr) continue;
    if (const auto* text = value->if_string()) return std::string(*text);
    if (const auto* words = value->if_object()) {
      for (const auto& [language, text] : *words) {
        if (text.is_string()) return std::string(text.as_string());
      }
    }
  }
  return {};
}

class Saving {
 public:
  Saving(store::Transaction& transaction, const Ports& ports, const Actor& actor)
      : transaction_(transaction), ports_(ports), actor_(actor) {}

  Checked<Saved> save(const SaveRequest& request) {
    auto definitions = now();
    if (!definitions) return tl::make_unexpected(Errors{definitions.error()});
    auto object = decoded(request, *definitions);
    if (!object) return tl::make_unexpected(object.error());
    const auto before = planfile::setting_of(definitions->organization_or_default());
    const std::string id = planfile::id_of(*object);
    planfile::insert(*definitions, *object);
    const auto setting = planfile::setting_of(definitions->organization_or_default());
    if (auto error = objection(request, *object, setting))
      return tl::make_unexpected(Errors{*error});
    auto broken = rule_errors(*definitions);
    if (const auto* kpi = std::get_if<domain::Kpi>(&*object); kpi != nullptr && broken.empty())
      broken = planfile::stated_metric_errors(*kpi, *definitions, setting);
    if (!broken.empty()) return tl::make_unexpected(broken);
    if (auto frozen = revised(*object); !frozen.empty()) return tl::make_unexpected(frozen);
    auto saved = written({request.kind, id, planfile::encode_document(*object, setting), {}});
    if (saved && setting != before) {
      if (auto errors = reword_all(before, setting); !errors.empty())
        return tl::make_unexpected(std::move(errors));
    }
    return saved;
  }

  Checked<Saved> remove(const DeleteRequest& request) {
    auto definitions = now();
    if (!definitions) return tl::make_unexpected(Errors{definitions.error()});
    const auto before = current(request.kind, request.id);
    if (!before) return tl::make_unexpected(Errors{before.error()});
    if (!*before) {
      return tl::make_unexpected(
          Errors{about("reference.unknown", request.kind, request.id, ErrorKind::not_found)});
    }
    if ((*before)->home.is_file())
      return tl::make_unexpected(Errors{home_is_file(request.kind, **before)});
    if (auto changed = changed_since(request.if_seq, request.kind, **before))
      return tl::make_unexpected(Errors{*changed});
    erase(*definitions, request.kind, request.id);
    for (const auto& broken : rule_errors(*definitions)) {
      Error in_use = about("definition.in_use", request.kind, request.id, ErrorKind::conflict);
      in_use.arguments["user"] =
          broken.arguments.at("in_kind") + " " + broken.arguments.at("in_id");
      return tl::make_unexpected(Errors{in_use});
    }
    return written({request.kind, request.id, {}, {}});
  }

 private:
  // Frozen baselines move with a reason only.
  Errors revised(const planfile::Object& object) {
    const auto* kpi = std::get_if<domain::Kpi>(&object);
    if (kpi == nullptr) return {};
    if (auto objections = baseline_objections(transaction_, *kpi); !objections.empty())
      return objections;
    const auto revised = revise_baselines(transaction_, actor_, ports_.clock(), *kpi);
    return revised ? Errors{} : Errors{revised.error()};
  }

  Result<domain::Definitions> now() {
    KOERS_TRY(head, transaction_.head());
    return read_definitions(transaction_, head);
  }

  Result<std::optional<store::Document>> current(EntityKind kind, const std::string& id) {
    KOERS_TRY(head, transaction_.head());
    KOERS_TRY(document, transaction_.document(domain::name_of(kind), id, head));
    if (document && document->text.empty()) return std::nullopt;
    return document;
  }

  static Checked<planfile::Object> decoded(const SaveRequest& request,
                                           const domain::Definitions& definitions) {
    auto parsed = read_json(request.document);
    if (!parsed) return tl::make_unexpected(Errors{parsed.error()});
    if (auto* document = parsed->if_object();
        document != nullptr && request.kind != EntityKind::organization) {
      const char* key = request.kind == EntityKind::metric ? "name" : "id";
      if (!request.id.empty()) {
        (*document)[key] = request.id;
      } else if (!document->contains(key)) {
        (*document)[key] = fresh_id(definitions, request.kind, slug_of(title_in(*document)));
      }
    }
    return planfile::decode_value(request.kind, *parsed,
                                  planfile::setting_of(definitions.organization_or_default()));
  }

  std::optional<Error> objection(const SaveRequest& request, const planfile::Object& object,
                                 const planfile::Setting& setting) {
    const std::string id = planfile::id_of(object);
    const auto before = current(request.kind, id);
    if (!before) return before.error();
    const bool exists = before->has_value();
    const bool is_organization = request.kind == EntityKind::organization;
    if (request.mode == SaveMode::create && exists) {
      return about("definition.exists", request.kind, id, ErrorKind::conflict);
    }
    if (request.mode == SaveMode::replace && !exists && !is_organization) {
      return about("reference.unknown", request.kind, id, ErrorKind::not_found);
    }
    if (!exists) return std::nullopt;
    if ((*before)->home.is_file())
      return home_is_file(request.kind, **before, planfile::export_object(object, setting));
    return changed_since(request.if_seq, request.kind, **before);
  }

  static std::optional<Error> changed_since(std::optional<store::Seq> seen, EntityKind kind,
                                            const store::Document& now) {
    if (!seen || *seen == now.seq) return std::nullopt;
    Error changed = about("definition.changed", kind, now.id, ErrorKind::conflict);
    changed.arguments["who"] = now.actor;
    changed.arguments["when"] = to_string(now.at);
    return changed;
  }

  // Under another organization everything else keeps its days and titles.
  Errors reword_all(const planfile::Setting& before, const planfile::Setting& after) {
    auto objects = stored_objects(transaction_);
    if (!objects) return {objects.error()};
    const auto rewording = reworded(std::move(*objects), before, after);
    if (!rewording) return rewording.error();
    const auto done = write_reworded(transaction_, actor_, ports_.clock(), rewording->changed);
    return done ? Errors{} : Errors{done.error()};
  }

  Checked<Saved> written(const ObjectWrite& object) {
    const auto before = current(object.kind, object.id);
    if (before && *before && (*before)->text == object.document)
      return Saved{object.id, (*before)->seq};
    auto seq = write_object(transaction_, actor_, ports_.clock(), object);
    if (!seq) return tl::make_unexpected(Errors{seq.error()});
    return Saved{object.id, *seq};
  }

  store::Transaction& transaction_;
  const Ports& ports_;
  const Actor& actor_;
};

// Runs a step that may have many complaints as a command, which knows one.
template <typename Step>
Checked<Saved> in_transaction(const Ports& ports, const Actor& actor, Step step) {
  Checked<Saved> outcome = tl::make_unexpected(Errors{});
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    Saving saving(transaction, ports, actor);
    outcome = step(saving);
    if (!outcome) return fail(outcome.error().front());
    return {};
  });
  if (!written && outcome) return tl::make_unexpected(Errors{written.error()});
  return outcome;
}

}  // namespace

Checked<Saved> save_definition(const Ports& ports, const Actor& actor, const SaveRequest& request) {
  return in_transaction(ports, actor, [&](Saving& saving) { return saving.save(request); });
}

Checked<Saved> delete_definition(const Ports& ports, const Actor& actor,
                                 const DeleteRequest& request) {
  return in_transaction(ports, actor, [&](Saving& saving) { return saving.remove(request); });
}

}  // namespace koers::app
