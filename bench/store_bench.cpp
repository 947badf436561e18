// How fast the store is: durable single writes from many threads beside bare SQLite with one commit
// each, and opening, reading and copying a store of a million observations. CPU time first: wall
// time is noise on a shared machine. usage: store_bench [FOLDER]   (a folder on the disk to be
// measured; default: the system's temporary folder)
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "store/sqlite/sqlite_store.h"
#include "store/store_sample.h"

namespace {

std::atomic<long> syncs{0};

}  // namespace

extern "C" {
int __real_fsync(int descriptor);
int __real_fdatasync(int descriptor);

int __wrap_fsync(int descriptor) {
  ++syncs;
  return __real_fsync(descriptor);
}

int __wrap_fdatasync(int descriptor) {
  ++syncs;
  return __real_fdatasync(descriptor);
}
}

namespace koers::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using store::Store;
namespace sample = store::sample;

double cpu_us() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

double resident_mib() {
  std::ifstream statm("/proc/self/statm");
  long pages = 0;
  long resident = 0;
  statm >> pages >> resident;
  return static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / 1048576;
}

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The shortest, the middle and the longest of some rounds.
template <typename Work>
void time_rounds(std::string_view what, const Work& work, int rounds = 21) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    work();
    times.push_back(ms_since(start));
  }
  std::ranges::sort(times);
  fmt::print("{:44} {:9.3f} ms median   ({:.3f} to {:.3f}, {} rounds)\n", what,
             times[times.size() / 2], times.front(), times.back(), rounds);
}

struct Load {
  std::string what;
  int writes = 0;
};

// Prints what some writes cost; `work` gives each one's latency in ms.
template <typename Work>
void measure_writes(const Load& load, const Work& work) {
  const double cpu_before = cpu_us();
  const long syncs_before = syncs;
  const auto start = Clock::now();
  std::vector<double> latencies = work();
  const double seconds = ms_since(start) / 1000;
  const double cpu = (cpu_us() - cpu_before) / load.writes;
  std::ranges::sort(latencies);
  fmt::print(
      "{:44} {:8.0f} writes/s  {:6.1f} CPU us/write  {:5.3f} syncs/write  p50 {:6.2f} ms  p99 "
      "{:6.2f} ms\n",
      load.what, load.writes / seconds, cpu,
      static_cast<double>(syncs - syncs_before) / load.writes, latencies[latencies.size() / 2],
      latencies[latencies.size() * 99 / 100]);
}

std::vector<double> write_lane(Store& store, const std::string& metric, int writes) {
  std::vector<double> latencies;
  for (int number = 0; number < writes; ++number) {
    const auto start = Clock::now();
    const auto written = store.write(
        sample::observe(sample::series(metric), {sample::value(sample::day(number), number)}));
    KOERS_ASSERT(written.has_value(), "the disk takes it");
    latencies.push_back(ms_since(start));
  }
  return latencies;
}

void bench_writes(const std::string& folder, int threads) {
  const auto store =
      store::open_store({.path = folder + "/writes-" + std::to_string(threads) + ".db"}).value();
  const int each = 4000 / threads;
  measure_writes({"koers, " + std::to_string(threads) + " threads", each * threads}, [&] {
    std::vector<std::vector<double>> lanes(static_cast<std::size_t>(threads));
    std::vector<std::thread> running;
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      running.emplace_back(
          [&, lane] { lanes[lane] = write_lane(*store, "m" + std::to_string(lane), each); });
    }
    for (std::thread& thread : running) thread.join();
    std::vector<double> all;
    for (const auto& lane : lanes) all.insert(all.end(), lane.begin(), lane.end());
    return all;
  });
}

// The peer: the same two rows per write, by hand, one durable commit each.
void bench_bare_sqlite(const std::string& folder) {
  sqlite3* db = nullptr;
  sqlite3_open((folder + "/bare.db").c_str(), &db);
  sqlite3_exec(db,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE change (seq INTEGER PRIMARY KEY, at INTEGER, actor TEXT, entity TEXT, "
               "id TEXT, kind TEXT);"
               "CREATE TABLE observation (metric TEXT, start INTEGER, seq INTEGER, value REAL,"
               " PRIMARY KEY (metric, start, seq)) WITHOUT ROWID",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* change = nullptr;
  sqlite3_stmt* observation = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO change VALUES (NULL, 1, 'anna', 'metric', 'm', 'observed')",
                     -1, &change, nullptr);
  sqlite3_prepare_v2(db, "INSERT INTO observation VALUES ('m', ?1, last_insert_rowid(), 0.5)", -1,
                     &observation, nullptr);
  const int writes = 1000;
  measure_writes({"bare SQLite, 1 thread, 1 commit per write", writes}, [&] {
    std::vector<double> latencies;
    for (int number = 0; number < writes; ++number) {
      const auto start = Clock::now();
      sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
      sqlite3_step(change);
      sqlite3_reset(change);
      sqlite3_bind_int(observation, 1, number);
      sqlite3_step(observation);
      sqlite3_reset(observation);
      sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
      latencies.push_back(ms_since(start));
    }
    return latencies;
  });
  sqlite3_finalize(change);
  sqlite3_finalize(observation);
  sqlite3_close(db);
}

constexpr int series_count = 1000;
constexpr int days = 1000;

void fill_million(const std::string& path) {
  const auto store = store::open_store({.path = path}).value();
  const auto start = Clock::now();
  const double cpu_before = cpu_us();
  for (int series = 0; series < series_count; ++series) {
    std::vector<store::Observation> values;
    for (int number = 0; number < days; ++number)
      values.push_back(sample::value(sample::day(number), number));
    const auto command =
        sample::observe(sample::series("metric-" + std::to_string(series)), std::move(values));
    store->submit(command,
                  [](const Result<void>& result) { KOERS_ASSERT(result, "the disk takes it"); });
  }
  KOERS_ASSERT(store->write(sample::put("kpi", "last", "{}")).has_value(), "the disk takes it");
  fmt::print("{:44} {:9.0f} ms, {:.2f} CPU us per value\n",
             "import of 1,000,000 values, 1,000 commands", ms_since(start),
             (cpu_us() - cpu_before) / 1e6);
  // A live counter: ten thousand versions of one period.
  for (int version = 0; version < 10'000; ++version) {
    store->submit(sample::observe(sample::series("live"), {sample::value(sample::day(0), version)}),
                  nullptr);
  }
  KOERS_ASSERT(store->write(sample::put("kpi", "last", "{ }")).has_value(), "the disk takes it");
}

void bench_million(const std::string& folder) {
  const std::string path = folder + "/million.db";
  fill_million(path);
  fmt::print("{:44} {:9.1f} MiB\n", "file", static_cast<double>(fs::file_size(path)) / 1048576);
  time_rounds("open, read the head, close", [&] {
    const auto store = store::open_store({.path = path}).value();
    KOERS_ASSERT((*store->read())->head().has_value(), "it opens");
  });
  const double before = resident_mib();
  const auto store = store::open_store({.path = path}).value();
  const auto all = [&](const std::string& metric, store::Seq known = INT64_MAX) {
    const auto reader = store->read().value();
    return reader->observations(sample::series(metric), {.known = known}).value().size();
  };
  time_rounds("read 1,000 current values", [&] { KOERS_ASSERT(all("metric-500") == days, "all"); });
  time_rounds("read the current one of 10,000 versions",
              [&] { KOERS_ASSERT(all("live") == 1, "one"); });
  time_rounds("the same as known 5,000 versions ago",
              [&] { KOERS_ASSERT(all("live", 6000) == 1, "one"); });
  time_rounds("seq_before", [&] {
    KOERS_ASSERT((*store->read())->seq_before(sample::noon(9)).has_value(), "found");
  });
  fmt::print("{:44} {:9.1f} MiB\n", "memory that the open store added", resident_mib() - before);
  time_rounds(
      "backup",
      [&] {
        KOERS_ASSERT(store->backup(folder + "/copy.db").has_value(), "the disk takes it");
        fs::remove(folder + "/copy.db");
      },
      3);
  time_rounds("check", [&] { KOERS_ASSERT(store->check().value().empty(), "it is sound"); }, 3);
}

}  // namespace
}  // namespace koers::bench

int main(int count, char** arguments) {
  const std::filesystem::path root =
      count > 1 ? arguments[1] : std::filesystem::temp_directory_path();
  const std::string folder = (root / ("koers-store-bench-" + std::to_string(::getpid()))).string();
  std::filesystem::create_directory(folder);
  koers::bench::bench_bare_sqlite(folder);
  for (const int threads : {1, 16, 64}) koers::bench::bench_writes(folder, threads);
  koers::bench::bench_million(folder);
  std::filesystem::remove_all(folder);
}
