// One function for each group of complaints; each reads what was understood and adds codes.
#include <algorithm>
#include <cmath>

#include "domain/comparison.h"
#include "language/possible_values.h"
#include "language/sentence/statement.h"

namespace koers::language {
namespace {

using domain::Direction;

bool is_goal(SentenceKind kind) { return kind <= SentenceKind::range; }

class Complainer {
 public:
  Complainer(const Statement& statement, const InterpretOptions& options, ParsedSentence& parsed)
      : statement_(statement), options_(options), parsed_(parsed) {}

  void run() {
    if (parsed_.kind == SentenceKind::objective) return;
    about_time();
    if (parsed_.kind == SentenceKind::binary) {
      raise(Complaint::no_number);
      raise(Complaint::work);
      return;
    }
    about_metric();
    if (!is_goal(parsed_.kind)) {
      about_missing_value();
      if (contradicts_direction()) raise(Complaint::contradiction);
      return;
    }
    about_units();
    about_numbers();
    about_baseline();
    about_bounds();
    about_contradictions();
  }

 private:
  void raise(Complaint complaint) { parsed_.complain(complaint); }
  [[nodiscard]] const domain::CatalogMetric* metric() const { return statement_.metric.metric; }

  void about_time() {
    const auto& timing = statement_.timing;
    if (timing && timing->is_vague && !timing->end) raise(Complaint::unclear_period);
    if (timing && timing->is_unclear) raise(Complaint::unclear_period);
    if (!parsed_.end && !(timing && timing->is_vague)) raise(Complaint::no_deadline);
    if (!parsed_.end) return;
    const Date today = options_.frame.today;
    if (*parsed_.end < today) raise(Complaint::past);
    if (*parsed_.end > add_months(today, 12)) raise(Complaint::far_away);
  }

  void about_metric() {
    const bool is_named = !statement_.metric.id.empty() && is_goal(parsed_.kind);
    if (metric() == nullptr) raise(is_named ? Complaint::unclear_metric : Complaint::no_metric);
    if (!statement_.metric.candidates.empty()) raise(Complaint::unclear_metric);
    const bool is_work = statement_.verb == VerbSense::act || statement_.verb == VerbSense::deliver;
    const bool is_counted = statement_.metric.is_activity && statement_.has_number();
    const bool is_known = metric() != nullptr && statement_.metric.candidates.empty();
    if (is_counted || (is_work && !is_known)) raise(Complaint::work);
    if (metric() != nullptr && metric()->is_activity) raise(Complaint::work);
  }

  void about_missing_value() {
    raise(Complaint::no_value);
    if (parsed_.kind == SentenceKind::qualitative) raise(Complaint::no_number);
    const auto& vague = statement_.clause->vague;
    if (vague.empty()) return;
    raise(Complaint::vague);
    const Token& word = statement_.clause->tokens[vague.front()];
    parsed_.vague_word = std::string(word.text);
    parsed_.spans.push_back({Part::vague, word.span});
  }

  [[nodiscard]] std::vector<const TargetNumber*> numbers() const {
    std::vector<const TargetNumber*> all;
    for (const auto* number :
         {statement_.level, statement_.change, statement_.low, statement_.high, statement_.base}) {
      if (number != nullptr) all.push_back(number);
    }
    return all;
  }

  void about_units() {
    for (const auto* number : numbers()) {
      const auto measure = number == statement_.change ? Measure::change : Measure::level;
      if (!unit_fits(statement_, *number, measure)) raise(Complaint::unit_misfit);
    }
  }

  void about_numbers() {
    if (statement_.change != nullptr && statement_.change->is_first_of_two)
      raise(Complaint::several);
    for (const auto* number : numbers()) {
      if (!number->quantity.other) continue;
      raise(Complaint::unclear_number);
      parsed_.number_read = number->quantity.value;
      parsed_.number_meant = number->quantity.other;
    }
    if (parsed_.mode == SentenceMode::ambiguous) raise(Complaint::unclear_percent);
  }

  void about_baseline() {
    const bool is_flow_change = parsed_.kind == SentenceKind::change && statement_.is_flow();
    if (is_flow_change && !statement_.clause->comparison) raise(Complaint::unclear_change);
    if (parsed_.base) return;
    const bool is_range_at_end =
        parsed_.kind == SentenceKind::range && parsed_.window != SentenceWindow::each &&
        parsed_.window != SentenceWindow::share && parsed_.window != SentenceWindow::average;
    const bool is_amount_of_flow = is_flow_change && parsed_.mode == SentenceMode::abs;
    if (parsed_.kind == SentenceKind::reach || is_range_at_end ||
        (parsed_.kind == SentenceKind::change && !is_amount_of_flow))
      raise(Complaint::no_baseline);
  }

  // A value that cannot occur, or a change larger than the whole scale.
  void about_bounds() {
    if (metric() == nullptr) return;
    const auto& bounds = metric()->bounds;
    const auto& [min, max] = bounds;
    if (has_metrics_scale()) {
      for (const auto& level : {parsed_.low, parsed_.high, parsed_.base}) {
        if (level && !can_occur(bounds, *level)) raise(Complaint::out_of_bounds);
      }
      const bool is_level =
          parsed_.value && parsed_.comparator && parsed_.kind != SentenceKind::change;
      if (is_level && !can_meet(bounds, {*parsed_.comparator, *parsed_.value}))
        raise(Complaint::out_of_bounds);
    }
    const bool is_change = parsed_.kind == SentenceKind::change && parsed_.value;
    const bool is_amount = parsed_.mode == SentenceMode::abs || parsed_.mode == SentenceMode::pp;
    if (is_change && is_amount && min && max && std::abs(*parsed_.value) > *max - *min)
      raise(Complaint::out_of_bounds);
    if (is_change && parsed_.mode == SentenceMode::rel && min && *min >= 0 && *parsed_.value < -100)
      raise(Complaint::out_of_bounds);
  }

  // Bounds are on the scale of the metric's own unit; only durations have others.
  [[nodiscard]] bool has_metrics_scale() const {
    return !statement_.has_family(domain::UnitFamily::percent) || parsed_.unit == "percent";
  }

  void about_contradictions() {
    const bool is_met =
        parsed_.base && parsed_.value && parsed_.comparator &&
        parsed_.kind != SentenceKind::change &&
        domain::meets(domain::Target{*parsed_.comparator, *parsed_.value}, *parsed_.base);
    if (is_met) raise(Complaint::met_already);
    if (contradicts_direction() || contradicts_numbers() || contradicts_comparator())
      raise(Complaint::contradiction);
  }

  // "Reduce ARR", "keep churn above 2%".
  [[nodiscard]] bool contradicts_direction() const {
    if (metric() == nullptr || !parsed_.comparator) return false;
    const Direction direction = metric()->direction;
    const bool is_up = domain::is_upward(*parsed_.comparator);
    return (direction == Direction::up && !is_up) || (direction == Direction::down && is_up);
  }

  // "Verhoog de NPS van 40 naar 35".
  [[nodiscard]] bool contradicts_numbers() const {
    if (!parsed_.base || !parsed_.value || parsed_.kind == SentenceKind::change) return false;
    return (statement_.verb_heading == Heading::up && *parsed_.value < *parsed_.base) ||
           (statement_.verb_heading == Heading::down && *parsed_.value > *parsed_.base);
  }

  // "Verlaag … tot minimaal 4": the verb goes one way, the comparator the other.
  [[nodiscard]] bool contradicts_comparator() const {
    if (!parsed_.comparator || parsed_.kind == SentenceKind::change) return false;
    const bool is_up = domain::is_upward(*parsed_.comparator);
    return (statement_.verb_heading == Heading::up && !is_up) ||
           (statement_.verb_heading == Heading::down && is_up);
  }

  const Statement& statement_;
  const InterpretOptions& options_;
  ParsedSentence& parsed_;
};

}  // namespace

void complain_about(const Statement& statement, const InterpretOptions& options,
                    ParsedSentence& parsed) {
  Complainer(statement, options, parsed).run();
}

}  // namespace koers::language
