// The organization, its teams and people, and strategic plans; and the choice of the decoder for a
// kind.
#include "planfile/decode.h"

#include <algorithm>

#include "base/time_zone.h"
#include "planfile/choices.h"

namespace koers::planfile {
namespace {

void check_zone(const Fields& fields, std::string_view key) {
  const auto value = fields.find(key);
  if (!value) return;
  const auto text = read_text(*value);
  if (!text) return;
  const auto zone = TimeZone::create(*text);
  if (!zone) value->complain(zone.error());
}

bool is_currency_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

int decode_year(const Fields& fields, std::string_view key) {
  const int year = fields.whole(key).value_or(0);
  if (year != 0 && (year < 1000 || year > 9999)) {
    fields.find(key)->complain("period.impossible", {{"text", std::to_string(year)}});
  }
  return year;
}

Object decode_any(domain::EntityKind kind, const Cursor& at) {
  switch (kind) {
    case domain::EntityKind::organization:
      return decode_organization(at);
    case domain::EntityKind::team:
      return decode_team(at);
    case domain::EntityKind::person:
      return decode_person(at);
    case domain::EntityKind::plan:
      return decode_plan(at);
    case domain::EntityKind::objective:
      return decode_objective(at);
    case domain::EntityKind::source:
      return decode_source(at);
    case domain::EntityKind::metric:
      return decode_metric(at);
    case domain::EntityKind::kpi:
      return decode_kpi(at);
    case domain::EntityKind::initiative:
      return decode_initiative(at);
  }
  KOERS_ASSERT(false, "every kind has a decoder");
}

}  // namespace

Object decode_as_far_as_possible(domain::EntityKind kind, const Cursor& at) {
  return decode_any(kind, at);
}

std::optional<Object> decode(domain::EntityKind kind, const Cursor& at) {
  const std::size_t complaints_before = at.run().errors.size();
  Object object = decode_any(kind, at);
  if (at.run().errors.size() != complaints_before) return std::nullopt;
  return object;
}

domain::Organization decode_organization(const Cursor& at) {
  const Fields fields(at, organization_shape());
  domain::Organization organization;
  if (const auto locale = fields.chosen("locale")) organization.locale = *locale == 0 ? "nl" : "en";
  // The organization's own name is read in its own language.
  at.run().setting.locale = organization.locale;
  organization.name = fields.label("name");
  if (fields.has("timezone")) organization.timezone = fields.text("timezone");
  check_zone(fields, "timezone");
  if (const auto currency = fields.find("currency")) {
    organization.currency = read_text(*currency).value_or("EUR");
    if (!is_currency_code(organization.currency)) {
      currency->complain("plan.no_currency", {{"text", excerpt(organization.currency)}});
    }
  }
  if (const auto calendar = fields.find("calendar"))
    organization.calendar = decode_calendar(*calendar);
  organization.individual_level = fields.choice("individual_level", all_individual_levels)
                                      .value_or(domain::IndividualLevel::off);
  organization.is_demo = fields.truth("demo");
  return organization;
}

domain::Team decode_team(const Cursor& at) {
  const Fields fields(at, team_shape());
  return {.id = fields.id<domain::Team>("id"),
          .name = fields.label("name"),
          .parent = fields.id<domain::Team>("parent")};
}

domain::Person decode_person(const Cursor& at) {
  const Fields fields(at, person_shape());
  return {.id = fields.id<domain::Person>("id"),
          .name = fields.text("name"),
          .email = fields.text("email"),
          .teams = fields.ids<domain::Team>("teams")};
}

domain::StrategicPlan decode_plan(const Cursor& at) {
  const Fields fields(at, plan_shape());
  domain::StrategicPlan plan{.id = fields.id<domain::StrategicPlan>("id"),
                             .title = fields.label("title")};
  plan.from_year = decode_year(fields, "from");
  plan.to_year = decode_year(fields, "to");
  plan.position = fields.whole("position");
  if (plan.from_year != 0 && plan.to_year != 0 && plan.to_year < plan.from_year) {
    fields.find("to")->complain("plan.ends_before_start");
  }
  return plan;
}

std::optional<domain::Period> decode_span(const Fields& fields) {
  const auto from = fields.find("from");
  const auto to = fields.find("to");
  if (const auto period = fields.find("period")) {
    if (from || to) (from ? *from : *to).complain("plan.two_spans");
    const auto named = read_period(*period);
    return named ? std::optional(named->period) : std::nullopt;
  }
  if (!from && !to) {
    fields.cursor().complain("plan.missing_key", {{"key", "period"}});
    return std::nullopt;
  }
  if (!from || !to) {
    fields.cursor().complain("plan.missing_key", {{"key", from ? "to" : "from"}});
    return std::nullopt;
  }
  const auto first = read_date(*from);
  const auto last = read_date(*to);
  if (!first || !last) return std::nullopt;
  if (*last < *first) {
    to->complain("plan.ends_before_start");
    return std::nullopt;
  }
  return domain::Period{.first = *first, .last = *last + Days{1}};
}

domain::Commitment decode_commitment(const Fields& fields) {
  const auto written = fields.choice("commitment", all_commitments);
  const bool is_short_form = fields.truth("aspirational");
  if (is_short_form && written == domain::Commitment::committed) {
    fields.find("aspirational")
        ->complain("plan.contradiction", {{"first", "commitment"}, {"second", "aspirational"}});
  }
  if (is_short_form) return domain::Commitment::aspirational;
  return written.value_or(domain::Commitment::committed);
}

}  // namespace koers::planfile
