// `koers forecast`: files in, forecasts out, without a store.
#include <fmt/format.h>
#include <ostream>

#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "text/format.h"

namespace koers::cli {
namespace {

std::string table_of(const json::array& steps, text::Locale locale) {
  std::string text;
  for (const auto& step : steps) {
    const auto& object = step.as_object();
    const auto number = [&](std::string_view key) {
      return text::format_number(locale, object.at(key).to_number<double>());
    };
    text +=
        fmt::format("{}  {}  ({} – {})\n", padded(std::string(object.at("period").as_string()), 10),
                    number("value"), number("lower"), number("upper"));
  }
  return text;
}

}  // namespace

int forecast_rows(const Surroundings& around, const Common& common, const json::object& arguments) {
  const auto done = around.without_store("forecast_rows", arguments);
  return done ? 0 : print_errors(around, common.format, done.error());
}

int forecast_file(const Surroundings& around, const Common& common, json::object arguments) {
  arguments["lang"] = text::name_of(around.locale);
  const auto answer = around.without_store("forecast_file", arguments);
  if (!answer) return print_errors(around, common.format, answer.error());
  if (common.format == Format::json) return print_json(around, *answer);
  const auto& object = answer->as_object();
  around.streams.out << object.at("terminal").as_string().c_str()
                     << table_of(object.at("steps").as_array(), around.locale);
  for (const auto& note : object.at("notes").as_array())
    around.streams.out << note.as_string().c_str() << '\n';
  for (const auto& line : object.at("left_out").as_array())
    around.streams.err << line.at("text").as_string().c_str() << '\n';
  return 0;
}

}  // namespace koers::cli
