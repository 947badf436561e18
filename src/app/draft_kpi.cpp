// Builds the objects that a draft stands for and writes them together.
#include "app/draft_kpi.h"

#include <algorithm>

#include "app/catalog_view.h"
#include "app/kpi_drawings.h"
#include "app/record_observation.h"
#include "app/stored_objects.h"
#include "app/words.h"
#include "base/json.h"
#include "chart/trend.h"
#include "planfile/document.h"
#include "planfile/stated_metric.h"
#include "text/catalog.h"

namespace koers::app {
namespace {

using domain::EntityKind;

constexpr double preview_height = 300;

Error missing(std::string_view code, std::string_view pointer) {
  return {.kind = ErrorKind::invalid, .code = std::string(code), .pointer = std::string(pointer)};
}

Errors missing_fields(const DraftKpi& draft) {
  Errors errors;
  if (draft.values.empty() && !draft.are_values_later)
    errors.push_back(missing("draft.no_values", "/values"));
  if (!draft.from_catalog.empty()) {
    if (const auto entry = catalog_item(draft.from_catalog); !entry) {
      errors.push_back(entry.error());
      errors.back().pointer = "/metric/from_catalog";
    }
  }
  if (draft.metric_label.empty()) errors.push_back(missing("draft.no_label", "/metric/label"));
  if (!draft.target) errors.push_back(missing("draft.no_target", "/target/value"));
  if (!draft.span) errors.push_back(missing("draft.no_deadline", "/period"));
  if (draft.span && draft.span->first >= draft.span->last)
    errors.push_back(missing("draft.ends_before_start", "/period/end"));
  if (draft.owner.empty()) errors.push_back(missing("draft.no_owner", "/owner"));
  if (draft.objective.empty()) errors.push_back(missing("draft.no_objective", "/objective"));
  return errors;
}

// The caller sent one goal, not the list of a KPI.
Errors as_sent(Errors errors) {
  constexpr std::string_view listed = "/goals/0";
  for (auto& error : errors) {
    if (error.pointer.starts_with(listed)) error.pointer.replace(0, listed.size(), "/goal");
  }
  return errors;
}

// The KPI that `told` describes, apart from what the form says itself.
Checked<domain::Kpi> told_kpi(const DraftKpi& draft, const domain::Definitions& definitions) {
  if (draft.told.empty()) return domain::Kpi{};
  auto parsed = read_json(draft.told);
  if (!parsed) return tl::make_unexpected(Errors{parsed.error()});
  auto& document = parsed->as_object();
  document["id"] = "draft";
  document["metric"] = "draft";
  const auto setting = planfile::setting_of(definitions.organization_or_default());
  auto object = planfile::decode_value(EntityKind::kpi, *parsed, setting);
  if (!object) return tl::make_unexpected(as_sent(object.error()));
  return std::get<domain::Kpi>(std::move(*object));
}

// The goal that was told stands for the fields of the form.
void take_goal(DraftKpi& draft, const domain::Kpi& told) {
  if (told.goals.empty()) return;
  const auto& goal = told.goals.front();
  draft.target = goal.target;
  draft.span = goal.span;
  draft.kind = goal.kind;
}

template <typename Map>
auto fresh_id(const Map& taken, const std::string& title) {
  using Key = typename Map::key_type;
  const std::string wish = slug_of(title);
  Key id = Key::trusted(wish);
  for (int number = 2; taken.contains(id); ++number)
    id = Key::trusted(wish + "-" + std::to_string(number));
  return id;
}

domain::Label label_in(text::Locale locale, const std::string& words) {
  return locale == text::Locale::nl ? domain::Label{.nl = words, .en = {}}
                                    : domain::Label{.nl = {}, .en = words};
}

// The objects of one draft, on top of what is defined already.
class Draft {
 public:
  Draft(const DraftKpi& draft, const domain::Kpi& told, const domain::Definitions& before)
      : draft_(draft), told_(told), after_(before) {}

  [[nodiscard]] const domain::Definitions& definitions() const { return after_; }
  [[nodiscard]] const Id<domain::Kpi>& kpi() const { return kpi_; }
  [[nodiscard]] const Id<domain::Metric>& metric() const { return metric_; }
  [[nodiscard]] const std::vector<planfile::Object>& objects() const { return objects_; }

  void build() {
    add_organization();
    add_metric();
    add_kpi(owner(), objective());
  }

 private:
  template <typename Object>
  void add(Object object) {
    planfile::insert(after_, object);
    objects_.emplace_back(std::move(object));
  }

  void add_organization() {
    if (after_.organization) return;
    domain::Organization organization = default_organization();
    organization.locale = text::name_of(draft_.locale);
    organization.name = label_in(draft_.locale, text::say(draft_.locale, "organization.unnamed"));
    add(std::move(organization));
  }

  void add_metric() {
    domain::Metric metric;
    metric_ = fresh_id(after_.metrics, draft_.metric_label);
    metric.id = metric_;
    metric.label = metric_label();
    metric.from_catalog = draft_.from_catalog;
    metric.definition = domain::ManualMetric{
        .grain = draft_.grain,
        .time = is_total() ? domain::TimeAggregation::sum : domain::TimeAggregation::none};
    metric.unit.name = draft_.unit;
    metric.direction = draft_.direction;
    add(std::move(metric));
  }

  // The catalogue's own name is taken over in both languages.
  [[nodiscard]] domain::Label metric_label() const {
    const auto* entry = domain::catalog_metric(draft_.from_catalog);
    if (entry != nullptr && entry->label.in(text::name_of(draft_.locale)) == draft_.metric_label)
      return {.nl = std::string(entry->label.nl), .en = std::string(entry->label.en)};
    return label_in(draft_.locale, draft_.metric_label);
  }

  Id<domain::Person> owner() {
    if (draft_.owner.empty()) return {};
    for (const auto& [id, person] : after_.people) {
      if (id.text() == draft_.owner || person.name == draft_.owner) return id;
    }
    domain::Person person;
    person.id = fresh_id(after_.people, draft_.owner);
    person.name = draft_.owner;
    const auto id = person.id;
    add(std::move(person));
    return id;
  }

  Id<domain::Objective> objective() {
    if (draft_.objective.empty()) return {};
    for (const auto& [id, objective] : after_.objectives) {
      const bool has_title =
          objective.title.nl == draft_.objective || objective.title.en == draft_.objective;
      if (id.text() == draft_.objective || has_title) return id;
    }
    domain::Objective objective;
    objective.id = fresh_id(after_.objectives, draft_.objective);
    objective.title = label_in(draft_.locale, draft_.objective);
    add_years(objective);
    if (draft_.plan) objective.parents.push_back({.id = plan(*draft_.plan).text()});
    const auto id = objective.id;
    add(std::move(objective));
    return id;
  }

  Id<domain::StrategicPlan> plan(const DraftKpi::Plan& wish) {
    for (const auto& [id, plan] : after_.plans) {
      if (id.text() == wish.title || plan.title.nl == wish.title || plan.title.en == wish.title)
        return id;
    }
    domain::StrategicPlan plan;
    plan.id = fresh_id(after_.plans, wish.title);
    plan.title = label_in(draft_.locale, wish.title);
    plan.from_year = wish.from_year;
    plan.to_year = wish.to_year;
    const auto id = plan.id;
    add(std::move(plan));
    return id;
  }

  void add_years(domain::Objective& objective) const {
    const auto& calendar = after_.calendar();
    const domain::Period span = draft_.span.value_or(domain::Period{Date{}, Date{} + Days{1}});
    const auto first = calendar.period_of(domain::Grain::year, span.first);
    const auto last = calendar.period_of(domain::Grain::year, span.final_day());
    objective.period = {first.first, last.last};
    if (first == last) objective.period_label = calendar.label(domain::Grain::year, first);
  }

  void add_kpi(const Id<domain::Person>& owner, const Id<domain::Objective>& objective) {
    domain::Kpi kpi;
    kpi_ = fresh_id(after_.kpis, draft_.metric_label);
    kpi.id = kpi_;
    kpi.metric = metric_;
    kpi.owner = owner;
    if (!objective.is_empty()) kpi.objectives.push_back(objective);
    kpi.cadence = told_.cadence;
    kpi.stakeholders = told_.stakeholders;
    if (!told_.goals.empty()) {
      kpi.goals.push_back(told_.goals.front());
    } else if (draft_.target && draft_.span) {
      kpi.goals.push_back(goal());
    }
    add(std::move(kpi));
  }

  [[nodiscard]] domain::Goal goal() const {
    domain::Goal goal;
    goal.span = *draft_.span;
    goal.target = *draft_.target;
    goal.kind = draft_.kind;
    if (is_total()) goal.window = domain::Window::total;
    if (draft_.kind == domain::GoalKind::maintain) {
      goal.window = domain::Window::each;
      goal.per = draft_.grain;
    }
    return goal;
  }

  [[nodiscard]] bool is_total() const {
    if (told_.goals.empty()) return draft_.kind == domain::GoalKind::accumulate;
    const auto window = told_.goals.front().window;
    return window == domain::Window::total || domain::compares_totals(window);
  }

  const DraftKpi& draft_;
  const domain::Kpi& told_;
  domain::Definitions after_;
  std::vector<planfile::Object> objects_;
  Id<domain::Metric> metric_;
  Id<domain::Kpi> kpi_;
};

NewObservations observations_of(const DraftKpi& draft, const Id<domain::Metric>& metric) {
  NewObservations values{.metric = metric, .segment = {}, .values = {}};
  for (const auto& value : draft.values) {
    values.values.push_back(
        {.period = value.period, .value = value.value, .n = std::nullopt, .note = {}});
  }
  return values;
}

Result<store::Seq> write(store::Transaction& transaction, const Draft& draft, const DraftKpi& form,
                         const Actor& actor, Instant at) {
  const auto setting = planfile::setting_of(draft.definitions().organization_or_default());
  for (const auto& object : draft.objects()) {
    KOERS_CHECK(write_object(transaction, actor, at,
                             {planfile::kind_of(object),
                              planfile::id_of(object),
                              planfile::encode_document(object, setting),
                              {}}));
  }
  if (form.values.empty()) return transaction.head();
  KOERS_TRY(receipt, put_values(transaction, draft.definitions(), actor, at,
                                observations_of(form, draft.metric())));
  return receipt.seq;
}

Result<domain::Definitions> definitions_now(store::Transaction& transaction) {
  KOERS_TRY(head, transaction.head());
  return read_definitions(transaction, head);
}

// What the page would show of the draft, were it saved.
Result<DraftPreview> look_at(store::Transaction& transaction, const Ports& ports,
                             const Draft& draft, const DraftKpi& form) {
  KOERS_TRY(head, transaction.head());
  const auto definitions = std::make_shared<const domain::Definitions>(draft.definitions());
  const Date today = local_day(definitions->organization_or_default(), ports.clock());
  const View view{.reader = transaction,
                  .definitions = definitions,
                  .on = today,
                  .today = today,
                  .known = head,
                  .forecasts = ports.forecasts,
                  .is_live = true};
  KOERS_TRY(state, evaluate_kpi(view, nullptr, definitions->kpis.at(draft.kpi())));
  DraftPreview preview;
  if (!state.series.empty()) {
    preview.chart_svg =
        chart::trend_svg(kpi_chart(state, *definitions, form.locale),
                         {static_cast<double>(form.width), preview_height}, "draft");
    preview.headline_text = headline_words(state, *definitions, form.locale);
  }
  if (state.goal != nullptr) preview.goal_text = goal_words(state, *definitions, form.locale);
  return preview;
}

Errors statement_errors(const Draft& draft) {
  const auto& definitions = draft.definitions();
  return as_sent(
      planfile::stated_metric_errors(definitions.kpis.at(draft.kpi()), definitions,
                                     planfile::setting_of(definitions.organization_or_default())));
}

bool has_usable_span(const DraftKpi& draft) {
  return draft.span && draft.span->first < draft.span->last;
}

}  // namespace

Result<DraftPreview> preview_draft(const Ports& ports, const DraftKpi& draft) {
  static constexpr std::string_view undone = "draft.undone";
  DraftKpi shown = draft;
  if (shown.metric_label.empty()) shown.metric_label = "…";
  if (!has_usable_span(shown)) shown.span.reset();
  std::optional<DraftPreview> preview;
  Errors complaints;
  const auto looked = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(now, definitions_now(transaction));
    const auto told = told_kpi(draft, now);
    if (told) {
      take_goal(shown, *told);
    } else {
      complaints = told.error();
    }
    const domain::Kpi heard = told.value_or(domain::Kpi{});
    Draft built(shown, heard, now);
    built.build();
    KOERS_CHECK(write(transaction, built, shown, {"page"}, ports.clock()));
    KOERS_TRY(seen, look_at(transaction, ports, built, shown));
    preview = std::move(seen);
    return fail(ErrorKind::invalid, undone);  // Nothing of this is to stay.
  });
  if (!preview) return fail(looked.error());
  preview->complaints = missing_fields(shown.told.empty() ? draft : shown);
  preview->complaints.insert(preview->complaints.end(), complaints.begin(), complaints.end());
  return std::move(*preview);
}

Checked<DraftSaved> save_draft(const Ports& ports, const Actor& actor, const DraftKpi& form) {
  DraftKpi draft = form;
  Errors errors;
  DraftSaved saved;
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(now, definitions_now(transaction));
    const auto told = told_kpi(draft, now);
    if (told) take_goal(draft, *told);
    errors = missing_fields(draft);
    if (!told) errors.insert(errors.begin(), told.error().begin(), told.error().end());
    if (!errors.empty()) return fail(errors.front());
    Draft built(draft, *told, now);
    built.build();
    errors = rule_errors(built.definitions());
    if (errors.empty()) errors = statement_errors(built);
    if (!errors.empty()) return fail(errors.front());
    KOERS_TRY(seq, write(transaction, built, draft, actor, ports.clock()));
    saved = {.kpi = built.kpi().text(), .seq = seq};
    return {};
  });
  if (!errors.empty()) return tl::make_unexpected(errors);
  if (!written) return tl::make_unexpected(Errors{written.error()});
  return saved;
}

}  // namespace koers::app
