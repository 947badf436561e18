// One check after the other, for each goal with a sentence.
#include "planfile/stated_metric.h"

#include <algorithm>
#include <fmt/format.h>

#include "language/find_metric.h"
#include "language/fold.h"
#include "language/sentence/quantity.h"
#include "planfile/statement.h"

namespace koers::planfile {
namespace {

using domain::CatalogMetric;
using language::ParsedSentence;
using language::Part;

// The words of a part as written; empty: there is no such part.
std::string_view words_of(const ParsedSentence& parsed, Part part) {
  const auto found = std::ranges::find(parsed.spans, part, &language::PartSpan::part);
  if (found == parsed.spans.end()) return {};
  return std::string_view(parsed.text)
      .substr(found->span.begin, found->span.end - found->span.begin);
}

// The one metric that words name for certain, or nullptr.
const CatalogMetric* surely_named(std::string_view words) {
  const auto named = words.empty() ? std::nullopt : language::find_metric(words);
  if (!named || named->is_ambiguous() || named->certainty == language::Certainty::approximate)
    return nullptr;
  return named->metric;
}

// The entry that a metric is made from, by its own word or by what it is called.
const CatalogMetric* entry_of(const domain::Metric& metric) {
  for (const std::string& id : {metric.from_catalog, metric.id.text()}) {
    if (const auto* entry = domain::catalog_metric(id)) return entry;
  }
  for (const std::string& label : {metric.label.nl, metric.label.en}) {
    if (const auto* entry = surely_named(label)) return entry;
  }
  return nullptr;
}

bool is_called(const domain::Metric& metric, std::string_view words) {
  const std::string said = language::fold(words);
  return std::ranges::any_of(
      std::array{metric.label.nl, metric.label.en, metric.id.text()},
      [&](const std::string& name) { return !name.empty() && language::fold(name) == said; });
}

// The unit that is written beside the number of a part; empty: none, or one that any metric has.
std::string unit_written(const ParsedSentence& parsed, Part part) {
  const auto tokens = language::tokens_of(words_of(parsed, part));
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto quantity = language::quantity_at(tokens, at, text::Locale::nl, language::Wanted::no);
    if (quantity) return quantity->unit;
  }
  return {};
}

bool is_countable(std::string_view unit) {
  return unit.empty() || unit == "times" || unit == "pt" || unit == "count" || unit == "point" ||
         unit == "ratio";
}

class StatedMetric {
 public:
  StatedMetric(const domain::Goal& goal, const domain::Metric& metric, const Setting& setting)
      : goal_(goal),
        metric_(metric),
        entry_(entry_of(metric)),
        parsed_(parse_statement(goal.statement, setting)) {}

  [[nodiscard]] std::optional<Error> objection() const {
    if (names_another()) {
      return Error{.code = "goal.statement_disagrees",
                   .arguments = {{"key", "metric"}, {"said", parsed_.metric}}};
    }
    for (const auto part : {Part::value, Part::base, Part::low, Part::high}) {
      if (unit_fits(unit_written(parsed_, part))) continue;
      return Error{.code = "goal.statement_other_unit",
                   .arguments = {{"metric", metric_.id.text()}, {"unit", metric_.unit.name}}};
    }
    if (is_impossible()) {
      return Error{
          .code = "goal.statement_out_of_bounds",
          .arguments = {{"metric", metric_.id.text()}, {"bounds", written(entry_->bounds)}}};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool names_another() const {
    const auto words = words_of(parsed_, Part::metric);
    const auto* named = surely_named(words);
    return named != nullptr && entry_ != nullptr && named->id != entry_->id &&
           !is_called(metric_, words);
  }

  // Numbers of a goal are in the unit of its metric, whatever the sentence says.
  [[nodiscard]] bool unit_fits(const std::string& said) const {
    const std::string& own = metric_.unit.name;
    if (own.empty() || said == own || is_countable(said)) return true;
    const bool is_change = goal_.kind == domain::GoalKind::change;
    return is_change && (said == "pp" || parsed_.mode == language::SentenceMode::rel);
  }

  // Bounds are of values, on the scale of the entry's unit; totals go beyond.
  [[nodiscard]] bool is_impossible() const {
    const bool has_scale = entry_ != nullptr && entry_->unit == metric_.unit.name;
    if (!has_scale || goal_.kind == domain::GoalKind::change ||
        goal_.kind == domain::GoalKind::accumulate)
      return false;
    const bool is_range = goal_.kind == domain::GoalKind::range;
    const auto& [min, max] = entry_->bounds;
    const double low = is_range ? goal_.band.low : goal_.target.value;
    const double high = is_range ? goal_.band.high : goal_.target.value;
    return (min && low < *min) || (max && high > *max);
  }

  const domain::Goal& goal_;
  const domain::Metric& metric_;
  const CatalogMetric* entry_;
  ParsedSentence parsed_;
};

}  // namespace

Errors stated_metric_errors(const domain::Kpi& kpi, const domain::Definitions& definitions,
                            const Setting& setting) {
  Errors errors;
  const auto* metric = domain::find(definitions.metrics, kpi.metric);
  for (std::size_t i = 0; metric != nullptr && i < kpi.goals.size(); ++i) {
    const auto& goal = kpi.goals[i];
    if (goal.statement.empty() || !goal.target_metric.is_empty()) continue;
    auto objection = StatedMetric(goal, *metric, setting).objection();
    if (!objection) continue;
    objection->pointer = fmt::format("/goals/{}/statement", i);
    errors.push_back(*std::move(objection));
  }
  return errors;
}

}  // namespace koers::planfile
