// Several statements are told apart here: objective and key results, two KPIs in one sentence, a
// result and its purpose. Each single one is interpreted by itself.
#include "language/sentence/parse_sentence.h"

#include <algorithm>
#include <array>

#include "language/sentence/interpret.h"

namespace koers::language {
namespace {

using Tokens = std::span<const Token>;

constexpr PhraseTable<int>::Row okr_opening_rows[] = {
    {0,
     "i will|we will|i'll|we'll|ik zal|wij zullen|we zullen|ik ga|wij gaan|we gaan|our team will|"
     "ons team zal|my team will|mijn team zal|i want to|we want to|ik wil|wij willen|we willen|"
     "the team will|het team zal|i shall|we shall|you will|u zult"}};
constexpr PhraseTable<int>::Row okr_measure_rows[] = {
    {0,
     "as measured by|measured by|zoals gemeten door|gemeten door|zoals gemeten aan|gemeten aan|"
     "zoals gemeten met|gemeten met|as shown by|as evidenced by|zoals blijkt uit|"
     "which is measured by|wat gemeten wordt door|wat wordt gemeten door|zoals gemeten aan de hand "
     "van|gemeten aan de hand van|te meten aan|to be measured by"}};

const PhraseTable<int>& okr_openings() {
  static const PhraseTable<int> table(okr_opening_rows);
  return table;
}

const PhraseTable<int>& okr_measures() {
  static const PhraseTable<int> table(okr_measure_rows);
  return table;
}

ParsedSentence nothing(std::string_view text) {
  ParsedSentence parsed;
  parsed.text = as_utf8(text);
  for (const auto complaint : {Complaint::no_value, Complaint::no_metric, Complaint::no_deadline})
    parsed.complain(complaint);
  return parsed;
}

class Parser {
 public:
  Parser(std::string_view text, const SentenceOptions& options)
      : text_(text), options_{.frame = options.frame, .currency = options.currency} {}

  ParsedSentence run(Tokens tokens) {
    if (tokens.empty()) return {};
    if (auto okr = parse_okr(tokens)) return std::move(*okr);
    return parse_statement(tokens, Splitting::reported);
  }

 private:
  /// Whether two KPIs in one text are one complaint, or the text is known to hold one.
  enum class Splitting : std::uint8_t { reported, done };

  ParsedSentence parse_statement(Tokens tokens, Splitting splitting) {
    const Clause whole = read_clause(tokens, options_.frame);
    if (whole.numbers.empty() && has_purpose(whole)) return objective_of(whole);
    const Tokens core = without_purpose(whole);
    if (core.size() < tokens.size()) return parse_statement(core, splitting);
    if (splitting == Splitting::reported) {
      if (const auto parts = split(tokens); parts.size() > 1) return multiple(whole, parts);
    }
    return interpret(whole, options_);
  }

  // Purpose ---------------------------------------------------------------------------------------

  // "Verras onze klanten om … te verhogen", "delight customers to increase loyalty".
  [[nodiscard]] static bool has_purpose(const Clause& clause) { return purpose_at(clause) > 0; }

  // Where the purpose begins; 0: there is none, or nothing before it.
  [[nodiscard]] static std::size_t purpose_at(const Clause& clause) {
    const auto has_content_before = [&](std::size_t at) {
      return std::ranges::any_of(clause.nouns,
                                 [&](const TokenRange& noun) { return noun.first < at; }) ||
             std::ranges::any_of(clause.verbs,
                                 [&](const FoundVerb& verb) { return verb.first < at; });
    };
    if (clause.purpose && has_content_before(*clause.purpose) && has_verb_after(clause))
      return *clause.purpose;
    for (const FoundVerb& verb : clause.verbs) {
      const bool is_infinitive = verb.first > 0 && clause.tokens[verb.first - 1].is("to");
      if (is_infinitive && has_verb_before(clause, verb.first)) return verb.first - 1;
    }
    return 0;
  }

  [[nodiscard]] static bool has_verb_after(const Clause& clause) {
    return std::ranges::any_of(
               clause.verbs, [&](const FoundVerb& verb) { return verb.first > *clause.purpose; }) ||
           std::ranges::any_of(clause.nouns, [&](const TokenRange& noun) {
             return noun.end > *clause.purpose + 1;
           });
  }

  [[nodiscard]] static bool has_verb_before(const Clause& clause, std::size_t at) {
    return std::ranges::any_of(
        clause.verbs, [&](const FoundVerb& verb) { return verb.first + verb.length < at; });
  }

  // The statement without why: the words before the purpose, or after its comma.
  [[nodiscard]] static Tokens without_purpose(const Clause& clause) {
    const Tokens tokens = clause.tokens;
    const bool is_before = std::ranges::any_of(clause.numbers, [&](const TargetNumber& number) {
      return number.first < purpose_at(clause);
    });
    if (is_before) return tokens.first(purpose_at(clause));
    if (const auto at = statement_after_aim(clause); at > 0) return tokens.subspan(at);
    if (!tokens[0].is("om") && !tokens[0].is("to") && !tokens[0].is("teneinde") &&
        !(tokens[0].is("in") && tokens.size() > 1 && tokens[1].is("order")))
      return tokens;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      const bool has_number_after = std::ranges::any_of(
          clause.numbers, [&](const TargetNumber& number) { return number.first > i; });
      if (tokens[i].is(",") && has_number_after) return tokens.subspan(i + 1);
    }
    return tokens;
  }

  // "Om de winst te verhogen verlagen we …", "We willen klanten behouden: klantverloop …": where
  // the statement itself begins; 0: at the head.
  [[nodiscard]] static std::size_t statement_after_aim(const Clause& clause) {
    const Tokens tokens = clause.tokens;
    const auto has_number_after = [&](std::size_t at) {
      return std::ranges::any_of(clause.numbers,
                                 [at](const TargetNumber& number) { return number.first > at; });
    };
    const auto has_number_before = [&](std::size_t at) {
      return std::ranges::any_of(tokens.first(at),
                                 [](const Token& token) { return token.is_number(); });
    };
    for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
      if (has_number_before(i) || !has_number_after(i)) break;
      const auto aim = tokens[i].is("te") ? verbs().at(tokens, i + 1) : std::nullopt;
      const std::size_t after = aim ? i + 1 + aim->length : 0;
      if (tokens[0].is("om") && aim && (verbs().at(tokens, after) || fillers().at(tokens, after)))
        return after;
      if (tokens[i].is(":") && has_verb_before(clause, i) &&
          metric_phrase(read_clause(tokens.subspan(i + 1), {})).metric != nullptr)
        return i + 1;
    }
    return 0;
  }

  [[nodiscard]] static ParsedSentence objective_of(const Clause& clause) {
    ParsedSentence parsed;
    parsed.kind = SentenceKind::objective;
    parsed.spans.push_back({Part::objective, span_of(clause.tokens, {0, clause.tokens.size()})});
    return parsed;
  }

  // Several KPIs ----------------------------------------------------------------------------------

  // The statements that meet at "and", "en", commas; one if they belong together.
  std::vector<Tokens> split(Tokens tokens) {
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      const auto joint = coordinators().at(tokens, i);
      if (!joint) continue;
      const Tokens left = tokens.first(i);
      const Tokens right = tokens.subspan(i + joint->length);
      if (right.empty() || !is_free(tokens, i, joint->length) || !are_two(tokens, left, right))
        continue;
      std::vector<Tokens> parts{left};
      for (const Tokens part : split(right)) parts.push_back(part);
      return parts;
    }
    return {tokens};
  }

  // Not within a number range, a period or the name of a metric.
  [[nodiscard]] bool is_free(Tokens tokens, std::size_t at, std::size_t length) const {
    const Clause clause = read_clause(tokens, options_.frame);
    const auto holds = [&](std::size_t first, std::size_t end) {
      return first < at + length && at < end;
    };
    for (const auto& number : clause.numbers) {
      if (holds(number.first, number.end)) return false;
    }
    for (const auto& timing : clause.timings) {
      if (holds(timing.first, timing.first + timing.length)) return false;
    }
    for (const auto& name : clause.names) {
      if (holds(name.first, name.end)) return false;
    }
    return true;
  }

  [[nodiscard]] bool are_two(Tokens whole, Tokens left, Tokens right) const {
    const Clause one = read_clause(left, options_.frame);
    const Clause two = read_clause(right, options_.frame);
    const MetricPhrase first = metric_phrase(one);
    const MetricPhrase second = metric_phrase(two);
    const bool are_known = first.metric != nullptr && second.metric != nullptr;
    if (are_known && first.metric != second.metric) {
      const MetricPhrase both = metric_phrase(read_clause(whole, options_.frame));
      return both.metric == nullptr || both.certainty == Certainty::approximate ||
             both.metric == first.metric || both.metric == second.metric;
    }
    // "Verhoog de klanttevredenheid en verlaag de kosten": each has its verb.
    const bool is_one_known = first.metric != nullptr || second.metric != nullptr;
    if (is_one_known && moves(one) && moves(two)) return true;
    const bool have_targets = has_target(one) && has_target(two);
    if (!have_targets) return false;
    const bool has_own_noun = !second.id.empty() || !two.verbs.empty();
    const bool is_dated_twice = !one.timings.empty() && !two.timings.empty();
    return (has_own_noun && !first.id.empty()) || is_dated_twice;
  }

  [[nodiscard]] static bool moves(const Clause& clause) {
    return !clause.nouns.empty() && std::ranges::any_of(clause.verbs, [](const FoundVerb& verb) {
      return verb.sense == VerbSense::up || verb.sense == VerbSense::down ||
             verb.sense == VerbSense::improve;
    });
  }

  [[nodiscard]] static bool has_target(const Clause& clause) {
    return std::ranges::any_of(
               clause.numbers,
               [](const TargetNumber& number) { return number.role != Role::base; }) ||
           std::ranges::any_of(clause.verbs, [](const FoundVerb& verb) {
             return verb.sense >= VerbSense::twice && verb.sense <= VerbSense::half;
           });
  }

  [[nodiscard]] ParsedSentence multiple(const Clause& whole, const std::vector<Tokens>& parts) {
    ParsedSentence parsed;
    parsed.kind = SentenceKind::multi;
    parsed.complain(Complaint::several);
    parsed.statements = static_cast<int>(parts.size());
    bool has_value = false;
    for (const Tokens part : parts) {
      const ParsedSentence one = parse_statement(part, Splitting::done);
      has_value = has_value || one.value || one.low;
      parsed.spans.insert(parsed.spans.end(), one.spans.begin(), one.spans.end());
    }
    if (!has_value) parsed.complain(Complaint::no_value);
    const auto timing = merged_timing(whole.timings);
    if (!timing) parsed.complain(Complaint::no_deadline);
    return parsed;
  }

  // Objectives and key results --------------------------------------------------------------------

  std::optional<ParsedSentence> parse_okr(Tokens tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto measure = okr_measures().at(tokens, i);
      if (!measure) continue;
      ParsedSentence okr;
      okr.kind = SentenceKind::okr;
      Tokens objective = tokens.first(i);
      if (const auto opening = okr_openings().at(objective, 0))
        objective = objective.subspan(opening->length);
      while (!objective.empty() && objective.back().is(","))
        objective = objective.first(objective.size() - 1);
      const Span span = span_of(objective, {0, objective.size()});
      okr.objective = std::string(text_.substr(span.begin, span.end - span.begin));
      if (!span.is_empty()) okr.spans.push_back({Part::objective, span});
      add_key_results(okr, tokens.subspan(i + measure->length), objective);
      return okr;
    }
    return std::nullopt;
  }

  void add_key_results(ParsedSentence& okr, Tokens tokens, Tokens objective) {
    while (!tokens.empty() && (tokens[0].is(":") || tokens[0].is(","))) tokens = tokens.subspan(1);
    const auto parts = split_key_results(tokens);
    // A deadline is told once, at the end or with the objective, and holds for all.
    options_.shared_timing = merged_timing(read_clause(tokens, options_.frame).timings);
    if (!options_.shared_timing)
      options_.shared_timing = merged_timing(read_clause(objective, options_.frame).timings);
    for (const Tokens part : parts) {
      ParsedSentence result = parse_statement(part, Splitting::done);
      const Span span = span_of(part, {0, part.size()});
      result.text = std::string(text_.substr(span.begin, span.end - span.begin));
      take_complaints(okr, result);
      okr.spans.insert(okr.spans.end(), result.spans.begin(), result.spans.end());
      okr.key_results.push_back(std::move(result));
    }
    if (okr.key_results.empty()) {
      for (const auto complaint :
           {Complaint::no_value, Complaint::no_metric, Complaint::no_deadline})
        okr.complain(complaint);
    }
  }

  // A key result may do without a number, a KPI may not.
  static void take_complaints(ParsedSentence& okr, ParsedSentence& result) {
    const bool is_plain = result.kind == SentenceKind::qualitative ||
                          result.kind == SentenceKind::binary ||
                          result.kind == SentenceKind::objective;
    for (const auto complaint : result.complaints) {
      const bool is_of_number = complaint == Complaint::no_value ||
                                complaint == Complaint::no_number ||
                                complaint == Complaint::no_metric;
      if (!is_plain || !is_of_number) okr.complaints.insert(complaint);
    }
    std::erase_if(result.complaints, [&](Complaint complaint) { return !okr.has(complaint); });
  }

  std::vector<Tokens> split_key_results(Tokens tokens) {
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      const auto joint = coordinators().at(tokens, i);
      if (!joint || !is_free(tokens, i, joint->length)) continue;
      const Tokens left = tokens.first(i);
      const Tokens right = tokens.subspan(i + joint->length);
      const Clause one = read_clause(left, options_.frame);
      const Clause two = read_clause(right, options_.frame);
      if (!are_two_results(one, two)) continue;
      std::vector<Tokens> parts{left};
      for (const Tokens part : split_key_results(right)) parts.push_back(part);
      return parts;
    }
    if (tokens.empty()) return {};
    return {tokens};
  }

  // A first result with its number and something after it; or one in words before one of the
  // catalogue's metrics.
  [[nodiscard]] static bool are_two_results(const Clause& one, const Clause& two) {
    if (one.nouns.empty() || two.nouns.empty()) return false;
    if (has_target(one)) return true;
    const MetricPhrase second = metric_phrase(two);
    return has_target(two) && second.metric != nullptr &&
           second.certainty != Certainty::approximate;
  }

  std::string_view text_;
  InterpretOptions options_;
};

// Numbers, bullets and labels that lists and forms put before a sentence: "1. ", "- ", "KPI: ".
Tokens without_label(Tokens tokens) {
  static constexpr PhraseTable<int>::Row rows[] = {
      {0,
       "kpi :|doel :|goal :|target :|kr :|key result :|objective :|doelstelling :|* |-|*|•|"
       "streven :|belangrijk resultaat :|okr :"}};
  static const PhraseTable<int> labels(rows);
  while (const auto label = labels.at(tokens, 0)) {
    if (tokens[0].is("-") && tokens.size() > 1 && tokens[1].is_glued) break;
    tokens = tokens.subspan(label->length);
  }
  const bool is_numbered = tokens.size() > 2 && tokens[0].is_number() &&
                           tokens[0].folded.size() <= 2 && tokens[1].is_glued &&
                           (tokens[1].is(".") || tokens[1].is(")")) && !tokens[2].is_glued;
  return is_numbered ? tokens.subspan(2) : tokens;
}

// "omzetgroei van 10%" says what "omzet" does, unless another verb says it already.
std::vector<Token> with_movements_apart(std::vector<Token> tokens) {
  static constexpr std::array<std::string_view, 9> movements{
      "groei",    "stijging",     "toename",   "daling",   "afname",
      "reductie", "vermindering", "verlaging", "verhoging"};
  if (has_moving_verb(tokens, 0, 0)) return tokens;
  return split_endings(std::move(tokens), movements);
}

// "Q2 2021" where the fiscal year is another: its days in the calendar year are asked for.
void ask_calendar(ParsedSentence& parsed, Tokens content, const SentenceOptions& options) {
  if (options.frame.calendar.is_calendar_year() || !parsed.start) return;
  SentenceOptions plain = options;
  plain.frame.calendar = {};
  const ParsedSentence other = Parser(parsed.text, plain).run(content);
  if (other.start == parsed.start) return;
  const auto add = [&parsed](std::string_view code, const ParsedSentence& days) {
    ParsedSentence sentence = parsed;
    sentence.readings.clear();
    sentence.start = days.start;
    sentence.end = days.end;
    sentence.complaints.erase(Complaint::unclear_period);
    parsed.readings.push_back({Question::calendar, code, std::move(sentence)});
  };
  add("fiscal_year", parsed);
  add("calendar_year", other);
}

}  // namespace

ParsedSentence parse_sentence(std::string_view text, const SentenceOptions& options) {
  if (text.size() > sentence_bytes_max || !is_utf8(text)) return nothing(text);
  const std::vector<Token> tokens = with_movements_apart(tokens_of(text));
  const Tokens content = without_label(tokens);
  if (content.empty()) return nothing(text);
  ParsedSentence parsed = Parser(text, options).run(content);
  parsed.text = std::string(text);
  for (auto& reading : parsed.readings) reading.sentence.text = parsed.text;
  if (parsed.has(Complaint::unclear_period)) ask_calendar(parsed, content, options);
  return parsed;
}

}  // namespace koers::language
