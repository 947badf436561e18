// Looks at the frozen baselines of a KPI's goals, by goal.
#include "app/baseline_revisions.h"

#include "app/kpi_inputs.h"
#include "base/json.h"
#include "base/number.h"

namespace koers::app {
namespace {

// The frozen document that the goal's baseline no longer agrees with; none where it does.
Result<std::optional<std::string>> outdated(store::Reader& reader, const domain::Kpi& kpi,
                                            const domain::Goal& goal) {
  KOERS_TRY(head, reader.head());
  KOERS_TRY(document, reader.document("baseline", goal_key(kpi, goal), head));
  if (!document || document->text.empty() || is_frozen_as(document->text, goal))
    return std::nullopt;
  return document->text;
}

std::string value_of(const std::string& document) {
  const auto parsed = read_json(document);
  if (!parsed) return {};
  return to_shortest(parsed->as_object().at("value").to_number<double>());
}

}  // namespace

Errors baseline_objections(store::Reader& reader, const domain::Kpi& kpi) {
  Errors objections;
  for (std::size_t i = 0; i < kpi.goals.size(); ++i) {
    const auto frozen = outdated(reader, kpi, kpi.goals[i]);
    if (!frozen) return {frozen.error()};
    if (!*frozen || !kpi.goals[i].baseline.reason.empty()) continue;
    objections.push_back(
        {.kind = ErrorKind::conflict,
         .code = "baseline.frozen",
         .pointer = "/goals/" + std::to_string(i) + "/baseline",
         .arguments = {
             {"value", value_of(**frozen)}, {"in_kind", "kpi"}, {"in_id", kpi.id.text()}}});
  }
  return objections;
}

Result<void> revise_baselines(store::Transaction& transaction, const Actor& actor, Instant at,
                              const domain::Kpi& kpi) {
  for (const auto& goal : kpi.goals) {
    KOERS_TRY(frozen, outdated(transaction, kpi, goal));
    if (!frozen) continue;
    const json::object after{{"rule", domain::name_of(goal.baseline.rule)},
                             {"reason", goal.baseline.reason}};
    KOERS_TRY(seq, transaction.append({.at = at,
                                       .actor = actor.name,
                                       .entity = "kpi",
                                       .id = kpi.id.text(),
                                       .kind = "baseline_revised",
                                       .before = *frozen,
                                       .after = write_json(after)}));
    KOERS_CHECK(transaction.put_document({.kind = "baseline",
                                          .id = goal_key(kpi, goal),
                                          .seq = seq,
                                          .text = {},
                                          .home = {},
                                          .actor = actor.name,
                                          .at = at}));
  }
  return {};
}

}  // namespace koers::app
