// A place in a tree while it is decoded, and where complaints go. Reading one scalar in one form; a
// value that does not fit is complained of where it stands and counts as absent.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "planfile/document.h"
#include "planfile/node.h"
#include "planfile/object.h"

namespace koers::planfile {

/// What one decoding run shares.
struct Decoding {
  std::string file;
  Setting setting;
  Audience audience = Audience::plan_file;
  Errors errors;
};

using ErrorArguments = std::map<std::string, std::string>;

class Cursor {
 public:
  Cursor(const Node& node, std::string pointer, Decoding& run)
      : node_(&node), pointer_(std::move(pointer)), mark_(node.start()), run_(&run) {}

  [[nodiscard]] const Node& node() const { return *node_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  [[nodiscard]] const Setting& setting() const { return run_->setting; }
  [[nodiscard]] Audience audience() const { return run_->audience; }
  [[nodiscard]] Decoding& run() const { return *run_; }
  /// The last part of the pointer: the key or index that this value stands at.
  [[nodiscard]] std::string_view name() const;

  [[nodiscard]] Cursor at(const Node::Entry& entry) const;
  [[nodiscard]] Cursor item(std::size_t index) const;

  /// A complaint about this value, at its place.
  void complain(std::string_view code, ErrorArguments arguments = {},
                ErrorKind kind = ErrorKind::invalid) const;
  /// A complaint about the key of an entry of this mapping.
  void complain_of_key(const Node::Entry& entry, std::string_view code, ErrorArguments arguments,
                       ErrorKind kind = ErrorKind::invalid) const;
  /// An error that a parser made, at this place.
  void complain(Error error) const;
  /// "Here a number is needed": `plan.expected_number` and its like, with what was found.
  void expected(std::string_view what) const;

 private:
  const Node* node_;
  std::string pointer_;
  Mark mark_;
  Decoding* run_;
};

[[nodiscard]] std::optional<std::string> read_text(const Cursor& at);
[[nodiscard]] std::optional<double> read_number(const Cursor& at);
[[nodiscard]] std::optional<int> read_whole(const Cursor& at);
[[nodiscard]] std::optional<bool> read_truth(const Cursor& at);
[[nodiscard]] std::optional<Date> read_date(const Cursor& at);
[[nodiscard]] std::optional<domain::Label> read_label(const Cursor& at);
[[nodiscard]] std::optional<domain::Calendar::Named> read_period(const Cursor& at);
/// "<= 10": a comparator and a number. Other forms of targets are of later versions.
[[nodiscard]] std::optional<domain::Target> read_target(const Cursor& at);

/// An id, or a complaint `id.not_a_slug`.
template <typename Entity>
[[nodiscard]] std::optional<Id<Entity>> read_id(const Cursor& at) {
  const auto text = read_text(at);
  if (!text) return std::nullopt;
  auto id = Id<Entity>::create(*text);
  if (id) return *std::move(id);
  at.complain(id.error());
  return std::nullopt;
}

/// At most 60 bytes of a text, for complaints; whole UTF-8 characters.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace koers::planfile
