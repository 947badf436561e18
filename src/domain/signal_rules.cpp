// A rule looks back from one value over a window of fixed length; only runs are followed.
#include "domain/signal_rules.h"

#include <algorithm>
#include <cmath>

#include "domain/comparison.h"

namespace koers::domain {
namespace {

constexpr double sigma_per_range = 1 / 1.128;
constexpr int nelson_run_length = 9;
constexpr std::size_t steady_length = 6;
constexpr std::size_t alternating_length = 14;
constexpr std::size_t calm_length = 15;
constexpr std::size_t apart_length = 8;

/// So many of so many in a row.
struct Share {
  std::ptrdiff_t enough;
  std::size_t window;
};

constexpr std::array koers_rules{SignalRule::beyond_limit, SignalRule::long_run,
                                 SignalRule::near_limit, SignalRule::wide_range};
constexpr std::array western_electric_rules{SignalRule::beyond_limit, SignalRule::long_run,
                                            SignalRule::beyond_two_sigma,
                                            SignalRule::beyond_one_sigma};
constexpr std::array nelson_rules{SignalRule::beyond_limit,     SignalRule::beyond_two_sigma,
                                  SignalRule::beyond_one_sigma, SignalRule::run_of_nine,
                                  SignalRule::steady,           SignalRule::alternating,
                                  SignalRule::too_calm,         SignalRule::none_near_centre};

std::span<const SignalRule> rules_of(SignalRules rules) {
  switch (rules) {
    case SignalRules::western_electric:
      return western_electric_rules;
    case SignalRules::nelson:
      return nelson_rules;
    default:
      return koers_rules;
  }
}

// Tests the values of one segment, one after another.
class Finder {
 public:
  Finder(std::span<const double> values, const TestedLimits& tested)
      : values_(values),
        tested_(tested),
        limits_(tested.limits),
        scale_(std::max(std::fabs(limits_.upper), std::fabs(limits_.lower))),
        sigma_(limits_.moving_range * sigma_per_range) {}

  void follow_run(std::size_t i) {
    const int side = side_of(values_[i], limits_);
    run_ = side == 0 ? 0 : side == run_side_ ? run_ + 1 : 1;
    run_side_ = side;
  }

  [[nodiscard]] bool is_broken(SignalRule rule, std::size_t i) const {
    switch (rule) {
      case SignalRule::beyond_limit:
        return is_beyond_limit(i);
      case SignalRule::long_run:
        return run_ >= long_run_length;
      case SignalRule::near_limit:
        return is_near_limit(i);
      case SignalRule::wide_range:
        return i > 0 &&
               exceeds(std::fabs(values_[i] - values_[i - 1]), limits_.range_limit, scale_);
      case SignalRule::beyond_two_sigma:
        return are_beyond(i, 2 * sigma_, {.enough = 2, .window = 3});
      case SignalRule::beyond_one_sigma:
        return are_beyond(i, sigma_, {.enough = 4, .window = 5});
      case SignalRule::run_of_nine:
        return run_ >= nelson_run_length;
      case SignalRule::steady:
        return is_steady(i);
      case SignalRule::alternating:
        return is_alternating(i);
      case SignalRule::too_calm:
        return is_calm(i);
      case SignalRule::none_near_centre:
        return is_apart(i);
    }
    return false;
  }

 private:
  [[nodiscard]] std::span<const double> window(std::size_t i, std::size_t length) const {
    return i + 1 < length ? std::span<const double>() : values_.subspan(i + 1 - length, length);
  }

  [[nodiscard]] bool is_beyond_limit(std::size_t i) const {
    return (tested_.upper && exceeds(values_[i], limits_.upper, scale_)) ||
           (tested_.lower && exceeds(limits_.lower, values_[i], scale_));
  }

  // Nearer a limit than the centre: past the middle between them.
  [[nodiscard]] bool is_near_limit(std::size_t i) const {
    const Share share{.enough = 3, .window = 4};
    return (tested_.upper && are_past(i, 1, (limits_.upper - limits_.centre) / 2, share)) ||
           (tested_.lower && are_past(i, -1, (limits_.centre - limits_.lower) / 2, share));
  }

  [[nodiscard]] bool are_beyond(std::size_t i, double distance, const Share& share) const {
    return are_past(i, 1, distance, share) || are_past(i, -1, distance, share);
  }

  // Further than `distance` from the centre on a side.
  [[nodiscard]] bool is_past(double value, int side, double distance) const {
    return side > 0 ? exceeds(value, limits_.centre + distance, scale_)
                    : exceeds(limits_.centre - distance, value, scale_);
  }

  [[nodiscard]] bool are_past(std::size_t i, int side, double distance, const Share& share) const {
    if (!is_past(values_[i], side, distance)) return false;
    // Where a segment begins: three of the first three are three of four, whatever was before.
    return std::ranges::count_if(window(i, std::min(i + 1, share.window)), [&](double value) {
             return is_past(value, side, distance);
           }) >= share.enough;
  }

  [[nodiscard]] bool is_far(double value) const {
    return is_past(value, 1, sigma_) || is_past(value, -1, sigma_);
  }

  // +1 up, -1 down, 0 neither.
  [[nodiscard]] int step(double from, double to) const {
    if (exceeds(to, from, scale_)) return 1;
    return exceeds(from, to, scale_) ? -1 : 0;
  }

  [[nodiscard]] bool is_steady(std::size_t i) const {
    const auto seen = window(i, steady_length);
    if (seen.empty()) return false;
    const int way = step(seen[0], seen[1]);
    if (way == 0) return false;
    for (std::size_t k = 2; k < seen.size(); ++k)
      if (step(seen[k - 1], seen[k]) != way) return false;
    return true;
  }

  [[nodiscard]] bool is_alternating(std::size_t i) const {
    const auto seen = window(i, alternating_length);
    if (seen.empty()) return false;
    for (std::size_t k = 2; k < seen.size(); ++k) {
      const int before = step(seen[k - 2], seen[k - 1]);
      if (before == 0 || step(seen[k - 1], seen[k]) != -before) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_calm(std::size_t i) const {
    const auto seen = window(i, calm_length);
    return !seen.empty() && sigma_ > 0 &&
           std::ranges::none_of(seen, [&](double value) { return is_far(value); });
  }

  [[nodiscard]] bool is_apart(std::size_t i) const {
    const auto seen = window(i, apart_length);
    if (seen.empty() || !std::ranges::all_of(seen, [&](double value) { return is_far(value); }))
      return false;
    const auto [low, high] = std::ranges::minmax(seen);
    return low < limits_.centre && high > limits_.centre;
  }

  std::span<const double> values_;
  const TestedLimits& tested_;
  const Limits& limits_;
  double scale_;
  double sigma_;
  int run_ = 0;
  int run_side_ = 0;
};

}  // namespace

std::string_view name_of(SignalRule rule) {
  static constexpr std::array<std::string_view, 11> names{
      "beyond_limit",     "long_run",         "near_limit",      "wide_range",
      "beyond_two_sigma", "beyond_one_sigma", "run_of_nine",     "steady",
      "alternating",      "too_calm",         "none_near_centre"};
  return names.at(static_cast<std::size_t>(rule));
}

std::string_view name_of(SignalRules rules) {
  static constexpr std::array<std::string_view, 3> names{"koers", "western_electric", "nelson"};
  return names.at(static_cast<std::size_t>(rules));
}

std::string_view name_of(CentralLine line) {
  static constexpr std::array<std::string_view, 2> names{"mean", "trend"};
  return names.at(static_cast<std::size_t>(line));
}

bool exceeds(double value, double limit, double scale) {
  return value > limit && !same_value({.value = value, .target = limit}, {scale});
}

int side_of(double value, const Limits& limits) {
  const double scale = std::max(std::fabs(limits.upper), std::fabs(limits.lower));
  if (exceeds(value, limits.centre, scale)) return 1;
  return exceeds(limits.centre, value, scale) ? -1 : 0;
}

std::vector<std::vector<SignalRule>> broken_rules(std::span<const double> values,
                                                  const TestedLimits& tested, SignalRules rules) {
  Finder finder(values, tested);
  std::vector<std::vector<SignalRule>> broken(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    finder.follow_run(i);
    for (const SignalRule rule : rules_of(rules))
      if (finder.is_broken(rule, i)) broken[i].push_back(rule);
  }
  return broken;
}

}  // namespace koers::domain
