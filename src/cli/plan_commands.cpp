// `koers check` and `koers apply`: plan files, their complaints, the difference they make.
#include <istream>
#include <ostream>

#include "cli/commands.h"
#include "cli/output.h"
#include "text/catalog.h"
#include "wire/error_json.h"

namespace koers::cli {
namespace {

json::object request_of(const Surroundings& around, const std::vector<std::string>& paths) {
  json::array array;
  for (const auto& path : paths) array.emplace_back(path);
  // The side that loads the files asks for the variables they name; `folder` makes the paths
  // absolute.
  return {{"paths", std::move(array)}, {"folder", around.folder}};
}

bool is_yes(const std::string& reply) {
  return !reply.empty() &&
         (reply[0] == 'y' || reply[0] == 'Y' || reply[0] == 'j' || reply[0] == 'J');
}

// Asks on a terminal only; elsewhere the answer is no.
bool confirms(const Surroundings& around) {
  const bool can_ask =
      around.streams.in_terminal == Terminal::yes && around.streams.out_terminal == Terminal::yes;
  if (!can_ask) return false;
  around.streams.out << text::say(around.locale, "apply.confirm") << ' ' << std::flush;
  std::string reply;
  std::getline(around.streams.in, reply);
  return is_yes(reply);
}

void print_difference(const Surroundings& around, const json::object& answer) {
  const bool is_terminal = around.streams.out_terminal == Terminal::yes;
  around.streams.out << std::string_view(answer.at(is_terminal ? "text_ansi" : "text").as_string());
}

class Applying {
 public:
  Applying(const Surroundings& around, const Common& common, app::CommandChannel& channel,
           const ApplyArguments& given)
      : around_(around), common_(common), channel_(channel), given_(given) {}

  int run(json::object request) {
    request["prune"] = given_.is_pruning;
    request["move_periods"] = given_.is_moving_periods;
    request["dry_run"] = true;
    const auto planned = channel_.run("apply", request);
    if (!planned) return print_errors(around_, common_.format, planned.error());
    if (const int code = shown(planned->as_object()); code >= 0) return code;
    request["dry_run"] = false;
    const auto applied = channel_.run("apply", request);
    if (!applied) return print_errors(around_, common_.format, applied.error());
    return finished(applied->as_object());
  }

 private:
  // -1: go on.
  int shown(const json::object& planned) {
    const bool is_empty = planned.at("is_empty").as_bool();
    if (common_.format == Format::text) {
      print_difference(around_, planned);
    } else if (is_empty || given_.is_dry_run) {
      (void)print_json(around_, planned);
    }
    const auto& conflicts = planned.at("conflicts").as_array();
    if (!conflicts.empty())
      return print_errors(around_, common_.format, wire::errors_from_json(planned.at("conflicts")));
    if (is_empty) return 0;
    if (given_.is_dry_run) return 1;
    if (given_.is_confirmed || confirms(around_)) return -1;
    around_.streams.err << text::say(around_.locale, "apply.not_confirmed") << '\n';
    return 1;
  }

  int finished(const json::object& applied) {
    if (common_.format == Format::json) (void)print_json(around_, applied);
    if (common_.format == Format::text) print_line(around_, "apply.applied", {});
    const auto& errors = applied.at("refresh_errors");
    return errors.as_array().empty()
               ? 0
               : print_errors(around_, common_.format, wire::errors_from_json(errors));
  }

  const Surroundings& around_;
  const Common& common_;
  app::CommandChannel& channel_;
  const ApplyArguments& given_;
};

}  // namespace

int check(const Surroundings& around, const Common& common, const std::vector<std::string>& paths) {
  const auto checked = around.without_store("check", request_of(around, paths));
  if (!checked) return print_errors(around, common.format, checked.error());
  if (common.format == Format::json) return print_json(around, *checked);
  const auto count = checked->as_object().at("objects").to_number<std::int64_t>();
  print_line(around, "check.sound", {{"count", std::to_string(count)}});
  return 0;
}

int apply(const Surroundings& around, const Common& common, const ApplyArguments& arguments) {
  auto channel = around.open(common.db, Missing::create);
  if (!channel) return print_errors(around, common.format, {channel.error()});
  auto request = around.without_store("plan_files", request_of(around, arguments.paths));
  if (!request) return print_errors(around, common.format, request.error());
  return Applying(around, common, **channel, arguments).run(request->as_object());
}

int export_into(const Surroundings& around, const Common& common, const std::string& folder) {
  auto channel = around.open(common.db, Missing::refuse);
  if (!channel) return print_errors(around, common.format, {channel.error()});
  const auto request = around.without_store("plan_files", request_of(around, {folder}));
  if (!request) return print_errors(around, common.format, request.error());
  const auto answer = (*channel)->run("export_into", request->as_object());
  if (!answer) return print_errors(around, common.format, answer.error());
  if (common.format == Format::json) return print_json(around, *answer);
  const auto& files = answer->as_object().at("files").as_array();
  if (files.empty()) print_line(around, "export.nothing", {{"folder", folder}});
  for (const auto& file : files) {
    const auto& object = file.as_object();
    print_line(around, object.at("is_new").as_bool() ? "export.made" : "export.edited",
               {{"file", std::string(object.at("file").as_string())}});
  }
  return 0;
}

}  // namespace koers::cli
