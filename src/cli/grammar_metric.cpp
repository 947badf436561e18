// Commands about the values of metrics.
#include <memory>

#include "cli/grammar.h"
#include "cli/typed.h"

namespace koers::cli {
namespace {

struct Values {
  std::string metric;
  std::vector<std::string> by;
  std::string grain = "month";
  std::string from;
  std::string to;
  std::string on;
  std::string format = "csv";
  std::vector<std::string> plan;
};

int print_values(const Grammar& grammar, const Values& given) {
  if (given.format != "csv" && given.format != "json")
    return grammar.misuse(bad_value("--format", given.format, "csv, json"));
  json::array by;
  for (const auto& dimension : given.by) by.emplace_back(dimension);
  json::object arguments{{"metric", given.metric}, {"by", std::move(by)}, {"grain", given.grain},
                         {"from", given.from},     {"to", given.to},      {"on", given.on},
                         {"format", given.format}};
  if (!given.plan.empty()) {
    json::array plan;
    for (const auto& path : given.plan) plan.emplace_back(path);
    arguments["plan"] = std::move(plan);
    arguments["folder"] = grammar.around().folder;
  }
  return metric_values(grammar.around(), grammar.common(), std::move(arguments));
}

}  // namespace

void add_metric(Grammar& grammar) {
  const auto given = std::make_shared<Values>();
  auto* metric = grammar.group("metric", "Values of metrics");
  auto* values = grammar.command_below(*metric, "values", "Print the values of a metric",
                                       [&grammar, given] { return print_values(grammar, *given); });
  values->add_option("name", given->metric, "The metric")->required();
  values->add_option("--by", given->by, "Group by one or two dimensions")->delimiter(',');
  values->add_option("--grain", given->grain,
                     "day, week, month, quarter, half or year (default month)");
  values->add_option("--from", given->from, "First day (YYYY-MM-DD)");
  values->add_option("--to", given->to, "Last day (YYYY-MM-DD)");
  values->add_option("--on", given->on, "As it was at the end of that day");
  values->add_option("--format", given->format, "csv or json (default csv)");
  values->add_option("--plan", given->plan, "Compute straight from plan files, without a database");
  grammar.takes_json(grammar.command_below(
      *metric, "refresh", "Compute the metrics of all KPIs from their sources now",
      [&grammar] { return refresh(grammar.around(), grammar.common()); }));
}

}  // namespace koers::cli
