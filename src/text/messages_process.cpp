// Words of process behaviour charts and notes; ordered by code.
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr Message table[] = {
    {"annotation.exclude", "telt niet mee in de grenzen", "not part of the limits"},
    {"annotation.new_normal", "nieuw normaal", "new normal"},
    {"annotation.none", "aantekening", "note"},
    {"capability.always",
     "Het doel {target} wordt zonder verandering altijd gehaald: normaal is {lower} tot {upper}",
     "The target {target} is always met without any change: normal is {lower} to {upper}"},
    {"capability.by_chance",
     "Het doel {target} ligt binnen wat normaal is, {lower} tot {upper}: zonder verandering wordt "
     "het bij toeval gehaald of gemist",
     "The target {target} lies within what is normal, {lower} to {upper}: without a change it is "
     "met or missed by chance"},
    {"capability.never",
     "Het doel {target} ligt buiten wat normaal is, {lower} tot {upper}: zonder verandering wordt "
     "het niet gehaald",
     "The target {target} lies beyond what is normal, {lower} to {upper}: without a change it is "
     "not met"},
    {"capability.proposed",
     "Wat normaal is volgt hier uit de waarden vanaf {from}; de grafiek houdt de eerdere grenzen "
     "tot "
     "een nieuw normaal is aanvaard",
     "What is normal here goes by the values from {from} on; the chart keeps the limits of before "
     "until a new normal is accepted"},
    {"meaning.error", "standaardfout {error}; met 95% zekerheid {low} tot {high}",
     "standard error {error}; {low} to {high} with 95% confidence"},
    {"meaning.signal", "de reeks toont een signaal", "the series shows a signal"},
    {"meaning.within_sampling_error", "binnen de steekproeffout", "within the sampling error"},
    {"meaning.within_variation", "binnen de normale schommeling", "within normal variation"},
    {"process.adjusted", "Het seizoen is uit de waarden gehaald",
     "The season is taken out of the values"},
    {"process.by_size",
     "Het aantal achter de waarden verschilt sterk: de grenzen gelden voor {count}, en zijn wijder "
     "waar het er "
     "minder zijn",
     "The number behind the values differs much: the limits are those of {count}, and wider where "
     "it is less"},
    {"process.calm", "Geen signaal: de {count} waarden van nu liggen binnen de normale schommeling",
     "No signal: the {count} values of now lie within normal variation"},
    {"process.falls", "Normaal is een daling van {slope} per waarde: de grenzen dalen mee",
     "A fall of {slope} a value is normal: the limits fall along"},
    {"process.no_limits",
     "Voor de normale schommeling zijn {count} afgesloten waarden nodig; er zijn er {known}",
     "Normal variation takes {count} closed values; there are {known}"},
    {"process.one_signal", "Van de {count} waarden van nu is er één een signaal: {period}",
     "Of the {count} values of now one is a signal: {period}"},
    {"process.proposal_above",
     "De laatste {count} waarden, vanaf {from}, liggen alle boven het midden van {before}; hun "
     "gemiddelde is {after}",
     "The last {count} values, from {from} on, all lie above the centre of {before}; their mean is "
     "{after}"},
    {"process.proposal_below",
     "De laatste {count} waarden, vanaf {from}, liggen alle onder het midden van {before}; hun "
     "gemiddelde is {after}",
     "The last {count} values, from {from} on, all lie below the centre of {before}; their mean is "
     "{after}"},
    {"process.proposal_noted", "Bij {date} staat een aantekening", "There is a note at {date}"},
    {"process.provisional",
     "De grenzen zijn voorlopig: zij komen uit {count} waarden, vanaf twaalf zijn zij vast",
     "The limits are provisional: they come from {count} values, from twelve on they are firm"},
    {"process.rises", "Normaal is een stijging van {slope} per waarde: de grenzen stijgen mee",
     "A rise of {slope} a value is normal: the limits rise along"},
    {"process.rules_of_nelson",
     "Signalen volgen de acht regels van Nelson: zij zien meer, en slaan vaker loos alarm",
     "Signals go by the eight rules of Nelson: they see more, and raise more false alarms"},
    {"process.rules_of_western_electric",
     "Signalen volgen de vier regels van Western Electric: zij zien meer, en slaan vaker loos "
     "alarm",
     "Signals go by the four rules of Western Electric: they see more, and raise more false "
     "alarms"},
    {"process.segment",
     "{from} tot en met {until}: normaal is {lower} tot {upper}, midden {centre}, uit {count} "
     "waarden",
     "{from} to {until}: normal is {lower} to {upper}, centre {centre}, from {count} values"},
    {"process.signals",
     "Van de {count} waarden van nu zijn er {signals} een signaal, het laatst {period}",
     "Of the {count} values of now {signals} are signals, most recently {period}"},
    {"rule.alternating", "veertien op rij die om en om stijgen en dalen",
     "fourteen in a row that go up and down in turn"},
    {"rule.beyond_limit", "buiten de grenzen van de normale schommeling",
     "beyond the limits of normal variation"},
    {"rule.beyond_one_sigma",
     "vier van vijf op rij meer dan één sigma van het midden, aan één kant",
     "four of five in a row more than one sigma from the centre, on one side"},
    {"rule.beyond_two_sigma",
     "twee van drie op rij meer dan twee sigma van het midden, aan één kant",
     "two of three in a row more than two sigma from the centre, on one side"},
    {"rule.long_run", "acht of meer op rij aan één kant van het midden",
     "eight or more in a row on one side of the centre"},
    {"rule.near_limit", "drie van vier op rij dichter bij de grens dan bij het midden",
     "three of four in a row nearer the limit than the centre"},
    {"rule.none_near_centre", "acht op rij ver van het midden, nu eens erboven, dan weer eronder",
     "eight in a row far from the centre, now above it, now below"},
    {"rule.run_of_nine", "negen of meer op rij aan één kant van het midden",
     "nine or more in a row on one side of the centre"},
    {"rule.steady", "zes of meer op rij die steeds stijgen, of steeds dalen",
     "six or more in a row that keep rising, or keep falling"},
    {"rule.too_calm", "vijftien of meer op rij dichter bij het midden dan toeval verklaart",
     "fifteen or more in a row nearer the centre than chance explains"},
    {"rule.wide_range", "een ongewoon grote stap vanaf de waarde ervoor",
     "an unusually large step from the value before"},
};

}  // namespace

std::span<const Message> process_messages() { return table; }

}  // namespace koers::text
