// Errors of plan files and of what `koers apply` does with them; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr ErrorMessage table[] = {
    {"apply.changed_elsewhere",
     {"{id} is intussen gewijzigd door {who} op {when}", "Haal de wijziging binnen met koers export, en pas dan toe"},
     {"{id} was changed meanwhile by {who} on {when}", "Take the change in with koers export, then apply"}},
    {"apply.not_confirmed",
     {"Niets toegepast: er is geen terminal om het te vragen", "Voer het uit met --yes"},
     {"Nothing applied: there is no terminal to ask on", "Run it with --yes"}},
    {"plan.duplicate_id",
     {"{kind} “{id}” staat er twee keer; de eerste op regel {first_line}", "Geef elk een eigen naam"},
     {"{kind} “{id}” is there twice; the first on line {first_line}", "Give each a name of its own"}},
    {"plan.duplicate_key",
     {"De sleutel “{key}” staat er twee keer", "Houd er één over"},
     {"The key “{key}” is there twice", "Keep one of them"}},
    {"plan.empty",
     {"Er staat niets in dit planbestand", "Begin met de regel: koers: 1"},
     {"There is nothing in this plan file", "Begin with the line: koers: 1"}},
    {"plan.missing_key",
     {"Hier ontbreekt “{key}”", "Voeg {key} toe"},
     {"“{key}” is missing here", "Add {key}"}},
    {"plan.missing_version",
     {"Dit bestand zegt niet dat het een planbestand is", "Begin met de regel: koers: 1"},
     {"This file does not say that it is a plan file", "Begin with the line: koers: 1"}},
    {"plan.not_found",
     {"Er is geen planbestand {path}", "Verbeter het pad, of geef een map met *.yaml-bestanden"},
     {"There is no plan file {path}", "Correct the path, or give a directory of *.yaml files"}},
    {"plan.not_in_this_version",
     {"“{key}” kan deze versie nog niet", "Haal het weg of schrijf het uit: {instead}"},
     {"“{key}” is not in this version", "Remove it or spell it out: {instead}"}},
    {"plan.too_large",
     {"Het planbestand is groter dan {limit}", "Verdeel het over meer bestanden in één map"},
     {"The plan file is larger than {limit}", "Split it into several files in one directory"}},
    {"plan.unknown_key",
     {"De sleutel “{key}” bestaat hier niet", "Bedoelt u {suggestion}?"},
     {"There is no key “{key}” here", "Did you mean {suggestion}?"}},
    {"plan.unknown_value",
     {"“{text}” kan hier niet staan", "Kies uit: {choices}"},
     {"“{text}” cannot stand here", "Choose from: {choices}"}},
    {"plan.version_unknown",
     {"Planbestanden van versie {version} kent dit programma niet", "Gebruik koers: 1, of werk Koers bij"},
     {"This program does not know plan files of version {version}", "Use koers: 1, or update Koers"}},
    {"plan.wrong_type",
     {"Hier hoort {expected} te staan, niet {found}", "Verbeter de waarde van “{key}”"},
     {"Here {expected} is needed, not {found}", "Correct the value of “{key}”"}},
    {"plan.yaml",
     {"Dit is geen geldige YAML: {detail}", "Kijk naar de inspringing en de aanhalingstekens op deze plaats"},
     {"This is not valid YAML: {detail}", "Look at the indentation and the quotes in this place"}},
};

}  // namespace

std::span<const ErrorMessage> plan_errors() { return table; }

}  // namespace koers::text
