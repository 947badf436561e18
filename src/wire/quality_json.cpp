// Field by field, in the order of the OpenAPI document.
#include "wire/quality_json.h"

namespace koers::wire {
namespace {

json::object bin_json(const domain::ReliabilityBin& bin) {
  return {{"from", bin.from},
          {"to", bin.to},
          {"count", bin.count},
          {"goals", bin.goals},
          {"mean", bin.mean},
          {"share", bin.share},
          {"lower", bin.interval.lower},
          {"upper", bin.interval.upper}};
}

json::value reliability_json(const std::optional<domain::Reliability>& reliability) {
  if (!reliability) return nullptr;
  json::array bins;
  for (const auto& bin : reliability->bins) bins.push_back(bin_json(bin));
  return json::object{{"forecasts", reliability->score.n},
                      {"goals", reliability->goals},
                      {"said", reliability->said},
                      {"came_true", reliability->came_true},
                      {"brier", reliability->score.brier},
                      {"brier_of_base_rate", reliability->score.base},
                      {"skill", or_null(reliability->skill)},
                      {"log_score", reliability->log_score},
                      {"calibration_error", reliability->calibration_error},
                      {"bins", std::move(bins)}};
}

json::value work_json(const std::optional<app::WorkQuality>& work) {
  if (!work) return nullptr;
  return json::object{{"forecasts", work->forecasts},
                      {"goals", work->goals},
                      {"brier", work->brier},
                      {"brier_with_work", work->brier_with_work}};
}

json::object lead_json(const app::LeadQuality& quality) {
  return {{"reliability", reliability_json(quality.reliability)},
          {"coverage", json::object{{"count", quality.coverage.n},
                                    {"inside_80", quality.coverage.inside_80},
                                    {"inside_95", quality.coverage.inside_95}}},
          {"work", work_json(quality.work)}};
}

json::array texts(const std::vector<std::string>& all) {
  return json::array(all.begin(), all.end());
}

json::value diagram_json(const std::optional<app::ForecastQuality::Diagram>& diagram) {
  if (!diagram) return nullptr;
  json::array rows;
  for (const auto& row : diagram->table.rows) rows.push_back(texts(row));
  return json::object{{"svg", diagram->svg},
                      {"text", diagram->text},
                      {"table", json::object{{"caption", diagram->table.caption},
                                             {"columns", texts(diagram->table.columns)},
                                             {"rows", std::move(rows)}}}};
}

json::object benchmark_json(const app::ForecastQuality::Benchmark& benchmark) {
  json::array rows;
  for (const auto& row : benchmark.figures) {
    rows.push_back(json::object{{"rhythm", row.rhythm},
                                {"series", row.series},
                                {"questions", row.questions},
                                {"owa", row.owa},
                                {"coverage_95", row.coverage_95},
                                {"brier", row.brier},
                                {"brier_of_base_rate", row.brier_of_base_rate},
                                {"calibration_error", row.calibration_error}});
  }
  return {{"engine", benchmark.engine}, {"rows", std::move(rows)}};
}

}  // namespace

json::object to_json(const app::ForecastQuality& quality) {
  json::array by_lead;
  for (const auto lead : domain::leads) {
    auto object = lead_json(quality.by_lead[static_cast<std::size_t>(lead)]);
    object["lead"] = domain::name_of(lead);
    by_lead.push_back(std::move(object));
  }
  return {{"as_of", to_string(quality.as_of)},
          {"seq", quality.seq},
          {"closed_goals", quality.closed_goals},
          {"judged_goals", quality.judged_goals},
          {"goals_for_a_diagram", app::goals_for_a_diagram},
          {"total", lead_json(quality.total)},
          {"leads", std::move(by_lead)},
          {"diagram", diagram_json(quality.diagram)},
          {"benchmark", benchmark_json(quality.benchmark)}};
}

json::object to_json(const app::LookedBack& back) {
  json::array windows;
  for (const auto& window : back.windows) {
    windows.push_back(json::object{{"start", to_string(window.span.first)},
                                   {"end", to_string(window.span.final_day())},
                                   {"label", window.label},
                                   {"asked_on", to_string(window.asked_on)},
                                   {"target_text", window.target_text},
                                   {"probability", window.probability},
                                   {"probability_text", window.probability_text},
                                   {"came_true", window.came_true},
                                   {"value_text", window.value_text}});
  }
  const bool has_windows = !back.windows.empty();
  return {{"kpi", back.kpi},
          {"as_of", to_string(back.as_of)},
          {"text", back.text},
          {"reason", has_windows ? json::value(nullptr) : json::value(app::name_of(back.reason))},
          {"mean", has_windows ? json::value(back.mean) : json::value(nullptr)},
          {"came_true", back.came_true},
          {"windows", std::move(windows)}};
}

}  // namespace koers::wire
