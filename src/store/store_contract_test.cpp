// The claims of store/store.h, each on a fresh store. What only one adapter can do (files, damage,
// versions) is tested beside that adapter.
#include "store/store_contract.h"

#include <doctest/doctest.h>
#include <thread>

#include "store/store_sample.h"

namespace koers::store {
namespace {

using sample::day;
using sample::entry;
using sample::noon;
using sample::observe;
using sample::put;
using sample::series;
using sample::value;

constexpr Seq newest = INT64_MAX;

void write(Store& store, Command command) {
  const Result<void> written = store.write(std::move(command));
  REQUIRE_MESSAGE(written.has_value(), written.error().code << ' ' << written.error().detail);
}

template <typename T>
T need(Result<T> result) {
  REQUIRE_MESSAGE(result.has_value(), result.error().code << ' ' << result.error().detail);
  return std::move(result).value();
}

Seq head_of(Store& store) { return need(need(store.read())->head()); }

std::vector<std::string> texts_of(const std::vector<Document>& documents) {
  std::vector<std::string> texts;
  for (const Document& document : documents) texts.push_back(document.id + "=" + document.text);
  return texts;
}

using Values = std::vector<std::pair<int, double>>;

// (day, value) of what a range of a series reads as.
Values values_of(Reader& reader, const SeriesKey& key, const ObservationRange& range = {}) {
  Values values;
  for (const Observation& each : need(reader.observations(key, range))) {
    values.emplace_back(days_between(day(0), each.start), each.value.value());
  }
  return values;
}

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

void keeps_every_field(Store& store) {
  const Change change{.at = noon(1),
                      .actor = "anna",
                      .entity = "metric",
                      .id = "calls",
                      .kind = "observed",
                      .before = R"({"a":1})",
                      .after = std::string("tail\0end", 8)};
  const Document document{.kind = "kpi",
                          .id = "calls-k",
                          .text = "{}",
                          .home = {.file = "plan.yaml", .line = 42, .applied = "{ }"},
                          .actor = "bo",
                          .at = noon(2)};
  const Observation full{.start = day(3),
                         .value = 0.1,
                         .n = 7,
                         .numerator = -1e300,
                         .denominator = 5e-324,
                         .recorded_at = noon(4),
                         .source = "measure",
                         .note = "ongeveer ½"};
  const SeriesKey key{.metric = "calls", .segment = "noord", .grain = domain::Grain::week};
  write(store, [&](Transaction& transaction) -> Result<void> {
    KOERS_TRY(seq, transaction.append(change));
    Document versioned = document;
    versioned.seq = seq;
    KOERS_CHECK(transaction.put_document(versioned));
    Observation learned = full;
    learned.seq = seq;
    return transaction.put_observations(key, {learned});
  });

  const auto reader = need(store.read());
  const Change logged = need(reader->changes({})).at(0);
  CHECK(logged.seq == 1);
  CHECK(logged.at == change.at);
  CHECK(logged.actor == change.actor);
  CHECK(logged.kind == change.kind);
  CHECK(logged.before == change.before);
  CHECK(logged.after == change.after);
  const Document read = need(reader->document("kpi", "calls-k", newest)).value();
  CHECK(read.seq == 1);
  CHECK(read.home == document.home);
  CHECK(read.actor == document.actor);
  CHECK(read.at == document.at);
  const Observation seen = need(reader->observations(key, {})).at(0);
  CHECK(seen.start == full.start);
  CHECK(seen.value == full.value);
  CHECK(seen.n == full.n);
  CHECK(seen.numerator == full.numerator);
  CHECK(seen.denominator == full.denominator);
  CHECK(seen.recorded_at == full.recorded_at);
  CHECK(seen.source == full.source);
  CHECK(seen.note == full.note);
  CHECK(need(reader->series_of("calls")) == std::vector{key});
}

void keeps_versions_of_documents(Store& store) {
  write(store, put("kpi", "b", "b1"));
  write(store, put("kpi", "a", "a1"));
  write(store, put("metric", "a", "other kind"));
  write(store, put("kpi", "a", "a2"));
  write(store, put("kpi", "b", ""));
  write(store, put("kpi", "b", "b2"));

  const auto reader = need(store.read());
  CHECK(texts_of(need(reader->documents("kpi", newest))) ==
        std::vector<std::string>{"a=a2", "b=b2"});
  CHECK(texts_of(need(reader->documents("kpi", 5))) == std::vector<std::string>{"a=a2"});
  CHECK(texts_of(need(reader->documents("kpi", 3))) == std::vector<std::string>{"a=a1", "b=b1"});
  CHECK(need(reader->documents("kpi", 0)).empty());
  CHECK(need(reader->document("kpi", "a", 3))->text == "a1");
  CHECK(need(reader->document("kpi", "b", 5)) == std::nullopt);
  CHECK(need(reader->document("kpi", "c", newest)) == std::nullopt);
  CHECK(texts_of(need(reader->versions("kpi", "b"))) ==
        std::vector<std::string>{"b=b1", "b=", "b=b2"});
}

void reads_values_as_known(Store& store) {
  const SeriesKey calls = series("calls");
  write(store, observe(calls, {value(day(1), 10), value(day(0), 9), value(day(2), 11)}));
  write(store, observe(calls, {value(day(1), 20)}));
  write(store, observe(calls, {value(day(2), std::nullopt)}));
  write(store, observe(calls, {value(day(1), 30)}));
  write(store, observe(series("other"), {value(day(1), -1)}));

  const auto reader = need(store.read());
  CHECK(values_of(*reader, calls) == Values{{0, 9}, {1, 30}});
  CHECK(values_of(*reader, calls, {.known = 3}) == Values{{0, 9}, {1, 20}});
  CHECK(values_of(*reader, calls, {.known = 2}) == Values{{0, 9}, {1, 20}, {2, 11}});
  CHECK(values_of(*reader, calls, {.known = 0}).empty());
  CHECK(values_of(*reader, calls, {.first = day(1)}) == Values{{1, 30}});
  CHECK(values_of(*reader, calls, {.last = day(1)}) == Values{{0, 9}});
  CHECK(values_of(*reader, calls, {.first = day(1), .last = day(1)}).empty());

  const auto vintages = need(reader->vintages(calls, day(2)));
  REQUIRE(vintages.size() == 2);
  CHECK(vintages[0].value == 11);
  CHECK(vintages[1].value == std::nullopt);
}

// The reading walks backwards and jumps over long runs of versions: both sides of every jump have
// to be right.
void reads_through_many_versions(Store& store) {
  const SeriesKey calls = series("calls");
  write(store, observe(calls, {value(day(-400), 5)}));
  for (int version = 0; version < 40; ++version) {
    write(store, observe(calls, {value(day(version % 2), version)}));
  }
  const auto reader = need(store.read());
  CHECK(values_of(*reader, calls) == Values{{-400, 5}, {0, 38}, {1, 39}});
  for (int version = 1; version < 40; ++version) {
    const double even = version - version % 2;
    const double odd = version - 1 + version % 2;
    CHECK(values_of(*reader, calls, {.known = version + 2}) ==
          Values{{-400, 5}, {0, even}, {1, odd}});
  }
  CHECK(values_of(*reader, calls, {.known = 1}) == Values{{-400, 5}});
}

void tells_series_apart(Store& store) {
  SeriesKey weekly = series("calls");
  weekly.grain = domain::Grain::week;
  SeriesKey north = series("calls");
  north.segment = "noord";
  write(store, observe(series("calls"), {value(day(0), 1)}));
  write(store, observe(weekly, {value(day(0), 2)}));
  write(store, observe(north, {value(day(0), 3)}));

  const auto reader = need(store.read());
  CHECK(values_of(*reader, weekly) == Values{{0, 2}});
  CHECK(values_of(*reader, north) == Values{{0, 3}});
  CHECK(need(reader->series_of("calls")) == std::vector{series("calls"), weekly, north});
  CHECK(need(reader->series_of("call")).empty());
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

void pages_and_filters_the_log(Store& store) {
  write(store, put("kpi", "a", "1"));
  write(store, put("metric", "a", "1"));
  write(store, put("kpi", "b", "1"));
  write(store, put("kpi", "a", "2"));

  const auto reader = need(store.read());
  const auto seqs = [&](const Reader::ChangeFilter& filter) {
    std::vector<Seq> found;
    for (const Change& change : need(reader->changes(filter))) found.push_back(change.seq);
    return found;
  };
  CHECK(seqs({}) == std::vector<Seq>{1, 2, 3, 4});
  CHECK(seqs({.after = 1, .limit = 2}) == std::vector<Seq>{2, 3});
  CHECK(seqs({.entity = "kpi"}) == std::vector<Seq>{1, 3, 4});
  CHECK(seqs({.id = "a"}) == std::vector<Seq>{1, 2, 4});
  CHECK(seqs({.after = 1, .entity = "kpi", .id = "a"}) == std::vector<Seq>{4});
  CHECK(seqs({.after = 4}).empty());
  CHECK(seqs({.limit = 0}).empty());
}

// A clock that was set back does not make later knowledge earlier.
void finds_what_was_known_when(Store& store) {
  for (const int at : {1, 3, 2, 5}) {
    write(store, [at](Transaction& transaction) -> Result<void> {
      KOERS_CHECK(transaction.append(entry("kpi", "a", noon(at))));
      return {};
    });
  }
  const auto reader = need(store.read());
  CHECK(need(reader->seq_before(noon(1))) == 0);
  CHECK(need(reader->seq_before(noon(2))) == 1);
  CHECK(need(reader->seq_before(noon(3))) == 1);
  CHECK(need(reader->seq_before(noon(4))) == 3);
  CHECK(need(reader->seq_before(noon(9))) == 4);
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

void remembers_after_reopening(const StoreUnderTest& under_test) {
  std::unique_ptr<Store> store = under_test.make();
  write(*store, observe(series("calls"), {value(day(0), 1)}));
  write(*store, put("kpi", "a", "a1"));
  const std::string epoch = need(need(store->read())->epoch());
  store.reset();

  store = under_test.reopen();
  write(*store, put("kpi", "a", "a2"));
  const auto reader = need(store->read());
  CHECK(need(reader->epoch()) == epoch);
  CHECK(need(reader->head()) == 3);
  CHECK(values_of(*reader, series("calls")) == Values{{0, 1}});
  CHECK(need(reader->document("kpi", "a", newest))->text == "a2");
}

struct Claim {
  const char* words;
  void (*holds)(Store&);
};

constexpr Claim claims[] = {
    {"a new store is empty and sound", starts_empty},
    {"every field reads back as it was written", keeps_every_field},
    {"documents are kept per version", keeps_versions_of_documents},
    {"values are read as known at a seq, retractions left out", reads_values_as_known},
    {"a period with many versions reads like one with few", reads_through_many_versions},
    {"grain and segment tell series apart", tells_series_apart},
    {"a command that fails in a group undoes itself alone", isolates_a_failing_command},
    {"a command reads its own writes", reads_its_own_writes},
    {"a reader sees one snapshot", holds_a_snapshot_still},
    {"answers are kept for seven days", answers_requests_again},
    {"derived state is read by prefix and cleared by kind", keeps_derived_state_apart},
    {"the log pages and filters", pages_and_filters_the_log},
    {"seq_before follows the order of knowledge", finds_what_was_known_when},
    {"a day closes once", closes_days_once},
    {"the listener hears of each commit that moved the head",
     tells_of_each_commit_that_moved_the_head},
    {"many threads write and read at once", serves_many_threads},
};

}  // namespace

void run_store_contract(const StoreUnderTest& under_test) {
  for (const Claim& claim : claims) {
    SUBCASE(claim.words) {
      const std::unique_ptr<Store> store = under_test.make();
      claim.holds(*store);
    }
  }
  SUBCASE("what was written is there after closing and opening") {
    remembers_after_reopening(under_test);
  }
}

}  // namespace koers::store
