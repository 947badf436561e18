// Reading stored and sent objects; writing them is encode.cpp.
#include "planfile/document.h"

#include "planfile/decode.h"

namespace koers::planfile {

namespace {

Checked<Object> decode_as(Audience audience, domain::EntityKind kind, const json::value& value,
                          const Setting& setting) {
  Decoding run{.setting = setting, .audience = audience};
  const NodePtr node = Node::of(value);
  auto object = decode(kind, Cursor(*node, "", run));
  if (!object) return tl::unexpected(std::move(run.errors));
  return *std::move(object);
}

}  // namespace

Checked<Object> decode_value(domain::EntityKind kind, const json::value& value,
                             const Setting& setting) {
  return decode_as(Audience::sent, kind, value, setting);
}

Checked<Object> decode_document(domain::EntityKind kind, std::string_view text,
                                const Setting& setting) {
  const auto value = read_json(text);
  if (!value) return tl::unexpected(Errors{value.error()});
  return decode_as(Audience::document, kind, *value, setting);
}

}  // namespace koers::planfile
