// Definitions from a table, values from small random walks with a season.
#include "koers/demo_organization.h"

#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "koers/demo_kpis.h"
#include "koers/demo_work.h"

namespace koers::program {
namespace {

// A small generator of its own, so that the demo is the same with every standard library (xorshift,
// Marsaglia 2003).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  double uniform() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<double>(state_ >> 11U) * 0x1.0p-53;
  }

  // Twelve uniforms make nearly a normal.
  double normal() {
    double total = -6;
    for (int i = 0; i < 12; ++i) total += uniform();
    return total;
  }

 private:
  std::uint64_t state_;
};

domain::Label label(const char* nl, const char* en) { return {.nl = nl, .en = en}; }

template <typename T>
Id<T> id(const char* text) {
  return Id<T>::trusted(text);
}

void add_people(domain::Definitions& definitions) {
  struct Row {
    const char* id;
    const char* name;
    const char* team;
  };
  static constexpr std::array people{
      Row{"anna", "Anna de Boer", "support"}, Row{"bram", "Bram Visser", "support"},
      Row{"carla", "Carla Smit", "support"},  Row{"daan", "Daan Bakker", "sales"},
      Row{"eva", "Eva Mulder", "sales"},      Row{"femke", "Femke Jansen", "finance"},
      Row{"gijs", "Gijs de Wit", "finance"},  Row{"hanna", "Hanna Vos", "people"}};
  for (const auto& row : people) {
    domain::Person person{.id = id<domain::Person>(row.id),
                          .name = row.name,
                          .email = {},
                          .teams = {id<domain::Team>(row.team)}};
    definitions.people.emplace(person.id, person);
  }
}

void add_teams(domain::Definitions& definitions) {
  struct Row {
    const char* id;
    const char* nl;
    const char* en;
  };
  static constexpr std::array teams{
      Row{"support", "Klantenservice", "Support"}, Row{"sales", "Verkoop", "Sales"},
      Row{"finance", "Financiën", "Finance"}, Row{"people", "Personeel", "People"}};
  for (const auto& row : teams) {
    definitions.teams.emplace(
        id<domain::Team>(row.id),
        domain::Team{.id = id<domain::Team>(row.id), .name = label(row.nl, row.en), .parent = {}});
  }
}

void add_plan(domain::Definitions& definitions, Date today) {
  const int year = year_of(today);
  domain::StrategicPlan plan{.id = id<domain::StrategicPlan>("plan"),
                             .title = label("Klanten voor het leven", "Customers for life"),
                             .from_year = year - 1,
                             .to_year = year + 3};
  definitions.plans.emplace(plan.id, plan);
  struct Row {
    const char* id;
    const char* nl;
    const char* en;
    const char* owner;
    const char* team;
    const char* parent;
    domain::Level level;
  };
  static constexpr std::array objectives{
      Row{"healthy-growth", "Gezond groeien", "Healthy growth", "femke", "finance", "plan",
          domain::Level::organization},
      Row{"happy-customers", "Minder klantverloop door betere ondersteuning",
          "Less churn through better support", "anna", "support", "healthy-growth",
          domain::Level::team},
      Row{"more-subscriptions", "Meer nieuwe abonnementen", "More new subscriptions", "daan",
          "sales", "healthy-growth", domain::Level::team},
      Row{"good-employer", "Een fijne werkgever", "A good place to work", "hanna", "people", "plan",
          domain::Level::organization}};
  for (const auto& row : objectives) {
    domain::Objective objective;
    objective.id = id<domain::Objective>(row.id);
    objective.title = label(row.nl, row.en);
    objective.period = {date_of(year, 1, 1), date_of(year + 1, 1, 1)};
    objective.period_label = std::to_string(year);
    objective.level = row.level;
    objective.owner = id<domain::Person>(row.owner);
    objective.team = id<domain::Team>(row.team);
    objective.parents = {{.id = row.parent}};
    definitions.objectives.emplace(objective.id, objective);
  }
}

domain::Goal goal_of(const DemoKpi& row, const domain::Period& span, double target) {
  domain::Goal goal;
  goal.span = span;
  goal.kind = row.kind;
  goal.target = {row.comparator, target};
  goal.per = row.grain;
  if (row.kind == domain::GoalKind::maintain) goal.window = domain::Window::each;
  if (row.kind == domain::GoalKind::accumulate) goal.window = domain::Window::total;
  return goal;
}

// Oldest first: those of before, and that of today.
std::vector<domain::Goal> goals_of(const DemoKpi& row, const domain::Calendar& calendar,
                                   Date today) {
  const domain::Period now = calendar.period_of(row.span, today);
  std::vector<domain::Goal> goals;
  for (int back = static_cast<int>(row.earlier_targets.size()); back > 0; --back) {
    const auto target = row.earlier_targets.at(static_cast<std::size_t>(back) - 1);
    if (target) goals.push_back(goal_of(row, calendar.shift(row.span, now, -back), *target));
  }
  goals.push_back(goal_of(row, now, row.target));
  return goals;
}

void add_kpi(const DemoKpi& row, domain::Definitions& definitions, Date today) {
  domain::Metric metric;
  metric.id = id<domain::Metric>(row.id);
  metric.label = label(row.nl, row.en);
  metric.definition = domain::ManualMetric{.grain = row.grain, .time = row.time};
  metric.unit.name = row.unit;
  metric.direction = row.direction;
  metric.central_line = row.line;
  domain::Kpi kpi;
  kpi.id = id<domain::Kpi>(row.id);
  kpi.metric = metric.id;
  kpi.owner = id<domain::Person>(row.owner);
  kpi.team = id<domain::Team>(row.team);
  kpi.objectives = {id<domain::Objective>(row.objective)};
  kpi.goals = goals_of(row, definitions.calendar(), today);
  definitions.metrics.emplace(metric.id, metric);
  definitions.kpis.emplace(kpi.id, kpi);
}

double rounded(double value, double step) {
  return std::round(std::round(value / step) * step * 1000) / 1000;
}

// Closed periods of the last two years; quarterly ones of the last three, so that they too make a
// line.
std::map<Date, app::NewValue> values_of(const DemoKpi& row, const domain::Calendar& calendar,
                                        Date today, std::uint64_t seed) {
  Dice dice(seed);
  std::map<Date, app::NewValue> values;
  const Date first = add_months(today, row.grain == domain::Grain::quarter ? -36 : -24);
  const auto periods = calendar.periods_in(row.grain, {first, today});
  const auto last = static_cast<double>(periods.size()) - 1;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (periods[i].last > today) break;
    const double way = static_cast<double>(i) / last;
    const double level = row.course.start + (row.course.end - row.course.start) * way;
    const double angle = 2 * std::numbers::pi * (month_of(periods[i].first) - 1) / 12;
    const double seasonal = level * (1 + row.course.season * std::cos(angle));
    const double since = static_cast<double>(i) - (last - 5);
    const double setback = since > 0 ? row.course.setback * since / 5 : 0;
    const double value = std::max(0.0, seasonal + setback + row.course.noise * dice.normal());
    values[periods[i].last] = {.period = calendar.label(row.grain, periods[i]),
                               .value = rounded(value, row.course.step),
                               .n = std::nullopt,
                               .note = {}};
  }
  return values;
}

Date first_day(const domain::Calendar& calendar, Date today) {
  const auto quarter = calendar.period_of(domain::Grain::quarter, today);
  return calendar.shift(domain::Grain::quarter, quarter, -quarters_before).first;
}

// Values of before the first day came in with it.
void add_values(const Id<domain::Metric>& metric, const std::map<Date, app::NewValue>& values,
                DemoOrganization& demo) {
  for (const auto& [ended, value] : values) {
    const Date known = std::max(ended, demo.first);
    auto& then = demo.values[known];
    if (then.empty() || then.back().metric != metric)
      then.push_back({.metric = metric, .segment = {}, .values = {}});
    then.back().values.push_back(value);
  }
}

}  // namespace

DemoOrganization demo_organization(Date today) {
  DemoOrganization demo;
  domain::Organization organization;
  organization.name = label("Waterland", "Waterland");
  organization.is_demo = true;
  demo.definitions.organization = organization;
  demo.first = first_day(demo.definitions.calendar(), today);
  add_teams(demo.definitions);
  add_people(demo.definitions);
  add_plan(demo.definitions, today);
  std::uint64_t seed = 20;
  for (const auto& row : demo_kpis()) {
    add_kpi(row, demo.definitions, today);
    const auto values = values_of(row, demo.definitions.calendar(), today, ++seed);
    add_values(id<domain::Metric>(row.id), values, demo);
  }
  add_demo_work(demo.work, today);
  return demo;
}

}  // namespace koers::program
