// `koers close`: what is asked, what is decided, and how the review reads.
#include "base/json.h"
#include "cli/close_table.h"
#include "cli/fake_surroundings_test.h"

namespace koers::cli {
namespace {

const std::string review = R"({"as_of":"2026-04-20","seq":7,
  "period":{"label":"Q1 2026"},"open":{"label":"Q2 2026"},
  "teams":[{"id":"care","title":"Care","rows":[
    {"kpi":"wait","title":"Waiting time","status":"partial","value_text":"9 minutes",
     "target_text":"≤ 8 minutes","score":0.8,"record":{"decision":"change","lesson":"Two desks"},
     "next":{"label":"Q2 2026","is_set":false,"target_text":"≤ 8 minutes",
       "probability_text":"chance 30%","no_proposal":null,"proposals":[
         {"target_text":"≤ 8.5 minutes","probability_text":"chance 50%"},
         {"target_text":"≤ 9 minutes","probability_text":"chance 80%"}]}},
    {"kpi":"warmth","title":"Warmth","status":"missed","value_text":"–","target_text":"≥ 60%",
     "score":null,"record":null,
     "next":{"label":"Q2 2026","is_set":true,"target_text":"≥ 50%","probability_text":null,
       "no_proposal":null,"proposals":[]}}]}]})";

json::object parsed(const std::string& text) { return read_json(text)->as_object(); }

}  // namespace

TEST_CASE("a review tells per team result and grade, what comes next, what was decided") {
  CHECK(close_table(parsed(review), text::Locale::en) ==
        "Closing Q1 2026, as of 20 April 2026; next period: Q2 2026\n"
        "\n"
        "Care\n"
        "  ◐ Partly achieved  Waiting time  9 minutes  ≤ 8 minutes  0.80\n"
        "      Q2 2026: again ≤ 8 minutes (chance 30%) · chance 50%: ≤ 8.5 minutes · chance 80%: ≤ "
        "9 minutes\n"
        "      Decided: changed. Lesson: Two desks\n"
        "  ✕ Missed           Warmth        –          ≥ 60%        –\n"
        "      Q2 2026: ≥ 50% is agreed\n");
}

TEST_CASE("without a goal that ended there is one line") {
  auto nothing = parsed(review);
  nothing["teams"] = json::array();
  CHECK(close_table(nothing, text::Locale::nl) == "In Q1 2026 liep geen enkel doel af\n");
}

TEST_CASE("without decisions a period is looked back on") {
  Desk desk;
  desk.answers.emplace("close_review", *read_json(review));
  CHECK(desk.run({"close", "2026-Q1", "--open", "2026-Q2", "--team", "care"}) == 0);
  CHECK(desk.last().at("period").as_string() == "2026-Q1");
  CHECK(desk.last().at("open").as_string() == "2026-Q2");
  CHECK(desk.last().at("team").as_string() == "care");
  CHECK(desk.out.starts_with("Closing Q1 2026"));
}

TEST_CASE("decisions of one command are one question, an object for each KPI") {
  Desk desk;
  desk.answers.emplace("decide_close",
                       *read_json(R"({"kpis":[{"is_new":true},{"is_new":false}],"seq":9})"));
  CHECK(desk.run({"close", "2026-Q1", "--renew", "wait", "--lesson", "wait=Two desks = faster",
                  "--change", "calls=8,5", "--change", "warmth=40..60", "--stop", "noise", "--by",
                  "anna"}) == 0);
  const auto& asked = desk.asked.back();
  CHECK(asked.name == "decide_close");
  CHECK(asked.arguments.at("by").as_string() == "anna");
  CHECK(asked.arguments.at("decisions") ==
        *read_json(
            R"([{"kpi":"wait","decision":"renew","lesson":"Two desks = faster"},
                {"kpi":"noise","decision":"stop"},
                {"kpi":"calls","decision":"change","target":8.5},
                {"kpi":"warmth","decision":"change","target":{"lo":40.0,"hi":60.0}}])"));
  CHECK(desk.out == "Recorded for 1 KPI\n");
}

TEST_CASE("a decision that cannot be read is misuse, and nobody is asked") {
  for (const auto& options :
       std::vector<std::vector<std::string>>{{"--change", "wait"},
                                             {"--change", "wait=soon"},
                                             {"--change", "wait=4..much"},
                                             {"--lesson", "wait"},
                                             {"--renew", "wait", "--stop", "wait"}}) {
    CAPTURE(options.back());
    std::vector<std::string> words{"close", "2026-Q1"};
    words.insert(words.end(), options.begin(), options.end());
    Desk desk;
    CHECK(desk.run(words) == 2);
    CHECK_FALSE(desk.err.empty());
    CHECK(desk.asked.empty());
  }
}

}  // namespace koers::cli
