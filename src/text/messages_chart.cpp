// Words in and beside charts; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr Message table[] = {
    {"bullet.baseline", "begin {value}", "start {value}"},
    {"bullet.empty", "nog geen cijfer; doel {target}", "no value yet; target {target}"},
    {"bullet.expected", "verwacht vandaag {value}", "expected today {value}"},
    {"bullet.forecast", "prognose {median} ({lower} tot {upper})",
     "forecast {median} ({lower} to {upper})"},
    {"bullet.now", "nu {value}", "now {value}"},
    {"bullet.target", "doel {target}", "target {target}"},
    {"chart.as_of", "stand op {date}", "as of {date}"},
    {"chart.baseline", "begin {value}", "start {value}"},
    {"chart.chance", "Kans dat het doel gehaald wordt", "Chance that the goal is met"},
    {"chart.column_expected", "Pad", "Path"},
    {"chart.column_interval", "80%-interval", "80% interval"},
    {"chart.column_n", "n", "n"},
    {"chart.column_note", "Toelichting", "Note"},
    {"chart.column_period", "Periode", "Period"},
    {"chart.column_value", "Waarde", "Value"},
    {"chart.column_year_before", "Jaar eerder", "Year before"},
    {"chart.deadline", "einddatum {date}", "deadline {date}"},
    {"chart.describe_constant",
     "{value} in {count} {count:periode|perioden}, zonder verandering, {when}",
     "{value} in {count} {count:period|periods}, without change, {when}"},
    {"chart.describe_empty", "Nog geen cijfers", "No values yet"},
    {"chart.describe_forecast",
     "Prognose voor {date}: {median}, met 80% kans tussen {lower} en {upper}",
     "Forecast for {date}: {median}, with 80% chance between {lower} and {upper}"},
    {"chart.describe_limits", "Normale schommeling van {lower} tot {upper}, midden {mean}",
     "Normal variation from {lower} to {upper}, middle {mean}"},
    {"chart.describe_one", "{value}, {when}", "{value}, {when}"},
    {"chart.describe_range", "Laagste {min} ({min_when}), hoogste {max} ({max_when})",
     "Lowest {min} ({min_when}), highest {max} ({max_when})"},
    {"chart.describe_run", "Van {first} naar {last} in {count} {count:periode|perioden}, {when}",
     "From {first} to {last} in {count} {count:period|periods}, {when}"},
    {"chart.describe_target", "Doel: {target} op {date}", "Target: {target} by {date}"},
    {"chart.empty", "Nog geen cijfers", "No values yet"},
    {"chart.legend_actual", "werkelijk", "actual"},
    {"chart.legend_beyond", "buiten de schaal", "beyond the scale"},
    {"chart.legend_excluded", "oorzaak bekend, telt niet mee", "known cause, not counted"},
    {"chart.legend_forecast", "prognose 50, 80, 95%", "forecast 50, 80, 95%"},
    {"chart.legend_limits", "normale schommeling", "normal variation"},
    {"chart.legend_limits_provisional", "normale schommeling, voorlopig",
     "normal variation, provisional"},
    {"chart.legend_note", "aantekening", "note"},
    {"chart.legend_open", "loopt nog", "still open"},
    {"chart.legend_path", "pad naar het doel", "path to the target"},
    {"chart.legend_signal", "signaal", "signal"},
    {"chart.legend_thin", "weinig waarnemingen", "few observations"},
    {"chart.legend_year_before", "jaar eerder", "year before"},
    {"chart.no_chance", "Er was nog geen dag met een kans: daarvoor zijn acht cijfers nodig",
     "There was no day with a chance yet: that takes eight values"},
    {"chart.no_year_before", "Van een jaar eerder zijn er geen waarden",
     "There are no values of a year before"},
    {"chart.note_excluded", "oorzaak bekend, telt niet mee in de grenzen",
     "known cause, not part of the limits"},
    {"chart.note_forecast", "prognose", "forecast"},
    {"chart.reliability_across", "kans die gegeven was", "chance that was given"},
    {"chart.reliability_bin",
     "Waar gemiddeld {said} kans gegeven was, kwam {share} uit ({interval}; {count} "
     "{count:verwachting|verwachtingen})",
     "Where a chance of {said} was given on average, {share} came true ({interval}; {count} "
     "{count:forecast|forecasts})"},
    {"chart.reliability_column_count", "Verwachtingen", "Forecasts"},
    {"chart.reliability_column_given", "Gegeven kans", "Chance given"},
    {"chart.reliability_column_goals", "Doelen", "Goals"},
    {"chart.reliability_column_interval", "Met 95% zekerheid", "With 95% confidence"},
    {"chart.reliability_column_mean", "Gemiddeld gegeven", "Given on average"},
    {"chart.reliability_column_share", "Kwam uit", "Came true"},
    {"chart.reliability_describe",
     "{count} {count:verwachting|verwachtingen} over {goals} {goals:doel|doelen}: gemiddeld {said} "
     "kans gegeven, {share} kwam uit",
     "{count} {count:forecast|forecasts} about {goals} {goals:goal|goals}: a chance of {said} "
     "given "
     "on average, {share} came true"},
    {"chart.reliability_interval", "{lower} tot {upper}", "{lower} to {upper}"},
    {"chart.reliability_title", "Gegeven kans en wat er uitkwam",
     "Chance given and what came true"},
    {"chart.reliability_up", "hoe vaak het uitkwam", "how often it came true"},
    {"chart.spark_falling", "{first} → {last}, dalend", "{first} → {last}, falling"},
    {"chart.spark_flat", "{last}, gelijk gebleven", "{last}, unchanged"},
    {"chart.spark_one", "{last}, het eerste cijfer", "{last}, the first value"},
    {"chart.spark_rising", "{first} → {last}, stijgend", "{first} → {last}, rising"},
    {"chart.spark_signal", "een signaal in {periods}", "a signal in {periods}"},
    {"chart.target", "doel {target}", "target {target}"},
    {"chart.title_unit", "in {unit}", "in {unit}"},
    {"chart.year_before", "jaar eerder {value}", "year before {value}"},
};

}  // namespace

std::span<const Message> chart_messages() { return table; }

}  // namespace koers::text
