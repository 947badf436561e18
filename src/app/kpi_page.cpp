// Gathers what a page about one KPI says. Every sentence comes from `text`, every number from the
// state.
#include "app/kpi_page.h"

#include <algorithm>

#include "app/annotations.h"
#include "app/close_record.h"
#include "app/kpi_drawings.h"
#include "app/metric_view.h"
#include "app/way_ahead.h"
#include "app/words.h"
#include "base/json.h"
#include "planfile/document.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

constexpr int history_max = 50;

class Page {
 public:
  Page(const Ports& ports, const View& view, const KpiState& state, const KpiPageRequest& request)
      : ports_(ports),
        view_(view),
        definitions_(*view.definitions),
        state_(state),
        locale_(request.locale),
        viewer_(request.viewer) {}

  Result<void> fill(KpiPage& page) const {
    page.title = title_of(*state_.kpi, definitions_, locale_);
    page.headline_text = headline_words(state_, definitions_, locale_);
    page.goal_text = goal_words(state_, definitions_, locale_);
    page.reason_text = reason_words(state_, locale_);
    page.required_pace_text = required_pace_words(state_, definitions_.calendar(), locale_);
    page.unit_text = text::unit_text(locale_, state_.metric->unit.name);
    add_people_and_plan(page);
    add_definition(page);
    add_forecast(page);
    add_baseline(page);
    const auto process = process_of(state_, definitions_.calendar());
    page.comparison = comparison_of(state_, process, definitions_.calendar(), locale_);
    page.facts = facts(page);
    KOERS_CHECK(add_documents(page));
    KOERS_TRY(goals, goal_summaries());
    page.goals = std::move(goals);
    return add_history(page);
  }

 private:
  [[nodiscard]] std::string say(std::string_view code,
                                const text::Arguments& arguments = {}) const {
    return text::say(locale_, code, arguments);
  }

  [[nodiscard]] std::string value_text(double value) const {
    return text::format_value(locale_, state_.metric->unit.name, value);
  }

  void add_people_and_plan(KpiPage& page) const {
    if (const auto* person = domain::find(definitions_.people, state_.kpi->owner)) {
      page.owner = PersonRef{person->id.text(), person->name};
    }
    const domain::Visibility visibility(definitions_, viewer_);
    for (const auto* objective : domain::served_by(*state_.kpi, definitions_)) {
      if (!visibility.sees(*objective)) continue;
      page.objectives.push_back(
          {objective->id.text(), "objective", objective->title.in(text::name_of(locale_))});
    }
    if (page.objectives.empty()) return;
    page.path = path_to(page.objectives.front().id, definitions_, visibility, locale_);
  }

  void add_definition(KpiPage& page) const {
    page.definition = metric_words(*state_.metric, definitions_, locale_);
    page.value_periods = value_periods(*state_.metric, definitions_.calendar(), view_.on);
  }

  void add_forecast(KpiPage& page) const {
    const auto& forecast = state_.standing.forecast;
    if (domain::is_final(state_.standing.status)) {
      page.forecast_text = say("probability.closed");
      return;
    }
    if (forecast.method.empty()) {
      page.forecast_text = say("probability.none");
      return;
    }
    page.forecast_name = say("forecast." + forecast.method);
    page.forecast_text = say("forecast.from_n",
                             {{"name", page.forecast_name}, {"count", std::to_string(forecast.n)}});
  }

  void add_baseline(KpiPage& page) const {
    if (!state_.standing.baseline) return;
    page.baseline_text = value_text(*state_.standing.baseline);
    if (state_.baseline && state_.baseline->baseline.period) {
      page.baseline_period_label =
          span_words(*state_.baseline->baseline.period, definitions_.calendar(), locale_);
    }
  }

  // The days after this one, up to and including the deadline.
  [[nodiscard]] std::string days_left() const {
    const domain::Period ahead{state_.standing.on + Days{1}, state_.goal->span.last};
    const int working = definitions_.calendar().working_days(ahead);
    return say("days_left",
               {{"days", std::to_string(ahead.day_count())}, {"working", std::to_string(working)}});
  }

  [[nodiscard]] std::vector<Fact> facts(const KpiPage& page) const {
    const auto& standing = state_.standing;
    std::vector<Fact> facts;
    const auto add = [&](std::string_view code, std::string words) {
      facts.push_back({say(code), std::move(words)});
    };
    add("fact.as_of", text::format_date(locale_, standing.on));
    if (standing.value) add("fact.value", value_words(state_, standing.value, locale_));
    if (page.comparison) {
      for (auto& line : comparison_lines(*page.comparison, state_, locale_))
        add(line.code, std::move(line.text));
    }
    if (state_.goal != nullptr) {
      add("fact.target", target_words(state_, locale_));
      add("fact.deadline", text::format_date(locale_, state_.goal->deadline()));
      if (standing.on < state_.goal->deadline()) add("fact.days_left", days_left());
      add("fact.window", say("window." + std::string(domain::name_of(state_.goal->window))));
    }
    if (!page.baseline_text.empty()) {
      const bool is_dated = !page.baseline_period_label.empty();
      add("fact.baseline", is_dated ? page.baseline_text + " (" + page.baseline_period_label + ")"
                                    : page.baseline_text);
    }
    if (standing.progress) add("fact.progress", text::format_share(locale_, *standing.progress));
    if (standing.expected_value)
      add("fact.expected", value_words(state_, standing.expected_value, locale_));
    if (standing.probability && !domain::is_final(standing.status))
      add("fact.probability", text::format_chance(locale_, *standing.probability));
    if (state_.probability_with_work)
      add("fact.with_work", text::format_chance(locale_, *state_.probability_with_work));
    add_way_ahead(facts);
    if (standing.value)
      add("fact.n", text::format_number(locale_, static_cast<double>(standing.n)));
    return facts;
  }

  void add_way_ahead(std::vector<Fact>& facts) const {
    const auto ahead = way_ahead(state_, definitions_.calendar());
    if (ahead.needed) {
      const auto noun = "grain_noun." + std::string(domain::name_of(state_.grain));
      facts.push_back(
          {say("fact.needed"),
           say("fact.needed_value", {{"value", value_text(*ahead.needed)}, {"unit", say(noun)}})});
    }
    if (ahead.likely_target)
      facts.push_back(
          {say("fact.likely_target"),
           text::format_target(locale_, state_.metric->unit.name,
                               domain::symbol_of(state_.forecast->aim.target.comparator),
                               *ahead.likely_target)});
    if (ahead.likely_met)
      facts.push_back({say("fact.likely_met"),
                       span_words(*ahead.likely_met, definitions_.calendar(), locale_)});
    if (ahead.is_late) facts.push_back({say("fact.likely_met"), say("fact.likely_late")});
  }

  Result<void> add_documents(KpiPage& page) const {
    const auto setting = planfile::setting_of(view_.organization());
    page.document = planfile::encode_document(*state_.kpi, setting);
    page.metric_document = planfile::encode_document(*state_.metric, setting);
    KOERS_TRY(stored, view_.reader.document("kpi", state_.kpi->id.text(), view_.known));
    if (stored) {
      page.home = stored->home;
      page.revision = stored->seq;
    }
    return {};
  }

  // Each goal at its own end, or today where that is still to come.
  [[nodiscard]] Result<std::vector<GoalSummary>> goal_summaries() const {
    std::vector<GoalSummary> summaries;
    for (const auto& goal : state_.kpi->goals) {
      GoalSummary summary{.span = goal.span};
      std::optional<domain::Aim> aim;
      if (goal.span.first <= view_.on) {
        KOERS_TRY(state, evaluate_goal(view_, ports_.measurer, *state_.kpi, goal));
        summary.status = state.standing.status;
        summary.score = state.standing.score;
        aim = state.standing.aim;
        KOERS_TRY(record, close_record(view_.reader, goal_key(*state_.kpi, goal), view_.known));
        if (record) summary.lesson = record->lesson;
      }
      summary.target_text = aim_words(goal, aim, state_.metric->unit.name, locale_);
      summaries.push_back(std::move(summary));
    }
    return summaries;
  }

  Result<void> add_history(KpiPage& page) const {
    KOERS_TRY(of_kpi, newest_changes("kpi", state_.kpi->id.text()));
    KOERS_TRY(of_metric, newest_changes("metric", state_.metric->id.text()));
    of_kpi.insert(of_kpi.end(), of_metric.begin(), of_metric.end());
    std::ranges::sort(of_kpi, std::ranges::greater{}, &store::Change::seq);
    for (const auto& change : of_kpi) {
      const auto words = change_words(change);
      if (words.empty() || page.history.size() >= history_max) continue;
      page.history.push_back({change.seq, change.at, change.actor, words});
    }
    return {};
  }

  [[nodiscard]] Result<std::vector<store::Change>> newest_changes(const std::string& entity,
                                                                  const std::string& id) const {
    std::vector<store::Change> all;
    store::Seq cursor = 0;
    while (true) {
      KOERS_TRY(found,
                view_.reader.changes({.after = cursor, .limit = 1000, .entity = entity, .id = id}));
      for (auto& change : found) {
        cursor = change.seq;
        if (change.seq <= view_.known && change.kind != "kpi_evaluated")
          all.push_back(std::move(change));
      }
      if (found.size() < 1000) return all;
      if (all.size() > std::size_t{2} * history_max)
        all.erase(all.begin(), all.end() - history_max);
    }
  }

  [[nodiscard]] std::string change_words(const store::Change& change) const {
    if (change.kind == "observed") return observed_words(change);
    if (change.kind == "baseline_frozen") {
      const auto parsed = read_json(change.after);
      if (!parsed || !parsed->is_object()) return {};
      return say("change.baseline",
                 {{"value", value_text(parsed->as_object().at("value").to_number<double>())}});
    }
    const std::string title = change.entity == "metric"
                                  ? metric_label(state_.metric->id, definitions_, locale_)
                                  : title_of(*state_.kpi, definitions_, locale_);
    const auto kind = say("entity." + change.entity);
    if (change.kind == "created") return say("change.create", {{"kind", kind}, {"title", title}});
    if (change.kind == "changed") return say("change.update", {{"kind", kind}, {"title", title}});
    if (change.kind == "deleted") return say("change.delete", {{"kind", kind}, {"title", title}});
    if (change.kind == "goal_reviewed") return reviewed_words(change);
    if (change.kind == "annotated") return noted_words("change.annotated", change.after);
    if (change.kind == "annotation_withdrawn")
      return noted_words("change.annotation_withdrawn", change.before);
    if (change.kind == "measuring_failed") return say("change.measuring_failed");
    if (change.kind == "measuring_recovered") return say("change.measuring_recovered");
    return {};
  }

  [[nodiscard]] std::string noted_words(std::string_view code, const std::string& document) const {
    const auto annotation = read_annotation(document);
    if (!annotation) return {};
    const auto effect = say("annotation." + std::string(domain::name_of(annotation->effect)));
    return say(code, {{"date", text::format_date(locale_, annotation->day)},
                      {"note", annotation->note},
                      {"effect", effect}});
  }

  [[nodiscard]] std::string reviewed_words(const store::Change& change) const {
    const auto record = read_close_record(change.after);
    if (!record) return {};
    const bool is_decided = record->verdict != Verdict::none;
    const auto decision =
        is_decided ? say("close.decided." + std::string(name_of(record->verdict))) : std::string();
    return say(is_decided ? "change.decided" : "change.lesson",
               {{"decision", decision}, {"lesson", record->lesson}});
  }

  [[nodiscard]] std::string observed_words(const store::Change& change) const {
    const auto parsed = read_json(change.after);
    if (!parsed || !parsed->is_object()) return {};
    const auto& after = parsed->as_object();
    const auto count = after.at("count").to_number<std::int64_t>();
    const std::string first(after.at("first").as_string());
    const std::string last(after.at("last").as_string());
    if (after.contains("grain")) return say("change.measured", {{"count", std::to_string(count)}});
    const auto* value = after.if_contains("value");
    if (value == nullptr) {
      return say("change.observe_many", {{"count", std::to_string(count)},
                                         {"from", text::format_period(locale_, first)},
                                         {"to", text::format_period(locale_, last)}});
    }
    const auto period = text::format_period(locale_, first);
    if (value->is_null()) return say("change.retract", {{"period", period}});
    return say("change.observe",
               {{"period", period}, {"value", value_text(value->to_number<double>())}});
  }

  const Ports& ports_;
  const View& view_;
  const domain::Definitions& definitions_;
  const KpiState& state_;
  text::Locale locale_;
  Id<domain::Person> viewer_;
};

}  // namespace

Result<KpiPage> kpi_page(const Ports& ports, const KpiPageRequest& request) {
  KOERS_TRY(single, kpi_on(ports, request.kpi, request.moment));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  view.definitions = single.definitions;  // The state points into them.
  KpiPage page;
  page.single = std::move(single);
  KOERS_CHECK(Page(ports, view, page.single.state, request).fill(page));
  return page;
}

}  // namespace koers::app
