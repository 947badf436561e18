// Fifty times: start the writer, kill it with SIGKILL in the middle of its work, open what it left,
// and audit: every acknowledged command is there, once and whole; no other is there by half; the
// log has no gap.
#include <algorithm>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <map>
#include <random>
#include <signal.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "crash_plan.h"
#include "store/lock.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/temporary_folder.h"

namespace koers::crash {
namespace {

using store::Observation;
using store::Reader;
using store::Seq;

// seq of each acknowledged command, by (lane, number).
using Acknowledged = std::map<std::pair<int, int>, Seq>;

// A running writer whose standard output is read here.
class Victim {
 public:
  explicit Victim(const std::string& path) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl(KOERS_CRASH_WRITER, KOERS_CRASH_WRITER, path.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;
  ~Victim() { ::close(output_); }

  /// Reads until so many lines came, kills, reads what it had still said. The last line is whole: a
  /// line is one write.
  std::string killed_after(int lines) {
    std::string said;
    while (std::ranges::count(said, '\n') < lines && read_some(said)) {
    }
    ::kill(pid_, SIGKILL);
    while (read_some(said)) {
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    CHECK(WIFSIGNALED(status));
    return said;
  }

 private:
  bool read_some(std::string& said) const {
    char buffer[4096];
    const ssize_t size = ::read(output_, buffer, sizeof buffer);
    if (size > 0) said.append(buffer, static_cast<std::size_t>(size));
    return size > 0;
  }

  pid_t pid_ = -1;
  int output_ = -1;
};

void note(Acknowledged& acknowledged, const std::string& said) {
  std::istringstream lines(said);
  std::string first;
  while (lines >> first) {
    if (first == "open") continue;
    int number = 0;
    Seq seq = 0;
    lines >> number >> seq;
    const bool is_new = acknowledged.insert({{std::stoi(first), number}, seq}).second;
    CHECK_MESSAGE(is_new, "acknowledged twice: " << first << ' ' << number);
  }
}

// The values of one command: as it wrote them, under one seq.
bool is_whole(Step step, const Observation* values) {
  const std::vector<Observation> expected = values_of(step);
  for (int i = 0; i < values_per_command; ++i) {
    const auto& wanted = expected[static_cast<std::size_t>(i)];
    if (values[i].start != wanted.start || values[i].value != wanted.value) return false;
    if (values[i].seq != values[0].seq) return false;
  }
  return true;
}

// How many commands of a lane are in the store; complains about what is there by half, or
// acknowledged and not there.
int audit_lane(Reader& reader, int lane, const Acknowledged& acknowledged) {
  const std::string name = lane_name(lane);
  const auto values = reader.observations(store::sample::series(name), {}).value();
  const int count = static_cast<int>(values.size()) / values_per_command;
  CHECK(values.size() % values_per_command == 0);
  for (int number = 0; number < count; ++number) {
    const Observation* first =
        values.data() + static_cast<std::ptrdiff_t>(number) * values_per_command;
    if (!is_whole({lane, number}, first))
      FAIL_CHECK(name << " has command " << number << " by half");
    const auto known = acknowledged.find({lane, number});
    if (known != acknowledged.end() && known->second != first->seq)
      FAIL_CHECK(name << " moved " << number);
  }
  for (auto each = acknowledged.lower_bound({lane, 0});
       each != acknowledged.lower_bound({lane + 1, 0}); ++each) {
    if (each->first.second >= count) FAIL_CHECK(name << " lost " << each->first.second);
  }
  const auto versions = reader.versions("count", name).value();
  CHECK(static_cast<int>(versions.size()) == count);
  if (count > 0) {
    CHECK(versions.back().text == std::to_string(count - 1));
    CHECK(reader.derived("cursor", name).value() == versions.back().text);
  }
  return count;
}

void audit(const std::string& path, const Acknowledged& acknowledged) {
  const auto lock = store::StoreLock::acquire(path);
  REQUIRE(lock.has_value());
  const auto store = store::open_store({.path = path, .epoch_seed = 1}).value();
  CHECK(store->check().value().empty());
  const auto reader = store->read().value();
  int commands = 0;
  for (int lane = 0; lane < lanes; ++lane) commands += audit_lane(*reader, lane, acknowledged);
  CHECK(reader->head().value() == commands);
  CHECK(commands >= static_cast<int>(acknowledged.size()));
}

TEST_CASE("fifty times killed under load: every acknowledged command is there once, none by half") {
  constexpr int rounds = 50;
  const store::sqlite::TemporaryFolder folder;
  const std::string path = folder.file("koers.db");
  std::mt19937 random(20260101);
  std::uniform_int_distribution<int> lines_until_death(0, 300);
  Acknowledged acknowledged;
  for (int round = 0; round < rounds; ++round) {
    note(acknowledged, Victim(path).killed_after(lines_until_death(random)));
    audit(path, acknowledged);
  }
  MESSAGE(acknowledged.size() << " acknowledged commands survived " << rounds << " kills");
  CHECK(acknowledged.size() > 1000);
}

}  // namespace
}  // namespace koers::crash
