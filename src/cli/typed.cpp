// What programs read comes first; people's own way of writing only where that fails.
#include "cli/typed.h"

#include "base/number.h"
#include "text/read_number.h"

namespace koers::cli {

Result<double> typed_number(const std::string& written, text::Locale locale) {
  auto plain = parse_number(written);
  if (plain || written.find(',') == std::string::npos) return plain;
  const auto reading = text::read_number(locale, written);
  if (!reading || !reading->unit.empty()) return fail(plain.error());
  if (!reading->is_ambiguous()) return reading->value;
  return fail(Error{
      .kind = ErrorKind::malformed, .code = "number.ambiguous", .arguments = {{"text", written}}});
}

Error bad_value(std::string_view option, const std::string& text, std::string_view choices) {
  return {.kind = ErrorKind::malformed,
          .code = "cli.bad_value",
          .arguments = {
              {"option", std::string(option)}, {"text", text}, {"choices", std::string(choices)}}};
}

}  // namespace koers::cli
