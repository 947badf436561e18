// Claims about notes on a KPI's values: kept, in force, taken back, and refused with the reason.
#include "app/annotations.h"

#include <algorithm>

#include "app/case_test.h"
#include "app/kpi_page.h"
#include "app/process_view.h"

namespace koers::app {
namespace {

using domain::AnnotationEffect;

// Hours by month from January 2023 on: twelve around 14, then ten that are lower.
class Office : public Case {
 public:
  Office() : Case("2026-05-20") {
    apply(answer_plan);
    const domain::Calendar calendar;
    auto period = calendar.period_of(domain::Grain::month, date_of(2023, 1, 1));
    for (const double value : {14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6,
                               14.1, 13.9, 14.2, 14.3, 13.8, 14.5, 13.6, 14.4, 13.7, 14.0, 14.6,
                               13.5, 14.1, 12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4}) {
      const NewValue one{.period = calendar.label(domain::Grain::month, period), .value = value};
      REQUIRE(observe("answer_hours", one).has_value());
      period = calendar.shift(domain::Grain::month, period, 1);
    }
    evaluate();
  }

  ProcessView process(const Moment& moment = {}) {
    const auto view =
        process_view(ports(), {.kpi = answers(), .moment = moment, .locale = text::Locale::en});
    REQUIRE_MESSAGE(view.has_value(), (view ? "" : view.error().code));
    return *view;
  }

  Result<domain::Annotation> note(const std::string& day, AnnotationEffect effect,
                                  const std::string& words = "New triage") {
    return annotate(
        ports(), {"anna"},
        {.kpi = answers(), .day = parse_date(day).value(), .note = words, .effect = effect});
  }

  std::string refusal(const std::string& day, AnnotationEffect effect) {
    const auto noted = note(day, effect);
    return noted ? "" : noted.error().code + " " + noted.error().pointer;
  }

  static Id<domain::Kpi> answers() { return Id<domain::Kpi>::trusted("answers"); }
};

}  // namespace

TEST_CASE("a proposal is there until a person accepts it, and again when that is taken back") {
  Office office;
  const auto before = office.process();
  REQUIRE(before.proposal.has_value());
  CHECK(to_string(before.proposal->from.first) == "2025-01-01");
  CHECK(before.segments.size() == 1);
  CHECK_FALSE(before.signals.empty());

  const auto accepted = office.note("2025-01-01", AnnotationEffect::new_normal);
  REQUIRE(accepted.has_value());
  const auto after = office.process();
  CHECK_FALSE(after.proposal.has_value());
  REQUIRE(after.segments.size() == 2);
  CHECK(after.segments[1].segment.limits->centre == doctest::Approx(12.65));
  CHECK(after.signals.empty());
  REQUIRE(after.annotations.size() == 1);
  CHECK(after.annotations.front().annotation.author == "anna");

  REQUIRE(withdraw_annotation(office.ports(), {"anna"}, Office::answers(), accepted->id));
  const auto undone = office.process();
  CHECK(undone.proposal.has_value());
  CHECK(undone.segments.size() == 1);
  CHECK(undone.annotations.empty());
}

TEST_CASE("what was noted survives a restart, and what was known before it stays readable") {
  Office office;
  const auto before = office.head();
  REQUIRE(office.note("2025-01-01", AnnotationEffect::new_normal).has_value());
  office.restart();
  CHECK(office.process().segments.size() == 2);
  CHECK(office.process({.known_seq = before}).segments.size() == 1);
}

TEST_CASE("a value with a known cause is left out and stays in sight") {
  Office office;
  REQUIRE(office.observe("answer_hours", {.period = "2024-03", .value = 40}).has_value());
  const auto wild = office.process();
  const auto is_march = [](const SignalView& signal) { return signal.label == "2024-03"; };
  CHECK(std::ranges::any_of(wild.signals, is_march));
  REQUIRE(office.note("2024-03-14", AnnotationEffect::exclude, "Storm").has_value());
  const auto calm = office.process();
  CHECK_FALSE(std::ranges::any_of(calm.signals, is_march));
  const auto limits = [](const ProcessView& view) { return *view.segments.front().segment.limits; };
  CHECK(limits(calm).upper < limits(wild).upper);
}

TEST_CASE("a note that the values do not bear out is refused, with the place") {
  Office office;
  CHECK(office.refusal("2024-06-01", AnnotationEffect::new_normal) ==
        "annotation.no_new_normal /day");
  CHECK(office.refusal("2025-06-01", AnnotationEffect::new_normal) ==
        "annotation.no_new_normal /day");
  CHECK(office.refusal("2022-06-01", AnnotationEffect::exclude) == "annotation.no_value /day");
  CHECK(office.note("2025-01-01", AnnotationEffect::none, " ").error().code ==
        "annotation.no_note");
  CHECK(withdraw_annotation(office.ports(), {"anna"}, Office::answers(), "1").error().code ==
        "annotation.unknown");
  CHECK(annotate(office.ports(), {"anna"},
                 {.kpi = Id<domain::Kpi>::trusted("nobody"), .day = {}, .note = "x"})
            .error()
            .code == "reference.unknown");
}

TEST_CASE("notes stand in the history, and in the picture") {
  Office office;
  const auto kept = office.note("2025-02-10", AnnotationEffect::none);
  REQUIRE(kept.has_value());
  REQUIRE(withdraw_annotation(office.ports(), {"bram"}, Office::answers(), kept->id).has_value());
  REQUIRE(office.note("2025-03-10", AnnotationEffect::none, "New desk").has_value());
  const auto page =
      kpi_page(office.ports(), {.kpi = Office::answers(), .locale = text::Locale::en});
  REQUIRE(page.has_value());
  const auto has = [&](const std::string& words) {
    return std::ranges::any_of(page->history, [&](const HistoryEntry& entry) {
      return entry.text.find(words) != std::string::npos;
    });
  };
  CHECK(has("New desk"));
  CHECK(has("Withdrawn"));
}

TEST_CASE("a target within the limits is hit or missed by chance, beyond them never") {
  Office office;
  const auto capability = office.process().capability;
  REQUIRE(capability.has_value());
  CHECK(capability->capability == domain::Capability::never);
  CHECK(capability->text.find("not met") != std::string::npos);
}

}  // namespace koers::app
