// Claims about facts: versions, values as known, the log.
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
                         .sd = 0.30000000000000004,
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
  CHECK(seen.sd == full.sd);
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

void knows_ids_of_what_was_deleted(Store& store) {
  write(store, put("kpi", "b", "b1"));
  write(store, put("kpi", "a", "a1"));
  write(store, put("metric", "c", "other kind"));
  write(store, put("kpi", "b", ""));

  const auto reader = need(store.read());
  CHECK(need(reader->ids("kpi")) == std::vector<std::string>{"a", "b"});
  CHECK(need(reader->ids("team")).empty());
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

}  // namespace

const std::vector<Claim> claims_about_facts = {
    {"every field reads back as it was written", keeps_every_field},
    {"documents are kept per version", keeps_versions_of_documents},
    {"ids of deleted documents stay known", knows_ids_of_what_was_deleted},
    {"values are read as known at a seq, retractions left out", reads_values_as_known},
    {"a period with many versions reads like one with few", reads_through_many_versions},
    {"grain and segment tell series apart", tells_series_apart},
    {"the log pages and filters", pages_and_filters_the_log},
    {"seq_before follows the order of knowledge", finds_what_was_known_when},
};

}  // namespace koers::store::contract
