// Errors of the store: its file, its lock, its versions, and conflicts between writers; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr ErrorMessage table[] = {
    {"backup.exists",
     {"{file} bestaat al", "Kies een andere naam; een kopie overschrijft niets"},
     {"{file} exists already", "Choose another name; a copy overwrites nothing"}},
    {"backup.failed",
     {"De kopie naar {file} is mislukt: {detail}", "Kijk naar de vrije ruimte en de rechten daar"},
     {"The copy to {file} failed: {detail}", "Look at the free space and the permissions there"}},
    {"object.exists",
     {"{kind} “{id}” bestaat al", "Kies een andere naam, of wijzig de bestaande"},
     {"{kind} “{id}” exists already", "Choose another name, or change the existing one"}},
    {"object.file_homed",
     {"{kind} “{id}” staat in {file}:{line}", "Wijzig dat bestand, bijvoorbeeld met de bijgevoegde patch, en voer koers apply uit"},
     {"{kind} “{id}” lives in {file}:{line}", "Change that file, for instance with the patch given here, and run koers apply"}},
    {"object.in_use",
     {"{kind} “{id}” is nog in gebruik bij {users}", "Verander die eerst"},
     {"{kind} “{id}” is still used by {users}", "Change those first"}},
    {"object.not_found",
     {"Er is geen {kind} “{id}”", "Kijk of de naam klopt; alle namen staan in koers export"},
     {"There is no {kind} “{id}”", "See whether the name is right; koers export lists all"}},
    {"object.stale",
     {"{kind} “{id}” is intussen gewijzigd", "Laad het opnieuw en doe de wijziging nog eens"},
     {"{kind} “{id}” was changed meanwhile", "Load it again and repeat the change"}},
    {"restore.not_a_backup",
     {"{file} is geen database van Koers", "Geef een bestand dat koers backup heeft gemaakt"},
     {"{file} is not a database of Koers", "Give a file that koers backup made"}},
    {"store.corrupt",
     {"De database {file} is beschadigd: {detail}", "Zet een kopie terug met koers restore"},
     {"The database {file} is damaged: {detail}", "Put a copy back with koers restore"}},
    {"store.failed",
     {"De database {file} weigert: {detail}", "Voer koers doctor uit"},
     {"The database {file} refuses: {detail}", "Run koers doctor"}},
    {"store.full",
     {"Er is geen ruimte meer voor de database {file}", "Maak schijfruimte vrij; wat bevestigd is, is bewaard"},
     {"There is no space left for the database {file}", "Free disk space; what was acknowledged is kept"}},
    {"store.locked",
     {"Een ander proces gebruikt {file}", "Stop die server eerst, of gebruik een ander bestand met --db"},
     {"Another process uses {file}", "Stop that server first, or use another file with --db"}},
    {"store.missing",
     {"Er is geen database {file}", "Maak er een met koers serve of koers init"},
     {"There is no database {file}", "Make one with koers serve or koers init"}},
    {"store.newer_version",
     {"De database {file} is van een nieuwere versie van Koers ({version})", "Werk Koers bij; er is niets veranderd"},
     {"The database {file} belongs to a newer version of Koers ({version})", "Update Koers; nothing was changed"}},
    {"store.not_a_database",
     {"{file} is geen database", "Kies een ander bestand met --db"},
     {"{file} is not a database", "Choose another file with --db"}},
    {"store.read_only",
     {"In {file} kan niet worden geschreven", "Geef schrijfrechten op het bestand en zijn map"},
     {"{file} cannot be written to", "Give write permission on the file and its directory"}},
    {"store.server_running",
     {"Dit kan niet terwijl een server {file} gebruikt", "Stop de server eerst"},
     {"This cannot be done while a server uses {file}", "Stop the server first"}},
};

}  // namespace

std::span<const ErrorMessage> store_errors() { return table; }

}  // namespace koers::text
