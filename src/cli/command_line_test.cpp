// What the command line understands, whom it asks, and the three exit codes: 0 fine, 1 no, 2
// misuse.
#include "cli/command_line.h"

#include "cli/fake_surroundings_test.h"

namespace koers::cli {
namespace {

const json::value receipt{
    {"metric", "hours"}, {"period", "2026-01"}, {"value", 12.5}, {"is_new", true}};

std::string text_of(const json::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

TEST_CASE("what is not understood is misuse: exit code 2, words on standard error, nobody asked") {
  const std::vector<std::vector<std::string>> misused{
      {},
      {"conquer"},
      {"status", "--sideways"},
      {"observe", "hours"},
      {"observe", "hours", "many"},
      {"observe", "hours", "nan"},
      {"observe", "hours", "1e999"},
      {"observe", "hours", "5", "--n", "few"},
      {"observe", "hours", "5", "--n", "-3"},
      {"metric", "values"},
      {"metric", "values", "hours", "--format", "xml"},
      {"serve", "--port", "70000"},
      {"serve", "--port", "door"},
      {"serve", "--today", "31-12-2026"},
      {"demo", "--today", "2026-02-30"},
      {"apply"},
      {"check"},
      {"backup"},
      {"restore"},
      {"rebuild", "twice"}};
  for (const auto& arguments : misused) {
    std::string words;
    for (const auto& argument : arguments) words += argument + " ";
    CAPTURE(words);
    Desk desk;
    CHECK(desk.run(arguments) == 2);
    CHECK_FALSE(desk.err.empty());
    CHECK(desk.out.empty());
    CHECK(desk.asked.empty());
    CHECK_FALSE(desk.served);
    CHECK_FALSE(desk.shown);
  }
}

TEST_CASE("help and version are asked for, not a mistake") {
  Desk desk;
  CHECK(desk.run({"--help"}) == 0);
  CHECK(desk.out.find("observe") != std::string::npos);
  CHECK(desk.run({"observe", "--help"}) == 0);
  CHECK(desk.out.find("--period") != std::string::npos);
  CHECK(desk.run({"version"}) == 0);
  CHECK(desk.out == "koers " KOERS_VERSION "\n");
  CHECK(desk.err.empty());
}

TEST_CASE("the database is --db, else KOERS_DB, else koers.db, wherever the option stands") {
  Desk desk;
  desk.answers.emplace("observe", receipt);
  (void)desk.run({"observe", "hours", "1"});
  (void)desk.run({"--db", "a.db", "observe", "hours", "1"});
  (void)desk.run({"observe", "hours", "1", "--db", "b.db"});
  desk.variables["KOERS_DB"] = "c.db";
  (void)desk.run({"observe", "hours", "1"});
  CHECK(desk.opened == std::vector<std::string>{"koers.db", "a.db", "b.db", "c.db"});
}

TEST_CASE("a value is sent as a number with what was said about it") {
  Desk desk;
  desk.answers.emplace("observe", receipt);
  CHECK(desk.run({"observe", "hours", "12.5", "--period", "2026-01", "--segment", "north", "--note",
                  "by hand", "--n", "0"}) == 0);
  CHECK(desk.asked.back().name == "observe");
  CHECK(desk.last().at("value").as_double() == 12.5);
  CHECK(desk.last().at("n").as_int64() == 0);
  CHECK(text_of(desk.last(), "metric") == "hours");
  CHECK(text_of(desk.last(), "period") == "2026-01");
  CHECK(text_of(desk.last(), "segment") == "north");
  CHECK(text_of(desk.last(), "note") == "by hand");
  CHECK(text_of(desk.last(), "lang") == "en");
  CHECK(desk.out == "hours, 2026-01: 12.5 recorded\n");
}

TEST_CASE("a negative number is a value, and null takes a value back") {
  Desk desk;
  desk.answers.emplace("observe", receipt);
  CHECK(desk.run({"observe", "hours", "-3"}) == 0);
  CHECK(desk.last().at("value").as_double() == -3);
  CHECK_FALSE(desk.last().contains("n"));
  CHECK(desk.run({"observe", "hours", "null"}) == 0);
  CHECK_FALSE(desk.last().contains("value"));
}

TEST_CASE("what was known already is told, in Dutch where that is asked for") {
  Desk desk;
  desk.locale = text::Locale::nl;
  desk.answers.emplace(
      "observe",
      json::value{{"metric", "hours"}, {"period", "2026-01"}, {"value", 12.5}, {"is_new", false}});
  CHECK(desk.run({"observe", "hours", "12.5"}) == 0);
  CHECK(desk.out == "hours, 2026-01: was al 12,5\n");
  CHECK(text_of(desk.last(), "lang") == "nl");
}

TEST_CASE("a refusal is exit code 1 with code, words and remedy on standard error") {
  Desk desk;
  desk.answers.emplace("observe", refused({.kind = ErrorKind::not_found,
                                           .code = "reference.unknown",
                                           .arguments = {{"kind", "metric"}, {"id", "hours"}}}));
  CHECK(desk.run({"observe", "hours", "1"}) == 1);
  CHECK(desk.out.empty());
  CHECK(desk.err.find("reference.unknown: ") != std::string::npos);
  CHECK(desk.err.find("hours") != std::string::npos);
  CHECK(std::ranges::count(desk.err, '\n') == 1);
}

TEST_CASE("a store that cannot be opened is exit code 1, and nobody is asked") {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"status"},
                                                  {"export"},
                                                  {"doctor"},
                                                  {"metric", "refresh"},
                                                  {"backup", "copy.db"},
                                                  {"apply", "plan.yaml"}}) {
    Desk desk;
    desk.closed = Error{.kind = ErrorKind::not_found,
                        .code = "store.not_found",
                        .arguments = {{"path", "koers.db"}}};
    CHECK(desk.run(command) == 1);
    CHECK(desk.err.find("store.not_found") != std::string::npos);
    CHECK(desk.asked.empty());
  }
}

TEST_CASE("status for programs is JSON of its own, for people the scorecard") {
  Desk desk;
  desk.answers.emplace("status", json::value{{"as_of", "2026-05-15"}});
  desk.answers.emplace("scorecard",
                       json::value{{"as_of", "2026-05-15"}, {"groups", json::array{}}});
  CHECK(desk.run({"status", "--json", "--on", "2026-05-15", "--known", "seq:4"}) == 0);
  CHECK(desk.out == "{\"as_of\":\"2026-05-15\"}\n");
  CHECK(desk.asked.back().name == "status");
  CHECK(text_of(desk.last(), "on") == "2026-05-15");
  CHECK(text_of(desk.last(), "known") == "seq:4");
  CHECK(desk.run({"status"}) == 0);
  CHECK(desk.asked.back().name == "scorecard");
  CHECK(desk.out.find("No KPIs yet") != std::string::npos);
}

TEST_CASE("values of a metric are printed as they came, from the store or from plan files") {
  Desk desk;
  desk.answers.emplace("metric_values", json::value{{"text", "metric,period,value,n\n"}});
  CHECK(desk.run({"metric", "values", "hours", "--by", "team,priority", "--grain", "week", "--from",
                  "2026-01-01", "--format", "json"}) == 0);
  CHECK(desk.out == "metric,period,value,n\n");
  CHECK(desk.opened.size() == 1);
  CHECK(desk.last().at("by").as_array().size() == 2);
  CHECK(text_of(desk.last(), "grain") == "week");
  CHECK(text_of(desk.last(), "format") == "json");

  CHECK(desk.run({"metric", "values", "hours", "--plan", "plan.yaml"}) == 0);
  CHECK(desk.opened.size() == 1);
  CHECK(text_of(desk.last(), "folder") == "/home/anna");
  CHECK(text_of(desk.last(), "grain") == "month");
}

TEST_CASE("a refresh tells what each metric found, and says no where a source cannot be read") {
  Desk desk;
  json::object report{
      {"refreshed",
       {{{"metric", "minutes"}, {"changed", 2}}, {{"metric", "typical"}, {"changed", 0}}}},
      {"errors", json::array{}}};
  desk.answers.emplace("refresh", json::value(report));
  CHECK(desk.run({"metric", "refresh"}) == 0);
  CHECK(desk.out == "minutes: 2 values new or changed\ntypical: nothing changed\n");
  CHECK(desk.err.empty());

  report["errors"] =
      json::array{json::object{{"kind", "unavailable"},
                               {"code", "source.no_such_file"},
                               {"arguments", {{"source", "calls"}, {"path", "/gone.csv"}}},
                               {"file", "/home/anna/plan.yaml"},
                               {"line", 5}}};
  desk.answers.insert_or_assign("refresh", json::value(report));
  CHECK(desk.run({"metric", "refresh"}) == 1);
  CHECK(desk.out.starts_with("minutes: 2 values"));
  CHECK(desk.err.starts_with("plan.yaml:5:1: source.no_such_file: "));
  CHECK(desk.err.find("/gone.csv") != std::string::npos);
}

TEST_CASE("the doctor's exit code says whether all is sound") {
  Desk desk;
  const auto check = [](std::string_view name, bool is_ok) {
    return json::value{{"name", name}, {"ok", is_ok}, {"text", "seen"}};
  };
  desk.answers.emplace("doctor", json::value{{"checks", {check("store", true)}}});
  CHECK(desk.run({"doctor"}) == 0);
  CHECK(desk.out == "✓ store: seen\n");
  desk.answers.insert_or_assign(
      "doctor", json::value{{"checks", {check("store", true), check("sources", false)}}});
  CHECK(desk.run({"doctor"}) == 1);
  CHECK(desk.out == "✓ store: seen\n✕ sources: seen\n");
  CHECK(desk.run({"doctor", "--json"}) == 1);
  CHECK(desk.out.starts_with("{\"checks\":"));
}

TEST_CASE("a copy is written where the command stands, and taken back only alone") {
  Desk desk;
  CHECK(desk.run({"backup", "copy.db"}) == 0);
  CHECK(text_of(desk.last(), "path") == "/home/anna/copy.db");
  CHECK(desk.run({"backup", "/tmp/copy.db"}) == 0);
  CHECK(text_of(desk.last(), "path") == "/tmp/copy.db");

  CHECK(desk.run({"restore", "copy.db", "--replace"}) == 0);
  CHECK(desk.asked.back().name == "restore");
  CHECK(desk.last().at("replace").as_bool());
  desk.answers.insert_or_assign("rebuild", refused({.kind = ErrorKind::conflict,
                                                    .code = "store.locked",
                                                    .arguments = {{"path", "koers.db"}}}));
  CHECK(desk.run({"rebuild"}) == 1);
  CHECK(desk.err.find("store.locked") != std::string::npos);
}

TEST_CASE("serving takes its port and its day from the command line") {
  Desk desk;
  CHECK(desk.run({"serve", "--port", "0", "--today", "2026-05-15", "--db", "a.db"}) == 0);
  REQUIRE(desk.served);
  CHECK(desk.served->port == 0);
  CHECK(desk.served->db == "a.db");
  CHECK(desk.served->today == parse_date("2026-05-15").value());
  CHECK(desk.run({"serve"}) == 0);
  CHECK(desk.served->port == 8080);
  CHECK_FALSE(desk.served->today);
}

TEST_CASE("the demo has a database of its own, and one's own stands beside it") {
  Desk desk;
  CHECK(desk.run({"demo"}) == 0);
  REQUIRE(desk.shown);
  CHECK(desk.shown->serve.db == "demo.db");
  CHECK(desk.shown->own_db == "koers.db");
  CHECK_FALSE(desk.shown->is_fresh);
  desk.variables["KOERS_DB"] = "mine.db";
  CHECK(desk.run({"demo", "--fresh"}) == 0);
  CHECK(desk.shown->serve.db == "demo.db");
  CHECK(desk.shown->own_db == "mine.db");
  CHECK(desk.shown->is_fresh);
  CHECK(desk.run({"demo", "--db", "other.db"}) == 0);
  CHECK(desk.shown->serve.db == "other.db");
}

TEST_CASE("the coach prints a line for each letter, and what would repair it") {
  Desk desk;
  desk.answers["coach"] =
      json::value{{"letters",
                   {{{"letter", "S"}, {"verdict", "pass"}, {"text", "Hours"}},
                    {{"letter", "A"}, {"verdict", "attention"}, {"text", "Never"}},
                    {{"letter", "T"}, {"verdict", "fail"}, {"text", "Gone"}},
                    {{"letter", "owner"}, {"verdict", "unknown"}, {"text", "Choose an owner"}}}},
                  {"repairs", json::array{json::object{{"text", "Take 13 hours"}}}}};
  CHECK(desk.run({"coach", "answers", "--on", "2026-02-03"}) == 0);
  CHECK(text_of(desk.last(), "kpi") == "answers");
  CHECK(text_of(desk.last(), "on") == "2026-02-03");
  CHECK(desk.out ==
        "✓ S: Hours\n! A: Never\n✕ T: Gone\n? Owner: Choose an owner\n→ Take 13 hours\n");
  CHECK(desk.run({"coach", "answers", "--json"}) == 0);
  CHECK(desk.out.starts_with("{\"letters\""));
  CHECK(desk.run({"coach"}) == 2);
}

}  // namespace
TEST_CASE("a file of series is forecast without a store") {
  Desk desk;
  CHECK(desk.run({"forecast", "--train", "t.csv", "--out", "o.csv", "--threads", "2"}) == 0);
  CHECK(desk.opened.empty());
  CHECK(desk.asked.back().name == "forecast_rows");
  CHECK(desk.last().at("train") == "t.csv");
  CHECK(desk.last().at("threads") == 2);
  CHECK(desk.last().at("seed").to_number<int>() == 1);
}

TEST_CASE("a forecast of a file is a picture with a table, or JSON") {
  Desk desk;
  json::array steps;
  steps.push_back({{"period", "2026-01"}, {"value", 12.5}, {"lower", 10}, {"upper", 15}});
  desk.answers["forecast_file"] =
      json::object{{"terminal", "12 ●\n"},
                   {"steps", steps},
                   {"notes", json::array{"From 12 values, by theta 60%"}},
                   {"left_out", json::array{json::object{{"text", "numbers.csv:3: no number"}}}}};
  CHECK(desk.run({"forecast", "numbers.csv", "--horizon", "1", "--level", "80"}) == 0);
  CHECK(desk.out == "12 ●\n2026-01     12.5  (10 – 15)\nFrom 12 values, by theta 60%\n");
  CHECK(desk.err == "numbers.csv:3: no number\n");
  CHECK(desk.last().at("level") == 80.0);
  CHECK(desk.run({"forecast", "numbers.csv", "--json"}) == 0);
  CHECK(desk.out.starts_with("{\"terminal\""));
}

TEST_CASE("a forecast says which of its files is missing") {
  Desk desk;
  CHECK(desk.run({"forecast"}) == 2);
  CHECK(desk.err.find("file is missing") != std::string::npos);
  CHECK(desk.run({"forecast", "--train", "t.csv"}) == 2);
  CHECK(desk.err.find("--out is missing") != std::string::npos);
  CHECK(desk.run({"forecast", "--out", "o.csv"}) == 2);
  CHECK(desk.err.find("--train is missing") != std::string::npos);
  CHECK(desk.run({"forecast", "--train", "t", "--out", "o", "--questions", "q"}) == 2);
  CHECK(desk.err.find("--probabilities is missing") != std::string::npos);
  desk.answers["forecast_file"] =
      tl::unexpected(Errors{Error{.code = "file.unreadable", .arguments = {{"file", "x"}}}});
  CHECK(desk.run({"forecast", "x"}) == 1);
  CHECK(desk.err.find("x cannot be read") != std::string::npos);
}

}  // namespace koers::cli
