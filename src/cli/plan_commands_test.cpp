// `koers check` and `koers apply`: complaints with their places, the difference, and who is asked
// before anything changes.
#include "cli/fake_surroundings_test.h"

namespace koers::cli {
namespace {

Error complaint(const std::string& file, int line) {
  return {.kind = ErrorKind::invalid,
          .code = "plan.unknown_key",
          .pointer = "/kpis/0/colour",
          .arguments = {{"key", "colour"}, {"choices", "id, title"}},
          .place = {.file = file, .line = line, .column = 5}};
}

json::object difference(bool is_empty, json::array conflicts = {}) {
  return {{"is_empty", is_empty},
          {"text", is_empty ? "Nothing changes\n" : "+ kpi hours\n"},
          {"text_ansi", "coloured\n"},
          {"conflicts", std::move(conflicts)},
          {"refresh_errors", json::array{}}};
}

struct Planned : Desk {
  explicit Planned(json::object planned) {
    answers.emplace("plan_files", json::value(json::object{{"files", json::array{}}}));
    answers.emplace("apply", json::value(std::move(planned)));
  }
  /// Whether the last thing that was asked would have changed something.
  [[nodiscard]] bool has_applied() const {
    return asked.back().name == "apply" && !asked.back().arguments.at("dry_run").as_bool();
  }
};

TEST_CASE("every complaint is one line that starts with its place, relative to the folder") {
  Desk desk;
  desk.answers.emplace(
      "check", Checked<json::value>(tl::make_unexpected(Errors{
                   complaint("/home/anna/plan.yaml", 3), complaint("/elsewhere/plan.yaml", 9)})));
  CHECK(desk.run({"check", "plan.yaml"}) == 1);
  CHECK(desk.err.starts_with("plan.yaml:3:5: plan.unknown_key: "));
  CHECK(desk.err.find("\n/elsewhere/plan.yaml:9:5: plan.unknown_key: ") != std::string::npos);
  CHECK(std::ranges::count(desk.err, '\n') == 2);
  CHECK(desk.out.empty());
}

TEST_CASE("for programs complaints are one array with every field") {
  Desk desk;
  desk.answers.emplace("check", refused(complaint("/home/anna/plan.yaml", 3)));
  CHECK(desk.run({"check", "plan.yaml", "--json"}) == 1);
  const auto parsed = read_json(desk.err);
  REQUIRE(parsed.has_value());
  const auto& only = parsed->as_array().at(0).as_object();
  CHECK(only.at("code").as_string() == "plan.unknown_key");
  CHECK(only.at("pointer").as_string() == "/kpis/0/colour");
  CHECK(only.at("file").as_string() == "plan.yaml");
  CHECK(only.at("line").to_number<int>() == 3);
  CHECK(only.at("column").to_number<int>() == 5);
  CHECK_FALSE(only.at("text").as_string().empty());
  CHECK_FALSE(only.at("hint").as_string().empty());
}

TEST_CASE("plan files without complaints are counted") {
  Desk desk;
  desk.answers.emplace("check", json::value{{"objects", 7}});
  CHECK(desk.run({"check", "a.yaml", "b.yaml"}) == 0);
  CHECK(desk.out.find('7') != std::string::npos);
  CHECK(desk.last().at("paths").as_array().size() == 2);
  CHECK(desk.last().at("folder").as_string() == "/home/anna");
}

TEST_CASE("apply shows the difference first and needs --yes away from a terminal") {
  Planned desk(difference(false));
  CHECK(desk.run({"apply", "plan.yaml"}) == 1);
  CHECK(desk.out == "+ kpi hours\n");
  CHECK(desk.err.find("--yes") != std::string::npos);
  CHECK_FALSE(desk.has_applied());
  CHECK(desk.opened.back() == "koers.db+");

  CHECK(desk.run({"apply", "plan.yaml", "--yes", "--prune"}) == 0);
  CHECK(desk.has_applied());
  CHECK(desk.last().at("prune").as_bool());
  CHECK(desk.out.ends_with("Applied\n"));
}

TEST_CASE("on a terminal it asks, and only a yes in either language changes anything") {
  for (const std::string reply : {"j\n", "y\n", "Ja\n", "YES\n"}) {
    Planned desk(difference(false));
    desk.terminal = Terminal::yes;
    desk.typed = reply;
    CHECK(desk.run({"apply", "plan.yaml"}) == 0);
    CHECK(desk.has_applied());
    CHECK(desk.out.starts_with("coloured\n"));
  }
  for (const std::string reply : {"", "\n", "n\n", "maybe\n"}) {
    Planned desk(difference(false));
    desk.terminal = Terminal::yes;
    desk.typed = reply;
    CHECK(desk.run({"apply", "plan.yaml"}) == 1);
    CHECK_FALSE(desk.has_applied());
  }
}

TEST_CASE("a dry run says with its exit code whether there is a difference") {
  Planned some(difference(false));
  CHECK(some.run({"apply", "plan.yaml", "--dry-run", "--yes"}) == 1);
  CHECK_FALSE(some.has_applied());
  Planned none(difference(true));
  CHECK(none.run({"apply", "plan.yaml", "--dry-run"}) == 0);
  CHECK(none.run({"apply", "plan.yaml"}) == 0);
  CHECK_FALSE(none.has_applied());
}

TEST_CASE("what changed elsewhere stops an apply, whoever said yes") {
  const json::array conflicts{json::object{
      {"kind", "conflict"},
      {"code", "apply.changed_elsewhere"},
      {"pointer", ""},
      {"arguments",
       json::object{{"kind", "kpi"}, {"id", "hours"}, {"who", "page"}, {"when", "yesterday"}}}}};
  Planned desk(difference(false, conflicts));
  CHECK(desk.run({"apply", "plan.yaml", "--yes"}) == 1);
  CHECK(desk.err.find("apply.changed_elsewhere") != std::string::npos);
  CHECK_FALSE(desk.has_applied());
}

TEST_CASE("a source that cannot be read after an apply is told, and the exit code is 1") {
  json::object applied = difference(false);
  applied["refresh_errors"] =
      json::array{json::object{{"kind", "unavailable"},
                               {"code", "source.missing"},
                               {"pointer", ""},
                               {"arguments", json::object{{"source", "calls"},
                                                          {"path", "/gone.csv"},
                                                          {"written", "gone.csv"},
                                                          {"variable", ""}}}}};
  Planned desk(applied);
  CHECK(desk.run({"apply", "plan.yaml", "--yes"}) == 1);
  CHECK(desk.has_applied());
  CHECK(desk.out.find("Applied") != std::string::npos);
  CHECK(desk.err.find("/gone.csv") != std::string::npos);
}

TEST_CASE("plan files with complaints never reach the store") {
  Desk desk;
  desk.answers.emplace("plan_files", refused(complaint("/home/anna/plan.yaml", 3)));
  CHECK(desk.run({"apply", "plan.yaml", "--yes"}) == 1);
  CHECK(desk.err.starts_with("plan.yaml:3:5: "));
  CHECK(desk.asked.size() == 1);
}

TEST_CASE("an export into a folder says which files it changed") {
  Desk desk;
  desk.answers.emplace("export_into", *read_json(R"({"files":[{"file":"a.yaml","is_new":false},
    {"file":"koers.yaml","is_new":true}]})"));
  CHECK(desk.run({"export", "--into", "plan"}) == 0);
  CHECK(desk.out == "a.yaml: edited\nkoers.yaml: new\n");
  desk.answers.insert_or_assign("export_into", *read_json(R"({"files":[]})"));
  CHECK(desk.run({"export", "--into", "plan"}) == 0);
  CHECK(desk.out == "The files in plan say what the database says already\n");
  desk.answers.insert_or_assign("export_into",
                                tl::make_unexpected(Errors{{.code = "export.not_in_place"}}));
  CHECK(desk.run({"export", "--into", "plan"}) == 1);
}

TEST_CASE("things of a file are taken over by kind and id") {
  Desk desk;
  desk.answers.emplace("take_over", *read_json(R"({"count":2})"));
  CHECK(desk.run({"take-over", "kpi", "wait", "warmth"}) == 0);
  CHECK(desk.last().at("kind").as_string() == "kpi");
  CHECK(desk.last().at("ids").as_array().size() == 2);
  CHECK(desk.out == "2 objects now live in the page\n");
  CHECK(desk.run({"take-over", "kpi"}) == 2);
}

}  // namespace
}  // namespace koers::cli
