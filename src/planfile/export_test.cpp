// Exported files look as a person would write them, and load as the same documents.
#include "planfile/export.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "planfile/document.h"
#include "planfile/generators_test.h"
#include "planfile/memory_disk_test.h"
#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

std::vector<std::string> documents_of(const domain::Definitions& definitions) {
  const Setting setting = setting_of(definitions.organization_or_default());
  std::vector<std::string> documents;
  for (Object& object : objects_of(definitions)) {
    if (auto* source = std::get_if<domain::Source>(&object)) source->resolved_path.clear();
    documents.push_back(encode_document(object, setting));
  }
  return documents;
}

// References and units that hold for any metric.
void fit(domain::Goal& goal, const Id<domain::Metric>& metric) {
  if (!goal.target_metric.is_empty()) goal.target_metric = metric;
  if (goal.mode == domain::ChangeMode::pp) goal.mode = domain::ChangeMode::abs;
  if (goal.baseline.rule == domain::BaselineRule::manual && goal.baseline.value == 0)
    goal.baseline.value = 1;
}

}  // namespace

TEST_CASE("what is exported is loaded as the same documents") {
  CHECK(rc::check("load(export(x)) == x", [] {
    // References hold: everything leans on one of each kind.
    domain::Definitions all;
    all.organization = generate::organization();
    const auto& calendar = all.organization->calendar;
    auto source = generate::source();
    source.path = "a.csv";
    auto metric = generate::metric();
    metric.definition = generate::simple();
    std::get<domain::SimpleMetric>(metric.definition).source = source.id;
    metric.dimensions.clear();
    const domain::Objective objective{.id = generate::id<domain::Objective>(),
                                      .title = generate::label(),
                                      .period = calendar.parse_label("2026").value().period};
    auto kpi = generate::kpi(calendar);
    kpi.metric = metric.id;
    kpi.owner = {};
    kpi.team = {};
    kpi.objectives = {objective.id};
    kpi.supporting.clear();
    for (auto& guard : kpi.guards) guard.metric = metric.id;
    kpi.goals.resize(std::min<std::size_t>(kpi.goals.size(), 1));
    for (auto& goal : kpi.goals) fit(goal, metric.id);
    for (Object object : {Object(source), Object(metric), Object(objective), Object(kpi)})
      insert(all, object);

    const std::string yaml = export_yaml(all);
    const auto loaded = load_text(yaml);
    if (!loaded) RC_LOG() << yaml << complaints_about(yaml);
    RC_ASSERT(loaded.has_value());
    RC_LOG() << yaml;
    RC_ASSERT(documents_of(loaded->definitions) == documents_of(all));
    RC_ASSERT(export_yaml(loaded->definitions) == yaml);
  }));
}

TEST_CASE("an exported file is one that a person could have written") {
  const std::string text =
      "koers: 1\n"
      "\n"
      "organization: {name: Waterland, locale: nl}\n"
      "\n"
      "objectives:\n"
      "  - {id: growth, title: Groei, period: 2026}\n"
      "\n"
      "sources:\n"
      "  - id: log\n"
      "    path: \"${DATA:-data}/log.csv\"\n"
      "    csv: {\"null\": \"?\", timestamp_format: \"%d/%m/%Y %H:%M\"}\n"
      "    latest_per:\n"
      "      key: number\n"
      "      order_by: [sys_mod_count, updated]\n"
      "\n"
      "metrics:\n"
      "  - name: visits\n"
      "    type: sql\n"
      "    sources: [log]\n"
      "    sql: |-\n"
      "      select count(*)\n"
      "      from log\n"
      "    unit: count\n"
      "\n"
      "kpis:\n"
      "  - id: site\n"
      "    metric: visits\n"
      "    objectives: [growth]\n"
      "    goals:\n"
      "      - {period: 2026-Q1, kind: reach, target: \">= 10.5\", window: at_end}\n"
      "      - {period: 2026-Q2, kind: maintain, target: \"< 2\", per: month, policy: {share: "
      "0.9}}\n";
  const auto loaded = load_text(text);
  REQUIRE_MESSAGE(loaded.has_value(), complaints_about(text));
  CHECK(export_yaml(loaded->definitions) == text);
}

TEST_CASE("texts are quoted only where they would be read as something else") {
  const auto written = [](std::string_view text) {
    std::string yaml = write_yaml({{"k", text}});
    return yaml.substr(3, yaml.size() - 4);
  };
  CHECK(written("date_diff('second', a, b) / 3600.0") == "\"date_diff('second', a, b) / 3600.0\"");
  CHECK(written("resolved_at is not null") == "resolved_at is not null");
  CHECK(written("Gemiddelde oplostijd") == "Gemiddelde oplostijd");
  CHECK(written("2026-02-14") == "2026-02-14");
  CHECK(written("2026") == "\"2026\"");
  CHECK(written("no") == "\"no\"");
  CHECK(written("12:30") == "\"12:30\"");
  CHECK(written("1e3") == "\"1e3\"");
  CHECK(written("") == "\"\"");
  CHECK(write_yaml({{"small", 0.1}, {"big", 1e21}}) == "small: 0.1\n\nbig: 1e+21\n");
}

}  // namespace koers::planfile
