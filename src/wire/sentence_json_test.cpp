// The answer of `koers parse` against every published sentence: each stated key, and exactly the
// stated complaints.
#include "wire/sentence_json.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "app/case_test.h"
#include "base/reference_test.h"

namespace koers::wire {
namespace {

SentenceContext context_of(const json::object& options) {
  SentenceContext context;
  context.locale = options.at("locale").as_string() == "en" ? text::Locale::en : text::Locale::nl;
  context.today = parse_date(options.at("today").as_string()).value();
  domain::Calendar::Spec spec;
  if (const auto* start = options.if_contains("fiscal_start"))
    spec.fiscal_start_month = start->to_number<unsigned>();
  if (const auto* name = options.if_contains("fiscal_name"); name != nullptr && *name == "start")
    spec.naming = domain::FiscalNaming::start_year;
  context.calendar = domain::Calendar::create(spec).value();
  return context;
}

void check_keys(const json::object& expected, const json::object& answer) {
  for (const auto& [key, value] : expected) {
    CAPTURE(std::string(key));
    REQUIRE(answer.contains(key));
    if (key != "kr") {
      const bool is_number = value.is_number();
      if (is_number) {
        CHECK(answer.at(key).to_number<double>() == value.to_number<double>());
      } else {
        CHECK(write_json(answer.at(key)) == write_json(value));
      }
      continue;
    }
    const auto& results = answer.at(key).as_array();
    REQUIRE(results.size() == value.as_array().size());
    for (std::size_t i = 0; i < results.size(); ++i)
      check_keys(value.as_array()[i].as_object(), results[i].as_object());
  }
}

}  // namespace

TEST_CASE("every published sentence gives its parse and exactly its complaints") {
  const auto path = reference_data("spec/sentences.json");
  if (!path) return;
  std::stringstream text;
  text << std::ifstream(*path).rdbuf();
  const auto sentences = read_json(text.str());
  REQUIRE(sentences.has_value());
  for (const auto& element : sentences->as_array()) {
    const auto& sentence = element.as_object();
    const std::string words(sentence.at("text").as_string());
    CAPTURE(words);
    const auto answer = parsed_line(words, context_of(sentence.at("options").as_object()));
    check_keys(sentence.at("parse").as_object(), answer);
    CHECK(write_json(answer.at("complaints")) == write_json(sentence.at("issues")));
    CHECK(answer.at("text").as_string() == words);
  }
}

TEST_CASE("an empty line is unknown, and its answer has no other key") {
  CHECK(write_json(parsed_line("", {.today = date_of(2026, 2, 3)})) ==
        R"({"kind":"unknown","complaints":["M1","S1","T1"]})");
  CHECK(write_json(parsed_line(" \r", {.today = date_of(2026, 2, 3)})) ==
        R"({"kind":"unknown","complaints":["M1","S1","T1"],"text":" "})");
}

TEST_CASE("the keys of an answer stand in the order that is promised") {
  const auto answer =
      parsed_line("Verhoog de NPS van 30 naar 40 in Q2 2026", {.today = date_of(2026, 2, 3)});
  std::string keys;
  for (const auto& member : answer) keys += std::string(member.key()) + " ";
  CHECK(keys == "kind metric cmp value unit base start end window complaints text ");
}

TEST_CASE("a line that is not UTF-8 and one that is no sentence are unknown, in valid JSON") {
  const SentenceContext context{.today = date_of(2026, 2, 3)};
  const auto broken = parsed_line("NPS van \xFF 40", context);
  CHECK(broken.at("kind").as_string() == "unknown");
  CHECK(broken.at("text").as_string() == "NPS van \xEF\xBF\xBD 40");
  const auto endless = parsed_line(std::string(1U << 20U, 'x'), context);
  CHECK(endless.at("kind").as_string() == "unknown");
}

TEST_CASE("the answer to a page has the goal, and each reading has its own") {
  app::Case office("2026-02-03");
  const auto read = app::read_sentence(
      office.ports(),
      {.sentence = "Verlaag de gemiddelde oplostijd van 14 uur naar 10 uur in Q2 2026",
       .language = text::Locale::en});
  REQUIRE(read.has_value());
  const auto answer = to_json(*read, text::Locale::en);
  const auto& goal = answer.at("goal").as_object();
  CHECK(goal.at("period") == "2026-Q2");
  CHECK(goal.at("window") == "period_value");
  CHECK(goal.at("statement").as_string().starts_with("Verlaag"));
  CHECK(answer.at("written") ==
        "Reduce average ticket resolution time from 14 hours to at most 10 hours in Q2 2026");
  CHECK(answer.at("metric").is_null());
  CHECK(answer.at("coach").as_object().at("letters").as_array().size() == 7);
  const auto& readings = answer.at("readings").as_array();
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].as_object().at("goal") == answer.at("goal"));
  CHECK_FALSE(readings[1].as_object().at("goal").as_object().contains("statement"));
  CHECK(readings[1].as_object().at("before").is_null());
}

TEST_CASE("places are told in the units of a browser's strings") {
  app::Case office("2026-02-03");
  const auto read = app::read_sentence(office.ports(), {.sentence = "€ 5 mln ARR eind 2026"});
  REQUIRE(read.has_value());
  const auto answer = to_json(*read, text::Locale::nl);
  for (const auto& span : answer.at("spans").as_array()) {
    if (span.as_object().at("part") == "metric") CHECK(span.as_object().at("start") == 8);
  }
}

}  // namespace koers::wire
