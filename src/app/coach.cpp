// Finds what belongs to the subject, then asks the coach.
#include "app/coach.h"

#include "app/coach_facts.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "domain/visibility.h"

namespace koers::app {
namespace {

constexpr std::string_view organizations_currency = "currency";

// What is known of a metric that has no values here: what the catalogue says.
void take_from_catalog(const View& view, const CoachSubject& subject, language::CoachInput& input) {
  if (subject.sentence == nullptr) return;
  input.catalog = domain::catalog_metric(subject.sentence->metric);
  if (input.catalog == nullptr) {
    input.metric = subject.sentence->metric;
    input.unit = subject.sentence->unit;
    return;
  }
  input.metric = input.catalog->label.in(text::name_of(subject.locale));
  input.unit = input.catalog->unit == organizations_currency ? view.organization().currency
                                                             : std::string(input.catalog->unit);
  input.direction = input.catalog->direction;
}

void take_from_metric(const View& view, const CoachSubject& subject, const domain::Metric& metric,
                      language::CoachInput& input) {
  input.catalog = domain::catalog_metric(metric.from_catalog);
  input.metric = title_of(subject.kpi, *view.definitions, subject.locale);
  input.unit = metric.unit.name;
  input.direction = metric.direction;
}

// The subject's place, with the chance that its planned work gives; none without a place.
std::optional<language::CoachPlace> place_with_chance(const CoachSubject& subject,
                                                      const KpiState& state) {
  if (subject.place == nullptr) return std::nullopt;
  auto place = *subject.place;
  if (place.work && state.standing.probability)
    place.work->chance = state.probability_with_work.value_or(*state.standing.probability);
  return place;
}

}  // namespace

Result<language::CoachReport> coach_report(const View& view, const CoachSubject& subject) {
  language::CoachInput input{.sentence = subject.sentence,
                             .goal = subject.goal,
                             .today = subject.today,
                             .calendar = &view.definitions->calendar(),
                             .place = subject.place};
  const auto* metric = domain::find(view.definitions->metrics, subject.kpi.metric);
  if (metric == nullptr) {
    take_from_catalog(view, subject, input);
    return language::coach(subject.locale, input);
  }
  take_from_metric(view, subject, *metric, input);
  KOERS_TRY(state, evaluate_kpi(view, nullptr, subject.kpi));
  KOERS_TRY(history, coach_history(view, state));
  input.history = &history;
  const auto place = place_with_chance(subject, state);
  if (place) input.place = &*place;
  return language::coach(subject.locale, input);
}

Result<CoachedKpi> coach_kpi(const Ports& ports, const CoachQuestion& question) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, question.moment));
  const auto* kpi = domain::find(view.definitions->kpis, question.kpi);
  if (kpi == nullptr || !domain::Visibility(*view.definitions, question.viewer).sees(*kpi))
    return fail(unknown_reference("kpi", question.kpi.text()));
  const auto* goal = domain::goal_on(*kpi, view.on);
  const auto place = coach_place(view, *kpi, goal, question.locale);
  KOERS_TRY(report, coach_report(view, {.kpi = *kpi,
                                        .goal = goal,
                                        .place = &place,
                                        .locale = question.locale,
                                        .today = view.on}));
  return CoachedKpi{.kpi = kpi->id.text(),
                    .report = std::move(report),
                    .setting = planfile::setting_of(view.organization())};
}

}  // namespace koers::app
