// Member by member.
#include "wire/coach_json.h"

#include "planfile/encode_goal.h"

namespace koers::wire {
namespace {

json::value goal_json(const std::optional<domain::Goal>& goal, const planfile::Setting& setting) {
  if (!goal) return nullptr;
  json::object object = planfile::encode_goal(*goal, setting);
  const bool has_days = goal->span.first < goal->span.last;
  if (has_days) return object;
  for (const auto* key : {"period", "from", "to"}) object.erase(key);
  return object;
}

json::array letters_json(const language::CoachReport& report) {
  json::array letters;
  for (const auto& [letter, verdict, text] : report.letters) {
    letters.push_back(json::object{{"letter", language::name_of(letter)},
                                   {"verdict", language::name_of(verdict)},
                                   {"text", text}});
  }
  return letters;
}

json::array findings_json(const language::CoachReport& report) {
  json::array findings;
  for (const auto& finding : report.findings) {
    const auto letter = language::letters_of(finding.code).front();
    findings.push_back(json::object{{"code", finding.code},
                                    {"severity", language::name_of(finding.severity)},
                                    {"letter", language::name_of(letter)},
                                    {"text", finding.text}});
  }
  return findings;
}

json::array repairs_json(const language::CoachReport& report, const planfile::Setting& setting) {
  json::array repairs;
  for (const auto& repair : report.repairs) {
    repairs.push_back(json::object{
        {"code", repair.code},
        {"about", repair.about},
        {"text", repair.text},
        {"goal", goal_json(repair.goal, setting)},
        {"metric", repair.metric.empty() ? json::value(nullptr) : json::value(repair.metric)}});
  }
  return repairs;
}

}  // namespace

json::object to_json(const language::CoachReport& report, const planfile::Setting& setting) {
  json::array offers;
  for (const auto& offer : report.offers)
    offers.push_back(json::object{{"code", offer.code}, {"text", offer.text}});
  return {{"letters", letters_json(report)},
          {"findings", findings_json(report)},
          {"boldness", report.boldness ? json::value(language::name_of(*report.boldness))
                                       : json::value(nullptr)},
          {"repairs", repairs_json(report, setting)},
          {"offers", std::move(offers)}};
}

json::object to_json(const app::CoachedKpi& coached) {
  json::object object{{"kpi", coached.kpi}};
  for (auto& [key, value] : to_json(coached.report, coached.setting)) object[key] = value;
  return object;
}

}  // namespace koers::wire
