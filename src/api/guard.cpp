// The checks of Host, Origin and Sec-Fetch-Site.
#include "api/guard.h"

#include <algorithm>

namespace koers::api {
namespace {

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_loopback(std::string_view host) {
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (host == name) return true;
    if (host.starts_with(name) && host[name.size()] == ':' && is_port(host.substr(name.size() + 1)))
      return true;
  }
  return false;
}

}  // namespace

Result<void> guard(const Request& head) {
  if (head.peer == Peer::unix_socket) return {};

  const std::string host(head.header("host").value_or(""));
  if (!is_loopback(host)) {
    return fail(Error{
        .kind = ErrorKind::forbidden, .code = "request.bad_host", .arguments = {{"host", host}}});
  }
  if (head.method == Method::get || head.method == Method::head) return {};

  const auto origin = head.header("origin");
  const std::string_view site = head.header("sec-fetch-site").value_or("none");
  const bool is_foreign_site = site != "same-origin" && site != "none";
  if (is_foreign_site || (origin && *origin != "http://" + host)) {
    return fail(Error{.kind = ErrorKind::forbidden,
                      .code = "request.bad_origin",
                      .arguments = {{"origin", std::string(origin.value_or("?"))}}});
  }
  return {};
}

}  // namespace koers::api
