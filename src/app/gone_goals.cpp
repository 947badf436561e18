// Version by version: what the next one has no more.
#include "app/gone_goals.h"

#include <algorithm>
#include <map>

namespace koers::app {
namespace {

using Version = KpiHistory::Version;

bool has_goal(const std::shared_ptr<const domain::Kpi>& kpi, const domain::Period& span) {
  return kpi && std::ranges::find(kpi->goals, span, &domain::Goal::span) != kpi->goals.end();
}

bool is_of_definition(const store::Change& change) {
  return domain::entity_kind_of(change.entity).has_value() &&
         (change.kind == "created" || change.kind == "changed" || change.kind == "deleted");
}

// Where the step began that a change is part of: definitions that somebody wrote at one moment, one
// right after the other.
class Steps {
 public:
  explicit Steps(store::Reader& reader) : reader_(reader) {}

  /// The newest change before the step.
  Result<store::Seq> before(const Version& version) {
    std::vector<store::Seq> passed{version.seq};
    std::optional<store::Seq> found = known(version.seq);
    while (!found) {
      const store::Seq earlier = passed.back() - 1;
      KOERS_TRY(is_part, is_part_of(version, earlier));
      found = is_part ? known(earlier) : std::optional(earlier);
      passed.push_back(earlier);
    }
    for (const store::Seq seq : passed) {
      if (seq > *found) before_[seq] = *found;
    }
    return *found;
  }

 private:
  [[nodiscard]] std::optional<store::Seq> known(store::Seq seq) const {
    const auto found = before_.find(seq);
    return found == before_.end() ? std::nullopt : std::optional(found->second);
  }

  Result<bool> is_part_of(const Version& version, store::Seq seq) {
    if (seq == 0) return false;
    KOERS_TRY(changes, reader_.changes({.after = seq - 1, .limit = 1, .entity = {}, .id = {}}));
    return !changes.empty() && changes.front().at == version.at &&
           changes.front().actor == version.actor && is_of_definition(changes.front());
  }

  store::Reader& reader_;
  std::map<store::Seq, store::Seq> before_;
};

struct Going {
  Version before;  ///< The last version that has the goal,
  Version after;   ///< and the next one.
  domain::Goal goal;
};

// By the days of the goals.
std::map<domain::Period, Going> goings(const std::vector<Version>& versions) {
  std::map<domain::Period, Going> found;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Version& before = versions[i - 1];
    if (!before.kpi) continue;
    for (const auto& goal : before.kpi->goals) {
      const bool stays = has_goal(versions[i].kpi, goal.span);
      if (!stays && !has_goal(versions.back().kpi, goal.span))
        found.insert_or_assign(goal.span, Going{before, versions[i], goal});
    }
  }
  return found;
}

}  // namespace

Result<std::vector<GoneGoal>> gone_goals(const View& view, KpiHistory& history) {
  std::vector<GoneGoal> gone;
  Steps steps(view.reader);
  KOERS_TRY(ids, view.reader.ids("kpi"));
  for (const auto& id : ids) {
    KOERS_TRY(versions, history.versions(id, view.known));
    for (auto& [span, going] : goings(versions)) {
      KOERS_TRY(last, steps.before(going.after));
      const Date day = local_day(history.organization_at(last), going.after.at);
      gone.push_back({going.before.kpi, std::move(going.goal), last, day});
    }
  }
  std::ranges::stable_sort(gone, {}, &GoneGoal::last);
  return gone;
}

}  // namespace koers::app
