// The domain's explanation with words, and what was observed.
#include "app/explain.h"

#include <algorithm>

#include "app/unknown_reference.h"
#include "app/words.h"
#include "text/catalog.h"

namespace koers::app {
namespace {

using domain::Explanation;

constexpr std::size_t observations_max = 400;

Failure unknown(std::string_view kind, const std::string& id) {
  return fail(unknown_reference(kind, id));
}

class Words {
 public:
  Words(const domain::Definitions& definitions, const ExplainRequest& request)
      : definitions_(definitions),
        visibility_(definitions, request.viewer),
        locale_(request.locale) {}

  [[nodiscard]] ExplainedStep of(Explanation step, const domain::Objective* above = nullptr) const {
    ExplainedStep explained;
    const auto inputs = std::move(step.inputs);
    step.inputs.clear();
    const bool is_seen = sees(step, above);
    explained.title = is_seen ? title(step, above) : text::say(locale_, "objective.hidden");
    explained.formula_text =
        text::say(locale_, "formula." + std::string(domain::name_of(step.formula)));
    const auto* objective =
        step.subject == Explanation::Subject::objective ? objective_of(step.id) : above;
    if (is_seen) {
      for (const auto& input : inputs) explained.inputs.push_back(of(input, objective));
    } else {
      step.id.clear();
    }
    explained.step = std::move(step);
    return explained;
  }

 private:
  [[nodiscard]] const domain::Objective* objective_of(const std::string& id) const {
    return domain::find(definitions_.objectives, Id<domain::Objective>::trusted(id));
  }

  [[nodiscard]] bool sees(const Explanation& step, const domain::Objective* above) const {
    if (step.subject == Explanation::Subject::objective)
      return visibility_.sees(domain::EntityKind::objective, step.id);
    if (step.subject == Explanation::Subject::kpi)
      return visibility_.sees(domain::EntityKind::kpi, step.id);
    return above == nullptr || visibility_.sees(*above);
  }

  [[nodiscard]] std::string title(const Explanation& step, const domain::Objective* above) const {
    const auto language = text::name_of(locale_);
    switch (step.subject) {
      case Explanation::Subject::plan: {
        const auto* plan =
            domain::find(definitions_.plans, Id<domain::StrategicPlan>::trusted(step.id));
        return plan == nullptr ? step.id : plan->title.in(language);
      }
      case Explanation::Subject::objective: {
        const auto* objective = objective_of(step.id);
        return objective == nullptr ? step.id : objective->title.in(language);
      }
      case Explanation::Subject::kpi: {
        const auto* kpi = domain::find(definitions_.kpis, Id<domain::Kpi>::trusted(step.id));
        return kpi == nullptr ? step.id : title_of(*kpi, definitions_, locale_);
      }
      case Explanation::Subject::key_result:
        return result_title(step.id, above);
      case Explanation::Subject::number:
        return number_title(step.id, above);
    }
    return step.id;
  }

  [[nodiscard]] std::string result_title(const std::string& id,
                                         const domain::Objective* above) const {
    if (above == nullptr) return id;
    const auto found = std::ranges::find(above->key_results, id, &domain::KeyResult::id);
    return found == above->key_results.end() ? id : found->title.in(text::name_of(locale_));
  }

  // A number is named by what it is; a milestone has a title of its own.
  [[nodiscard]] std::string number_title(const std::string& id,
                                         const domain::Objective* above) const {
    if (above != nullptr) {
      for (const auto& result : above->key_results) {
        const auto found =
            std::ranges::find(result.milestones, id, &domain::KeyResult::Milestone::id);
        if (found != result.milestones.end()) return found->title.in(text::name_of(locale_));
      }
    }
    return text::say(locale_, "number." + id);
  }

  const domain::Definitions& definitions_;
  domain::Visibility visibility_;
  text::Locale locale_;
};

std::vector<Explanation> explained_leaves(const StatusView& status) {
  std::vector<Explanation> leaves;
  for (const auto& state : status.kpis)
    leaves.push_back(domain::explain_kpi(*state.kpi, state.goal, state.standing));
  for (const auto& state : status.key_results)
    leaves.push_back(domain::explain_result(*state.result, state.standing));
  return leaves;
}

Explanation explained_value(const RolledValue& rolled, const StatusView& status) {
  Explanation value{.id = "value", .result = rolled.value};
  const bool is_sum = rolled.kind == domain::Union::sum;
  value.formula = is_sum ? domain::Formula::union_sum : domain::Formula::union_ratio;
  for (const auto& part : rolled.parts) {
    Explanation input{.subject = Explanation::Subject::kpi,
                      .id = status.kpis[part.leaf].kpi->id.text(),
                      .result = status.kpis[part.leaf].standing.value};
    input.share = part.part.share;
    if (!is_sum) {
      input.inputs = {{.id = "numerator", .result = part.part.numerator},
                      {.id = "denominator", .result = part.part.denominator}};
    }
    value.inputs.push_back(std::move(input));
  }
  return value;
}

ObservationRow row_of(const store::SeriesKey& key, const store::Observation& observation,
                      const domain::Calendar& calendar) {
  const auto period = calendar.period_of(key.grain, observation.start);
  return {.period = period,
          .period_label = calendar.label(key.grain, period),
          .grain = std::string(domain::name_of(key.grain)),
          .value = observation.value,
          .n = observation.n,
          .numerator = observation.numerator,
          .denominator = observation.denominator,
          .sd = observation.sd,
          .recorded_at = observation.recorded_at,
          .source = observation.source,
          .note = observation.note,
          .seq = observation.seq};
}

// What the value was made of: the finest series of the metric, up to the day.
Result<void> add_observations(const View& view, const domain::Metric& metric,
                              ExplanationView& explained) {
  KOERS_TRY(keys, view.reader.series_of(metric.id.text()));
  std::erase_if(keys, [](const auto& key) { return !key.segment.empty(); });
  if (keys.empty()) return {};
  const auto finest = std::ranges::min_element(keys, {}, &store::SeriesKey::grain);
  KOERS_TRY(found,
            view.reader.observations(
                *finest, {.first = std::nullopt, .last = view.on + Days{1}, .known = view.known}));
  explained.is_cut = found.size() > observations_max;
  const std::size_t first = explained.is_cut ? found.size() - observations_max : 0;
  for (std::size_t i = found.size(); i > first; --i)
    explained.observations.push_back(row_of(*finest, found[i - 1], view.definitions->calendar()));
  return {};
}

}  // namespace

Result<ExplanationView> explain_objective(const Ports& ports, const ExplainRequest& request) {
  KOERS_TRY(status, status_on(ports, request.moment));
  const auto node = status.graph->find(request.id);
  const domain::Visibility visibility(*status.definitions, request.viewer);
  if (!node || !visibility.sees(status.graph->nodes()[*node]))
    return unknown("objective", request.id);
  const auto leaves = explained_leaves(status);
  const Words words(*status.definitions, request);
  ExplanationView view;
  view.as_of = status.as_of;
  view.seq = status.seq;
  view.score =
      words.of(domain::explain_node(*status.graph, *node, status.leaves, status.scores, leaves));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(resolved, resolve(ports, *reader, request.moment));
  resolved.definitions = status.definitions;
  KOERS_TRY(value, rolled_value(resolved, ports.measurer, status, *node));
  if (value) view.value = words.of(explained_value(*value, status));
  return view;
}

Result<ExplanationView> explain_kpi(const Ports& ports, const ExplainRequest& request) {
  KOERS_TRY(single, kpi_on(ports, Id<domain::Kpi>::trusted(request.id), request.moment));
  const domain::Visibility visibility(*single.definitions, request.viewer);
  if (!visibility.sees(*single.state.kpi)) return unknown("kpi", request.id);
  ExplanationView explained;
  explained.as_of = single.as_of;
  explained.seq = single.seq;
  explained.score =
      Words(*single.definitions, request)
          .of(domain::explain_kpi(*single.state.kpi, single.state.goal, single.state.standing));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  view.definitions = single.definitions;
  KOERS_CHECK(add_observations(view, *single.state.metric, explained));
  return explained;
}

}  // namespace koers::app
