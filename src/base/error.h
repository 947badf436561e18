// What went wrong, for programs: a kind (one HTTP status, one exit code), a stable code, the place.
// The words for people are looked up by code in `text`; this file knows no language.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace koers {

/// What sort of "no" it is. Each has one HTTP status (`http_status`).
enum class ErrorKind : std::uint8_t {
  invalid,      ///< The request or file says something that cannot be: 422.
  malformed,    ///< It could not be read at all (broken JSON, YAML, number): 400.
  not_found,    ///< 404.
  conflict,     ///< It changed elsewhere, exists already, or is owned by another: 409.
  forbidden,    ///< 403.
  too_large,    ///< 413.
  unavailable,  ///< A source, worker or server does not answer, or is busy: 503.
  unsupported,  ///< Known, but not in this version: 422.
  internal,     ///< The last resort: 500.
};

/// A place in a text a person wrote. Lines and columns count from 1; 0 means unknown.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  [[nodiscard]] bool is_known() const { return !file.empty() || line > 0; }
  friend bool operator==(const Place&, const Place&) = default;
};

/// One complaint. `code` is stable (`target.not_a_number`) and documented in docs/errors.md;
/// `pointer` is a JSON pointer to the field; `arguments` fill the text's `{names}`; `detail` is for
/// the log and for texts that other programs wrote (a SQL error), in their words.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string code;
  std::string pointer;
  std::map<std::string, std::string> arguments;
  std::string detail;
  Place place;

  [[nodiscard]] Error at(Place where) const;
  [[nodiscard]] Error under(std::string_view pointer_prefix) const;
  [[nodiscard]] Error with(std::string name, std::string value) const;
  [[nodiscard]] Error because(std::string words) const;
};

/// Everything that is wrong, in the order of the file. Empty: nothing is.
using Errors = std::vector<Error>;

/// The HTTP status of a kind: 400 … 503.
[[nodiscard]] int http_status(ErrorKind kind);

/// The name of a kind as it is written in JSON: "invalid", "not_found", …
[[nodiscard]] std::string_view name_of(ErrorKind kind);

}  // namespace koers
