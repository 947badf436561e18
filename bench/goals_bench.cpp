// How fast goals are assessed: 100,000 KPIs of every kind on one day, with pace and status, rolled
// up through ten levels of objectives with weights, some of them and of the KPIs in two places; and
// one KPI again after a new value, with the objectives above it. CPU time of one thread.
// usage: goals_bench [ROUNDS]
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "domain/assess.h"
#include "domain/plan_scores.h"

namespace koers::domain {
namespace {

constexpr int kpi_count = 100'000;
constexpr int depth = 10;  // Levels of objectives, three below each: 29,524 of them.

double cpu_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Subject {
  Goal goal;
  Series series;
  double baseline = 100;
  double to_date = 0;
};

Goal goal_of(int number) {
  static const std::vector<std::pair<GoalKind, Window>> kinds{
      {GoalKind::reach, Window::at_end},     {GoalKind::reach, Window::period_value},
      {GoalKind::change, Window::at_end},    {GoalKind::change, Window::total_vs_previous},
      {GoalKind::accumulate, Window::total}, {GoalKind::maintain, Window::each},
      {GoalKind::range, Window::at_end},     {GoalKind::range, Window::each},
      {GoalKind::reach, Window::any_time},   {GoalKind::reach, Window::last_subperiod}};
  const auto& [kind, window] = kinds[static_cast<std::size_t>(number) % kinds.size()];
  Goal goal{.span = {date_of(2026, 1, 1), date_of(2027, 1, 1)}, .kind = kind, .window = window};
  goal.target = {Comparator::at_least, kind == GoalKind::change ? 20.0 : 120.0 + number % 7};
  goal.band = {95, 125};
  return goal;
}

std::vector<Subject> subjects() {
  std::vector<Subject> all(kpi_count);
  for (int i = 0; i < kpi_count; ++i) {
    Subject& subject = all[static_cast<std::size_t>(i)];
    subject.goal = goal_of(i);
    for (int month = 0; month < 6; ++month) {
      const Date first = add_months(date_of(2026, 1, 1), month);
      const double value = 95 + (i * 13 + month * 7) % 30;
      subject.series.push_back({.period = {first, add_months(first, 1)}, .value = value, .n = 1});
      subject.to_date += value;
    }
  }
  return all;
}

Standing standing_of(const Subject& subject, const Calendar& calendar) {
  AssessInput input{.goal = subject.goal, .calendar = calendar};
  input.on = date_of(2026, 7, 10);
  input.series = subject.series;
  input.baseline = subject.baseline;
  input.to_date = subject.to_date;
  input.last_value_day = date_of(2026, 6, 30);
  return assess(input).standing;
}

// Each objective is named after the way to it: "o", "oa", "oab", … Every tenth one serves a second
// one beside its parent.
std::vector<ParentEdge> parents_of(const std::string& name, int number) {
  if (name.size() == 1) return {};
  std::string parent = name.substr(0, name.size() - 1);
  std::vector<ParentEdge> parents{{.id = parent, .edge = {.weight = 1.0 + number % 3}}};
  if (number % 10 == 0 && parent.size() > 1) {
    parent.back() = parent.back() == 'a' ? 'b' : 'a';
    parents.push_back({.id = parent});
  }
  return parents;
}

Id<Objective> objective_at(const std::vector<std::string>& level, int number) {
  return Id<Objective>::trusted(level[static_cast<std::size_t>(number) % level.size()]);
}

// The KPIs hang on the lowest level, every tenth one in two places.
Definitions plan() {
  Definitions all;
  std::vector<std::string> level{"o"};
  std::vector<std::string> below;
  for (int at = 0; at < depth; ++at) {
    below.clear();
    for (const auto& name : level) {
      Objective& objective = all.objectives[Id<Objective>::trusted(name)];
      objective.id = Id<Objective>::trusted(name);
      objective.parents = parents_of(name, static_cast<int>(all.objectives.size()));
      for (const char next : {'a', 'b', 'c'}) below.push_back(name + next);
    }
    if (at + 1 < depth) std::swap(level, below);
  }
  for (int i = 0; i < kpi_count; ++i) {
    const auto id = Id<Kpi>::trusted(fmt::format("{:06}", i));
    Kpi& kpi = all.kpis[id];
    kpi.id = id;
    kpi.objectives.push_back(objective_at(level, i));
    if (i % 10 == 0) kpi.objectives.push_back(objective_at(level, i * 7 + 1));
  }
  return all;
}

class Bench {
 public:
  void build() { graph_.emplace(definitions_); }

  void assess_all() {
    for (std::size_t leaf = 0; leaf < items_.size(); ++leaf) assess_one(leaf);
  }

  void roll_up_all() { scores_ = plan_scores(*graph_, items_); }

  void one_again(std::size_t leaf) {
    subjects_[leaf].series.back().value = 101 + static_cast<double>(++new_values_ % 9);
    const RollUpItem before = items_[leaf];
    assess_one(leaf);
    rescore(*graph_, items_, {.leaf = leaf, .before = before}, scores_);
  }

  [[nodiscard]] double top() const { return scores_.nodes[*graph_->find("o")].score.value_or(0); }
  [[nodiscard]] std::size_t objectives() const { return graph_->nodes().size(); }

 private:
  // The KPIs come first among the leaves, in order of their ids, which is that of the subjects.
  void assess_one(std::size_t leaf) {
    items_[leaf] = roll_up_item(standing_of(subjects_[leaf], calendar_));
  }

  Calendar calendar_;
  std::vector<Subject> subjects_ = subjects();
  Definitions definitions_ = plan();
  std::optional<PlanGraph> graph_;
  std::vector<RollUpItem> items_{kpi_count};
  PlanScores scores_;
  int new_values_ = 0;
};

void print(std::string_view what, std::vector<double>& times) {
  std::ranges::sort(times);
  fmt::print("{:<44} {:8.3f} ms CPU, median of {} ({:.3f}–{:.3f})\n", what, times[times.size() / 2],
             times.size(), times.front(), times.back());
}

template <typename Work>
double ms_of(const Work& work) {
  const double start = cpu_ms();
  work();
  return cpu_ms() - start;
}

int run(int rounds) {
  Bench bench;
  std::vector<double> building;
  std::vector<double> assessing;
  std::vector<double> scoring;
  std::vector<double> everything;
  std::vector<double> single;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    building.push_back(ms_of([&] { bench.build(); }));
    assessing.push_back(ms_of([&] { bench.assess_all(); }));
    scoring.push_back(ms_of([&] { bench.roll_up_all(); }));
    everything.push_back(building.back() + assessing.back() + scoring.back());
    const auto leaf = static_cast<std::size_t>(round) * 7919 % kpi_count;
    single.push_back(ms_of([&] { bench.one_again(leaf); }));
    sum += bench.top();
  }
  print(fmt::format("the graph of {} KPIs, {} objectives", kpi_count, bench.objectives()),
        building);
  print(fmt::format("assess {} KPIs", kpi_count), assessing);
  print(fmt::format("roll up through {} levels", depth), scoring);
  print("all of these together", everything);
  print("one new value: its KPI and all above", single);
  fmt::print("(checksum {:.6f})\n", sum);
  return 0;
}

}  // namespace
}  // namespace koers::domain

int main(int argc, char** argv) {
  return koers::domain::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : 21);
}
