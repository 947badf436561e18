// Key by key, in the order that is promised.
#include "wire/sentence_json.h"

#include "language/draft_goal.h"
#include "language/sentence/complaint_words.h"
#include "language/sentence/write_sentence.h"
#include "planfile/statement.h"
#include "text/catalog.h"
#include "text/format.h"
#include "wire/coach_json.h"

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
  for (const auto complaint : parsed.complaints) codes.emplace_back(language::name_of(complaint));
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

// Where a byte of the text stands in the strings of a browser.
std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

json::array spans_json(const ParsedSentence& parsed) {
  const std::string_view text = parsed.text;
  json::array spans;
  for (const auto& [part, span] : parsed.spans) {
    spans.push_back(json::object{{"part", language::name_of(part)},
                                 {"start", utf16_units(text.substr(0, span.begin))},
                                 {"end", utf16_units(text.substr(0, span.end))},
                                 {"text", text.substr(span.begin, span.end - span.begin)}});
  }
  return spans;
}

json::array complaint_words_json(const ParsedSentence& parsed, text::Locale locale) {
  json::array complaints;
  for (const auto complaint : parsed.complaints) {
    complaints.push_back(json::object{{"code", language::name_of(complaint)},
                                      {"text", language::words_of(locale, complaint, parsed)}});
  }
  return complaints;
}

json::value goal_told(const ParsedSentence& parsed, const planfile::Setting& setting) {
  const auto draft = language::draft_goal(parsed, setting.calendar);
  if (!draft) return nullptr;
  return planfile::keys_told(*draft, setting);
}

// Without the sentence where that is read otherwise: a goal and its statement have to agree.
json::value goal_of_reading(const ParsedSentence& reading, const app::ReadSentence& read) {
  json::value goal = goal_told(reading, read.setting);
  if (goal.is_object() && !language::says_the_same(reading, read.parsed))
    goal.as_object().erase("statement");
  return goal;
}

// What a reading would have come out at last time.
json::value before_json(const app::ReadSentence& read, std::size_t reading, text::Locale locale) {
  const auto& before = read.before.at(reading);
  if (!before) return nullptr;
  return json::object{{"start", to_string(before->period.first)},
                      {"end", to_string(before->period.final_day())},
                      {"value", before->value},
                      {"text", text::format_value(locale, read.unit, before->value)}};
}

json::array readings_json(const app::ReadSentence& read, text::Locale locale) {
  json::array readings;
  for (const auto& [question, code, sentence] : read.parsed.readings) {
    readings.push_back(json::object{{"question", language::name_of(question)},
                                    {"code", code},
                                    {"text", text::say(locale, "reading." + std::string(code))},
                                    {"parse", to_json(sentence)},
                                    {"goal", goal_of_reading(sentence, read)},
                                    {"before", before_json(read, readings.size(), locale)}});
  }
  return readings;
}

}  // namespace

json::object to_json(const app::ReadSentence& read, text::Locale locale) {
  return {{"parse", to_json(read.parsed)},
          {"goal", goal_told(read.parsed, read.setting)},
          {"written", read.written ? json::value(*read.written) : json::value(nullptr)},
          {"spans", spans_json(read.parsed)},
          {"complaints", complaint_words_json(read.parsed, locale)},
          {"readings", readings_json(read, locale)},
          {"metric", read.metric.empty() ? json::value(nullptr) : json::value(read.metric)},
          {"coach", to_json(read.report, read.setting)}};
}

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
