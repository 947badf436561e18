// Looking back on one's own numbers: what the forecast, knowing what was known halfway, would have
// said of the same goal in earlier windows of its length, and what came of it. Nothing of it was
// ever published; it is computed when somebody asks.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"
#include "text/locale.h"

namespace koers::app {

/// How many windows are looked back on at most.
inline constexpr int looked_back_max = 8;

/// One earlier window, with the goal moved to it.
struct EarlierWindow {
  domain::Period span;
  std::string label;        ///< "Q4 2025".
  Date asked_on;            ///< Halfway: values about days up to this one were given.
  std::string target_text;  ///< The same target, or as far from that window's baseline.
  double probability = 0;
  std::string probability_text;
  bool came_true = false;
  std::string value_text;  ///< What it was judged by in the end.
};

/// Why there is nothing to look back on.
enum class NoLookBack : std::uint8_t {
  none,
  no_goal,         ///< The KPI has none on that day.
  foreign_target,  ///< The target is another metric's value.
  no_baseline,     ///< It is not known where the goal starts, so neither how far it goes.
  too_few_values,  ///< No earlier window had enough of them by its half, and a value at its end.
};
[[nodiscard]] std::string_view name_of(NoLookBack reason);

struct LookedBack {
  std::string kpi;
  Date as_of;
  std::vector<EarlierWindow> windows;  ///< The newest first.
  NoLookBack reason = NoLookBack::none;
  double mean = 0;    ///< Of the probabilities; 0 without windows.
  int came_true = 0;  ///< Windows in which it was met.
  std::string text;   ///< All of it in one sentence, or the reason.
};

struct LookBackRequest {
  Id<domain::Kpi> kpi;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;  ///< Empty: nobody in particular.
};

/// Of the goal of the moment's day, over the windows right before its own that have closed. The
/// values are those known now: corrections are in them. Error `reference.unknown`, also for what
/// the viewer may not see. Cost: a forecast for each window.
[[nodiscard]] Result<LookedBack> looked_back(const Ports& ports, const LookBackRequest& request);

}  // namespace koers::app
