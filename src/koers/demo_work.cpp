// Initiatives from a table.
#include "koers/demo_work.h"

#include <array>

namespace koers::program {
namespace {

using State = domain::InitiativeState;

struct DemoWork {
  const char* id;
  const char* nl;
  const char* en;
  const char* owner;
  const char* effort;
  State state;
  int start;  ///< Days from today,
  int due;    ///< likewise; of work that is done the day of delivery.
  const char* kpi;
  double mean;
  double sd;
  double probability;
};

constexpr std::array works{
    DemoWork{"automatic-triage", "Automatische triage van tickets", "Automatic triage of tickets",
             "anna", "8 pw", State::doing, -21, 14, "ticket-resolution", -2.0, 0.8, 0.8},
    DemoWork{"answer-library", "Bibliotheek met antwoorden", "Library of answers", "bram", "5 pw",
             State::planned, 7, 35, "ticket-resolution", -1.2, 0.4, 0.9},
    DemoWork{"reference-visits", "Bezoeken aan tevreden klanten", "Visits to happy customers",
             "eva", "3 pw", State::planned, 10, 28, "qualified-leads", 4, 2, 0.7},
    DemoWork{"payment-reminders", "Betaalherinneringen per mail", "Payment reminders by mail",
             "gijs", "2 pw", State::doing, -10, 20, "days-sales-outstanding", -2.5, 1, 0.85},
    DemoWork{"deal-reviews", "Wekelijks deals doornemen", "Weekly deal reviews", "daan", "1 pw",
             State::done, -90, -60, "win-rate", 2, 1, 0.75}};

domain::Initiative initiative_of(const DemoWork& work, Date today) {
  const auto kpi = Id<domain::Kpi>::trusted(work.kpi);
  const Date end = today + Days{work.due};
  domain::Initiative initiative{.id = Id<domain::Initiative>::trusted(work.id),
                                .title = {.nl = work.nl, .en = work.en},
                                .owner = Id<domain::Person>::trusted(work.owner),
                                .supports = {kpi},
                                .effort = work.effort,
                                .start = today + Days{work.start},
                                .due = end,
                                .state = work.state};
  if (work.state == State::done) initiative.done_on = end;
  initiative.effects = {
      {.kpi = kpi, .mean = work.mean, .sd = work.sd, .probability = work.probability}};
  return initiative;
}

}  // namespace

void add_demo_work(domain::Definitions& definitions, Date today) {
  for (const auto& work : works) {
    auto initiative = initiative_of(work, today);
    definitions.initiatives.emplace(initiative.id, std::move(initiative));
  }
}

}  // namespace koers::program
