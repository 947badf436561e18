// The organization's settings first, then those of the request over them; then a KPI as it would
// be, for the coach.
#include "app/read_sentence.h"

#include "app/unknown_reference.h"
#include "domain/visibility.h"
#include "language/draft_goal.h"
#include "language/sentence/write_sentence.h"

namespace koers::app {
namespace {

text::Locale locale_of(const domain::Organization& organization) {
  return organization.locale == "en" ? text::Locale::en : text::Locale::nl;
}

Result<planfile::Setting> setting_for(const View& view, const SentenceRequest& request) {
  planfile::Setting setting = planfile::setting_of(view.organization());
  if (!request.fiscal_start && !request.fiscal_naming) return setting;
  domain::Calendar::Spec spec = setting.calendar.spec();
  spec.fiscal_start_month = request.fiscal_start.value_or(spec.fiscal_start_month);
  spec.naming = request.fiscal_naming.value_or(spec.naming);
  KOERS_TRY(calendar, domain::Calendar::create(std::move(spec)));
  setting.calendar = std::move(calendar);
  return setting;
}

tl::unexpected<Error> unknown(std::string_view kind, const std::string& id) {
  return fail(unknown_reference(kind, id, "/" + std::string(kind)));
}

// The one metric here that the sentence can mean: made from the entry that it names, or of that id.
Id<domain::Metric> metric_meant(const domain::Definitions& definitions, const std::string& name) {
  Id<domain::Metric> found;
  for (const auto& [id, metric] : definitions.metrics) {
    if (name.empty() || (metric.from_catalog != name && id.text() != name)) continue;
    if (!found.is_empty()) return {};
    found = id;
  }
  return found;
}

// A goal that began longer ago is not evaluated: every day since would be looked at.
constexpr int days_looked_back = 3660;

bool can_be_evaluated(const domain::Goal& goal, Date today) {
  return goal.span.first < goal.span.last &&
         days_between(goal.span.first, today) <= days_looked_back;
}

// The goal as far as it can be evaluated: from today, where it tells only an end.
std::optional<domain::Goal> goal_of(const language::ParsedSentence& parsed,
                                    const domain::Calendar& calendar, Date today) {
  const auto draft = language::draft_goal(parsed, calendar);
  if (!draft) return std::nullopt;
  domain::Goal goal = draft->goal;
  if (!draft->has_end) goal.span = {};
  if (draft->has_end && !draft->has_start) goal.span.first = std::min(today, goal.span.final_day());
  return goal;
}

// A KPI as it would be with the sentence for its goal.
class Subject {
 public:
  Subject(const View& view, const SentenceRequest& request)
      : view_(view), definitions_(*view.definitions), request_(request) {}

  [[nodiscard]] Result<domain::Kpi> kpi(const language::ParsedSentence& parsed) const {
    domain::Kpi kpi;
    if (!request_.kpi.empty()) {
      const auto* known = domain::find(definitions_.kpis, Id<domain::Kpi>::trusted(request_.kpi));
      if (known == nullptr || !domain::Visibility(definitions_, {}).sees(*known))
        return unknown("kpi", request_.kpi);
      kpi = *known;
    }
    if (!request_.metric.empty()) {
      kpi.metric = Id<domain::Metric>::trusted(request_.metric);
      if (!definitions_.metrics.contains(kpi.metric)) return unknown("metric", request_.metric);
    }
    if (kpi.metric.is_empty()) kpi.metric = metric_meant(definitions_, parsed.metric);
    kpi.goals.clear();
    add_people(kpi);
    return kpi;
  }

  // Whether anybody asked where it belongs.
  [[nodiscard]] std::optional<language::CoachPlace> place(const domain::Kpi& kpi,
                                                          const domain::Goal* goal) const {
    if (request_.kpi.empty() && !request_.owner && !request_.objective) return std::nullopt;
    auto place = coach_place(view_, kpi, goal, request_.language);
    if (place.owner.empty()) place.owner = request_.owner.value_or("");
    if (place.objectives.empty() && request_.objective && !request_.objective->empty())
      place.objectives.push_back(*request_.objective);
    return place;
  }

 private:
  // Those who are known by what was written; new names are the request's own.
  void add_people(domain::Kpi& kpi) const {
    if (request_.owner) {
      kpi.owner = {};
      for (const auto& [id, person] : definitions_.people) {
        if (id.text() == *request_.owner || person.name == *request_.owner) kpi.owner = id;
      }
    }
    if (!request_.objective) return;
    kpi.objectives.clear();
    const domain::Visibility visibility(definitions_, {});
    for (const auto& [id, objective] : definitions_.objectives) {
      const bool is_meant = id.text() == *request_.objective ||
                            objective.title.nl == *request_.objective ||
                            objective.title.en == *request_.objective;
      if (is_meant && !request_.objective->empty() && visibility.sees(objective))
        kpi.objectives.push_back(id);
    }
  }

  const View& view_;
  const domain::Definitions& definitions_;
  const SentenceRequest& request_;
};

Result<void> add_values_before(const View& view, const domain::Kpi& kpi, ReadSentence& read) {
  for (const auto& reading : read.parsed.readings) {
    const auto goal = goal_of(reading.sentence, read.setting.calendar, view.on);
    if (kpi.metric.is_empty() || !goal) {
      read.before.emplace_back();
      continue;
    }
    KOERS_TRY(before, value_before(view, kpi, *goal));
    read.before.push_back(before);
  }
  return {};
}

}  // namespace

Result<ReadSentence> read_sentence(const Ports& ports, const SentenceRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, {}));
  ReadSentence read;
  KOERS_TRY(setting, setting_for(view, request));
  read.setting = std::move(setting);
  const language::SentenceOptions options{
      .frame = {.today = request.today.value_or(view.today),
                .locale = request.locale.value_or(locale_of(view.organization())),
                .calendar = read.setting.calendar},
      .currency = read.setting.currency};
  read.parsed = language::parse_sentence(request.sentence, options);
  read.written = language::write_sentence(request.language, read.parsed, options);
  const Subject subject(view, request);
  KOERS_TRY(kpi, subject.kpi(read.parsed));
  read.metric = kpi.metric.text();
  if (const auto* metric = domain::find(view.definitions->metrics, kpi.metric))
    read.unit = metric->unit.name;
  const auto goal = goal_of(read.parsed, read.setting.calendar, view.on);
  if (goal && can_be_evaluated(*goal, view.on)) kpi.goals.push_back(*goal);
  const auto place = subject.place(kpi, kpi.goals.empty() ? nullptr : &kpi.goals.front());
  KOERS_TRY(report, coach_report(view, {.kpi = kpi,
                                        .goal = goal ? &*goal : nullptr,
                                        .sentence = &read.parsed,
                                        .place = place ? &*place : nullptr,
                                        .locale = request.language,
                                        .today = options.frame.today}));
  read.report = std::move(report);
  KOERS_CHECK(add_values_before(view, kpi, read));
  return read;
}

}  // namespace koers::app
