// What people are told beside a forecast: what it was made from, by which models, and what was left
// out.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "forecast/engine.h"
#include "text/locale.h"

namespace koers::program {

struct MadeFrom {
  const forecast::Outlook& outlook;
  std::string open_period;  ///< Its label; empty: none was given.
};

/// One line each, in words.
[[nodiscard]] json::array notes_of(const MadeFrom& made, text::Locale locale);

/// The models by weight, heaviest first; those without any are left out.
[[nodiscard]] json::array models_of(const forecast::Outlook& outlook);

/// Lines that were left out: code, line, and text for people.
[[nodiscard]] json::array left_out_of(const Errors& complaints, text::Locale locale);

/// A word for programs; empty: none.
[[nodiscard]] std::string_view name_of(forecast::Caution caution);

}  // namespace koers::program
