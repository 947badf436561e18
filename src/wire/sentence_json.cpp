// Key by key, in the order that is promised.
#include "wire/sentence_json.h"

namespace koers::wire {
namespace {

using language::ParsedSentence;

void put_text(json::object& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

void put_number(json::object& object, std::string_view key, const std::optional<double>& value) {
  if (value) object[key] = *value;
}

void put_day(json::object& object, std::string_view key, const std::optional<Date>& day) {
  if (day) object[key] = to_string(*day);
}

json::array complaints_json(const ParsedSentence& parsed) {
  json::array codes;
  for (const auto code : parsed.complaints) codes.emplace_back(code);
  return codes;
}

json::object goal_json(const ParsedSentence& parsed) {
  json::object object;
  object["kind"] = language::name_of(parsed.kind);
  put_text(object, "metric", parsed.metric);
  if (parsed.comparator) object["cmp"] = domain::symbol_of(*parsed.comparator);
  put_number(object, "value", parsed.value);
  put_text(object, "unit", parsed.unit);
  if (parsed.mode) object["mode"] = language::name_of(*parsed.mode);
  put_number(object, "base", parsed.base);
  put_number(object, "lo", parsed.low);
  put_number(object, "hi", parsed.high);
  put_day(object, "start", parsed.start);
  put_day(object, "end", parsed.end);
  if (parsed.per) object["per"] = domain::name_of(*parsed.per);
  if (parsed.window) object["window"] = language::name_of(*parsed.window);
  if (parsed.window == language::SentenceWindow::share) object["share"] = parsed.share;
  put_text(object, "objective", parsed.objective);
  return object;
}

}  // namespace

json::object to_json(const ParsedSentence& parsed) {
  json::object object = goal_json(parsed);
  if (!parsed.key_results.empty()) {
    json::array results;
    for (const auto& result : parsed.key_results) {
      json::object key_result = goal_json(result);
      put_text(key_result, "text", result.text);
      results.push_back(std::move(key_result));
    }
    object["kr"] = std::move(results);
  }
  object["complaints"] = complaints_json(parsed);
  put_text(object, "text", parsed.text);
  return object;
}

json::object parsed_line(std::string_view line, const SentenceContext& context) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return to_json(language::parse_sentence(
      line,
      {.frame = {.today = context.today, .locale = context.locale, .calendar = context.calendar}}));
}

}  // namespace koers::wire
