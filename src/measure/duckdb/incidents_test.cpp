// Every value of the public incident log, from the raw file: all grains, all groups, nothing
// missing and nothing too much. The definitions are those of examples/incidents/koers.yaml.
#include <cmath>
#include <sstream>

#include "measure/duckdb/fixture_test.h"

namespace koers::measure {
namespace {

using domain::Aggregation;
using domain::Grain;
using domain::SimpleMetric;

constexpr std::string_view hours = "date_diff('second', opened_at, resolved_at) / 3600.0";

Id<domain::Source> source(const std::string& id) { return Id<domain::Source>::trusted(id); }

SimpleMetric by_resolution(const std::string& from, Aggregation agg, std::string expr,
                           std::string filter) {
  return {.source = source(from),
          .agg = agg,
          .expr = std::move(expr),
          .agg_time_dimension = "resolved_at",
          .filter = std::move(filter),
          .percentile = 0.9};
}

Workbench incidents(const std::string& path) {
  Workbench bench;
  const bool is_text = !path.ends_with(".parquet");
  for (const std::string id : {"tickets", "events"}) {
    domain::Source& made = bench.source(id, path);
    if (is_text) made.csv = {.null = "?", .timestamp_format = "%d/%m/%Y %H:%M"};
    if (id == "tickets")
      made.latest_per = {.key = "number", .order_by = {"sys_mod_count", "sys_updated_at"}};
  }
  const std::string sla = is_text ? "made_sla" : "made_sla::boolean";
  bench.metric("incidents_opened",
               SimpleMetric{.source = source("tickets"), .agg_time_dimension = "opened_at"});
  bench.metric("incidents_resolved", by_resolution("tickets", Aggregation::count, "", ""));
  bench
      .metric("avg_resolution_hours",
              by_resolution("tickets", Aggregation::average, std::string(hours), ""))
      .dimensions = {
      {.name = "assignment_group", .expr = "coalesce(assignment_group::varchar, '?')"},
      {.name = "priority", .expr = ""}};
  bench.metric("median_resolution_hours",
               by_resolution("tickets", Aggregation::median, std::string(hours), ""));
  bench.metric("p90_resolution_hours",
               by_resolution("tickets", Aggregation::percentile, std::string(hours), ""));
  bench.metric("resolved_within_10h",
               by_resolution("tickets", Aggregation::count, "", std::string(hours) + " <= 10"));
  bench.ratio("resolved_within_10h_pct", "resolved_within_10h", "incidents_resolved");
  bench.metric("sla_met", by_resolution("tickets", Aggregation::count, "", sla));
  bench.ratio("sla_met_pct", "sla_met", "incidents_resolved");
  bench.metric("reopened", by_resolution("tickets", Aggregation::count, "", "reopen_count > 0"));
  bench.ratio("reopened_pct", "reopened", "incidents_resolved");
  bench.metric("open_backlog", domain::StockMetric{.source = source("tickets"),
                                                   .valid_from = "opened_at",
                                                   .valid_to = "coalesce(resolved_at, closed_at)"});
  bench.metric("events_logged",
               SimpleMetric{.source = source("events"), .agg_time_dimension = "sys_updated_at"});
  return bench;
}

struct Line {
  std::string metric;
  std::string group;
  std::string period;
  double value;
};

std::vector<Line> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Line> lines;
  std::string text;
  const bool has_groups = std::getline(in, text) && text.find("group") != std::string::npos;
  while (std::getline(in, text)) {
    std::istringstream fields(text);
    Line line;
    std::string value;
    std::getline(fields, line.metric, ',');
    if (has_groups) std::getline(fields, line.group, ',');
    std::getline(fields, line.period, ',');
    std::getline(fields, value, ',');
    line.value = std::stod(value);
    lines.push_back(line);
  }
  return lines;
}

Grain grain_of(const std::string& label) {
  if (label.find('W') != std::string::npos) return Grain::week;
  return label.find('Q') != std::string::npos ? Grain::quarter : Grain::month;
}

// Each (metric, dimension, grain) that the reference has is asked once; then both sides must hold
// the same lines.
void compare(const Workbench& bench, const std::vector<Line>& lines) {
  using Question = std::tuple<std::string, std::string, Grain>;
  std::map<Question, std::map<std::pair<std::string, std::string>, double>> expected;
  for (const Line& line : lines) {
    const std::size_t by = line.group.empty() ? std::string::npos : line.metric.find("_by_");
    const std::string dimension = by == std::string::npos ? "" : line.metric.substr(by + 4);
    expected[{line.metric.substr(0, by), dimension, grain_of(line.period)}]
            [{line.period, line.group}] = line.value;
  }
  for (const auto& [question, values] : expected) {
    const auto& [metric, dimension, grain] = question;
    CAPTURE(metric);
    CAPTURE(dimension);
    const auto rows = run(bench.request(
        metric, grain, dimension.empty() ? std::vector<std::string>{} : std::vector{dimension}));
    REQUIRE_MESSAGE(rows.has_value(), shown(rows));
    CHECK(rows->size() == values.size());
    for (const Value& row : *rows) {
      const std::string label = domain::Calendar().label(grain, row.period);
      const std::string group = row.group.empty() ? "" : row.group.front().value_or("");
      const auto found = values.find({label, group});
      CAPTURE(label);
      CAPTURE(group);
      REQUIRE(found != values.end());
      const double difference = std::abs(row.value - found->second);
      CHECK(difference <= 1e-8 * std::max(1.0, std::abs(found->second)));
    }
  }
}

}  // namespace

TEST_CASE("every reference value of the incident log comes out of the compressed text") {
  const auto folder = reference_data("data/incidents");
  if (!folder) return;
  const Workbench bench = incidents((*folder / "incident_event_log.csv.gz").string());
  compare(bench, lines_of(*folder / "reference.csv"));
  compare(bench, lines_of(*folder / "reference_groups.csv"));
}

TEST_CASE("every reference value of the incident log comes out of Parquet") {
  const auto folder = reference_data("data/incidents");
  if (!folder) return;
  const Workbench bench = incidents((*folder / "incident_events.parquet").string());
  compare(bench, lines_of(*folder / "reference.csv"));
  compare(bench, lines_of(*folder / "reference_groups.csv"));
}

TEST_CASE("a window is computed once from rows, and on a day it is to date") {
  const auto folder = reference_data("data/incidents");
  if (!folder) return;
  const Workbench bench = incidents((*folder / "incident_event_log.csv.gz").string());
  ValuesRequest request = bench.request("avg_resolution_hours");
  request.window = domain::Period{date_of(2016, 4, 1), date_of(2016, 7, 1)};
  request.on = date_of(2016, 5, 15);
  const auto hours_to_date = run(request);
  REQUIRE(hours_to_date.has_value());
  REQUIRE(hours_to_date->size() == 1);
  CHECK(hours_to_date->front().value == doctest::Approx(98.84).epsilon(1e-4));

  request.metric = Id<domain::Metric>::trusted("resolved_within_10h_pct");
  const auto share = run(request);
  REQUIRE(share.has_value());
  CHECK(share->front().value == doctest::Approx(54.09).epsilon(1e-4));
}

}  // namespace koers::measure
