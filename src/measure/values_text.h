// Values as other programs read them: CSV (RFC 4180, LF) and JSON. Numbers are the shortest text
// that reads back as the same double; labels are those of the organization's calendar.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "measure/measure.h"

namespace koers::measure {

/// What the values are about. The calendar is only read during the call.
struct ValuesAbout {
  std::string metric;
  domain::Grain grain = domain::Grain::month;
  std::size_t dimensions = 0;  ///< 0, 1 or 2: how many group columns there are.
  const domain::Calendar& calendar;
  Date on;             ///< The day that decides which periods are open.
  int grace_days = 0;  ///< How long after its end a period is provisional.
  bool is_survey = false;
};

/// `metric,period,value,n`, or `metric,period,group[,group2],value,n`; a null group is an empty
/// field, an empty one `""`. Without values: the header. A group of fewer than five people who
/// answered keeps its n and gives no value, so that nobody's answer is read from it.
[[nodiscard]] std::string values_csv(const Values& values, const ValuesAbout& about);

/// Objects of metric, period, start, end (exclusive), group (null: none or unknown), with two
/// dimensions group2, value (null for a group of fewer than five people who answered), n, state and
/// thin.
[[nodiscard]] json::array values_json(const Values& values, const ValuesAbout& about);

}  // namespace koers::measure
