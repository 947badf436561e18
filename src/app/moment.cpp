// Makes "on" and "known" definite: a day, a seq, and the definitions of that seq.
#include "app/moment.h"

#include "base/number.h"
#include "base/time_zone.h"

namespace koers::app {
namespace {

Result<store::Seq> known_seq(store::Reader& reader, const domain::Organization& organization,
                             const Moment& moment, store::Seq head) {
  if (moment.known_seq && *moment.known_seq > head) {
    return fail(Error{
        .code = "known.beyond_head",
        .pointer = "/known",
        .arguments = {{"seq", std::to_string(*moment.known_seq)}, {"head", std::to_string(head)}}});
  }
  if (moment.known_seq) return *moment.known_seq;
  if (!moment.known_date) return head;
  KOERS_TRY(zone, TimeZone::create(organization.timezone));
  return reader.seq_before(zone.start_of(*moment.known_date + Days{1}));
}

}  // namespace

Result<View> resolve(const Ports& ports, store::Reader& reader, const Moment& moment) {
  KOERS_TRY(head, reader.head());
  KOERS_TRY(current, ports.definitions.at(reader, head));
  const auto organization = current->organization_or_default();
  const Date today = local_day(organization, ports.clock());
  KOERS_TRY(known, known_seq(reader, organization, moment, head));
  auto definitions = current;
  if (known != head) {
    KOERS_TRY(earlier, ports.definitions.at(reader, known));
    definitions = earlier;
  }
  const Date on = moment.on.value_or(today);
  return View{.reader = reader,
              .definitions = definitions,
              .on = on,
              .today = today,
              .known = known,
              .forecasts = ports.forecasts,
              .is_live = on == today && known == head};
}

Result<Moment> parse_moment(std::string_view on, std::string_view known) {
  Moment moment;
  if (!on.empty()) {
    const auto day = parse_date(on);
    if (!day) return fail(day.error().under("/on"));
    moment.on = *day;
  }
  if (known.empty()) return moment;
  if (const auto day = parse_date(known)) {
    moment.known_date = *day;
    return moment;
  }
  std::string_view digits = known;
  if (digits.starts_with("seq:")) digits.remove_prefix(4);
  const auto seq = parse_number(digits);
  if (!seq || *seq < 0 || *seq > 1e15 ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return fail(Error{.kind = ErrorKind::malformed,
                      .code = "known.malformed",
                      .pointer = "/known",
                      .arguments = {{"text", std::string(known)}}});
  }
  moment.known_seq = static_cast<store::Seq>(*seq);
  return moment;
}

}  // namespace koers::app
