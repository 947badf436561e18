// Asks every part how it is, and reports them all.
#include "app/doctor.h"

#include <algorithm>

#include "app/definition_cache.h"
#include "app/metric_failures.h"
#include "app/stored_objects.h"
#include "text/catalog.h"
#include "text/error_text.h"

namespace koers::app {
namespace {

CheckResult sound(std::string_view name, std::string words) {
  return {std::string(name), true, std::move(words)};
}

CheckResult broken(std::string_view name, text::Locale locale, const Error& error) {
  return {std::string(name), false, text::in_one_line(text::error_text(locale, error))};
}

Result<CheckResult> check_store(const Ports& ports, text::Locale locale) {
  KOERS_TRY(findings, ports.store.check());
  if (!findings.empty()) return CheckResult{"store", false, findings.front()};
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  return sound("store", text::say(locale, "doctor.store", {{"seq", std::to_string(head)}}));
}

CheckResult check_definitions(store::Reader& reader, store::Seq head, text::Locale locale) {
  const auto definitions = read_definitions(reader, head);
  if (!definitions) return broken("definitions", locale, definitions.error());
  const auto errors = rule_errors(*definitions);
  if (!errors.empty()) return broken("definitions", locale, errors.front());
  return sound("definitions",
               text::say(locale, "doctor.definitions",
                         {{"kpis", std::to_string(definitions->kpis.size())},
                          {"metrics", std::to_string(definitions->metrics.size())}}));
}

Result<CheckResult> check_derived(store::Reader& reader, store::Seq head, text::Locale locale) {
  KOERS_TRY(cursor, reader.derived("cursor", "evaluate"));
  const store::Seq behind = head - (cursor ? std::stoll(*cursor) : 0);
  return sound("derived",
               text::say(locale, "doctor.derived", {{"behind", std::to_string(behind)}}));
}

CheckResult check_sources(const Ports& ports, const domain::Definitions& definitions,
                          text::Locale locale) {
  if (definitions.sources.empty()) return sound("sources", text::say(locale, "doctor.no_sources"));
  if (ports.measurer == nullptr) {
    return broken("sources", locale, {.kind = ErrorKind::unavailable, .code = "measure.no_worker"});
  }
  for (const auto& [id, source] : definitions.sources) {
    const auto description = ports.measurer->describe(source);
    if (!description) return broken("sources", locale, description.error());
  }
  return sound("sources", text::say(locale, "doctor.sources",
                                    {{"count", std::to_string(definitions.sources.size())}}));
}

// One check for each metric of a KPI whose last computation failed; one in all where none did.
Result<std::vector<CheckResult>> check_metrics(store::Reader& reader,
                                               const domain::Definitions& definitions,
                                               text::Locale locale) {
  KOERS_TRY(failures, metric_failures(reader));
  std::vector<CheckResult> checks;
  for (const auto& [metric, failure] : failures) {
    const bool is_used = std::ranges::any_of(
        definitions.kpis, [&](const auto& entry) { return entry.second.metric == metric; });
    if (!is_used) continue;
    checks.push_back({"metric " + metric.text(), false, text::error_line(locale, failure.error)});
  }
  if (checks.empty()) checks.push_back(sound("metrics", text::say(locale, "doctor.metrics")));
  return checks;
}

}  // namespace

Result<std::vector<CheckResult>> doctor(const Ports& ports, text::Locale locale) {
  std::vector<CheckResult> checks;
  KOERS_TRY(store_check, check_store(ports, locale));
  checks.push_back(store_check);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  checks.push_back(check_definitions(*reader, head, locale));
  KOERS_TRY(derived, check_derived(*reader, head, locale));
  checks.push_back(derived);
  if (const auto definitions = read_definitions(*reader, head)) {
    checks.push_back(check_sources(ports, *definitions, locale));
    KOERS_TRY(metrics, check_metrics(*reader, *definitions, locale));
    checks.insert(checks.end(), metrics.begin(), metrics.end());
  }
  return checks;
}

}  // namespace koers::app
