// Claims about how the newest value is compared, and what is said of it.
#include "app/comparison.h"

#include <cmath>

#include "app/adjusted_series.h"
#include "app/case_test.h"

namespace koers::app {
namespace {

// A bare state: a metric and a series are all that comparisons look at.
class Scene {
 public:
  explicit Scene(const std::string& unit = "count") { metric_.unit.name = unit; }

  Scene& from_catalog(const std::string& entry) {
    metric_.from_catalog = entry;
    return *this;
  }

  Scene& add(double value, std::int64_t n = 0, std::optional<double> sd = std::nullopt) {
    const auto period = calendar_.shift(domain::Grain::month, first_, static_cast<int>(at_++));
    series_.push_back({.period = period, .value = value, .n = n, .sd = sd});
    return *this;
  }
  Scene& skip() {
    ++at_;
    return *this;
  }

  Scene& noted(Date day) {
    annotations_.push_back({.day = day, .note = "Moved"});
    return *this;
  }

  [[nodiscard]] std::optional<ValueComparison> compare() const {
    KpiState state;
    state.standing.on = date_of(2030, 1, 1);
    state.annotations = annotations_;
    state.metric = &metric_;
    state.grain = domain::Grain::month;
    state.series = series_;
    return comparison_of(state, process_of(state, calendar_), calendar_, text::Locale::en);
  }

 private:
  domain::Metric metric_;
  domain::Calendar calendar_;
  domain::Period first_ = {date_of(2022, 1, 1), date_of(2022, 2, 1)};
  std::size_t at_ = 0;
  domain::Series series_;
  std::vector<domain::Annotation> annotations_;
};

// Five years of months with a busy December, the last one `last`; one month may lack its value.
Scene seasonal(double last, std::size_t gap = 59) {
  Scene scene;
  const std::vector<double> index{0.7, 0.8, 0.9, 1.0, 1.05, 1.1, 0.95, 0.9, 1.0, 1.1, 1.25, 1.4};
  for (std::size_t i = 0; i < 59; ++i) {
    if (i == gap) {
      scene.skip();
      continue;
    }
    scene.add(100 * index[i % 12] * (1 + 0.01 * std::sin(static_cast<double>(i) * 1.7)));
  }
  scene.add(last);
  return scene;
}

}  // namespace

TEST_CASE("a value is compared with the period just before and the one a year before") {
  Scene scene;
  for (int i = 0; i < 12; ++i) scene.add(10 + i % 2);
  const auto compared = scene.add(12).compare();
  REQUIRE(compared.has_value());
  CHECK(compared->change->absolute == 1);
  CHECK(*compared->change->relative == doctest::Approx(1.0 / 11));
  CHECK(*compared->year->relative == doctest::Approx(0.2));
  CHECK(compared->meaning == domain::ChangeMeaning::within_variation);
  CHECK(compared->text == "+1 (9%); within normal variation");
}

TEST_CASE("nothing to compare with, and nothing is said") {
  CHECK_FALSE(Scene().compare().has_value());
  const auto one = Scene().add(3).compare();
  CHECK_FALSE(one->change.has_value());
  CHECK(one->text.empty());
  CHECK(one->meaning == domain::ChangeMeaning::unknown);
  const auto gap = Scene().add(3).skip().add(4).compare();
  CHECK_FALSE(gap->change.has_value());
}

TEST_CASE("percentages change in points") {
  const auto compared = Scene("percent").add(2.4).add(2.1).compare();
  CHECK_FALSE(compared->change->relative.has_value());
  CHECK(compared->text.find('(') == std::string::npos);
}

TEST_CASE("a signal is told from normal variation") {
  Scene scene;
  for (int i = 0; i < 12; ++i) scene.add(10 + i % 2);
  const auto compared = scene.add(30).compare();
  CHECK(compared->meaning == domain::ChangeMeaning::signal);
  CHECK(compared->text.find("a signal") != std::string::npos);
}

TEST_CASE("a noted change of level is not told as normal by the years before it") {
  // Six since the note on one side, the newest far beyond the others but within the old limits.
  Scene scene;
  for (int i = 0; i < 24; ++i) scene.add(i % 2 == 0 ? 90 : 110);
  for (int i = 0; i < 5; ++i) scene.add(101 + 0.1 * (i % 2));
  const auto compared = scene.add(120).noted(date_of(2024, 1, 1)).compare();
  CHECK(compared->meaning == domain::ChangeMeaning::unknown);
  CHECK(compared->text == "+19 (19%)");
}

TEST_CASE("a value too large to calculate with is no gap: the season stays in") {
  const domain::Calendar calendar;
  std::vector<domain::ProcessPoint> points;
  auto period = calendar.period_of(domain::Grain::month, date_of(2020, 1, 1));
  for (int i = 0; i < 48; ++i) {
    points.push_back({.period = period, .value = i == 20 ? 1.5e308 : 100 + i % 12});
    period = calendar.shift(domain::Grain::month, period, 1);
  }
  const auto series = adjusted_series(points, calendar, domain::Grain::month);
  CHECK_FALSE(series.is_adjusted);
  CHECK(series.values[20] == 1.5e308);
}

TEST_CASE("a busy December is no rise: the season is taken out") {
  const auto compared = seasonal(140).compare();
  REQUIRE(compared->adjusted.has_value());
  CHECK(*compared->change->relative > 0.1);
  CHECK(std::abs(*compared->adjusted->relative) < 0.03);
  CHECK(compared->meaning == domain::ChangeMeaning::within_variation);
  const auto poor = seasonal(110).compare();
  CHECK(*poor->adjusted->relative < -0.1);
  CHECK(poor->meaning == domain::ChangeMeaning::signal);
}

TEST_CASE("a December without its value makes the other ones no busier") {
  const auto compared = seasonal(140, 35).compare();
  REQUIRE(compared->adjusted.has_value());
  CHECK(std::abs(*compared->adjusted->relative) < 0.03);
}

TEST_CASE("a series without a season is compared as it is") {
  Scene scene;
  for (int i = 0; i < 60; ++i) scene.add(100 + 7 * std::sin(i * 2.3));
  CHECK_FALSE(scene.compare()->adjusted.has_value());
}

TEST_CASE("answers carry their error, and a change within it is said to be so") {
  Scene scene("point");
  scene.from_catalog("nps");
  for (int i = 0; i < 8; ++i) scene.add(30 + i % 3, 324);
  const auto compared = scene.add(33, 324).compare();
  REQUIRE(compared->error.has_value());
  CHECK(compared->error->standard_error == doctest::Approx(4.14).epsilon(0.01));
  CHECK(compared->is_within_sampling_error);
  CHECK(compared->text.find("within the sampling error") != std::string::npos);
  CHECK_FALSE(scene.add(33).compare()->error.has_value());
}

TEST_CASE("a mean of answers has an error where it came with how far they lie apart") {
  Scene scene("point");
  scene.from_catalog("ces");
  for (int i = 0; i < 8; ++i) scene.add(5 + 0.1 * (i % 3), 64, 1.6);
  const auto compared = scene.add(5.3, 64, 1.6).compare();
  REQUIRE(compared->error.has_value());
  CHECK(compared->error->standard_error == doctest::Approx(0.2));
  CHECK(compared->is_within_sampling_error);
  // Without it nothing is known: a mean of marks is no promoter score.
  CHECK_FALSE(scene.add(5.3, 64).compare()->error.has_value());
}

TEST_CASE("how many a share is of decides whether it is a signal") {
  const auto with_newest = [](std::int64_t n) {
    Scene scene("percent");
    for (int i = 0; i < 12; ++i) {
      const double side = i % 4 < 2 ? 1 : -1;
      if (i % 2 == 0) {
        scene.add(20 + side, 400);
      } else {
        scene.add(20 - 4 * side, 25);
      }
    }
    return scene.add(26, n).compare()->meaning;
  };
  CHECK(with_newest(400) == domain::ChangeMeaning::signal);
  CHECK(with_newest(25) == domain::ChangeMeaning::within_variation);
}

TEST_CASE("a share of answers lies within 0% and 100%") {
  Scene scene("percent");
  const auto compared = scene.from_catalog("csat").add(98, 40).add(100, 40).compare();
  REQUIRE(compared->error.has_value());
  CHECK(compared->error->bounds.high == 100);
  CHECK(compared->error->bounds.low == doctest::Approx(91.24).epsilon(1e-3));
  CHECK(compared->is_within_sampling_error);
}

}  // namespace koers::app
