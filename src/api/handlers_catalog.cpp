// The metric catalogue: search and one entry. It is part of the program, so no store is read.
#include "api/handlers.h"
#include "app/catalog_view.h"
#include "wire/catalog_json.h"

namespace koers::api {
namespace {

Response search(const Request& request) {
  json::array items;
  for (const auto& item : app::catalog_items(request.parameter("q").value_or(""))) {
    items.push_back(wire::to_json(item, request.language));
  }
  return json_response(json::object{{"items", std::move(items)}});
}

Result<Response> get(const Request& request) {
  KOERS_TRY(metric, app::catalog_item(request.path_parameter("id")));
  return json_response(wire::to_json(*metric, request.language));
}

}  // namespace

void add_catalog_routes(Router& router) {
  router.add(Method::get, "/api/v1/catalog",
             [](const Request& request) -> Result<Response> { return search(request); });
  router.add(Method::get, "/api/v1/catalog/{id}", get);
}

}  // namespace koers::api
