// The organization, its status, its scorecard, its plan, how good its forecasts were.
#include "api/handlers.h"
#include "app/forecast_quality.h"
#include "app/metric_view.h"
#include "app/organization_view.h"
#include "app/plan_tree.h"
#include "app/save_definition.h"
#include "app/scorecard.h"
#include "app/work_view.h"
#include "wire/metric_json.h"
#include "wire/page_json.h"
#include "wire/quality_json.h"
#include "wire/status_json.h"
#include "wire/work_json.h"

namespace koers::api {
namespace {

// An answer that depends on the log, the day and the request alone.
constexpr RouteOptions read{.tag = RouteOptions::Tag::of_version};

Result<Response> get_organization(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view, app::organization_view(ports, moment));
  KOERS_TRY(body, wire::to_json(view));
  Response response = json_response(body);
  response.revision = view.revision;
  return response;
}

Checked<Response> put_organization(const Request& request, const app::Ports& ports) {
  const auto saved = app::save_definition(ports, actor_of(request),
                                          {.kind = domain::EntityKind::organization,
                                           .id = {},
                                           .document = request.body,
                                           .mode = app::SaveMode::replace,
                                           .if_seq = revision_of(request)});
  if (!saved) return tl::make_unexpected(saved.error());
  const auto view = app::organization_view(ports, {});
  if (!view) return tl::make_unexpected(Errors{view.error()});
  const auto response = wire::to_json(*view);
  if (!response) return tl::make_unexpected(Errors{response.error()});
  return json_response(*response);
}

Result<Response> get_status(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view, app::status_on(ports, moment));
  return json_response(wire::to_json(view, request.language, viewer_of(request)));
}

Result<app::Grouping> grouping_of(const Request& request) {
  const auto name = request.parameter("group").value_or("objective");
  if (name == "objective") return app::Grouping::objective;
  if (name == "team") return app::Grouping::team;
  if (name == "owner") return app::Grouping::owner;
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "request.choice",
                    .pointer = "/group",
                    .arguments = {{"name", "group"}, {"choices", "objective, team, owner"}}});
}

// An id of the query; empty where it is missing.
template <typename Entity>
Id<Entity> id_in(const Request& request, std::string_view name) {
  return Id<Entity>::trusted(request.parameter(name).value_or(""));
}

Result<Response> get_scorecard(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(grouping, grouping_of(request));
  KOERS_TRY(card, app::scorecard(ports, {.moment = moment,
                                         .locale = request.language,
                                         .grouping = grouping,
                                         .viewer = viewer_of(request),
                                         .owner = id_in<domain::Person>(request, "owner"),
                                         .team = id_in<domain::Team>(request, "team")}));
  return json_response(wire::to_json(card));
}

Result<Response> get_plan(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(tree, app::plan_tree(ports, {.moment = moment,
                                         .locale = request.language,
                                         .viewer = viewer_of(request)}));
  return json_response(wire::to_json(tree, request.language));
}

Result<Response> get_metric_states(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view, app::metrics_view(ports, {.moment = moment,
                                            .locale = request.language,
                                            .viewer = viewer_of(request)}));
  return json_response(wire::to_json(view, request.language));
}

Result<Response> get_work(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view, app::work_view(ports, {.moment = moment,
                                         .locale = request.language,
                                         .viewer = viewer_of(request),
                                         .kpi = id_in<domain::Kpi>(request, "kpi")}));
  KOERS_TRY(body, wire::to_json(view));
  return json_response(body);
}

Result<Response> get_forecast_quality(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(quality, app::forecast_quality(ports, {.moment = moment, .locale = request.language}));
  return json_response(wire::to_json(quality));
}

}  // namespace

void add_overview_routes(Router& router, const app::Ports& ports) {
  const auto with = [&ports](auto handler) {
    return [&ports, handler](const Request& request) { return handler(request, ports); };
  };
  router.add(Method::get, "/api/v1/organization", with(get_organization), read);
  router.add(Method::put, "/api/v1/organization", with(put_organization));
  router.add(Method::get, "/api/v1/status", with(get_status), read);
  router.add(Method::get, "/api/v1/scorecard", with(get_scorecard), read);
  router.add(Method::get, "/api/v1/metric-states", with(get_metric_states), read);
  router.add(Method::get, "/api/v1/plan", with(get_plan), read);
  router.add(Method::get, "/api/v1/work", with(get_work), read);
  router.add(Method::get, "/api/v1/forecast-quality", with(get_forecast_quality), read);
}

}  // namespace koers::api
