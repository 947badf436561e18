// The worker as a process: what it survives, what it limits, and what its client says when it
// cannot.
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

#include "measure/duckdb/fixture_test.h"
#include "measure/frames.h"
#include "measure/worker_client.h"
#include "measure/worker_process.h"

namespace koers::measure {
namespace {

const Id<domain::Source> rows = Id<domain::Source>::trusted("rows");

/// A worker and one metric over a file of one row.
struct Desk {
  Folder folder;
  Workbench bench;
  std::string file = folder.write("rows.csv", "day,v\n2026-01-05,1\n");

  Desk() { bench.source("rows", file); }

  [[nodiscard]] Result<Values> ask(WorkerMeasurer& worker, const std::string& expr) {
    bench.metric("m", domain::SimpleMetric{.source = rows,
                                           .agg = domain::Aggregation::sum,
                                           .expr = expr,
                                           .agg_time_dimension = "day"});
    return worker.values(bench.request("m"));
  }
};

const std::string endless =
    "(with recursive r(i) as (select 1 union all select i + 1 from r) select max(i) from r)";

std::vector<std::string> program() { return {worker_program(), "measure", "--wall-seconds", "60"}; }

}  // namespace

TEST_CASE("the worker gives the values that the engine gives, and says where they came from") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program()});
  const auto values = desk.ask(worker, "v");
  REQUIRE(values.has_value());
  CHECK(shown(values->rows) == "2026-01=1/1");
  CHECK(values->fingerprint == worker.fingerprint(desk.bench.request("m")).value_or(""));
}

TEST_CASE("a file that changed is another question") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program()});
  const auto before = desk.ask(worker, "v");
  (void)desk.folder.write("rows.csv", "day,v\n2026-01-05,1\n2026-01-06,41\n");
  const auto after = desk.ask(worker, "v");
  REQUIRE(before.has_value());
  REQUIRE(after.has_value());
  CHECK(shown(after->rows) == "2026-01=42/2");
  CHECK(before->fingerprint != after->fingerprint);
}

TEST_CASE("a text of two billion letters is out of memory, and the next question is answered") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program(), .memory_mb = 256});
  const auto greedy = desk.ask(worker, "length(repeat('x' || v, 2000000000))");
  REQUIRE_FALSE(greedy.has_value());
  CHECK(greedy.error().code == "measure.out_of_memory");
  CHECK(desk.ask(worker, "v + 1").has_value());
}

TEST_CASE("a query without end is ended by its CPU time") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program(), .cpu_seconds = 1, .wall_seconds = 100});
  const auto values = desk.ask(worker, endless);
  REQUIRE_FALSE(values.has_value());
  CHECK(values.error().code == "measure.timeout");
  CHECK(values.error().arguments.at("seconds") == "1");
}

TEST_CASE("a query without end is ended by the clock on the wall") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program(), .cpu_seconds = 100, .wall_seconds = 1});
  const auto values = desk.ask(worker, endless);
  REQUIRE_FALSE(values.has_value());
  CHECK(values.error().code == "measure.timeout");
}

TEST_CASE(
    "a worker that is killed under way is one error, and another one answers the next question") {
  Desk desk;
  WorkerProcess worker(program(), 100);
  desk.bench.metric("m", domain::SimpleMetric{.source = rows,
                                              .agg = domain::Aggregation::sum,
                                              .expr = endless,
                                              .agg_time_dimension = "day"});
  const Task task = task_of(desk.bench.request("m")).value();
  std::thread killer([&] {
    while (worker.process() == 0) std::this_thread::yield();
    kill(worker.process(), SIGKILL);
  });
  const auto answer = worker.ask({{"op", "values"}, {"task", json_of(task)}});
  killer.join();
  REQUIRE_FALSE(answer.has_value());
  CHECK(answer.error().code == "measure.worker_died");

  const json::object describe = {{"op", "describe"}, {"source", json_of(task.sources.front())}};
  const auto second = worker.ask(describe);
  REQUIRE_MESSAGE(second.has_value(), second.error().code);
  CHECK(description_of(second->front().at("description"))->columns.size() == 2);
}

TEST_CASE("a program that stops ends what is being computed, and asks nothing any more") {
  Desk desk;
  WorkerProcess worker(program(), 100);
  desk.bench.metric("m", domain::SimpleMetric{.source = rows,
                                              .agg = domain::Aggregation::sum,
                                              .expr = endless,
                                              .agg_time_dimension = "day"});
  const Task task = task_of(desk.bench.request("m")).value();
  const json::object question{{"op", "values"}, {"task", json_of(task)}};
  std::thread stopping([&] {
    while (worker.process() == 0) std::this_thread::yield();
    worker.cancel_all();
  });
  const auto answer = worker.ask(question);
  stopping.join();
  REQUIRE_FALSE(answer.has_value());
  CHECK(answer.error().code == "measure.cancelled");
  CHECK(worker.ask(question).error().code == "measure.cancelled");
}

TEST_CASE("the worker holds no descriptor of the program that started it") {
  Desk desk;
  // As a socket of a library is: without close-on-exec.
  const int listening = socket(AF_INET, SOCK_STREAM, 0);
  REQUIRE(listening >= 0);
  const auto descriptor =
      std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(listening));
  WorkerProcess worker(program(), 100);
  const Task task = task_of([&] {
                      desk.bench.metric("m", domain::SimpleMetric{.source = rows,
                                                                  .agg = domain::Aggregation::count,
                                                                  .agg_time_dimension = "day"});
                      return desk.bench.request("m");
                    }())
                        .value();
  REQUIRE(worker.ask({{"op", "values"}, {"task", json_of(task)}}).has_value());
  const std::string own = "/proc/" + std::to_string(worker.process()) + "/fd";
  for (const auto& entry : std::filesystem::directory_iterator(own)) {
    CHECK(std::filesystem::read_symlink(entry.path()) != descriptor);
  }
  close(listening);
}

TEST_CASE("several threads ask one worker at once") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program()});
  std::vector<std::thread> threads;
  std::array<double, 4> answers{};
  for (std::size_t at = 0; at < answers.size(); ++at) {
    threads.emplace_back([&, at] {
      Workbench own = desk.bench;
      own.metric("m", domain::SimpleMetric{.source = rows,
                                           .agg = domain::Aggregation::sum,
                                           .expr = "v * " + std::to_string(at),
                                           .agg_time_dimension = "day"});
      const auto values = worker.values(own.request("m"));
      answers.at(at) = values && values->rows.size() == 1 ? values->rows.front().value : -1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(answers == std::array<double, 4>{0, 1, 2, 3});
}

TEST_CASE("a program that is not there, and one that is no worker, are errors") {
  Desk desk;
  WorkerMeasurer absent({.program = "/nowhere/koers-worker"});
  CHECK(desk.ask(absent, "v").error().code == "measure.no_worker");
  WorkerMeasurer other({.program = "/bin/true"});
  CHECK(desk.ask(other, "v").error().code == "measure.worker_died");
}

TEST_CASE("a source is described with names, types and rows") {
  Desk desk;
  WorkerMeasurer worker({.program = worker_program()});
  const auto described = worker.describe(desk.bench.definitions.sources.at(rows));
  REQUIRE(described.has_value());
  REQUIRE(described->columns.size() == 2);
  CHECK(described->columns[0].type == "date");
  CHECK(described->columns[1].type == "integer");
  CHECK(described->sample == std::vector<std::vector<std::string>>{{"2026-01-05", "1"}});
}

TEST_CASE("frames survive being cut anywhere; one that is too long is refused") {
  FrameReader reader;
  const std::string frame =
      frame_of(json::object{{"id", 1}}).value() + frame_of(json::object{{"id", 2}}).value();
  std::vector<json::value> read;
  for (const char letter : frame) {
    reader.feed({&letter, 1});
    if (auto next = reader.next(); next && *next) read.push_back(**next);
  }
  REQUIRE(read.size() == 2);
  CHECK(read[1].at("id") == 2);
  FrameReader other;
  other.feed("\xFF\xFF\xFF\xFF");
  CHECK(other.next().error().code == "worker.frame_too_large");
}

}  // namespace koers::measure
