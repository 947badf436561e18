// Errors of measuring say what they are about in their code and arguments.
#include "app/definition_places.h"

#include "planfile/written_place.h"

namespace koers::app {

namespace {

// The line that was stored is that of the object, when it was applied; the field is where the file
// has it now, if it still does.
Place place_at_home(store::Reader& reader, domain::EntityKind kind, const std::string& id,
                    const std::string& pointer) {
  const auto document = reader.document(domain::name_of(kind), id, INT64_MAX);
  if (!document || !*document || !(*document)->home.is_file()) return {};
  const store::Home& home = (*document)->home;
  const auto disk = planfile::real_disk();
  Place place =
      planfile::place_of(*disk, {.file = home.file, .kind = kind, .id = id, .pointer = pointer});
  if (place.line == 0) place.line = home.line;
  return place;
}

}  // namespace

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
                [&](domain::EntityKind kind, const std::string& id, const std::string& pointer) {
                  return place_at_home(reader, kind, id, pointer);
                });
}

}  // namespace koers::app
