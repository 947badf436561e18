// From definitions to the tasks a worker can do, with nothing left to look up.
#include "measure/lower.h"

#include <algorithm>

#include "measure/source_files.h"
#include "measure/sql/text.h"

namespace koers::measure {
namespace {

// Part of every fingerprint: to be raised by whoever changes what a definition means.
constexpr std::string_view engine = "koers " KOERS_VERSION " duckdb 1";

class Lowering {
 public:
  explicit Lowering(const ValuesRequest& request)
      : request_(request), definitions_(*request.definitions) {}

  Result<Task> run() {
    if (request_.by.size() > 2)
      return fail(ErrorKind::invalid, "measure.too_many_dimensions", "/by");
    KOERS_CHECK(add(request_.metric, 0));
    KOERS_CHECK(add_sources());
    const domain::Organization organization = definitions_.organization_or_default();
    task_.grain = request_.grain;
    task_.range = request_.range;
    task_.window = request_.window;
    task_.on = request_.on;
    task_.calendar = organization.calendar.spec();
    task_.calendar.holidays = {};
    task_.timezone = organization.timezone;
    return std::move(task_);
  }

 private:
  using Position = std::size_t;

  Result<Position> add(const Id<domain::Metric>& id, int depth) {
    const auto known = positions_.find(id);
    if (known != positions_.end()) return known->second;
    const domain::Metric* metric = domain::find(definitions_.metrics, id);
    if (metric == nullptr || depth > 16) {
      return fail(Error{.kind = ErrorKind::not_found,
                        .code = "reference.unknown",
                        .arguments = {{"kind", "metric"}, {"id", id.text()}}});
    }
    Measure measure{
        .metric = id.text(), .is_percent = metric->unit.is_percent(), .fill = metric->fill};
    const auto lowered = std::visit(
        [&](const auto& definition) { return lower(definition, *metric, depth, measure); },
        metric->definition);
    if (!lowered) return fail(lowered.error().with("metric", id.text()));
    task_.measures.push_back(std::move(measure));
    positions_.emplace(id, task_.measures.size() - 1);
    return task_.measures.size() - 1;
  }

  Result<void> lower(const domain::ManualMetric& /*manual*/, const domain::Metric& /*metric*/,
                     int /*depth*/, Measure& /*measure*/) {
    return fail(ErrorKind::invalid, "metric.not_computed");
  }

  Result<void> lower(const domain::SimpleMetric& simple, const domain::Metric& metric,
                     int /*depth*/, Measure& measure) {
    measure.kind = MeasureKind::simple;
    measure.source = simple.source.text();
    measure.agg = simple.agg;
    measure.percentile = simple.agg == domain::Aggregation::median ? 0.5 : simple.percentile;
    measure.has_deviation = simple.agg == domain::Aggregation::average && domain::is_survey(metric);
    measure.expr = {simple.expr, "/expr"};
    measure.time = {simple.agg_time_dimension, "/agg_time_dimension"};
    measure.filter = {simple.filter, "/filter"};
    return add_groups(metric, measure);
  }

  Result<void> lower(const domain::StockMetric& stock, const domain::Metric& metric, int /*depth*/,
                     Measure& measure) {
    measure.kind = MeasureKind::stock;
    measure.source = stock.source.text();
    measure.agg = stock.agg;
    measure.expr = {stock.expr, "/expr"};
    measure.time = {stock.valid_from, "/valid_from"};
    measure.valid_to = {stock.valid_to, "/valid_to"};
    measure.filter = {stock.filter, "/filter"};
    return add_groups(metric, measure);
  }

  Result<void> lower(const domain::RatioMetric& ratio, const domain::Metric& metric, int depth,
                     Measure& measure) {
    measure.kind = MeasureKind::ratio;
    if (outer_dimensions_ == nullptr) outer_dimensions_ = &metric.dimensions;
    KOERS_TRY(numerator, add(ratio.numerator, depth + 1));
    KOERS_TRY(denominator, add(ratio.denominator, depth + 1));
    measure.numerator = numerator;
    measure.denominator = denominator;
    return {};
  }

  Result<void> lower(const domain::SqlMetric& sql, const domain::Metric& metric, int /*depth*/,
                     Measure& measure) {
    measure.kind = MeasureKind::sql;
    measure.expr = {sql.sql, "/sql"};
    for (const auto& source : sql.sources) wanted_sources_.push_back(source);
    if (!request_.by.empty()) return unknown_dimension(request_.by.front(), metric);
    return {};
  }

  Result<void> lower(const domain::DerivedMetric& /*derived*/, const domain::Metric& /*metric*/,
                     int /*depth*/, Measure& /*measure*/) {
    return fail(ErrorKind::invalid, "metric.not_computed");
  }

  static Failure unknown_dimension(const std::string& name, const domain::Metric& metric) {
    std::string known;
    for (const domain::Dimension& dimension : metric.dimensions) {
      known += (known.empty() ? "" : ", ") + dimension.name;
    }
    return fail(Error{.code = "metric.unknown_dimension",
                      .pointer = "/dimensions",
                      .arguments = {{"dimension", name}, {"known", known}}});
  }

  // Dimensions of the metric itself come first, then those of the ratio it is a part of; a name
  // that neither declares is taken for a column, and the engine says so if there is none.
  [[nodiscard]] Fragment group_for(const std::string& name, const domain::Metric& metric) const {
    for (const auto* dimensions : {&metric.dimensions, outer_dimensions_}) {
      if (dimensions == nullptr) continue;
      const auto found =
          std::find_if(dimensions->begin(), dimensions->end(),
                       [&](const domain::Dimension& dimension) { return dimension.name == name; });
      if (found == dimensions->end()) continue;
      return {found->expr.empty() ? sql::quoted_name(name) : found->expr, "/dimensions/" + name};
    }
    return {sql::quoted_name(name), "/dimensions/" + name};
  }

  Result<void> add_groups(const domain::Metric& metric, Measure& measure) {
    wanted_sources_.push_back(Id<domain::Source>::trusted(measure.source));
    for (const std::string& name : request_.by) measure.groups.push_back(group_for(name, metric));
    for (const Fragment* fragment :
         {&measure.expr, &measure.time, &measure.valid_to, &measure.filter}) {
      KOERS_CHECK(check(*fragment, metric));
    }
    for (const Fragment& group : measure.groups) KOERS_CHECK(check(group, metric));
    return {};
  }

  // A subquery may look things up in any other source by its id.
  Result<void> check(const Fragment& fragment, const domain::Metric& metric) {
    if (const auto whole = sql::check_fragment(fragment.sql, fragment.pointer); !whole)
      return fail(whole.error().with("metric", metric.id.text()));
    const sql::Mentions mentions = sql::mentions_of(fragment.sql);
    if (!mentions.has_subquery) return {};
    for (const auto& [id, source] : definitions_.sources) {
      if (mentions.holds(id.text())) wanted_sources_.push_back(id);
    }
    return {};
  }

  Result<void> add_sources() {
    std::sort(wanted_sources_.begin(), wanted_sources_.end());
    wanted_sources_.erase(std::unique(wanted_sources_.begin(), wanted_sources_.end()),
                          wanted_sources_.end());
    for (const auto& id : wanted_sources_) {
      const domain::Source* source = domain::find(definitions_.sources, id);
      if (source == nullptr) {
        return fail(Error{.kind = ErrorKind::not_found,
                          .code = "reference.unknown",
                          .arguments = {{"kind", "source"}, {"id", id.text()}}});
      }
      KOERS_TRY(resolved, resolve(*source));
      task_.sources.push_back(std::move(resolved));
    }
    return {};
  }

  const ValuesRequest& request_;
  const domain::Definitions& definitions_;
  Task task_;
  std::map<Id<domain::Metric>, Position> positions_;
  std::vector<Id<domain::Source>> wanted_sources_;
  const std::vector<domain::Dimension>* outer_dimensions_ = nullptr;
};

}  // namespace

Result<Task> task_of(const ValuesRequest& request) { return Lowering(request).run(); }

std::string fingerprint_of(const Task& task) {
  std::string text(engine);
  text += write_json(json_of(task));
  for (const TaskSource& source : task.sources) text += trace_of(source);
  return digest(text);
}

}  // namespace koers::measure
