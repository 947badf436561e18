// RFC 9457 documents from errors.
#include "api/problem.h"

#include "base/assert.h"
#include "base/number.h"
#include "text/error_text.h"

namespace koers::api {
namespace {

std::string argument(const Error& error, const char* name) {
  const auto found = error.arguments.find(name);
  return found == error.arguments.end() ? std::string() : found->second;
}

// Where a definition lives in a plan file, the error says what to write there.
json::value patch_of(const Error& error) {
  json::object patch{
      {"file", argument(error, "file")}, {"line", nullptr}, {"text", argument(error, "patch")}};
  if (const auto line = parse_number(argument(error, "line")))
    patch["line"] = static_cast<std::int64_t>(*line);
  return patch;
}

json::object problem_json(text::Locale language, const Error& error) {
  const int status = status_of(error);
  json::object document{
      {"type", "/docs/errors#" + error.code},
      {"title", reason_of(status)},
      {"status", status},
      {"code", error.code},
      {"detail", text::in_one_line(text::error_text(language, error))},
  };
  if (!error.pointer.empty()) document["pointer"] = error.pointer;
  if (!error.place.file.empty()) document["file"] = error.place.file;
  if (error.place.line > 0) document["line"] = error.place.line;
  if (error.place.column > 0) document["column"] = error.place.column;
  if (error.arguments.contains("patch")) document["patch"] = patch_of(error);
  return document;
}

Response response_of(int status, const json::object& document) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.headers.push_back({"Cache-Control", "no-store"});
  response.body = write_json(document);
  return response;
}

}  // namespace

int status_of(const Error& error) {
  if (error.code == "request.method_not_allowed") return 405;
  if (error.code == "request.not_acceptable") return 406;
  if (error.code == "request.timeout") return 408;
  if (error.code == "request.unsupported_media_type") return 415;
  if (error.code == "request.head_too_large") return 431;
  return http_status(error.kind);
}

json::object complaint_json(text::Locale language, const Error& error) {
  const text::ErrorText words = text::error_text(language, error);
  json::object complaint{{"code", error.code}, {"pointer", error.pointer}, {"file", nullptr},
                         {"line", nullptr},    {"column", nullptr},        {"text", words.text},
                         {"hint", words.hint}};
  if (!error.place.file.empty()) complaint["file"] = error.place.file;
  if (error.place.line > 0) complaint["line"] = error.place.line;
  if (error.place.column > 0) complaint["column"] = error.place.column;
  return complaint;
}

Response problem(text::Locale language, const Error& error) {
  return response_of(status_of(error), problem_json(language, error));
}

Response problem(text::Locale language, const Errors& errors) {
  KOERS_ASSERT(!errors.empty(), "a refusal without a reason");
  json::object document = problem_json(language, errors.front());
  json::array complaints;
  for (const Error& error : errors) complaints.push_back(complaint_json(language, error));
  document["errors"] = std::move(complaints);
  return response_of(status_of(errors.front()), document);
}

}  // namespace koers::api
