// Many series at once: forecasts of a file of series, and answers to a file of questions.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>

#include "base/result.h"

namespace koers::forecast {

struct BatchStreams {
  std::istream& series;               ///< Rows as in rows.h.
  std::ostream& forecasts;            ///< id,step,mean,lower,upper: the central 95 %.
  std::istream* questions = nullptr;  ///< Rows as in rows.h.
  std::ostream* answers = nullptr;    ///< qid,p in the order of the questions.
};

struct BatchOptions {
  std::size_t threads = 1;
  std::uint64_t seed = 1;
};

/// Forecasts every series, in the order of the rows; the bytes do not depend on the number of
/// threads. Series are held in memory a block at a time, questions all. A question about a series
/// that is not there is answered 0.5; of series with one id the last row counts. Errors: those of
/// the rows.
[[nodiscard]] Result<void> run_batch(const BatchStreams& streams, const BatchOptions& options);

}  // namespace koers::forecast
