// `koers parse`: no store and no plan, so it runs anywhere.
#include <istream>
#include <ostream>

#include "cli/commands.h"
#include "cli/output.h"
#include "wire/sentence_json.h"

namespace koers::cli {
namespace {

Result<wire::SentenceContext> context_of(const Surroundings& around,
                                         const ParseArguments& arguments) {
  wire::SentenceContext context{
      .locale = arguments.locale == "en" ? text::Locale::en : text::Locale::nl,
      .today = around.today()};
  if (!arguments.today.empty()) {
    const auto today = parse_date(arguments.today);
    if (!today) return fail(today.error().under("/today"));
    context.today = *today;
  }
  KOERS_TRY(calendar, domain::Calendar::create({.fiscal_start_month = arguments.fiscal_start,
                                                .naming = arguments.fiscal_name == "start"
                                                              ? domain::FiscalNaming::start_year
                                                              : domain::FiscalNaming::end_year}));
  context.calendar = calendar;
  return context;
}

}  // namespace

int parse(const Surroundings& around, const ParseArguments& arguments) {
  const auto context = context_of(around, arguments);
  if (!context) {
    (void)print_errors(around, Format::text, {context.error()});
    return 2;
  }
  for (std::string line; std::getline(around.streams.in, line);) {
    around.streams.out << write_json(wire::parsed_line(line, *context)) << '\n' << std::flush;
  }
  return 0;
}

}  // namespace koers::cli
