// The engine: whatever comes in, forecasts come out that keep their laws.
#include "forecast/engine.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <sstream>

#include "forecast/batch.h"
#include "forecast/clean.h"
#include "forecast/intermittent.h"
#include "forecast/questions.h"

namespace koers::forecast {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

Series monthly(std::vector<double> values) { return {.values = std::move(values)}; }

std::vector<double> sales(std::size_t count) {
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto t = static_cast<double>(i);
    values[i] =
        std::round((200 + t) * (1 + 0.2 * std::sin(t / 12 * 6.283)) + 9 * std::sin(2.3 * t));
  }
  return values;
}

void check_sound(const Outlook& outlook, std::size_t horizon) {
  REQUIRE(outlook.point.size() == horizon);
  REQUIRE(outlook.paths.count() >= 1000);
  const auto narrow = outlook.band(0.5);
  const auto wide = outlook.band(0.95);
  for (std::size_t k = 0; k < horizon; ++k) {
    CHECK(std::isfinite(outlook.point[k]));
    CHECK(std::isfinite(wide.lower[k]));
    CHECK(std::isfinite(wide.upper[k]));
    CHECK(wide.lower[k] <= narrow.lower[k]);
    CHECK(narrow.lower[k] <= narrow.upper[k]);
    CHECK(narrow.upper[k] <= wide.upper[k]);
  }
}

}  // namespace

TEST_CASE("bad input gives a sensible forecast, never a crash or a hole") {
  const std::vector<std::vector<double>> all{
      {},
      {endless, -endless, missing},
      {42},
      {42, missing, missing},
      {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
      std::vector<double>(60, 7.5),
      {1e300, -1e300, 1e300},
      {1e-300, 2e-300, 1e-300, 3e-300, 2e-300},
      {0, 0, 0, 5, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0},
      {-5, -4, -6, -5, -4, -7, -5, -6, -4, -5, -6, -7, -5, -4},
      {1, 1e9, 2, 1e9, 1, 1e9, 3, 1e9, 1, 1e9, 2, 1e9, 1, 1e9},
      {missing, 3, missing, missing, 4, 5, missing, 6}};
  for (const auto& values : all)
    for (const Rhythm rhythm :
         {Rhythm::yearly, Rhythm::quarterly, Rhythm::monthly, Rhythm::weekly, Rhythm::daily}) {
      CAPTURE(values.size());
      check_sound(look_ahead({.values = values, .rhythm = rhythm, .period = usual_period(rhythm)},
                             {.horizon = 30}),
                  30);
    }
}

TEST_CASE("of 100,000 values the last ones count") {
  std::vector<double> values = sales(100'000);
  const Outlook outlook = look_ahead(monthly(values), {.horizon = 3});
  check_sound(outlook, 3);
  CHECK(outlook.used == values_max);
  values.front() = 1e9;
  CHECK(look_ahead(monthly(values), {.horizon = 3}).point == outlook.point);
}

TEST_CASE("gaps longer than a season are bridged, those at the end are looked over") {
  auto values = sales(60);
  for (std::size_t i = 20; i < 40; ++i) values[i] = missing;
  const Outlook bridged = look_ahead(monthly(values), {.horizon = 6});
  check_sound(bridged, 6);
  CHECK(bridged.filled == 20);
  auto late = sales(60);
  const Outlook ahead = look_ahead(monthly(late), {.horizon = 6});
  late.push_back(missing);
  late.push_back(endless);
  CHECK(look_ahead(monthly(late), {.horizon = 4}).point[0] == doctest::Approx(ahead.point[2]));
}

TEST_CASE("a series in another unit has the same forecast in that unit") {
  auto values = sales(50);
  const Outlook outlook = look_ahead(monthly(values), {.horizon = 5});
  for (double& value : values) value *= 4096;
  const Outlook larger = look_ahead(monthly(values), {.horizon = 5});
  for (std::size_t k = 0; k < 5; ++k) CHECK(larger.point[k] == 4096 * outlook.point[k]);
}

TEST_CASE("bounds hold for every path, known or seen") {
  Series share =
      monthly({97, 99, 98, 99.5, 98, 99, 97.5, 99, 98.5, 99, 98, 99.5, 99, 98, 99, 99.8});
  share.lower = 0;
  share.upper = 100;
  const Outlook outlook = look_ahead(share, {.horizon = 6});
  const Outlook counts = look_ahead(monthly({3, 1, 2, 1, 2, 1, 3, 2, 1, 1}), {.horizon = 6});
  for (std::size_t i = 0; i < outlook.paths.count(); ++i)
    for (std::size_t k = 0; k < 6; ++k) {
      REQUIRE(outlook.paths.path(i)[k] <= 100);
      REQUIRE(counts.paths.path(i)[k] >= 0);
    }
  CHECK(outlook.band(0.95).upper[0] <= 100);
}

TEST_CASE("little data says so, and is not certain") {
  const Outlook one = look_ahead(monthly({50}), {.horizon = 3});
  CHECK(one.caution == Caution::one_value);
  const Outlook same = look_ahead(monthly({50, 50, 50}), {.horizon = 3});
  CHECK(same.caution == Caution::few_values);
  CHECK(same.band(0.95).upper[0] - same.band(0.95).lower[0] > 1);
  CHECK(look_ahead(monthly({}), {.horizon = 3}).caution == Caution::no_values);
  CHECK(look_ahead(monthly(sales(40)), {.horizon = 3}).caution == Caution::none);
}

TEST_CASE("the seed orders the paths and changes nothing else") {
  const Outlook one = look_ahead(monthly(sales(40)), {.horizon = 4, .seed = 1});
  const Outlook other = look_ahead(monthly(sales(40)), {.horizon = 4, .seed = 2});
  CHECK(one.point == other.point);
  CHECK(one.paths.sorted_at(3) == other.paths.sorted_at(3));
  CHECK(one.paths.path(0)[3] != other.paths.path(0)[3]);
}

TEST_CASE("many zeros: whole numbers are drawn from what was seen") {
  const Series rare = monthly({0, 3, 0, 0, 1, 0, 0, 0, 2, 0, 4, 0, 0, 0, 1, 0});
  REQUIRE(is_intermittent(clean(rare)));
  const Outlook outlook = look_ahead(rare, {.horizon = 4});
  CHECK(outlook.caution == Caution::intermittent);
  CHECK(outlook.point[0] == doctest::Approx(11.0 / 16).epsilon(0.5));
  for (std::size_t i = 0; i < outlook.paths.count(); ++i) {
    const double value = outlook.paths.path(i)[2];
    REQUIRE(value == std::floor(value));
    REQUIRE(value >= 0);
  }
}

TEST_CASE("weights add to one and a horizon does not end at what was learned") {
  const Outlook outlook = look_ahead(monthly(sales(60)), {.horizon = 60});
  double total = 0;
  for (const double weight : outlook.weights) total += weight;
  CHECK(total == doctest::Approx(1));
  const auto band = outlook.band(0.9);
  CHECK(band.upper[59] - band.lower[59] > band.upper[17] - band.lower[17]);
}

TEST_CASE("a file of series: the same bytes whatever the threads, a row for every step") {
  const auto run = [](std::size_t threads) {
    std::istringstream series(
        "id,frequency,season,period,horizon,values\n"
        "a,monthly,12,12,2,10 12 11 13 12 14 13 15 14 16 15 17 16\r\n"
        "b,yearly,1,1,3,5 6 NA 8\n"
        "c,quarterly,4,4,1,\n"
        "d,hourly,24,24,1,1 x 3\n");
    std::istringstream questions(
        "qid,id,kind,direction,step,target\n"
        "a-1,a,level,up,2,0\nx-1,x,level,up,1,3\na-2,a,sum,down,2,0\n");
    std::ostringstream out;
    std::ostringstream answers;
    CHECK(run_batch({series, out, &questions, &answers}, {.threads = threads}).has_value());
    return out.str() + answers.str();
  };
  const std::string text = run(1);
  CHECK(text == run(3));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1 + 2 + 3 + 1 + 1 + 1 + 3);
  CHECK(text.find("nan") == std::string::npos);
  CHECK(text.find("a-1,1\nx-1,0.5\na-2,0\n") != std::string::npos);
}

TEST_CASE("counts with many zeros stay within their bounds, too") {
  Series series{.rhythm = Rhythm::monthly, .period = 12, .upper = 10};
  series.values.assign(20, 0.0);
  series.values.insert(series.values.end(), 20, 10.0);
  const auto outlook = look_ahead(series, {.horizon = 6});
  CHECK(outlook.caution == Caution::intermittent);
  for (std::size_t i = 0; i < outlook.paths.count(); ++i)
    for (const double value : outlook.paths.path(i)) CHECK(value <= 10);
}

TEST_CASE("a gap that was bridged is no knowledge") {
  Series series{.rhythm = Rhythm::monthly, .period = 12};
  series.values = {5};
  series.values.insert(series.values.end(), 13, missing);
  series.values.push_back(6);
  const auto outlook = look_ahead(series, {.horizon = 2});
  CHECK(outlook.used == 2);
  CHECK(outlook.filled == 13);
  CHECK(outlook.caution == Caution::few_values);
}

TEST_CASE("what grows without end is followed to any horizon without running away") {
  Series series{.rhythm = Rhythm::yearly, .period = 1};
  for (int i = 0; i < 40; ++i) series.values.push_back(std::pow(1.2, i));
  const auto outlook = look_ahead(series, {.horizon = 5000});
  for (const double value : outlook.point) CHECK(std::isfinite(value));
  CHECK(std::isfinite(outlook.band(0.95).upper.back()));
}

// A level of 100 with noise of standard deviation 5, by a fixed sequence.
std::vector<double> level_of_100(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double u = static_cast<double>(i * 7919 % 101) / 100 - 0.5;
    values.push_back(100 + 17 * u);
  }
  return values;
}

TEST_CASE("one outlier does not wreck the future") {
  for (const Rhythm rhythm : {Rhythm::quarterly, Rhythm::monthly, Rhythm::weekly}) {
    for (const std::size_t back : {2U, 5U, 20U}) {
      Series series{.values = level_of_100(60), .rhythm = rhythm, .period = usual_period(rhythm)};
      series.values[60 - back] += 100;
      const auto outlook = look_ahead(series, {.horizon = 12});
      CAPTURE(back);
      for (const double value : outlook.point) CHECK(std::abs(value - 100) < 20);
      CHECK(outlook.band(0.95).upper[5] < 150);
    }
  }
}

TEST_CASE("a level that shifted is followed") {
  auto values = level_of_100(60);
  for (std::size_t i = 50; i < 60; ++i) values[i] += 100.0;
  const auto outlook = look_ahead(monthly(values), {.horizon = 12});
  for (const double value : outlook.point) CHECK(std::abs(value - 200) < 30);
  CHECK(outlook.band(0.95).lower[11] > 50);
}

TEST_CASE("whole numbers stay whole, so that a count and its complement add up") {
  const auto outlook = look_ahead(monthly({3, 1, 2, 1, 2, 1, 3, 2, 1, 1, 2, 1, 2}), {.horizon = 3});
  for (std::size_t i = 0; i < outlook.paths.count(); ++i)
    for (const double value : outlook.paths.path(i)) REQUIRE(value == std::round(value));
  // Of few values it is not known.
  const auto few = look_ahead(monthly({3, 1, 2, 1, 2}), {.horizon = 1});
  CHECK(few.paths.path(0)[0] != std::round(few.paths.path(0)[0]));
}

TEST_CASE("what never changed most likely stays, and is then met in both directions") {
  const auto outlook = look_ahead(monthly(std::vector<double>(60, 7.5)), {.horizon = 12});
  std::size_t same = 0;
  for (std::size_t i = 0; i < outlook.paths.count(); ++i)
    same += outlook.paths.path(i)[11] == 7.5 ? 1U : 0U;
  const double share = static_cast<double>(same) / static_cast<double>(outlook.paths.count());
  CHECK(share == doctest::Approx(std::pow(59.0 / 60, 12)).epsilon(0.02));
}

TEST_CASE("large numbers count, up to the largest that can be added") {
  const auto outlook = look_ahead(monthly({1e200, 1.1e200, 1.2e200}), {.horizon = 2});
  CHECK(outlook.used == 3);
  CHECK(outlook.point[0] == doctest::Approx(1.2e200).epsilon(0.2));
  check_sound(look_ahead(monthly({1e300, -1e300, 9e299, 1e300, -1e299, 1e300}), {.horizon = 30}),
              30);
}

TEST_CASE("a series that may be negative is not held above zero") {
  Series profit = monthly({50, 40, 45, 30, 25, 28, 20, 12, 15, 8, 5, 6, 2, 1});
  CHECK(look_ahead(profit, {.horizon = 6}).band(0.95).lower[5] == 0);
  profit.may_be_negative = true;
  CHECK(look_ahead(profit, {.horizon = 6}).band(0.95).lower[5] < 0);
}

}  // namespace koers::forecast
