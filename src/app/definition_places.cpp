// Errors of measuring say what they are about in their code and arguments.
#include "app/definition_places.h"

namespace koers::app {

Error placed(Error error, const PlaceOf& place_of) {
  if (error.place.is_known()) return error;
  const bool is_about_source = error.code.starts_with("source.");
  const auto named = error.arguments.find(is_about_source ? "source" : "metric");
  if (named == error.arguments.end()) return error;
  const auto kind = is_about_source ? domain::EntityKind::source : domain::EntityKind::metric;
  error.place = place_of(kind, named->second, error.pointer);
  return error;
}

Error placed(Error error, store::Reader& reader) {
  return placed(std::move(error),
                [&](domain::EntityKind kind, const std::string& id, const std::string&) -> Place {
                  const auto document = reader.document(domain::name_of(kind), id, INT64_MAX);
                  if (!document || !*document || !(*document)->home.is_file()) return {};
                  return {.file = (*document)->home.file, .line = (*document)->home.line};
                });
}

}  // namespace koers::app
