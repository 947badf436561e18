// KPIs as programs and as the page see them, and their charts.
#include "api/handlers.h"
#include "app/coach.h"
#include "app/definition_view.h"
#include "app/kpi_chart_view.h"
#include "app/kpi_page.h"
#include "app/looked_back.h"
#include "app/status.h"
#include "domain/visibility.h"
#include "wire/coach_json.h"
#include "wire/override_json.h"
#include "wire/page_json.h"
#include "wire/quality_json.h"
#include "wire/status_json.h"

namespace koers::api {
namespace {

constexpr RouteOptions read{.tag = RouteOptions::Tag::of_version};
constexpr RouteOptions read_svg{.produces = "image/svg+xml", .tag = RouteOptions::Tag::of_version};

Id<domain::Kpi> kpi_of(const Request& request) {
  return Id<domain::Kpi>::trusted(request.path_parameter("id"));
}

Result<Response> list_kpis(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(limit, number_of(request, {"limit", 1, 1000, 200}));
  KOERS_TRY(view, app::status_on(ports, moment));
  const auto cursor = request.parameter("cursor").value_or("");
  json::array items;
  json::value next = nullptr;
  const domain::Visibility visibility(*view.definitions, viewer_of(request));
  for (const auto& state : view.kpis) {
    if (state.kpi->id.text() <= cursor || !visibility.sees(*state.kpi)) continue;
    if (items.size() == static_cast<std::size_t>(limit)) {
      next = items.back().as_object().at("id");
      break;
    }
    items.push_back(wire::to_json(state, *view.definitions, request.language));
  }
  return json_response(json::object{{"items", std::move(items)}, {"next", std::move(next)}});
}

Result<Response> get_kpi(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(kpi, app::kpi_on(ports, kpi_of(request), moment));
  KOERS_TRY(view, app::definition_view(
                      ports, {domain::EntityKind::kpi, request.path_parameter("id")}, moment));
  Response response = json_response(wire::to_json(kpi, request.language));
  response.revision = view.seq;
  return response;
}

Result<Response> get_page(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(page, app::kpi_page(ports, {.kpi = kpi_of(request),
                                        .moment = moment,
                                        .locale = request.language,
                                        .viewer = viewer_of(request)}));
  KOERS_TRY(body, wire::to_json(page, request.language));
  Response response = json_response(body);
  response.revision = page.revision;
  return response;
}

Result<Response> get_coach(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(coached, app::coach_kpi(ports, {.kpi = kpi_of(request),
                                            .moment = moment,
                                            .locale = request.language,
                                            .viewer = viewer_of(request)}));
  return json_response(wire::to_json(coached));
}

Result<Response> get_looked_back(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(back, app::looked_back(ports, {.kpi = kpi_of(request),
                                           .moment = moment,
                                           .locale = request.language,
                                           .viewer = viewer_of(request)}));
  return json_response(wire::to_json(back));
}

Result<app::ChartRange> range_of(const Request& request) {
  const auto name = request.parameter("range").value_or("recent");
  for (const auto range : app::chart_ranges) {
    if (app::name_of(range) == name) return range;
  }
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "request.choice",
                    .pointer = "/range",
                    .arguments = {{"name", "range"}, {"choices", "recent, goal, year, all"}}});
}

Result<app::ChartSubject> subject_of(const Request& request) {
  const auto name = request.parameter("of").value_or("values");
  if (name == "values") return app::ChartSubject::values;
  if (name == "chance") return app::ChartSubject::chance;
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "request.choice",
                    .pointer = "/of",
                    .arguments = {{"name", "of"}, {"choices", "values, chance"}}});
}

Result<app::ChartView> chart_view(const Request& request) {
  KOERS_TRY(subject, subject_of(request));
  KOERS_TRY(range, range_of(request));
  KOERS_TRY(year_before, number_of(request, {"year_before", 0, 1, 0}));
  KOERS_TRY(limits, number_of(request, {"limits", 0, 1, 0}));
  return app::ChartView{.subject = subject,
                        .range = range,
                        .with_year_before = year_before == 1,
                        .with_limits = limits == 1};
}

Result<app::ChartRequest> chart_request(const Request& request) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(width, number_of(request, {"width", 240, 4000, 880}));
  KOERS_TRY(height, number_of(request, {"height", 120, 2000, 360}));
  KOERS_TRY(table, number_of(request, {"table", 0, 1, 0}));
  KOERS_TRY(view, chart_view(request));
  return app::ChartRequest{.kpi = kpi_of(request),
                           .moment = moment,
                           .locale = request.language,
                           .width = width,
                           .height = height,
                           .table = table == 1 ? app::ChartTable::with : app::ChartTable::without,
                           .view = view};
}

Result<Response> get_chart_svg(const Request& request, const app::Ports& ports) {
  KOERS_TRY(asked, chart_request(request));
  KOERS_TRY(svg, app::kpi_chart_svg(ports, asked));
  Response response;
  response.content_type = "image/svg+xml";
  response.body = std::move(svg);
  return response;
}

Result<Response> get_chart_json(const Request& request, const app::Ports& ports) {
  KOERS_TRY(asked, chart_request(request));
  KOERS_TRY(points, app::kpi_chart_points(ports, asked));
  return json_response(wire::to_json(points));
}

Result<Response> post_override(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(asked, wire::override_from_json(kpi_of(request), wire::Arguments(body)));
  KOERS_TRY(word, app::override_status(ports, actor_of(request), asked));
  return json_response(wire::to_json(word), 201);
}

}  // namespace

void add_kpi_routes(Router& router, const app::Ports& ports) {
  const auto with = [&ports](auto handler) {
    return [&ports, handler](const Request& request) { return handler(request, ports); };
  };
  router.add(Method::get, "/api/v1/kpis", with(list_kpis), read);
  router.add(Method::get, "/api/v1/kpis/{id}", with(get_kpi), read);
  router.add(Method::get, "/api/v1/kpis/{id}/page", with(get_page), read);
  router.add(Method::get, "/api/v1/kpis/{id}/coach", with(get_coach), read);
  router.add(Method::get, "/api/v1/kpis/{id}/looked-back", with(get_looked_back), read);
  router.add(Method::post, "/api/v1/kpis/{id}/override", with(post_override));
  router.add(Method::get, "/api/v1/kpis/{id}/chart.svg", with(get_chart_svg), read_svg);
  router.add(Method::get, "/api/v1/kpis/{id}/chart.json", with(get_chart_json), read);
}

}  // namespace koers::api
