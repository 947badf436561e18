// Field by field, in the order of the OpenAPI document.
#include "wire/close_json.h"

#include "wire/page_json.h"
#include "wire/status_json.h"

namespace koers::wire {
namespace {

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object span_json(const domain::Period& span, const std::string& label) {
  return {{"start", to_string(span.first)}, {"end", to_string(span.final_day())}, {"label", label}};
}

json::object period_json(const domain::Period& span, const std::string& name,
                         const std::string& label) {
  json::object object = span_json(span, label);
  object["id"] = name;
  return object;
}

json::object next_json(const app::NextGoal& next) {
  json::object object = span_json(next.span, next.label);
  object["is_set"] = next.is_set;
  object["target_text"] = next.target_text;
  object["probability"] = or_null(next.probability);
  object["probability_text"] = text_or_null(next.probability_text);
  json::array offers;
  for (const auto& offer : next.offers) {
    offers.push_back(json::object{{"chance", offer.proposed.wanted},
                                  {"target", offer.proposed.target},
                                  {"target_text", offer.target_text},
                                  {"probability", offer.proposed.probability},
                                  {"probability_text", offer.probability_text}});
  }
  object["proposals"] = std::move(offers);
  object["no_proposal"] = next.reason == app::NoProposal::none
                              ? json::value(nullptr)
                              : json::value(json::object{{"code", app::name_of(next.reason)},
                                                         {"text", next.reason_text}});
  return object;
}

json::value record_json(const std::optional<app::CloseRecord>& record) {
  if (!record) return nullptr;
  return json::object{{"decision", app::name_of(record->verdict)},
                      {"lesson", record->lesson},
                      {"by", text_or_null(record->by.text())},
                      {"actor", record->actor},
                      {"at", to_string(record->at)}};
}

json::object row_json(const app::CloseRow& row) {
  const auto& standing = row.standing;
  json::object object;
  object["kpi"] = row.kpi;
  object["title"] = row.title;
  object["owner"] =
      row.owner ? json::value(json::object{{"id", row.owner->id}, {"name", row.owner->name}})
                : json::value(nullptr);
  object["home"] = to_json(row.home);
  object["goal"] = span_json(row.goal.span, row.goal_label);
  object["kind"] = domain::name_of(row.goal.kind);
  object["target_text"] = row.target_text;
  object["baseline_text"] = text_or_null(row.baseline_text);
  object["value"] = or_null(standing.value);
  object["value_text"] = row.value_text;
  object["status"] = domain::name_of(standing.status);
  object["final"] = row.is_final;
  object["reason"] =
      json::object{{"code", domain::name_of(standing.reason)}, {"text", row.reason_text}};
  object["met"] = or_null(standing.is_met);
  object["progress"] = or_null(standing.progress);
  object["score"] = or_null(standing.score);
  object["sparkline_svg"] = text_or_null(row.sparkline_svg);
  object["sparkline_text"] = row.sparkline_text;
  object["next"] = next_json(row.next);
  object["record"] = record_json(row.record);
  return object;
}

// A number, or the limits of a range.
Result<void> read_target(const Arguments& arguments, app::KpiDecision& decision) {
  const auto* target = arguments.value("target");
  if (target == nullptr || !target->is_object()) {
    KOERS_TRY(number, arguments.number("target"));
    decision.target = number;
    return {};
  }
  const Arguments limits(target->as_object());
  const auto low = limits.number("lo");
  if (!low) return fail(low.error().under("/target"));
  const auto high = limits.number("hi");
  if (!high) return fail(high.error().under("/target"));
  if (*low && *high) decision.band = domain::Band{**low, **high};
  return {};
}

Result<app::KpiDecision> read_decision(const json::value& value) {
  if (!value.is_object()) return fail(ErrorKind::malformed, "request.not_an_object");
  const Arguments arguments(value.as_object());
  app::KpiDecision decision;
  KOERS_TRY(kpi, arguments.text("kpi"));
  decision.kpi = Id<domain::Kpi>::trusted(kpi);
  KOERS_TRY(name, arguments.text_or_empty("decision"));
  const auto verdict = app::verdict_of(name.empty() ? "none" : name);
  if (!verdict) {
    return fail(
        Error{.kind = ErrorKind::malformed,
              .code = "request.choice",
              .pointer = "/decision",
              .arguments = {{"name", "decision"}, {"choices", "renew, change, stop, none"}}});
  }
  decision.verdict = *verdict;
  if (const auto* lesson = arguments.value("lesson"); lesson != nullptr && !lesson->is_null()) {
    KOERS_TRY(text, arguments.text("lesson"));
    decision.lesson = text;
  }
  KOERS_CHECK(read_target(arguments, decision));
  return decision;
}

}  // namespace

json::object to_json(const app::CloseReview& review) {
  json::array teams;
  for (const auto& team : review.teams) {
    json::array rows;
    for (const auto& row : team.rows) rows.push_back(row_json(row));
    teams.push_back(json::object{
        {"id", text_or_null(team.id)}, {"title", team.title}, {"rows", std::move(rows)}});
  }
  return {{"as_of", to_string(review.as_of)},
          {"seq", review.seq},
          {"period", period_json(review.periods.closed, review.name, review.label)},
          {"open", period_json(review.periods.open, review.open_name, review.open_label)},
          {"teams", std::move(teams)}};
}

json::object to_json(const app::ClosedPeriod& closed) {
  json::array kpis;
  for (const auto& kpi : closed.kpis) {
    kpis.push_back(json::object{
        {"kpi", kpi.kpi},
        {"decision", app::name_of(kpi.verdict)},
        {"lesson", kpi.lesson},
        {"next", kpi.next ? json::value(json::object{{"start", to_string(kpi.next->first)},
                                                     {"end", to_string(kpi.next->final_day())}})
                          : json::value(nullptr)},
        {"is_new", kpi.is_new}});
  }
  return {{"kpis", std::move(kpis)}, {"seq", closed.seq}};
}

Result<app::CloseDecisions> close_decisions(const Arguments& arguments, const std::string& period) {
  app::CloseDecisions decisions;
  decisions.names.closed = period;
  KOERS_TRY(open, arguments.text_or_empty("open"));
  decisions.names.open = open;
  KOERS_TRY(by, arguments.text_or_empty("by"));
  decisions.by = Id<domain::Person>::trusted(by);
  const auto* items = arguments.value("decisions");
  if (items == nullptr || !items->is_array()) return decisions;
  for (const auto& value : items->as_array()) {
    auto decision = read_decision(value);
    if (!decision) {
      return fail(
          decision.error().under("/decisions/" + std::to_string(decisions.decisions.size())));
    }
    decisions.decisions.push_back(std::move(*decision));
  }
  return decisions;
}

}  // namespace koers::wire
