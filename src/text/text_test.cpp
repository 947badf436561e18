// The claims about texts for people: complete in both languages, numbers and dates as each writes
// them.
#include <algorithm>
#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <set>

#include "text/catalog.h"
#include "text/dates.h"
#include "text/error_text.h"
#include "text/format.h"
#include "text/messages.h"
#include "text/read_number.h"

namespace koers::text {
namespace {

constexpr auto nl = Locale::nl;
constexpr auto en = Locale::en;

std::set<std::string> names_in(std::string_view pattern) {
  const auto names = placeholders(pattern);
  return {names.begin(), names.end()};
}

template <typename Table>
void check_order(const Table& table) {
  for (std::size_t i = 1; i < table.size(); ++i) {
    INFO(table[i - 1].code, " before ", table[i].code);
    CHECK(table[i - 1].code < table[i].code);
  }
}

}  // namespace

TEST_CASE("every code has a text in both languages, with the same names in braces") {
  const auto entries = all_texts();
  CHECK(entries.size() > 200);
  for (const Entry& entry : entries) {
    INFO(entry.code);
    CHECK_FALSE(entry.nl.empty());
    CHECK_FALSE(entry.en.empty());
    CHECK(names_in(entry.nl) == names_in(entry.en));
  }
}

TEST_CASE("texts do not end in a full stop, and nothing exclaims") {
  for (const Entry& entry : all_texts()) {
    INFO(entry.code);
    for (const std::string_view words : {entry.nl, entry.en}) {
      const bool is_abbreviation = words.ends_with("…");
      CHECK((is_abbreviation || !words.ends_with('.')));
      CHECK(words.find('!') == std::string_view::npos);
    }
  }
}

TEST_CASE("no code is there twice") {
  std::set<std::string_view> seen;
  for (const Entry& entry : all_texts()) {
    INFO(entry.code);
    CHECK(seen.insert(entry.code).second);
  }
}

TEST_CASE("tables are in order of code, so that a line has one place") {
  for (const auto table : {status_messages(), page_messages(), chart_messages(), process_messages(),
                           cli_messages(), okr_messages()})
    check_order(table);
  for (const auto table : {base_errors(), plan_errors(), okr_errors(), measure_errors(),
                           import_errors(), store_errors(), server_errors()}) {
    check_order(table);
  }
}

TEST_CASE("say fills names, shows what is missing, and never hides an unknown code") {
  CHECK(say(nl, "status.on_track") == "Op koers");
  CHECK(say(en, "status.off_track") == "Off course");
  CHECK(say(en, "age.days", {{"count", "2"}}) == "2 days old");
  CHECK(say(nl, "age.days") == "… dagen oud");
  CHECK(say(nl, "no.such_code") == "no.such_code");
  CHECK(filled("{{{a}}} {b", {{"a", "x"}}) == "{x} {b");
}

TEST_CASE("one is not many, and words about nothing are left out") {
  CHECK(say(en, "age.days", {{"count", "1"}}) == "1 day old");
  CHECK(say(nl, "rebuild.done", {{"count", "1"}}) == "1 KPI opnieuw afgeleid");
  CHECK(say(nl, "rebuild.done", {{"count", "0"}}) == "0 KPI's opnieuw afgeleid");
  const std::string_view path = "Correct the path{variable?, or set @}";
  CHECK(filled(path, {{"variable", "DATA"}}) == "Correct the path, or set DATA");
  CHECK(filled(path, {{"variable", ""}}) == "Correct the path");
  CHECK(filled(path, {}) == "Correct the path");
  CHECK(placeholders("{a:x|y} {b?, @} {a}") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("an error is one line: place, code, text, hint") {
  const Error error = Error{.code = "date.impossible", .arguments = {{"text", "2026-02-30"}}}.at(
      {.file = "plan.yaml", .line = 4, .column = 7});
  CHECK(error_line(en, error) ==
        "plan.yaml:4:7: date.impossible: There is no day 2026-02-30. Write a day that exists.");
  CHECK(error_line(nl, Error{.code = "no.such", .detail = "wat de bron zei"}) ==
        "no.such: no.such. wat de bron zei.");
}

TEST_CASE("languages are read from tags and from what a browser prefers") {
  CHECK(parse_locale("nl-BE") == nl);
  CHECK(parse_locale("EN_us.UTF-8") == en);
  CHECK_FALSE(parse_locale("nld").has_value());
  CHECK(preferred_locale("de, en;q=0.5, nl;q=0.9") == nl);
  CHECK(preferred_locale("fr-FR,fr;q=0.9,en-GB;q=0.8") == en);
  CHECK_FALSE(preferred_locale("fr").has_value());
}

TEST_CASE("numbers wear the marks of their language and a real minus") {
  CHECK(format_number(nl, 1234.5, 1) == "1.234,5");
  CHECK(format_number(en, 1234.5, 1) == "1,234.5");
  CHECK(format_number(en, -1234567.891, 2) == "−1,234,567.89");
  CHECK(format_number(nl, -0.001, 1) == "0,0");
  CHECK(format_number(en, 999.95, 1) == "1,000.0");
  // Halves go by the digits a person sees, not by the double just below them.
  CHECK(format_number(en, 1.005, 2) == "1.01");
  CHECK(format_number(en, 2.675, 2) == "2.68");
  CHECK(format_number(en, 0.5, 0) == "1");
}

TEST_CASE("the largest and the smallest numbers there are have a text in every form") {
  CHECK(format_number(nl, 1e308) == "1e308");
  CHECK(format_number(nl, 1.5e308, 2) == "1,5e308");
  CHECK(format_number(en, -1.797e308) == "−1.8e308");
  CHECK(format_number(en, 5e-324) == "4.94e−324");
  // What rounds up to the next power says so.
  CHECK(format_number(en, 9.999e15) == "1e16");
  CHECK(format_share(en, 1e307) == "∞%");
  CHECK(format_share(nl, -1e308) == "−∞%");
  CHECK(format_number(en, std::nan("")) == "–");
}

TEST_CASE("no number breaks a text") {
  std::mt19937_64 random(8);
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::bit_cast<double>(random());
    for (const auto locale : {nl, en}) {
      for (const std::string_view unit : {"", "percent", "pp", "EUR", "hour", "stuks"}) {
        INFO(value, " ", unit);
        const bool is_said = !format_value(locale, unit, value).empty() &&
                             !format_value(locale, unit, value, i % 13).empty() &&
                             !format_compact_value(locale, unit, value).empty() &&
                             !format_change(locale, unit, value).empty() &&
                             !format_beside_target(locale, unit, value, value * 1.0001).empty() &&
                             !format_share(locale, value).empty();
        REQUIRE(is_said);
      }
    }
  }
}

TEST_CASE("three or four digits count, zeros at the end do not") {
  CHECK(format_number(nl, 98.8412) == "98,8");
  CHECK(format_number(nl, 1.4732) == "1,47");
  CHECK(format_number(en, 0.04712) == "0.0471");
  CHECK(format_number(en, 10.0) == "10");
  CHECK(format_number(en, 24918) == "24,918");
  CHECK(format_number(en, 0) == "0");
  CHECK(format_number(en, 1.5e308) == "1.5e308");
  CHECK(format_number(nl, -3e-20) == "−3e−20");
}

TEST_CASE("large numbers are short on axes") {
  CHECK(format_compact(nl, 25e6) == "25 mln.");
  CHECK(format_compact(en, 1.25e9) == "1.25B");
  CHECK(format_compact(en, 12500) == "12.5k");
  CHECK(format_compact(nl, 12500) == "12.500");
  CHECK(format_compact(nl, -2.5e12) == "−2,5 bln.");
}

TEST_CASE("a unit stands where its language puts it") {
  CHECK(format_value(nl, "percent", 12.5) == "12,5%");
  CHECK(format_value(nl, "EUR", 1234.5) == "€ 1.234,50");
  CHECK(format_value(en, "EUR", 1234.5) == "€1,234.50");
  CHECK(format_value(nl, "EUR", -1234.5) == "€ −1.234,50");
  CHECK(format_value(en, "USD", -250) == "−$250");
  CHECK(format_value(en, "CHF", 1234.5) == "CHF 1,234.50");
  CHECK(format_value(nl, "hour", 12.5) == "12,5 uur");
  CHECK(format_value(en, "hour", 1) == "1 hour");
  CHECK(format_value(nl, "day", 2) == "2 dagen");
  CHECK(format_value(nl, "day", 1) == "1 dag");
  CHECK(format_value(en, "point", -3) == "−3 points");
  CHECK(format_value(en, "count", 3105) == "3,105");
  CHECK(format_value(nl, "ton", 2.5) == "2,5 ton");
  CHECK(unit_text(nl, "hour") == "uur");
  CHECK(unit_text(en, "count").empty());
}

TEST_CASE("a value beside its target gets decimals until the two differ") {
  CHECK(format_beside_target(en, "percent", 2.0, 2.0) == "2%");
  CHECK(format_beside_target(nl, "hour", 10.004, 10) == "10,004 uur");
  CHECK(format_beside_target(en, "percent", 1.99996, 2) == "1.99996%");
  CHECK(format_beside_target(en, "hour", 12.5, 10) == "12.5 hours");
  // 0.1 + 0.2 counts as 0.3, and looks like it.
  CHECK(format_beside_target(en, "", 0.1 + 0.2, 0.3) == "0.3");
}

TEST_CASE("a change always has a sign, and percentages differ in points") {
  CHECK(format_change(nl, "percent", 2) == "+2,0 procentpunt");
  CHECK(format_change(en, "percent", 2) == "+2.0 pp");
  CHECK(format_change(nl, "hour", -0.4) == "−0,4 uur");
  CHECK(format_change(en, "count", 0) == "±0");
  CHECK(format_target(nl, "hour", "<=", 10) == "≤ 10 uur");
  CHECK(format_target(en, "percent", "<", 2) == "< 2%");
}

TEST_CASE("chances are rounded to five on the scorecard and exact on the page") {
  CHECK(format_chance_rounded(nl, 0.423) == "40%");
  CHECK(format_chance_rounded(en, 0.02) == "< 5%");
  CHECK(format_chance_rounded(en, 0.951) == "> 95%");
  CHECK(format_chance_rounded(en, 0.05) == "5%");
  CHECK(format_chance(nl, 0.423) == "42%");
  CHECK(format_chance(en, 0.002) == "< 1%");
  CHECK(format_chance(en, 0.998) == "> 99%");
  CHECK(format_chance(en, 1) == "100%");
}

TEST_CASE("days and periods are written out") {
  const Date day = date_of(2021, 12, 31);
  CHECK(format_date(nl, day) == "31 december 2021");
  CHECK(format_date_short(nl, day) == "31 dec. 2021");
  CHECK(format_date(en, day) == "31 December 2021");
  CHECK(format_day(nl, date_of(2026, 5, 3)) == "3 mei");
  CHECK(format_days(nl, {date_of(2026, 1, 5), date_of(2026, 3, 31)}) == "5 jan. – 31 mrt. 2026");
  CHECK(format_days(en, {date_of(2026, 3, 1), date_of(2026, 3, 31)}) == "1 – 31 Mar 2026");
  CHECK(weekday_name(nl, day) == "vrijdag");
  CHECK(format_period(nl, "2026-Q1") == "Q1 2026");
  CHECK(format_period(nl, "2026-W07") == "week 7 van 2026");
  CHECK(format_period(en, "2026-02") == "February 2026");
  CHECK(format_period(nl, "FY2026-H1") == "H1 boekjaar 2026");
  CHECK(format_period(nl, "FY2026-P02") == "periode 2 van boekjaar 2026");
  CHECK(format_period(nl, "FY2026-W07") == "week 7 van boekjaar 2026");
  CHECK(format_period_short(nl, "FY2026-P02") == "p2");
  CHECK(format_period(en, "2026-02-14") == "14 February 2026");
  CHECK(format_period(en, "strange") == "strange");
  CHECK(format_period_short(nl, "2026-03") == "mrt");
  CHECK(format_age(nl, 0) == "vandaag");
}

TEST_CASE("numbers that people wrote are read, and doubt is reported") {
  CHECK(read_number(nl, "1.234,5")->value == 1234.5);
  CHECK(read_number(en, "1,234.5")->value == 1234.5);
  CHECK(read_number(nl, " € 1\u00A0234,50 ")->value == 1234.5);
  CHECK(read_number(nl, "12,5 %")->unit == "percent");
  CHECK(read_number(en, "-$3.50")->value == -3.5);
  CHECK(read_number(en, "(1,250)")->value == -1250);
  CHECK(read_number(nl, "−5")->value == -5);
  CHECK(read_number(nl, "1.234")->value == 1234);
  CHECK(read_number(nl, "1.234")->other == 1.234);
  CHECK_FALSE(read_number(nl, "1.234,0")->is_ambiguous());
  CHECK(read_number(nl, "12.5")->value == 12.5);
  CHECK_FALSE(read_number(nl, "12.5")->is_ambiguous());
  for (const char* text :
       {"", "abc", "1.2.3", "12,34,5", "1e999", "NaN", "--5", "inf", "€", "1 23", ",", "-"}) {
    INFO(text);
    CHECK_FALSE(read_number(nl, text).has_value());
  }
}

TEST_CASE("one text that allows only one mark decides for its column") {
  const std::vector<std::string> clear{"1.234", "12,5"};
  CHECK(guess_decimal_mark(en, clear).mark == DecimalMark::comma);
  CHECK(guess_decimal_mark(en, clear).is_certain);
  const std::vector<std::string> open{"1.234", "2.345"};
  CHECK(guess_decimal_mark(nl, open).mark == DecimalMark::comma);
  CHECK_FALSE(guess_decimal_mark(nl, open).is_certain);
  const std::vector<std::string> whole{"12", "13"};
  CHECK(guess_decimal_mark(nl, whole).is_certain);
}

}  // namespace koers::text
