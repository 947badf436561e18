// Gathers the paths below a node, puts them in joint order, and counts.
#include "app/joint_outlook.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "app/counted_chance.h"
#include "app/path_ends.h"
#include "domain/path_scores.h"
#include "forecast/joint.h"

namespace koers::app {
namespace {

// A leaf with futures.
struct Member {
  std::size_t leaf = 0;
  const KpiState* state = nullptr;
  PathEnds ends;
  std::size_t driver = 0;
};

std::vector<Member> members_under(const StatusView& status, std::size_t node) {
  std::vector<Member> members;
  for (const std::size_t leaf : status.graph->leaves_under(node)) {
    if (leaf >= status.kpis.size()) continue;  // A key result without a number.
    if (auto ends = path_ends(status.kpis[leaf]))
      members.push_back({.leaf = leaf, .state = &status.kpis[leaf], .ends = std::move(*ends)});
  }
  return members;
}

// The unforeseen changes of a series and the period of the last of them.
struct Changes {
  std::vector<double> values;
  domain::Grain grain = domain::Grain::month;
  domain::Period last;
};

Changes changes_of(const KpiState& state) {
  const auto& adjusted = state.forecast->outlook->adjusted.values;
  Changes changes{.grain = state.grain, .last = state.forecast->last};
  for (std::size_t i = 1; i < adjusted.size(); ++i)
    changes.values.push_back(adjusted[i] - adjusted[i - 1]);
  return changes;
}

double together(const Changes& a, const Changes& b, const domain::Calendar& calendar) {
  if (a.grain != b.grain) return 0;
  const bool is_a_earlier = a.last.first < b.last.first;
  const auto& earlier = is_a_earlier ? a : b;
  const auto& later = is_a_earlier ? b : a;
  std::size_t lead = 0;  // Of the later one's end, in periods.
  for (auto period = earlier.last; period.first < later.last.first && lead <= later.values.size();
       ++lead)
    period = calendar.shift(a.grain, period, 1);
  if (lead >= later.values.size()) return 0;
  const auto ended = std::span(later.values).first(later.values.size() - lead);
  const std::size_t common = std::min(ended.size(), earlier.values.size());
  return forecast::shrunk_correlation(ended.last(common), std::span(earlier.values).last(common));
}

// What moves the members: their metrics, each once.
forecast::Drivers drivers_of(std::vector<Member>& members, const domain::Calendar& calendar) {
  std::vector<const Member*> firsts;
  std::map<Id<domain::Metric>, std::size_t> known;
  for (auto& member : members) {
    const auto [at, is_new] = known.emplace(member.state->metric->id, known.size());
    member.driver = at->second;
    if (is_new) firsts.push_back(&member);
  }
  const bool are_few = firsts.size() <= joint_metrics_max;
  forecast::Drivers drivers{.seeds = {},
                            .correlations = forecast::Correlations(are_few ? firsts.size() : 0)};
  for (const auto* member : firsts)
    drivers.seeds.push_back(forecast::seed_of(member->state->metric->id.text()));
  if (!are_few) return drivers;
  std::vector<Changes> changes;
  for (const auto* member : firsts) changes.push_back(changes_of(*member->state));
  for (std::size_t a = 0; a < firsts.size(); ++a)
    for (std::size_t b = a + 1; b < firsts.size(); ++b)
      drivers.correlations.set(a, b, together(changes[a], changes[b], calendar));
  return drivers;
}

template <typename Value>
std::vector<Value> in_order(const std::vector<Value>& values,
                            const std::vector<std::size_t>& order) {
  std::vector<Value> ordered;
  for (const std::size_t at : order) ordered.push_back(values[at]);
  return ordered;
}

// Every member's ends become those of the joint futures; their number.
std::size_t join(std::vector<Member>& members, const forecast::Drivers& drivers) {
  std::size_t futures = 0;
  for (const auto& member : members) futures = std::max(futures, member.ends.met.size());
  std::vector<forecast::JointMember> joint;
  for (const auto& member : members)
    joint.push_back({.paths = &member.state->forecast->outlook->paths, .driver = member.driver});
  const auto orders = forecast::joint_orders(joint, drivers, futures);
  for (std::size_t m = 0; m < members.size(); ++m) {
    members[m].ends.scores = in_order(members[m].ends.scores, orders[m]);
    members[m].ends.met = in_order(members[m].ends.met, orders[m]);
  }
  return futures;
}

double mean_of(const std::vector<double>& row) {
  return std::accumulate(row.begin(), row.end(), 0.0) / static_cast<double>(row.size());
}

// The scores of a node with those of the members, and one leaf at 1.
class Scored {
 public:
  Scored(const StatusView& status, std::size_t node, const std::vector<Member>& members,
         std::size_t futures)
      : now_{*status.graph, status.leaves, status.scores},
        node_(node),
        scores_(status.leaves.size()),
        futures_(futures) {
    for (const auto& member : members) scores_[member.leaf] = member.ends.scores;
  }

  [[nodiscard]] std::vector<double> row() const {
    return domain::path_scores(now_, node_, scores_, futures_);
  }

  // What would be gained if nothing of a leaf were lost.
  [[nodiscard]] double cost_of(std::size_t leaf, double expected) {
    auto own = std::exchange(scores_[leaf], std::vector<double>(futures_, 1.0));
    const double best = mean_of(row());
    scores_[leaf] = std::move(own);
    return best - expected;
  }

 private:
  domain::PlanNow now_;
  std::size_t node_;
  domain::LeafScores scores_;
  std::size_t futures_;
};

void add_scores(const StatusView& status, std::size_t node, Scored& scored, JointOutlook& outlook) {
  auto row = scored.row();
  if (row.empty()) return;
  outlook.expected = mean_of(row);
  const auto leaves = status.graph->leaves_under(node);
  for (const std::size_t leaf : leaves) {
    if (leaves.size() < 2 || leaves.size() > joint_metrics_max) break;
    const double cost = scored.cost_of(leaf, outlook.expected);
    if (cost > 1e-9 && (!outlook.costliest || cost > outlook.costliest->score))
      outlook.costliest = JointOutlook::Cost{leaf, cost};
  }
  std::ranges::sort(row);
  outlook.lower = forecast::quantile_of(row, 0.1);
  outlook.upper = forecast::quantile_of(row, 0.9);
}

// By arithmetic, whether or not there are values enough for a forecast.
bool is_out_of_reach(const StatusView& status, std::size_t leaf) {
  return leaf < status.kpis.size() &&
         status.kpis[leaf].standing.reason == domain::Reason::impossible;
}

void add_all_met(const StatusView& status, std::size_t node, const std::vector<Member>& members,
                 std::size_t futures, JointOutlook& outlook) {
  const auto musts = domain::musts_of(*status.graph, node, status.leaves);
  outlook.are_musts = musts.are_marked;
  bool is_counted = false;
  bool is_lost = false;
  std::vector<bool> all(futures, true);
  for (const std::size_t leaf : musts.leaves) {
    is_lost = is_lost || is_out_of_reach(status, leaf);
    const auto member = std::ranges::find(members, leaf, &Member::leaf);
    const auto now = status.leaves[leaf].status;
    if (member != members.end()) {
      for (std::size_t i = 0; i < futures; ++i) all[i] = all[i] && member->ends.met[i];
      is_counted = true;
    } else if (domain::is_final(now)) {
      is_lost = is_lost || now != domain::Status::achieved;
    } else if (!is_out_of_reach(status, leaf)) {
      ++outlook.unknown;
      continue;
    }
    ++outlook.judged;
  }
  if (outlook.judged == 0) return;
  const auto count = static_cast<double>(std::ranges::count(all, true));
  const double share = count / static_cast<double>(futures);
  if (is_lost)
    outlook.all_met = 0;
  else
    outlook.all_met = is_counted ? counted_chance(share, futures) : 1;
}

std::optional<JointOutlook::Pair> closest(const std::vector<Member>& members,
                                          const forecast::Drivers& drivers) {
  std::optional<JointOutlook::Pair> most;
  if (drivers.correlations.count() == 0) return most;
  for (const auto& a : members) {
    for (const auto& b : members) {
      if (a.driver >= b.driver) continue;
      const double correlation = drivers.correlations.of(a.driver, b.driver);
      if (std::abs(correlation) < correlation_worth) continue;
      if (!most || std::abs(correlation) > std::abs(most->correlation))
        most = JointOutlook::Pair{a.leaf, b.leaf, correlation};
    }
  }
  return most;
}

}  // namespace

std::optional<JointOutlook> joint_outlook(const StatusView& status, std::size_t node) {
  auto members = members_under(status, node);
  if (members.empty()) return std::nullopt;
  const auto drivers = drivers_of(members, status.definitions->calendar());
  const std::size_t futures = join(members, drivers);
  JointOutlook outlook;
  Scored scored(status, node, members, futures);
  add_scores(status, node, scored, outlook);
  add_all_met(status, node, members, futures, outlook);
  outlook.closest = closest(members, drivers);
  return outlook;
}

}  // namespace koers::app
