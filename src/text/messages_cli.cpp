// What the command line prints beside values and errors; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr Message table[] = {
    {"apply.applied", "Toegepast", "Applied"},
    {"apply.confirm", "Dit toepassen? [j/N]", "Apply this? [y/N]"},
    {"apply.created", "nieuw", "new"},
    {"apply.deleted", "verwijderd", "deleted"},
    {"apply.done", "Toegepast: {created} nieuw, {changed} gewijzigd, {deleted} verwijderd",
     "Applied: {created} new, {changed} changed, {deleted} deleted"},
    {"apply.not_confirmed", "Niet toegepast. Met --yes wordt niet gevraagd",
     "Not applied. --yes does not ask"},
    {"apply.nothing", "Er verandert niets", "Nothing changes"},
    {"apply.updated", "gewijzigd", "changed"},
    {"backup.done", "Kopie geschreven naar {file}", "Copy written to {file}"},
    {"check.fine", "{count} bestanden gelezen; alles in orde", "{count} files read; all in order"},
    {"check.sound", "{count} objecten gelezen; alles in orde",
     "{count} objects read; all in order"},
    {"cli.column_chance", "Kans", "Chance"},
    {"cli.column_expected", "Verwacht", "Expected"},
    {"cli.column_kpi", "KPI", "KPI"},
    {"cli.column_status", "Status", "Status"},
    {"cli.column_target", "Doel", "Target"},
    {"cli.column_value", "Nu", "Now"},
    {"doctor.definitions", "{kpis} KPI's en {metrics} metingen; alle regels kloppen",
     "{kpis} KPIs and {metrics} metrics; all rules hold"},
    {"doctor.derived", "{behind} wijzigingen nog te beoordelen",
     "{behind} changes still to evaluate"},
    {"doctor.fine", "In orde", "In order"},
    {"doctor.no_sources", "geen bronnen", "no sources"},
    {"doctor.problem", "Niet in orde", "Not in order"},
    {"doctor.sources", "{count} bronnen leesbaar", "{count} sources readable"},
    {"doctor.store", "bestand en logboek kloppen, tot seq {seq}",
     "file and log are sound, up to seq {seq}"},
    {"init.done", "Lege database gemaakt: {file}", "Empty database made: {file}"},
    {"observe.recorded", "{metric}, {period}: {value} vastgelegd",
     "{metric}, {period}: {value} recorded"},
    {"observe.same", "{metric}, {period}: was al {value}",
     "{metric}, {period}: was {value} already"},
    {"rebuild.done", "{count} KPI's opnieuw afgeleid", "{count} KPIs derived again"},
    {"refresh.done", "{metric}: {count} waarden nieuw of veranderd",
     "{metric}: {count} values new or changed"},
    {"refresh.same", "{metric}: niets veranderd", "{metric}: nothing changed"},
    {"restore.done", "Teruggezet uit {file}", "Restored from {file}"},
    {"serve.at", "Koers staat op {url}. Stoppen: Ctrl-C", "Koers is at {url}. To stop: Ctrl-C"},
    {"serve.loopback_only", "Alleen vanaf deze computer te bereiken: accounts komen later",
     "Reachable from this computer only: accounts come later"},
    {"status.as_of_line", "Stand op {date}", "As of {date}"},
    {"status.no_kpis", "Nog geen KPI's. Begin met: koers serve",
     "No KPIs yet. Begin with: koers serve"},
};

}  // namespace

std::span<const Message> cli_messages() { return table; }

}  // namespace koers::text
