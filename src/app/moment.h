// "On which day, as known when": the two parameters of every read (DESIGN §3).
#pragma once

#include <memory>
#include <optional>

#include "app/ports.h"

namespace koers::app {

/// What a reader asks for. Both absent: today, with everything known.
struct Moment {
  std::optional<Date> on;               ///< As if today were that day.
  std::optional<Date> known_date;       ///< Only what was learned by the end of that local day …
  std::optional<store::Seq> known_seq;  ///< … or by that seq.
};

/// A moment made definite, with the definitions of its time and the reader it was resolved on.
struct View {
  store::Reader& reader;
  std::shared_ptr<const domain::Definitions> definitions;
  Date on;
  Date today;
  store::Seq known;
  ForecastCache& forecasts;
  bool is_live;  ///< Today with everything known: stored states serve.

  [[nodiscard]] domain::Organization organization() const {
    return definitions->organization_or_default();
  }
};

/// Error `known.beyond_head` where that seq is still to come.
[[nodiscard]] Result<View> resolve(const Ports& ports, store::Reader& reader, const Moment& moment);

/// `2026-05-15` and `1234` (or `seq:1234`) for `--known`. Error `known.malformed`.
[[nodiscard]] Result<Moment> parse_moment(std::string_view on, std::string_view known);

}  // namespace koers::app
