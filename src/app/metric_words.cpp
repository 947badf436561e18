// One sentence for each type of metric.
#include "app/metric_words.h"

#include "text/catalog.h"

namespace koers::app {
namespace {

class Words {
 public:
  Words(const domain::Definitions& definitions, text::Locale locale)
      : definitions_(definitions), locale_(locale) {}

  [[nodiscard]] MetricWords operator()(const domain::ManualMetric& manual) const {
    return {.text = say("definition.manual",
                        {{"grain", say("grain." + std::string(domain::name_of(manual.grain)))}})};
  }

  [[nodiscard]] MetricWords operator()(const domain::SimpleMetric& simple) const {
    const auto agg = say("agg." + std::string(domain::name_of(simple.agg)));
    return {.text = say("definition.simple", {{"agg", agg},
                                              {"expr", simple.expr.empty() ? "*" : simple.expr},
                                              {"time", simple.agg_time_dimension}}),
            .source = source_text(simple.source),
            .sql = simple.filter.empty() ? simple.expr : simple.expr + "\nwhere " + simple.filter};
  }

  [[nodiscard]] MetricWords operator()(const domain::StockMetric& stock) const {
    return {.text = say("definition.stock"),
            .source = source_text(stock.source),
            .sql = stock.valid_from + " … " + stock.valid_to};
  }

  [[nodiscard]] MetricWords operator()(const domain::RatioMetric& ratio) const {
    MetricWords words{
        .text = say("definition.ratio",
                    {{"numerator", metric_label(ratio.numerator, definitions_, locale_)},
                     {"denominator", metric_label(ratio.denominator, definitions_, locale_)}})};
    for (const auto& id : {ratio.numerator, ratio.denominator}) {
      const auto* part = domain::find(definitions_.metrics, id);
      const auto* simple =
          part == nullptr ? nullptr : std::get_if<domain::SimpleMetric>(&part->definition);
      if (simple != nullptr) words.source = source_text(simple->source);
    }
    return words;
  }

  [[nodiscard]] MetricWords operator()(const domain::SqlMetric& sql) const {
    return {.text = say("definition.sql"),
            .source = sql.sources.empty() ? std::string() : source_text(sql.sources.front()),
            .sql = sql.sql};
  }

  [[nodiscard]] MetricWords operator()(const domain::DerivedMetric& derived) const {
    std::string names;
    for (const auto& input : derived.inputs)
      names += (names.empty() ? "" : ", ") + metric_label(input.metric, definitions_, locale_);
    return {.text = say("definition.derived", {{"metrics", names}}),
            .source = {},
            .sql = derived.formula};
  }

 private:
  [[nodiscard]] std::string say(std::string_view code,
                                const text::Arguments& arguments = {}) const {
    return text::say(locale_, code, arguments);
  }

  [[nodiscard]] std::string source_text(const Id<domain::Source>& id) const {
    const auto* source = domain::find(definitions_.sources, id);
    return source == nullptr ? id.text() : id.text() + ": " + source->path;
  }

  const domain::Definitions& definitions_;
  text::Locale locale_;
};

}  // namespace

MetricWords metric_words(const domain::Metric& metric, const domain::Definitions& definitions,
                         text::Locale locale) {
  return std::visit(Words(definitions, locale), metric.definition);
}

std::string metric_label(const Id<domain::Metric>& id, const domain::Definitions& definitions,
                         text::Locale locale) {
  const auto* metric = domain::find(definitions.metrics, id);
  return metric == nullptr || metric->label.is_empty() ? id.text()
                                                       : metric->label.in(text::name_of(locale));
}

}  // namespace koers::app
