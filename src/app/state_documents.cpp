// Plain JSON, written in one place and read in one place.
#include "app/state_documents.h"

#include <array>

#include "base/json.h"

namespace koers::app {
namespace {

using domain::Status;

json::value date_json(const std::optional<Date>& date) {
  return date ? json::value(to_string(*date)) : json::value(nullptr);
}

json::value status_json(const std::optional<Status>& status) {
  return status ? json::value(domain::name_of(*status)) : json::value(nullptr);
}

Result<std::optional<Status>> read_status(const json::value& value) {
  if (!value.is_string()) return std::nullopt;
  KOERS_TRY(status, domain::parse_status(std::string_view(value.as_string())));
  return status;
}

// The reasons that a closing may have left.
constexpr std::array closing_reasons{domain::Reason::closed_met, domain::Reason::closed_partial,
                                     domain::Reason::closed_missed, domain::Reason::dropped};

domain::Reason read_reason(std::string_view name) {
  for (const auto reason : closing_reasons) {
    if (domain::name_of(reason) == name) return reason;
  }
  return domain::Reason::no_values;
}

}  // namespace

std::string standing_document(const domain::Standing& s) {
  json::object object;
  object["on"] = to_string(s.on);
  object["status"] = domain::name_of(s.status);
  object["computed_status"] = domain::name_of(s.computed_status);
  object["reason"] = domain::name_of(s.reason);
  object["freshness"] = domain::name_of(s.freshness);
  object["since"] = date_json(s.status_since);
  object["period"] = s.period_label;
  object["value"] = or_null(s.value);
  object["n"] = s.n;
  object["thin"] = s.is_thin;
  object["baseline"] = or_null(s.baseline);
  object["target"] =
      s.aim && !s.aim->band ? json::value(s.aim->target.value) : json::value(nullptr);
  object["progress"] = or_null(s.progress);
  object["expected"] = or_null(s.expected);
  object["pace"] = or_null(s.pace);
  object["met"] = or_null(s.is_met);
  object["degenerate"] = s.is_degenerate;
  object["probability"] = or_null(s.probability);
  object["method"] = s.forecast.method;
  object["engine"] = s.forecast.engine;
  object["forecast_n"] = s.forecast.n;
  object["score"] = or_null(s.score);
  object["hits"] = s.hits;
  object["misses"] = s.misses;
  return write_json(object);
}

std::string closed_state_document(const domain::ClosedState& state) {
  return write_json(json::object{{"status", domain::name_of(state.status)},
                                 {"since", date_json(state.since)},
                                 {"named", status_json(state.hysteresis.status)},
                                 {"candidate", status_json(state.hysteresis.candidate)},
                                 {"closed", state.is_closed},
                                 {"reason", domain::name_of(state.reason)},
                                 {"score", or_null(state.score)}});
}

Result<domain::ClosedState> read_closed_state(const std::string& document) {
  KOERS_TRY(parsed, read_json(document));
  const auto& object = parsed.as_object();
  domain::ClosedState state;
  KOERS_TRY(status, read_status(object.at("status")));
  state.status = status.value_or(Status::pending);
  if (object.at("since").is_string()) {
    KOERS_TRY(since, parse_date(std::string_view(object.at("since").as_string())));
    state.since = since;
  }
  KOERS_TRY(named, read_status(object.at("named")));
  KOERS_TRY(candidate, read_status(object.at("candidate")));
  state.hysteresis = {.status = named, .candidate = candidate};
  state.is_closed = object.at("closed").as_bool();
  state.reason = read_reason(std::string_view(object.at("reason").as_string()));
  if (object.at("score").is_number()) state.score = object.at("score").to_number<double>();
  return state;
}

}  // namespace koers::app
