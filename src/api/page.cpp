// Looks files up by binary search; every form of a file has a tag of its own.
#include "api/page.h"

#include <algorithm>

#include "api/negotiate.h"
#include "api/problem.h"

namespace koers::api {
namespace {

const Asset* find_asset(std::span<const Asset> assets, std::string_view path) {
  const auto found = std::ranges::lower_bound(assets, path, {}, &Asset::path);
  return found != assets.end() && found->path == path ? &*found : nullptr;
}

bool is_file_name(const Request& request) {
  return !request.segments.empty() && request.segments.back().find('.') != std::string::npos;
}

struct Form {
  std::string_view coding;
  std::string_view bytes;
};

Form form_of(const Asset& asset, std::string_view accept_encoding) {
  if (!asset.brotli.empty() && accepts_coding(accept_encoding, "br")) return {"br", asset.brotli};
  if (!asset.gzip.empty() && accepts_coding(accept_encoding, "gzip")) return {"gzip", asset.gzip};
  return {"", asset.body};
}

std::string tag_of(const Asset& asset, const Form& form) {
  std::string tag(asset.etag);
  if (!form.coding.empty()) tag.insert(tag.size() - 1, "-" + std::string(form.coding));
  return tag;
}

Response asset_response(const Asset& asset, const Request& request) {
  const Form form = form_of(asset, request.header("accept-encoding").value_or(""));
  const bool is_immutable = asset.cacheability == Cacheability::immutable;
  Response response;
  response.etag = tag_of(asset, form);
  response.headers.push_back(
      {"Cache-Control", is_immutable ? "public, max-age=31536000, immutable" : "no-cache"});
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (!held_tag(request.header("if-none-match").value_or(""), response.etag).empty()) {
    response.status = 304;
    return response;
  }
  response.content_type = asset.media_type;
  response.static_body = form.bytes;
  if (!form.coding.empty())
    response.headers.push_back({"Content-Encoding", std::string(form.coding)});
  return response;
}

}  // namespace

Response page_response(std::span<const Asset> assets, const Request& request) {
  const Asset* asset = find_asset(assets, request.path);
  if (asset == nullptr && !is_file_name(request)) asset = find_asset(assets, "/index.html");
  if (asset != nullptr) return asset_response(*asset, request);
  return problem(request.language, Error{.kind = ErrorKind::not_found,
                                         .code = "request.not_found",
                                         .arguments = {{"path", request.path}}});
}

}  // namespace koers::api
