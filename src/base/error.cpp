// Small builders that leave the original untouched, so an error can be passed on with more context.
#include "base/error.h"

#include <utility>

#include "base/assert.h"

namespace koers {

Error Error::at(Place where) const {
  Error copy = *this;
  copy.place = std::move(where);
  return copy;
}

Error Error::under(std::string_view pointer_prefix) const {
  Error copy = *this;
  copy.pointer = std::string(pointer_prefix) + pointer;
  return copy;
}

Error Error::with(std::string name, std::string value) const {
  Error copy = *this;
  copy.arguments.insert_or_assign(std::move(name), std::move(value));
  return copy;
}

Error Error::because(std::string words) const {
  Error copy = *this;
  copy.detail = std::move(words);
  return copy;
}

int http_status(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 422;
    case ErrorKind::malformed:
      return 400;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::forbidden:
      return 403;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::unavailable:
      return 503;
    case ErrorKind::unsupported:
      return 422;
    case ErrorKind::internal:
      return 500;
  }
  KOERS_ASSERT(false, "every kind has a status");
}

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return "invalid";
    case ErrorKind::malformed:
      return "malformed";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::conflict:
      return "conflict";
    case ErrorKind::forbidden:
      return "forbidden";
    case ErrorKind::too_large:
      return "too_large";
    case ErrorKind::unavailable:
      return "unavailable";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::internal:
      return "internal";
  }
  KOERS_ASSERT(false, "every kind has a name");
}

}  // namespace koers
