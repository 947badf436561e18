// What people note about the values of a KPI: that something happened, that there is a new normal,
// that a value has a cause of its own. The program marks; causes are written by people.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace koers::domain {

/// What a note does to the limits of normal variation.
enum class AnnotationEffect : std::uint8_t {
  none,        ///< Nothing: it explains, and a new normal may be proposed from its day on.
  new_normal,  ///< Limits start anew with the value of its day.
  exclude,     ///< The value of its day is no part of the limits.
};
/// "none", "new_normal", "exclude".
[[nodiscard]] std::string_view name_of(AnnotationEffect effect);
inline constexpr std::array annotation_effects{AnnotationEffect::none, AnnotationEffect::new_normal,
                                               AnnotationEffect::exclude};
/// Error `annotation.unknown_effect`.
[[nodiscard]] Result<AnnotationEffect> parse_annotation_effect(std::string_view text);

/// The longest note, in bytes.
inline constexpr std::size_t annotation_note_max = 500;

struct Annotation {
  std::string id;  ///< Given when it is kept; its own within the KPI.
  Date day;
  std::string note;
  AnnotationEffect effect = AnnotationEffect::none;
  std::string author;
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// Errors: `annotation.no_note` (a cause is what it is for), `annotation.note_too_long`.
[[nodiscard]] Result<void> check_note(std::string_view note);

}  // namespace koers::domain
