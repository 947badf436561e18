// Days and periods as people write them in a locale. Programs read ISO (base/date.h); these texts
// go one way only.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "text/locale.h"

namespace koers::text {

/// `31 december 2021`, `31 December 2021`.
[[nodiscard]] std::string format_date(Locale locale, Date day);

/// `31 dec. 2021`, `31 Dec 2021`.
[[nodiscard]] std::string format_date_short(Locale locale, Date day);

/// Without the year: `31 dec.`, `31 Dec`.
[[nodiscard]] std::string format_day(Locale locale, Date day);

/// The first day and the final one, without repeating what they share: `1 – 31 mrt. 2026`,
/// `5 jan. – 31 mrt. 2026`, `5 jan. 2025 – 31 mrt. 2026`; one day alone where they are the same.
[[nodiscard]] std::string format_days(Locale locale, const std::pair<Date, Date>& first_and_final);

/// `maandag`, `Monday`.
[[nodiscard]] std::string_view weekday_name(Locale locale, Date day);

/// Month 1–12: `januari`, `January`.
[[nodiscard]] std::string_view month_name(Locale locale, unsigned month);

/// For axes, without a point: `jan`, `mrt`; `Jan`, `Mar`.
[[nodiscard]] std::string_view month_abbreviation(Locale locale, unsigned month);

/// A period label in words: 2026-02-14 → `14 februari 2026`, 2026-W07 → `week 7 van 2026`, 2026-02
/// → `februari 2026`, 2026-Q1 → `Q1 2026`, FY2026-H1 → `H1 boekjaar 2026`, FY2026 → `boekjaar
/// 2026`, 2026 → `2026`. Anything else stands as written.
[[nodiscard]] std::string format_period(Locale locale, std::string_view label);

/// The same as short as an axis needs, without the year: `14 feb.`, `w7`, `feb`, `Q1`, `H1`,
/// `2026`.
[[nodiscard]] std::string format_period_short(Locale locale, std::string_view label);

/// How old something is: `vandaag`, `gisteren`, `2 dagen oud`.
[[nodiscard]] std::string format_age(Locale locale, int days);

}  // namespace koers::text
