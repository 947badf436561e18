// Notes on a forecast.
#include "koers/forecast_notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "text/catalog.h"
#include "text/error_text.h"
#include "text/format.h"

namespace koers::program {
namespace {

constexpr std::array<std::string_view, 5> cautions{"", "no_values", "one_value", "few_values",
                                                   "intermittent"};

struct Share {
  std::string_view model;
  double weight = 0;
};

std::vector<Share> shares_of(const forecast::Outlook& outlook) {
  std::vector<Share> shares;
  for (std::size_t j = 0; j < forecast::member_count; ++j)
    if (outlook.weights[j] > 0)
      shares.push_back({.model = forecast::member_name(j), .weight = outlook.weights[j]});
  std::ranges::stable_sort(shares, std::ranges::greater(), &Share::weight);
  return shares;
}

// The heaviest models: enough to see what decided.
std::string heaviest(const forecast::Outlook& outlook, text::Locale locale) {
  constexpr std::size_t shown = 4;
  constexpr double least = 0.005;
  std::string text;
  for (const auto& share : shares_of(outlook)) {
    if (std::ranges::count(text, '%') == static_cast<std::ptrdiff_t>(shown) || share.weight < least)
      break;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", share.model,
                        text::format_share(locale, share.weight));
  }
  return text;
}

}  // namespace

std::string_view name_of(forecast::Caution caution) {
  return cautions[static_cast<std::size_t>(caution)];
}

json::array notes_of(const MadeFrom& made, text::Locale locale) {
  json::array notes;
  const auto note = [&](std::string_view code, const text::Arguments& arguments) {
    notes.emplace_back(text::say(locale, code, arguments));
  };
  const auto& outlook = made.outlook;
  const std::string models = heaviest(outlook, locale);
  if (!models.empty())
    note("forecast.made_from", {{"count", std::to_string(outlook.used)}, {"models", models}});
  if (outlook.filled > 0) note("forecast.filled", {{"count", std::to_string(outlook.filled)}});
  if (outlook.outliers > 0)
    note("forecast.outliers", {{"count", std::to_string(outlook.outliers)}});
  if (!made.open_period.empty()) note("forecast.open_period", {{"period", made.open_period}});
  if (outlook.caution != forecast::Caution::none)
    note("forecast.caution." + std::string(name_of(outlook.caution)),
         {{"count", std::to_string(outlook.used)}});
  return notes;
}

json::array models_of(const forecast::Outlook& outlook) {
  json::array models;
  for (const auto& share : shares_of(outlook))
    models.push_back({{"model", share.model}, {"weight", share.weight}});
  return models;
}

json::array left_out_of(const Errors& complaints, text::Locale locale) {
  json::array lines;
  for (const Error& complaint : complaints) {
    lines.push_back({{"code", complaint.code},
                     {"line", complaint.place.line},
                     {"text", text::error_line(locale, complaint)}});
  }
  return lines;
}

}  // namespace koers::program
