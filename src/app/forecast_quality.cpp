// Goal by goal: how it ended, then the forecast of each lead.
#include "app/forecast_quality.h"

#include <set>

#include "app/goal_outcome.h"
#include "app/gone_goals.h"
#include "app/published_forecast.h"

namespace koers::app {
namespace {

using domain::Lead;

constexpr chart::Size diagram_size{360, 360};

std::size_t index_of(Lead lead) { return static_cast<std::size_t>(lead); }

// Forecasts of one goal at one lead, to be judged.
class Judged {
 public:
  void add(int goal, const PublishedForecast& forecast, const GoalOutcome& outcome) {
    using Outcome = domain::Foretold::Outcome;
    const auto came = outcome.is_met ? Outcome::achieved : Outcome::failed;
    forecasts_.push_back(
        {.goal = goal, .foretold = {.confidence = forecast.probability, .outcome = came}});
    if (forecast.probability_with_work) {
      goals_with_work_.insert(goal);
      as_things_went_.push_back(forecasts_.back().foretold);
      with_work_.push_back({.confidence = *forecast.probability_with_work, .outcome = came});
    }
    if (!forecast.at_end || !outcome.value) return;
    const auto holds = [&](const forecast::Interval& interval) {
      return interval.lower <= *outcome.value && *outcome.value <= interval.upper;
    };
    ++coverage_.n;
    if (holds(forecast.at_end->central_80)) ++coverage_.inside_80;
    if (holds(forecast.at_end->central_95)) ++coverage_.inside_95;
  }

  [[nodiscard]] LeadQuality quality() const {
    return {.reliability = domain::reliability_of(forecasts_),
            .coverage = coverage_,
            .work = work_quality()};
  }

 private:
  [[nodiscard]] std::optional<WorkQuality> work_quality() const {
    const auto plain = domain::calibration_of(as_things_went_);
    const auto with_work = domain::calibration_of(with_work_);
    if (!plain || !with_work) return std::nullopt;
    return WorkQuality{.forecasts = plain->n,
                       .goals = static_cast<int>(goals_with_work_.size()),
                       .brier = plain->brier,
                       .brier_with_work = with_work->brier};
  }

  std::vector<domain::JudgedForecast> forecasts_;
  domain::Coverage coverage_;
  std::vector<domain::Foretold> as_things_went_;
  std::vector<domain::Foretold> with_work_;
  std::set<int> goals_with_work_;
};

// The forecasts of one closed goal, as they were published.
class Published {
 public:
  Published(const View& view, KpiHistory& history, const domain::Kpi& kpi, const domain::Goal& goal)
      : view_(view), history_(history), kpi_(kpi), goal_(goal) {}

  struct Found {
    Date day;
    PublishedForecast forecast;
  };

  /// The first within the goal's days.
  [[nodiscard]] Result<std::optional<Found>> first() const {
    const Date last = domain::lead_day(goal_.span, Lead::first);
    for (Date day = goal_.span.first; day <= last; day += Days{1}) {
      KOERS_TRY(found, on(day));
      if (found) return found;
    }
    return std::nullopt;
  }

  /// The newest up to a day, after another.
  [[nodiscard]] Result<std::optional<Found>> newest(Date until, Date after) const {
    for (Date day = until; day > after; day -= Days{1}) {
      KOERS_TRY(found, on(day));
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Result<std::optional<Found>> on(Date day) const {
    KOERS_TRY(forecast, published_on(view_, kpi_, goal_, day));
    if (!forecast) return std::nullopt;
    KOERS_TRY(then, goal_as_of(history_, kpi_, goal_.span, forecast->seq));
    if (!then || !asks_the_same(*then, goal_)) return std::nullopt;
    return Found{.day = day, .forecast = std::move(*forecast)};
  }

  const View& view_;
  KpiHistory& history_;
  const domain::Kpi& kpi_;
  const domain::Goal& goal_;
};

class Judging {
 public:
  Judging(const View& view, KpiHistory& history) : view_(view), history_(history) {}

  Result<void> add_defined() {
    for (const auto& [id, kpi] : view_.definitions->kpis) {
      for (const auto& goal : kpi.goals) {
        KOERS_TRY(outcome, goal_outcome(view_, history_, kpi, goal));
        if (outcome) KOERS_CHECK(add(kpi, *outcome));
      }
    }
    return {};
  }

  /// By what was known when they were last there.
  Result<void> add_gone() {
    KOERS_TRY(gone, gone_goals(view_, history_));
    for (const auto& goal : gone) {
      KOERS_TRY(outcome, goal_outcome(view_, history_, goal));
      if (outcome) KOERS_CHECK(add(*goal.kpi, *outcome));
    }
    return {};
  }

  [[nodiscard]] ForecastQuality quality() {
    for (const Lead lead : domain::leads)
      quality_.by_lead[index_of(lead)] = by_lead_[index_of(lead)].quality();
    quality_.total = total_.quality();
    quality_.as_of = view_.on;
    quality_.seq = view_.known;
    return std::move(quality_);
  }

 private:
  Result<void> add(const domain::Kpi& kpi, const GoalOutcome& outcome) {
    ++quality_.closed_goals;
    const Published published(view_, history_, kpi, outcome.goal);
    KOERS_TRY(found, published.first());
    if (!found) return {};
    ++quality_.judged_goals;
    take(Lead::first, *found, outcome);
    // A forecast counts once: each lead looks only at what came after the one before.
    Date after = found->day;
    for (const Lead lead : {Lead::quarter, Lead::half, Lead::three_quarters}) {
      const Date day = domain::lead_day(outcome.goal.span, lead);
      KOERS_TRY(later, published.newest(day, after));
      if (later) take(lead, *later, outcome);
      after = std::max(after, day);
    }
    return {};
  }

  void take(Lead lead, const Published::Found& found, const GoalOutcome& outcome) {
    by_lead_[index_of(lead)].add(quality_.judged_goals, found.forecast, outcome);
    total_.add(quality_.judged_goals, found.forecast, outcome);
  }

  const View& view_;
  KpiHistory& history_;
  ForecastQuality quality_;
  std::array<Judged, domain::leads.size()> by_lead_;
  Judged total_;
};

ForecastQuality::Diagram diagram_of(const domain::Reliability& reliability, text::Locale locale) {
  const chart::ReliabilityChart chart{.locale = locale, .reliability = reliability};
  return {.svg = chart::reliability_svg(chart, diagram_size, "q"),
          .text = chart::describe_reliability(chart),
          .table = chart::reliability_table(chart)};
}

}  // namespace

Result<ForecastQuality> forecast_quality(const Ports& ports,
                                         const ForecastQualityRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  KOERS_TRY(history, KpiHistory::create(ports, *reader));
  Judging judging(view, history);
  KOERS_CHECK(judging.add_defined());
  KOERS_CHECK(judging.add_gone());
  ForecastQuality quality = judging.quality();
  if (quality.judged_goals >= goals_for_a_diagram)
    quality.diagram = diagram_of(*quality.total.reliability, request.locale);
  return quality;
}

}  // namespace koers::app
