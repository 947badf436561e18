// Items from initiatives; what their KPIs still ask for comes from the status of all.
#include "app/work_view.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/unknown_reference.h"
#include "app/words.h"
#include "domain/visibility.h"
#include "planfile/document.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

class Items {
 public:
  Items(const Ports& ports, const View& view, const WorkRequest& request)
      : ports_(ports),
        view_(view),
        definitions_(*view.definitions),
        request_(request),
        visibility_(definitions_, request.viewer) {}

  Result<WorkItem> item_of(const domain::Initiative& initiative) {
    WorkItem item{.initiative = &initiative,
                  .title = initiative.title.in(text::name_of(request_.locale))};
    if (const auto* person = domain::find(definitions_.people, initiative.owner))
      item.owner = PersonRef{person->id.text(), person->name};
    if (initiative.due) {
      item.due_text = text::format_date(request_.locale, *initiative.due);
      item.is_overdue = initiative.is_open_on(view_.on) && *initiative.due < view_.on;
    }
    for (const auto& id : initiative.supports) {
      const auto* kpi = domain::find(definitions_.kpis, id);
      if (kpi == nullptr || !visibility_.sees(*kpi)) continue;
      KOERS_TRY(moved, moved_by(initiative, *kpi));
      item.supports.push_back(std::move(moved));
    }
    KOERS_CHECK(add_document(initiative, item));
    return item;
  }

 private:
  Result<MovedKpi> moved_by(const domain::Initiative& initiative, const domain::Kpi& kpi) {
    MovedKpi moved{.kpi = {kpi.id.text(), "kpi", title_of(kpi, definitions_, request_.locale)},
                   .path = way_to(kpi),
                   .effect = initiative.effect_on(kpi.id)};
    const auto* metric = domain::find(definitions_.metrics, kpi.metric);
    if (metric == nullptr) return moved;
    moved.unit_text = text::unit_text(request_.locale, metric->unit.name);
    if (moved.effect == nullptr) return moved;
    moved.effect_text = effect_words(*moved.effect, metric->unit.name);
    KOERS_TRY(gap, gap_of(kpi));
    if (!gap) return moved;
    moved.share_of_gap =
        domain::expected_change(*moved.effect) * periods_moved(initiative, kpi) / *gap;
    moved.share_text =
        text::say(request_.locale, "work.share",
                  {{"share", text::format_share(request_.locale, *moved.share_of_gap)}});
    return moved;
  }

  [[nodiscard]] std::vector<PathStep> way_to(const domain::Kpi& kpi) const {
    for (const auto* objective : domain::served_by(kpi, definitions_)) {
      if (visibility_.sees(*objective))
        return path_to(objective->id.text(), definitions_, visibility_, request_.locale);
    }
    return {};
  }

  [[nodiscard]] std::string effect_words(const domain::Effect& effect,
                                         const std::string& unit) const {
    const auto locale = request_.locale;
    const bool is_sure = effect.sd == 0;
    const bool always_succeeds = effect.probability == 1;
    return text::say(
        locale, "work.effect",
        {{"change", text::format_change(locale, unit, effect.mean)},
         {"sd", is_sure ? std::string() : text::format_number(locale, effect.sd)},
         {"chance",
          always_succeeds ? std::string() : text::format_chance(locale, effect.probability)}});
  }

  // A level is moved once; a total by every period after delivery.
  [[nodiscard]] double periods_moved(const domain::Initiative& initiative,
                                     const domain::Kpi& kpi) const {
    const auto* goal = domain::goal_on(kpi, view_.on);
    const auto* metric = domain::find(definitions_.metrics, kpi.metric);
    if (goal == nullptr || metric == nullptr || !domain::adds_up(goal->window)) return 1;
    const Date delivered = std::max(initiative.due.value_or(view_.on), view_.on);
    if (delivered >= goal->deadline()) return 0;
    const auto grain = domain::grain_for(kpi, *metric, goal, definitions_);
    const domain::Period after{delivered + Days{1}, goal->span.last};
    return static_cast<double>(definitions_.calendar().periods_in(grain, after).size());
  }

  // From the value of now to what the goal asks for; none where that is met or not known.
  Result<std::optional<double>> gap_of(const domain::Kpi& kpi) {
    const auto known = gaps_.find(kpi.id);
    if (known != gaps_.end()) return known->second;
    KOERS_TRY(state, evaluate_kpi(view_, ports_.measurer, kpi));
    const auto& standing = state.standing;
    std::optional<double> gap;
    const bool is_asked = standing.aim && !standing.aim->band && standing.value &&
                          !domain::is_final(standing.status) && standing.is_met != true;
    if (is_asked) gap = standing.aim->target.value - *standing.value;
    if (gap && std::fabs(*gap) < smallest_gap) gap.reset();
    gaps_.emplace(kpi.id, gap);
    return gap;
  }

  Result<void> add_document(const domain::Initiative& initiative, WorkItem& item) const {
    item.document =
        planfile::encode_document(initiative, planfile::setting_of(view_.organization()));
    KOERS_TRY(stored, view_.reader.document("initiative", initiative.id.text(), view_.known));
    if (!stored) return {};
    item.home = stored->home;
    item.revision = stored->seq;
    return {};
  }

  static constexpr double smallest_gap = 1e-9;  // Nothing to divide by.

  const Ports& ports_;
  const View& view_;
  const domain::Definitions& definitions_;
  const WorkRequest& request_;
  domain::Visibility visibility_;
  std::map<Id<domain::Kpi>, std::optional<double>> gaps_;
};

enum class Rank : std::uint8_t { open, done, stopped };

Rank rank_of(const domain::Initiative& initiative, Date on) {
  if (initiative.is_open_on(on)) return Rank::open;
  return initiative.state == domain::InitiativeState::stopped ? Rank::stopped : Rank::done;
}

// How much of a gap it closes at best; work that nobody estimated comes after what does harm.
double weight_of(const WorkItem& item) {
  double most = -HUGE_VAL;
  for (const auto& moved : item.supports)
    most = std::max(most, moved.share_of_gap.value_or(-HUGE_VAL));
  return most;
}

void order(std::vector<WorkItem>& items, Date on) {
  std::ranges::stable_sort(items, {}, [on](const WorkItem& item) {
    return std::tuple(rank_of(*item.initiative, on), -weight_of(item));
  });
}

Result<void> check_kpi(const domain::Definitions& definitions, const WorkRequest& request) {
  if (request.kpi.is_empty()) return {};
  const auto* kpi = domain::find(definitions.kpis, request.kpi);
  if (kpi != nullptr && domain::Visibility(definitions, request.viewer).sees(*kpi)) return {};
  return fail(unknown_reference("kpi", request.kpi.text()));
}

}  // namespace

Result<WorkView> work_view(const Ports& ports, const WorkRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  KOERS_CHECK(check_kpi(*view.definitions, request));
  const domain::Visibility visibility(*view.definitions, request.viewer);
  WorkView work{.definitions = view.definitions, .as_of = view.on, .seq = view.known, .items = {}};
  Items items(ports, view, request);
  for (const auto& [id, initiative] : view.definitions->initiatives) {
    const bool is_asked = request.kpi.is_empty() || initiative.supports_kpi(request.kpi);
    if (!is_asked || !visibility.sees(initiative)) continue;
    KOERS_TRY(item, items.item_of(initiative));
    work.items.push_back(std::move(item));
  }
  order(work.items, view.on);
  return work;
}

}  // namespace koers::app
