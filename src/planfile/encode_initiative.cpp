// Initiatives as they are written: one effect by itself, several as a list that names the KPIs.
#include "planfile/encode_initiative.h"

#include "planfile/writer.h"

namespace koers::planfile {
namespace {

void add_day(Writer& out, std::string_view key, const std::optional<Date>& day) {
  if (day) out.value(key, json::value(to_string(*day)));
}

json::object encode_effect(const domain::Effect& effect, const domain::Initiative& initiative,
                           const Setting& setting) {
  Writer out(setting);
  if (initiative.supports.size() > 1) out.id("kpi", effect.kpi);
  out.value("mean", effect.mean);
  if (effect.sd != 0) out.value("sd", effect.sd);
  if (effect.probability != 1) out.value("probability", effect.probability);
  return out.take();
}

void add_effects(Writer& out, const domain::Initiative& initiative, const Setting& setting) {
  json::array effects;
  for (const auto& effect : initiative.effects)
    effects.push_back(encode_effect(effect, initiative, setting));
  if (effects.size() == 1) return out.value("effect", std::move(effects.front()));
  out.list("effect", std::move(effects));
}

}  // namespace

json::object encode_initiative(const domain::Initiative& initiative, const Setting& setting) {
  Writer out(setting);
  out.id("id", initiative.id);
  out.label("title", initiative.title);
  out.id("owner", initiative.owner);
  out.ids("supports", initiative.supports);
  out.text("effort", initiative.effort);
  add_day(out, "start", initiative.start);
  add_day(out, "due", initiative.due);
  if (!initiative.done_on) out.choice("state", initiative.state, domain::InitiativeState::planned);
  add_day(out, "done", initiative.done_on);
  add_effects(out, initiative, setting);
  return out.take();
}

}  // namespace koers::planfile
