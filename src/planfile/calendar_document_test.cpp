// The calendar as plan files and documents write it, and what is wrong with one.
#include <doctest/doctest.h>

#include "planfile/document.h"

namespace koers::planfile {
namespace {

Checked<Object> organization_with(const std::string& calendar) {
  return decode_document(domain::EntityKind::organization,
                         R"({"name": "A", "locale": "nl", "calendar": )" + calendar + "}", {});
}

// The calendar as it is written back.
std::string written_back(const std::string& calendar) {
  const auto object = organization_with(calendar);
  REQUIRE_MESSAGE(object.has_value(), (object ? "" : object.error().front().code));
  const json::object document = encode(*object, {});
  const auto* written = document.if_contains("calendar");
  return written == nullptr ? "" : write_json(*written);
}

std::string complaint(const std::string& calendar) {
  const auto object = organization_with(calendar);
  if (object) return "";
  const Error& error = object.error().front();
  return error.code + " " + error.pointer;
}

}  // namespace

TEST_CASE("a calendar is written as short as it can be said") {
  for (const char* calendar :
       {R"({"fiscal_start":4,"fiscal_name":"start"})", R"({"fiscal_start":"04-06"})",
        R"({"fiscal_start":2,"fiscal_name":"start","pattern":"4-5-4","week_start":"sunday"})",
        R"({"pattern":"13x4","year_end":"last"})", R"({"holidays":"nl"})",
        R"({"holidays":["2026-04-27","2026-12-24"]})",
        R"({"holidays":{"country":"nl","good_friday":true,"liberation_day":"yearly",)"
        R"("add":["2026-05-15"],"remove":["2026-04-27"]}})"}) {
    CHECK(written_back(calendar) == calendar);
  }
  CHECK(written_back(R"({"fiscal_start": 1, "pattern": "months", "holidays": []})").empty());
  CHECK(written_back(R"({"fiscal_start": "4-6"})") == R"({"fiscal_start":"04-06"})");
  CHECK(written_back(R"({"fiscal_start": "04-01"})") == R"({"fiscal_start":4})");
  CHECK(written_back(R"({"holidays": {"country": "nl"}})") == R"({"holidays":"nl"})");
}

TEST_CASE("a fiscal year that cannot begin there is refused in the words that were written") {
  for (const char* start :
       {"13", "\"02-29\"", "\"04-31\"", "\"4-x\"", "\"04-\"", "\"4-006\"", "-3"}) {
    CHECK(complaint(std::string(R"({"fiscal_start": )") + start + "}") ==
          "calendar.fiscal_start_out_of_range /calendar/fiscal_start");
  }
  CHECK(organization_with(R"({"fiscal_start": "04-31"})").error().front().arguments.at("start") ==
        "04-31");
  CHECK(complaint(R"({"fiscal_start": "april"})") == "plan.expected_whole /calendar/fiscal_start");
}

TEST_CASE("what only years of weeks have is refused elsewhere") {
  CHECK(complaint(R"({"week_start": "sunday"})") == "plan.key_not_for /calendar/week_start");
  CHECK(complaint(R"({"pattern": "months", "year_end": "last"})") ==
        "plan.key_not_for /calendar/year_end");
  CHECK(complaint(R"({"pattern": "4-4-4"})") == "plan.unknown_value /calendar/pattern");
  CHECK(complaint(R"({"pattern": "4-4-5", "week_start": "zondag"})") ==
        "plan.unknown_value /calendar/week_start");
}

TEST_CASE("holidays are those of a country that Koers knows, or days") {
  CHECK(complaint(R"({"holidays": "de"})") == "plan.unknown_value /calendar/holidays");
  CHECK(complaint(R"({"holidays": ["2026-02-30"]})") == "date.impossible /calendar/holidays/0");
  CHECK(complaint(R"({"holidays": {"add": ["2026-05-15"]}})") ==
        "plan.missing_key /calendar/holidays");
  CHECK(complaint(R"({"holidays": {"country": "nl", "liberation_day": "once"}})") ==
        "plan.unknown_value /calendar/holidays/liberation_day");
}

TEST_CASE("a lag is a number of days") {
  const auto metric = [](const std::string& lag) {
    const auto object = decode_document(
        domain::EntityKind::metric,
        R"({"name": "m", "type": "manual", "grain": "month", "lag_days": )" + lag + "}", {});
    if (!object) return object.error().front().code;
    return std::to_string(std::get<domain::Metric>(*object).lag_days);
  };
  CHECK(metric("10") == "10");
  CHECK(metric("-1") == "metric.lag_days_out_of_range");
  CHECK(metric("4000") == "metric.lag_days_out_of_range");
  CHECK(metric("1.5") == "plan.expected_whole");
}

}  // namespace koers::planfile
