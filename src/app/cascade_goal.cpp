// Finds the goal, its baseline and its past cycles, and asks the domain.
#include "app/cascade_goal.h"

#include <algorithm>

#include "app/evaluate_kpi.h"
#include "app/unknown_reference.h"
#include "base/json.h"
#include "planfile/document.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

constexpr int cycles_max = 5;

Failure no_goal(const CascadeQuestion& question) {
  return fail(Error{.kind = ErrorKind::not_found,
                    .code = "cascade.no_goal",
                    .pointer = "/goal",
                    .arguments = {{"kpi", question.kpi.text()}, {"period", question.period}}});
}

Result<const domain::Goal*> goal_of(const View& view, const domain::Kpi& kpi,
                                    const CascadeQuestion& question) {
  if (question.period.empty()) {
    const auto* goal = domain::goal_on(kpi, view.on);
    if (goal == nullptr) return no_goal(question);
    return goal;
  }
  const auto named = view.definitions->calendar().parse_label(question.period);
  if (!named) return fail(named.error().under("/goal"));
  const auto found = std::ranges::find(kpi.goals, named->period, &domain::Goal::span);
  if (found == kpi.goals.end()) return no_goal(question);
  return &*found;
}

// The values of the sub-periods of past cycles, oldest first; cycles with a hole end it.
Result<std::vector<std::vector<double>>> history_of(const View& view, measure::Measurer* measurer,
                                                    const domain::Metric& metric,
                                                    const domain::Goal& goal, domain::Grain into) {
  std::vector<std::vector<double>> cycles;
  const auto& calendar = view.definitions->calendar();
  const auto grain = calendar.grain_of(goal.span);
  if (!grain) return cycles;
  KOERS_TRY(values, metric_values_of(view, measurer, metric, into));
  for (int back = 1; back <= cycles_max; ++back) {
    const auto past = calendar.shift(*grain, goal.span, -back);
    std::vector<double> cycle;
    for (const auto& period : calendar.periods_in(into, past)) {
      const auto value = value_over(values, calendar, {period, view.on});
      if (!value || period.last > view.on + Days{1}) break;
      cycle.push_back(value->value);
    }
    if (cycle.size() != calendar.periods_in(into, past).size()) break;
    cycles.push_back(std::move(cycle));
  }
  std::ranges::reverse(cycles);
  return cycles;
}

Result<std::optional<double>> baseline_of(const View& view, measure::Measurer* measurer,
                                          const domain::Kpi& kpi, const domain::Metric& metric,
                                          const domain::Goal& goal) {
  if (goal.kind != domain::GoalKind::reach) return std::nullopt;
  KOERS_TRY(values, metric_values_of(view, measurer, metric,
                                     domain::grain_for(kpi, metric, &goal, *view.definitions)));
  KOERS_TRY(found, find_baseline(view, kpi, goal, values));
  if (!found) return std::nullopt;
  return found->baseline.value;
}

CascadeProposal written(const View& view, const domain::Kpi& kpi, const domain::Metric& metric,
                        const domain::Goal& whole, const std::vector<domain::CascadePart>& parts,
                        text::Locale locale) {
  const auto target_text = [&](const domain::Target& target) {
    return text::format_target(locale, metric.unit.name, domain::symbol_of(target.comparator),
                               target.value);
  };
  CascadeProposal proposal{.kpi = kpi.id.text(), .whole = whole};
  proposal.whole_text = target_text(whole.target);
  domain::Kpi alone{.id = kpi.id, .metric = kpi.metric};
  const auto& calendar = view.definitions->calendar();
  for (const auto& part : parts) {
    const auto grain = calendar.grain_of(part.goal.span);
    proposal.goals.push_back(
        {.goal = part.goal,
         .period_label = grain ? calendar.label(*grain, part.goal.span) : std::string(),
         .target_text = target_text(part.goal.target),
         .share = part.share});
    alone.goals.push_back(part.goal);
  }
  const auto document = planfile::encode(alone, planfile::setting_of(view.organization()));
  proposal.document = write_json(document.at("goals"));
  return proposal;
}

}  // namespace

Result<CascadeProposal> cascade_goal(const Ports& ports, const CascadeQuestion& question) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, question.moment));
  const auto* kpi = domain::find(view.definitions->kpis, question.kpi);
  if (kpi == nullptr) {
    return fail(unknown_reference("kpi", question.kpi.text()));
  }
  const auto& metric = view.definitions->metrics.at(kpi->metric);
  KOERS_TRY(goal, goal_of(view, *kpi, question));
  KOERS_TRY(baseline, baseline_of(view, ports.measurer, *kpi, metric, *goal));
  domain::CascadeRequest request{
      .goal = *goal, .into = question.into, .by = question.by, .baseline = baseline, .history = {}};
  if (question.by == domain::CascadeBy::seasonal) {
    KOERS_TRY(history, history_of(view, ports.measurer, metric, *goal, question.into));
    request.history = std::move(history);
  }
  KOERS_TRY(parts, domain::cascade(request, view.definitions->calendar()));
  return written(view, *kpi, metric, *goal, parts, question.locale);
}

}  // namespace koers::app
