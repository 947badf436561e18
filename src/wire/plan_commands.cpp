// Loads, then answers from what was loaded.
#include "wire/plan_commands.h"

#include "app/definition_places.h"
#include "app/metric_values.h"
#include "app/plan_files.h"
#include "wire/arguments.h"
#include "wire/catalog_json.h"
#include "wire/entry_json.h"

namespace koers::wire {
namespace {

Result<app::PlanFiles> files_of(const Arguments& arguments, std::string_view key,
                                const PlanSurroundings& around) {
  KOERS_TRY(paths, arguments.texts(key));
  KOERS_TRY(folder, arguments.text_or_empty("folder"));
  return app::plan_files(paths, folder, around.environment);
}

json::object files_json(const app::PlanFiles& files) {
  json::array paths;
  for (const auto& path : files.paths) paths.emplace_back(path);
  json::object environment;
  for (const auto& [name, value] : files.environment) environment[name] = value;
  return {{"paths", std::move(paths)}, {"environment", std::move(environment)}};
}

Error placed_in(const planfile::LoadedPlan& plan, const Error& error) {
  return app::placed(error, [&](auto kind, const auto& id, const auto& pointer) {
    return plan.place_of(kind, id, pointer);
  });
}

Result<json::value> values_of(const planfile::LoadedPlan& plan, const Arguments& arguments,
                              const PlanSurroundings& around) {
  KOERS_TRY(request, values_request(arguments));
  const auto values = app::computed_values(plan.definitions, around.measurer, request);
  if (!values) {
    return fail(placed_in(plan, values.error()));
  }
  const Date on = request.on.value_or(around.today);
  return json::object{{"text", values_text(*values, request, plan.definitions, on, arguments)}};
}

// All entries or those that words find; and everything about one whose id was given.
Result<json::value> catalog_of(const Arguments& arguments) {
  KOERS_TRY(words, arguments.text_or_empty("words"));
  KOERS_TRY(language, arguments.text_or_empty("lang"));
  const auto locale = language == "nl" ? text::Locale::nl : text::Locale::en;
  json::array items;
  for (const auto& item : app::catalog_items(words)) items.push_back(to_json(item, locale));
  const auto* entry = domain::catalog_metric(words);
  return json::object{{"items", std::move(items)},
                      {"entry", entry == nullptr ? json::value(nullptr) : to_json(*entry, locale)}};
}

// Dimensions can be asked for two at a time.
std::vector<measure::ValuesRequest> questions_about(const domain::Metric& metric,
                                                    const domain::Definitions& definitions) {
  measure::ValuesRequest request{.definitions = &definitions, .metric = metric.id};
  std::vector<measure::ValuesRequest> questions;
  for (const auto& dimension : metric.dimensions) {
    if (request.by.size() == 2) {
      questions.push_back(request);
      request.by.clear();
    }
    request.by.push_back(dimension.name);
  }
  questions.push_back(request);
  return questions;
}

// The SQL of every metric, read against its sources; without a worker nothing can be said of it.
// Ratios are made of other metrics, which are looked at themselves.
Errors sql_errors(const planfile::LoadedPlan& plan, measure::Measurer& measurer) {
  Errors errors;
  for (const auto& [id, metric] : plan.definitions.metrics) {
    if (!metric.is_measured() || std::holds_alternative<domain::RatioMetric>(metric.definition))
      continue;
    for (const auto& question : questions_about(metric, plan.definitions)) {
      const auto checked = measurer.check(question);
      if (checked) continue;
      if (checked.error().code == "measure.no_worker") return errors;
      errors.push_back(placed_in(plan, checked.error()));
      break;
    }
  }
  return errors;
}

tl::unexpected<Errors> as_errors(const Error& error) { return tl::make_unexpected(Errors{error}); }

Checked<json::value> as_checked(Result<json::value> result) {
  if (!result) return as_errors(result.error());
  return std::move(*result);
}

}  // namespace

Checked<json::value> run_plan_command(std::string_view name, const json::object& object,
                                      const PlanSurroundings& around) {
  const Arguments arguments(object);
  if (name == "catalog") return as_checked(catalog_of(arguments));
  const auto files = files_of(arguments, name == "metric_values" ? "plan" : "paths", around);
  if (!files) return as_errors(files.error());
  if (name == "plan_files") return files_json(*files);
  const auto plan = app::load_plan(*files, nullptr);
  if (!plan) return tl::make_unexpected(plan.error());
  if (name == "check") {
    auto errors = around.measurer == nullptr ? Errors{} : sql_errors(*plan, *around.measurer);
    if (!errors.empty()) return tl::make_unexpected(std::move(errors));
    return json::object{{"objects", plan->objects.size()}};
  }
  return as_checked(values_of(*plan, arguments, around));
}

}  // namespace koers::wire
