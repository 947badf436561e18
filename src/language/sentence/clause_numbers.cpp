// A number of a statement is read with the words before and behind it; ranges and bases are told by
// what two numbers have between them.
#include <algorithm>
#include <cmath>

#include "language/sentence/clause_passes.h"
#include "language/sentence/name_numbers.h"
#include "language/sentence/number_words.h"

namespace koers::language {
namespace {

class NumberReader {
 public:
  NumberReader(TokenUses& uses, const TimeFrame& frame, Clause& clause)
      : tokens_(uses.tokens()), uses_(uses), frame_(frame), clause_(clause) {}

  void run() { read_all(); }

 private:
  // Numbers ---------------------------------------------------------------------------------------

  void read_all() {
    read_through(Wanted::no);
    // "Win three new customers": words count where there are no digits.
    if (clause_.numbers.empty()) read_through(Wanted::yes);
    if (clause_.numbers.empty() && clause_.nothing) add_none(*clause_.nothing);
    drop_qualifiers();
    for (auto& number : clause_.numbers) decide_base(number);
    decide_neighbours();
    take_behind_nouns();
    drop_time_limits();
  }

  void read_through(Wanted words) {
    for (std::size_t i = 0; i < tokens_.size();) {
      if (const std::size_t end = read_around_zero(i); end > i) {
        i = end;
        continue;
      }
      auto number =
          uses_.is_free(i) && !is_part_of_name(uses_, i) ? number_at(i, words) : std::nullopt;
      if (!number) {
        ++i;
        continue;
      }
      i = number->end;
      uses_.take(number->first, number->end - number->first);
      clause_.numbers.push_back(std::move(*number));
      i = skip_larger_change(i);
      if (const auto second = second_of_range(i)) {
        i = second->end;
        uses_.take(second->first, second->end - second->first);
        clause_.numbers.push_back(*second);
      }
    }
  }

  // "within ±5%": from −5 to 5. Gives where the statement goes on.
  std::size_t read_around_zero(std::size_t at) {
    const auto comparator = comparators_before().at(tokens_, at);
    const bool is_within = comparator && comparator->meaning == domain::Comparator::at_most;
    const std::size_t sign = is_within ? at + comparator->length : at;
    const bool follows_number = sign > 0 && sign == at && tokens_[sign - 1].is_number();
    if (!is_at(tokens_, sign, "+-") || follows_number) return at;
    const auto width = quantity_at(tokens_, sign + 1, frame_.locale, Wanted::yes);
    if (!width || !uses_.are_free(at, width->end() - at)) return at;
    TargetNumber low{.quantity = *width, .role = Role::low, .first = at, .end = sign + 1};
    TargetNumber high{
        .quantity = *width, .role = Role::high, .first = sign + 1, .end = width->end()};
    low.quantity.value = -std::abs(width->value);
    high.quantity.value = std::abs(width->value);
    uses_.take(at, high.end - at);
    clause_.numbers.push_back(low);
    clause_.numbers.push_back(high);
    return high.end;
  }

  // "by 5 to 10%": the smaller one counts; gives where the statement goes on.
  std::size_t skip_larger_change(std::size_t at) {
    TargetNumber& first = clause_.numbers.back();
    if (first.role != Role::change || !first.quantity.unit.empty()) return at;
    const bool joins =
        is_at(tokens_, at, "-") || is_at(tokens_, at, "to") || is_at(tokens_, at, "tot");
    if (!joins || !uses_.is_free(at)) return at;
    const auto larger = quantity_at(tokens_, at + 1, frame_.locale, Wanted::yes);
    if (!larger || (larger->unit != "percent" && larger->unit != "pp") ||
        !uses_.are_free(at, larger->end() - at))
      return at;
    first.quantity.unit = larger->unit;
    first.is_first_of_two = true;
    first.end = larger->end();
    uses_.take(at, first.end - at);
    return first.end;
  }

  // "1 in 4 leads", "5 van de 10 offertes": a share.
  void read_proportion(TargetNumber& number) const {
    static constexpr PhraseTable<int>::Row rows[] = {
        {0,
         "out of|of|of the|of every|out of every|in|in every|van de|van elke|van alle|op de|"
         "op elke"}};
    static const PhraseTable<int> joints(rows);
    const Quantity& part = number.quantity;
    const auto joint = joints.at(tokens_, number.end);
    if (!joint || !part.unit.empty() || number.role != Role::level || part.scale != 1) return;
    const std::size_t at = number.end + joint->length;
    const auto whole = whole_number_at(tokens_, at);
    if (!whole || !uses_.are_free(number.end, at + whole->length - number.end)) return;
    const std::size_t next = at + whole->length;
    const bool counts = next < tokens_.size() && tokens_[next].is_word() &&
                        uses_.of(next) != Use::taken && unit_at(tokens_, next).length == 0;
    if (!counts || part.value < 0 || part.value > whole->value || whole->value <= 1) return;
    number.quantity.value = 100 * part.value / whole->value;
    number.quantity.unit = "percent";
    number.end = next;
  }

  // "Geen ongevallen": at most 0 of them.
  void add_none(TokenRange words) {
    clause_.numbers.push_back({.quantity = {.value = 0, .first = words.first, .length = 1},
                               .comparator = domain::Comparator::at_most,
                               .first = words.first,
                               .end = words.end});
  }

  // "customers with more than 50 seats": who is counted, where another number is the target.
  void drop_qualifiers() {
    const auto is_target = [](const TargetNumber& number) {
      return number.trigger == Trigger::to || (number.comparator && number.trigger != Trigger::by);
    };
    if (!std::ranges::any_of(clause_.numbers, is_target)) return;
    std::erase_if(clause_.numbers, [&](const TargetNumber& number) {
      const bool is_with =
          is_at(tokens_, number.first, "with") || is_at(tokens_, number.first, "met");
      return is_with && number.trigger == Trigger::by && number.comparator &&
             counts_nouns(number.quantity);
    });
  }

  // "NPS: 30 -> 40", "NPS 30 naar 40": the first is where it stands.
  void decide_neighbours() {
    for (std::size_t i = 0; i + 1 < clause_.numbers.size(); ++i) {
      TargetNumber& first = clause_.numbers[i];
      const TargetNumber& second = clause_.numbers[i + 1];
      const bool is_plain = first.role == Role::level && !first.comparator && !first.behind &&
                            (!first.trigger || first.trigger == Trigger::level);
      if (is_plain && second.trigger == Trigger::to && second.first == first.end) {
        first.role = Role::base;
        share_scale(first.quantity, second.quantity);
      }
    }
  }

  // "98% availability or better": behind the nouns that belong to the number.
  void take_behind_nouns() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_at(tokens_, i, "or") && !is_at(tokens_, i, "of")) continue;
      const auto behind = comparators_behind().at(tokens_, i);
      if (!behind || !uses_.are_free(i, behind->length)) continue;
      const auto level = std::ranges::find_if(clause_.numbers, [](const TargetNumber& number) {
        return number.role == Role::level && !number.comparator && !number.behind;
      });
      if (level == clause_.numbers.end()) return;
      level->behind = behind->meaning;
      uses_.take(i, behind->length);
    }
  }

  // "90% of tickets within 8 hours": the time belongs to what is counted.
  void drop_time_limits() {
    const bool has_share = std::ranges::any_of(clause_.numbers, [](const TargetNumber& number) {
      return number.role == Role::level && number.quantity.unit == "percent";
    });
    if (!has_share) return;
    std::erase_if(clause_.numbers, [&](const TargetNumber& number) {
      return is_at(tokens_, number.first, "within") || is_at(tokens_, number.first, "binnen");
    });
  }

  [[nodiscard]] std::size_t after_softeners(std::size_t at) const {
    static constexpr PhraseTable<int>::Row rows[] = {
        {0,
         "the|a|an|de|het|een|about|approximately|roughly|around|some|ongeveer|circa|ca|ca .|zo'n|"
         "on average|gemiddeld|an average of|average of|a total of|total of|in totaal|"
         "een totaal van|a level of|een niveau van|a value of|een waarde van|a score of|"
         "een score van|~|nog|nog eens|another|rond|rond de|bijna|nearly|almost|net|exactly|"
         "precies|een gemiddelde van|al|already|a rate of|in total|(|:|een percentage van|"
         "a budget of|the budget of|een budget van|het budget van|een cijfer van|rapportcijfer|a "
         "mark of|mark of|een bedrag van|an amount of|"
         "een aantal van|op jaarbasis|further|verdere|een extra"}};
    static const PhraseTable<int> softeners(rows);
    while (const auto match = softeners.at(tokens_, at)) {
      if (!uses_.are_readable(at, match->length)) break;
      at += match->length;
    }
    return at;
  }

  // [trigger] [comparator] quantity [behind], with softeners between.
  [[nodiscard]] std::optional<TargetNumber> number_at(std::size_t first, Wanted words) const {
    TargetNumber number{.first = first};
    std::size_t at = first;
    for (int round = 0; round < 2; ++round) {
      if (const auto comparator = comparator_at(at); comparator && !number.comparator) {
        number.comparator = comparator->meaning;
        at = after_softeners(at + comparator->length);
      } else if (const auto trigger = triggers().at(tokens_, at); trigger && !number.trigger) {
        number.trigger = trigger->meaning;
        if (const auto way = trigger_ways().at(tokens_, at)) number.way = way->meaning;
        at = after_softeners(at + trigger->length);
      }
    }
    if (const auto comparator = comparator_at(at); comparator && !number.comparator) {
      number.comparator = comparator->meaning;
      at = after_softeners(at + comparator->length);
    }
    auto quantity = quantity_from(at, number, words);
    if (!quantity || !uses_.are_readable(first, quantity->end() - first)) return std::nullopt;
    if (number.trigger == Trigger::from) keep_way_apart(*quantity);
    if (number.comparator && clause_.prohibition.flips) deny(number);
    number.quantity = *quantity;
    number.end = quantity->end();
    if (words == Wanted::yes && !number.trigger && !number.comparator && !counts_nouns(*quantity))
      return std::nullopt;
    if (number.trigger == Trigger::factor) {
      number.trigger = Trigger::by;
      number.quantity.unit = "times";
    }
    take_behind(number);
    number.role = role_of(number);
    read_proportion(number);
    return number;
  }

  // "from 3 to 1" is a way, and no proportion.
  void keep_way_apart(Quantity& quantity) const {
    const std::size_t words = 2;
    if (quantity.unit != "ratio" || quantity.length <= words ||
        !is_at(tokens_, quantity.end() - words, "to"))
      return;
    quantity.unit.clear();
    quantity.length -= words;
  }

  // "not below 40" is 40 or more; the words are part of the number.
  void deny(TargetNumber& number) const {
    number.comparator = denied(*number.comparator);
    while (number.first > 0 && uses_.of(number.first - 1) == Use::negator) --number.first;
  }

  // "three new customers", and not "one of the best".
  [[nodiscard]] bool counts_nouns(const Quantity& quantity) const {
    const std::size_t next = quantity.end();
    return quantity.value == std::floor(quantity.value) && uses_.size() > next &&
           tokens_[next].is_word() && uses_.of(next) != Use::taken && !fillers().at(tokens_, next);
  }

  [[nodiscard]] std::optional<PhraseTable<domain::Comparator>::Match> comparator_at(
      std::size_t at) const {
    if (const auto split = split_comparator_at(tokens_, at)) return split;
    return comparators_before().at(tokens_, at);
  }

  [[nodiscard]] std::optional<Quantity> quantity_from(std::size_t at, const TargetNumber& number,
                                                      Wanted words) const {
    const bool is_due = number.trigger || number.comparator || words == Wanted::yes;
    if (number.trigger == Trigger::by || number.trigger == Trigger::to) {
      if (auto fraction = fraction_at(at)) return fraction;
    }
    // A softener may be part of the number itself: "een miljoen", "a hundred".
    for (const std::size_t begin : {at, at > 0 ? at - 1 : at}) {
      if (begin + 1 < number.first + 1 || begin < number.first) continue;
      if (auto quantity =
              quantity_at(tokens_, begin, frame_.locale, is_due ? Wanted::yes : Wanted::no);
          quantity && !is_part_of_name(uses_, begin))
        return quantity;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Quantity> fraction_at(std::size_t at) const {
    const auto fraction = named_fraction_at(tokens_, at, frame_.locale);
    return fraction && uses_.are_free(at, fraction->length) ? fraction : std::nullopt;
  }

  void take_behind(TargetNumber& number) const {
    if (is_at(tokens_, number.end, "(")) return;
    if (const auto behind = comparators_behind().at(tokens_, number.end);
        behind && uses_.are_free(number.end, behind->length) && !number.comparator) {
      number.behind = behind->meaning;
      number.end += behind->length;
      return;
    }
    // The words of a comparison are taken: of "hoger dan vorig jaar" one is left.
    std::size_t free_end = number.end;
    while (uses_.is_free(free_end)) ++free_end;
    const auto comparative = comparatives().at(tokens_.first(free_end), number.end);
    if (!comparative) return;
    number.comparative = comparative->meaning;
    number.end += comparative->length;
  }

  [[nodiscard]] static Role role_of(const TargetNumber& number) {
    if (number.trigger == Trigger::by || number.comparative) return Role::change;
    if (number.trigger == Trigger::from || number.trigger == Trigger::now) return Role::base;
    const bool is_bare = !number.trigger || number.trigger == Trigger::level;
    if (number.quantity.sign == WrittenSign::plus && is_bare && !number.comparator)
      return Role::change;
    return Role::level;
  }

  // After a first number: "and" of "between", a dash or "to" of a range, "to" of "from … to".
  [[nodiscard]] std::optional<TargetNumber> second_of_range(std::size_t at) {
    TargetNumber& first = clause_.numbers.back();
    const bool is_between = first.trigger == Trigger::between;
    const bool is_open = first.role == Role::level && !first.comparator && !first.behind;
    if (!is_between && !is_open) return std::nullopt;
    const bool joins =
        is_at(tokens_, at, "-") || is_at(tokens_, at, "to") || is_at(tokens_, at, "tot") ||
        is_at(tokens_, at, "t/m") || is_at(tokens_, at, "..") || is_at(tokens_, at, "+-") ||
        (is_between &&
         (is_at(tokens_, at, "and") || is_at(tokens_, at, "en") || is_at(tokens_, at, "&")));
    if (!joins || !uses_.is_free(at)) return std::nullopt;
    std::size_t from = at + 1;
    if (is_at(tokens_, from, "en") && is_at(tokens_, from + 1, "met")) from += 2;
    from = after_softeners(from);
    const auto quantity = quantity_at(tokens_, from, frame_.locale, Wanted::yes);
    if (!quantity || !uses_.are_free(at, quantity->end() - at)) return std::nullopt;
    TargetNumber second{.quantity = *quantity, .first = at, .end = quantity->end()};
    share_scale(first.quantity, second.quantity);
    if (is_at(tokens_, at, "+-")) return around(first, second);
    if (!is_between && (is_at(tokens_, at, "to") || is_at(tokens_, at, "tot")) &&
        has_moving_verb()) {
      first.role = Role::base;
      second.trigger = Trigger::to;
      return second;
    }
    first.role = Role::low;
    second.role = Role::high;
    if (is_time_unit(first.quantity.unit) && is_time_unit(second.quantity.unit)) {
      first.quantity.value = value_in_time(first.quantity, second.quantity.unit);
      first.quantity.unit = second.quantity.unit;
    }
    if (first.quantity.value > second.quantity.value)
      std::swap(first.quantity.value, second.quantity.value);
    return second;
  }

  // "250 ± 5%", "8 ± 0.5"
  [[nodiscard]] static TargetNumber around(TargetNumber& centre, TargetNumber width) {
    const double size = width.quantity.unit == "percent" && centre.quantity.unit != "percent"
                            ? std::abs(centre.quantity.value) * width.quantity.value / 100
                            : width.quantity.value;
    width.quantity.value = centre.quantity.value + size;
    width.quantity.unit = centre.quantity.unit;
    centre.quantity.value -= size;
    centre.role = Role::low;
    width.role = Role::high;
    return width;
  }

  // "tussen 1,2 en 1,8 miljoen euro": the first has the scale and unit of the second, unless that
  // makes no sense beside it ("van 500 naar 2k").
  static void share_scale(Quantity& first, const Quantity& second) {
    if (first.unit.empty()) first.unit = second.unit;
    const double plain = second.value / second.scale;
    if (first.scale != 1 || second.scale == 1 || first.value >= 1000) return;
    if (plain != 0 && std::abs(first.value / plain) > 20) return;
    first.value *= second.scale;
    first.scale = second.scale;
  }

  // A verb that moves the number stands somewhere: "increase NPS 30 to 40".
  [[nodiscard]] bool has_moving_verb() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (uses_.of(i) == Use::name) continue;
      const auto verb = verbs().at(tokens_, i);
      if (verb && (verb->meaning.sense == VerbSense::up || verb->meaning.sense == VerbSense::down ||
                   verb->meaning.sense == VerbSense::improve))
        return true;
    }
    return false;
  }

  // "van 14 naar 10" names a base; "een NPS van 40" does not.
  void decide_base(TargetNumber& number) {
    if (number.trigger != Trigger::from) return;
    const bool has_other = std::ranges::any_of(clause_.numbers, [&](const TargetNumber& other) {
      return &other != &number &&
             (other.role == Role::change || other.trigger == Trigger::to ||
              (other.role == Role::level && other.comparator && other.first > number.first &&
               !number.comparator && !number.behind));
    });
    const bool is_dutch = tokens_[number.first].is("van");
    number.role = has_other || !is_dutch ? Role::base : Role::level;
    if (number.role == Role::base && number.comparator) number.comparator.reset();
    for (const auto& other : clause_.numbers) {
      if (number.role == Role::base && other.first > number.first)
        share_scale(number.quantity, other.quantity);
    }
  }

  std::span<const Token> tokens_;
  TokenUses& uses_;
  const TimeFrame& frame_;
  Clause& clause_;
};

}  // namespace

void read_numbers(TokenUses& uses, const TimeFrame& frame, Clause& clause) {
  NumberReader(uses, frame, clause).run();
}

}  // namespace koers::language
