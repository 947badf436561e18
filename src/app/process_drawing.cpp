// Every sentence comes from `text`, every number from the process.
#include "app/process_drawing.h"

#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::app {
namespace {

void mark_points(const Process& process, chart::TrendChart& chart) {
  for (auto& point : chart.points) {
    const auto at = point_of(process, point.period);
    if (!at || point.state == domain::PeriodState::open) continue;
    point.value = process.points[*at].value;
    point.is_excluded = process.points[*at].is_excluded;
    if (const auto* signal = domain::signal_at(process.chart, *at)) point.signals = signal->rules;
  }
}

// A value of a period that still runs, and all that is about values as they came, have no place
// beside values without their season.
void leave_only_adjusted(chart::TrendChart& chart) {
  std::erase_if(chart.points,
                [](const auto& point) { return point.state == domain::PeriodState::open; });
  chart.path.clear();
  chart.targets.clear();
  chart.range.reset();
  chart.baseline.reset();
  chart.forecast.clear();
  chart.year_before.clear();
}

chart::LimitSegment drawn(const domain::Period& span, const domain::Limits& limits) {
  return {.span = span,
          .mean = limits.centre,
          .lower = limits.lower,
          .upper = limits.upper,
          .is_provisional = limits.firmness == domain::Firmness::provisional};
}

Date middle(Date from, Date until) { return from + (until - from) / 2; }

// One step for each value, around where it is drawn: the end of its period.
void add_steps(const Process& process, const domain::ProcessSegment& segment, Date shown,
               chart::TrendChart& chart) {
  Date from = process.points[segment.first].period.first;
  for (std::size_t at = segment.first; at < segment.last; ++at) {
    const auto& point = process.points[at];
    const bool is_last = at + 1 == segment.last;
    const Date until =
        is_last ? point.period.last : middle(point.period.last, process.points[at + 1].period.last);
    if (until > shown)
      chart.limits.push_back(drawn({std::max(from, shown), until},
                                   domain::limits_at(segment, process.points, at, process.bounds)));
    from = until;
  }
}

void add_segments(const Process& process, chart::TrendChart& chart) {
  if (chart.points.empty()) return;
  const Date shown = chart.points.front().period.first;
  for (const auto& segment : process.chart.segments) {
    const domain::Period span{process.points[segment.first].period.first,
                              process.points[segment.last - 1].period.last};
    if (!segment.limits || span.last <= shown) continue;
    if (domain::limits_vary(segment)) {
      add_steps(process, segment, shown, chart);
    } else {
      chart.limits.push_back(drawn({std::max(span.first, shown), span.last}, *segment.limits));
    }
  }
}

}  // namespace

void draw_process(const Process& process, chart::TrendChart& chart) {
  if (process.is_adjusted) leave_only_adjusted(chart);
  mark_points(process, chart);
  add_segments(process, chart);
}

std::string ProcessWords::period_text(std::size_t at) const {
  return text::format_period(locale, calendar.label(state.grain, process.points[at].period));
}

std::string ProcessWords::value_text(double value) const {
  return text::format_value(locale, state.metric->unit.name, value);
}

std::vector<std::string> ProcessWords::notes() const {
  std::vector<std::string> notes;
  const auto say = [&](std::string_view code, const text::Arguments& arguments = {}) {
    notes.push_back(text::say(locale, code, arguments) + ".");
  };
  if (process.is_adjusted) say("process.adjusted");
  const auto* segment = domain::current_segment(process.chart);
  if (segment == nullptr || !segment->limits) {
    const std::size_t known = segment == nullptr ? 0 : segment->last - segment->first;
    say("process.no_limits",
        {{"count", std::to_string(domain::limit_values_min)}, {"known", std::to_string(known)}});
    return notes;
  }
  const auto& signals = process.chart.signals;
  const auto in_segment = std::ranges::count_if(
      signals, [&](const auto& signal) { return signal.at >= segment->first; });
  const std::string_view code = in_segment == 0   ? "process.calm"
                                : in_segment == 1 ? "process.one_signal"
                                                  : "process.signals";
  say(code, {{"count", std::to_string(segment->last - segment->first)},
             {"signals", std::to_string(in_segment)},
             {"period", in_segment == 0 ? "" : period_text(signals.back().at)}});
  if (state.metric->central_line == domain::CentralLine::trend)
    say(segment->slope < 0 ? "process.falls" : "process.rises",
        {{"slope",
          text::format_value(locale, state.metric->unit.name, std::fabs(segment->slope))}});
  if (segment->size > 0) say("process.by_size", {{"count", std::to_string(segment->size)}});
  if (const auto rules = state.metric->signal_rules; rules != domain::SignalRules::koers)
    say("process.rules_of_" + std::string(domain::name_of(rules)));
  if (segment->limits->firmness == domain::Firmness::provisional)
    say("process.provisional", {{"count", std::to_string(segment->limits->n)}});
  return notes;
}

std::string ProcessWords::about(const domain::Signal& signal) const {
  std::string words = period_text(signal.at) + ": " + value_text(process.points[signal.at].value);
  for (const auto rule : signal.rules)
    words += "; " + text::say(locale, "rule." + std::string(domain::name_of(rule)));
  return words;
}

std::string ProcessWords::about(const domain::ProcessSegment& segment) const {
  if (!segment.limits) return {};
  const auto& limits = *segment.limits;
  return text::say(locale, "process.segment",
                   {{"from", period_text(segment.first)},
                    {"until", period_text(segment.last - 1)},
                    {"lower", value_text(limits.lower)},
                    {"upper", value_text(limits.upper)},
                    {"centre", value_text(limits.centre)},
                    {"count", std::to_string(limits.n)}}) +
         ".";
}

std::string ProcessWords::about(const domain::SegmentProposal& proposal) const {
  const bool is_above = proposal.side == domain::Side::above;
  text::Arguments arguments{{"count", std::to_string(proposal.values)},
                            {"from", period_text(proposal.from)},
                            {"before", value_text(proposal.centre_before)},
                            {"after", value_text(proposal.centre_after)}};
  std::string words =
      text::say(locale, is_above ? "process.proposal_above" : "process.proposal_below", arguments) +
      ".";
  if (proposal.annotated) {
    words += " " +
             text::say(locale, "process.proposal_noted",
                       {{"date", text::format_date(locale, *proposal.annotated)}}) +
             ".";
  }
  return words;
}

std::optional<domain::Capability> ProcessWords::capability() const {
  const auto limits = limits_beside_target(state, process);
  if (!limits) return std::nullopt;
  return domain::capability_of(*limits, state.standing.aim->target);
}

std::string ProcessWords::about(domain::Capability capability) const {
  const auto& now = process.chart.now;
  std::string words = text::say(locale, "capability." + std::string(domain::name_of(capability)),
                                {{"target", target_words(state, locale)},
                                 {"lower", value_text(now.limits->lower)},
                                 {"upper", value_text(now.limits->upper)}}) +
                      ".";
  // Nobody has accepted these limits: the chart still draws others.
  if (process.chart.proposal) {
    words += " " +
             text::say(locale, "capability.proposed", {{"from", period_text(now.made.front())}}) +
             ".";
  }
  return words;
}

}  // namespace koers::app
