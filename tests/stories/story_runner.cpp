// Runs the stories of this folder: rules of goals told as what happens on which day, and how the
// goal then stands. Every story runs through the use cases on a store in a file. A line that it
// does not understand fails the story.
//
//   metric    GRAIN TIME DIRECTION
//   goal      the goal of a plan file, in YAML
//   cadence   how often a new value is to be expected; else by the grain
//   at DAY    it is that day from now on, and days that ended are closed
//   observe   PERIOD VALUE|nothing …, after "at DAY"
//   planned   PERIOD VALUE …, values of a second metric, to take targets from
//   again     GOAL, applied anew
//   refused   CODE GOAL, which must not be applied
//   override  STATUS until DAY, a person's word on the status
//   then      FACT VALUE … of today; "on DAY then …", "known DAY then …" of another day
//   restart, rebuild: after which everything has to be as before
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "app/case_test.h"
#include "app/override_status.h"
#include "base/number.h"

namespace koers::app {
namespace {

std::string or_none(const std::optional<double>& number) {
  return number ? std::to_string(*number) : "none";
}

std::string or_none(const std::optional<bool>& claim) {
  return claim ? (*claim ? "yes" : "no") : "none";
}

std::string target_of(const std::optional<domain::Aim>& aim) {
  if (!aim) return "none";
  if (!aim->band) return std::to_string(aim->target.value);
  return to_shortest(aim->band->low) + ".." + to_shortest(aim->band->high);
}

std::string fact_of(const KpiState& state, const std::string& name) {
  const auto& standing = state.standing;
  if (name == "override")
    return state.override_now ? std::string(name_of(state.override_now->status)) : "none";
  if (name == "target") return target_of(standing.aim);
  if (name == "commit") return or_none(standing.commit_met);
  if (name == "stretch") return or_none(standing.stretch_met);
  if (name == "status") return std::string(name_of(standing.status));
  if (name == "computed") return std::string(name_of(standing.computed_status));
  if (name == "reason") return std::string(name_of(standing.reason));
  if (name == "freshness") return std::string(name_of(standing.freshness));
  if (name == "value") return or_none(standing.value);
  if (name == "baseline") return or_none(standing.baseline);
  if (name == "progress") return or_none(standing.progress);
  if (name == "expected") return or_none(standing.expected);
  if (name == "score") return or_none(standing.score);
  if (name == "met") return or_none(standing.is_met);
  if (name == "period") return standing.period_label;
  return "no such fact: " + name;
}

// Words are equal; numbers are equal to half a unit of the last decimal that the story writes.
bool is_as_told(const std::string& told, const std::string& found) {
  char* told_end = nullptr;
  char* found_end = nullptr;
  const double expected = std::strtod(told.c_str(), &told_end);
  const double actual = std::strtod(found.c_str(), &found_end);
  if (*told_end != '\0' || *found_end != '\0') return told == found;
  const auto point = told.find('.');
  const auto decimals = point == std::string::npos ? 0 : static_cast<int>(told.size() - point - 1);
  return std::abs(actual - expected) <= 0.5 * std::pow(10.0, -decimals) + 1e-9;
}

class Story {
 public:
  void tell(const std::string& line) {
    INFO(line);
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "metric") {
      words >> grain_ >> time_ >> direction_;
    } else if (verb == "cadence") {
      words >> cadence_;
      cadence_ = "    cadence: " + cadence_ + "\n";
    } else if (verb == "goal") {
      std::getline(words >> std::ws, goal_);
    } else if (verb == "at") {
      go_to(words);
    } else if (verb == "planned") {
      observe_all("planned", words);
    } else if (verb == "again" || verb == "refused") {
      apply_anew(verb, words);
    } else if (verb == "override") {
      say(words);
    } else if (verb == "then" || verb == "on" || verb == "known") {
      look(verb, words);
    } else if (verb == "restart" || verb == "rebuild") {
      do_over(verb);
    } else {
      FAIL("not understood: " << line);
    }
  }

 private:
  [[nodiscard]] std::string plan() const {
    return "koers: 1\n"
           "organization: {name: Story, locale: en, timezone: Europe/Amsterdam}\n"
           "objectives:\n  - {id: it, title: It goes well, from: 2020-01-01, to: 2030-12-31}\n"
           "metrics:\n  - {name: measured, type: manual, unit: count, grain: " +
           grain_ + ", time: " + time_ + ", direction: " + direction_ +
           "}\n"
           "  - {name: planned, type: manual, unit: count, grain: " +
           grain_ + ", time: " + time_ +
           "}\n"
           "kpis:\n  - id: told\n    metric: measured\n    objectives: [it]\n" +
           cadence_ + "    goals:\n      - " + goal_ + "\n";
  }

  void go_to(std::istringstream& words) {
    std::string day;
    words >> day;
    if (!office_) {
      office_.emplace(day);
      office_->apply(plan());
    }
    office_->go_to(day);
    office_->evaluate();
    std::string verb;
    if (!(words >> verb)) return;
    REQUIRE(verb == "observe");
    observe_all("measured", words);
  }

  void observe_all(const std::string& metric, std::istringstream& words) {
    std::string period;
    std::string value;
    while (words >> period >> value) observe(metric, period, value);
    office_->evaluate();
  }

  void observe(const std::string& metric, const std::string& period, const std::string& value) {
    const auto number =
        value == "nothing" ? std::nullopt : std::optional(std::strtod(value.c_str(), nullptr));
    const auto receipt = office_->observe(metric, {.period = period, .value = number});
    REQUIRE_MESSAGE(receipt.has_value(), (receipt ? "" : receipt.error().code));
  }

  void apply_anew(const std::string& verb, std::istringstream& words) {
    const std::string before = goal_;
    std::string code;
    if (verb == "refused") words >> code;
    std::getline(words >> std::ws, goal_);
    if (verb == "again") {
      office_->apply(plan());
      return;
    }
    const auto applied = office_->try_apply(plan());
    REQUIRE_FALSE(applied.has_value());
    CHECK(codes_of(applied.error()) == code);
    goal_ = before;
  }

  void say(std::istringstream& words) {
    std::string status;
    std::string until;
    std::string day;
    words >> status >> until >> day;
    const auto said = override_status(office_->ports(), {"anna"},
                                      {.kpi = Id<domain::Kpi>::trusted("told"),
                                       .status = domain::parse_status(status).value(),
                                       .reason = "Told so",
                                       .until = parse_date(day).value()});
    REQUIRE_MESSAGE(said.has_value(), (said ? "" : said.error().code));
    office_->evaluate();
  }

  void look(std::string verb, std::istringstream& words) {
    Moment moment;
    for (std::string day; verb != "then"; words >> verb) {
      words >> day;
      (verb == "on" ? moment.on : moment.known_date) = parse_date(day).value();
    }
    const auto found_kpi = kpi_on(office_->ports(), Id<domain::Kpi>::trusted("told"), moment);
    REQUIRE(found_kpi.has_value());
    std::string name;
    std::string told;
    while (words >> name >> told) {
      const auto found = fact_of(found_kpi->state, name);
      CHECK_MESSAGE(is_as_told(told, found), name << " is " << found << ", told was " << told);
    }
  }

  void do_over(const std::string& verb) {
    const auto before = office_->derived();
    if (verb == "restart") {
      office_->restart();
    } else {
      REQUIRE(rebuild(office_->ports(), {"cli"}).has_value());
    }
    office_->evaluate();
    CHECK(office_->derived() == before);
  }

  std::string grain_ = "month";
  std::string time_ = "mean";
  std::string direction_ = "up";
  std::string cadence_;  ///< A line of the plan; empty: by the default.
  std::string goal_;
  std::optional<Case> office_;
};

TEST_CASE("the story") {
  const char* path = std::getenv("KOERS_STORY");
  REQUIRE_MESSAGE(path != nullptr, "KOERS_STORY names the file");
  std::ifstream file(path);
  REQUIRE(file.good());
  Story story;
  int number = 0;
  int told = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    CAPTURE(number);
    story.tell(line);
    ++told;
  }
  CHECK(told > 2);
}

}  // namespace
}  // namespace koers::app
