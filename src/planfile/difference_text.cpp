// The difference for a terminal, in signs and in the words of the plan file.
#include <fmt/format.h>

#include "planfile/difference.h"

namespace koers::planfile {
namespace {

struct Style {
  std::string_view sign;
  std::string_view color;
};

Style style_of(Action action) {
  switch (action) {
    case Action::create:
      return {"+", "\x1b[32m"};
    case Action::change:
      return {"~", "\x1b[33m"};
    case Action::adopt:
      return {">", "\x1b[36m"};
    case Action::unchanged:
      return {"=", ""};
    case Action::remove:
      return {"-", "\x1b[31m"};
    case Action::left:
      return {"?", "\x1b[2m"};
    case Action::conflict:
      return {"!", "\x1b[1;31m"};
  }
  return {" ", ""};
}

std::string note_of(const ObjectDifference& object) {
  switch (object.action) {
    case Action::adopt:
      return "  same content; this file becomes its home";
    case Action::left:
      return "  no longer in the files; --prune deletes it";
    case Action::conflict:
      return fmt::format("  changed by {} at {}", object.actor, to_string(object.changed_at));
    default:
      return {};
  }
}

std::string shown(const FieldChange& field) {
  if (field.before.empty()) return fmt::format("{}: {}", field.path, field.after);
  if (field.after.empty()) return fmt::format("{}: {} → (none)", field.path, field.before);
  return fmt::format("{}: {} → {}", field.path, field.before, field.after);
}

std::string line_of(const ObjectDifference& object, Paint paint) {
  const Style style = style_of(object.action);
  const bool is_painted = paint == Paint::ansi && !style.color.empty();
  const std::string place =
      object.file.empty() ? "" : fmt::format("  ({}:{})", object.file, object.line);
  return fmt::format("{}{} {} {}{}{}{}\n", is_painted ? style.color : "", style.sign,
                     domain::name_of(object.kind), object.id, is_painted ? "\x1b[0m" : "", place,
                     note_of(object));
}

}  // namespace

std::string to_text(const Difference& difference, Paint paint) {
  std::string text;
  for (const ObjectDifference& object : difference.objects) {
    if (object.action == Action::unchanged) continue;
    text += line_of(object, paint);
    // What is created or deleted is told by its name; its fields are in the file.
    const bool has_news = object.action == Action::change || object.action == Action::conflict;
    for (const FieldChange& field : object.fields) {
      if (has_news) text += "    " + shown(field) + "\n";
    }
  }
  text += fmt::format(
      "{} to create, {} to change, {} to adopt, {} to delete, {} unchanged, {} in conflict\n",
      difference.count(Action::create), difference.count(Action::change),
      difference.count(Action::adopt), difference.count(Action::remove),
      difference.count(Action::unchanged), difference.count(Action::conflict));
  return text;
}

}  // namespace koers::planfile
