// How fiscal years are cut into units (months, or runs of whole weeks), and units into quarters and
// halves: the arithmetic beneath Calendar. Knows no labels and no working days.
#pragma once

#include "domain/calendar.h"

namespace koers::domain {

/// The fiscal years of a calendar. A year is known by the calendar year that its nominal first day
/// lies in, whatever its name; a unit is a month of it, or a period of weeks, counted from 0.
class FiscalYears {
 public:
  explicit FiscalYears(const Calendar::Spec& spec) : spec_(spec) {}

  /// The first day of a year. Week-based years begin up to six days before and three days after the
  /// nominal day.
  [[nodiscard]] Date start_of(int year) const;
  /// The year that holds a day.
  [[nodiscard]] int year_at(Date day) const;
  /// 52 or 53; for week-based years.
  [[nodiscard]] int weeks_in(int year) const;

  /// How many periods of a grain a year has; `grain` is month or longer.
  [[nodiscard]] int count_of(Grain grain) const;
  /// The period at a position from 0 to `count_of` - 1.
  [[nodiscard]] Period at(Grain grain, int year, int position) const;
  /// The same as if the year had 52 weeks and began at `start`; for week-based years.
  [[nodiscard]] Period in_weeks(Grain grain, Date start, int position) const;

  /// Where a day is: its year, and the position of its period of a grain (month or longer).
  struct Place {
    int year = 0;
    int position = 0;
  };
  [[nodiscard]] Place place_of(Grain grain, Date day) const;

 private:
  [[nodiscard]] Date nominal_start(int year) const;
  [[nodiscard]] Date month_start(int year, int unit) const;
  [[nodiscard]] Date unit_start(int year, int unit) const;
  [[nodiscard]] int unit_at(int year, Date day) const;

  const Calendar::Spec& spec_;
};

}  // namespace koers::domain
