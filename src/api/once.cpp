// Status, body and place of the first answer are kept as JSON.
#include "api/once.h"

#include <exception>

#include "api/negotiate.h"
#include "api/problem.h"
#include "app/answer_once.h"

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

// A key of any length, and a body of any size, are kept as their hashes.
app::KeyedWrite keyed(const Request& request) {
  std::string asked = std::string(name_of(request.method)) + " " + request.path + "\n";
  for (const Field& field : request.query) asked += field.name + "=" + field.value + "\n";
  return {.key = etag_of(request.header("idempotency-key").value_or("")),
          .fingerprint = etag_of(asked + request.body)};
}

// An exception must not leave a command of the store: it is carried past it.
app::Answer answer_of(const std::function<Response(const app::Ports&)>& handle,
                      const app::Ports& inside, std::exception_ptr& thrown) {
  using Outcome = app::Answer::Outcome;
  try {
    const Response response = handle(inside);
    return {.outcome = response.status < 300 ? Outcome::kept : Outcome::undone,
            .text = kept_form(response)};
  } catch (...) {
    thrown = std::current_exception();
    return {.outcome = Outcome::undone, .text = {}};
  }
}

}  // namespace

Response answer_once(const app::Ports& ports, const Request& request,
                     const std::function<Response(const app::Ports& inside)>& handle) {
  std::exception_ptr thrown;
  const auto answer = app::answer_once(ports, keyed(request), [&](const app::Ports& inside) {
    return answer_of(handle, inside, thrown);
  });
  if (thrown) std::rethrow_exception(thrown);
  auto response = answer.and_then(response_of);
  return response ? std::move(*response) : problem(request.language, response.error());
}

}  // namespace koers::api
