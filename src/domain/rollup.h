// From KPIs to objectives: counts, score and status of everything below, each KPI counted once
// however many ways lead to it. Says nothing about causes.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/definitions.h"
#include "domain/standing.h"

namespace koers::domain {

/// What a roll-up needs to know of one KPI.
struct RollUpItem {
  Status status = Status::pending;
  std::optional<double> score;  ///< In [0, 1]; none: no value yet.
  std::optional<double> probability;
  double weight = 1;  ///< > 0.
};
[[nodiscard]] RollUpItem roll_up_item(const Standing& standing);

/// How many stand at each status, in the order of `Status`.
struct StatusCounts {
  std::array<int, 8> of{};

  [[nodiscard]] int operator[](Status status) const { return of[static_cast<std::size_t>(status)]; }
  [[nodiscard]] int total() const;
  friend bool operator==(const StatusCounts&, const StatusCounts&) = default;
};

struct RollUp {
  Status status = Status::pending;
  std::optional<double>
      score;  ///< Weighted mean; a KPI without a value counts 0; none: none reports.
  std::optional<double>
      expected_score;  ///< Weighted mean of what each is expected to score at its end.
  StatusCounts counts;
  int reporting = 0;  ///< KPIs with a value, of those not dropped.
};

/// Dropped items are counted and otherwise left out. Expected score of one item: closed → its
/// score; open with a probability P → P · 1 + (1 − P) · score, since success scores 1 and failure
/// about what is reached; else its score. Status: off_track where off_track and missed weigh half
/// or more; at_risk where any is at_risk, off_track, partial or missed; all closed → achieved if
/// all are, else partial from a score of 0.7, else missed; pending while nothing else is known.
[[nodiscard]] RollUp roll_up(std::span<const RollUpItem> items);

/// Every KPI below a plan or objective: of the objective itself and of all that lean on it, each
/// once, by id. Empty for an unknown id.
[[nodiscard]] std::vector<Id<Kpi>> kpis_under(std::string_view id, const Definitions& definitions);

}  // namespace koers::domain
