// The goal is moved window by window; each is asked about and judged by what asks and judges now.
#include "app/looked_back.h"

#include "app/goal_forecast.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "domain/next_goal.h"
#include "domain/previous_window.h"
#include "domain/reading.h"
#include "domain/reliability.h"
#include "domain/visibility.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::app {
namespace {

// Whether the goal asks for a value that is read as so much more than where it started. Others ask
// for the same of every window: a total, a value to hold, a change.
bool goes_from_a_baseline(const domain::Goal& goal) {
  if (goal.kind != domain::GoalKind::reach) return false;
  const auto shape = domain::shape_of(goal);
  return shape == domain::Shape::level || shape == domain::Shape::window ||
         shape == domain::Shape::touch;
}

class Looking {
 public:
  static Result<Looking> at(const View& view, const domain::Kpi& kpi, const domain::Goal& goal,
                            text::Locale locale) {
    Looking looking(view, kpi, goal, locale);
    const auto& metric = view.definitions->metrics.at(kpi.metric);
    const auto grain = domain::grain_for(kpi, metric, &goal, *view.definitions);
    KOERS_TRY(values, metric_values_of(view, nullptr, metric, grain));
    looking.values_ = std::move(values);
    KOERS_TRY(baseline, find_baseline(view, kpi, goal, looking.values_));
    if (baseline) looking.way_ = goal.target.value - baseline->baseline.value;
    return looking;
  }

  [[nodiscard]] NoLookBack trouble() const {
    if (!goal_.target_metric.is_empty()) return NoLookBack::foreign_target;
    if (goes_from_a_baseline(goal_) && !way_) return NoLookBack::no_baseline;
    return NoLookBack::none;
  }

  /// None where nothing could have been said halfway, or it is not known how it ended.
  [[nodiscard]] Result<std::optional<EarlierWindow>> window(const domain::Period& span) const {
    auto goal = domain::renewed(goal_, span, calendar());
    KOERS_TRY(baseline, find_baseline(view_, kpi_, goal, values_));
    if (goes_from_a_baseline(goal)) {
      if (!baseline || baseline->is_first_inside) return std::nullopt;
      goal = domain::with_target(goal, baseline->baseline.value + *way_);
    }
    const GoalCase goaled{view_, kpi_, goal, values_, baseline, {}};
    const Date asked_on = domain::lead_day(span, domain::Lead::half);
    const auto probability = probability_on(goaled, asked_on);
    if (!probability) return std::nullopt;
    const auto standing = standing_at_close(goaled);
    if (!standing || !standing->is_met) return std::nullopt;
    const auto& unit = values_.metric->unit.name;
    EarlierWindow window{.span = span,
                         .label = span_words(span, calendar(), locale_),
                         .asked_on = asked_on,
                         .target_text = aim_words(goal, standing->aim, unit, locale_),
                         .probability = *probability,
                         .probability_text = text::format_chance(locale_, *probability),
                         .came_true = *standing->is_met};
    if (standing->value) window.value_text = text::format_value(locale_, unit, *standing->value);
    return window;
  }

 private:
  Looking(const View& view, const domain::Kpi& kpi, const domain::Goal& goal, text::Locale locale)
      : view_(view), kpi_(kpi), goal_(goal), locale_(locale) {}

  [[nodiscard]] const domain::Calendar& calendar() const { return view_.definitions->calendar(); }

  [[nodiscard]] std::optional<double> probability_on(const GoalCase& goaled, Date day) const {
    const auto series = series_on(values_, calendar(), day);
    const auto forecast = goal_forecast(goaled, input_on(goaled, series, day));
    return forecast ? forecast->probability() : std::nullopt;
  }

  // None where it has not closed by the view's day.
  [[nodiscard]] std::optional<domain::Standing> standing_at_close(const GoalCase& goaled) const {
    const Date closing = domain::closing_day(input_on(goaled, {}, view_.on));
    if (closing > view_.on) return std::nullopt;
    const auto series = series_on(values_, calendar(), closing);
    return domain::assess(input_on(goaled, series, closing)).standing;
  }

  const View& view_;
  const domain::Kpi& kpi_;
  const domain::Goal& goal_;
  text::Locale locale_;
  MetricValues values_;
  std::optional<double> way_;
};

void add_windows(const std::vector<EarlierWindow>& windows, text::Locale locale, LookedBack& back) {
  const auto count = static_cast<double>(windows.size());
  for (const auto& window : windows) {
    back.mean += window.probability / count;
    if (window.came_true) ++back.came_true;
  }
  back.text = text::say(locale, "looked_back.text",
                        {{"count", std::to_string(windows.size())},
                         {"mean", text::format_chance(locale, back.mean)},
                         {"came_true", std::to_string(back.came_true)}}) +
              ".";
}

Result<NoLookBack> look(const View& view, const domain::Kpi& kpi, const LookBackRequest& request,
                        std::vector<EarlierWindow>& windows) {
  const auto* goal = domain::goal_on(kpi, view.on);
  if (goal == nullptr) return NoLookBack::no_goal;
  KOERS_TRY(looking, Looking::at(view, kpi, *goal, request.locale));
  if (looking.trouble() != NoLookBack::none) return looking.trouble();
  auto span = goal->span;
  for (int i = 0; i < looked_back_max; ++i) {
    span = domain::previous_window(span, view.definitions->calendar());
    KOERS_TRY(window, looking.window(span));
    if (window) windows.push_back(std::move(*window));
  }
  return windows.empty() ? NoLookBack::too_few_values : NoLookBack::none;
}

}  // namespace

std::string_view name_of(NoLookBack reason) {
  switch (reason) {
    case NoLookBack::none:
      return "none";
    case NoLookBack::no_goal:
      return "no_goal";
    case NoLookBack::foreign_target:
      return "foreign_target";
    case NoLookBack::no_baseline:
      return "no_baseline";
    case NoLookBack::too_few_values:
      return "too_few_values";
  }
  return "none";
}

Result<LookedBack> looked_back(const Ports& ports, const LookBackRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  const auto* kpi = domain::find(view.definitions->kpis, request.kpi);
  if (kpi == nullptr || !domain::Visibility(*view.definitions, request.viewer).sees(*kpi))
    return fail(unknown_reference("kpi", request.kpi.text()));
  LookedBack back{.kpi = kpi->id.text(), .as_of = view.on};
  KOERS_TRY(reason, look(view, *kpi, request, back.windows));
  back.reason = reason;
  if (reason == NoLookBack::none) {
    add_windows(back.windows, request.locale, back);
  } else {
    back.text = text::say(request.locale, "looked_back." + std::string(name_of(reason))) + ".";
  }
  return back;
}

}  // namespace koers::app
