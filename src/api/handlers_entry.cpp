// The first-run page: pasted numbers, and the first KPI.
#include "api/handlers.h"
#include "app/draft_kpi.h"
#include "app/import_numbers.h"
#include "wire/draft_json.h"

namespace koers::api {
namespace {

constexpr RouteOptions large{.body_bytes_max = body_bytes_import};
constexpr Bounds width_of_picture{"width", 240, 4000, 720};

Result<Response> preview_import(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, app::resolve(ports, *reader, {}));
  KOERS_TRY(pasted, wire::pasted_from_json(body, request.language, view.today));
  KOERS_TRY(width, number_of(request, width_of_picture));
  pasted.width = width;
  KOERS_TRY(understood, app::understand_numbers(pasted, view.definitions->calendar()));
  return json_response(wire::to_json(understood, request.language));
}

Checked<Response> draft_kpi(const Request& request, const app::Ports& ports) {
  const auto fails = [](const Error& error) { return tl::make_unexpected(Errors{error}); };
  const auto body = object_of(request);
  if (!body) return fails(body.error());
  auto draft = wire::draft_from_json(*body, request.language);
  if (!draft) return fails(draft.error());
  const auto width = number_of(request, width_of_picture);
  if (!width) return fails(width.error());
  draft->width = *width;
  if (request.parameter("preview").value_or("0") == "1") {
    const auto preview = app::preview_draft(ports, *draft);
    if (!preview) return fails(preview.error());
    return json_response(wire::to_json(*preview, request.language));
  }
  const auto saved = app::save_draft(ports, actor_of(request), *draft);
  if (!saved) return tl::make_unexpected(saved.error());
  Response response = json_response(json::object{{"kpi", saved->kpi}, {"seq", saved->seq}}, 201);
  response.headers.push_back({"Location", "/api/v1/kpis/" + saved->kpi});
  return response;
}

}  // namespace

void add_entry_routes(Router& router, const app::Ports& ports) {
  router.add(
      Method::post, "/api/v1/imports/preview",
      [&ports](const Request& request) { return preview_import(request, ports); }, large);
  router.add(
      Method::post, "/api/v1/drafts/kpi",
      [&ports](const Request& request) { return draft_kpi(request, ports); }, large);
}

}  // namespace koers::api
