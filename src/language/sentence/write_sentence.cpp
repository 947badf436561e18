// Forms are tried in order, likeliest first; one counts if reading it gives back what it was made
// from. So nothing is written that would be understood otherwise.
#include "language/sentence/write_sentence.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/number.h"
#include "domain/catalog.h"
#include "language/sentence/clause_words.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/sentence_case.h"
#include "text/units.h"

namespace koers::language {
namespace {

using text::Arguments;
using text::Locale;

class Writer {
 public:
  Writer(Locale locale, const ParsedSentence& parsed, const SentenceOptions& options)
      : locale_(locale), parsed_(parsed), options_(options) {}

  // In lower case, as it stands within another sentence.
  [[nodiscard]] std::optional<std::string> run() const {
    for (const auto& form : forms()) {
      for (const auto& when : times()) {
        std::string sentence = written(form, when);
        if (says_the_same(parse_sentence(sentence, options_), parsed_)) return sentence;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string say(std::string_view code, const Arguments& facts = {}) const {
    return text::say(locale_, code, facts);
  }

  [[nodiscard]] std::string written(const std::string& form, const std::string& when) const {
    Arguments facts{{"metric", metric()}, {"when", when}, {"per", per()}, {"versus", versus()}};
    if (parsed_.base) facts["base"] = quantity(*parsed_.base);
    if (parsed_.low) facts["low"] = quantity(*parsed_.low);
    if (parsed_.high) facts["high"] = quantity(*parsed_.high);
    if (parsed_.value && parsed_.comparator) {
      facts["size"] = quantity(std::abs(*parsed_.value));
      facts["target"] = target("sentence_target.");
      facts["kept"] = target("sentence_kept.");
    }
    return say(form, facts);
  }

  [[nodiscard]] std::vector<std::string> forms() const {
    if (parsed_.kind == SentenceKind::range)
      return {"sentence_form.keep_between", "sentence_form.bring_between"};
    if (!parsed_.value || !parsed_.comparator) return {};
    const bool is_up = domain::is_upward(*parsed_.comparator);
    switch (parsed_.kind) {
      case SentenceKind::reach:
        if (parsed_.base) return {is_up ? "sentence_form.up_from" : "sentence_form.down_from"};
        return {"sentence_form.level", is_up ? "sentence_form.up_to" : "sentence_form.down_to"};
      case SentenceKind::change:
        return {is_up ? "sentence_form.up_by" : "sentence_form.down_by"};
      case SentenceKind::accumulate:
        return {"sentence_form.amount", "sentence_form.win", "sentence_form.level"};
      case SentenceKind::maintain:
        if (parsed_.base) return {is_up ? "sentence_form.up_from" : "sentence_form.down_from"};
        return {"sentence_form.keep", "sentence_form.level",
                is_up ? "sentence_form.up_to" : "sentence_form.down_to"};
      default:
        return {};
    }
  }

  [[nodiscard]] std::string metric() const {
    if (const auto* entry = domain::catalog_metric(parsed_.metric))
      return text::uncapitalized(std::string(entry->label.in(text::name_of(locale_))));
    std::string words = parsed_.metric;
    std::ranges::replace(words, '_', ' ');
    return words;
  }

  // Every digit, and no groups that could be read otherwise.
  [[nodiscard]] std::string quantity(double value) const {
    std::string digits = to_shortest(std::abs(value));
    if (locale_ == Locale::nl) std::ranges::replace(digits, '.', ',');
    const bool is_relative = parsed_.mode == SentenceMode::rel;
    return text::with_unit(locale_, is_relative ? "percent" : parsed_.unit,
                           {.value = value, .size = digits});
  }

  [[nodiscard]] std::string target(std::string_view table) const {
    using domain::Comparator;
    std::string_view name = "at_least";
    if (*parsed_.comparator == Comparator::above) name = "above";
    if (*parsed_.comparator == Comparator::at_most) name = "at_most";
    if (*parsed_.comparator == Comparator::below) name = "below";
    return say(std::string(table) + std::string(name), {{"value", quantity(*parsed_.value)}});
  }

  [[nodiscard]] std::string per() const {
    if (!parsed_.per) return {};
    const std::string grain(domain::name_of(*parsed_.per));
    if (parsed_.window == SentenceWindow::share) {
      std::string percent = to_shortest(parsed_.share * 100);
      if (locale_ == Locale::nl) std::ranges::replace(percent, '.', ',');
      return say("sentence_form.share",
                 {{"share", percent}, {"periods", say("grain_plural." + grain)}});
    }
    const bool is_average = parsed_.window == SentenceWindow::average;
    return say(is_average ? "sentence_form.average" : "sentence_form.per",
               {{"period", say("grain_noun." + grain)}});
  }

  [[nodiscard]] std::string versus() const {
    if (parsed_.window == SentenceWindow::total_vs_year_ago)
      return say("sentence_form.versus_year_ago");
    const bool is_asked = parsed_.has(Complaint::unclear_change);
    if (parsed_.window == SentenceWindow::total_vs_previous && !is_asked)
      return say("sentence_form.versus_previous");
    return {};
  }

  // When, in the ways in which it can be said.
  [[nodiscard]] std::vector<std::string> times() const {
    const auto& [start, end] = std::tie(parsed_.start, parsed_.end);
    if (!end) return start ? std::vector{from(*start)} : std::vector<std::string>{""};
    std::vector<std::string> times;
    if (start) {
      const domain::Period span{*start, *end + Days{1}};
      const auto grain = options_.frame.calendar.grain_of(span);
      const bool is_named = grain && *grain != domain::Grain::day;
      if (is_named) {
        const Arguments name{
            {"period", text::format_period(locale_, options_.frame.calendar.label(*grain, span))}};
        times.push_back(say("sentence_form.in", name));
        times.push_back(say("sentence_form.by_end_of", name));
      }
      times.push_back(say("sentence_form.through", {{"start", text::format_date(locale_, *start)},
                                                    {"end", text::format_date(locale_, *end)}}));
      return times;
    }
    times.push_back(say("sentence_form.by", {{"date", text::format_date(locale_, *end)}}));
    return times;
  }

  [[nodiscard]] std::string from(Date start) const {
    return say("sentence_form.from", {{"date", text::format_date(locale_, start)}});
  }

  Locale locale_;
  const ParsedSentence& parsed_;
  const SentenceOptions& options_;
};

bool is_in_words(const ParsedSentence& result) {
  return result.kind == SentenceKind::qualitative || result.kind == SentenceKind::binary ||
         result.kind == SentenceKind::objective;
}

std::optional<std::string> written_okr(Locale locale, const ParsedSentence& parsed,
                                       const SentenceOptions& options) {
  std::string results;
  for (const auto& result : parsed.key_results) {
    const auto words =
        is_in_words(result) ? std::optional(result.text) : Writer(locale, result, options).run();
    if (!words) return std::nullopt;
    const bool is_last = &result == &parsed.key_results.back();
    if (!results.empty()) results += is_last ? text::say(locale, "sentence_form.and") : ", ";
    results += *words;
  }
  std::string sentence = text::say(locale, "sentence_form.okr",
                                   {{"objective", parsed.objective}, {"results", results}});
  if (!says_the_same(parse_sentence(sentence, options), parsed)) return std::nullopt;
  return sentence;
}

auto meaning(const ParsedSentence& parsed) {
  return std::tie(parsed.kind, parsed.metric, parsed.comparator, parsed.value, parsed.unit,
                  parsed.mode, parsed.base, parsed.low, parsed.high, parsed.start, parsed.end,
                  parsed.per, parsed.window, parsed.share, parsed.objective);
}

}  // namespace

bool says_the_same(const ParsedSentence& one, const ParsedSentence& other) {
  return meaning(one) == meaning(other) &&
         std::ranges::equal(one.key_results, other.key_results, says_the_same);
}

std::optional<std::string> write_sentence(Locale locale, const ParsedSentence& parsed,
                                          SentenceOptions options) {
  options.frame.locale = locale;
  if (parsed.kind == SentenceKind::okr) return written_okr(locale, parsed, options);
  const auto words = Writer(locale, parsed, options).run();
  return words ? std::optional(text::capitalized(*words)) : std::nullopt;
}

bool follows_will(Locale locale, std::string_view words) {
  const auto tokens = tokens_of(words);
  if (tokens.empty()) return false;
  if (locale == Locale::en) return verbs().at(tokens, 0).has_value();
  return verbs().at(tokens, tokens.size() - 1) && tokens.back().folded.ends_with("en");
}

}  // namespace koers::language
