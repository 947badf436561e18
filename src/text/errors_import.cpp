// Complaints about numbers that were pasted or dropped on the first page; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr ErrorMessage table[] = {
    {"import.ambiguous_dates",
     {"“{text}” kan {first} en {second} zijn", "Zeg of de dag of de maand voorop staat"},
     {"“{text}” can be {first} and {second}", "Say whether the day or the month comes first"}},
    {"import.ambiguous_decimal",
     {"“{text}” kan {first} en {second} zijn", "Zeg of de komma of de punt het decimaalteken is"},
     {"“{text}” can be {first} and {second}",
      "Say whether the comma or the point is the decimal mark"}},
    {"import.bad_date",
     {"Regel {line}: “{text}” is geen datum of periode",
      "Verbeter de cel, of kies een andere kolom"},
     {"Line {line}: “{text}” is no date or period", "Correct the cell, or choose another column"}},
    {"import.bad_number",
     {"Regel {line}: “{text}” is geen getal", "Verbeter de cel, of kies een ander decimaalteken"},
     {"Line {line}: “{text}” is not a number", "Correct the cell, or choose another decimal mark"}},
    {"import.duplicate_period",
     {"Regel {line}: de periode {period} staat er twee keer",
      "Houd één waarde over; de laatste telt"},
     {"Line {line}: the period {period} is there twice", "Keep one value; the last one counts"}},
    {"import.empty",
     {"Er is niets geplakt", "Kopieer twee kolommen uit Excel: een datum en een getal"},
     {"Nothing was pasted", "Copy two columns from Excel: a date and a number"}},
    {"import.no_dates",
     {"Geen kolom met datums of perioden gevonden",
      "Kies de kolom, of schrijf datums zoals 2026-02-14"},
     {"No column with dates or periods found",
      "Choose the column, or write dates such as 2026-02-14"}},
    {"import.no_rows",
     {"Er staan alleen kolomnamen", "Voeg regels met cijfers toe"},
     {"There are column names only", "Add lines with numbers"}},
    {"import.no_values",
     {"Geen kolom met getallen gevonden", "Kies de kolom of het decimaalteken"},
     {"No column with numbers found", "Choose the column or the decimal mark"}},
    {"import.not_text",
     {"Dit is geen tekst", "Bewaar het blad als CSV, of kopieer de cellen en plak ze"},
     {"This is not text", "Save the sheet as CSV, or copy the cells and paste them"}},
    {"import.ragged",
     {"Regel {line} heeft {count} cellen; de eerste heeft er {expected}",
      "Kijk naar het scheidingsteken en de aanhalingstekens"},
     {"Line {line} has {count} cells; the first has {expected}",
      "Look at the delimiter and the quotes"}},
    {"import.too_large",
     {"Er zijn meer dan {limit} regels",
      "Plak een deel, of lees het bestand als bron van een metric"},
     {"There are more than {limit} lines",
      "Paste a part, or read the file as the source of a metric"}},
};

}  // namespace

std::span<const ErrorMessage> import_errors() { return table; }

}  // namespace koers::text
