// Field by field, as the interface fixes it: CSV and JSON of values.
#include "measure/values_text.h"

#include <fmt/format.h>
#include <map>

#include "base/number.h"
#include "domain/parts.h"

namespace koers::measure {
namespace {

std::string field(const std::string& text) {
  if (!text.empty() && text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    quoted += letter;
    if (letter == '"') quoted += letter;
  }
  return quoted + '"';
}

std::string field(const std::optional<std::string>& text) { return text ? field(*text) : ""; }

// Thin is said of a value among those of its own group.
std::vector<bool> thin_marks(const Values& values, const ValuesAbout& about) {
  std::map<std::vector<std::optional<std::string>>, std::vector<std::size_t>> groups;
  for (std::size_t at = 0; at < values.rows.size(); ++at)
    groups[values.rows[at].group].push_back(at);
  std::vector<bool> marks(values.rows.size());
  for (const auto& [group, positions] : groups) {
    domain::Series series;
    for (const std::size_t at : positions) {
      series.push_back({.period = values.rows[at].period,
                        .value = values.rows[at].value,
                        .n = values.rows[at].n});
    }
    domain::mark_thin(series, about.calendar, about.grain);
    for (std::size_t at = 0; at < positions.size(); ++at) marks[positions[at]] = series[at].is_thin;
  }
  return marks;
}

bool is_private(const Value& value, const ValuesAbout& about) {
  constexpr int people_enough = 5;
  return about.is_survey && !value.group.empty() && value.n < people_enough;
}

}  // namespace

std::string values_csv(const Values& values, const ValuesAbout& about) {
  std::string text = "metric,period,";
  if (about.dimensions > 0) text += "group,";
  if (about.dimensions > 1) text += "group2,";
  text += "value,n\n";
  for (const Value& value : values.rows) {
    text += field(about.metric) + ',' + about.calendar.label(about.grain, value.period);
    for (const auto& group : value.group) text += ',' + field(group);
    const std::string shown = is_private(value, about) ? "" : to_shortest(value.value);
    text += fmt::format(",{},{}\n", shown, value.n);
  }
  return text;
}

json::array values_json(const Values& values, const ValuesAbout& about) {
  const std::vector<bool> thin = thin_marks(values, about);
  json::array array;
  for (std::size_t at = 0; at < values.rows.size(); ++at) {
    const Value& value = values.rows[at];
    const auto state = domain::state_of(value.period, about.on, about.grace_days);
    json::object object = {
        {"metric", about.metric},
        {"period", about.calendar.label(about.grain, value.period)},
        {"start", to_string(value.period.first)},
        {"end", to_string(value.period.last)},
        {"group", value.group.empty() ? json::value() : or_null(value.group[0])}};
    if (about.dimensions > 1)
      object["group2"] = value.group.size() > 1 ? or_null(value.group[1]) : json::value();
    object["value"] = is_private(value, about) ? json::value() : json::value(value.value);
    object["n"] = value.n;
    object["state"] = domain::name_of(state);
    object["thin"] = bool{thin[at]};
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace koers::measure
