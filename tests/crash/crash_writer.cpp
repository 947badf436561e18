// Writes to a store as fast as it can until it is killed, and says on standard output what was
// acknowledged: "open", then one line "lane number seq" per command. Every fifth command fails on
// purpose after it wrote. usage: crash_writer FILE
#include <iostream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include "base/number.h"
#include "crash_plan.h"
#include "store/lock.h"
#include "store/sqlite/sqlite_store.h"

namespace koers::crash {
namespace {

using store::Store;
using store::Transaction;

// One write(2) below PIPE_BUF: a line is there whole or not at all.
void say(const std::string& line) {
  const std::string whole = line + "\n";
  if (::write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) {
    ::_exit(3);
  }
}

Result<store::Seq> write_all(Transaction& transaction, Step step) {
  const std::string name = lane_name(step.lane);
  const std::string text = std::to_string(step.number);
  KOERS_TRY(seq, transaction.append(store::sample::entry("metric", name)));
  std::vector<store::Observation> values = values_of(step);
  for (store::Observation& value : values) value.seq = seq;
  KOERS_CHECK(transaction.put_observations(store::sample::series(name), values));
  KOERS_CHECK(transaction.put_document({.kind = "count", .id = name, .seq = seq, .text = text}));
  KOERS_CHECK(transaction.put_derived("cursor", name, text));
  return seq;
}

void fail_on_purpose(Store& store, Step step) {
  const auto outcome = store.write([step](Transaction& transaction) -> Result<void> {
    KOERS_CHECK(write_all(transaction, step));
    return fail(ErrorKind::conflict, "test.refused");
  });
  KOERS_ASSERT(!outcome && outcome.error().code == "test.refused", "a failing command fails");
}

void write_lane(Store& store, Step step) {
  while (true) {
    if (step.number % 5 == 4) fail_on_purpose(store, step);
    store::Seq seq = 0;
    const auto outcome = store.write([&seq, step](Transaction& transaction) -> Result<void> {
      KOERS_TRY(given, write_all(transaction, step));
      seq = given;
      return {};
    });
    KOERS_ASSERT(outcome.has_value(), "nothing stands in the way of writing");
    say(std::to_string(step.lane) + " " + std::to_string(step.number) + " " + std::to_string(seq));
    ++step.number;
  }
}

Result<int> next_number(Store& store, int lane) {
  KOERS_TRY(reader, store.read());
  KOERS_TRY(count, reader->document("count", lane_name(lane), INT64_MAX));
  return count ? std::stoi(count->text) + 1 : 0;
}

Result<void> write_until_killed(const std::string& path) {
  KOERS_TRY(lock, store::StoreLock::acquire(path));
  KOERS_TRY(opened, store::open_store({.path = path, .epoch_seed = 1}));
  say("open");
  std::vector<std::thread> threads;
  for (int lane = 0; lane < lanes; ++lane) {
    KOERS_TRY(number, next_number(*opened, lane));
    threads.emplace_back(write_lane, std::ref(*opened), Step{.lane = lane, .number = number});
  }
  for (std::thread& thread : threads) thread.join();
  return {};
}

}  // namespace
}  // namespace koers::crash

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const auto outcome = koers::crash::write_until_killed(arguments[1]);
  if (!outcome) std::cerr << outcome.error().code << ' ' << outcome.error().detail << '\n';
  return 1;
}
