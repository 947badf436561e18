// Names of effects, and what a note has to hold.
#include "domain/annotation.h"

#include "base/error.h"

namespace koers::domain {

std::string_view name_of(AnnotationEffect effect) {
  static constexpr std::array<std::string_view, 3> names{"none", "new_normal", "exclude"};
  return names.at(static_cast<std::size_t>(effect));
}

Result<AnnotationEffect> parse_annotation_effect(std::string_view text) {
  for (const auto effect : annotation_effects) {
    if (name_of(effect) == text) return effect;
  }
  return fail(Error{.code = "annotation.unknown_effect",
                    .pointer = "/effect",
                    .arguments = {{"effect", std::string(text)}}});
}

Result<void> check_note(std::string_view note) {
  if (note.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return fail(Error{.code = "annotation.no_note", .pointer = "/note"});
  if (note.size() > annotation_note_max) {
    return fail(Error{.code = "annotation.note_too_long",
                      .pointer = "/note",
                      .arguments = {{"max", std::to_string(annotation_note_max)}}});
  }
  return {};
}

}  // namespace koers::domain
