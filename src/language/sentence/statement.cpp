// Which numbers and which verb count, and what kind of statement that makes.
#include "language/sentence/statement.h"

#include <algorithm>
#include <array>

namespace koers::language {
namespace {

using domain::MetricKind;

bool is_multiple(VerbSense sense) {
  return sense == VerbSense::twice || sense == VerbSense::thrice || sense == VerbSense::fourfold ||
         sense == VerbSense::half;
}

Heading opposite(Heading heading) {
  if (heading == Heading::none) return heading;
  return heading == Heading::up ? Heading::down : Heading::up;
}

bool is_moving(std::optional<VerbSense> sense) {
  return sense == VerbSense::up || sense == VerbSense::down || sense == VerbSense::improve;
}

class StatementReader {
 public:
  StatementReader(const Clause& clause, const InterpretOptions& options) : clause_(clause) {
    statement_.clause = &clause;
    statement_.metric = metric_phrase(clause);
    statement_.timing = merged_timing(clause.timings);
    if (!statement_.timing) statement_.timing = options.shared_timing;
  }

  Statement run() {
    choose_numbers();
    choose_metric_by_unit();
    drop_metric_of_other_kind();
    choose_verb();
    treat_way_as_band();
    treat_plain_numbers_as_changes();
    obey_prohibition();
    decide_kind();
    return std::move(statement_);
  }

 private:
  [[nodiscard]] const domain::CatalogMetric* metric() const { return statement_.metric.metric; }

  void choose_numbers() {
    for (const TargetNumber& number : clause_.numbers) {
      switch (number.role) {
        case Role::base:
          if (statement_.base == nullptr) statement_.base = &number;
          break;
        case Role::change:
          if (statement_.change == nullptr) statement_.change = &number;
          break;
        case Role::low:
          if (statement_.low == nullptr) statement_.low = &number;
          break;
        case Role::high:
          if (statement_.high == nullptr) statement_.high = &number;
          break;
        case Role::level:
          choose_level(number);
      }
    }
  }

  // A number with a preposition or comparator before a bare one; else the first.
  void choose_level(const TargetNumber& number) {
    const auto weight = [](const TargetNumber& one) {
      return (one.trigger == Trigger::to ? 2 : 0) + (one.comparator || one.behind ? 1 : 0);
    };
    if (statement_.level == nullptr || weight(number) > weight(*statement_.level))
      statement_.level = &number;
  }

  // "Turnover of EUR 5m" is no percentage: of the metrics that may be meant, one in that unit.
  void choose_metric_by_unit() {
    auto& candidates = statement_.metric.candidates;
    const TargetNumber* number = statement_.level != nullptr ? statement_.level : statement_.high;
    if (number == nullptr) number = statement_.change;
    if (candidates.size() < 2 || number == nullptr || statement_.is_rate_in_unit()) return;
    const auto measure = number == statement_.change ? Measure::change : Measure::level;
    const auto* likeliest = statement_.metric.metric;
    for (auto& candidate : candidates) {
      statement_.metric.metric = domain::catalog_metric(candidate);
      if (!unit_fits(statement_, *number, measure)) continue;
      statement_.metric.id = std::string(candidate);
      std::swap(candidate, candidates.front());
      return;
    }
    statement_.metric.metric = likeliest;
  }

  // "90% of tickets" is no number of tickets, "close 20 deals" no rate: the words name a metric of
  // their own.
  void drop_metric_of_other_kind() {
    const TargetNumber* number = statement_.level;
    if (number == nullptr || metric() == nullptr) return;
    const bool is_share =
        number->quantity.unit == "percent" && statement_.has_family(domain::UnitFamily::count) &&
        (is_at(clause_.tokens, number->end, "of") || is_at(clause_.tokens, number->end, "van"));
    const bool is_count = number->quantity.unit.empty() && !number->trigger &&
                          statement_.has_family(domain::UnitFamily::percent) &&
                          !metric()->is_survey && gathers();
    const bool is_time =
        is_time_unit(number->quantity.unit) && statement_.has_family(domain::UnitFamily::count);
    if (!is_share && !is_count && !is_time) return;
    auto& phrase = statement_.metric;
    phrase.metric = nullptr;
    phrase.candidates.clear();
    phrase.id = slug_of_words(clause_.tokens, phrase.range);
  }

  [[nodiscard]] bool gathers() const {
    return std::ranges::any_of(clause_.verbs,
                               [](const FoundVerb& verb) { return verb.sense == VerbSense::gain; });
  }

  // "Werkkapitaal van 1 tot 2 miljoen": of a metric that is to stay within limits, those.
  void treat_way_as_band() {
    const bool is_way = statement_.base != nullptr && statement_.level != nullptr &&
                        statement_.level->trigger == Trigger::to && !statement_.level->comparator;
    if (!is_way || metric() == nullptr || metric()->direction != domain::Direction::range ||
        is_moving(statement_.verb) ||
        statement_.base->quantity.value >= statement_.level->quantity.value)
      return;
    statement_.low = statement_.base;
    statement_.high = statement_.level;
    statement_.base = statement_.level = nullptr;
  }

  // The first verb that says more than "bring"; a number of times before a direction.
  void choose_verb() {
    const bool has_number = statement_.has_number();
    for (const FoundVerb& verb : clause_.verbs) {
      if (verb.sense == VerbSense::exceed) continue;
      const bool is_first = !statement_.verb || statement_.verb == VerbSense::set;
      // "Cut the backlog in half"
      const bool says_how_much = !has_number && is_multiple(verb.sense);
      if (!is_first && !says_how_much) continue;
      statement_.verb = verb.sense;
      verb_at_ = verb.first;
    }
    if (statement_.verb)
      statement_.verb_heading = heading_of(*statement_.verb, statement_.direction());
  }

  // "must not drop below 40": the verb turns with what is denied, and 40 is to be kept.
  void obey_prohibition() {
    const auto& prohibition = clause_.prohibition;
    if (prohibition.flips && verb_at_ >= prohibition.from)
      statement_.verb_heading = opposite(statement_.verb_heading);
    const TargetNumber* level = statement_.level;
    if (level == nullptr || !(prohibition.is_limit || (prohibition.is_norm && !has_deadline())))
      return;
    if (prohibition.is_always || level->comparator || level->behind)
      statement_.verb = VerbSense::keep;
  }

  [[nodiscard]] bool has_deadline() const {
    const auto& timing = statement_.timing;
    return timing && (timing->bounding == Bounding::last || timing->bounding == Bounding::before);
  }

  // "Grow revenue 20%", "a rise of 5 points": with a moving verb a bare number is a difference.
  void treat_plain_numbers_as_changes() {
    if (statement_.level == nullptr || statement_.change != nullptr || statement_.low != nullptr)
      return;
    const TargetNumber& number = *statement_.level;
    if (number.comparator || number.behind) return;
    const bool is_bare = !number.trigger;
    const bool is_of_noun =
        (number.trigger == Trigger::level || number.trigger == Trigger::from) &&
        std::ranges::any_of(clause_.verbs, [&](const FoundVerb& verb) {
          return verb.first + verb.length == number.first &&
                 heading_of(verb.sense, statement_.direction()) != Heading::none;
        });
    const bool is_fall = is_bare && !statement_.verb &&
                         number.quantity.sign == WrittenSign::minus && metric() != nullptr &&
                         metric()->bounds.min >= 0.0;
    if (!is_fall && !(is_moving(statement_.verb) && (is_bare || is_of_noun))) return;
    statement_.change = statement_.level;
    statement_.level = nullptr;
  }

  // Kind ------------------------------------------------------------------------------------------

  void decide_kind() {
    if (statement_.low != nullptr && statement_.high != nullptr) {
      statement_.kind = SentenceKind::range;
    } else if (is_gathered_change()) {
      statement_.kind = SentenceKind::accumulate;
      statement_.level = statement_.change;
      statement_.change = nullptr;
    } else if (statement_.level != nullptr) {
      statement_.kind = kind_of_level();
    } else if (statement_.change != nullptr ||
               (statement_.verb && is_multiple(*statement_.verb) && statement_.has_metric())) {
      statement_.kind = SentenceKind::change;
    } else {
      statement_.kind = kind_without_number();
    }
  }

  // "Win 40 more customers": the verb gathers, whatever the comparative.
  [[nodiscard]] bool is_gathered_change() const {
    return statement_.verb == VerbSense::gain && statement_.change != nullptr &&
           statement_.change->comparative == VerbSense::up &&
           statement_.change->quantity.unit != "percent" && !is_stock();
  }

  [[nodiscard]] bool is_stock() const {
    return metric() != nullptr && metric()->kind == MetricKind::stock;
  }

  SentenceKind kind_of_level() {
    const auto verb = statement_.verb;
    const bool has_rate = clause_.per && !statement_.is_rate_in_unit();
    if (has_rate) return SentenceKind::maintain;
    if (verb == VerbSense::keep)
      return is_ceiling() ? SentenceKind::accumulate : SentenceKind::maintain;
    if (is_name_of_work()) return SentenceKind::binary;
    if (verb == VerbSense::gain && is_stock()) {
      statement_.change = statement_.level;
      statement_.level = nullptr;
      return SentenceKind::change;
    }
    return is_gathered() ? SentenceKind::accumulate : SentenceKind::reach;
  }

  // "Costs must not exceed 1.2m in FY26": all of them together.
  [[nodiscard]] bool is_ceiling() const {
    const auto& prohibition = clause_.prohibition;
    return prohibition.flips && !prohibition.is_always && statement_.is_flow() &&
           statement_.level->comparator && !domain::is_upward(*statement_.level->comparator);
  }

  // "Launch version 2": the number follows the noun and counts nothing.
  [[nodiscard]] bool is_name_of_work() const {
    return statement_.verb == VerbSense::deliver && metric() == nullptr && !clause_.nouns.empty() &&
           clause_.nouns.front().first < statement_.level->first && !statement_.level->trigger &&
           !statement_.level->comparator;
  }

  [[nodiscard]] bool is_gathered() const {
    if (statement_.level->quantity.unit == "percent") return false;
    const auto verb = statement_.verb;
    const bool gathers =
        verb == VerbSense::gain || verb == VerbSense::act || verb == VerbSense::deliver;
    if (metric() == nullptr) return gathers || is_of_new_things();
    if (metric()->kind == MetricKind::distinct) return gathers;
    if (!statement_.is_flow() || metric()->unit.starts_with("per ")) return false;
    return !is_moving(verb) && verb != VerbSense::set;
  }

  // "Behaal 20 nieuwe referenties": what is new is counted from nothing.
  [[nodiscard]] bool is_of_new_things() const {
    const TokenRange nouns = statement_.metric.range;
    if (nouns.first >= nouns.end || statement_.verb == VerbSense::set) return false;
    const Token& first = clause_.tokens[nouns.first];
    return first.is("new") || first.is("nieuwe") || first.is("additional") || first.is("extra");
  }

  [[nodiscard]] SentenceKind kind_without_number() const {
    const auto verb = statement_.verb;
    if (verb == VerbSense::deliver || is_single_hire() || (verb && names_deliverable()))
      return SentenceKind::binary;
    if (verb == VerbSense::aspire) return SentenceKind::objective;
    if (metric() != nullptr) return SentenceKind::unknown;
    if (verb == VerbSense::act || (verb == VerbSense::gain && is_definite()))
      return SentenceKind::binary;
    if (!clause_.vague.empty() || clause_.nouns.empty()) return SentenceKind::unknown;
    if (verb == VerbSense::gain || verb == VerbSense::reach) return SentenceKind::qualitative;
    if (!verb && clause_.nouns.size() > 0 && has_unlisted_verb()) return SentenceKind::qualitative;
    return SentenceKind::unknown;
  }

  // "Hire a head of sales", "Stel een salesmanager aan".
  [[nodiscard]] bool is_single_hire() const {
    static constexpr PhraseTable<int>::Row rows[] = {
        {0, "hire|recruit|appoint|werf|werven|benoem|benoemen|aannemen|aanstellen"}};
    static const PhraseTable<int> hiring(rows);
    const auto& tokens = clause_.tokens;
    bool hires = false;
    bool has_article = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool is_split = (tokens[i].is("stel") || tokens[i].is("neem")) &&
                            std::ranges::any_of(tokens.subspan(i),
                                                [](const Token& token) { return token.is("aan"); });
      hires = hires || is_split || hiring.at(tokens, i);
      has_article = has_article || tokens[i].is("a") || tokens[i].is("an") || tokens[i].is("een");
    }
    return hires && has_article;
  }

  // "Behaal de ISO 9001-certificering", "Deliver phase 2": there or not.
  [[nodiscard]] bool names_deliverable() const {
    static constexpr std::array<std::string_view, 12> endings{
        "certificering", "certificaat",   "certification", "certificate",
        "accreditatie",  "accreditation", "keurmerk",      "vergunning",
        "permit",        "phase",         "fase",          "certificatie"};
    return std::ranges::any_of(clause_.nouns, [&](const TokenRange& noun) {
      for (std::size_t i = noun.first; i < noun.end; ++i) {
        for (const auto ending : endings) {
          if (clause_.tokens[i].folded.ends_with(ending)) return true;
        }
      }
      return false;
    });
  }

  // "Sluit het contract": one known thing, done or not.
  [[nodiscard]] bool is_definite() const {
    for (const FoundVerb& verb : clause_.verbs) {
      const std::size_t after = verb.first + verb.length;
      if (verb.sense != VerbSense::gain || after >= clause_.tokens.size()) continue;
      const Token& article = clause_.tokens[after];
      return article.is("the") || article.is("de") || article.is("het");
    }
    return false;
  }

  // More than two words and none of the known verbs: a wish in the writer's own words.
  [[nodiscard]] bool has_unlisted_verb() const {
    const TokenRange& first = clause_.nouns.front();
    return first.end - first.first >= 3;
  }

  const Clause& clause_;
  Statement statement_;
  std::size_t verb_at_ = 0;  ///< The token of the verb that counts.
};

}  // namespace

Heading heading_of(domain::Direction direction) {
  return direction == domain::Direction::down ? Heading::down : Heading::up;
}

Heading heading_of(VerbSense sense, domain::Direction direction) {
  switch (sense) {
    case VerbSense::up:
    case VerbSense::twice:
    case VerbSense::thrice:
    case VerbSense::fourfold:
      return Heading::up;
    case VerbSense::down:
    case VerbSense::half:
      return Heading::down;
    case VerbSense::improve:
      return heading_of(direction);
    default:
      return Heading::none;
  }
}

Statement read_statement(const Clause& clause, const InterpretOptions& options) {
  return StatementReader(clause, options).run();
}

}  // namespace koers::language
