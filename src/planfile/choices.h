// Every value of the enumerations that plan files spell out, in the order that texts list them.
// Their words are `domain::name_of`.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "domain/definitions.h"

namespace koers::planfile {

inline constexpr std::array all_grains{domain::Grain::day,   domain::Grain::week,
                                       domain::Grain::month, domain::Grain::quarter,
                                       domain::Grain::half,  domain::Grain::year};
inline constexpr std::array all_levels{domain::Level::organization, domain::Level::team,
                                       domain::Level::person};
inline constexpr std::array all_commitments{domain::Commitment::committed,
                                            domain::Commitment::aspirational};
inline constexpr std::array all_plan_states{domain::PlanState::draft, domain::PlanState::proposed,
                                            domain::PlanState::agreed};
inline constexpr std::array all_individual_levels{domain::IndividualLevel::off,
                                                  domain::IndividualLevel::on};
inline constexpr std::array all_edge_kinds{domain::EdgeKind::contributes,
                                           domain::EdgeKind::supports};
inline constexpr std::array all_score_rules{domain::ScoreRule::weighted_mean,
                                            domain::ScoreRule::mean, domain::ScoreRule::minimum,
                                            domain::ScoreRule::sum};
inline constexpr std::array all_scored{domain::ScoreOf::both, domain::ScoreOf::key_results,
                                       domain::ScoreOf::children};
inline constexpr std::array all_status_rules{domain::StatusRule::by_weight,
                                             domain::StatusRule::all_must_hold};
inline constexpr std::array all_roll_ups{domain::RollUpKind::progress, domain::RollUpKind::value};
inline constexpr std::array all_aggregations{
    domain::Aggregation::count,      domain::Aggregation::sum,
    domain::Aggregation::average,    domain::Aggregation::min,
    domain::Aggregation::max,        domain::Aggregation::median,
    domain::Aggregation::percentile, domain::Aggregation::count_distinct};
inline constexpr std::array all_time_aggregations{
    domain::TimeAggregation::sum, domain::TimeAggregation::last, domain::TimeAggregation::mean,
    domain::TimeAggregation::none};
using domain::all_central_lines;
using domain::all_signal_rules;
inline constexpr std::array all_directions{domain::Direction::up, domain::Direction::down,
                                           domain::Direction::range, domain::Direction::context};
inline constexpr std::array all_cadences{domain::Cadence::daily, domain::Cadence::weekly,
                                         domain::Cadence::two_weekly, domain::Cadence::monthly,
                                         domain::Cadence::quarterly};
inline constexpr std::array all_goal_kinds{domain::GoalKind::reach, domain::GoalKind::change,
                                           domain::GoalKind::accumulate, domain::GoalKind::maintain,
                                           domain::GoalKind::range};
inline constexpr std::array all_windows{domain::Window::at_end,
                                        domain::Window::period_value,
                                        domain::Window::last_subperiod,
                                        domain::Window::any_time,
                                        domain::Window::total,
                                        domain::Window::total_vs_previous,
                                        domain::Window::total_vs_year_ago,
                                        domain::Window::each};
inline constexpr std::array all_change_modes{domain::ChangeMode::abs, domain::ChangeMode::pp,
                                             domain::ChangeMode::rel};
inline constexpr std::array all_baseline_rules{
    domain::BaselineRule::last_before_start, domain::BaselineRule::previous_window,
    domain::BaselineRule::mean_of_last,      domain::BaselineRule::same_period_last_year,
    domain::BaselineRule::reference_period,  domain::BaselineRule::manual};
inline constexpr std::array all_initiative_states{
    domain::InitiativeState::planned, domain::InitiativeState::doing, domain::InitiativeState::done,
    domain::InitiativeState::stopped};
/// Those that a word alone tells.
inline constexpr std::array named_paths{domain::PathShape::linear, domain::PathShape::working_days,
                                        domain::PathShape::seasonal, domain::PathShape::geometric};
inline constexpr std::array all_year_patterns{
    domain::YearPattern::months, domain::YearPattern::weeks_445, domain::YearPattern::weeks_454,
    domain::YearPattern::weeks_544, domain::YearPattern::weeks_13x4};
inline constexpr std::array all_year_ends{domain::YearEnd::nearest, domain::YearEnd::last};
inline constexpr std::array all_weekdays{domain::Weekday::monday,    domain::Weekday::tuesday,
                                         domain::Weekday::wednesday, domain::Weekday::thursday,
                                         domain::Weekday::friday,    domain::Weekday::saturday,
                                         domain::Weekday::sunday};
inline constexpr std::array all_liberation_days{
    domain::LiberationDay::lustrum, domain::LiberationDay::yearly, domain::LiberationDay::never};

/// Their words, in order.
template <typename Values>
[[nodiscard]] std::vector<std::string_view> names_of(const Values& values) {
  std::vector<std::string_view> names;
  for (const auto value : values) names.push_back(name_of(value));
  return names;
}

}  // namespace koers::planfile
