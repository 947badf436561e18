// Language tags and the Accept-Language header, read leniently: what is not understood is passed
// over.
#include "text/locale.h"

#include <charconv>

namespace koers::text {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The q of "nl;q=0.8"; 1 where there is none, 0 where it cannot be read.
double weight_of(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == std::string_view::npos) return 1;
  double weight = 0;
  const std::string_view digits = parameters.substr(at + 2);
  std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  return weight;
}

}  // namespace

std::string_view name_of(Locale locale) { return locale == Locale::nl ? "nl" : "en"; }

std::optional<Locale> parse_locale(std::string_view tag) {
  if (tag.size() < 2) return std::nullopt;
  const bool is_longer = tag.size() > 2;
  if (is_longer && tag[2] != '-' && tag[2] != '_' && tag[2] != '.') return std::nullopt;
  const char first = lower(tag[0]);
  const char second = lower(tag[1]);
  if (first == 'n' && second == 'l') return Locale::nl;
  if (first == 'e' && second == 'n') return Locale::en;
  return std::nullopt;
}

std::optional<Locale> preferred_locale(std::string_view accept_language) {
  std::optional<Locale> best;
  double best_weight = 0;
  while (!accept_language.empty()) {
    const auto comma = accept_language.find(',');
    const std::string_view entry = accept_language.substr(0, comma);
    accept_language.remove_prefix(comma == std::string_view::npos ? accept_language.size()
                                                                  : comma + 1);
    const auto semicolon = entry.find(';');
    const auto locale = parse_locale(trimmed(entry.substr(0, semicolon)));
    const double weight =
        semicolon == std::string_view::npos ? 1 : weight_of(entry.substr(semicolon));
    if (locale && weight > best_weight) {
      best = locale;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace koers::text
