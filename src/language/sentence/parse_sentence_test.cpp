// Sentences as team leads write them, with what they say: the tables of tests/sentences. A line
// "@ locale nl today 2026-02-03 fiscal 1 end" says how the ones after it are read; under each
// sentence stands its whole answer, complaints behind "!", and a line "+" for each key result.
#include "language/sentence/parse_sentence.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "base/number.h"
#include "base/reference_test.h"

namespace koers::language {
namespace {

void put(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out.append(key).append("=").append(value);
}

void put(std::string& out, std::string_view key, const std::optional<double>& value) {
  if (value) put(out, key, to_shortest(*value));
}

void put(std::string& out, std::string_view key, const std::optional<Date>& day) {
  if (day) put(out, key, to_string(*day));
}

std::string goal_text(const ParsedSentence& parsed) {
  std::string out(name_of(parsed.kind));
  put(out, "metric", parsed.metric);
  if (parsed.comparator) put(out, "cmp", domain::symbol_of(*parsed.comparator));
  put(out, "value", parsed.value);
  put(out, "unit", parsed.unit);
  if (parsed.mode) put(out, "mode", name_of(*parsed.mode));
  put(out, "base", parsed.base);
  put(out, "lo", parsed.low);
  put(out, "hi", parsed.high);
  put(out, "start", parsed.start);
  put(out, "end", parsed.end);
  if (parsed.per) put(out, "per", domain::name_of(*parsed.per));
  if (parsed.window) put(out, "window", name_of(*parsed.window));
  if (parsed.window == SentenceWindow::share) put(out, "share", parsed.share);
  put(out, "objective", parsed.objective);
  return out;
}

std::string answer_text(const ParsedSentence& parsed) {
  std::string out = goal_text(parsed);
  if (!parsed.complaints.empty()) out += " !";
  for (const auto complaint : parsed.complaints) out.append(" ").append(name_of(complaint));
  for (const auto& result : parsed.key_results) out += "\n+ " + goal_text(result);
  return out;
}

// "@ locale nl today 2026-02-03 fiscal 7 end"
SentenceOptions options_of(const std::string& line) {
  std::istringstream words(line.substr(1));
  std::string key, locale, today, naming;
  unsigned month = 0;
  words >> key >> locale >> key >> today >> key >> month >> naming;
  SentenceOptions options;
  options.frame.locale = locale == "en" ? text::Locale::en : text::Locale::nl;
  options.frame.today = parse_date(today).value();
  options.frame.calendar =
      domain::Calendar::create({.fiscal_start_month = month,
                                .naming = naming == "start" ? domain::FiscalNaming::start_year
                                                            : domain::FiscalNaming::end_year})
          .value();
  return options;
}

struct Example {
  SentenceOptions options;
  std::string sentence;
  std::string answer;
};

std::vector<Example> examples_in(const std::filesystem::path& path) {
  std::vector<Example> examples;
  SentenceOptions options;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '@') {
      options = options_of(line);
    } else if (line.front() != ' ') {
      examples.push_back({options, line, {}});
    } else {
      std::string& answer = examples.back().answer;
      answer += (answer.empty() ? "" : "\n") + line.substr(line.find_first_not_of(' '));
    }
  }
  return examples;
}

std::vector<Example> all_examples() {
  std::vector<Example> all;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(repository_root() / "tests/sentences"))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    const auto examples = examples_in(path);
    all.insert(all.end(), examples.begin(), examples.end());
  }
  return all;
}

void check_spans(const ParsedSentence& parsed, std::size_t size) {
  for (const auto& [part, span] : parsed.spans) {
    CHECK(span.begin < span.end);
    CHECK(span.end <= size);
  }
}

}  // namespace

TEST_CASE("sentences say what their writers mean") {
  const auto examples = all_examples();
  REQUIRE(examples.size() >= 250);
  for (const auto& [options, sentence, answer] : examples) {
    const auto parsed = parse_sentence(sentence, options);
    CAPTURE(sentence);
    CHECK(answer_text(parsed) == answer);
    check_spans(parsed, sentence.size());
  }
}

TEST_CASE("a full stop, capitals and blanks around it change nothing") {
  for (const auto& [options, sentence, answer] : all_examples()) {
    if (sentence.ends_with('.') || answer.starts_with("okr")) continue;
    CAPTURE(sentence);
    CHECK(answer_text(parse_sentence("  " + sentence + " . ", options)) == answer);
  }
}

TEST_CASE("what is cut off anywhere is still read, and places lie inside the text") {
  for (const auto& [options, sentence, answer] : all_examples()) {
    for (std::size_t length = 0; length < sentence.size(); length += 3) {
      const std::string part = sentence.substr(0, length);
      CAPTURE(part);
      const auto parsed = parse_sentence(part, options);
      check_spans(parsed, part.size());
    }
  }
}

}  // namespace koers::language
