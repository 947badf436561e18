// `koers catalog`: a line per metric, and a card for the one whose id was given.
#include "text/catalog.h"

#include <fmt/ranges.h>
#include <ostream>

#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/output.h"

namespace koers::cli {
namespace {

std::string text_of(const json::value& value, std::string_view key) {
  const auto* found = value.as_object().if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

// "Net revenue retention (NRR, NDR)".
std::string name_of(const json::value& item) {
  std::vector<std::string> abbreviations;
  for (const auto& text : item.as_object().at("abbreviations").as_array())
    abbreviations.emplace_back(text.as_string());
  std::string name = text_of(item, "name");
  if (abbreviations.empty()) return name;
  return fmt::format("{} ({})", name, fmt::join(abbreviations, ", "));
}

std::string names_of(const json::value& references) {
  std::vector<std::string> names;
  for (const auto& reference : references.as_array())
    names.push_back(fmt::format("{} ({})", text_of(reference, "name"), text_of(reference, "id")));
  return fmt::format("{}", fmt::join(names, ", "));
}

void print_list(std::ostream& out, const json::array& items) {
  std::size_t id_width = 0;
  std::size_t name_width = 0;
  for (const auto& item : items) {
    id_width = std::max(id_width, width_of(text_of(item, "id")));
    name_width = std::max(name_width, width_of(name_of(item)));
  }
  for (const auto& item : items) {
    const auto& match = item.as_object().at("match");
    const std::string last =
        match.is_null() ? text_of(item, "department_text") : text_of(match, "text");
    out << padded(text_of(item, "id"), id_width) << "  " << padded(name_of(item), name_width)
        << "  " << last << '\n';
  }
}

void print_card(std::ostream& out, const json::value& entry, text::Locale locale) {
  const auto line = [&](std::string_view code, const text::Arguments& arguments) {
    out << text::say(locale, code, arguments) << '\n';
  };
  const auto& object = entry.as_object();
  out << name_of(entry) << " · " << text_of(entry, "department_text") << '\n';
  line("catalog.formula", {{"text", text_of(entry, "formula")}});
  for (const std::string_view key : {"unit", "direction", "kind"})
    out << key << ": " << text_of(entry, key) << '\n';
  for (const std::string_view key : {"guards", "confusable"}) {
    const std::string names = names_of(object.at(key));
    if (!names.empty()) line("catalog." + std::string(key), {{"names", names}});
  }
  line("catalog.pitfalls", {});
  for (const auto& text : object.at("pitfalls").as_array())
    out << "  - " << std::string_view(text.as_string()) << '\n';
  line("catalog.use", {{"id", text_of(entry, "id")}});
}

}  // namespace

int catalog(const Surroundings& around, const Common& common, const CatalogArguments& arguments) {
  const std::string words = fmt::format("{}", fmt::join(arguments.words, " "));
  const auto answer = around.without_store(
      "catalog", {{"words", words}, {"lang", text::name_of(arguments.locale)}});
  if (!answer) return print_errors(around, common.format, answer.error());
  if (common.format == Format::json) return print_json(around, *answer);
  const auto& object = answer->as_object();
  const auto& items = object.at("items").as_array();
  if (!object.at("entry").is_null()) {
    print_card(around.streams.out, object.at("entry"), arguments.locale);
  } else if (items.empty()) {
    around.streams.err << text::say(arguments.locale, "catalog.nothing", {{"words", words}})
                       << '\n';
  } else {
    print_list(around.streams.out, items);
  }
  return items.empty() ? 1 : 0;
}

}  // namespace koers::cli
