// Everything but the verbs (verb_words.cpp). Words are as the tokens are folded.
#include "language/sentence/clause_words.h"

namespace koers::language {
namespace {

using domain::Comparator;
using domain::Grain;

constexpr PhraseTable<Comparator>::Row before_rows[] = {
    {Comparator::below,
     "less than|fewer than|lower than|smaller than|shorter than|faster than|quicker than|below|"
     "under|beneath|minder dan|lager dan|kleiner dan|korter dan|sneller dan|onder|beneden|<|"
     "strictly below|strictly less than|tot onder|to below|to under|to less than|to fewer than|"
     "tot minder dan|naar minder dan|naar onder|onder de grens van|well below|ruim onder|"
     "strikt onder|beneden de"},
    {Comparator::above,
     "more than|greater than|higher than|larger than|longer than|above|over|exceeding|exceed|"
     "exceeds|in excess of|beyond|meer dan|hoger dan|groter dan|langer dan|boven|>|to above|"
     "to over|to more than|tot boven|tot meer dan|naar meer dan|naar boven|well above|ruim boven|"
     "strictly above|surpass|surpassing|ruim"},
    {Comparator::at_most,
     "at most|no more than|no greater than|not to exceed|no higher than|no longer than|max|maximum|"
     "maximum of|a maximum of|up to a maximum of|maximally|capped at|a ceiling of|a cap of|within|"
     "within a budget of|within the budget of|binnen|binnen een budget van|binnen het budget van|"
     "hooguit|hoogstens|ten hoogste|maximaal|op zijn hoogst|op z'n hoogst|een maximum van|"
     "een plafond van|tot maximaal|tot hooguit|tot hoogstens|naar maximaal|naar hooguit|<=|"
     "to at most|to no more than|to a maximum of|to max|tot max|naar max|at or below|at or under|"
     "less than or equal to|equal to or less than|op of onder|kleiner dan of gelijk aan|"
     "minder dan of gelijk aan|lager dan of gelijk aan"},
    {Comparator::at_least,
     "at least|no less than|no fewer than|no lower than|no shorter than|min|minimum|minimum of|"
     "a minimum of|minimally|a floor of|minimaal|minstens|ten minste|tenminste|op zijn minst|"
     "op z'n minst|een minimum van|tot minimaal|tot minstens|tot ten minste|naar minimaal|"
     "naar minstens|naar ten minste|naar tenminste|>=|to at least|to a minimum of|to no less than|"
     "at or above|at or over|greater than or equal to|more than or equal to|op of boven|"
     "groter dan of gelijk aan|meer dan of gelijk aan|hoger dan of gelijk aan|minimale"},
};

constexpr PhraseTable<Behind>::Row behind_rows[] = {
    {Behind::at_most,
     "or less|or fewer|or lower|or below|or under|or shorter|or faster|or quicker|of minder|"
     "of lager|of korter|of sneller|of eronder|of daaronder|at most|max|maximum|maximaal|tops|"
     "or even less|of nog minder|of vlugger|hooguit|or smaller|of kleiner"},
    {Behind::at_least,
     "or more|or higher|or above|or over|or greater|or longer|or up|of meer|of hoger|of langer|"
     "of groter|of erboven|of daarboven|at least|minimum|minimaal|minstens|plus|+|or larger"},
    {Behind::beyond, "or better|of beter"},
};

constexpr PhraseTable<Trigger>::Row trigger_rows[] = {
    {Trigger::from,
     "from|van|vanaf|up from|down from|vanuit|from the current|van de huidige|"
     "van nu|from the present"},
    {Trigger::to,
     "to|naar|tot|up to|towards|toward|richting|->|down to|tot aan|up towards|tot op|terug naar|"
     "terug tot|back to|omhoog naar|omhoog tot|omlaag naar|omlaag tot|naar beneden tot|"
     "back down to|back up to|terug omlaag naar|terug omhoog naar|tot een|into"},
    {Trigger::by, "by|met|with|door|by some|by another|met nog eens|met nog"},
    {Trigger::factor, "by a factor of|by a factor|met een factor|met factor|by factor"},
    {Trigger::level, "of|at|op|is|zijn|be|=|:|van een|uit op|ad|uitkomt op|komt op"},
    {Trigger::between, "between|tussen|tussen de|in between|binnen de bandbreedte van"},
    {Trigger::now,
     "now|currently|today|nu|momenteel|op dit moment|thans|at present|at the moment|presently|"
     "is now|is nu|vandaag|was|is currently|is momenteel|huidig|huidige|current|currently at|"
     "now at|nu op|nu nog|nog op|starting at|starting from|startwaarde|baseline|uitgangswaarde|"
     "vertrekpunt|nulmeting"},
};

constexpr PhraseTable<VerbSense>::Row way_rows[] = {
    {VerbSense::down,
     "down to|omlaag naar|omlaag tot|naar beneden tot|back down to|terug omlaag naar"},
    {VerbSense::up, "omhoog naar|omhoog tot|back up to|terug omhoog naar"},
    {VerbSense::set, "terug naar|terug tot|back to"},
};

constexpr PhraseTable<Every>::Row per_rows[] = {
    {Every::one,
     "per|each|every|elke|ieder|iedere|elk|/|in each|in every|in elke|in iedere|a|an|in elk|in "
     "ieder|"
     "each and every|every single|over each|for each|for every|in any|any|in any single"},
    {Every::none, "in geen enkele|in geen enkel|geen enkele|geen enkel|in no|in no single"},
};

constexpr PhraseTable<Grain>::Row per_unit_rows[] = {
    {Grain::day, "day|dag|werkdag|working day|workday|business day|weekday|calendar day"},
    {Grain::week, "week|werkweek|wk|kalenderweek"},
    {Grain::month, "month|maand|mnd|kalendermaand|calendar month|mo"},
    {Grain::quarter, "quarter|kwartaal|trimester"},
    {Grain::half, "half-year|half year|halfjaar|half jaar"},
    {Grain::year, "year|jaar|annum|boekjaar|fiscal year|yr|calendar year|kalenderjaar"},
};

constexpr PhraseTable<Grain>::Row per_adverb_rows[] = {
    {Grain::day, "daily|dagelijks|dagelijkse"},
    {Grain::week, "weekly|wekelijks|wekelijkse"},
    {Grain::month, "monthly|maandelijks|maandelijkse|p/m|p.m"},
    {Grain::quarter, "quarterly|driemaandelijks|driemaandelijkse|kwartaallijks"},
    {Grain::half, "half-yearly|halfjaarlijks|halfjaarlijkse|semi-annually|biannually"},
    {Grain::year, "yearly|annually|jaarlijks|jaarlijkse|annual|p/j"},
};

constexpr PhraseTable<Reference>::Row comparison_rows[] = {
    {Reference::year_ago,
     "year over year|year-over-year|year on year|year-on-year|yoy|y-o-y|y/y|jaar op jaar|"
     "jaar-op-jaar|j-o-j|joj|over a year ago|on a year ago|annual growth|jaarlijkse groei"},
    {Reference::previous,
     "quarter over quarter|quarter-over-quarter|quarter on quarter|quarter-on-quarter|qoq|q-o-q|"
     "month over month|month-over-month|month on month|month-on-month|kwartaal op kwartaal|"
     "kwartaal-op-kwartaal|maand op maand|maand-op-maand|week over week|week-over-week|"
     "period over period"},
};

constexpr PhraseTable<Opening>::Row opening_rows[] = {
    {Opening::strong,
     "versus|vs|compared to|compared with|in comparison with|in comparison to|"
     "ten opzichte van|t.o.v|tov|in vergelijking met|vergeleken met|relative to|"
     "tegenover|against|vergeleken bij|as compared to|as compared with|opzichte van|than|dan|than "
     "in|dan in"},
    {Opening::weak, "over|on|from|op|tegen"},
};

constexpr PhraseTable<Reference>::Row reference_rows[] = {
    {Reference::year_ago,
     "the same period last year|same period last year|dezelfde periode vorig jaar|"
     "dezelfde periode in het vorige jaar|the same period a year ago|a year ago|a year earlier|"
     "one year ago|one year earlier|een jaar eerder|een jaar geleden|een jaar daarvoor|"
     "the year before|het jaar ervoor|het jaar daarvoor|the same quarter last year|"
     "the same quarter a year ago|hetzelfde kwartaal vorig jaar|the same month last year|"
     "dezelfde maand vorig jaar|hetzelfde kwartaal een jaar eerder|the prior year|prior year|"
     "the previous year|dezelfde periode een jaar eerder|the same half last year|"
     "dezelfde periode van vorig jaar|hetzelfde kwartaal van vorig jaar|"
     "the same period of last year|the same period in the previous year|"
     "the same quarter of last year|hetzelfde halfjaar vorig jaar|"
     "the preceding year|last year's|vorig jaar deze tijd"},
    {Reference::previous,
     "the previous period|the preceding period|previous period|last period|de vorige periode|"
     "vorige periode|de voorgaande periode|voorgaande periode|the period before|"
     "de periode ervoor|de periode daarvoor|het kwartaal ervoor|het kwartaal daarvoor|"
     "the quarter before|the month before|de maand ervoor|de maand daarvoor|now|nu|today|"
     "the current level|het huidige niveau|de huidige situatie|the current situation"},
};

constexpr PhraseTable<int>::Row filler_rows[] = {
    {0,
     "the|a|an|de|het|een|'t|we|wij|ik|i|our|ons|onze|my|mijn|ourselves|they|zij|ze|you|u|it|"
     "its|their|hun|te|om|dat|that|which|die|want|willen|wil|wilt|moet|moeten|must|should|"
     "shall|will|would|zal|zullen|gaan|gaat|can|kunnen|may|mag|mogen|is|are|zijn|wordt|"
     "worden|be|being|been|has|have|heeft|hebben|dient|dienen|please|graag|zorg|zorgen|ervoor|"
     "er|make|sure|ensure|ensures|aim|goal|doel|kpi|target|objective|ongeveer|circa|ca|"
     "about|approximately|roughly|around|some|zo'n|rond|rond de|a total of|total of|"
     "in totaal|in total|een totaal van|totaal|a level of|een niveau van|a value of|"
     "een waarde van|het niveau van|the level of|a score of|een score van|nog|ook|also|then|"
     "dan|so|zo|minder|only|just|slechts|even|maar|all|alle|at the latest|uiterlijk|"
     "the current|huidige|current|us|them|let|lets|let's|with|met|en|and|by|to|naar|for|voor|"
     "at|on|op|bij|in|van|of|from|tot|aan|is|team|als|as|weer|steeds|altijd|always|"
     "consistently|continu|continuously|structureel|precies|exactly|gelijk|equal|"
     "the point where|zodanig|least|aantal|number|amount|het aantal|the number of|"
     "number of|aantal van|net|nu|now|the total|het totale|totale|total|overall|omvang"}};

constexpr PhraseTable<Vagueness>::Row vague_rows[] = {
    {Vagueness::degree,
     "significantly|significant|substantially|considerably|dramatically|drastically|strongly|"
     "noticeably|greatly|as much as possible|as low as possible|as high as possible|"
     "as fast as possible|sterk|flink|aanzienlijk|fors|substantieel|drastisch|behoorlijk|duidelijk|"
     "merkbaar|zoveel mogelijk|zo veel mogelijk|zo hoog mogelijk|zo laag mogelijk|"
     "zo snel mogelijke|optimaal|a lot|markedly|meaningfully|stevig|structureel beter|radicaal"},
    {Vagueness::quality,
     "improve|improves|improved|improving|improvement|better|best|optimise|optimize|optimising|"
     "optimizing|optimised|optimized|quality|kwaliteit|beter|betere|beste|verbeter|verbeteren|"
     "verbetert|verbeterd|verbetering|optimaliseer|optimaliseren|optimale|sterke|sterker|"
     "sterkere|stronger|strong|enhance|strengthen|versterk|versterken|excellent|uitstekend|"
     "uitstekende|excellence|world-class|efficienter|efficiente|more efficient|efficient|"
     "effectiever|professionaliseer|professionaliseren|professionalise|good|goede|great"}};

constexpr PhraseTable<int>::Row coordinator_rows[] = {
    {0,
     "and|en|&|;|plus|as well as|alsook|evenals|while|terwijl|without|zonder|,|, and|, en|"
     "en tegelijk|and at the same time|alsmede|but|maar"}};

constexpr PhraseTable<int>::Row numbered_rows[] = {
    {0,
     "lijn|line|team|versie|version|release|zone|phase|fase|regio|region|winkel|store|vestiging|"
     "branch|locatie|location|site|plant|fabriek|ploeg|shift|afdeling|department|groep|group|tier|"
     "cohort|sprint|klasse|class|type|gate|dock|hal|magazijn|warehouse|district|wave|golf|stap|"
     "step|"
     "generatie|iso|nen|windows|office|scope|segment|tranche|kanaal|channel|hub|route|machine|pand|"
     "building|gebouw|floor|verdieping|batch|module|top|product|model|sap|covid"}};

constexpr PhraseTable<int>::Row tail_rows[] = {
    {0,
     "via|through|thanks to|dankzij|door middel van|met behulp van|with the help of|using|erbij|"
     "door inzet van"}};

constexpr PhraseTable<int>::Row purpose_rows[] = {
    {0, "om|zodat|opdat|waardoor|so that|in order to|thereby|so as to|so|teneinde|waarmee"}};

constexpr PhraseTable<std::string_view>::Row activity_rows[] = {
    {"calls_made",
     "telefoontjes|telefoontje|telefoongesprekken|belletjes|calls|phone calls|sales calls|"
     "telephone calls|cold calls|salescalls|verkoopgesprekken per telefoon|customer calls|"
     "klanttelefoontjes|acquisitietelefoontjes|outbound calls|belpogingen|koude telefoontjes"},
    {"",
     "e-mails|emails|mails|mailtjes|e-mailtjes|sales emails|cold emails|mailings|e-mailings|"
     "vergaderingen|meetings|overleggen|afspraken|appointments|klantafspraken|sales meetings|"
     "customer meetings|client meetings|gesprekken|verkoopgesprekken|salesgesprekken|"
     "klantbezoeken|customer visits|client visits|bedrijfsbezoeken|site visits|demo's|demos|"
     "demonstraties|demonstrations|product demos|productdemo's|blogs|blogposts|blog posts|"
     "blogartikelen|artikelen|articles|posts|social posts|berichten|social media posts|"
     "linkedin posts|linkedin-berichten|nieuwsbrieven|newsletters|events|evenementen|webinars|"
     "workshops|trainingen|trainings|training sessions|trainingssessies|bijeenkomsten|seminars|"
     "kennissessies|offertes|proposals|quotes|voorstellen|quotations|interviews|"
     "klantinterviews|customer interviews|sollicitatiegesprekken|rapporten|reports|rapportages|"
     "campagnes|campaigns|marketingcampagnes|marketing campaigns"},
};

}  // namespace

const PhraseTable<Comparator>& comparators_before() {
  static const PhraseTable<Comparator> table(before_rows);
  return table;
}

std::optional<PhraseTable<Comparator>::Match> split_comparator_at(std::span<const Token> tokens,
                                                                  std::size_t at) {
  static constexpr PhraseTable<Comparator>::Row rows[] = {
      {Comparator::above, "hoger|meer|groter|langer|higher|more|greater|longer"},
      {Comparator::below, "lager|minder|kleiner|korter|sneller|lower|less|fewer|shorter"},
  };
  static constexpr PhraseTable<int>::Row verb_rows[] = {
      {0,
       "zijn|worden|wordt|is|liggen|ligt|uitvallen|uitvalt|uitkomen|uitkomt|bedragen|bedraagt|"
       "duren|duurt|komen|komt|blijven|blijft|kosten|be|was|were"}};
  static const PhraseTable<Comparator> words(rows);
  static const PhraseTable<int> verbs_between(verb_rows);
  const auto word = words.at(tokens, at);
  const auto verb = verbs_between.at(tokens, at + 1);
  if (!word || !verb) return std::nullopt;
  const std::size_t than = at + 1 + verb->length;
  if (!is_at(tokens, than, "dan") && !is_at(tokens, than, "than")) return std::nullopt;
  return PhraseTable<Comparator>::Match{word->meaning, than + 1 - at};
}

const PhraseTable<Behind>& comparators_behind() {
  static const PhraseTable<Behind> table(behind_rows);
  return table;
}

const PhraseTable<Trigger>& triggers() {
  static const PhraseTable<Trigger> table(trigger_rows);
  return table;
}

domain::Comparator denied(domain::Comparator comparator) {
  switch (comparator) {
    case Comparator::at_least:
      return Comparator::below;
    case Comparator::above:
      return Comparator::at_most;
    case Comparator::at_most:
      return Comparator::above;
    case Comparator::below:
      return Comparator::at_least;
  }
  return comparator;
}

const PhraseTable<VerbSense>& trigger_ways() {
  static const PhraseTable<VerbSense> table(way_rows);
  return table;
}

const PhraseTable<Every>& per_words() {
  static const PhraseTable<Every> table(per_rows);
  return table;
}

const PhraseTable<Grain>& per_units() {
  static const PhraseTable<Grain> table(per_unit_rows);
  return table;
}

const PhraseTable<Grain>& per_adverbs() {
  static const PhraseTable<Grain> table(per_adverb_rows);
  return table;
}

const PhraseTable<Reference>& comparisons() {
  static const PhraseTable<Reference> table(comparison_rows);
  return table;
}

const PhraseTable<Opening>& comparison_openings() {
  static const PhraseTable<Opening> table(opening_rows);
  return table;
}

const PhraseTable<Reference>& reference_words() {
  static const PhraseTable<Reference> table(reference_rows);
  return table;
}

const PhraseTable<int>& fillers() {
  static const PhraseTable<int> table(filler_rows);
  return table;
}

const PhraseTable<Vagueness>& vague_words() {
  static const PhraseTable<Vagueness> table(vague_rows);
  return table;
}

const PhraseTable<int>& numbered_things() {
  static const PhraseTable<int> table(numbered_rows);
  return table;
}

const PhraseTable<int>& tail_openings() {
  static const PhraseTable<int> table(tail_rows);
  return table;
}

const PhraseTable<int>& coordinators() {
  static const PhraseTable<int> table(coordinator_rows);
  return table;
}

const PhraseTable<int>& purposes() {
  static const PhraseTable<int> table(purpose_rows);
  return table;
}

const PhraseTable<std::string_view>& activities() {
  static const PhraseTable<std::string_view> table(activity_rows);
  return table;
}

}  // namespace koers::language
