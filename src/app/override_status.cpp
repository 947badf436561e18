// One document a goal: the newest word, in versions.
#include "app/override_status.h"

#include "app/kpi_inputs.h"
#include "app/unknown_reference.h"
#include "base/assert.h"
#include "base/json.h"

namespace koers::app {
namespace {

constexpr std::string_view document_kind = "override";

std::string document_of(const domain::StatusOverride& word) {
  return write_json(json::object{{"status", domain::name_of(word.status)},
                                 {"reason", word.reason},
                                 {"author", word.author},
                                 {"since", to_string(word.since)},
                                 {"until", to_string(word.until)}});
}

Result<domain::StatusOverride> read_override(const std::string& document) {
  KOERS_TRY(parsed, read_json(document));
  const auto& object = parsed.as_object();
  domain::StatusOverride word;
  KOERS_TRY(status, domain::parse_status(std::string_view(object.at("status").as_string())));
  KOERS_TRY(since, parse_date(std::string_view(object.at("since").as_string())));
  KOERS_TRY(until, parse_date(std::string_view(object.at("until").as_string())));
  word.status = status;
  word.reason = std::string(object.at("reason").as_string());
  word.author = std::string(object.at("author").as_string());
  word.since = since;
  word.until = until;
  return word;
}

Result<void> record(store::Transaction& transaction, Instant at, const std::string& key,
                    const domain::Kpi& kpi, const domain::StatusOverride& word) {
  const std::string document = document_of(word);
  KOERS_TRY(seq, transaction.append({.at = at,
                                     .actor = word.author,
                                     .entity = "kpi",
                                     .id = kpi.id.text(),
                                     .kind = "status_overridden",
                                     .before = {},
                                     .after = document}));
  return transaction.put_document({.kind = std::string(document_kind),
                                   .id = key,
                                   .seq = seq,
                                   .text = document,
                                   .home = {},
                                   .actor = word.author,
                                   .at = at});
}

}  // namespace

Result<domain::StatusOverride> override_status(const Ports& ports, const Actor& actor,
                                               const OverrideRequest& request) {
  domain::StatusOverride word{.status = request.status,
                              .reason = request.reason,
                              .author = actor.name,
                              .since = {},
                              .until = request.until};
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(head, transaction.head());
    KOERS_TRY(definitions, ports.definitions.at(transaction, head));
    const auto* kpi = domain::find(definitions->kpis, request.kpi);
    if (kpi == nullptr) return fail(unknown_reference("kpi", request.kpi.text()));
    const Instant at = ports.clock();
    word.since = local_day(definitions->organization_or_default(), at);
    const auto* goal = domain::goal_on(*kpi, word.since);
    if (goal == nullptr) {
      return fail(Error{.code = "override.no_goal", .arguments = {{"id", kpi->id.text()}}});
    }
    const auto* metric = domain::find(definitions->metrics, kpi->metric);
    KOERS_ASSERT(metric != nullptr, "a KPI's metric exists");
    const auto grain = domain::grain_for(*kpi, *metric, goal, *definitions);
    KOERS_CHECK(domain::check_override(word, domain::cadence_for(*kpi, grain)));
    return record(transaction, at, goal_key(*kpi, *goal), *kpi, word);
  }));
  return word;
}

Result<std::optional<domain::StatusOverride>> override_on(const View& view, const domain::Kpi& kpi,
                                                          const domain::Goal& goal) {
  KOERS_TRY(document, view.reader.document(document_kind, goal_key(kpi, goal), view.known));
  if (!document || document->text.empty()) return std::nullopt;
  KOERS_TRY(word, read_override(document->text));
  if (!domain::is_in_force(word, view.on)) return std::nullopt;
  return word;
}

}  // namespace koers::app
