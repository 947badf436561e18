// The process behaviour chart of a KPI, and what people note on it.
#include "api/handlers.h"
#include "app/annotations.h"
#include "app/process_view.h"
#include "wire/process_json.h"

namespace koers::api {
namespace {

constexpr RouteOptions read{.tag = RouteOptions::Tag::of_version};

Id<domain::Kpi> kpi_of(const Request& request) {
  return Id<domain::Kpi>::trusted(request.path_parameter("id"));
}

Result<Response> get_process(const Request& request, const app::Ports& ports) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view,
            app::process_view(
                ports, {.kpi = kpi_of(request), .moment = moment, .locale = request.language}));
  return json_response(wire::to_json(view));
}

Result<Response> post_annotation(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(asked, wire::annotation_from_json(kpi_of(request), wire::Arguments(body)));
  KOERS_TRY(kept, app::annotate(ports, actor_of(request), asked));
  return json_response(wire::to_json(app::annotation_view(kept, request.language)), 201);
}

Result<Response> delete_annotation(const Request& request, const app::Ports& ports) {
  KOERS_TRY(withdrawn, app::withdraw_annotation(ports, actor_of(request), kpi_of(request),
                                                request.path_parameter("annotation")));
  return json_response(wire::to_json(app::annotation_view(withdrawn, request.language)));
}

}  // namespace

void add_process_routes(Router& router, const app::Ports& ports) {
  const auto with = [&ports](auto handler) {
    return [&ports, handler](const Request& request) { return handler(request, ports); };
  };
  router.add(Method::get, "/api/v1/kpis/{id}/process", with(get_process), read);
  router.add(Method::post, "/api/v1/kpis/{id}/annotations", with(post_annotation));
  router.add(Method::del, "/api/v1/kpis/{id}/annotations/{annotation}", with(delete_annotation));
}

}  // namespace koers::api
