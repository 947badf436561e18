// The coach on a real store: history, owner and objective of KPIs that are there, and of a sentence
// as it is typed.
#include "app/coach.h"

#include <algorithm>

#include "app/case_test.h"
#include "app/read_sentence.h"

namespace koers::app {
namespace {

// Two years of hours to answer: 14, and 0.4 more every fourth month.
class Office : public Case {
 public:
  Office() : Case("2026-01-20") {
    apply(answer_plan);
    const domain::Calendar calendar;
    auto period = calendar.period_of(domain::Grain::month, date_of(2024, 1, 1));
    for (int i = 0; i < 24; ++i) {
      const NewValue one{.period = calendar.label(domain::Grain::month, period),
                         .value = 14 + (i % 4 == 0 ? 0.4 : 0)};
      REQUIRE(observe("answer_hours", one).has_value());
      period = calendar.shift(domain::Grain::month, period, 1);
    }
    evaluate();
  }

  CoachedKpi coached(const std::string& kpi) {
    const auto coached = coach_kpi(ports(), {.kpi = Id<domain::Kpi>::trusted(kpi)});
    REQUIRE_MESSAGE(coached.has_value(), (coached ? "" : coached.error().code));
    return *coached;
  }

  ReadSentence read(const SentenceRequest& request) {
    const auto read = read_sentence(ports(), request);
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().code));
    return *read;
  }
};

std::string found(const language::CoachReport& report) {
  std::string codes;
  for (const auto& finding : report.findings) codes.append(finding.code).append(" ");
  return codes;
}

const language::LetterVerdict& letter(const language::CoachReport& report,
                                      language::Letter wanted) {
  return report.letters.at(static_cast<std::size_t>(wanted));
}

}  // namespace

TEST_CASE("a KPI is judged by what its metric did before, and by who and what it belongs to") {
  Office office;
  const auto report = office.coached("answers").report;
  CHECK(found(report) == "A1 O1 ");
  CHECK(letter(report, language::Letter::achievable).text ==
        "In 18 eerdere perioden van deze lengte was de verandering nooit zo groot (beste: −0,4 "
        "uur)");
  CHECK(letter(report, language::Letter::relevant).text == "Dient Customers are helped soon");
  CHECK(report.boldness == language::Boldness::unrealistic);
  const auto repair =
      std::ranges::find(report.repairs, std::string_view("best_so_far"), &language::Repair::code);
  REQUIRE(repair != report.repairs.end());
  CHECK(repair->goal->target.value == doctest::Approx(13.6));
}

TEST_CASE("a KPI that is not there has no coach") {
  Office office;
  const auto refused = coach_kpi(office.ports(), {.kpi = Id<domain::Kpi>::trusted("nobody")});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "reference.unknown");
}

TEST_CASE("a sentence about a metric with values is held against them") {
  Office office;
  const auto read = office.read({.sentence = "Antwoordtijd van 13 uur of minder in Q2 2026",
                                 .metric = "answer_hours",
                                 .owner = "Anna",
                                 .objective = ""});
  CHECK(read.metric == "answer_hours");
  CHECK(read.report.boldness.has_value());
  CHECK(found(read.report).find("RL3 ") != std::string::npos);
  CHECK(found(read.report).find("M3 ") == std::string::npos);
  CHECK(letter(read.report, language::Letter::owned).text == "Anna");
}

TEST_CASE("without a metric, an owner or an objective nothing is held against a sentence") {
  Office office;
  const auto read = office.read({.sentence = "Verhoog de NPS van 30 naar 40 in Q2 2026"});
  CHECK(read.metric.empty());
  CHECK(found(read.report).empty());
  CHECK(letter(read.report, language::Letter::achievable).verdict == language::Verdict::unknown);
}

TEST_CASE("the only metric that is made from the entry that a sentence names is meant") {
  Office office;
  office.apply(
      "koers: 1\nmetrics:\n  - {name: score, type: manual, grain: month, from_catalog: nps}\n");
  const auto read = office.read({.sentence = "Verhoog de NPS van 30 naar 40 in Q2 2026"});
  CHECK(read.metric == "score");
  CHECK(found(read.report).find("M12 ") != std::string::npos);
}

TEST_CASE("of a score that came without its number of answers no noise is reckoned") {
  Office office;
  office.apply(
      "koers: 1\nmetrics:\n  - {name: score, type: manual, grain: month, from_catalog: nps}\n");
  const SentenceRequest asked{.sentence = "Verhoog de NPS van 30 naar 32 in Q2 2026"};
  REQUIRE(office.observe("score", {.period = "2025-12", .value = 30.0}).has_value());
  CHECK(found(office.read(asked).report).find("M11 ") == std::string::npos);
}

TEST_CASE("each reading tells what it would have come out at last time") {
  Office office;
  const auto read = office.read({.sentence = "Gemiddelde oplostijd van 10 uur of minder in Q1 2026",
                                 .metric = "answer_hours"});
  REQUIRE(read.before.size() == read.parsed.readings.size());
  REQUIRE(read.before.size() == 2);
  REQUIRE(read.before[0].has_value());
  REQUIRE(read.before[1].has_value());
  CHECK(read.before[0]->period == domain::Period{date_of(2025, 10, 1), date_of(2026, 1, 1)});
  CHECK(read.before[0]->value == doctest::Approx(14));
  CHECK(read.before[1]->period == domain::Period{date_of(2025, 12, 1), date_of(2026, 1, 1)});
  CHECK(read.before[1]->value == doctest::Approx(14));
}

TEST_CASE("a goal that began long ago is read, and not evaluated day by day") {
  Office office;
  const auto read = office.read(
      {.sentence = "Gemiddelde oplostijd van 10 uur of minder van 1 januari 2001 t/m 31 maart 2026",
       .metric = "answer_hours"});
  CHECK(read.parsed.start == date_of(2001, 1, 1));
  CHECK_FALSE(read.report.boldness.has_value());
}

TEST_CASE("a KPI and a metric that are not there are named") {
  Office office;
  const auto metric =
      read_sentence(office.ports(), {.sentence = "NPS van 40", .metric = "nothing"});
  REQUIRE_FALSE(metric.has_value());
  CHECK(metric.error().pointer == "/metric");
  const auto kpi = read_sentence(office.ports(), {.sentence = "NPS van 40", .kpi = "nobody"});
  REQUIRE_FALSE(kpi.has_value());
  CHECK(kpi.error().pointer == "/kpi");
  const auto month = read_sentence(office.ports(), {.sentence = "NPS van 40", .fiscal_start = 0});
  REQUIRE_FALSE(month.has_value());
  CHECK(month.error().code == "calendar.fiscal_start_out_of_range");
}

}  // namespace koers::app
