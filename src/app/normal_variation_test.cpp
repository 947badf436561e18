// Claims that one set of limits decides everywhere: whatever speaks of normal variation goes by the
// segment that people accepted.
#include <algorithm>

#include "app/annotations.h"
#include "app/case_test.h"
#include "app/coach.h"
#include "app/kpi_page.h"
#include "app/process_view.h"
#include "app/scorecard.h"

namespace koers::app {
namespace {

// Hours by month until April 2026: two years around 14, then eight months around 12.65. The first
// 24 and the last 24 make limits of 12.4 to 15.8 and 12.3 to 14.9, the last eight 11.9 to 13.4.
class Office : public Case {
 public:
  explicit Office(const std::string& target) : Case("2026-05-20") {
    std::string plan = answer_plan;
    plan.replace(plan.find("<= 10"), 5, target);
    apply(plan);
    const domain::Calendar calendar;
    auto period = calendar.period_of(domain::Grain::month, date_of(2023, 9, 1));
    for (const double value : {14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6,
                               14.1, 13.9, 14.2, 14.3, 13.8, 14.5, 13.6, 14.4, 13.7, 14.0, 14.6,
                               13.5, 14.1, 12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4}) {
      const Put one{.period = calendar.label(domain::Grain::month, period), .value = value};
      REQUIRE(observe("answer_hours", one).has_value());
      period = calendar.shift(domain::Grain::month, period, 1);
    }
    evaluate();
  }

  void accept_new_normal() {
    REQUIRE(annotate(ports(), {"anna"},
                     {.kpi = answers(),
                      .day = date_of(2025, 9, 1),
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

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the coach and the sentence about the target judge by the accepted segment") {
  Office office("<= 12");
  CHECK(office.coached().empty());
  CHECK(says(office.capability(), "lies beyond what is normal, 12.4 hours to 15.8 hours"));
  office.accept_new_normal();
  CHECK(says(office.coached(), "11.9 hours to 13.4 hours"));
  CHECK(says(office.capability(), "lies within what is normal, 11.9 hours to 13.4 hours"));
}

TEST_CASE("the status is softened by the variation of the accepted segment alone") {
  Office office("<= 10.8");
  CHECK(office.standing("answers").reason == domain::Reason::within_variation);
  office.accept_new_normal();
  CHECK(office.standing("answers").status == domain::Status::off_track);
  CHECK(office.standing("answers").reason != domain::Reason::within_variation);
}

TEST_CASE("headline, comparison and the small line of a row tell the same signals") {
  Office office("<= 12");
  CHECK(says(office.headline(), "a signal"));
  CHECK(says(office.row().comparison->text, "a signal"));
  office.accept_new_normal();
  CHECK(says(office.headline(), "within normal variation"));
  const auto row = office.row();
  CHECK(says(row.comparison->text, "within normal variation"));
  CHECK_FALSE(says(row.sparkline_svg, "a signal in"));
  CHECK(says(row.sparkline_svg, "kc-limit"));
}

}  // namespace koers::app
