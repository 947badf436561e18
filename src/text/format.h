// Numbers, values with units, chances and changes as people write them in a locale. Rounding is for
// showing only: nothing that is decided may come from a text made here.
#pragma once

#include <string>
#include <string_view>

#include "text/locale.h"

namespace koers::text {

/// U+2212, the minus for people; programs read '-' (base/number.h).
inline constexpr std::string_view minus_sign = "−";

/// `1.234,5` (nl), `1,234.5` (en): exactly `decimals` (0–12) digits after the mark, groups of
/// three, halves away from zero as decimals are written. Never "−0". From 1e15 on, and below 1e-9,
/// three digits and a power: `1,5e308`. What is beyond every number is `∞`, what is none `–`.
[[nodiscard]] std::string format_number(Locale locale, double value, int decimals);

/// Three or four digits that count: 1234.5 → `1.235`, 98.84 → `98,8`, 1.4732 → `1,47`, 0.00123 →
/// `0,00123`; zeros at the end are dropped (10 → `10`).
[[nodiscard]] std::string format_number(Locale locale, double value);

/// The decimals that the form above uses before zeros are dropped: 0–12.
[[nodiscard]] int decimals_for(double value);

/// Large numbers short, for axes and marks: 25,000,000 → `25 mln.` (nl), `25M` (en); below 10,000
/// as `format_number`.
[[nodiscard]] std::string format_compact(Locale locale, double value);

/// A value with its unit: `12,5%`, `€ 1.234,50`, `12,5 uur`, `31 punten`. Count, ratio and the
/// empty unit are bare numbers; money has cents below 10,000 unless it is whole; an unknown unit
/// stands as written.
[[nodiscard]] std::string format_value(Locale locale, std::string_view unit, double value);

/// The same with a fixed number of decimals.
[[nodiscard]] std::string format_value(Locale locale, std::string_view unit, double value,
                                       int decimals);

/// The same with `format_compact` for the number.
[[nodiscard]] std::string format_compact_value(Locale locale, std::string_view unit, double value);

/// The value as it stands beside its target: with as many decimals more as it takes to look
/// different where it is different ("2,001%" beside "2%"). Values equal to nine digits may look
/// equal.
[[nodiscard]] std::string format_beside_target(Locale locale, std::string_view unit, double value,
                                               double target);

/// How far apart two values are: `2,0 procentpunt` (percent differs in points), `0,4 uur`. The sign
/// of `difference` does not matter.
[[nodiscard]] std::string format_distance(Locale locale, std::string_view unit, double difference);

/// A difference, always with a sign: `+2,0 procentpunt` (percent differs in points), `−0,4 uur`,
/// `±0`.
[[nodiscard]] std::string format_change(Locale locale, std::string_view unit, double change);

/// `≤ 10 uur`. `symbol` is one of <= < >= >.
[[nodiscard]] std::string format_target(Locale locale, std::string_view unit,
                                        std::string_view symbol, double value);

/// The unit by itself, for titles and columns: `uur`/`hours`, `%`, `€`, empty for count, ratio and
/// none.
[[nodiscard]] std::string unit_text(Locale locale, std::string_view unit);

/// A chance for the scorecard, rounded to 5%: `40%`, `< 5%`, `> 95%`. `probability` in [0, 1].
[[nodiscard]] std::string format_chance_rounded(Locale locale, double probability);

/// A chance for the KPI page, to the percent: `43%`; `< 1%` and `> 99%` unless it is 0 or 1.
[[nodiscard]] std::string format_chance(Locale locale, double probability);

/// A share as a percentage: 0.375 → `38%`, −0.25 → `−25%`.
[[nodiscard]] std::string format_share(Locale locale, double share);

}  // namespace koers::text
