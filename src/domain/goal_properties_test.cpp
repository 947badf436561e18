// What holds for goals of every kind on any day: the unit does not matter, nor which way is better,
// nor is more ever worse.
#include "domain/hysteresis.h"
#include "domain/scene_test.h"

namespace koers::domain {
namespace {

bool is_closing(Reason reason) {
  return reason == Reason::closed_met || reason == Reason::closed_partial ||
         reason == Reason::closed_missed;
}

// How bad a status is; pending says nothing.
std::optional<int> severity(Status status) {
  switch (status) {
    case Status::on_track:
    case Status::achieved:
      return 0;
    case Status::at_risk:
    case Status::partial:
      return 1;
    case Status::off_track:
    case Status::missed:
      return 2;
    case Status::pending:
    case Status::dropped:
      break;
  }
  return std::nullopt;
}

// Every value of the span nearer to a target, or further beyond it.
Scene improved(const Scene& scene, double gain) {
  const double up = is_upward(scene.goal.target.comparator) ? gain : -gain;
  Scene better = scene;
  for (SeriesPoint& point : better.series) {
    if (scene.goal.span.contains(point.period)) *point.value += up;
  }
  *better.to_date += up;
  return better;
}

}  // namespace

TEST_CASE("minutes instead of hours change no verdict") {
  CHECK(rc::check([] {
    const Scene scene = any_scene();
    const Standing hours = scene.standing();
    const Standing minutes = scene.in_units_of(64).standing();
    RC_ASSERT(hours.status == minutes.status);
    RC_ASSERT(hours.reason == minutes.reason);
    RC_ASSERT(hours.progress.has_value() == minutes.progress.has_value());
    if (hours.progress) RC_ASSERT(is_near(*hours.progress, *minutes.progress));
  }));
}

TEST_CASE("a scale that starts elsewhere changes no verdict where nothing is added up") {
  CHECK(rc::check([] {
    const Scene scene = any_scene();
    const bool is_relative =
        scene.goal.kind == GoalKind::change && scene.goal.mode == ChangeMode::rel;
    RC_PRE(!adds_up(scene.goal.window) && !is_relative);
    const Standing celsius = scene.standing();
    const Standing fahrenheit = scene.in_units_of(1.5, 4096).standing();
    RC_ASSERT(celsius.status == fahrenheit.status);
    RC_ASSERT(celsius.is_met == fahrenheit.is_met);
    RC_ASSERT(celsius.progress.has_value() == fahrenheit.progress.has_value());
    if (celsius.progress)
      RC_ASSERT(std::fabs(*celsius.progress - *fahrenheit.progress) <=
                1e-6 * std::max(1.0, std::fabs(*celsius.progress)));
  }));
}

TEST_CASE("a goal downwards is judged as its mirror image upwards") {
  CHECK(rc::check([] {
    const Scene scene = any_scene();
    RC_PRE(!adds_up(scene.goal.window));
    const Standing down = scene.standing();
    const Standing up = scene.in_units_of(-1).standing();
    RC_ASSERT(down.status == up.status);
    RC_ASSERT(down.reason == up.reason);
    RC_ASSERT(down.pace == up.pace);
    RC_ASSERT(down.is_met == up.is_met);
  }));
}

TEST_CASE("more of what is asked for is never worse") {
  CHECK(rc::check([] {
    Scene scene = any_scene();
    const bool has_direction = scene.goal.kind != GoalKind::range && !adds_up(scene.goal.window);
    RC_PRE(has_direction);
    scene.probability.reset();
    const auto before = severity(scene.standing().status);
    const auto after = severity(improved(scene, std::fabs(any_number())).standing().status);
    if (before && after) RC_ASSERT(*after <= *before);
  }));
}

TEST_CASE("limits are kept exactly where both their sides are") {
  CHECK(rc::check([] {
    Scene scene = any_scene();
    scene.goal.kind = GoalKind::range;
    scene.goal.window = Window::each;
    scene.goal.policy = {};
    scene.goal.dated.clear();
    Scene low = scene;
    low.goal.kind = GoalKind::maintain;
    low.goal.target = {Comparator::at_least, scene.goal.band.low};
    Scene high = low;
    high.goal.target = {Comparator::at_most, scene.goal.band.high};
    // A value misses at most one side.
    RC_ASSERT(scene.standing().misses == low.standing().misses + high.standing().misses);
  }));
}

TEST_CASE("gates only soften: a probability never gives a worse status than it names") {
  CHECK(rc::check([] {
    Scene scene = any_scene();
    scene.on = date_of(2026, 2, 1) + Days{*rc::gen::inRange(0, 58)};
    scene.probability = *rc::gen::inRange(0, 101) / 100.0;
    const Standing standing = scene.standing();
    RC_PRE(standing.reason != Reason::certain && standing.reason != Reason::impossible);
    RC_ASSERT(standing.status <= named_by(*scene.probability));
    RC_ASSERT(standing.status == standing.computed_status);
  }));
}

TEST_CASE("whatever the numbers, a standing holds numbers") {
  CHECK(rc::check([] {
    Scene scene = any_scene();
    const auto extreme = [] {
      return *rc::gen::element(0.0, 1e-308, -1e-308, 5e-324, 1.0, 1e300, -1e300, 1.7e308, -1.7e308);
    };
    scene.goal.target.value = extreme();
    scene.goal.band = {-std::fabs(extreme()), std::fabs(extreme())};
    for (DatedValue& dated : scene.goal.dated) dated.value = extreme();
    scene.baseline = extreme();
    scene.to_date = extreme();
    for (SeriesPoint& point : scene.series) point.value = extreme();
    const Standing standing = scene.standing();
    for (const auto& number :
         {standing.value, standing.baseline, standing.progress, standing.expected,
          standing.expected_value, standing.pace, standing.score}) {
      if (number) RC_ASSERT(std::isfinite(*number));
    }
  }));
}

TEST_CASE("closed goals are closed, and open ones are not") {
  CHECK(rc::check([] {
    const Scene scene = any_scene();
    const bool is_over = scene.on >= date_of(2026, 4, 7);
    RC_ASSERT(is_closing(scene.standing().reason) == is_over);
  }));
}

}  // namespace koers::domain
