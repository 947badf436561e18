// What handlers share: reading parameters and bodies, writing JSON.
#include "api/handlers.h"

#include <charconv>

#include "api/negotiate.h"

namespace koers::api {

Response json_response(const json::value& value, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = write_json(value);
  return response;
}

Result<app::Moment> moment_of(const Request& request) {
  return app::parse_moment(request.parameter("on").value_or(""),
                           request.parameter("known").value_or(""));
}

Id<domain::Person> viewer_of(const Request& request) {
  return Id<domain::Person>::trusted(request.parameter("as").value_or(""));
}

Result<json::object> object_of(const Request& request) {
  KOERS_TRY(value, read_json(request.body));
  if (!value.is_object()) return fail(ErrorKind::malformed, "request.not_an_object");
  return std::move(value.as_object());
}

Result<int> number_of(const Request& request, const Bounds& bounds) {
  const auto text = request.parameter(bounds.name);
  if (!text || text->empty()) return bounds.otherwise;
  int value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  const bool is_number = error == std::errc{} && end == text->data() + text->size();
  if (is_number && value >= bounds.least && value <= bounds.most) return value;
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "request.parameter",
                    .pointer = "/" + std::string(bounds.name),
                    .arguments = {{"name", std::string(bounds.name)},
                                  {"least", std::to_string(bounds.least)},
                                  {"most", std::to_string(bounds.most)}}});
}

app::Actor actor_of(const Request& request) { return {request.actor}; }

std::optional<store::Seq> revision_of(const Request& request) {
  const auto tag = request.header("if-match");
  if (!tag || *tag == "*") return std::nullopt;
  return revision_in(*tag).value_or(-1);
}

}  // namespace koers::api
