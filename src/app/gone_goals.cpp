// Version by version: what the next one has no more.
#include "app/gone_goals.h"

#include <algorithm>
#include <map>

#include "planfile/document.h"

namespace koers::app {
namespace {

// The KPI of a version; none where it deleted it.
Result<std::optional<domain::Kpi>> kpi_of(const View& view, const store::Document& version) {
  if (version.text.empty()) return std::nullopt;
  auto object = planfile::decode_document(domain::EntityKind::kpi, version.text,
                                          planfile::setting_of(view.organization()));
  if (!object) return fail(object.error().front());
  return std::get<domain::Kpi>(std::move(*object));
}

bool has_goal(const std::optional<domain::Kpi>& kpi, const domain::Period& span) {
  return kpi && std::ranges::find(kpi->goals, span, &domain::Goal::span) != kpi->goals.end();
}

Result<void> add_gone(const View& view, const std::string& id, std::vector<GoneGoal>& gone) {
  KOERS_TRY(versions, view.reader.versions("kpi", id));
  std::map<domain::Period, GoneGoal> found;
  std::optional<domain::Kpi> before;
  for (const auto& version : versions) {
    if (version.seq > view.known) break;
    KOERS_TRY(now, kpi_of(view, version));
    if (before) {
      for (const auto& goal : before->goals) {
        if (!has_goal(now, goal.span))
          found.insert_or_assign(goal.span, GoneGoal{*before, goal, version.seq});
      }
    }
    before = std::move(now);
  }
  for (auto& [span, goal] : found) {
    if (!has_goal(before, span)) gone.push_back(std::move(goal));
  }
  return {};
}

}  // namespace

Result<std::vector<GoneGoal>> gone_goals(const View& view) {
  std::vector<GoneGoal> gone;
  KOERS_TRY(ids, view.reader.ids("kpi"));
  for (const auto& id : ids) KOERS_CHECK(add_gone(view, id, gone));
  return gone;
}

Result<View> view_before(const View& view, const GoneGoal& goal) {
  const store::Seq known = goal.gone - 1;
  KOERS_TRY(definitions, read_definitions(view.reader, known));
  return View{.reader = view.reader,
              .definitions = std::make_shared<const domain::Definitions>(std::move(definitions)),
              .on = view.on,
              .today = view.today,
              .known = known,
              .forecasts = view.forecasts,
              .is_live = false};
}

}  // namespace koers::app
