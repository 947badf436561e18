// Verbs in the forms that people write goals in: imperative, infinitive, third person, participle,
// gerund, and the nouns made of them.
#include "language/sentence/clause_words.h"

namespace koers::language {
namespace {

constexpr auto anywhere = VerbPlace::anywhere;
constexpr auto edge = VerbPlace::edge;

constexpr PhraseTable<Verb>::Row verb_rows[] = {
    {{VerbSense::up, anywhere},
     "increase|increases|increased|increasing|raise|raises|raised|raising|grow|grows|grown|growing|"
     "growth|lift|lifts|lifted|lifting|boost|boosts|boosted|boosting|expand|expands|expanding|rise|"
     "rises|risen|rising|climb|climbs|climbing|elevate|uplift|enlarge|maximise|maximize|"
     "scale up|ramp up|push up|drive up|step up|go up|goes up|going up|bring up|move up|up"},
    {{VerbSense::up, anywhere},
     "verhoog|verhogen|verhoogt|verhoogd|verhoging|verhoogde|vergroot|vergroten|vergroting|groei|"
     "groeien|groeit|gegroeid|stijg|stijgen|stijgt|gestegen|stijging|toenemen|toeneemt|toename|"
     "neemt toe|neem toe|toegenomen|toe te nemen|toe nemen|uitbreiden|uit te breiden|breid uit|"
     "uitgebreid|opvoeren|op te voeren|voer op|opgevoerd|maximaliseer|maximaliseren|vermeerder|"
     "vermeerderen|uitbouwen|bouw uit|opkrikken|op te krikken|krik op|opschroeven|laten groeien|"
     "laten stijgen|laat groeien|laat stijgen|te laten groeien|opschalen|omhoogbrengen|klim|klimt|"
     "klimmen|aanjagen|ophogen|hoog op|omhoog"},
    {{VerbSense::down, anywhere},
     "reduce|reduces|reduced|reducing|reduction|cut|cuts|cutting|lower|lowers|lowered|lowering|"
     "decrease|decreases|decreased|decreasing|shrink|shrinks|shrinking|drop|drops|dropped|"
     "dropping|diminish|trim|slash|slashing|shorten|shortens|shortened|shortening|minimise|"
     "minimize|bring down|brought down|bringing down|drive down|push down|fall|falls|fallen|"
     "falling|decline|declines|declining|curb|lessen|scale down|go down|goes down|going down|"
     "cut back|get down|move down|limit|limits|limiting|limited|restrict|contain|down"},
    {{VerbSense::down, anywhere},
     "verlaag|verlagen|verlaagt|verlaagd|verlaging|verminder|verminderen|vermindert|verminderd|"
     "vermindering|beperk|beperken|beperkt|beperking|reduceer|reduceren|reduceert|gereduceerd|"
     "reductie|terugbrengen|terug te brengen|teruggebracht|terugbrengt|breng terug|daal|dalen|"
     "daalt|gedaald|daling|verkort|verkorten|verkorting|verklein|verkleinen|verkleind|"
     "verkleining|zak|zakken|zakt|gezakt|afnemen|afneemt|afname|neemt af|neem af|af te nemen|"
     "afgenomen|krimp|krimpen|krimpt|minimaliseer|minimaliseren|afbouwen|af te bouwen|afgebouwd|"
     "bouw af|terugdringen|terug te dringen|teruggedrongen|dring terug|terugdringing|inkorten|"
     "in te korten|kort in|ingekort|laten dalen|laat dalen|te laten dalen|laten zakken|bezuinig|"
     "bezuinigen|snijd|snijden|omlaagbrengen|terugschroeven|schroef "
     "terug|slink|slinkt|slinken|omlaag|terug|naar beneden"},
    {{VerbSense::improve, anywhere},
     "improve|improves|improved|improving|improvement|optimise|optimises|optimised|optimising|"
     "optimize|optimizes|optimized|optimizing|enhance|enhances|enhancing|speed up|speeding up|"
     "verbeter|verbeteren|verbetert|verbeterd|verbetering|optimaliseer|optimaliseren|"
     "geoptimaliseerd|versnel|versnellen|versnelling|accelerate"},
    {{VerbSense::keep, anywhere},
     "keep|keeps|keeping|kept|maintain|maintains|maintained|maintaining|hold|holds|holding|stay|"
     "stays|staying|remain|remains|remaining|sustain|sustaining|preserve|houd|houden|houdt|hou|"
     "gehouden|handhaaf|handhaven|handhaaft|gehandhaafd|blijf|blijven|blijft|gebleven|"
     "vasthouden|vast te houden|vastgehouden|behouden|stabiliseer|stabiliseren|consolideer|"
     "consolideren|bewaak|bewaken|borg|borgen"},
    {{VerbSense::keep, edge}, "behoud"},
    {{VerbSense::reach, anywhere},
     "achieve|achieves|achieved|achieving|reach|reaches|reached|reaching|attain|attains|attaining|"
     "realise|realize|realising|realizing|bereik|bereiken|bereikt|behaal|behalen|behaalt|behaald|"
     "realiseer|realiseren|realiseert|gerealiseerd|gehaald|streef naar|streven naar|aim for|"
     "uitkomen op|uit te komen op|kom uit op|mik op|strive for|toewerken naar"},
    {{VerbSense::reach, edge},
     "hit|get "
     "to|score|scores|scoring|secure|meet|obtain|haal|halen|haalt|scoor|scoren|target|get|krijg|"
     "krijgen"},
    {{VerbSense::gain, edge},
     "win|wins|winning|gain|gains|gaining|generate|generates|generating|sell|sells|selling|"
     "deliver|delivers|delivering|acquire|acquires|acquiring|attract|attracts|attracting|sign|"
     "sign up|signing|close|closing|collect|earn|earning|book|land|add|recruit|onboard|bring in|"
     "winnen|genereer|genereren|genereert|verkoop|verkopen|verkoopt|werf|werven|werft|"
     "trek aan|aantrekken|aan te trekken|binnenhalen|binnen te halen|haal binnen|boek|boeken|"
     "lever|leveren|levert|verdien|verdienen|ophalen|op te halen|verwerf|verwerven|sluit|sluiten|"
     "verzamel|verzamelen|create|creating|creeer|creeren|bring on board|draai|draaien|omzetten in"},
    {{VerbSense::set, edge},
     "bring|brings|bringing|move|take|set|put|drive|push|breng|brengen|brengt|gebracht|zet|zetten|"
     "laat|laten|ga|turn|trek|tillen|til|kom|komt|komen|go"},
    {{VerbSense::twice, anywhere},
     "double|doubles|doubled|doubling|verdubbel|verdubbelen|verdubbelt|verdubbeld|verdubbeling|"
     "twice as many|twice as much|twee keer zo veel|twee keer zoveel|tweemaal zoveel|"
     "dubbel zoveel|2x zoveel|twee maal zoveel|twice the number of|twice the"},
    {{VerbSense::thrice, anywhere},
     "triple|triples|tripled|tripling|treble|verdrievoudig|verdrievoudigen|verdrievoudigt|"
     "verdrievoudigd|verdrievoudiging|drie keer zoveel|driemaal zoveel|three times as many"},
    {{VerbSense::fourfold, anywhere},
     "quadruple|quadruples|quadrupled|verviervoudig|verviervoudigen|verviervoudigt|verviervoudigd"},
    {{VerbSense::half, anywhere},
     "halve|halves|halved|halving|halveer|halveren|halveert|gehalveerd|halvering|in half|"
     "half as many"},
    {{VerbSense::act, edge},
     "call|calls|calling|phone|send|sends|sending|publish|publishing|write|writing|post|posting|"
     "organise|organize|organising|organizing|host|hosting|visit|visiting|train|training|conduct|"
     "run|running|produce|attend|interview|email|make|making|perform|hire|hiring|plan|"
     "schedule|present|give|do|complete|contact|carry out|execute|ship|test|review|audit|bel|"
     "bellen|pleeg|plegen|stuur|sturen|verstuur|versturen|publiceer|publiceren|schrijf|schrijven|"
     "plaats|plaatsen|organiseer|organiseren|bezoek|bezoeken|trainen|voer|voeren|geef|geven|"
     "appoint|appointing|benoem|benoemen|aanstellen|stel aan|"
     "maak|maken|doe|doen|mail|mailen|contacteer|interviewen|aannemen|neem aan|uitvoeren|"
     "voer uit|verzorg|verzorgen|leg af|afleggen|leid op|opleiden|test|testen"},
    {{VerbSense::deliver, edge},
     "lancering|implementatie|invoering|ingebruikname|oplevering|livegang|implementation|rollout|"
     "launch|launches|launching|implement|implements|implementing|build|building|develop|"
     "developing|roll out|rolling out|release|releasing|introduce|introducing|deploy|migrate|"
     "migrating|install|open|finish|finalise|finalize|set up|setting up|design|"
     "start|establish|replace|redesign|renew|upgrade|automate|document|adopt|move to|switch|"
     "prepare|draft|define|lanceer|lanceren|implementeer|implementeren|bouw|bouwen|ontwikkel|"
     "ontwikkelen|rol uit|uitrollen|uit te rollen|rol|voer in|invoeren|in te voeren|introduceer|"
     "introduceren|migreer|migreren|installeer|installeren|rond af|rond|afronden|af te ronden|"
     "lever op|opleveren|op te leveren|richt in|inrichten|in te richten|zet op|opzetten|"
     "op te zetten|starten|vervang|vervangen|vernieuw|vernieuwen|automatiseer|automatiseren|"
     "stel op|opstellen|op te stellen|ontwerp|ontwerpen|neem in gebruik|live gaan|go live|"
     "opleveren van|verhuis|verhuizen|stap over|overstappen|certificeer|certify|schaf aan|"
     "aanschaffen|maak af|afmaken|voltooi|voltooien|bereid voor|voorbereiden|lanceert|oprichten|"
     "richt op"},
    {{VerbSense::aspire, edge},
     "become|be|delight|inspire|surprise|verras|verrassen|word|worden|wees|inspireer|inspireren|"
     "verheug|betover|excel|delighting|wow"},
    {{VerbSense::exceed, anywhere},
     "exceed|exceeds|exceeded|surpass|overschrijd|overschrijden|overschrijdt|overschreden|"
     "overstijg|overstijgen|"
     "overstijgt|te boven gaan|te boven gaat|overtreft|overtreffen"},
};

constexpr PhraseTable<VerbSense>::Row comparative_rows[] = {
    {VerbSense::up,
     "more|meer|higher|hoger|hogere|extra|additional|larger|groter|longer|langer|increase|rise|"
     "growth|stijging|toename|groei|verhoging|uplift|up|above|boven|erbij|more than|meer dan|"
     "higher than|hoger dan|increase in|growth in"},
    {VerbSense::down,
     "less|fewer|minder|lower|lager|lagere|shorter|korter|kortere|faster|sneller|quicker|"
     "decrease|reduction|drop|decline|daling|afname|vermindering|verlaging|reductie|down|below|"
     "cheaper|goedkoper|less than|fewer than|minder dan|lower than|lager dan|eerder|vlugger"},
    {VerbSense::improve, "better|beter|betere|improvement|verbetering"},
};

}  // namespace

const PhraseTable<Verb>& verbs() {
  static const PhraseTable<Verb> table(verb_rows);
  return table;
}

bool has_moving_verb(std::span<const Token> tokens, std::size_t first, std::size_t end) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i >= first && i < end) continue;
    const auto verb = verbs().at(tokens, i);
    if (verb && (verb->meaning.sense == VerbSense::up || verb->meaning.sense == VerbSense::down ||
                 verb->meaning.sense == VerbSense::improve))
      return true;
  }
  return false;
}

const PhraseTable<VerbSense>& comparatives() {
  static const PhraseTable<VerbSense> table(comparative_rows);
  return table;
}

}  // namespace koers::language
