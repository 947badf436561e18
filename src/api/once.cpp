// Status, body and place of the first answer are kept as JSON.
#include "api/once.h"

#include "api/negotiate.h"

namespace koers::api {
namespace {

std::string kept_form(const Response& response) {
  const auto location = find(response.headers, "Location");
  return write_json(json::object{{"status", response.status},
                                 {"type", response.content_type},
                                 {"location", std::string(location.value_or(""))},
                                 {"body", std::string(response.content())}});
}

Result<Response> response_of(const std::string& kept) {
  KOERS_TRY(document, read_json(kept));
  const auto& object = document.as_object();
  Response response;
  response.status = object.at("status").to_number<int>();
  response.content_type = std::string(object.at("type").as_string());
  response.body = std::string(object.at("body").as_string());
  const std::string location(object.at("location").as_string());
  if (!location.empty()) response.headers.push_back({"Location", location});
  return response;
}

// Apart from the keys that use cases keep themselves; a key of any length is stored as its hash.
std::string stored_key(const Request& request) {
  return "http:" + etag_of(request.header("idempotency-key").value_or(""));
}

std::string fingerprint_of(const Request& request) {
  std::string asked = std::string(name_of(request.method)) + " " + request.path + "\n";
  for (const Field& field : request.query) asked += field.name + "=" + field.value + "\n";
  return etag_of(asked + request.body);
}

Result<std::optional<Response>> answer_before(const app::Ports& ports, const Request& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(answered, reader->answered(stored_key(request)));
  if (!answered) return std::nullopt;
  if (answered->fingerprint != fingerprint_of(request))
    return fail(ErrorKind::conflict, "request.key_reused");
  KOERS_TRY(response, response_of(answered->response));
  return std::optional<Response>(std::move(response));
}

Result<Response> answered(const app::Ports& ports, const Request& request,
                          const Router::Handler& handle) {
  KOERS_TRY(before, answer_before(ports, request));
  if (before) return std::move(*before);
  Response response = handle(request);
  if (response.status >= 300) return response;
  const Instant at = ports.clock();
  KOERS_CHECK(ports.store.write([&](auto& transaction) {
    return transaction.put_answered(
        stored_key(request),
        {.fingerprint = fingerprint_of(request), .response = kept_form(response)}, at);
  }));
  return response;
}

}  // namespace

Response answer_once(const app::Ports& ports, const Request& request,
                     const Router::Handler& handle) {
  auto response = answered(ports, request, handle);
  return response ? std::move(*response) : problem(request.language, response.error());
}

}  // namespace koers::api
