// Values by period, then their differences, then the words.
#include "app/comparison.h"

#include <algorithm>
#include <cmath>

#include "app/survey_value.h"
#include "domain/season.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

class Comparer {
 public:
  Comparer(const KpiState& state, const Process& process, const domain::Calendar& calendar)
      : state_(state), calendar_(calendar), process_(process) {}

  [[nodiscard]] std::optional<ValueComparison> compare() const {
    if (process_.points.empty()) return std::nullopt;
    ValueComparison comparison{.period = process_.points.back().period};
    const auto* now = raw(comparison.period);
    const auto before = calendar_.shift(state_.grain, comparison.period, -1);
    const auto* previous = raw(before);
    if (previous != nullptr) comparison.change = change(*previous->value, *now->value);
    if (previous != nullptr && process_.is_adjusted)
      comparison.adjusted = change(adjusted(before), process_.points.back().value);
    const int a_year = domain::steps_in_year(calendar_, state_.grain);
    if (const auto* then = raw(calendar_.shift(state_.grain, comparison.period, -a_year)))
      comparison.year = change(*then->value, *now->value);
    comparison.meaning = meaning();
    add_error(*now, previous, comparison);
    return comparison;
  }

 private:
  [[nodiscard]] domain::ValueChange change(double before, double now) const {
    const auto scale =
        state_.metric->unit.is_percent() ? domain::ChangeScale::points : domain::ChangeScale::share;
    return domain::change_between({.before = before, .now = now}, scale);
  }

  [[nodiscard]] const domain::SeriesPoint* raw(const domain::Period& period) const {
    const auto found =
        std::ranges::lower_bound(state_.series, period, {}, &domain::SeriesPoint::period);
    const bool is_there = found != state_.series.end() && found->period == period && found->value;
    return is_there ? &*found : nullptr;
  }

  [[nodiscard]] double adjusted(const domain::Period& period) const {
    return process_.points[*point_on(process_, period.first)].value;
  }

  [[nodiscard]] domain::ChangeMeaning meaning() const {
    const auto& limits = process_.chart.now.limits;
    const auto& newest = process_.points.back();
    if (!limits || newest.is_excluded) return domain::ChangeMeaning::unknown;
    if (domain::signal_at(process_.chart, process_.points.size() - 1) != nullptr)
      return domain::ChangeMeaning::signal;
    return domain::lies_within(*limits, newest.value) ? domain::ChangeMeaning::within_variation
                                                      : domain::ChangeMeaning::unknown;
  }

  void add_error(const domain::SeriesPoint& now, const domain::SeriesPoint* previous,
                 ValueComparison& comparison) const {
    const auto survey = survey_value(*state_.metric, now);
    if (!survey) return;
    const auto error = domain::standard_error(*survey);
    const auto bounds = domain::error_bounds(*survey);
    if (error && bounds) comparison.error = SamplingError{*error, *bounds};
    if (previous == nullptr) return;
    const auto earlier = survey_value(*state_.metric, *previous);
    const auto margin = earlier ? domain::margin_between(*earlier, *survey) : std::nullopt;
    comparison.is_within_sampling_error =
        margin && std::fabs(comparison.change->absolute) <= *margin;
  }

  const KpiState& state_;
  const domain::Calendar& calendar_;
  const Process& process_;
};

std::string meaning_words(const ValueComparison& comparison, text::Locale locale) {
  if (comparison.is_within_sampling_error && comparison.meaning != domain::ChangeMeaning::signal)
    return text::say(locale, "meaning.within_sampling_error");
  if (comparison.meaning == domain::ChangeMeaning::unknown) return {};
  return text::say(locale, "meaning." + std::string(domain::name_of(comparison.meaning)));
}

// A change by itself: "+20 (17%)".
std::string words_of(const domain::ValueChange& change, const KpiState& state,
                     text::Locale locale) {
  std::string words = text::format_change(locale, state.metric->unit.name, change.absolute);
  if (change.relative) words += " (" + text::format_share(locale, *change.relative) + ")";
  return words;
}

std::string change_words(const ValueComparison& comparison, const KpiState& state,
                         text::Locale locale) {
  if (!comparison.change) return {};
  std::string words = words_of(*comparison.change, state, locale);
  const auto meaning = meaning_words(comparison, locale);
  return meaning.empty() ? words : words + "; " + meaning;
}

std::string error_words(const SamplingError& error, const KpiState& state, text::Locale locale) {
  const auto value = [&](double number) {
    return text::format_value(locale, state.metric->unit.name, number);
  };
  return text::say(locale, "meaning.error",
                   {{"error", text::format_number(locale, error.standard_error)},
                    {"low", value(error.bounds.low)},
                    {"high", value(error.bounds.high)}});
}

}  // namespace

std::optional<ValueComparison> comparison_of(const KpiState& state, const Process& process,
                                             const domain::Calendar& calendar,
                                             text::Locale locale) {
  auto comparison = Comparer(state, process, calendar).compare();
  if (comparison) comparison->text = change_words(*comparison, state, locale);
  return comparison;
}

std::vector<ComparisonLine> comparison_lines(const ValueComparison& comparison,
                                             const KpiState& state, text::Locale locale) {
  std::vector<ComparisonLine> lines;
  if (!comparison.text.empty()) lines.push_back({"fact.change", comparison.text});
  if (comparison.adjusted)
    lines.push_back({"fact.change_adjusted", words_of(*comparison.adjusted, state, locale)});
  if (comparison.year)
    lines.push_back({"fact.change_year", words_of(*comparison.year, state, locale)});
  if (comparison.error)
    lines.push_back({"fact.sampling_error", error_words(*comparison.error, state, locale)});
  return lines;
}

}  // namespace koers::app
