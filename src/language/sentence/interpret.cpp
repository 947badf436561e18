// From a statement to the flat result: comparator, value and unit, then days and window, then
// places.
#include "language/sentence/interpret.h"

#include <algorithm>
#include <cmath>

#include "language/sentence/readings.h"
#include "language/sentence/statement.h"

namespace koers::language {
namespace {

using domain::Comparator;
using domain::MetricKind;
using domain::UnitFamily;

// Answers of people are looked at at the end of a period, like levels.
bool is_level_like(const domain::CatalogMetric* metric) {
  return metric == nullptr || metric->is_survey || metric->kind == MetricKind::stock ||
         metric->kind == MetricKind::distinct || metric->kind == MetricKind::index;
}

class Interpreter {
 public:
  Interpreter(const Clause& clause, const InterpretOptions& options)
      : clause_(clause), options_(options), statement_(read_statement(clause, options)) {
    out_.kind = statement_.kind;
  }

  ParsedSentence run() {
    decide_metric();
    decide_target();
    decide_days();
    decide_window();
    note_spans();
    complain_about(statement_, options_, out_);
    out_.readings = readings_of(statement_, out_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] const domain::CatalogMetric* metric() const { return statement_.metric.metric; }

  // Target ----------------------------------------------------------------------------------------

  void decide_metric() {
    const bool is_named =
        metric() != nullptr || statement_.has_number() || out_.kind == SentenceKind::change;
    const bool is_plain = out_.kind == SentenceKind::binary ||
                          out_.kind == SentenceKind::qualitative ||
                          out_.kind == SentenceKind::objective;
    if (!is_named || is_plain) return;
    out_.metric = statement_.metric.id;
    out_.metric_candidates = statement_.metric.candidates;
  }

  void decide_target() {
    switch (out_.kind) {
      case SentenceKind::range:
        out_.low = statement_.low->quantity.value;
        out_.high = statement_.high->quantity.value;
        out_.unit = unit_of(statement_, *statement_.high, options_.currency);
        break;
      case SentenceKind::change:
        decide_change();
        break;
      case SentenceKind::reach:
      case SentenceKind::accumulate:
      case SentenceKind::maintain:
        decide_level();
        break;
      case SentenceKind::unknown:
        if (statement_.has_metric() && metric() != nullptr &&
            statement_.verb_heading != Heading::none)
          out_.comparator = comparator_towards(statement_.verb_heading);
        break;
      default:
        break;
    }
  }

  [[nodiscard]] static Comparator comparator_towards(Heading heading) {
    return heading == Heading::down ? Comparator::at_most : Comparator::at_least;
  }

  void decide_level() {
    const TargetNumber& number = *statement_.level;
    out_.value = number.quantity.value;
    out_.unit = unit_of(statement_, number, options_.currency);
    out_.comparator = level_comparator(number);
    if (statement_.base != nullptr) {
      out_.base = value_in_time(statement_.base->quantity, out_.unit);
    } else if (statement_.change != nullptr) {
      out_.base = base_from_change(number);
    }
    if (clause_.per && out_.kind == SentenceKind::maintain) out_.per = clause_.per;
  }

  // "by 4 to 10": it stands at 14, where the difference is an amount in the same unit.
  [[nodiscard]] std::optional<double> base_from_change(const TargetNumber& level) const {
    const Quantity& change = statement_.change->quantity;
    if (change.unit == "percent" || (!change.unit.empty() && change.unit != level.quantity.unit))
      return std::nullopt;
    const bool is_down = statement_.verb_heading == Heading::down;
    return level.quantity.value + (is_down ? 1 : -1) * std::abs(change.value);
  }

  [[nodiscard]] Comparator level_comparator(const TargetNumber& number) const {
    if (number.comparator) return *number.comparator;
    const Heading better = heading_of(statement_.direction());
    if (number.behind == Behind::at_most) return Comparator::at_most;
    if (number.behind == Behind::at_least) return Comparator::at_least;
    if (number.behind == Behind::beyond) return comparator_towards(better);
    if (statement_.verb_heading != Heading::none)
      return comparator_towards(statement_.verb_heading);
    if (number.way && number.way != VerbSense::set)
      return comparator_towards(heading_of(*number.way, statement_.direction()));
    // Of a metric that nobody knows: none of it, or back to so many, is fewer.
    if (metric() == nullptr && (number.quantity.value == 0 || number.way))
      return Comparator::at_most;
    const auto verb = statement_.verb;
    if (verb == VerbSense::gain || verb == VerbSense::act || verb == VerbSense::deliver)
      return Comparator::at_least;
    return comparator_towards(better);
  }

  [[nodiscard]] Heading change_heading() const {
    const TargetNumber* number = statement_.change;
    if (number != nullptr && number->comparative) {
      return heading_of(*number->comparative, statement_.direction());
    }
    if (number != nullptr && number->quantity.sign == WrittenSign::minus &&
        statement_.verb_heading == Heading::none)
      return Heading::down;
    if (number != nullptr && number->quantity.sign == WrittenSign::plus) return Heading::up;
    if (statement_.verb_heading != Heading::none) return statement_.verb_heading;
    if (statement_.verb == VerbSense::gain) return Heading::up;
    return heading_of(statement_.direction());
  }

  void decide_change() {
    const Heading heading = change_heading();
    out_.comparator = comparator_towards(heading);
    // "must not rise by more than 3%": what is compared is a rise.
    const bool is_down = (heading == Heading::down) != clause_.prohibition.flips;
    const double sign = is_down ? -1 : 1;
    if (statement_.change == nullptr) {
      out_.value = sign * multiple_in_percent(*statement_.verb);
      out_.unit = "percent";
      out_.mode = SentenceMode::rel;
    } else {
      decide_change_by(*statement_.change, sign);
    }
    if (statement_.base != nullptr) out_.base = value_in_time(statement_.base->quantity, out_.unit);
    if (clause_.per && !statement_.is_rate_in_unit()) out_.per = clause_.per;
  }

  [[nodiscard]] static double multiple_in_percent(VerbSense sense) {
    switch (sense) {
      case VerbSense::thrice:
        return 200;
      case VerbSense::fourfold:
        return 300;
      case VerbSense::half:
        return 50;
      default:
        return 100;
    }
  }

  void decide_change_by(const TargetNumber& number, double sign) {
    const double size = std::abs(number.quantity.value);
    out_.unit = unit_of(statement_, number, options_.currency);
    if (number.quantity.unit == "times" && !statement_.has_family(UnitFamily::other)) {
      out_.value = sign > 0 ? (size - 1) * 100 : -(1 - 1 / std::max(size, 1.0)) * 100;
      out_.unit = "percent";
      out_.mode = SentenceMode::rel;
      return;
    }
    out_.value = sign * size;
    out_.mode = mode_of(number);
  }

  [[nodiscard]] SentenceMode mode_of(const TargetNumber& number) const {
    if (out_.unit == "pp") return SentenceMode::pp;
    const bool is_percentage = statement_.has_family(UnitFamily::percent);
    if (out_.unit != "percent") return SentenceMode::abs;
    if (number.quantity.is_in_words && number.quantity.length == 1) return SentenceMode::rel;
    const bool is_unclear = is_percentage || statement_.has_family(UnitFamily::point);
    return is_unclear ? SentenceMode::ambiguous : SentenceMode::rel;
  }

  // Days and window -------------------------------------------------------------------------------

  void decide_days() {
    if (!statement_.timing || out_.kind == SentenceKind::objective) return;
    out_.start = statement_.timing->start;
    out_.end = statement_.timing->end;
    // A rate that is to be reached first holds from some day on that nobody named.
    const bool is_reached_first = out_.kind == SentenceKind::maintain &&
                                  statement_.verb != VerbSense::keep &&
                                  statement_.timing->bounding != Bounding::within &&
                                  statement_.timing->bounding != Bounding::from;
    if (!is_reached_first) return;
    out_.start.reset();
    out_.is_reached_first = out_.end.has_value();
  }

  void decide_window() {
    switch (out_.kind) {
      case SentenceKind::accumulate:
        out_.window = SentenceWindow::total;
        break;
      case SentenceKind::maintain:
        out_.window = held_window();
        if (out_.window == SentenceWindow::share) out_.share = clause_.share;
        break;
      case SentenceKind::range:
        if (statement_.verb == VerbSense::keep || clause_.per) {
          out_.window = held_window();
          out_.per = clause_.per;
        } else {
          out_.window = value_window();
        }
        break;
      case SentenceKind::reach:
        out_.window = value_window();
        break;
      case SentenceKind::change:
        out_.window = statement_.is_flow() ? compared_window() : value_window();
        break;
      default:
        break;
    }
  }

  [[nodiscard]] SentenceWindow held_window() const {
    if (clause_.holding == Holding::share) return SentenceWindow::share;
    if (clause_.holding == Holding::average) return SentenceWindow::average;
    return SentenceWindow::each;
  }

  [[nodiscard]] std::optional<SentenceWindow> value_window() const {
    if (!out_.end) return std::nullopt;
    const bool is_at_end = statement_.timing->bounding != Bounding::within;
    return is_at_end || is_level_like(metric()) ? SentenceWindow::at_end
                                                : SentenceWindow::period_value;
  }

  [[nodiscard]] std::optional<SentenceWindow> compared_window() const {
    if (clause_.comparison) return comparison_window(*clause_.comparison);
    if (out_.start && out_.end) return SentenceWindow::total_vs_previous;
    return std::nullopt;
  }

  [[nodiscard]] SentenceWindow comparison_window(const FoundComparison& comparison) const {
    if (comparison.reference) {
      return *comparison.reference == Reference::year_ago ? SentenceWindow::total_vs_year_ago
                                                          : SentenceWindow::total_vs_previous;
    }
    const domain::Period& reference = *comparison.period;
    const bool is_year = reference.day_count() > 360;
    if (!out_.start || !out_.end)
      return is_year ? SentenceWindow::total_vs_year_ago : SentenceWindow::total_vs_previous;
    const bool is_year_earlier = add_months(*out_.start, -12) == reference.first ||
                                 (is_year && reference.first < *out_.start);
    return is_year_earlier ? SentenceWindow::total_vs_year_ago : SentenceWindow::total_vs_previous;
  }

  // Spans -----------------------------------------------------------------------------------------

  void note(Part part, TokenRange range) {
    const Span span = span_of(clause_.tokens, range);
    if (!span.is_empty()) out_.spans.push_back({part, span});
  }

  void note_number(Part part, const TargetNumber* number) {
    if (number != nullptr) note(part, {number->first, number->end});
  }

  void note_spans() {
    note(Part::metric, out_.metric.empty() ? TokenRange{} : statement_.metric.range);
    for (const FoundVerb& verb : clause_.verbs)
      note(Part::verb, {verb.first, verb.first + verb.length});
    note_number(Part::value, statement_.level);
    if (statement_.level == nullptr) note_number(Part::value, statement_.change);
    note_number(Part::base, statement_.base);
    note_number(Part::low, statement_.low);
    note_number(Part::high, statement_.high);
    for (const Timing& timing : clause_.timings)
      note(Part::period, {timing.first, timing.first + timing.length});
    if (clause_.per) note(Part::per, clause_.per_range);
    if (clause_.comparison) {
      const auto& comparison = *clause_.comparison;
      note(Part::comparison, {comparison.first, comparison.first + comparison.length});
    }
    std::ranges::sort(out_.spans, {}, [](const PartSpan& one) { return one.span.begin; });
  }

  const Clause& clause_;
  const InterpretOptions& options_;
  Statement statement_;
  ParsedSentence out_;
};

}  // namespace

std::optional<Timing> merged_timing(const std::vector<Timing>& timings) {
  std::optional<Timing> merged;
  for (const Timing& timing : timings) {
    if (!merged) {
      merged = timing;
      continue;
    }
    if (merged->is_vague && timing.end) {
      merged = timing;
      continue;
    }
    if (timing.is_vague) continue;
    merged->is_unclear = merged->is_unclear || timing.is_unclear;
    const bool both_within =
        merged->bounding == Bounding::within && timing.bounding == Bounding::within;
    if (both_within && merged->end && timing.end) {
      merged->start = std::min(merged->start, timing.start);
      merged->end = std::max(merged->end, timing.end);
      continue;
    }
    if (!merged->start) merged->start = timing.start;
    const bool is_deadline =
        timing.bounding == Bounding::last || timing.bounding == Bounding::before;
    if (!merged->end || (is_deadline && merged->bounding == Bounding::within && timing.end)) {
      merged->end = timing.end;
      merged->bounding = merged->bounding == Bounding::from ? Bounding::within : timing.bounding;
    }
  }
  const bool ends_before = merged && merged->start && merged->end && *merged->end < *merged->start;
  if (ends_before) {
    merged->start.reset();
    merged->is_unclear = true;
  }
  return merged;
}

ParsedSentence interpret(const Clause& clause, const InterpretOptions& options) {
  return Interpreter(clause, options).run();
}

}  // namespace koers::language
