// The same plan in every layout that people and programs write, and random edits of it: the files
// say what is wanted, keep their comments, and a second export changes no byte.
#include <algorithm>
#include <doctest/doctest.h>
#include <random>

#include "planfile/edit_in_place.h"
#include "planfile/memory_disk_test.h"

namespace koers::planfile {
namespace {

struct Layout {
  std::string name;
  std::string text;
};

// Comments that say "keep" stand outside of everything that an edit may take away.
const std::string block = R"(# keep: the plan of the mill
koers: 1
organization: {name: Molen, locale: en}  # keep small
people:   # keep who
  - {id: pia, name: Pia}  # keep pia
objectives:
  # keep: what for
  - id: bread   # keep bread
    title: Better bread
    period: 2026
    key_results:   # keep results
      # keep oven
      - {id: oven, binary: true, title: A new oven}
      # keep flour
      - {id: flour, binary: true, title: Flour of our own}
metrics:
  - {name: waste, type: manual, grain: month, time: mean, unit: percent, direction: down}  # keep waste
  - name: loaves   # keep loaves
    type: manual
    grain: month
    time: sum
kpis:
  # keep: weighed every evening
  - metric: waste   # keep metric
    id: less-waste
    objectives: [bread]
    stakeholders:
      - an@example.org
      - bo@example.org
    goals:  # keep goals
      - {period: 2026-Q2, kind: reach, target: "<= 3"}
      - period: 2026-Q1
        kind: reach   # goes with its goal
        target: "<= 4"
  - {id: more-loaves, metric: loaves, objectives: [bread], stakeholders: [an@example.org, bo@example.org], goals: [{period: 2026-Q1, kind: accumulate, target: ">= 900"}, {period: 2026-Q2, kind: accumulate, target: ">= 950"}]}
# keep: the end
)";

const std::string flow = R"(koers: 1
organization: {name: Molen, locale: en}
people: [{id: pia, name: Pia}]  # keep people
objectives: [{id: bread, title: Better bread, period: 2026, key_results: [{id: oven, binary: true, title: A new oven}, {id: flour, binary: true, title: Flour of our own}]}]  # keep bread
metrics: [
  {name: waste, type: manual, grain: month, time: mean, unit: percent, direction: down},  # keep waste
  {name: loaves, type: manual, grain: month, time: sum},  # keep loaves
 ]
kpis: [
  # keep kpis
  {id: less-waste, metric: waste, objectives: [bread],
   stakeholders: [an@example.org, bo@example.org], # keep readers
   goals: [{period: 2026-Q2, kind: reach, target: "<= 3"}, {period: 2026-Q1, kind: reach, target: "<= 4"}]},
  {id: more-loaves, metric: loaves, objectives: [bread], stakeholders: [an@example.org, bo@example.org], goals: [{period: 2026-Q1, kind: accumulate, target: ">= 900"}, {period: 2026-Q2, kind: accumulate, target: ">= 950"}]}
 ]  # keep the end
)";

const std::string json_form = R"({"koers": 1, "organization": {"name": "Molen", "locale": "en"},
 "people": [{"id": "pia", "name": "Pia"}],
 "objectives": [{"id": "bread", "title": "Better bread", "period": "2026", "key_results":
   [{"id": "oven", "binary": true, "title": "A new oven"}, {"id": "flour", "binary": true, "title": "Flour of our own"}]}],
 "metrics": [{"name": "waste", "type": "manual", "grain": "month", "time": "mean", "unit": "percent", "direction": "down"},
             {"name": "loaves", "type": "manual", "grain": "month", "time": "sum"}],
 "kpis": [{"id": "less-waste", "metric": "waste", "objectives": ["bread"], "stakeholders": ["an@example.org", "bo@example.org"],
   "goals": [{"period": "2026-Q2", "kind": "reach", "target": "<= 3"}, {"period": "2026-Q1", "kind": "reach", "target": "<= 4"}]},
  {"id": "more-loaves", "metric": "loaves", "objectives": ["bread"], "stakeholders": ["an@example.org", "bo@example.org"],
   "goals": [{"period": "2026-Q1", "kind": "accumulate", "target": ">= 900"}, {"period": "2026-Q2", "kind": "accumulate", "target": ">= 950"}]}]}
)";

// Anchors, aliases, dashes on lines of their own, lists as far left as their key, an empty section.
const std::string odd = R"(--- # keep: the start
koers: 1
organization: {name: Molen, locale: en}
teams:   # keep teams
sources: []   # keep sources
people:
- &pia   # keep pia
  id: pia
  name: Pia
"objectives":
-
  # keep: é before the keys
  id: bread
  title: "Better bread"
  period: 2026
  key_results:
  - id: oven

    binary: true
    title: A new oven   # goes with it
  -
    id: flour
    binary: true
    title: Flour of our own
metrics:
- &waste {name: waste, type: manual, grain: month, time: mean, unit: percent, direction: down}
- {name: loaves, type: manual, grain: month, time: sum}
'kpis':
- id: less-waste
  metric: waste
  objectives: &serves [bread]   # keep serves
  stakeholders: &readers
  - an@example.org
  - bo@example.org
  goals:
  - {period: 2026-Q2, kind: reach, target: "<= 3"}
  -
    period: 2026-Q1

    kind: reach
    target: "<= 4"
    # keep: after all
- id: more-loaves
  metric: loaves
  objectives: *serves
  stakeholders: *readers
  goals:
  - {period: 2026-Q1, kind: accumulate, target: ">= 900"}
  - {period: 2026-Q2, kind: accumulate, target: ">= 950"}
)";

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::vector<Layout> layouts() {
  std::string open_end = block;
  open_end.pop_back();
  return {{"block", block},
          {"flow", flow},
          {"json", json_form},
          {"odd", odd},
          {"no line feed", open_end},
          {"ended", block + "...\n"},
          {"crlf", with_crlf(block)},
          {"crlf odd", with_crlf(odd)},
          {"byte order mark", "\xEF\xBB\xBF" + block}};
}

class Editor {
 public:
  explicit Editor(std::string text) { disk_.files["plan/mill.yaml"] = std::move(text); }

  Checked<std::vector<EditedFile>> edit(const domain::Definitions& wanted) {
    EditRequest request{.load = {}, .wanted = &wanted, .folder = "plan"};
    request.load.paths = {"plan"};
    request.load.disk = &disk_;
    request.load.setting = setting_of(wanted.organization_or_default());
    auto files = edit_in_place(request);
    if (files) {
      for (const auto& file : *files) disk_.files[file.name] = file.text;
    }
    return files;
  }

  const std::string& text() { return disk_.files.at("plan/mill.yaml"); }

 private:
  MemoryDisk disk_;
};

// One random change of a plan; every one leaves a plan that holds.
class Edits {
 public:
  Edits(unsigned seed, domain::Definitions& plan) : random_(seed), plan_(plan) {}

  void make() {
    switch (below(14)) {
      case 0:
      case 1:
        goal().target.value = static_cast<double>(below(1000));
        return;
      case 2:
        return add_goal();
      case 3:
        if (kpi().goals.size() > 1) kpi().goals.erase(kpi().goals.begin());
        return;
      case 4:
        kpi().owner =
            kpi().owner.is_empty() ? Id<domain::Person>::trusted("pia") : Id<domain::Person>();
        return;
      case 5:
        kpi().cadence = kpi().cadence ? std::nullopt : std::optional(domain::Cadence::weekly);
        return;
      case 6:
        std::ranges::reverse(kpi().stakeholders);
        return;
      case 7:
        return change_readers();
      case 8:
        return add_kpi();
      case 9:
        std::ranges::reverse(objective().key_results);
        return;
      case 10:
        return change_results();
      case 11:
        metric().description = metric().description.empty() ? "Two\nlines: of it" : "";
        metric().unit.name = metric().unit.name.empty() ? "ton" : "";
        return;
      case 12:
        plan_.people.begin()->second.name += " #" + std::to_string(below(9));
        return;
      default:
        return add_team();
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  domain::Kpi& kpi() {
    auto at = plan_.kpis.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(chosen_ % plan_.kpis.size()));
    return at->second;
  }
  domain::Metric& metric() {
    return plan_.metrics.at(Id<domain::Metric>::trusted(chosen_ % 2 == 0 ? "waste" : "loaves"));
  }
  domain::Objective& objective() { return plan_.objectives.begin()->second; }
  domain::Goal& goal() { return kpi().goals[below(kpi().goals.size())]; }

  void add_goal() {
    auto next = kpi().goals.back();
    next.span = domain::Calendar().shift(domain::Grain::quarter, next.span, 1);
    kpi().goals.push_back(next);
  }
  void change_readers() {
    auto& readers = kpi().stakeholders;
    if (readers.size() > 1 && below(2) == 0)
      readers.erase(readers.begin() + static_cast<std::ptrdiff_t>(below(readers.size())));
    else
      readers.push_back("reader" + std::to_string(++count_) + "@example.org");
  }
  void change_results() {
    auto& results = objective().key_results;
    if (results.size() > 1 && below(2) == 0) {
      results.pop_back();
    } else {
      auto result = results.front();
      result.id = "result-" + std::to_string(++count_);
      results.push_back(result);
    }
  }
  void add_kpi() {
    auto copy = kpi();
    copy.id = Id<domain::Kpi>::trusted("kpi-" + std::to_string(++count_));
    plan_.kpis.emplace(copy.id, copy);
  }
  void add_team() {
    const auto id = Id<domain::Team>::trusted("team-" + std::to_string(++count_));
    plan_.teams.emplace(id, domain::Team{.id = id, .name = {"Ploeg", "Crew"}});
  }

  std::mt19937 random_;
  domain::Definitions& plan_;
  std::size_t chosen_ = random_();
  int count_ = 0;
};

// The comments that are to stay, in order.
std::vector<std::string> kept(const std::string& text) {
  std::vector<std::string> comments;
  for (auto at = text.find("# keep"); at != std::string::npos; at = text.find("# keep", at + 1))
    comments.push_back(text.substr(at, text.find_first_of("\r\n", at) - at));
  std::ranges::sort(comments);
  return comments;
}

bool has_lone_line_feed(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')) return true;
  }
  return false;
}

void check_edits(const Layout& layout, unsigned seed) {
  const auto loaded = load_text(layout.text);
  REQUIRE_MESSAGE(loaded.has_value(), complaints_about(layout.text));
  auto wanted = loaded->definitions;
  Editor editor(layout.text);
  Edits edits(seed, wanted);
  for (unsigned count = seed % 4 + 1; count > 0; --count) edits.make();
  const auto edited = editor.edit(wanted);
  REQUIRE_MESSAGE(edited.has_value(),
                  (edited ? "" : edited.error().front().code + edited.error().front().detail));
  const auto read = load_text(editor.text());
  REQUIRE_MESSAGE(read.has_value(), complaints_about(editor.text()));
  CHECK(objects_of(read->definitions) == objects_of(wanted));
  CHECK_MESSAGE(kept(editor.text()) == kept(layout.text), editor.text());
  const bool is_crlf = layout.text.find("\r\n") != std::string::npos;
  CHECK(has_lone_line_feed(editor.text()) != is_crlf);
  const auto again = editor.edit(wanted);
  REQUIRE(again.has_value());
  CHECK(again->empty());
}

}  // namespace

TEST_CASE("whatever the layout, an edited file says what is wanted and keeps its comments") {
  constexpr unsigned seeds = 100;
  for (const auto& layout : layouts()) {
    for (unsigned seed = 1; seed <= seeds; ++seed) {
      INFO(layout.name, ", seed ", seed);
      check_edits(layout, seed);
    }
  }
}

}  // namespace koers::planfile
