// The state machine between a probability and the status that is shown.
#include "domain/hysteresis.h"

#include <cstdlib>

namespace koers::domain {
namespace {

// Statuses as rungs, best first, so that "one step" and "two steps" are differences.
int rung(Status status) {
  if (status == Status::on_track) return 0;
  return status == Status::at_risk ? 1 : 2;
}

// Which status this close names, seen from the one that holds: outside the band only.
Status named_from(Status held, double probability) {
  switch (held) {
    case Status::on_track:
      if (probability >= 0.65) return Status::on_track;
      return probability < 0.25 ? Status::off_track : Status::at_risk;
    case Status::at_risk:
      if (probability >= 0.75) return Status::on_track;
      return probability < 0.25 ? Status::off_track : Status::at_risk;
    default:
      if (probability >= 0.75) return Status::on_track;
      return probability >= 0.35 ? Status::at_risk : Status::off_track;
  }
}

}  // namespace

Status named_by(double probability) {
  if (probability >= 0.70) return Status::on_track;
  return probability >= 0.30 ? Status::at_risk : Status::off_track;
}

HysteresisState step(const HysteresisState& before, double probability) {
  if (!before.status) return {.status = named_by(probability), .candidate = std::nullopt};
  const Status held = *before.status;
  const Status named = named_from(held, probability);
  const int steps = std::abs(rung(named) - rung(held));
  if (steps == 0) return {.status = held, .candidate = std::nullopt};
  if (steps == 2 || before.candidate == named) return {.status = named, .candidate = std::nullopt};
  return {.status = held, .candidate = named};
}

}  // namespace koers::domain
