// Joining by (period, group); the rows that come out are in the order of both.
#include "app/derived_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/reference_period.h"
#include "formula/formula.h"

namespace koers::app {
namespace {

using Group = std::vector<std::optional<std::string>>;
using Place = std::pair<Date, Group>;

struct Input {
  domain::MetricInput what;
  std::map<Place, const measure::Value*> rows;
};

class Joining {
 public:
  Joining(const domain::Definitions& definitions, const MetricValuesRequest& request,
          std::optional<Date> on)
      : calendar_(definitions.calendar()), request_(request), on_(on) {}

  Result<measure::Values> run(const formula::Formula& formula, const AskValues& ask) {
    KOERS_CHECK(ask_for_all(formula, ask));
    measure::Values joined;
    for (const auto& period : periods()) {
      for (const auto& group : groups_) {
        if (auto value = value_at(formula, period, group)) joined.rows.push_back(std::move(*value));
      }
    }
    return joined;
  }

 private:
  Result<void> ask_for_all(const formula::Formula& formula, const AskValues& ask) {
    answers_.reserve(formula.inputs().size());
    for (const auto& what : formula.inputs()) {
      MetricValuesRequest asked = request_;
      asked.metric = what.metric;
      if (what.back > 0) asked.from.reset();
      KOERS_TRY(answer, ask(asked));
      answers_.push_back(std::move(answer));
      Input input{.what = what, .rows = {}};
      for (const auto& row : answers_.back().rows) {
        input.rows.emplace(Place{row.period.first, row.group}, &row);
        groups_.insert(row.group);
        first_ = std::min(first_.value_or(row.period.first), row.period.first);
        last_ = std::max(last_.value_or(row.period.last), row.period.last);
      }
      inputs_.push_back(std::move(input));
    }
    return {};
  }

  // Those asked for, from the first that any input knows of; without a day up to the last.
  [[nodiscard]] std::vector<domain::Period> periods() const {
    if (!first_) return {};
    const Date end = on_ ? *on_ + Days{1} : *last_;
    auto periods = calendar_.periods_in(request_.grain, {*first_, end});
    std::erase_if(periods, [this](const domain::Period& period) {
      return (request_.from && period.last <= *request_.from) ||
             (request_.to && period.first > *request_.to);
    });
    return periods;
  }

  [[nodiscard]] std::optional<Date> start_for(const domain::MetricInput& what,
                                              const domain::Period& period) const {
    if (what.back == 0) return period.first;
    if (on_ && *on_ + Days{1} < period.last) return std::nullopt;
    const auto earlier = domain::periods_before(calendar_, period, what.step, what.back);
    return earlier ? std::optional(earlier->first) : std::nullopt;
  }

  [[nodiscard]] std::optional<measure::Value> value_at(const formula::Formula& formula,
                                                       const domain::Period& period,
                                                       const Group& group) const {
    std::vector<std::optional<double>> values;
    std::int64_t n = 0;
    for (const Input& input : inputs_) {
      const auto start = start_for(input.what, period);
      const auto found = start ? input.rows.find({*start, group}) : input.rows.end();
      values.push_back(found == input.rows.end() ? std::nullopt
                                                 : std::optional(found->second->value));
      if (values.back() && found->second->n > 0)
        n = n == 0 ? found->second->n : std::min(n, found->second->n);
    }
    const auto value = formula.value(values);
    if (!value) return std::nullopt;
    return measure::Value{.period = period, .group = group, .value = *value, .n = n};
  }

  const domain::Calendar& calendar_;
  const MetricValuesRequest& request_;
  std::optional<Date> on_;
  std::vector<measure::Values> answers_;  ///< What the rows of the inputs point into.
  std::vector<Input> inputs_;
  std::set<Group> groups_;
  std::optional<Date> first_;  ///< Of all rows.
  std::optional<Date> last_;
};

}  // namespace

Result<measure::Values> derived_rows(const domain::Definitions& definitions,
                                     const MetricValuesRequest& request, std::optional<Date> on,
                                     const AskValues& ask) {
  const auto& metric = definitions.metrics.at(request.metric);
  KOERS_TRY(formula,
            formula::Formula::parse(std::get<domain::DerivedMetric>(metric.definition).formula));
  return Joining(definitions, request, on).run(formula, ask);
}

}  // namespace koers::app
