// Claims that one set of limits decides everywhere: whatever speaks of normal variation goes by the
// segment that people accepted, and by a proposed one where values have left that.
#include <algorithm>
#include <cmath>

#include "app/annotations.h"
#include "app/case_test.h"
#include "app/coach.h"
#include "app/kpi_page.h"
#include "app/process_view.h"
#include "app/scorecard.h"

namespace koers::app {
namespace {

// Hours by month until April 2026: two years around 14, then eight months around 12.65. The first
// 24 make limits of 12.4 to 15.8, the last eight 11.9 to 13.4, the last six 11.8 to 13.3.
const std::vector<double> hours{14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6,
                                14.1, 13.9, 14.2, 14.3, 13.8, 14.5, 13.6, 14.4, 13.7, 14.0, 14.6,
                                13.5, 14.1, 12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4};

class Office : public Case {
 public:
  explicit Office(const std::string& target, const std::vector<double>& values = hours)
      : Case("2026-05-20") {
    std::string plan = answer_plan;
    plan.replace(plan.find("<= 10"), 5, target);
    if (target.starts_with(">=")) plan.replace(plan.find("direction: down"), 15, "direction: up");
    apply(plan);
    const domain::Calendar calendar;
    const auto april = calendar.period_of(domain::Grain::month, date_of(2026, 4, 1));
    auto period = calendar.shift(domain::Grain::month, april, 1 - static_cast<int>(values.size()));
    for (const double value : values) {
      const NewValue one{.period = calendar.label(domain::Grain::month, period), .value = value};
      REQUIRE(observe("answer_hours", one).has_value());
      period = calendar.shift(domain::Grain::month, period, 1);
    }
    evaluate();
  }

  void accept_new_normal(Date day) {
    REQUIRE(annotate(ports(), {"anna"},
                     {.kpi = answers(),
                      .day = day,
                      .note = "New triage",
                      .effect = domain::AnnotationEffect::new_normal})
                .has_value());
    evaluate();
  }

  // What the coach says of a target and the limits; empty where it says nothing.
  std::string coached() {
    const auto coached = coach_kpi(ports(), {.kpi = answers(), .locale = text::Locale::en});
    REQUIRE(coached.has_value());
    const auto& findings = coached->report.findings;
    const auto found = std::ranges::find(findings, std::string_view("M11"),
                                         [](const auto& finding) { return finding.code; });
    return found == findings.end() ? std::string() : found->text;
  }

  std::string headline() {
    const auto page = kpi_page(ports(), {.kpi = answers(), .locale = text::Locale::en});
    REQUIRE(page.has_value());
    return page->headline_text;
  }

  std::string capability() {
    const auto view = process_view(ports(), {.kpi = answers(), .locale = text::Locale::en});
    REQUIRE(view.has_value());
    return view->capability ? view->capability->text : std::string();
  }

  ScorecardRow row() {
    const auto card = scorecard(ports(), {.locale = text::Locale::en});
    REQUIRE(card.has_value());
    return card->groups.front().rows.front();
  }

 private:
  static Id<domain::Kpi> answers() { return Id<domain::Kpi>::trusted("answers"); }
};

// Between -1 and 1, without a pattern.
double noise(std::size_t i) { return static_cast<double>(i * 7919 % 101) / 50 - 1; }

// 99 months: about 100 until mid-2020, climbing until early 2021, about 1000 ± 90 since.
std::vector<double> risen() {
  std::vector<double> values;
  for (std::size_t i = 0; i < 98; ++i) {
    const double level = std::clamp(100.0 * (static_cast<double>(i) - 28), 100.0, 1000.0);
    values.push_back(level * (1 + (level > 100 ? 0.09 : 0.01) * noise(i)));
  }
  values.push_back(946);
  return values;
}

// Four years with a season of a third up and down.
std::vector<double> seasonal() {
  std::vector<double> values;
  for (std::size_t i = 0; i < 48; ++i)
    values.push_back(1000 + 300 * std::sin(static_cast<double>(i % 12) * 0.5236) + 5 * noise(i));
  return values;
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("coach and target sentence judge by the segment that holds now, proposed or accepted") {
  Office office("<= 12");
  CHECK(says(office.coached(), "11.9 hours to 13.4 hours"));
  CHECK(says(office.capability(), "lies within what is normal, 11.9 hours to 13.4 hours"));
  office.accept_new_normal(date_of(2025, 11, 1));
  CHECK(says(office.coached(), "11.8 hours to 13.3 hours"));
  CHECK(says(office.capability(), "lies within what is normal, 11.8 hours to 13.3 hours"));
}

// The chart beside the sentence draws 12.4 to 15.8.
TEST_CASE("the target sentence says that it goes by values whose limits are only proposed") {
  Office office("<= 12");
  CHECK(says(office.capability(), "goes by the values from September 2025 on"));
  office.accept_new_normal(date_of(2025, 11, 1));
  CHECK_FALSE(says(office.capability(), "goes by"));
}

// Of a run of 30 months the newest 24 make the limits.
TEST_CASE("of a long run the target sentence names the values that it goes by") {
  std::vector<double> values(24, 20);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += noise(i);
  for (std::size_t i = 0; i < 30; ++i) values.push_back(12 + noise(i));
  CHECK(says(Office("<= 12", values).capability(), "goes by the values from May 2024 on"));
}

TEST_CASE("the status is softened by the variation of now alone, before anybody accepted it") {
  Office office("<= 10.8");
  CHECK(office.standing("answers").status == domain::Status::off_track);
  CHECK(office.standing("answers").reason != domain::Reason::within_variation);
  office.accept_new_normal(date_of(2025, 9, 1));
  CHECK(office.standing("answers").status == domain::Status::off_track);
  CHECK(office.standing("answers").reason != domain::Reason::within_variation);
}

TEST_CASE("years that values have left decide nothing: a status never flips on noise") {
  Office office(">= 1050", risen());
  const auto standing = office.standing("answers");
  CHECK(standing.status == domain::Status::at_risk);
  CHECK(standing.reason == domain::Reason::within_variation);
  CHECK(says(office.coached(), "within normal variation"));
}

TEST_CASE("values with their season are softened by the variation that they have with it") {
  Office office(">= 1175", seasonal());
  const auto standing = office.standing("answers");
  CHECK(standing.status == domain::Status::at_risk);
  CHECK(standing.reason == domain::Reason::within_variation);
}

TEST_CASE("headline, comparison and the small line of a row tell the same signals") {
  Office office("<= 12");
  CHECK(says(office.headline(), "a signal"));
  CHECK(says(office.row().comparison->text, "a signal"));
  office.accept_new_normal(date_of(2025, 9, 1));
  CHECK(says(office.headline(), "within normal variation"));
  const auto row = office.row();
  CHECK(says(row.comparison->text, "within normal variation"));
  CHECK_FALSE(says(row.sparkline_svg, "a signal in"));
  CHECK(says(row.sparkline_svg, "kc-limit"));
}

}  // namespace koers::app
