// Parses, finds the object by its id, and asks the tree for the mark.
#include "planfile/written_place.h"

#include "planfile/node.h"
#include "planfile/yaml.h"

namespace koers::planfile {
namespace {

using domain::EntityKind;

// nullptr where the file does not have it.
const Node* object_in(const Node& root, const WrittenField& field) {
  const Node::Entry* section = root.find(section_of(field.kind));
  if (section == nullptr) return nullptr;
  if (section->value->is_mapping()) return section->value.get();
  for (const NodePtr& item : section->value->items()) {
    const Node::Entry* id = item->find(field.kind == EntityKind::metric ? "name" : "id");
    if (id != nullptr && id->value->is_scalar() && id->value->text() == field.id) return item.get();
  }
  return nullptr;
}

}  // namespace

Place place_of(Disk& disk, const WrittenField& field) {
  Place place{.file = field.file};
  const auto text = disk.read(field.file);
  if (!text) return place;
  const auto root = parse_yaml({.text = *text, .file = field.file});
  if (!root) return place;
  const Node* object = object_in(**root, field);
  if (object == nullptr) return place;
  const Mark mark = object->mark_of(field.pointer);
  place.line = mark.line;
  place.column = mark.column;
  return place;
}

}  // namespace koers::planfile
