// `koers forecast`: files in, forecasts out. It needs no store and no plan.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"
#include "base/json.h"
#include "base/result.h"

namespace koers::program {

/// Two commands by name. forecast_rows: the files `train`, `out` and, together, `questions` and
/// `probabilities`, with `threads` and `seed`. forecast_file: the numbers of the file `path`, read
/// in the language `lang`, `horizon` periods ahead (0: a sensible number) with bands at `level`.
/// Paths are relative to `folder`. Errors: `file.unreadable`, `file.unwritable`, those of reading
/// numbers.
[[nodiscard]] Checked<json::value> run_forecast(std::string_view name,
                                                const json::object& arguments, Date today);

}  // namespace koers::program
