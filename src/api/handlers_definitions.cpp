// What people define, in the form of plan files: the same five operations for every kind of object.
#include <algorithm>

#include "api/handlers.h"
#include "app/definition_view.h"
#include "app/metric_view.h"
#include "app/objective_page.h"
#include "app/people_view.h"
#include "app/save_definition.h"
#include "app/status.h"
#include "wire/metric_json.h"
#include "wire/objective_json.h"
#include "wire/page_json.h"
#include "wire/status_json.h"

namespace koers::api {
namespace {

using domain::EntityKind;

constexpr RouteOptions read{.tag = RouteOptions::Tag::of_version};

struct Collection {
  std::string_view path;
  EntityKind kind;
};

// What a page about the object says beside its document; nothing for kinds without one.
Result<json::object> page_json(const Request& request, const app::Ports& ports, EntityKind kind,
                               const app::Moment& moment) {
  const std::string& id(request.path_parameter("id"));
  if (kind == EntityKind::objective || kind == EntityKind::plan) {
    const app::ObjectivePageRequest asked{
        .id = id, .moment = moment, .locale = request.language, .viewer = viewer_of(request)};
    KOERS_TRY(page, app::objective_page(ports, asked));
    return wire::to_json(page, asked);
  }
  if (kind == EntityKind::metric) {
    KOERS_TRY(view, app::metrics_view(ports, {.moment = moment,
                                              .locale = request.language,
                                              .viewer = viewer_of(request),
                                              .metric = Id<domain::Metric>::trusted(id)}));
    return wire::to_json(view.metrics.front(), request.language);
  }
  if (kind != EntityKind::team && kind != EntityKind::person) return json::object{};
  const app::PeopleRequest asked{
      .id = id, .moment = moment, .locale = request.language, .viewer = viewer_of(request)};
  KOERS_TRY(view, kind == EntityKind::team ? app::team_view(ports, asked)
                                           : app::person_view(ports, asked));
  return wire::to_json(view, asked);
}

Result<json::object> document_json(const app::DefinitionView& view) {
  KOERS_TRY(definition, read_json(view.document));
  return json::object{{"id", view.id},
                      {"home", wire::to_json(view.home)},
                      {"revision", view.seq},
                      {"definition", std::move(definition)}};
}

Result<Response> list(const Request& request, const app::Ports& ports, EntityKind kind) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(limit, number_of(request, {"limit", 1, 1000, 200}));
  KOERS_TRY(views, app::definition_views(ports, kind, moment, viewer_of(request)));
  const auto cursor = request.parameter("cursor").value_or("");
  json::array items;
  json::value next = nullptr;
  for (const auto& view : views) {
    if (view.id <= cursor) continue;
    if (items.size() == static_cast<std::size_t>(limit)) {
      next = items.back().as_object().at("id");
      break;
    }
    KOERS_TRY(item, document_json(view));
    items.push_back(std::move(item));
  }
  return json_response(json::object{{"items", std::move(items)}, {"next", std::move(next)}});
}

Result<Response> get(const Request& request, const app::Ports& ports, EntityKind kind) {
  KOERS_TRY(moment, moment_of(request));
  KOERS_TRY(view, app::definition_view(ports, {kind, request.path_parameter("id")}, moment));
  KOERS_TRY(body, document_json(view));
  KOERS_TRY(page, page_json(request, ports, kind, moment));
  for (auto& [key, value] : page) body[key] = std::move(value);
  Response response = json_response(body);
  response.revision = view.seq;
  return response;
}

// What was written, as the resource is read: a KPI with its state, anything else with its home.
Result<Response> written(const Request& request, const app::Ports& ports, const Collection& of,
                         const app::Saved& saved, app::SaveMode mode) {
  Response response;
  const int status = mode == app::SaveMode::create ? 201 : 200;
  if (of.kind == EntityKind::kpi) {
    KOERS_TRY(kpi, app::kpi_on(ports, Id<domain::Kpi>::trusted(saved.id), {}));
    response = json_response(wire::to_json(kpi, request.language), status);
  } else {
    KOERS_TRY(view, app::definition_view(ports, {of.kind, saved.id}, {}));
    KOERS_TRY(body, document_json(view));
    response = json_response(body, status);
  }
  if (status == 201)
    response.headers.push_back({"Location", std::string(of.path) + "/" + saved.id});
  return response;
}

Checked<Response> save(const Request& request, const app::Ports& ports, const Collection& of,
                       app::SaveMode mode) {
  const auto fails = [](const Error& error) { return tl::make_unexpected(Errors{error}); };
  const auto body = object_of(request);
  if (!body) return fails(body.error());
  const auto* definition = body->if_contains("definition");
  if (definition == nullptr || !definition->is_object()) {
    return fails(
        {.kind = ErrorKind::malformed, .code = "request.no_definition", .pointer = "/definition"});
  }
  app::SaveRequest asked{.kind = of.kind,
                         .id = {},
                         .document = write_json(*definition),
                         .mode = mode,
                         .if_seq = revision_of(request)};
  if (mode == app::SaveMode::replace) asked.id = request.path_parameter("id");
  auto saved = app::save_definition(ports, actor_of(request), asked);
  if (!saved) {
    for (auto& error : saved.error()) error = error.under("/definition");
    return tl::make_unexpected(saved.error());
  }
  auto response = written(request, ports, of, *saved, mode);
  if (!response) return fails(response.error());
  return std::move(*response);
}

Checked<Response> remove(const Request& request, const app::Ports& ports, EntityKind kind) {
  const auto removed = app::delete_definition(
      ports, actor_of(request),
      {.kind = kind, .id = request.path_parameter("id"), .if_seq = revision_of(request)});
  if (!removed) return tl::make_unexpected(removed.error());
  Response response;
  response.status = 204;
  return response;
}

void add_writing(Router& router, const app::Ports& ports, const Collection& of) {
  const std::string one = std::string(of.path) + "/{id}";
  router.add(Method::post, of.path, [&ports, of](const Request& request) {
    return save(request, ports, of, app::SaveMode::create);
  });
  router.add(Method::put, one, [&ports, of](const Request& request) {
    return save(request, ports, of, app::SaveMode::replace);
  });
  router.add(Method::del, one,
             [&ports, of](const Request& request) { return remove(request, ports, of.kind); });
}

void add_reading(Router& router, const app::Ports& ports, const Collection& of) {
  router.add(
      Method::get, of.path,
      [&ports, of](const Request& request) { return list(request, ports, of.kind); }, read);
  router.add(
      Method::get, std::string(of.path) + "/{id}",
      [&ports, of](const Request& request) { return get(request, ports, of.kind); }, read);
}

}  // namespace

void add_definition_routes(Router& router, const app::Ports& ports) {
  static constexpr std::array collections{
      Collection{"/api/v1/metrics", EntityKind::metric},
      Collection{"/api/v1/objectives", EntityKind::objective},
      Collection{"/api/v1/plans", EntityKind::plan},
      Collection{"/api/v1/people", EntityKind::person},
      Collection{"/api/v1/teams", EntityKind::team},
      Collection{"/api/v1/initiatives", EntityKind::initiative}};
  for (const auto& of : collections) {
    add_reading(router, ports, of);
    add_writing(router, ports, of);
  }
  add_writing(router, ports,
              {"/api/v1/kpis", EntityKind::kpi});  // Read with their state: handlers_kpis.cpp.
}

}  // namespace koers::api
