// What differs is changed where it is written; every other byte of a plan file stays.
#include "planfile/edit_in_place.h"

#include <doctest/doctest.h>

#include "planfile/memory_disk_test.h"

namespace koers::planfile {
namespace {

// As somebody wrote it: comments, an order of its own, both styles, words between.
const std::string written = R"(# The plan of the mill.
koers: 1

organization: {name: Molen, locale: en}  # small

objectives: [{id: bread, title: Better bread, period: 2026}]
metrics:
  # Weighed every evening.
  - {name: waste, type: manual, grain: month, time: mean, unit: percent, direction: down}
  - name: loaves   # by count
    type: manual
    grain: month
    time: sum

kpis:
  - metric: waste            # what the baker sees
    id: less-waste
    objectives: [bread]      # serves one thing
    goals:
      # The second quarter was agreed first.
      - {period: 2026-Q2, kind: reach, target: "<= 3"}   # hard
      - period: 2026-Q1
        kind: reach
        target: "<= 4"       # easy
  - {id: more-loaves, metric: loaves, objectives: [bread], goals: [{period: 2026-Q1, kind: accumulate, target: ">= 900"}]}
# The end.
)";

struct Mill {
  MemoryDisk disk;
  domain::Definitions wanted;

  explicit Mill(const std::string& text = written) {
    disk.files["plan/mill.yaml"] = text;
    const auto plan = load_text(text);
    REQUIRE(plan.has_value());
    wanted = plan->definitions;
  }

  domain::Kpi& kpi(const std::string& id) { return wanted.kpis.at(Id<domain::Kpi>::trusted(id)); }

  Checked<std::vector<EditedFile>> edit(const std::set<ObjectKey>& lives_elsewhere = {}) {
    EditRequest request{
        .load = {}, .wanted = &wanted, .folder = "plan", .lives_elsewhere = lives_elsewhere};
    request.load.paths = {"plan"};
    request.load.disk = &disk;
    request.load.setting = setting_of(wanted.organization_or_default());
    return edit_in_place(request);
  }

  std::string edited() {
    const auto files = edit();
    REQUIRE_MESSAGE(files.has_value(), (files ? "" : files.error().front().code));
    REQUIRE(files->size() == 1);
    return files->front().text;
  }
};

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  return text.replace(at, before.size(), after);
}

}  // namespace

TEST_CASE("where nothing differs no file changes") {
  Mill mill;
  CHECK(mill.edit()->empty());
}

TEST_CASE("one changed value changes that value alone, whatever the order and style") {
  Mill mill;
  mill.kpi("less-waste").goals[0].target.value = 3.5;  // The first in time is the second written.
  CHECK(mill.edited() == replaced(written, "\"<= 4\"       # easy", "\"<= 3.5\"       # easy"));
  Mill other;
  other.kpi("less-waste").goals[1].target.value = 2;
  CHECK(other.edited() == replaced(written, "target: \"<= 3\"}", "target: \"<= 2\"}"));
  Mill third;
  third.kpi("more-loaves").goals[0].target.value = 950;
  CHECK(third.edited() == replaced(written, "\">= 900\"", "\">= 950\""));
}

TEST_CASE("keys are added and taken away in their own style") {
  Mill mill;
  mill.wanted.people.emplace(
      Id<domain::Person>::trusted("pia"),
      domain::Person{.id = Id<domain::Person>::trusted("pia"), .name = "Pia"});
  mill.kpi("more-loaves").owner = Id<domain::Person>::trusted("pia");
  mill.wanted.organization->locale = "nl";
  mill.wanted.metrics.at(Id<domain::Metric>::trusted("waste")).unit.name = "";
  const auto text = mill.edited();
  CHECK(text.find("target: \">= 900\"}], owner: pia}\n# The end.") != std::string::npos);
  CHECK(text.find("time: mean, direction: down}") != std::string::npos);
  CHECK(text.find("# Weighed every evening.") != std::string::npos);
  CHECK(text.ends_with("\npeople:\n  - {id: pia, name: Pia}\n"));
}

TEST_CASE("a goal of a new period stands after the others, which keep their comments") {
  Mill mill;
  auto& goals = mill.kpi("less-waste").goals;
  goals.push_back(goals.back());
  goals.back().span = domain::Calendar().parse_label("2026-Q3")->period;
  const auto text = mill.edited();
  CHECK(text.find("# easy\n      - {period: 2026-Q3, kind: reach, target: \"<= 3\", window: "
                  "at_end}\n  - {id: more-loaves") != std::string::npos);
  CHECK(text.find("# The second quarter was agreed first.") != std::string::npos);
}

TEST_CASE("what is new goes to the end of its list, or to a file of its own") {
  Mill mill;
  auto kpi = mill.kpi("less-waste");
  kpi.id = Id<domain::Kpi>::trusted("other");
  mill.wanted.kpis.emplace(kpi.id, kpi);
  const auto text = mill.edited();
  CHECK(text.find("id: other") > text.find("id: more-loaves"));
  CHECK(text.find("# The end.") > text.find("id: other"));

  Mill empty;
  empty.disk.files.clear();
  const auto files = empty.edit();
  REQUIRE(files.has_value());
  REQUIRE(files->size() == 1);
  CHECK(files->front().name == "plan/koers.yaml");
  CHECK(files->front().is_new);
  CHECK(load_text(files->front().text)->definitions.kpis == empty.wanted.kpis);
}

TEST_CASE("objects that only the files have stay") {
  Mill mill;
  mill.wanted.kpis.erase(Id<domain::Kpi>::trusted("more-loaves"));
  CHECK(mill.edit()->empty());
}

TEST_CASE("where a part cannot be changed in place a larger one is written anew") {
  const std::string shared = R"(koers: 1
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics:
  - {name: waste, type: manual, grain: month, time: mean}
kpis:
  - id: one
    metric: waste
    objectives: &serves [bread]
    goals: &goals
      - {period: 2026-Q1, kind: reach, target: "<= 4"}
  - id: two      # the same
    metric: waste
    objectives: *serves
    goals: *goals
)";
  Mill mill(shared);
  mill.kpi("two").goals[0].target.value = 3;
  const auto text = mill.edited();
  mill.disk.files["plan/mill.yaml"] = text;
  CHECK(load_text(text)->definitions.kpis == mill.wanted.kpis);
  CHECK(text.find("&goals") != std::string::npos);
}

TEST_CASE("what is added at one place stands deepest first") {
  Mill mill(R"(koers: 1
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics: [{name: waste, type: manual, grain: month, time: mean}]
kpis:
- id: less-waste
  metric: waste
  objectives: [bread]
  goals:
  - period: 2026-Q1
    kind: reach
    target: "<= 4"
)");
  auto& kpi = mill.kpi("less-waste");
  kpi.cadence = domain::Cadence::weekly;
  kpi.goals[0].commitment = domain::Commitment::aspirational;
  CHECK(
      mill.edited().ends_with("    target: \"<= 4\"\n    commitment: aspirational\n"
                              "  cadence: weekly\n"));
}

TEST_CASE("a key that is taken away takes its own line break, and another may come instead") {
  Mill mill(R"(koers: 1
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics:
  - name: waste
    type: manual
    grain: month
    unit: ton)");
  mill.wanted.metrics.begin()->second.unit.name = "";
  CHECK(mill.edited().ends_with("    grain: month"));
  mill.wanted.metrics.begin()->second.direction = domain::Direction::down;
  CHECK(mill.edited().ends_with("    grain: month\n    direction: down"));
}

TEST_CASE("an object that is hard to change makes no other coarser") {
  const std::string shared = R"(koers: 1
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics:
  - {name: waste, type: manual, grain: month, time: mean}
kpis:
  - id: one
    metric: waste
    objectives: [bread]
    goals: &goals
      - {period: 2026-Q1, kind: reach, target: "<= 4"}
  - {id: two, metric: waste, objectives: [bread], goals: *goals}
  - id: three
    metric: waste
    objectives: [bread]
    goals:
      - period: 2026-Q1   # the first
        kind: reach
        target: "<= 4"
)";
  Mill mill(shared);
  mill.kpi("one").goals[0].target.value = 3;
  mill.kpi("three").goals[0].target.value = 3;
  const auto text = mill.edited();
  CHECK(load_text(text)->definitions.kpis == mill.wanted.kpis);
  CHECK(text.find("      - period: 2026-Q1   # the first") != std::string::npos);
}

TEST_CASE("an object that lives in another folder is added only where there is nothing yet") {
  Mill mill;
  auto kpi = mill.kpi("less-waste");
  kpi.id = Id<domain::Kpi>::trusted("other");
  mill.wanted.kpis.emplace(kpi.id, kpi);
  const std::set<ObjectKey> elsewhere{{domain::EntityKind::kpi, "other"}};
  CHECK(mill.edit(elsewhere)->empty());
  Mill empty;
  empty.disk.files.clear();
  empty.wanted = mill.wanted;
  CHECK(empty.edit(elsewhere)->front().text.find("id: other") != std::string::npos);
}

TEST_CASE("a file with nothing in it but its version is written on, not over") {
  Mill mill;
  mill.disk.files = {{"plan/koers.yaml", "# ours\nkoers: 1\n"}};
  const auto text = mill.edited();
  CHECK(text.starts_with("# ours\nkoers: 1\n\norganization:"));
  CHECK_FALSE(mill.edit()->front().is_new);
}

TEST_CASE("what cannot be written in its place names the file and the object") {
  Mill mill(R"(koers: 1
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics: &metrics [{name: waste, type: manual, grain: month, time: mean}]
kpis: &kpis
)");
  mill.wanted.kpis.emplace(Id<domain::Kpi>::trusted("less-waste"),
                           domain::Kpi{.id = Id<domain::Kpi>::trusted("less-waste"),
                                       .metric = Id<domain::Metric>::trusted("waste"),
                                       .objectives = {Id<domain::Objective>::trusted("bread")}});
  const auto files = mill.edit();
  REQUIRE_FALSE(files.has_value());
  const auto& error = files.error().front();
  CHECK(error.code == "export.not_in_place");
  CHECK(error.arguments.at("file") == "plan/mill.yaml");
  CHECK(error.arguments.at("kind") + error.arguments.at("id") == "kpiless-waste");
  CHECK(error.place.file == "plan/mill.yaml");
}

TEST_CASE("a file that cannot be read is not edited") {
  Mill mill;
  mill.disk.files["plan/broken.yaml"] = "koers: 1\nkpis: {";
  const auto files = mill.edit();
  REQUIRE_FALSE(files.has_value());
  CHECK(files.error().front().place.file == "plan/broken.yaml");
}

TEST_CASE("values of every form survive an edit beside them") {
  const std::string forms = R"(koers: 1
# é before everything
objectives:
- {id: bread, title: {nl: "Beter: brood", en: 'It''s bread'}, period: 2026}
sources: []
metrics:
- name: waste
  label: >-
    What is
    thrown away
  type: manual
  grain: month
  time: mean
kpis:
- id: "less-waste"
  metric: waste
  objectives:
  - bread

  goals:
  - period: 2026-Q1

    kind: reach
    target: '<= 4'
    # after all
)";
  Mill mill(forms);
  mill.kpi("less-waste").goals[0].target.value = 3;
  mill.kpi("less-waste").cadence = domain::Cadence::weekly;
  auto text = mill.edited();
  CHECK(load_text(text)->definitions.kpis == mill.wanted.kpis);
  CHECK(text.find("- {id: bread, title: {nl: \"Beter: brood\", en: 'It''s bread'}") !=
        std::string::npos);
  Mill label(forms);
  label.wanted.metrics.at(Id<domain::Metric>::trusted("waste")).label =
      domain::Label{"Verspilling", ""};
  text = label.edited();
  CHECK(text.find("label: Verspilling\n  type: manual") != std::string::npos);
}

}  // namespace koers::planfile
