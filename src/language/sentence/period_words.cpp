// Dutch and English side by side; one list for both, since people mix them.
#include "language/sentence/period_words.h"

namespace koers::language {
namespace {

constexpr PhraseTable<unsigned>::Row month_rows[] = {
    {1, "januari|january|jan"},
    {2, "februari|february|feb|febr"},
    {3, "maart|march|mrt|mar"},
    {4, "april|apr"},
    {5, "mei|may"},
    {6, "juni|june|jun"},
    {7, "juli|july|jul"},
    {8, "augustus|august|aug"},
    {9, "september|sep|sept"},
    {10, "oktober|october|okt|oct"},
    {11, "november|nov"},
    {12, "december|dec"},
};

constexpr PhraseTable<CountedPeriod>::Row counted_rows[] = {
    {CountedPeriod::quarter, "kwartaal|quarter|trimester|qtr|kw"},
    {CountedPeriod::half,
     "halfjaar|half jaar|halve jaar|jaarhelft|helft|half|half-year|half year|halfyear|semester"},
    {CountedPeriod::week, "week|wk|kalenderweek|calendar week|iso week|isoweek"},
};

constexpr PhraseTable<int>::Row ordinal_rows[] = {
    {1, "eerste|first|1e|1ste|1st"},
    {2, "tweede|second|2e|2de|2nd"},
    {3, "derde|third|3e|3de|3rd"},
    {4, "vierde|fourth|4e|4de|4th"},
    {0, "laatste|final"},
};

constexpr PhraseTable<Relative>::Row relative_rows[] = {
    {{0},
     "dit|deze|huidig|huidige|lopend|lopende|this|current|the current|het huidige|de huidige|"
     "het lopende|de lopende|this current"},
    {{1},
     "volgend|volgende|komend|komende|aankomend|aankomende|next|coming|the next|the coming|"
     "upcoming|het volgende|de volgende|het komende|de komende|the following"},
    {{-1},
     "vorig|vorige|afgelopen|voorgaand|voorgaande|last|previous|past|prior|the previous|"
     "the last|het vorige|de vorige|het afgelopen|de afgelopen|het voorgaande"},
};

constexpr PhraseTable<RelativeUnit>::Row unit_rows[] = {
    {RelativeUnit::week, "week"},
    {RelativeUnit::month, "maand|month|kalendermaand|calendar month"},
    {RelativeUnit::quarter, "kwartaal|quarter"},
    {RelativeUnit::half, "halfjaar|half jaar|half year|half-year"},
    {RelativeUnit::year, "jaar|year|kalenderjaar|calendar year"},
    {RelativeUnit::fiscal_year, "boekjaar|fiscal year|financial year|fy|fiscale jaar"},
};

constexpr PhraseTable<PeriodForm>::Row year_rows[] = {
    {PeriodForm::fiscal_year,
     "boekjaar|fiscal year|financial year|fiscal|fy|het boekjaar|gebroken boekjaar|fiscaal jaar"},
    {PeriodForm::year,
     "jaar|year|kalenderjaar|calendar year|the year|het jaar|het kalenderjaar|the calendar year"},
};

}  // namespace

const PhraseTable<unsigned>& month_names() {
  static const PhraseTable<unsigned> table(month_rows);
  return table;
}

const PhraseTable<CountedPeriod>& counted_periods() {
  static const PhraseTable<CountedPeriod> table(counted_rows);
  return table;
}

const PhraseTable<int>& ordinals() {
  static const PhraseTable<int> table(ordinal_rows);
  return table;
}

const PhraseTable<Relative>& relatives() {
  static const PhraseTable<Relative> table(relative_rows);
  return table;
}

const PhraseTable<RelativeUnit>& relative_units() {
  static const PhraseTable<RelativeUnit> table(unit_rows);
  return table;
}

const PhraseTable<PeriodForm>& year_words() {
  static const PhraseTable<PeriodForm> table(year_rows);
  return table;
}

}  // namespace koers::language
