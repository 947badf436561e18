// How fast states follow values: a store of many KPIs, each with a metric of its own; all of them
// evaluated once, then one value pushed at a time and followed. CPU time of the process, the thread
// that writes included. usage: evaluate_bench [KPIS] [PUSHES]
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/resource.h>

#include "app/evaluate.h"
#include "app/record_observation.h"
#include "app/stored_objects.h"
#include "base/assert.h"
#include "planfile/document.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/temporary_folder.h"

namespace koers::app {
namespace {

double cpu_ms() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

std::string name_at(int number) { return fmt::format("n{:06}", number); }

domain::Definitions plan_of(int kpis) {
  domain::Definitions all;
  all.organization = default_organization();
  all.organization->name = {.nl = "Bench", .en = "Bench"};
  const auto service = Id<domain::Objective>::trusted("service");
  const domain::Period year{date_of(2026, 1, 1), date_of(2027, 1, 1)};
  all.objectives[service] = {
      .id = service, .title = {.nl = "Service", .en = "Service"}, .period = year};
  for (int i = 0; i < kpis; ++i) {
    const auto metric = Id<domain::Metric>::trusted(name_at(i));
    all.metrics[metric] = {.id = metric,
                           .label = {.nl = "Bench", .en = "Bench"},
                           .definition = domain::ManualMetric{},
                           .unit = {"count"}};
    domain::Goal goal{.span = year};
    goal.target = {domain::Comparator::at_least, 100};
    const auto kpi = Id<domain::Kpi>::trusted(name_at(i));
    all.kpis[kpi] = {.id = kpi, .metric = metric, .objectives = {service}, .goals = {goal}};
  }
  return all;
}

void write(const Ports& ports, const domain::Definitions& definitions) {
  const auto setting = planfile::setting_of(definitions.organization_or_default());
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    for (const auto& object : planfile::objects_of(definitions)) {
      KOERS_CHECK(write_object(transaction, {"bench"}, ports.clock(),
                               {planfile::kind_of(object),
                                planfile::id_of(object),
                                encode_document(object, setting),
                                {}}));
    }
    return {};
  });
  KOERS_ASSERT(written.has_value(), "a plan of its own is written");
}

// The CPU time until the states have followed.
double followed(const Ports& ports, MetricUses& uses) {
  const double start = cpu_ms();
  const auto evaluated = evaluate_pending(ports, uses);
  KOERS_ASSERT(evaluated.has_value(), evaluated ? "" : evaluated.error().code.c_str());
  return cpu_ms() - start;
}

int run(int kpis, int pushes) {
  const store::sqlite::TemporaryFolder folder;
  const auto opened = store::open_store({.path = folder.file("koers.db")});
  KOERS_ASSERT(opened.has_value(), "there is room for a store");
  DefinitionCache definitions;
  ForecastCache forecasts;
  const Instant now{date_of(2026, 1, 5) + std::chrono::hours{11}};
  const Ports ports{.store = **opened,
                    .clock = [now] { return now; },
                    .definitions = definitions,
                    .forecasts = forecasts};
  write(ports, plan_of(kpis));
  MetricUses uses;
  fmt::print("{} KPIs evaluated for the first time: {:.0f} ms CPU\n", kpis, followed(ports, uses));
  std::vector<double> times;
  for (int push = 0; push < pushes; ++push) {
    const auto metric = Id<domain::Metric>::trusted(name_at(push * 7919 % kpis));
    const NewValue value{.period = "2026-01", .value = 90.0 + push % 20};
    const auto recorded =
        record_observation(ports, {"bench"}, {.metric = metric, .segment = {}, .value = value});
    KOERS_ASSERT(recorded.has_value(), "a value of this month is recorded");
    times.push_back(followed(ports, uses));
  }
  std::ranges::sort(times);
  fmt::print("one new value followed: {:.3f} ms CPU, median of {} ({:.3f}–{:.3f})\n",
             times[times.size() / 2], times.size(), times.front(), times.back());
  return 0;
}

}  // namespace
}  // namespace koers::app

int main(int count, char** arguments) {
  const int kpis = count > 1 ? std::atoi(arguments[1]) : 100'000;
  const int pushes = count > 2 ? std::atoi(arguments[2]) : 201;
  return koers::app::run(std::max(1, kpis), std::max(1, pushes));
}
