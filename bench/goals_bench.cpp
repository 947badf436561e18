// How fast goals are assessed: 100,000 KPIs of every kind on one day, with pace and status, rolled
// up through a tree of objectives ten deep; and one of them again after a new value, with what
// depends on it. CPU time of one thread. usage: goals_bench [ROUNDS]
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <vector>

#include "domain/assess.h"
#include "domain/rollup.h"

namespace koers::domain {
namespace {

constexpr int kpi_count = 100'000;
constexpr int depth = 10;  // Levels of objectives, two children each: 1,023 of them.

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

// Every objective of a level holds a run of the KPIs: half as many on the level below.
std::span<const RollUpItem> items_under(std::span<const RollUpItem> items, int level, int place) {
  const std::size_t objectives = std::size_t{1} << static_cast<unsigned>(level);
  const auto from = items.size() * static_cast<std::size_t>(place) / objectives;
  const auto to = items.size() * static_cast<std::size_t>(place + 1) / objectives;
  return items.subspan(from, to - from);
}

double roll_up_all(std::span<const RollUpItem> items) {
  double sum = 0;
  for (int level = 0; level < depth; ++level) {
    for (int place = 0; place < (1 << level); ++place)
      sum += roll_up(items_under(items, level, place)).score.value_or(0);
  }
  return sum;
}

// One KPI and the objectives above it.
double one_again(const Subject& subject, const Calendar& calendar, std::vector<RollUpItem>& items,
                 int number) {
  const auto index = static_cast<std::size_t>(number);
  items[index] = roll_up_item(standing_of(subject, calendar));
  double sum = 0;
  for (int level = 0; level < depth; ++level) {
    const auto place = static_cast<std::int64_t>(number) * (1 << level) / kpi_count;
    sum += roll_up(items_under(items, level, static_cast<int>(place))).score.value_or(0);
  }
  return sum;
}

void print(std::string_view what, std::vector<double>& times) {
  std::ranges::sort(times);
  fmt::print("{:<44} {:8.3f} ms CPU, median of {} ({:.3f}–{:.3f})\n", what, times[times.size() / 2],
             times.size(), times.front(), times.back());
}

int run(int rounds) {
  const Calendar calendar;
  const std::vector<Subject> all = subjects();
  std::vector<RollUpItem> items(all.size());
  std::vector<double> assessing;
  std::vector<double> rolling;
  std::vector<double> single;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const double start = cpu_ms();
    for (std::size_t i = 0; i < all.size(); ++i)
      items[i] = roll_up_item(standing_of(all[i], calendar));
    const double assessed = cpu_ms();
    sum += roll_up_all(items);
    const double rolled = cpu_ms();
    sum += one_again(all[7], calendar, items, 7);
    assessing.push_back(assessed - start);
    rolling.push_back(rolled - assessed);
    single.push_back(cpu_ms() - rolled);
  }
  print(fmt::format("assess {} KPIs", kpi_count), assessing);
  print(fmt::format("roll up through {} levels", depth), rolling);
  print("one new value: its KPI and all above", single);
  fmt::print("(checksum {:.6f})\n", sum);
  return 0;
}

}  // namespace
}  // namespace koers::domain

int main(int argc, char** argv) {
  return koers::domain::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : 21);
}
