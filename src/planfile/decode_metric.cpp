// Sources and metrics.
#include <cmath>
#include <fmt/ranges.h>

#include "base/nearest.h"
#include "base/time_zone.h"
#include "domain/catalog.h"
#include "formula/formula.h"
#include "language/find_metric.h"
#include "planfile/catalog_defaults.h"
#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

// One character, a tab written as \t included.
std::string decode_mark(const Fields& fields, std::string_view key) {
  std::string text = fields.text(key);
  if (text == "\\t") return "\t";
  if (fields.has(key) && text.size() != 1) {
    fields.find(key)->complain("plan.one_character",
                               {{"key", std::string(key)}, {"text", excerpt(text)}});
  }
  return text;
}

domain::CsvFormat decode_csv(const Cursor& at) {
  const Fields fields(at, csv_shape());
  domain::CsvFormat csv{.delimiter = decode_mark(fields, "delimiter"),
                        .quote = decode_mark(fields, "quote"),
                        .null = fields.text("null"),
                        .date_format = fields.text("date_format"),
                        .timestamp_format = fields.text("timestamp_format")};
  if (const auto decimal = fields.chosen("decimal")) csv.decimal = *decimal == 0 ? "." : ",";
  return csv;
}

domain::LatestPer decode_latest_per(const Cursor& at) {
  const Fields fields(at, latest_per_shape());
  domain::LatestPer latest{.key = fields.text("key"), .order_by = fields.texts("order_by")};
  const bool is_empty_list = fields.has("order_by") && fields.items("order_by").empty();
  if (is_empty_list) fields.find("order_by")->complain("plan.empty_list", {{"key", "order_by"}});
  return latest;
}

domain::Dimension decode_dimension(const Cursor& at) {
  if (at.node().is_scalar()) return {.name = at.node().text()};
  const Fields fields(at, dimension_shape());
  return {.name = fields.text("name"), .expr = fields.text("expr")};
}

std::vector<domain::Dimension> decode_dimensions(const Fields& fields) {
  std::vector<domain::Dimension> dimensions;
  for (const Cursor& item : fields.items("dimensions")) {
    auto dimension = decode_dimension(item);
    if (std::ranges::find(dimensions, dimension.name, &domain::Dimension::name) !=
        dimensions.end()) {
      item.complain("plan.duplicate_item", {{"text", excerpt(dimension.name)}});
    }
    dimensions.push_back(std::move(dimension));
  }
  return dimensions;
}

domain::Aggregation decode_aggregation(const Fields& fields) {
  const auto agg = fields.choice("agg", all_aggregations).value_or(domain::Aggregation::count);
  const bool needs_expr = agg != domain::Aggregation::count;
  if (needs_expr && fields.text("expr").empty())
    fields.cursor().complain("plan.missing_key", {{"key", "expr"}});
  return agg;
}

double decode_percentile(const Fields& fields, domain::Aggregation agg) {
  const domain::SimpleMetric defaults;
  const auto params = fields.find("agg_params");
  if (agg != domain::Aggregation::percentile) {
    if (params)
      params->complain("plan.key_not_for", {{"key", "agg_params"},
                                            {"variant", "agg: " + std::string(name_of(agg))},
                                            {"choices", "percentile"}});
    return defaults.percentile;
  }
  if (!params) {
    fields.cursor().complain("plan.missing_key", {{"key", "agg_params"}});
    return defaults.percentile;
  }
  const Fields inner(*params, agg_params_shape());
  const double percentile = inner.number("percentile").value_or(defaults.percentile);
  if (percentile <= 0 || percentile >= 1)
    inner.find("percentile")->complain("metric.percentile_out_of_range");
  return percentile;
}

domain::SimpleMetric decode_simple(const Fields& fields) {
  const auto agg = decode_aggregation(fields);
  return {.source = fields.id<domain::Source>("source"),
          .agg = agg,
          .expr = fields.text("expr"),
          .agg_time_dimension = fields.text("agg_time_dimension"),
          .filter = fields.text("filter"),
          .percentile = decode_percentile(fields, agg)};
}

domain::StockMetric decode_stock(const Fields& fields) {
  const auto agg = decode_aggregation(fields);
  const bool is_known = agg == domain::Aggregation::count || agg == domain::Aggregation::sum ||
                        agg == domain::Aggregation::count_distinct;
  if (!is_known) {
    fields.find("agg")->complain("plan.unknown_value", {{"key", "agg"},
                                                        {"text", std::string(name_of(agg))},
                                                        {"suggestion", ""},
                                                        {"choices", "count, sum, count_distinct"}});
  }
  return {.source = fields.id<domain::Source>("source"),
          .agg = agg,
          .expr = fields.text("expr"),
          .valid_from = fields.text("valid_from"),
          .valid_to = fields.text("valid_to"),
          .filter = fields.text("filter")};
}

// The ids that were probably meant: one that is written almost so, and what the words find.
std::string suggestions(std::string_view text) {
  std::vector<std::string_view> ids;
  for (const domain::CatalogMetric& metric : domain::catalog()) ids.push_back(metric.id);
  std::vector<std::string_view> guesses;
  if (const auto guess = nearest(text, ids); !guess.empty()) guesses.push_back(guess);
  for (const auto& match : language::search_catalog(text, 3)) {
    if (std::ranges::find(guesses, match.metric->id) == guesses.end())
      guesses.push_back(match.metric->id);
  }
  if (guesses.size() > 3) guesses.resize(3);
  return fmt::format("{}", fmt::join(guesses, ", "));
}

// The id of an entry of the catalogue; empty: none is named.
std::string decode_origin(const Fields& fields) {
  std::string id = fields.text("from_catalog");
  if (!fields.has("from_catalog") || domain::catalog_metric(id) != nullptr) return id;
  const std::string guesses = suggestions(id);
  const std::string_view code =
      guesses.empty() ? "metric.not_in_catalog" : "metric.near_in_catalog";
  fields.find("from_catalog")->complain(code, {{"id", excerpt(id)}, {"choices", guesses}});
  return {};
}

domain::DerivedMetric decode_derived(const Fields& fields) {
  domain::DerivedMetric derived{.formula = fields.text("formula"), .inputs = {}};
  if (derived.formula.empty()) return derived;  // Complained of where it is missing.
  const auto formula = formula::Formula::parse(derived.formula);
  if (formula) {
    derived.inputs = formula->inputs();
  } else {
    fields.find("formula")->complain(formula.error());
  }
  return derived;
}

domain::Metric::Definition decode_definition(const Fields& fields, std::string_view type,
                                             const CatalogDefaults& defaults) {
  if (type == "simple") return decode_simple(fields);
  if (type == "stock") return decode_stock(fields);
  if (type == "ratio") {
    return domain::RatioMetric{.numerator = fields.id<domain::Metric>("numerator"),
                               .denominator = fields.id<domain::Metric>("denominator")};
  }
  if (type == "sql") {
    return domain::SqlMetric{.sources = fields.ids<domain::Source>("sources"),
                             .sql = fields.text("sql")};
  }
  if (type == "derived") return decode_derived(fields);
  return domain::ManualMetric{
      .grain = fields.choice("grain", all_grains).value_or(domain::Grain::month),
      .time = fields.choice("time", all_time_aggregations).value_or(defaults.time)};
}

}  // namespace

domain::Source decode_source(const Cursor& at) {
  const Fields fields(at, source_shape());
  domain::Source source{.id = fields.id<domain::Source>("id"), .path = fields.text("path")};
  // Complains of kinds that are not files.
  static_cast<void>(fields.chosen("type"));
  if (const auto format = fields.chosen("format")) {
    source.format = std::string(source_shape().find("format")->choices[*format]);
  }
  if (const auto csv = fields.find("csv")) source.csv = decode_csv(*csv);
  source.columns = fields.words("columns");
  if (const auto latest = fields.find("latest_per")) source.latest_per = decode_latest_per(*latest);
  source.timezone = fields.text("timezone");
  if (fields.has("timezone")) {
    const auto zone = TimeZone::create(source.timezone);
    if (!zone) fields.find("timezone")->complain(zone.error());
  }
  const Node::Entry* resolved = at.node().find("resolved_path");
  if (resolved != nullptr && at.audience() != Audience::plan_file) {
    source.resolved_path = read_text(at.at(*resolved)).value_or(std::string());
  }
  return source;
}

domain::Metric decode_metric(const Cursor& at) {
  const Fields fields(at, metric_shape());
  domain::Metric metric{.id = fields.id<domain::Metric>("name"),
                        .label = fields.label("label"),
                        .description = fields.text("description"),
                        .from_catalog = decode_origin(fields)};
  const CatalogDefaults defaults = catalog_defaults(metric.from_catalog, at.setting());
  if (metric.label.is_empty()) metric.label = defaults.label;
  if (const auto type = fields.chosen("type")) {
    const std::string_view name = metric_shape().find("type")->choices[*type];
    fields.check_variant(name);
    metric.definition = decode_definition(fields, name, defaults);
  }
  metric.dimensions = decode_dimensions(fields);
  metric.unit.name = fields.has("unit") ? fields.text("unit") : defaults.unit;
  metric.direction = fields.choice("direction", all_directions).value_or(defaults.direction);
  metric.signal_rules =
      fields.choice("signal_rules", all_signal_rules).value_or(domain::SignalRules::koers);
  metric.central_line =
      fields.choice("central_line", all_central_lines).value_or(domain::CentralLine::mean);
  metric.fill = fields.number("fill");
  metric.lag_days = fields.whole("lag_days").value_or(0);
  if (metric.lag_days < 0 || metric.lag_days > domain::lag_days_max) {
    fields.find("lag_days")
        ->complain("metric.lag_days_out_of_range",
                   {{"days", std::to_string(metric.lag_days)},
                    {"most", std::to_string(domain::lag_days_max)}});
  }
  return metric;
}

}  // namespace koers::planfile
