// Definitions from a table, values from small random walks with a season.
#include "koers/demo_organization.h"

#include <array>
#include <cmath>
#include <numbers>

#include "koers/demo_work.h"

namespace koers::program {
namespace {

using domain::Comparator;
using domain::Direction;
using domain::Grain;

// How one KPI moves: from `start` two years ago to `end` today, with noise, a yearly season, and a
// setback in the last five periods.
struct Course {
  double start = 0;
  double end = 0;
  double noise = 0;
  double season = 0;
  double setback = 0;
  double step = 0.1;  ///< Values are rounded to it.
};

struct DemoKpi {
  const char* id;
  const char* nl;
  const char* en;
  const char* unit;
  Direction direction;
  Grain grain;
  domain::TimeAggregation time;
  const char* objective;
  const char* owner;
  const char* team;
  domain::GoalKind kind;
  Comparator comparator;
  double target;
  Grain span;  ///< The goal is about the quarter, or the year, that today lies in.
  Course course;
};

using enum Grain;
constexpr auto each = domain::GoalKind::maintain;
constexpr auto reach = domain::GoalKind::reach;
constexpr auto gather = domain::GoalKind::accumulate;
constexpr auto none = domain::TimeAggregation::none;
constexpr auto sum = domain::TimeAggregation::sum;
constexpr auto up = Direction::up;
constexpr auto down = Direction::down;
constexpr auto at_least = Comparator::at_least;
constexpr auto at_most = Comparator::at_most;
constexpr auto below = Comparator::below;

constexpr std::array kpis{
    DemoKpi{"ticket-resolution",
            "Gemiddelde oplostijd",
            "Average resolution time",
            "hour",
            down,
            week,
            none,
            "happy-customers",
            "anna",
            "support",
            reach,
            at_most,
            10,
            quarter,
            {15.5, 11.2, 0.3, 0, 1.9, 0.1}},
    DemoKpi{"first-response",
            "Eerste reactie",
            "First response",
            "hour",
            down,
            week,
            none,
            "happy-customers",
            "bram",
            "support",
            reach,
            at_most,
            2,
            quarter,
            {4.2, 1.6, 0.09, 0, 0, 0.1}},
    DemoKpi{"customer-churn",
            "Klantverloop",
            "Customer churn",
            "percent",
            down,
            month,
            none,
            "happy-customers",
            "anna",
            "support",
            each,
            below,
            2,
            year,
            {1.75, 1.35, 0.07, 0.02, 0, 0.01}},
    DemoKpi{"nps",
            "Net Promoter Score",
            "Net Promoter Score",
            "point",
            up,
            month,
            none,
            "happy-customers",
            "carla",
            "support",
            reach,
            at_least,
            45,
            year,
            {31, 47, 0.8, 0, 0, 1}},
    DemoKpi{"new-customers",
            "Nieuwe klanten",
            "New customers",
            "count",
            up,
            week,
            sum,
            "more-subscriptions",
            "daan",
            "sales",
            gather,
            at_least,
            140,
            quarter,
            {8, 13, 1.1, 0.1, 0, 1}},
    DemoKpi{"win-rate",
            "Winpercentage deals",
            "Win rate",
            "percent",
            up,
            month,
            none,
            "more-subscriptions",
            "daan",
            "sales",
            reach,
            at_least,
            32,
            quarter,
            {24, 33.4, 0.5, 0, 0, 0.1}},
    DemoKpi{"qualified-leads",
            "Gekwalificeerde leads",
            "Qualified leads",
            "count",
            up,
            week,
            sum,
            "more-subscriptions",
            "eva",
            "sales",
            gather,
            at_least,
            740,
            quarter,
            {50, 66, 4, 0.05, 0, 1}},
    DemoKpi{"recurring-revenue",
            "Maandelijks terugkerende omzet",
            "Monthly recurring revenue",
            "EUR",
            up,
            month,
            none,
            "healthy-growth",
            "femke",
            "finance",
            reach,
            at_least,
            310000,
            year,
            {196000, 306000, 1500, 0, 0, 100}},
    DemoKpi{"net-margin",
            "Nettowinstmarge",
            "Net profit margin",
            "percent",
            up,
            month,
            none,
            "healthy-growth",
            "femke",
            "finance",
            reach,
            at_least,
            8,
            year,
            {4.1, 8.4, 0.2, 0.01, 0, 0.1}},
    DemoKpi{"days-sales-outstanding",
            "Betaaltermijn van klanten (DSO)",
            "Days sales outstanding",
            "day",
            down,
            month,
            none,
            "healthy-growth",
            "gijs",
            "finance",
            reach,
            at_most,
            38,
            year,
            {47, 38.6, 0.6, 0, 0, 0.1}},
    DemoKpi{"absenteeism",
            "Ziekteverzuim",
            "Absenteeism",
            "percent",
            down,
            month,
            none,
            "good-employer",
            "hanna",
            "people",
            each,
            at_most,
            4.5,
            year,
            {4.2, 3.6, 0.08, 0.02, 0, 0.1}},
    DemoKpi{"employee-satisfaction",
            "Medewerkerstevredenheid",
            "Employee satisfaction",
            "point",
            up,
            quarter,
            none,
            "good-employer",
            "hanna",
            "people",
            reach,
            at_least,
            8,
            year,
            {7.3, 8.2, 0.04, 0, 0, 0.1}},
};

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

domain::Goal goal_of(const DemoKpi& row, const domain::Calendar& calendar, Date today) {
  domain::Goal goal;
  goal.span = calendar.period_of(row.span, today);
  goal.kind = row.kind;
  goal.target = {row.comparator, row.target};
  goal.per = row.grain;
  if (row.kind == each) goal.window = domain::Window::each;
  if (row.kind == gather) goal.window = domain::Window::total;
  return goal;
}

void add_kpi(const DemoKpi& row, domain::Definitions& definitions, Date today) {
  domain::Metric metric;
  metric.id = id<domain::Metric>(row.id);
  metric.label = label(row.nl, row.en);
  metric.definition = domain::ManualMetric{.grain = row.grain, .time = row.time};
  metric.unit.name = row.unit;
  metric.direction = row.direction;
  domain::Kpi kpi;
  kpi.id = id<domain::Kpi>(row.id);
  kpi.metric = metric.id;
  kpi.owner = id<domain::Person>(row.owner);
  kpi.team = id<domain::Team>(row.team);
  kpi.objectives = {id<domain::Objective>(row.objective)};
  kpi.goals = {goal_of(row, definitions.calendar(), today)};
  definitions.metrics.emplace(metric.id, metric);
  definitions.kpis.emplace(kpi.id, kpi);
}

double rounded(double value, double step) {
  return std::round(std::round(value / step) * step * 1000) / 1000;
}

// Closed periods of the last two years; quarterly ones of the last three, so that they too make a
// line.
app::NewObservations values_of(const DemoKpi& row, const domain::Calendar& calendar, Date today,
                               std::uint64_t seed) {
  Dice dice(seed);
  app::NewObservations values{.metric = id<domain::Metric>(row.id), .segment = {}, .values = {}};
  const Date first = add_months(today, row.grain == quarter ? -36 : -24);
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
    values.values.push_back({.period = calendar.label(row.grain, periods[i]),
                             .value = rounded(value, row.course.step),
                             .n = std::nullopt,
                             .note = {}});
  }
  return values;
}

}  // namespace

DemoOrganization demo_organization(Date today) {
  DemoOrganization demo;
  domain::Organization organization;
  organization.name = label("Waterland", "Waterland");
  organization.is_demo = true;
  demo.definitions.organization = organization;
  add_teams(demo.definitions);
  add_people(demo.definitions);
  add_plan(demo.definitions, today);
  std::uint64_t seed = 20;
  for (const auto& row : kpis) {
    add_kpi(row, demo.definitions, today);
    demo.values.push_back(values_of(row, demo.definitions.calendar(), today, ++seed));
  }
  add_demo_work(demo.definitions, today);
  return demo;
}

}  // namespace koers::program
