// Values of metrics: read, recorded one by one or many at once, computed again from their source.
#include "api/handlers.h"
#include "app/metric_values.h"
#include "app/record_observation.h"
#include "app/refresh_metrics.h"
#include "wire/arguments.h"
#include "wire/entry_json.h"

namespace koers::api {
namespace {

using Words = RouteOptions::Words;
constexpr RouteOptions large{.body_bytes_max = body_bytes_import, .words = Words::in_problems};

std::string parameter(const Request& request, std::string_view name) {
  return std::string(request.parameter(name).value_or(""));
}

// The query as the command of the same name takes it.
json::object values_arguments(const Request& request) {
  json::array by;
  const std::string names = parameter(request, "by");
  for (std::size_t start = 0; start < names.size();) {
    const auto comma = std::min(names.find(',', start), names.size());
    by.emplace_back(names.substr(start, comma - start));
    start = comma + 1;
  }
  json::object arguments{
      {"metric", request.path_parameter("id")}, {"by", std::move(by)}, {"format", "json"}};
  for (const char* name : {"grain", "from", "to", "on"}) arguments[name] = parameter(request, name);
  return arguments;
}

Result<Response> get_values(const Request& request, const app::Ports& ports) {
  const auto object = values_arguments(request);
  const wire::Arguments arguments(object);
  KOERS_TRY(asked, wire::values_request(arguments));
  KOERS_TRY(values, app::metric_values(ports, asked));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, app::resolve(ports, *reader, {.on = asked.on}));
  Response response;
  response.content_type = "application/json";
  response.body = wire::values_text(values, asked, *view.definitions, view.on, arguments);
  return response;
}

// "value" has to be there: leaving it out is a mistake, null is a retraction.
Result<app::NewValue> value_of(const json::object& body) {
  const wire::Arguments arguments(body);
  if (arguments.value("value") == nullptr) {
    return fail(ErrorKind::malformed, "observation.no_value", "/value");
  }
  KOERS_TRY(value, arguments.number("value"));
  KOERS_TRY(n, arguments.integer("n"));
  KOERS_TRY(sd, arguments.number("sd"));
  KOERS_TRY(note, arguments.text_or_empty("note"));
  KOERS_TRY(period, arguments.text_or_empty("period"));
  return app::NewValue{.period = period, .value = value, .n = n, .sd = sd, .note = note};
}

Result<Response> put_value(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  KOERS_TRY(value, value_of(body));
  value.period = request.path_parameter("period");
  app::NewObservation observation{
      .metric = Id<domain::Metric>::trusted(request.path_parameter("metric")),
      .segment = parameter(request, "segment"),
      .value = std::move(value)};
  KOERS_TRY(receipt, app::record_observation(ports, actor_of(request), observation));
  return json_response(wire::to_json(receipt), receipt.is_new ? 201 : 200);
}

Result<Response> post_values(const Request& request, const app::Ports& ports) {
  KOERS_TRY(body, object_of(request));
  const auto* list = body.if_contains("values");
  if (list == nullptr || !list->is_array())
    return fail(ErrorKind::malformed, "request.no_values", "/values");
  app::NewObservations values{
      .metric = Id<domain::Metric>::trusted(request.path_parameter("metric")),
      .segment = parameter(request, "segment"),
      .values = {}};
  for (const auto& element : list->as_array()) {
    const std::string pointer = "/values/" + std::to_string(values.values.size());
    if (!element.is_object()) return fail(ErrorKind::malformed, "request.not_an_object", pointer);
    auto value = value_of(element.as_object());
    if (!value) return fail(value.error().under(pointer));
    values.values.push_back(std::move(*value));
  }
  KOERS_TRY(receipt, app::record_observations(ports, actor_of(request), values));
  return json_response(wire::to_json(receipt), receipt.new_count > 0 ? 201 : 200);
}

Result<Response> refresh(const Request& request, const app::Ports& ports) {
  const auto metric = Id<domain::Metric>::trusted(request.path_parameter("metric"));
  KOERS_TRY(refreshed, app::refresh_metric(ports, actor_of(request), metric));
  return json_response(wire::to_json(refreshed));
}

}  // namespace

void add_value_routes(Router& router, const app::Ports& ports) {
  const auto with = [&ports](auto handler) {
    return [&ports, handler](const Request& request) { return handler(request, ports); };
  };
  router.add(Method::get, "/api/v1/metrics/{id}/values", with(get_values));
  router.add(Method::put, "/api/v1/metrics/{metric}/values/{period}", with(put_value),
             {.words = Words::in_problems});
  router.add(Method::post, "/api/v1/metrics/{metric}/values", with(post_values), large);
  router.add(Method::post, "/api/v1/metrics/{metric}/refresh", with(refresh),
             {.keys = RouteOptions::Keys::needless});
}

}  // namespace koers::api
