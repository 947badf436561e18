// One derived document per failing metric, one log entry per change.
#include "app/metric_failures.h"

#include "base/json.h"
#include "measure/frames.h"

namespace koers::app {
namespace {

constexpr std::string_view kind = "metric_failure";

std::string document_of(const Error& error, Instant at) {
  json::object document = measure::json_of(error);
  document["file"] = error.place.file;
  document["line"] = error.place.line;
  document["column"] = error.place.column;
  document["at"] = to_string(at);
  return write_json(document);
}

Result<MetricFailure> failure_of(const std::string& document) {
  KOERS_TRY(parsed, read_json(document));
  const auto& object = parsed.as_object();
  MetricFailure failure{.error = measure::error_of(parsed), .at = {}};
  failure.error.place = {.file = std::string(object.at("file").as_string()),
                         .line = object.at("line").to_number<int>(),
                         .column = object.at("column").to_number<int>()};
  KOERS_TRY(at, parse_instant(std::string_view(object.at("at").as_string())));
  failure.at = at;
  return failure;
}

bool is_same(const Error& a, const Error& b) {
  return a.code == b.code && a.pointer == b.pointer && a.arguments == b.arguments &&
         a.detail == b.detail && a.place == b.place;
}

Result<void> announce(store::Transaction& transaction, const Ports& ports, const Actor& actor,
                      const Id<domain::Metric>& metric, std::string_view code) {
  const bool is_failure = !code.empty();
  json::object after;
  if (is_failure) after["code"] = code;
  KOERS_CHECK(transaction.append({.at = ports.clock(),
                                  .actor = actor.name,
                                  .entity = "metric",
                                  .id = metric.text(),
                                  .kind = is_failure ? "measuring_failed" : "measuring_recovered",
                                  .before = {},
                                  .after = is_failure ? write_json(after) : std::string()}));
  return {};
}

Result<std::optional<std::string>> remembered(const Ports& ports, const std::string& metric) {
  KOERS_TRY(reader, ports.store.read());
  return reader->derived(kind, metric);
}

Result<bool> is_about_now(store::Transaction& transaction, const Ports& ports,
                          const Computation& computation) {
  KOERS_TRY(head, transaction.head());
  KOERS_TRY(now, ports.definitions.at(transaction, head));
  return now == computation.definitions;
}

}  // namespace

Result<void> note_failure(const Ports& ports, const Actor& actor, const Computation& computation,
                          const Error& error) {
  const std::string metric = computation.metric.text();
  KOERS_TRY(known, remembered(ports, metric));
  if (known) {
    KOERS_TRY(before, failure_of(*known));
    if (is_same(before.error, error)) return {};
  }
  return ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(is_current, is_about_now(transaction, ports, computation));
    if (!is_current) return {};
    KOERS_CHECK(transaction.put_derived(kind, metric, document_of(error, ports.clock())));
    return announce(transaction, ports, actor, computation.metric, error.code);
  });
}

Result<void> clear_failure(const Ports& ports, const Actor& actor, const Computation& computation) {
  const std::string metric = computation.metric.text();
  KOERS_TRY(known, remembered(ports, metric));
  if (!known) return {};
  return ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(is_current, is_about_now(transaction, ports, computation));
    if (!is_current) return {};
    KOERS_CHECK(transaction.put_derived(kind, metric, ""));
    return announce(transaction, ports, actor, computation.metric, "");
  });
}

Result<MetricFailures> metric_failures(store::Reader& reader) {
  KOERS_TRY(rows, reader.all_derived(kind, ""));
  MetricFailures failures;
  for (const auto& row : rows) {
    KOERS_TRY(failure, failure_of(row.text));
    failures.emplace(Id<domain::Metric>::trusted(row.key), failure);
  }
  return failures;
}

}  // namespace koers::app
