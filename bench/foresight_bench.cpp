// What the chance of one monthly goal costs: the forecast of a series of 120 values from nothing,
// what a new value of the running month changes, and both with the answer. CPU time of the thread,
// medians. usage: foresight_bench [REPEATS]
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>

#include "forecast/engine.h"
#include "forecast/questions.h"
#include "forecast/update.h"

namespace koers::forecast {
namespace {

double cpu_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Work>
double median_ms(int repeats, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const double start = cpu_ms();
    work(i);
    times.push_back(cpu_ms() - start);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

// Ten years with a season, a trend and noise that differs from one repeat to the next.
Series series_of(int repeat) {
  Series series;
  for (int month = 0; month < 120; ++month) {
    const double season = 8 * std::sin(month * 0.5235987755982988);
    const double noise = std::fmod(std::fabs(std::sin(month * 12.9898 + repeat) * 43758.5453), 1.0);
    series.values.push_back(100 + 0.2 * month + season + 4 * noise);
  }
  return series;
}

int run(int repeats) {
  const Question question{.kind = Question::Kind::level, .threshold = 130, .shares = {1, 1, 1}};
  double sum = 0;  // So that nothing is left out by the compiler.
  const double fit = median_ms(
      repeats, [&](int i) { sum += look_ahead(series_of(i), {.horizon = 8}).point.front(); });
  const Outlook outlook = look_ahead(series_of(0), {.horizon = 8});
  const auto moved = [&](int i) {
    return updated(outlook.paths, {.step = 1, .value = 120.0 + i % 9, .share_gone = 0.5});
  };
  const double update = median_ms(repeats, [&](int i) { sum += moved(i).path(0)[0]; });
  const double answer = median_ms(repeats, [&](int i) { sum += probability(moved(i), question); });
  fmt::print("forecast of 120 months, {} paths, from nothing: {:.2f} ms CPU\n",
             outlook.paths.count(), fit);
  fmt::print("a new value of the running month laid on the paths: {:.3f} ms CPU\n", update);
  fmt::print("the same with the chance of the goal: {:.3f} ms CPU\n", answer);
  return std::isfinite(sum) ? 0 : 1;
}

}  // namespace
}  // namespace koers::forecast

int main(int argc, char** argv) {
  return koers::forecast::run(argc > 1 ? std::atoi(argv[1]) : 301);
}
