// The calendar of an organization: the fiscal year, its pattern, and days that are not worked.
#include <charconv>

#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

struct MonthDay {
  unsigned month = 0;
  unsigned day = 0;
};

// "04-06", also "4-6". Zeros where it is something else, which no year has.
MonthDay month_day_of(std::string_view text) {
  const auto dash = text.find('-');
  const auto part = [](const std::string& digits) -> unsigned {
    unsigned value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    const bool is_whole = read.ec == std::errc{} && read.ptr == end && digits.size() <= 2;
    return is_whole ? value : 0;
  };
  if (dash == std::string_view::npos) return {};
  return {part(std::string(text.substr(0, dash))), part(std::string(text.substr(dash + 1)))};
}

void decode_fiscal_start(const Fields& fields, domain::Calendar::Spec& spec) {
  const auto start = fields.find("fiscal_start");
  if (!start) return;
  const std::string text = start->node().is_scalar() ? start->node().text() : std::string();
  if (text.find('-') != std::string::npos && text.front() != '-') {
    const MonthDay written = month_day_of(text);
    spec.fiscal_start_month = written.month;
    spec.fiscal_start_day = written.day;
  } else if (const auto month = read_whole(*start)) {
    // Out of range either way; the calendar has the words.
    spec.fiscal_start_month = *month < 0 ? 0U : static_cast<unsigned>(*month);
  }
}

domain::Holidays decode_holidays(const Fields& calendar) {
  domain::Holidays holidays;
  const auto value = calendar.find("holidays");
  if (!value) return holidays;
  if (value->node().is_mapping()) {
    const Fields fields(*value, holidays_shape());
    if (fields.chosen("country")) holidays.country = domain::Country::netherlands;
    if (fields.truth("good_friday")) holidays.good_friday = domain::GoodFriday::off;
    holidays.liberation_day = fields.choice("liberation_day", all_liberation_days)
                                  .value_or(domain::LiberationDay::lustrum);
    holidays.added = fields.dates("add");
    holidays.removed = fields.dates("remove");
    return holidays;
  }
  const bool is_word = value->node().is_scalar() && !value->node().text().empty() &&
                       (value->node().text()[0] < '0' || value->node().text()[0] > '9');
  if (!is_word) {
    holidays.added = calendar.dates("holidays");
  } else if (calendar.chosen("holidays")) {
    holidays.country = domain::Country::netherlands;
  }
  return holidays;
}

}  // namespace

domain::Calendar decode_calendar(const Cursor& at) {
  const Fields fields(at, calendar_shape());
  domain::Calendar::Spec spec;
  decode_fiscal_start(fields, spec);
  const bool is_named_by_start = fields.chosen("fiscal_name") == 1;
  spec.naming =
      is_named_by_start ? domain::FiscalNaming::start_year : domain::FiscalNaming::end_year;
  spec.pattern = fields.choice("pattern", all_year_patterns).value_or(domain::YearPattern::months);
  fields.check_variant(name_of(spec.pattern));
  spec.week_start = fields.choice("week_start", all_weekdays).value_or(domain::Weekday::monday);
  spec.year_end = fields.choice("year_end", all_year_ends).value_or(domain::YearEnd::nearest);
  spec.holidays = decode_holidays(fields);
  auto calendar = domain::Calendar::create(std::move(spec));
  if (calendar) return *std::move(calendar);
  Error error = calendar.error();
  const Cursor start = fields.find("fiscal_start").value_or(at);
  error.pointer = "";
  error.arguments["start"] = excerpt(start.node().is_scalar() ? start.node().text() : "");
  start.complain(std::move(error));
  return {};
}

}  // namespace koers::planfile
