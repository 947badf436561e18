// Units of numbers beside the unit of their metric.

#include <algorithm>
#include <array>

#include "language/sentence/statement.h"
#include "text/units.h"

namespace koers::language {
namespace {

using domain::UnitFamily;

// A school mark up to ten for what is kept as a percentage of answers.
bool is_mark(const Statement& statement, const TargetNumber& number) {
  if (!number.quantity.unit.empty() || !statement.has_family(UnitFamily::percent)) return false;
  if (number.quantity.is_mark) return true;
  return statement.metric.metric->is_survey && number.role != Role::change &&
         number.quantity.value > 0 && number.quantity.value <= 10;
}

std::string own_unit(const Statement& statement, const std::string& currency) {
  if (statement.metric.metric == nullptr) return "count";
  if (statement.has_family(UnitFamily::currency)) return currency;
  return std::string(statement.metric.metric->unit);
}

std::string rate_unit(domain::Grain grain) { return "per " + std::string(domain::name_of(grain)); }

// "per day"
bool is_rate(std::string_view unit) {
  using domain::Grain;
  return std::ranges::any_of(
      std::array{Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::year},
      [&](Grain grain) { return unit == rate_unit(grain); });
}

}  // namespace

bool Statement::is_rate_in_unit() const {
  return clause->per && metric.metric != nullptr && is_rate(metric.metric->unit);
}

std::string unit_of(const Statement& statement, const TargetNumber& number,
                    const std::string& currency) {
  const std::string& unit = number.quantity.unit;
  const bool is_percentage = statement.has_family(UnitFamily::percent);
  if (unit.empty() && statement.is_rate_in_unit()) return rate_unit(*statement.clause->per);
  if (unit.empty()) return is_mark(statement, number) ? "" : own_unit(statement, currency);
  if (unit == "times" && statement.is_rate_in_unit()) return rate_unit(*statement.clause->per);
  if (unit == "times") return own_unit(statement, currency);
  if (unit == "pt" || unit == "point") {
    if (!is_percentage) return "point";
    return number.role == Role::change ? "pp" : "point";
  }
  return unit;
}

bool unit_fits(const Statement& statement, const TargetNumber& number, Measure measure) {
  if (statement.metric.metric == nullptr) return true;
  if (is_mark(statement, number)) return false;
  const std::string& unit = number.quantity.unit;
  if (unit.empty() || unit == "times") {
    return !statement.is_rate_in_unit() ||
           statement.metric.metric->unit == rate_unit(*statement.clause->per);
  }
  const bool is_change = measure == Measure::change;
  const bool is_relative = is_change && unit == "percent";
  switch (statement.metric.metric->unit_family) {
    case UnitFamily::percent:
      return unit == "percent" || (is_change && (unit == "pp" || unit == "point" || unit == "pt"));
    case UnitFamily::point:
      return unit == "point" || unit == "pt";
    case UnitFamily::count:
      return is_relative;
    case UnitFamily::currency:
      return is_relative || text::is_currency(unit);
    case UnitFamily::duration:
      return is_relative || is_time_unit(unit);
    case UnitFamily::ratio:
      return is_relative || unit == "ratio";
    case UnitFamily::other:
      return is_relative || unit == statement.metric.metric->unit || !is_time_unit(unit);
  }
  return true;
}

}  // namespace koers::language
