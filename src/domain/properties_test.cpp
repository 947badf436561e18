// What holds for all numbers and days, not only for examples: tried on generated ones.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/expectation.h"
#include "domain/pace.h"
#include "domain/parts.h"
#include "domain/reference_period.h"
#include "domain/scene_test.h"

namespace koers::domain {

TEST_CASE("the periods of a grain leave no day out and hold none twice") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    const Grain grain = any_grain();
    const Period range{any_day(), any_day() + Days{800}};
    if (range.last <= range.first) return;
    const auto periods = calendar.periods_in(grain, range);
    RC_ASSERT(periods.front().contains(range.first));
    RC_ASSERT(periods.back().contains(range.final_day()));
    for (std::size_t i = 1; i < periods.size(); ++i)
      RC_ASSERT(periods[i - 1].last == periods[i].first);
  }));
}

TEST_CASE("a label reads back as the period it names, in every calendar") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    const Grain grain = any_grain();
    const Period period = calendar.period_of(grain, any_day());
    const auto named = calendar.parse_label(calendar.label(grain, period));
    RC_ASSERT(named.has_value());
    RC_ASSERT(named->grain == grain);
    RC_ASSERT(named->period == period);
  }));
}

TEST_CASE("shifting there and back is where one was") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    const Grain grain = any_grain();
    const Period period = calendar.period_of(grain, any_day());
    const int steps = *rc::gen::inRange(-40, 40);
    const Period shifted = calendar.shift(grain, period, steps);
    RC_ASSERT(calendar.shift(grain, shifted, -steps) == period);
    RC_ASSERT(calendar.period_of(grain, shifted.first) == shifted);
  }));
}

TEST_CASE("where a grain nests in another, each of its periods lies in one of those") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    const Grain inner = any_grain();
    const Grain outer = any_grain();
    if (!calendar.nests(inner, outer)) return;
    const Period period = calendar.period_of(inner, any_day());
    RC_ASSERT(calendar.period_of(outer, period.first).contains(period));
  }));
}

TEST_CASE("working days add up, day by day and however a span is cut") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    const Date first = any_day();
    const Date cut = first + Days{*rc::gen::inRange(0, 900)};
    const Date last = cut + Days{*rc::gen::inRange(0, 900)};
    const int whole = calendar.working_days({first, last});
    RC_ASSERT(whole == calendar.working_days({first, cut}) + calendar.working_days({cut, last}));
    int walked = 0;
    for (Date day = first; day < last; day += Days{1}) walked += calendar.is_working_day(day);
    RC_ASSERT(whole == walked);
  }));
}

TEST_CASE("restated years have 52 weeks, and their periods the lengths of the pattern") {
  CHECK(rc::check([] {
    const Calendar calendar = any_calendar();
    if (!calendar.is_week_based()) return;
    const Period year = calendar.period_of(Grain::year, any_day());
    RC_ASSERT(restated(calendar, Grain::year, year).day_count() == 364);
    const Grain grain = static_cast<Grain>(*rc::gen::inRange(2, 6));
    Date end = restated(calendar, Grain::year, year).first;
    for (const Period& period : calendar.periods_in(grain, year)) {
      const Period compared = restated(calendar, grain, period);
      RC_ASSERT(compared.first == end);
      end = compared.last;
    }
    RC_ASSERT(end == year.last);
  }));
}

TEST_CASE("progress of the mirror image is the same") {
  CHECK(rc::check([] {
    const Way way = any_way();
    const double value = any_number();
    const Way image{.baseline = -way.baseline,
                    .target = {mirrored(way.target.comparator), -way.target.value}};
    RC_ASSERT(progress(way, value) == progress(image, -value));
    RC_ASSERT(meets(way.target, value) == meets(image.target, -value));
  }));
}

TEST_CASE("progress only grows towards the target and beyond it") {
  CHECK(rc::check([] {
    const Way way = any_way();
    const double left = any_number();
    const double right = any_number();
    const double better =
        is_upward(way.target.comparator) ? std::max(left, right) : std::min(left, right);
    const double worse = left + right - better;
    RC_ASSERT(progress(way, better) >= progress(way, worse) - 1e-9);
  }));
}

TEST_CASE("expected progress never falls, and ends at one") {
  CHECK(rc::check([] {
    const Date first = any_day();
    const Course course{.span = {first, first + Days{*rc::gen::inRange(1, 500)}},
                        .path = *rc::gen::element(PathShape::linear, PathShape::working_days)};
    const Calendar calendar;
    double before = 0;
    for (Date on = first - Days{1}; on <= course.span.last; on += Days{1}) {
      const double expected = expected_progress(course, calendar, on);
      RC_ASSERT(expected >= before);
      RC_ASSERT(expected <= 1);
      before = expected;
    }
    RC_ASSERT(before == 1);
  }));
}

TEST_CASE("a pace is never better with less progress") {
  CHECK(rc::check([] {
    const double expected = *rc::gen::inRange(1, 100) / 100.0;
    const double progress = *rc::gen::inRange(-200, 99) / 100.0;
    const auto less = pace_of({.progress = progress - 0.01, .expected = expected});
    const auto more = pace_of({.progress = progress, .expected = expected});
    RC_ASSERT(*less.rho >= *more.rho);
    RC_ASSERT(less.status >= more.status);
  }));
}

TEST_CASE("parts give the same whole by way of any shorter periods") {
  CHECK(rc::check([] {
    std::vector<Part> days;
    const Date first = date_of(2026, 1, 1);
    for (Date date = first; date < date_of(2026, 4, 1); date += Days{1}) {
      const double count = *rc::gen::inRange(0, 50);
      if (count == 0) continue;
      const double sum = any_number();
      days.push_back({.period = {date, date + Days{1}},
                      .value = sum / count,
                      .n = static_cast<std::int64_t>(count),
                      .numerator = sum,
                      .denominator = count});
    }
    const Combination mean{.kind = Combining::parts};
    const Period quarter{first, date_of(2026, 4, 1)};
    double numerator = 0;
    double denominator = 0;
    std::int64_t n = 0;
    for (const Period& month : Calendar{}.periods_in(Grain::month, quarter)) {
      const auto whole = combine(days, mean, month);
      if (!whole) continue;
      numerator += whole->value * static_cast<double>(whole->n);
      denominator += static_cast<double>(whole->n);
      n += whole->n;
    }
    const auto whole = combine(days, mean, quarter);
    if (!whole) return;
    RC_ASSERT(whole->n == n);
    RC_ASSERT(is_near(whole->value * denominator, numerator));
  }));
}

}  // namespace koers::domain
