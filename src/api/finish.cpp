// Dynamic answers are compressed with gzip alone: at these sizes brotli saves a few per cent and
// costs an encoder in the program. The page's files are compressed once, at build time, with both.
#include "api/finish.h"

#include "api/http/gzip.h"
#include "api/negotiate.h"

namespace koers::api {
namespace {

constexpr std::size_t compress_from_bytes = 1024;

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";

bool is_text(std::string_view content_type) {
  const std::string media = media_type_of(content_type);
  return media.starts_with("text/") || media.ends_with("json") || media.ends_with("yaml") ||
         media.ends_with("xml");
}

}  // namespace

std::string version_tag(const std::string& version, const Request& request) {
  if (version.empty()) return {};
  std::string all =
      version + '\n' + request.path + '\n' + std::string(text::name_of(request.language));
  for (const Field& field : request.query) all += '\n' + field.name + '=' + field.value;
  return etag_of(all);
}

Response not_modified(const std::string& etag) {
  Response response;
  response.status = 304;
  response.etag = etag;
  response.headers.push_back({"Cache-Control", "no-cache"});
  return response;
}

void add_tag(Response& response, const Request& request) {
  const bool is_read = request.method == Method::get || request.method == Method::head;
  if (!is_read || response.status != 200 || response.stream) return;
  if (response.etag.empty()) response.etag = etag_of(response.content());
  if (response.revision) response.etag = with_revision(response.etag, *response.revision);
  if (!held_tag(request.header("if-none-match").value_or(""), response.etag).empty()) {
    response = not_modified(response.etag);
    return;
  }
  response.headers.push_back({"Cache-Control", "no-cache"});
  response.headers.push_back({"Vary", "Accept-Language, Accept-Encoding"});
}

void compress(Response& response, const Request& request) {
  if (response.stream || response.content().size() <= compress_from_bytes ||
      !is_text(response.content_type))
    return;
  if (!accepts_coding(request.header("accept-encoding").value_or(""), "gzip")) return;
  response.body = http::gzip(response.content());
  response.static_body = {};
  response.headers.push_back({"Content-Encoding", "gzip"});
}

void add_security_headers(Response& response) {
  response.headers.push_back({"Content-Security-Policy", std::string(content_security_policy)});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Referrer-Policy", "no-referrer"});
  response.headers.push_back({"X-Frame-Options", "DENY"});
  response.headers.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
}

}  // namespace koers::api
