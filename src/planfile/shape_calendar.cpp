// The tables of the calendar.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

// The patterns of week-based years.
const std::vector<std::string_view> week_patterns{"4-4-5", "4-5-4", "5-4-4", "13x4"};

}  // namespace

const Shape& calendar_shape() {
  static const Shape shape{
      .name = "calendar",
      .meaning = "How years are cut into periods, and which days are not worked.",
      .discriminator = "pattern",
      .keys = {
          {.name = "fiscal_start",
           .forms = {Form::whole, Form::month_day},
           .meaning = "First month of the fiscal year, 1 to 12, or its first day, such as 04-06."},
          {.name = "fiscal_name",
           .forms = {Form::choice},
           .meaning =
               "The calendar year that names a fiscal year: that of its end or of its start.",
           .choices = {"end", "start"}},
          {.name = "pattern",
           .forms = {Form::choice},
           .meaning = "Years of months, or of whole weeks in periods of so many. Default: months.",
           .choices = names_of(all_year_patterns)},
          {.name = "week_start",
           .forms = {Form::choice},
           .meaning = "The first day of a week in years of whole weeks. Default: monday.",
           .choices = names_of(all_weekdays),
           .only_for = week_patterns},
          {.name = "year_end",
           .forms = {Form::choice},
           .meaning =
               "A year of whole weeks ends with the week that ends nearest to the day before "
               "fiscal_start, or with the last one up to it. Default: nearest.",
           .choices = names_of(all_year_ends),
           .only_for = week_patterns},
          {.name = "holidays",
           .forms = {Form::choice, Form::dates, Form::object},
           .meaning = "Days not worked, beside Saturday and Sunday: nl for those of the "
                      "Netherlands, a list of days, or both.",
           .choices = {"nl"},
           .shape = &holidays_shape()},
      }};
  return shape;
}

const Shape& holidays_shape() {
  static const Shape shape{
      .name = "holidays",
      .meaning = "The holidays of a country with days of one's own.",
      .discriminator = "country",
      .keys = {
          {.name = "country",
           .forms = {Form::choice},
           .need = Need::required,
           .meaning = "Whose holidays: nl.",
           .choices = {"nl"}},
          {.name = "good_friday",
           .forms = {Form::truth},
           .meaning = "Whether Good Friday is a day off. Default: false."},
          {.name = "liberation_day",
           .forms = {Form::choice},
           .meaning = "Whether 5 May is a day off: once in five years, every year, or never. "
                      "Default: lustrum.",
           .choices = names_of(all_liberation_days)},
          {.name = "add", .forms = {Form::dates}, .meaning = "Days off of one's own."},
          {.name = "remove", .forms = {Form::dates}, .meaning = "Holidays that are worked."},
      }};
  return shape;
}

}  // namespace koers::planfile
