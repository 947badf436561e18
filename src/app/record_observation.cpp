// Checks a value against its metric, compares it with what is known, and appends a new vintage if
// it differs.
#include "app/record_observation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/unknown_reference.h"
#include "base/json.h"
#include "base/number.h"

namespace koers::app {
namespace {

Failure unknown_metric(const Id<domain::Metric>& id) {
  return fail(unknown_reference("metric", id.text(), "/metric"));
}

Result<const domain::ManualMetric*> manual_metric(const domain::Definitions& definitions,
                                                  const Id<domain::Metric>& id) {
  const auto* metric = domain::find(definitions.metrics, id);
  if (metric == nullptr) return unknown_metric(id);
  const auto* manual = std::get_if<domain::ManualMetric>(&metric->definition);
  if (manual == nullptr) {
    return fail(Error{
        .kind = ErrorKind::conflict,
        .code = "observation.computed_metric",
        .pointer = "/metric",
        .arguments = {{"metric", id.text()}, {"type", std::string(domain::type_of(*metric))}}});
  }
  return manual;
}

Result<domain::Calendar::Named> period_of(const domain::Definitions& definitions,
                                          const domain::ManualMetric& metric, const NewValue& value,
                                          Date today) {
  const auto& calendar = definitions.calendar();
  if (value.period.empty())
    return domain::Calendar::Named{metric.grain, calendar.period_of(metric.grain, today)};
  const auto named = calendar.parse_label(value.period);
  if (!named) return fail(named.error().under("/period"));
  if (named->grain != metric.grain) {
    return fail(Error{
        .code = "observation.wrong_grain",
        .pointer = "/period",
        .arguments = {
            {"period", value.period},
            {"grain", std::string(domain::name_of(metric.grain))},
            {"example", calendar.label(metric.grain, calendar.period_of(metric.grain, today))}}});
  }
  return *named;
}

// A budget is about what is to come.
bool holds_targets(const domain::Definitions& definitions, const Id<domain::Metric>& metric) {
  return std::ranges::any_of(definitions.kpis, [&](const auto& entry) {
    return std::ranges::any_of(entry.second.goals,
                               [&](const auto& goal) { return goal.target_metric == metric; });
  });
}

// The first day from which on nothing can have been measured; none where targets are written down.
std::optional<Date> unknowable_from(const domain::Definitions& definitions,
                                    const Id<domain::Metric>& metric, Date today) {
  if (holds_targets(definitions, metric)) return std::nullopt;
  return today + Days{1};
}

// What was recorded of a coming period by mistake may still be taken back.
Result<void> check_known(const domain::Period& period, const NewValue& value,
                         std::optional<Date> unknowable) {
  if (!unknowable || period.first < *unknowable || !value.value) return {};
  return fail(Error{.code = "observation.period_in_future",
                    .pointer = "/period",
                    .arguments = {{"period", value.period}}});
}

Result<store::Observation> checked_value(const NewValue& value, Instant at, const Actor& actor) {
  if (value.value && !std::isfinite(*value.value)) {
    return fail(ErrorKind::invalid, "observation.not_finite", "/value");
  }
  if (value.n && *value.n < 0) return fail(ErrorKind::invalid, "observation.negative_n", "/n");
  if (value.sd && !(*value.sd >= 0 && std::isfinite(*value.sd)))
    return fail(ErrorKind::invalid, "observation.negative_sd", "/sd");
  if (value.sd && value.n.value_or(1) < 2)
    return fail(ErrorKind::invalid, "observation.sd_without_n", "/n");
  if (value.note.size() > 2000)
    return fail(ErrorKind::invalid, "observation.note_too_long", "/note");
  store::Observation observation;
  observation.value = value.value == 0 ? std::optional(0.0) : value.value;
  observation.n = value.n.value_or(1);
  observation.sd = value.sd;
  observation.note = value.note;
  observation.source = actor.name;
  observation.recorded_at = at;
  return observation;
}

// The newest version of one period, retractions included.
Result<std::optional<store::Observation>> newest(store::Reader& reader, const store::SeriesKey& key,
                                                 Date start) {
  KOERS_TRY(versions, reader.vintages(key, start));
  if (versions.empty()) return std::nullopt;
  return versions.back();
}

bool says_the_same(const std::optional<store::Observation>& known,
                   const store::Observation& observation) {
  if (!known) return !observation.value;  // A retraction of what was never said says nothing.
  if (known->value != observation.value) return false;
  return !observation.value || (known->n == observation.n && known->sd == observation.sd);
}

// Of one value alone the change also has "value".
json::object change_of(const store::SeriesKey& key, std::string_view first, std::string_view last,
                       int count) {
  return {{"segment", key.segment}, {"first", first}, {"last", last}, {"count", count}};
}

Result<Receipt> record_in(store::Transaction& transaction, const Ports& ports, const Actor& actor,
                          const NewObservation& observation) {
  KOERS_TRY(head, transaction.head());
  KOERS_TRY(definitions, ports.definitions.at(transaction, head));
  const Instant now = ports.clock();
  const Date today = local_day(definitions->organization_or_default(), now);
  KOERS_TRY(manual, manual_metric(*definitions, observation.metric));
  KOERS_TRY(named, period_of(*definitions, *manual, observation.value, today));
  // Only a value about what is to come makes it matter who takes targets from its metric.
  if (named.period.first > today)
    KOERS_CHECK(check_known(named.period, observation.value,
                            unknowable_from(*definitions, observation.metric, today)));
  KOERS_TRY(checked, checked_value(observation.value, now, actor));
  checked.start = named.period.first;
  const store::SeriesKey key{observation.metric.text(), observation.segment, named.grain};
  KOERS_TRY(known, newest(transaction, key, checked.start));

  Receipt receipt;
  receipt.metric = observation.metric;
  receipt.segment = observation.segment;
  receipt.period = named.period;
  receipt.period_label = definitions->calendar().label(named.grain, named.period);
  receipt.value = checked.value;
  receipt.n = checked.n;
  receipt.sd = checked.sd;
  receipt.note = checked.note;
  receipt.recorded_at = now;
  if (says_the_same(known, checked)) {
    receipt.seq = known ? known->seq : head;
    if (known) receipt.recorded_at = known->recorded_at;
  } else {
    json::object after = change_of(key, receipt.period_label, receipt.period_label, 1);
    after["value"] = or_null(checked.value);
    KOERS_TRY(
        seq, transaction.append(
                 {.at = now,
                  .actor = actor.name,
                  .entity = "metric",
                  .id = key.metric,
                  .kind = "observed",
                  .before = known ? write_json(json::object{{"value", or_null(known->value)}}) : "",
                  .after = write_json(after)}));
    checked.seq = seq;
    receipt.seq = seq;
    receipt.is_new = true;
    KOERS_CHECK(transaction.put_observations(key, {checked}));
  }
  return receipt;
}

}  // namespace

Result<Receipt> record_observation(const Ports& ports, const Actor& actor,
                                   const NewObservation& observation) {
  Receipt receipt;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(recorded, record_in(transaction, ports, actor, observation));
    receipt = recorded;
    return {};
  }));
  return receipt;
}

Result<BulkReceipt> put_values(store::Transaction& transaction,
                               const domain::Definitions& definitions, const Actor& actor,
                               Instant at, const NewObservations& values) {
  KOERS_TRY(manual, manual_metric(definitions, values.metric));
  const Date today = local_day(definitions.organization_or_default(), at);
  const store::SeriesKey key{values.metric.text(), values.segment, manual->grain};
  BulkReceipt receipt;
  receipt.metric = values.metric;
  const auto unknowable = unknowable_from(definitions, values.metric, today);
  std::set<Date> seen;
  std::vector<store::Observation> news;
  for (std::size_t i = 0; i < values.values.size(); ++i) {
    const std::string pointer = "/values/" + std::to_string(i);
    const auto named = period_of(definitions, *manual, values.values[i], today);
    if (!named) return fail(named.error().under(pointer));
    if (auto known = check_known(named->period, values.values[i], unknowable); !known)
      return fail(known.error().under(pointer));
    auto checked = checked_value(values.values[i], at, actor);
    if (!checked) return fail(checked.error().under(pointer));
    if (!seen.insert(named->period.first).second) {
      return fail(Error{.code = "observation.duplicate_period",
                        .pointer = pointer + "/period",
                        .arguments = {{"period", values.values[i].period}}});
    }
    checked->start = named->period.first;
    KOERS_TRY(known, newest(transaction, key, checked->start));
    if (says_the_same(known, *checked)) {
      ++receipt.same_count;
    } else {
      news.push_back(*checked);
    }
  }
  KOERS_TRY(head, transaction.head());
  receipt.seq = head;
  receipt.new_count = static_cast<int>(news.size());
  if (news.empty()) return receipt;
  const auto& calendar = definitions.calendar();
  const auto label = [&](Date day) {
    return calendar.label(key.grain, calendar.period_of(key.grain, day));
  };
  const auto [earliest, latest] = std::ranges::minmax_element(news, {}, &store::Observation::start);
  json::object after =
      change_of(key, label(earliest->start), label(latest->start), receipt.new_count);
  if (news.size() == 1) after["value"] = or_null(news.front().value);
  KOERS_TRY(seq, transaction.append({.at = at,
                                     .actor = actor.name,
                                     .entity = "metric",
                                     .id = key.metric,
                                     .kind = "observed",
                                     .before = {},
                                     .after = write_json(after)}));
  for (auto& observation : news) observation.seq = seq;
  receipt.seq = seq;
  KOERS_CHECK(transaction.put_observations(key, news));
  return receipt;
}

Result<BulkReceipt> record_observations(const Ports& ports, const Actor& actor,
                                        const NewObservations& values) {
  BulkReceipt receipt;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(head, transaction.head());
    KOERS_TRY(definitions, ports.definitions.at(transaction, head));
    KOERS_TRY(put, put_values(transaction, *definitions, actor, ports.clock(), values));
    receipt = put;
    return {};
  }));
  return receipt;
}

}  // namespace koers::app
