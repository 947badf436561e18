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
    {"chart.column_expected", "Pad", "Path"},
    {"chart.column_interval", "80%-interval", "80% interval"},
    {"chart.column_n", "n", "n"},
    {"chart.column_note", "Toelichting", "Note"},
    {"chart.column_period", "Periode", "Period"},
    {"chart.column_value", "Waarde", "Value"},
    {"chart.deadline", "einddatum {date}", "deadline {date}"},
    {"chart.describe_constant", "{value} in {count} perioden, zonder verandering, {when}",
     "{value} in {count} periods, without change, {when}"},
    {"chart.describe_empty", "Nog geen cijfers", "No values yet"},
    {"chart.describe_forecast",
     "Prognose voor {date}: {median}, met 80% kans tussen {lower} en {upper}",
     "Forecast for {date}: {median}, with 80% chance between {lower} and {upper}"},
    {"chart.describe_one", "{value}, {when}", "{value}, {when}"},
    {"chart.describe_range", "Laagste {min} ({min_when}), hoogste {max} ({max_when})",
     "Lowest {min} ({min_when}), highest {max} ({max_when})"},
    {"chart.describe_run", "Van {first} naar {last} in {count} perioden, {when}",
     "From {first} to {last} in {count} periods, {when}"},
    {"chart.describe_target", "Doel: {target} op {date}", "Target: {target} by {date}"},
    {"chart.empty", "Nog geen cijfers", "No values yet"},
    {"chart.legend_actual", "werkelijk", "actual"},
    {"chart.legend_forecast", "prognose 50, 80, 95%", "forecast 50, 80, 95%"},
    {"chart.legend_limits", "normale schommeling", "normal variation"},
    {"chart.legend_open", "loopt nog", "still open"},
    {"chart.legend_path", "pad naar het doel", "path to the target"},
    {"chart.legend_signal", "buiten de normale schommeling", "beyond normal variation"},
    {"chart.legend_thin", "weinig waarnemingen", "few observations"},
    {"chart.note_forecast", "prognose", "forecast"},
    {"chart.note_signal", "buiten de normale schommeling", "beyond normal variation"},
    {"chart.spark_falling", "{first} → {last}, dalend", "{first} → {last}, falling"},
    {"chart.spark_flat", "{last}, gelijk gebleven", "{last}, unchanged"},
    {"chart.spark_one", "{last}, het eerste cijfer", "{last}, the first value"},
    {"chart.spark_rising", "{first} → {last}, stijgend", "{first} → {last}, rising"},
    {"chart.spark_signal", "buiten de normale schommeling in {periods}",
     "beyond normal variation in {periods}"},
    {"chart.target", "doel {target}", "target {target}"},
    {"chart.title_unit", "in {unit}", "in {unit}"},
};

}  // namespace

std::span<const Message> chart_messages() { return table; }

}  // namespace koers::text
