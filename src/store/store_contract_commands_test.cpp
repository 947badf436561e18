// Claims about commands and readers: isolation, snapshots, derived state, answers, days, threads.
#include <atomic>
#include <thread>

#include "store/store_contract_claims.h"

namespace koers::store::contract {
namespace {

using sample::day;
using sample::entry;
using sample::noon;
using sample::observe;
using sample::put;
using sample::series;
using sample::value;

Command refused_after(Command first) {
  return [first = std::move(first)](Transaction& transaction) -> Result<void> {
    KOERS_CHECK(first(transaction));
    return fail(ErrorKind::conflict, "test.refused");
  };
}

void starts_empty(Store& store) {
  const auto reader = need(store.read());
  CHECK(need(reader->head()) == 0);
  CHECK(need(reader->epoch()).size() >= 8);
  CHECK(need(reader->documents("kpi", newest)).empty());
  CHECK(need(reader->observations(series("calls"), {})).empty());
  CHECK(need(reader->changes({})).empty());
  CHECK(need(reader->last_closed_day()) == std::nullopt);
  CHECK(need(reader->seq_before(noon(0))) == 0);
  CHECK(need(store.check()).empty());
}

void undoes_a_failing_attempt_alone(Store& store) {
  write(store, [](Transaction& transaction) -> Result<void> {
    KOERS_CHECK(transaction.attempt(observe(series("calls"), {value(day(0), 1)})));
    const auto refused = transaction.attempt(refused_after([](Transaction& inner) {
      // One more level: what succeeded within a failing attempt is undone with it.
      return inner.attempt(observe(series("lost"), {value(day(1), 2)}));
    }));
    CHECK(refused.error().code == "test.refused");
    CHECK(need(transaction.head()) == 1);
    return transaction.attempt(observe(series("calls"), {value(day(2), 3)}));
  });
  const auto reader = need(store.read());
  CHECK(need(reader->head()) == 2);
  CHECK(need(reader->changes({})).size() == 2);
  CHECK(values_of(*reader, series("calls")) == Values{{0, 1}, {2, 3}});
  CHECK(need(reader->series_of("lost")).empty());
}

// All of these wait behind the gate, so they are one group and one durable commit.
void isolates_a_failing_command(Store& store) {
  const Store::Counters before = store.counters();
  std::vector<std::string> outcomes;
  sample::Gate gate(store);
  const auto submit = [&](Command command) {
    store.submit(std::move(command), [&](const Result<void>& result) {
      outcomes.push_back(result ? "done" : result.error().code);
    });
  };
  submit(observe(series("calls"), {value(day(0), 1)}));
  submit(refused_after(observe(series("calls"), {value(day(1), 2)})));
  submit(refused_after(observe(series("lost"), {value(day(1), 2)})));
  submit(refused_after(put("kpi", "lost", "x")));
  submit(observe(series("calls"), {value(day(2), 3)}));
  gate.open();
  write(store, put("kpi", "kept", "x"));

  CHECK(outcomes ==
        std::vector<std::string>{"done", "test.refused", "test.refused", "test.refused", "done"});
  CHECK(store.counters().commits - before.commits <= 2);
  const auto reader = need(store.read());
  CHECK(values_of(*reader, series("calls")) == Values{{0, 1}, {2, 3}});
  CHECK(need(reader->series_of("lost")).empty());
  CHECK(need(reader->documents("kpi", newest)).size() == 1);
  CHECK(need(reader->head()) == 3);
  CHECK(need(reader->changes({})).size() == 3);
  CHECK(need(store.check()).empty());
}

void reads_its_own_writes(Store& store) {
  write(store, put("kpi", "a", "a1"));
  write(store, [](Transaction& transaction) -> Result<void> {
    KOERS_TRY(seq, transaction.append(entry("kpi", "a")));
    CHECK(seq == 2);
    CHECK(transaction.head().value() == 2);
    KOERS_CHECK(transaction.put_document({.kind = "kpi", .id = "a", .seq = seq, .text = "a2"}));
    CHECK(transaction.document("kpi", "a", newest).value()->text == "a2");
    CHECK(texts_of(transaction.documents("kpi", newest).value()) ==
          std::vector<std::string>{"a=a2"});
    CHECK(texts_of(transaction.documents("kpi", 1).value()) == std::vector<std::string>{"a=a1"});
    return transaction.put_derived("cursor", "evaluate", "2");
  });
  CHECK(need(need(store.read())->derived("cursor", "evaluate")) == "2");
}

void holds_a_snapshot_still(Store& store) {
  write(store, observe(series("calls"), {value(day(0), 1)}));
  const auto reader = need(store.read());
  write(store, observe(series("calls"), {value(day(0), 2), value(day(1), 3)}));

  CHECK(values_of(*reader, series("calls")) == Values{{0, 1}});
  CHECK(need(reader->head()) == 1);
  CHECK(need(need(store.read())->head()) == 2);
}

void answers_requests_again(Store& store) {
  const auto answer = [&](std::string key, Instant at) {
    write(store, [key = std::move(key), at](Transaction& transaction) {
      return transaction.put_answered(key, {.fingerprint = "f-" + key, .response = "r-" + key}, at);
    });
  };
  answer("one", noon(0));
  answer("two", noon(7));
  CHECK(need(need(store.read())->answered("one"))->fingerprint == "f-one");
  CHECK(need(need(store.read())->answered("two"))->response == "r-two");
  CHECK(need(need(store.read())->answered("three")) == std::nullopt);

  answer("three", noon(7) + std::chrono::seconds{1});
  CHECK(need(need(store.read())->answered("one")) == std::nullopt);
  CHECK(need(need(store.read())->answered("two")).has_value());
}

void keeps_derived_state_apart(Store& store) {
  write(store, [](Transaction& transaction) -> Result<void> {
    for (const char* key :
         {"calls/2026-01-02", "calls/2026-01-01", "call", "callsign/2026-01-01", "churn"}) {
      KOERS_CHECK(transaction.put_derived("kpi_day", key, std::string("text of ") + key));
    }
    KOERS_CHECK(transaction.put_derived("kpi_state", "calls", "state"));
    KOERS_CHECK(transaction.put_derived("kpi_day", "churn", ""));
    return transaction.put_derived("kpi_day", "call", "newer");
  });
  const auto keys_of = [&](std::string_view prefix) {
    std::vector<std::string> keys;
    for (const auto& row : need(need(store.read())->all_derived("kpi_day", prefix)))
      keys.push_back(row.key);
    return keys;
  };
  CHECK(keys_of("calls/") == std::vector<std::string>{"calls/2026-01-01", "calls/2026-01-02"});
  CHECK(keys_of("").size() == 4);
  CHECK(need(need(store.read())->derived("kpi_day", "call")) == "newer");
  CHECK(need(need(store.read())->derived("kpi_day", "churn")) == std::nullopt);

  write(store, [](Transaction& transaction) { return transaction.clear_derived("kpi_day"); });
  CHECK(keys_of("").empty());
  CHECK(need(need(store.read())->derived("kpi_state", "calls")) == "state");
  CHECK(head_of(store) == 0);
}

void closes_days_once(Store& store) {
  const auto close = [&](int number) {
    return store.write([number](Transaction& transaction) -> Result<void> {
      KOERS_TRY(seq, transaction.append(entry("day", to_string(day(number)))));
      return transaction.put_day_closed(day(number), seq);
    });
  };
  CHECK(close(0).has_value());
  CHECK(close(1).has_value());
  CHECK(close(1).error().code == "store.day_closed_twice");

  const auto reader = need(store.read());
  CHECK(need(reader->last_closed_day()) == day(1));
  CHECK(need(reader->close_of(day(1))) == 2);
  CHECK(need(reader->close_of(day(2))) == std::nullopt);
  CHECK(need(reader->head()) == 2);
}

void tells_of_each_commit_that_moved_the_head(Store& store) {
  std::vector<Seq> heads;
  store.on_commit([&heads](Seq head) { heads.push_back(head); });
  write(store, put("kpi", "a", "1"));
  write(store,
        [](Transaction& transaction) { return transaction.put_derived("cursor", "x", "1"); });
  CHECK(store.write(refused_after(put("kpi", "a", "2"))).error().code == "test.refused");
  write(store, put("kpi", "a", "3"));
  write(store,
        [](Transaction& transaction) { return transaction.put_derived("cursor", "x", "2"); });
  CHECK(heads == std::vector<Seq>{1, 2});
}

// Many threads, some failing commands, readers beside them: the log has no gap and nothing is lost.
void serves_many_threads(Store& store) {
  constexpr int threads = 8;
  constexpr int rounds = 25;
  std::vector<std::thread> running;
  std::atomic<int> wrong{0};
  for (int number = 0; number < threads; ++number) {
    running.emplace_back([&store, &wrong, number] {
      for (int round = 0; round < rounds; ++round) {
        const Command write_one =
            observe(series("m" + std::to_string(number)), {value(day(round), round)});
        if (!store.write(write_one)) ++wrong;
        if (store.write(refused_after(write_one))) ++wrong;
        const auto reader = store.read();
        const auto seen = reader ? (*reader)->observations(series("m" + std::to_string(number)), {})
                                 : Result<std::vector<Observation>>(fail(reader.error()));
        if (!seen || seen->size() != static_cast<std::size_t>(round + 1)) ++wrong;
      }
    });
  }
  for (std::thread& thread : running) thread.join();
  CHECK(wrong == 0);
  CHECK(head_of(store) == threads * rounds);
  CHECK(store.counters().commands == 2 * threads * rounds);
  CHECK(need(store.check()).empty());
}

}  // namespace

const std::vector<Claim> claims_about_commands = {
    {"a new store is empty and sound", starts_empty},
    {"a failing attempt within a command is undone alone", undoes_a_failing_attempt_alone},
    {"a command that fails in a group undoes itself alone", isolates_a_failing_command},
    {"a command reads its own writes", reads_its_own_writes},
    {"a reader sees one snapshot", holds_a_snapshot_still},
    {"answers are kept for seven days", answers_requests_again},
    {"derived state is read by prefix and cleared by kind", keeps_derived_state_apart},
    {"a day closes once", closes_days_once},
    {"the listener hears of each commit that moved the head",
     tells_of_each_commit_that_moved_the_head},
    {"many threads write and read at once", serves_many_threads},
};

}  // namespace koers::store::contract
