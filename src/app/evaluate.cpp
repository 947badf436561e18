// Closing days and following the log: both read the same pure evaluation and write only what it
// says.
#include "app/evaluate.h"

#include <set>

#include "app/evaluate_kpi.h"
#include "app/published_forecast.h"
#include "app/state_documents.h"
#include "base/json.h"

namespace koers::app {
namespace {

constexpr int changes_per_batch = 1000;
constexpr std::string_view cursor_key = "evaluate";

const Actor koers_itself{"koers"};

using KpiIds = std::set<Id<domain::Kpi>>;

// --- Which KPIs a change touches
// ------------------------------------------------------------------------

void add_all(const domain::Definitions& definitions, KpiIds& touched) {
  for (const auto& [id, kpi] : definitions.kpis) touched.insert(id);
}

// Those that the work supported before, or supports now.
void add_supported(const domain::Definitions& definitions, const store::Change& change,
                   KpiIds& touched) {
  for (const auto* text : {&change.before, &change.after}) {
    const auto document = read_json(*text);
    const auto* object = document ? document->if_object() : nullptr;
    const auto* supports = object == nullptr ? nullptr : object->if_contains("supports");
    if (supports == nullptr) continue;
    for (const auto& id : supports->as_array()) {
      const auto kpi = Id<domain::Kpi>::trusted(id.as_string());
      if (definitions.kpis.contains(kpi)) touched.insert(kpi);
    }
  }
}

void add_touched(const domain::Definitions& definitions, const MetricUses& uses,
                 const store::Change& change, KpiIds& touched) {
  if (change.entity == "metric") {
    for (const auto* kpi : uses.of(change.id)) touched.insert(kpi->id);
  } else if (change.entity == "kpi") {
    const auto id = Id<domain::Kpi>::trusted(change.id);
    if (change.kind != "kpi_evaluated" && definitions.kpis.contains(id)) touched.insert(id);
  } else if (change.entity == "initiative") {
    add_supported(definitions, change, touched);
  } else if (change.entity == "organization" || change.entity == "day") {
    add_all(definitions, touched);
  }
}

struct Touched {
  KpiIds kpis;
  store::Seq cursor = 0;  ///< The newest change looked at.
  bool is_at_head = false;
};

Result<store::Seq> read_cursor(store::Reader& reader) {
  KOERS_TRY(document, reader.derived("cursor", cursor_key));
  if (!document) return store::Seq{0};
  return static_cast<store::Seq>(std::stoll(*document));
}

Result<Touched> touched_after(store::Reader& reader, const domain::Definitions& definitions,
                              const MetricUses& uses, store::Seq cursor) {
  KOERS_TRY(changes,
            reader.changes({.after = cursor, .limit = changes_per_batch, .entity = {}, .id = {}}));
  Touched touched{.kpis = {}, .cursor = cursor, .is_at_head = changes.size() < changes_per_batch};
  for (const auto& change : changes) {
    add_touched(definitions, uses, change, touched.kpis);
    touched.cursor = change.seq;
  }
  return touched;
}

// --- Writing what an evaluation says
// --------------------------------------------------------------------

// Baselines freeze with the first evaluation in the goal's span; one that had to be taken from
// inside waits.
Result<void> freeze_baseline(store::Transaction& transaction, Instant at, const KpiState& state) {
  if (state.goal == nullptr || !state.baseline || state.baseline->is_frozen ||
      state.baseline->is_first_inside)
    return {};
  if (state.standing.on < state.goal->span.first) return {};
  const auto document = baseline_document(*state.goal, state.baseline->baseline);
  KOERS_TRY(seq, transaction.append({.at = at,
                                     .actor = koers_itself.name,
                                     .entity = "kpi",
                                     .id = state.kpi->id.text(),
                                     .kind = "baseline_frozen",
                                     .before = {},
                                     .after = document}));
  return transaction.put_document({.kind = "baseline",
                                   .id = goal_key(*state.kpi, *state.goal),
                                   .seq = seq,
                                   .text = document,
                                   .home = {},
                                   .actor = koers_itself.name,
                                   .at = at});
}

json::object announcement(const domain::Standing& standing) {
  return {{"on", to_string(standing.on)},
          {"status", domain::name_of(standing.status)},
          {"value", or_null(standing.value)},
          {"progress", or_null(standing.progress)},
          {"probability", or_null(standing.probability)}};
}

enum class Announce : std::uint8_t { changes, nothing };

// True where the state differs from the one on record.
Result<bool> put_state(store::Transaction& transaction, Instant at, const KpiState& state,
                       Announce announce) {
  const auto document = standing_document(state.standing);
  KOERS_TRY(before, transaction.derived("kpi_state", state.kpi->id.text()));
  if (before == document) return false;
  KOERS_CHECK(transaction.put_derived("kpi_state", state.kpi->id.text(), document));
  if (announce == Announce::nothing) return true;
  KOERS_CHECK(transaction.append({.at = at,
                                  .actor = koers_itself.name,
                                  .entity = "kpi",
                                  .id = state.kpi->id.text(),
                                  .kind = "kpi_evaluated",
                                  .before = {},
                                  .after = write_json(announcement(state.standing))}));
  return true;
}

// --- Evaluating
// -----------------------------------------------------------------------------------------

struct Batch {
  int evaluated = 0;
  int changed = 0;
  bool is_done = false;
};

// Nothing, and not done, where another thread followed the log meanwhile: what it wrote is newer.
Result<Batch> evaluate_batch(const Ports& ports, MetricUses& uses) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, {}));
  KOERS_TRY(cursor, read_cursor(*reader));
  uses.follow(view.definitions);
  KOERS_TRY(touched, touched_after(*reader, *view.definitions, uses, cursor));
  if (touched.cursor == cursor) return Batch{.is_done = true};
  std::vector<KpiState> states;
  for (const auto& id : touched.kpis) {
    KOERS_TRY(state, evaluate_kpi(view, nullptr, view.definitions->kpis.at(id)));
    states.push_back(std::move(state));
  }
  Batch batch;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(now, read_cursor(transaction));
    if (now != cursor) return {};
    batch = {.evaluated = static_cast<int>(states.size()), .is_done = touched.is_at_head};
    const Instant at = ports.clock();
    for (const auto& state : states) {
      KOERS_CHECK(freeze_baseline(transaction, at, state));
      KOERS_TRY(is_changed, put_state(transaction, at, state, Announce::changes));
      if (is_changed) ++batch.changed;
    }
    return transaction.put_derived("cursor", cursor_key, std::to_string(touched.cursor));
  }));
  return batch;
}

// --- Closing days
// ---------------------------------------------------------------------------------------

enum class Facts : std::uint8_t { write, keep };

// One step of every KPI at the close of a day, from what was known at the seq of the close.
Result<void> close_kpis(store::Transaction& transaction, const Ports& ports, const View& view,
                        Facts facts) {
  const Instant at = ports.clock();
  for (const auto& [id, kpi] : view.definitions->kpis) {
    KOERS_TRY(close, close_kpi_day(view, kpi));
    if (!close.at_close) continue;
    KOERS_CHECK(transaction.put_derived("kpi_day", day_key(kpi, *close.state.goal, view.on),
                                        closed_state_document(*close.at_close)));
    if (facts == Facts::write)
      KOERS_CHECK(publish_forecast(transaction, at, view.known, close.state));
  }
  return {};
}

Result<View> view_of_close(store::Transaction& transaction, const Ports& ports, Date day,
                           store::Seq seq) {
  KOERS_TRY(definitions, ports.definitions.at(transaction, seq));
  return View{.reader = transaction,
              .definitions = definitions,
              .on = day,
              .today = day,
              .known = seq,
              .forecasts = ports.forecasts,
              .is_live = true};
}

// Forecasts take milliseconds each: they are made before the close, so that no write waits for
// them.
Result<void> forecast_ahead(const Ports& ports, Date day) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, {.on = day, .known_date = {}, .known_seq = {}}));
  for (const auto& [id, kpi] : view.definitions->kpis)
    KOERS_CHECK(evaluate_kpi(view, nullptr, kpi));
  return {};
}

// False where another thread closed it meanwhile: a server catches up with days that it missed
// while a command over its socket does the same.
Result<bool> close_day(const Ports& ports, Date day) {
  KOERS_CHECK(forecast_ahead(ports, day));
  bool is_ours = false;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(closed, transaction.close_of(day));
    is_ours = !closed;
    if (closed) return {};
    KOERS_TRY(seq,
              transaction.append({.at = ports.clock(),
                                  .actor = koers_itself.name,
                                  .entity = "day",
                                  .id = to_string(day),
                                  .kind = "day_closed",
                                  .before = {},
                                  .after = write_json(json::object{{"date", to_string(day)}})}));
    KOERS_CHECK(transaction.put_day_closed(day, seq));
    KOERS_TRY(view, view_of_close(transaction, ports, day, seq));
    return close_kpis(transaction, ports, view, Facts::write);
  }));
  return is_ours;
}

// The day after the last close, or the day the store was made; none in an empty store.
Result<std::optional<Date>> next_day_to_close(store::Reader& reader,
                                              const domain::Organization& organization) {
  KOERS_TRY(last, reader.last_closed_day());
  if (last) return *last + Days{1};
  KOERS_TRY(first, reader.changes({.after = 0, .limit = 1, .entity = {}, .id = {}}));
  if (first.empty()) return std::nullopt;
  return local_day(organization, first.front().at);
}

Result<std::vector<store::Change>> all_closes(store::Reader& reader) {
  std::vector<store::Change> closes;
  store::Seq cursor = 0;
  while (true) {
    KOERS_TRY(found, reader.changes(
                         {.after = cursor, .limit = changes_per_batch, .entity = "day", .id = {}}));
    closes.insert(closes.end(), found.begin(), found.end());
    if (found.size() < changes_per_batch) return closes;
    cursor = found.back().seq;
  }
}

Result<int> put_all_states(store::Transaction& transaction, const Ports& ports) {
  KOERS_TRY(head, transaction.head());
  KOERS_TRY(definitions, ports.definitions.at(transaction, head));
  const Instant at = ports.clock();
  const Date today = local_day(definitions->organization_or_default(), at);
  const View view{.reader = transaction,
                  .definitions = definitions,
                  .on = today,
                  .today = today,
                  .known = head,
                  .forecasts = ports.forecasts,
                  .is_live = true};
  for (const auto& [id, kpi] : definitions->kpis) {
    KOERS_TRY(state, evaluate_kpi(view, nullptr, kpi));
    KOERS_CHECK(put_state(transaction, at, state, Announce::nothing));
  }
  return static_cast<int>(definitions->kpis.size());
}

}  // namespace

Result<int> close_days(const Ports& ports) {
  int count = 0;
  while (true) {
    std::optional<Date> day;
    Date today;
    {
      KOERS_TRY(reader, ports.store.read());
      KOERS_TRY(view, resolve(ports, *reader, {}));
      KOERS_TRY(next, next_day_to_close(*reader, view.organization()));
      day = next;
      today = view.today;
    }
    if (!day || *day >= today) return count;
    KOERS_TRY(is_ours, close_day(ports, *day));
    if (is_ours) ++count;
  }
}

Result<Followed> evaluate_pending(const Ports& ports, MetricUses& uses) {
  Followed followed;
  while (true) {
    KOERS_TRY(batch, evaluate_batch(ports, uses));
    followed.evaluated += batch.evaluated;
    followed.changed += batch.changed;
    if (batch.is_done) return followed;
  }
}

Result<Followed> evaluate_pending(const Ports& ports) {
  MetricUses uses;
  return evaluate_pending(ports, uses);
}

Result<int> rebuild(const Ports& ports, const Actor& actor) {
  int count = 0;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    for (const auto* kind : {"kpi_state", "kpi_day"}) KOERS_CHECK(transaction.clear_derived(kind));
    KOERS_TRY(closes, all_closes(transaction));
    for (const auto& close : closes) {
      KOERS_TRY(day, parse_date(close.id));
      KOERS_TRY(view, view_of_close(transaction, ports, day, close.seq));
      KOERS_CHECK(close_kpis(transaction, ports, view, Facts::keep));
    }
    KOERS_TRY(states, put_all_states(transaction, ports));
    count = states;
    KOERS_TRY(seq, transaction.append({.at = ports.clock(),
                                       .actor = actor.name,
                                       .entity = "store",
                                       .id = {},
                                       .kind = "rebuilt",
                                       .before = {},
                                       .after = write_json(json::object{{"kpis", count}})}));
    return transaction.put_derived("cursor", cursor_key, std::to_string(seq));
  }));
  return count;
}

}  // namespace koers::app
