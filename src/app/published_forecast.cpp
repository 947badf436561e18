// One document for each goal and closed day.
#include "app/published_forecast.h"

#include "base/json.h"
#include "domain/reading.h"

namespace koers::app {
namespace {

constexpr std::string_view document_kind = "forecast";

// A share of sub-periods, or a level touched once, is no value of the series.
std::optional<EndIntervals> end_intervals(const KpiState& state) {
  const auto shape = domain::shape_of(*state.goal);
  if (!state.forecast || shape == domain::Shape::hold || shape == domain::Shape::touch)
    return std::nullopt;
  const auto end = end_ahead(*state.forecast);
  if (!end) return std::nullopt;
  return EndIntervals{.central_80 = end->central_80, .central_95 = end->central_95};
}

json::array interval_json(const forecast::Interval& interval) {
  return {interval.lower, interval.upper};
}

json::object document_of(const PublishedForecast& published) {
  json::object object{{"probability", published.probability},
                      {"method", published.method},
                      {"engine", published.engine},
                      {"n", published.n}};
  if (published.probability_with_work)
    object["probability_with_work"] = *published.probability_with_work;
  if (published.at_end) {
    object["central_80"] = interval_json(published.at_end->central_80);
    object["central_95"] = interval_json(published.at_end->central_95);
  }
  return object;
}

std::optional<forecast::Interval> read_interval(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return std::nullopt;
  const auto& limits = value->as_array();
  return forecast::Interval{.lower = limits.at(0).to_number<double>(),
                            .upper = limits.at(1).to_number<double>()};
}

Result<PublishedForecast> read_published(const store::Document& document) {
  KOERS_TRY(value, read_json(document.text));
  const auto& object = value.as_object();
  PublishedForecast published{.probability = object.at("probability").to_number<double>(),
                              .probability_with_work = {},
                              .method = std::string(object.at("method").as_string()),
                              .engine = std::string(object.at("engine").as_string()),
                              .n = object.at("n").to_number<int>(),
                              .at_end = {},
                              .seq = document.seq};
  const auto* with_work = object.if_contains("probability_with_work");
  if (with_work != nullptr) published.probability_with_work = with_work->to_number<double>();
  const auto central_80 = read_interval(object, "central_80");
  const auto central_95 = read_interval(object, "central_95");
  if (central_80 && central_95)
    published.at_end = EndIntervals{.central_80 = *central_80, .central_95 = *central_95};
  return published;
}

}  // namespace

std::optional<PublishedForecast> forecast_to_publish(const KpiState& state) {
  const auto& standing = state.standing;
  if (!standing.probability || state.goal == nullptr) return std::nullopt;
  return PublishedForecast{.probability = *standing.probability,
                           .probability_with_work = state.probability_with_work,
                           .method = standing.forecast.method,
                           .engine = standing.forecast.engine,
                           .n = standing.forecast.n,
                           .at_end = end_intervals(state)};
}

Result<void> publish_forecast(store::Transaction& transaction, Instant at, store::Seq seq,
                              const KpiState& state) {
  const auto published = forecast_to_publish(state);
  if (!published) return {};
  return transaction.put_document({.kind = std::string(document_kind),
                                   .id = day_key(*state.kpi, *state.goal, state.standing.on),
                                   .seq = seq,
                                   .text = write_json(document_of(*published)),
                                   .home = {},
                                   .actor = "koers",
                                   .at = at});
}

Result<std::optional<PublishedForecast>> published_on(const View& view, const domain::Kpi& kpi,
                                                      const domain::Goal& goal, Date day) {
  KOERS_TRY(document, view.reader.document(document_kind, day_key(kpi, goal, day), view.known));
  if (!document || document->text.empty()) return std::nullopt;
  KOERS_TRY(published, read_published(*document));
  return published;
}

}  // namespace koers::app
