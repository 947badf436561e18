// Claims about what a note has to hold.
#include "domain/annotation.h"

#include <doctest/doctest.h>

namespace koers::domain {

TEST_CASE("a note says something, in no more than its length") {
  CHECK(check_note("New pricing").has_value());
  CHECK(check_note(" \n\t ").error().code == "annotation.no_note");
  CHECK(check_note(std::string(annotation_note_max, 'a')).has_value());
  CHECK(check_note(std::string(annotation_note_max + 1, 'a')).error().code ==
        "annotation.note_too_long");
}

TEST_CASE("an effect is read as it is named") {
  for (const auto effect : annotation_effects)
    CHECK(parse_annotation_effect(name_of(effect)).value() == effect);
  const auto unknown = parse_annotation_effect("forget");
  CHECK(unknown.error().code == "annotation.unknown_effect");
  CHECK(unknown.error().pointer == "/effect");
}

}  // namespace koers::domain
