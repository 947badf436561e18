// One function to a question; each changes a copy of what was parsed.
#include "language/sentence/readings.h"

#include <cmath>

namespace koers::language {
namespace {

class Asker {
 public:
  Asker(const Statement& statement, const ParsedSentence& parsed)
      : statement_(statement), parsed_(parsed) {}

  std::vector<Reading> run() {
    ask_percent();
    ask_number();
    ask_change();
    ask_window();
    return std::move(readings_);
  }

 private:
  // A reading that answers its question: the complaint about it is gone.
  ParsedSentence& add(Question question, std::string_view code,
                      std::optional<Complaint> answered = std::nullopt) {
    readings_.push_back({question, code, parsed_});
    ParsedSentence& sentence = readings_.back().sentence;
    if (answered) sentence.complaints.erase(*answered);
    return sentence;
  }

  // "by 5%": of what it is now, or points.
  void ask_percent() {
    if (parsed_.mode != SentenceMode::ambiguous) return;
    add(Question::percent, "relative", Complaint::unclear_percent).mode = SentenceMode::rel;
    const bool is_percentage = statement_.has_family(domain::UnitFamily::percent);
    ParsedSentence& points = add(Question::percent, is_percentage ? "percentage_points" : "points",
                                 Complaint::unclear_percent);
    points.mode = is_percentage ? SentenceMode::pp : SentenceMode::abs;
    points.unit = is_percentage ? "pp" : "point";
  }

  // "25,000": a fraction in one language, thousands in the other.
  void ask_number() {
    if (!parsed_.has(Complaint::unclear_number)) return;
    add(Question::number, "as_read", Complaint::unclear_number);
    ParsedSentence& meant = add(Question::number, "as_meant", Complaint::unclear_number);
    const auto replace = [](std::optional<double>& member, const TargetNumber* number) {
      if (member && number != nullptr && number->quantity.other)
        member = std::copysign(*number->quantity.other, *member);
    };
    replace(meant.value, statement_.level != nullptr ? statement_.level : statement_.change);
    replace(meant.base, statement_.base);
    replace(meant.low, statement_.low);
    replace(meant.high, statement_.high);
  }

  // "+25,000 in Q2": more than before, that many in all, or a level that much higher.
  void ask_change() {
    if (!parsed_.has(Complaint::unclear_change)) return;
    add(Question::change, "uplift", Complaint::unclear_change);
    const bool is_amount = parsed_.mode == SentenceMode::abs && parsed_.value;
    if (is_amount && *parsed_.value > 0) {
      ParsedSentence& total = add(Question::change, "cumulative", Complaint::unclear_change);
      total.kind = SentenceKind::accumulate;
      total.window = SentenceWindow::total;
      total.mode.reset();
    }
    ParsedSentence& level = add(Question::change, "level", Complaint::unclear_change);
    level.window = SentenceWindow::at_end;
    level.complain(Complaint::no_baseline);
  }

  // "By the end of Q1" may mean the mean over Q1, "in Q1" its last month.
  void ask_window() {
    const bool is_kind =
        parsed_.kind == SentenceKind::reach || parsed_.kind == SentenceKind::change;
    const auto* metric = statement_.metric.metric;
    const bool is_computed = metric != nullptr && (metric->kind == domain::MetricKind::ratio ||
                                                   metric->kind == domain::MetricKind::mean);
    if (!is_kind || !is_computed || !parsed_.start || !parsed_.end) return;
    const bool is_last = parsed_.window == SentenceWindow::at_end;
    add(Question::window, is_last ? "last_period" : "whole_period");
    add(Question::window, is_last ? "whole_period" : "last_period").window =
        is_last ? SentenceWindow::period_value : SentenceWindow::at_end;
  }

  const Statement& statement_;
  const ParsedSentence& parsed_;
  std::vector<Reading> readings_;
};

}  // namespace

std::vector<Reading> readings_of(const Statement& statement, const ParsedSentence& parsed) {
  return Asker(statement, parsed).run();
}

}  // namespace koers::language
