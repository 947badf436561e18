// Each complaint has one text, or one of two or three that its facts choose (text/
// messages_sentence.cpp); here are the facts.
#include "language/sentence/complaint_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/catalog.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::language {
namespace {

using domain::UnitFamily;

std::string_view key_of(Complaint complaint) {
  static constexpr std::array<std::string_view, 19> keys{
      "no_value",       "unit_misfit", "no_baseline",    "unclear_percent", "unclear_number",
      "unclear_change", "met_already", "out_of_bounds",  "contradiction",   "no_number",
      "no_metric",      "vague",       "several",        "unclear_metric",  "work",
      "no_deadline",    "past",        "unclear_period", "far_away"};
  return keys.at(static_cast<std::size_t>(complaint));
}

class Words {
 public:
  Words(text::Locale locale, const ParsedSentence& parsed)
      : locale_(locale), parsed_(parsed), metric_(domain::catalog_metric(parsed.metric)) {}

  std::string say(Complaint complaint) {
    std::string code = "complaint." + std::string(key_of(complaint));
    switch (complaint) {
      case Complaint::unit_misfit:
        code += misfit();
        break;
      case Complaint::unclear_metric:
        code += unclear_metric();
        break;
      case Complaint::unclear_period:
        code += unclear_period();
        break;
      case Complaint::several:
        facts_["count"] = std::to_string(parsed_.statements);
        if (parsed_.statements == 1) code += "_values";
        break;
      case Complaint::contradiction:
        code += contradiction();
        break;
      default:
        add_facts(complaint);
    }
    return text::say(locale_, code, facts_);
  }

 private:
  [[nodiscard]] std::string value_text(double value) const {
    return text::format_value(locale_, parsed_.unit, value);
  }

  [[nodiscard]] std::string label() const {
    return metric_ == nullptr ? parsed_.metric
                              : std::string(metric_->label.in(text::name_of(locale_)));
  }

  void add_facts(Complaint complaint) {
    if (complaint == Complaint::vague) facts_["word"] = parsed_.vague_word;
    if (complaint == Complaint::met_already && parsed_.base)
      facts_["base"] = value_text(*parsed_.base);
    if (complaint == Complaint::past && parsed_.end)
      facts_["date"] = text::format_date(locale_, *parsed_.end);
    if (complaint == Complaint::unclear_number) add_numbers();
    if (complaint == Complaint::unclear_percent) add_percent();
    if (complaint == Complaint::unclear_change && parsed_.value)
      facts_["change"] = change_text(*parsed_.value);
    if (complaint == Complaint::out_of_bounds) {
      facts_["metric"] = label();
      facts_["bounds"] = bounds();
    }
  }

  // A relative change is in percent, and not in percentage points.
  [[nodiscard]] std::string change_text(double value) const {
    if (parsed_.mode != SentenceMode::rel) return text::format_change(locale_, parsed_.unit, value);
    return text::format_change(locale_, "", value) + "%";
  }

  void add_numbers() {
    if (parsed_.number_read) facts_["read"] = text::format_number(locale_, *parsed_.number_read);
    if (parsed_.number_meant)
      facts_["meant"] = text::format_number(locale_, *parsed_.number_meant, 0);
  }

  void add_percent() {
    const double size = std::abs(parsed_.value.value_or(0));
    facts_["size"] = text::format_number(locale_, size);
    const bool is_score = metric_ != nullptr && metric_->unit_family == UnitFamily::point;
    facts_["points"] = text::format_value(locale_, is_score ? "point" : "pp", size);
  }

  [[nodiscard]] std::string bounds() const {
    if (metric_ == nullptr) return {};
    text::Arguments limits;
    const auto& [min, max] = metric_->bounds;
    if (min) limits["min"] = text::format_value(locale_, metric_->unit, *min);
    if (max) limits["max"] = text::format_value(locale_, metric_->unit, *max);
    const char* code = min && max ? "bounds.between" : min ? "bounds.at_least" : "bounds.at_most";
    return text::say(locale_, code, limits);
  }

  std::string misfit() {
    facts_["metric"] = label();
    if (metric_ == nullptr) return "_count";
    if (metric_->unit_family == UnitFamily::currency) return "_money";
    facts_["unit"] = text::unit_text(locale_, metric_->unit);
    return facts_["unit"].empty() ? "_count" : "";
  }

  // A way that runs against its verb is told with both; else the comparator and the better way are.
  std::string contradiction() {
    if (!parsed_.base || !parsed_.value || !parsed_.comparator) return "";
    const auto verb = std::ranges::find(parsed_.spans, Part::verb, &PartSpan::part);
    const bool rises = *parsed_.value > *parsed_.base;
    if (verb == parsed_.spans.end() || rises == domain::is_upward(*parsed_.comparator)) return "";
    const auto& [begin, end] = verb->span;
    facts_["verb"] = parsed_.text.substr(begin, end - begin);
    facts_["base"] = value_text(*parsed_.base);
    facts_["target"] = value_text(*parsed_.value);
    return "_numbers";
  }

  std::string unclear_metric() {
    if (parsed_.metric_candidates.empty()) {
      facts_["metric"] = parsed_.metric;
      return "_own";
    }
    std::string& metrics = facts_["metrics"];
    for (const auto id : parsed_.metric_candidates) {
      const auto* metric = domain::catalog_metric(id);
      if (metric == nullptr) continue;
      if (!metrics.empty()) metrics += ", ";
      metrics += metric->label.in(text::name_of(locale_));
    }
    return parsed_.metric_candidates.size() == 1 ? "_one" : "";
  }

  std::string unclear_period() {
    if (!parsed_.end) return "_vague";
    facts_["start"] = text::format_date(locale_, parsed_.start.value_or(*parsed_.end));
    facts_["end"] = text::format_date(locale_, *parsed_.end);
    return "";
  }

  text::Locale locale_;
  const ParsedSentence& parsed_;
  const domain::CatalogMetric* metric_;
  text::Arguments facts_;
};

}  // namespace

std::string words_of(text::Locale locale, Complaint complaint, const ParsedSentence& parsed) {
  // Of an objective it is one of its key results that has the facts.
  for (const auto& result : parsed.key_results) {
    if (result.has(complaint)) return Words(locale, result).say(complaint);
  }
  return Words(locale, parsed).say(complaint);
}

}  // namespace koers::language
