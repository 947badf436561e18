// One number for each stretch, then the same count for every shape.
#include "domain/track_record.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace koers::domain {
namespace {

// A change from where it starts, against the change that is needed.
bool is_change(const TrackDemand& demand) {
  const bool has_start = demand.shape == Shape::level || demand.shape == Shape::window ||
                         demand.shape == Shape::touch || demand.shape == Shape::uplift;
  return has_start && !demand.aim.band;
}

class Recorder {
 public:
  Recorder(std::span<const double> values, const TrackDemand& demand)
      : values_(values), demand_(demand), steps_(static_cast<std::size_t>(demand.steps)) {}

  // What each past stretch brought, oldest first.
  [[nodiscard]] std::vector<double> outcomes() const {
    std::vector<double> outcomes;
    for (std::size_t first = before(); first + steps_ <= values_.size(); ++first)
      outcomes.push_back(outcome(first));
    return outcomes;
  }

  // What an outcome is compared with.
  [[nodiscard]] Aim asked() const {
    if (demand_.shape == Shape::hold) return {{Comparator::at_least, demand_.needed_share}};
    if (demand_.aim.band) return {{Comparator::at_least, 1}};
    Aim asked = demand_.aim;
    if (is_change(demand_)) asked.target.value -= demand_.baseline.value_or(0);
    return asked;
  }

 private:
  // Periods that have to be known before a stretch.
  [[nodiscard]] std::size_t before() const {
    switch (demand_.shape) {
      case Shape::level:
      case Shape::touch:
        return demand_.aim.band ? 0 : 1;
      case Shape::window:
        return demand_.aim.band ? 0 : steps_;
      case Shape::uplift:
        return static_cast<std::size_t>(std::max(demand_.steps_back, 1));
      case Shape::total:
      case Shape::hold:
        return 0;
    }
    return 0;
  }

  [[nodiscard]] double outcome(std::size_t first) const {
    const auto stretch = values_.subspan(first, steps_);
    if (demand_.shape == Shape::hold) return kept_share(stretch);
    if (demand_.aim.band) return meets(demand_.aim, end_value(stretch)) ? 1 : 0;
    switch (demand_.shape) {
      case Shape::level:
        return stretch.back() - values_[first - 1];
      case Shape::touch:
        return best_of(stretch) - values_[first - 1];
      case Shape::window:
        return mean(stretch) - mean(values_.subspan(first - steps_, steps_));
      case Shape::uplift:
        return sum(stretch) - sum(values_.subspan(first - before(), steps_));
      case Shape::total:
      case Shape::hold:
        return sum(stretch);
    }
    return 0;
  }

  [[nodiscard]] double end_value(std::span<const double> stretch) const {
    return demand_.shape == Shape::window ? mean(stretch) : stretch.back();
  }

  [[nodiscard]] double kept_share(std::span<const double> stretch) const {
    const auto kept =
        std::ranges::count_if(stretch, [&](double value) { return meets(demand_.aim, value); });
    return static_cast<double>(kept) / static_cast<double>(stretch.size());
  }

  [[nodiscard]] double best_of(std::span<const double> stretch) const {
    return is_upward(demand_.aim.target.comparator) ? std::ranges::max(stretch)
                                                    : std::ranges::min(stretch);
  }

  static double sum(std::span<const double> stretch) {
    return std::accumulate(stretch.begin(), stretch.end(), 0.0);
  }
  static double mean(std::span<const double> stretch) {
    return sum(stretch) / static_cast<double>(stretch.size());
  }

  std::span<const double> values_;
  const TrackDemand& demand_;
  std::size_t steps_;
};

}  // namespace

std::optional<TrackRecord> track_record(std::span<const double> values, const TrackDemand& demand) {
  if (demand.steps < 1 || (is_change(demand) && !demand.baseline)) return std::nullopt;
  const Recorder recorder(values, demand);
  const auto outcomes = recorder.outcomes();
  if (outcomes.empty()) return std::nullopt;
  const Aim asked = recorder.asked();
  const double largest =
      std::abs(*std::ranges::max_element(values, {}, [](double value) { return std::abs(value); }));
  TrackRecord record;
  record.stretches = static_cast<int>(outcomes.size());
  record.met = static_cast<int>(std::ranges::count_if(
      outcomes, [&](double outcome) { return meets(asked, outcome, {largest}); }));
  record.best =
      is_upward(asked.target.comparator) ? std::ranges::max(outcomes) : std::ranges::min(outcomes);
  return record;
}

}  // namespace koers::domain
