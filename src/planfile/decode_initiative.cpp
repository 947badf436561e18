// Initiatives: when they are done, and what they are expected to bring.
#include <algorithm>

#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

using domain::Effect;
using domain::Initiative;
using domain::InitiativeState;

void decode_days(const Fields& fields, Initiative& initiative) {
  if (const auto start = fields.find("start")) initiative.start = read_date(*start);
  const auto due = fields.find("due");
  if (due) initiative.due = read_date(*due);
  if (initiative.start && initiative.due && *initiative.due < *initiative.start)
    due->complain("plan.ends_before_start");
}

void decode_state(const Fields& fields, Initiative& initiative) {
  const auto written = fields.choice("state", all_initiative_states);
  const domain::Done done = decode_done(fields);
  const auto meant = done.is_done ? InitiativeState::done : InitiativeState::planned;
  initiative.state = written.value_or(meant);
  initiative.done_on = done.on;
  const bool is_done = initiative.state == InitiativeState::done;
  if (fields.has("done") && is_done != done.is_done)
    fields.find("done")->complain("plan.contradiction", {{"first", "state"}, {"second", "done"}});
}

// Where one KPI is supported, it is that one.
Id<domain::Kpi> decode_moved_kpi(const Fields& fields, const Initiative& initiative) {
  const auto written = fields.find("kpi");
  if (!written) {
    if (initiative.supports.size() == 1) return initiative.supports.front();
    fields.cursor().complain(initiative.supports.empty() ? "effect.on_nothing" : "effect.of_which");
    return {};
  }
  auto kpi = fields.id<domain::Kpi>("kpi");
  if (!kpi.is_empty() && !initiative.supports_kpi(kpi))
    written->complain("effect.not_supported", {{"kpi", kpi.text()}});
  return kpi;
}

Effect decode_effect(const Cursor& at, const Initiative& initiative) {
  const Fields fields(at, effect_shape());
  Effect effect{.kpi = decode_moved_kpi(fields, initiative),
                .mean = fields.number("mean").value_or(0),
                .sd = fields.number("sd").value_or(0),
                .probability = fields.number("probability").value_or(1)};
  if (effect.sd < 0) fields.find("sd")->complain("effect.negative_sd");
  if (effect.probability < 0 || effect.probability > 1)
    fields.find("probability")->complain("effect.probability_out_of_range");
  return effect;
}

void decode_effects(const Fields& fields, Initiative& initiative) {
  for (const Cursor& item : fields.items("effect")) {
    Effect effect = decode_effect(item, initiative);
    if (!effect.kpi.is_empty() && initiative.effect_on(effect.kpi) != nullptr)
      item.complain("plan.duplicate_item", {{"text", effect.kpi.text()}});
    initiative.effects.push_back(std::move(effect));
  }
}

}  // namespace

Initiative decode_initiative(const Cursor& at) {
  const Fields fields(at, initiative_shape());
  Initiative initiative{.id = fields.id<Initiative>("id"),
                        .title = fields.label("title"),
                        .owner = fields.id<domain::Person>("owner"),
                        .supports = fields.ids<domain::Kpi>("supports"),
                        .effort = fields.text("effort")};
  decode_days(fields, initiative);
  decode_state(fields, initiative);
  decode_effects(fields, initiative);
  return initiative;
}

}  // namespace koers::planfile
