// Sentences put together from what they are to mean: any metric of the catalogue, value, period and
// kind of goal, in either language, and read back.
#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/catalog.h"
#include "language/sentence/parse_sentence.h"
#include "text/format.h"

namespace koers::language {
namespace {

using domain::Comparator;
using domain::UnitFamily;
using text::Locale;

constexpr std::array<UnitFamily, 5> plain_families{UnitFamily::percent, UnitFamily::currency,
                                                   UnitFamily::duration, UnitFamily::point,
                                                   UnitFamily::count};

bool is_plain(const domain::CatalogMetric& metric) {
  return std::ranges::find(plain_families, metric.unit_family) != plain_families.end() &&
         metric.direction != domain::Direction::range;
}

const domain::CatalogMetric& any_metric() {
  static const auto plain = [] {
    std::vector<const domain::CatalogMetric*> found;
    for (const auto& metric : domain::catalog()) {
      if (is_plain(metric)) found.push_back(&metric);
    }
    return found;
  }();
  return *plain[*rc::gen::inRange<std::size_t>(0, plain.size())];
}

// A whole number or one with a half, within what can occur; a count is whole.
double any_value(const domain::CatalogMetric& metric) {
  const int steps = *rc::gen::inRange(2, 180);
  const bool is_whole = metric.unit_family == UnitFamily::count;
  return is_whole ? steps : steps / 2.0;
}

struct Tongue {
  Locale locale;

  [[nodiscard]] std::string_view say(std::string_view dutch, std::string_view english) const {
    return locale == Locale::nl ? dutch : english;
  }
  [[nodiscard]] std::string name(const domain::CatalogMetric& metric) const {
    return std::string(metric.label.in(text::name_of(locale)));
  }
  // With its unit, as people write it.
  [[nodiscard]] std::string amount(const domain::CatalogMetric& metric, double value) const {
    std::string digits = text::format_number(locale, value, value == std::floor(value) ? 0 : 1);
    switch (metric.unit_family) {
      case UnitFamily::percent:
        return digits + "%";
      case UnitFamily::currency:
        return "€ " + digits;
      case UnitFamily::duration:
        return digits + " " + std::string(time_unit(metric.unit));
      case UnitFamily::point:
        return digits + std::string(say(" punten", " points"));
      default:
        return digits;
    }
  }
  [[nodiscard]] std::string_view time_unit(std::string_view unit) const {
    if (unit == "minute") return say("minuten", "minutes");
    if (unit == "day") return say("dagen", "days");
    if (unit == "month") return say("maanden", "months");
    return say("uur", "hours");
  }
  [[nodiscard]] std::string compared(Comparator comparator) const {
    switch (comparator) {
      case Comparator::below:
        return std::string(say("onder", "below"));
      case Comparator::above:
        return std::string(say("boven", "above"));
      case Comparator::at_most:
        return std::string(say("op hoogstens", "at or below"));
      case Comparator::at_least:
        return std::string(say("op minstens", "at or above"));
    }
    return {};
  }
  [[nodiscard]] ParsedSentence read(const std::string& sentence) const {
    return parse_sentence(sentence, {.frame = {.today = date_of(2026, 2, 3), .locale = locale}});
  }
};

Tongue any_tongue() { return {*rc::gen::element(Locale::nl, Locale::en)}; }

struct Quarter {
  std::string label;
  Date end;
};

Quarter any_quarter() {
  const unsigned quarter = *rc::gen::inRange(2U, 5U);
  return {"Q" + std::to_string(quarter) + " 2026",
          add_months(date_of(2026, 1, 1), static_cast<int>(quarter) * 3) - Days{1}};
}

Comparator towards(const domain::CatalogMetric& metric) {
  return metric.direction == domain::Direction::down ? Comparator::at_most : Comparator::at_least;
}

}  // namespace

TEST_CASE("a level to reach by the end of a period, from where it stands") {
  CHECK(rc::check([] {
    const Tongue tongue = any_tongue();
    const auto& metric = any_metric();
    const Quarter quarter = any_quarter();
    const double target = any_value(metric);
    const double base = target * (towards(metric) == Comparator::at_most ? 2 : 0.5);
    const double written_base = metric.unit_family == UnitFamily::count ? std::ceil(base) : base;
    const std::string base_text = text::format_number(tongue.locale, written_base);
    const std::string sentence =
        std::string(tongue.say("Breng ", "Bring ")) + tongue.name(metric) +
        std::string(tongue.say(" van ", " from ")) + base_text +
        std::string(tongue.say(" naar ", " to ")) + tongue.amount(metric, target) +
        std::string(tongue.say(" tegen het einde van ", " by the end of ")) + quarter.label;
    RC_LOG() << sentence << "\n";
    const auto parsed = tongue.read(sentence);
    RC_ASSERT(parsed.kind == SentenceKind::reach);
    RC_ASSERT(parsed.metric == metric.id);
    RC_ASSERT(*parsed.value == target);
    RC_ASSERT(parsed.end == quarter.end);
    RC_ASSERT(*parsed.comparator == towards(metric));
    RC_ASSERT(parsed.base.has_value());
    RC_ASSERT(parsed.window == SentenceWindow::at_end);
  }));
}

TEST_CASE("from three to one is a way, three to one a proportion") {
  const Tongue english{Locale::en};
  const auto way = english.read("Reduce the number of open bugs from 3 to 1 by 1 July 2026");
  CHECK(way.base == 3);
  CHECK(way.value == 1);
  CHECK(english.read("Raise LTV/CAC to 3 to 1 by 1 July 2026").value == 3);
}

TEST_CASE("a value to keep in every sub-period") {
  CHECK(rc::check([] {
    const Tongue tongue = any_tongue();
    const auto& metric = any_metric();
    const double target = any_value(metric);
    const auto comparator = static_cast<Comparator>(*rc::gen::inRange(0, 4));
    const bool is_week = *rc::gen::arbitrary<bool>();
    const std::string sentence = std::string(tongue.say("Houd ", "Keep ")) + tongue.name(metric) +
                                 " " + tongue.compared(comparator) + " " +
                                 tongue.amount(metric, target) +
                                 std::string(is_week ? tongue.say(" elke week", " every week")
                                                     : tongue.say(" elke maand", " every month")) +
                                 std::string(tongue.say(" in 2026", " in 2026"));
    RC_LOG() << sentence << "\n";
    const auto parsed = tongue.read(sentence);
    RC_ASSERT(parsed.kind == SentenceKind::maintain);
    RC_ASSERT(parsed.metric == metric.id);
    RC_ASSERT(*parsed.comparator == comparator);
    RC_ASSERT(*parsed.value == target);
    RC_ASSERT(parsed.per == (is_week ? domain::Grain::week : domain::Grain::month));
    RC_ASSERT(parsed.window == SentenceWindow::each);
    RC_ASSERT(parsed.end == date_of(2026, 12, 31));
  }));
}

TEST_CASE("what must not be crossed is kept on the other side") {
  CHECK(rc::check([] {
    const Tongue tongue = any_tongue();
    const auto& metric = any_metric();
    const double target = any_value(metric);
    const bool is_floor = *rc::gen::arbitrary<bool>();
    const std::string sentence =
        tongue.locale == Locale::nl
            ? tongue.name(metric) + " mag niet " + (is_floor ? "onder " : "boven ") +
                  tongue.amount(metric, target) + (is_floor ? " zakken" : " komen") +
                  " per maand in 2026"
            : tongue.name(metric) + " must not " + (is_floor ? "drop below " : "rise above ") +
                  tongue.amount(metric, target) + " per month in 2026";
    RC_LOG() << sentence << "\n";
    const auto parsed = tongue.read(sentence);
    RC_ASSERT(parsed.kind == SentenceKind::maintain);
    RC_ASSERT(parsed.metric == metric.id);
    RC_ASSERT(*parsed.comparator == (is_floor ? Comparator::at_least : Comparator::at_most));
    RC_ASSERT(*parsed.value == target);
  }));
}

TEST_CASE("blanks, capitals and a full stop change nothing") {
  CHECK(rc::check([] {
    const Tongue tongue = any_tongue();
    const auto& metric = any_metric();
    const double target = any_value(metric);
    const std::string sentence = std::string(tongue.say("Houd ", "Keep ")) + tongue.name(metric) +
                                 " " + tongue.compared(Comparator::at_most) + " " +
                                 tongue.amount(metric, target) + " in 2026";
    RC_LOG() << sentence << "\n";
    std::string spaced;
    for (const char c : sentence) spaced += c == ' ' ? "  " : std::string(1, c);
    const auto plain = tongue.read(sentence);
    const auto other = tongue.read("  " + spaced + " .");
    RC_ASSERT(other.kind == plain.kind);
    RC_ASSERT(other.metric == plain.metric);
    RC_ASSERT(other.value == plain.value);
    RC_ASSERT(other.complaints == plain.complaints);
  }));
}

}  // namespace koers::language
