// A table of commands; each reads its arguments, calls one use case and writes its answer.
#include "wire/commands.h"

#include <map>

#include "app/apply_plan.h"
#include "app/coach.h"
#include "app/doctor.h"
#include "app/evaluate.h"
#include "app/export_into.h"
#include "app/metric_values.h"
#include "app/plan_files.h"
#include "app/record_observation.h"
#include "app/refresh_metrics.h"
#include "app/scorecard.h"
#include "app/status.h"
#include "wire/arguments.h"
#include "wire/close_json.h"
#include "wire/coach_json.h"
#include "wire/entry_json.h"
#include "wire/error_json.h"
#include "wire/key_result_json.h"
#include "wire/override_json.h"
#include "wire/page_json.h"
#include "wire/status_json.h"

namespace koers::wire {
namespace {

const app::Actor actor{"cli"};

using Answer = Checked<json::value>;

template <typename T>
tl::unexpected<Errors> as_errors(const Result<T>& result) {
  return tl::make_unexpected(Errors{result.error()});
}

Answer answer(Result<json::value> result) {
  if (!result) return as_errors(result);
  return std::move(*result);
}

text::Locale locale_of(const Arguments& arguments) {
  const auto language = arguments.text_or_empty("lang");
  return language && *language == "nl" ? text::Locale::nl : text::Locale::en;
}

Result<app::Moment> moment_of(const Arguments& arguments) {
  KOERS_TRY(on, arguments.text_or_empty("on"));
  KOERS_TRY(known, arguments.text_or_empty("known"));
  return app::parse_moment(on, known);
}

Result<Id<domain::Person>> viewer_of(const Arguments& arguments) {
  KOERS_TRY(viewer, arguments.text_or_empty("as"));
  return Id<domain::Person>::trusted(viewer);
}

Result<json::value> status(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(moment, moment_of(arguments));
  KOERS_TRY(view, app::status_on(ports, moment));
  KOERS_TRY(viewer, viewer_of(arguments));
  return to_json(view, locale_of(arguments), viewer);
}

Result<json::value> scorecard(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(moment, moment_of(arguments));
  KOERS_TRY(viewer, viewer_of(arguments));
  KOERS_TRY(view, app::scorecard(
                      ports, {.moment = moment, .locale = locale_of(arguments), .viewer = viewer}));
  return to_json(view);
}

Result<json::value> coach(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(kpi, arguments.text("kpi"));
  KOERS_TRY(moment, moment_of(arguments));
  KOERS_TRY(viewer, viewer_of(arguments));
  KOERS_TRY(coached, app::coach_kpi(ports, {.kpi = Id<domain::Kpi>::trusted(kpi),
                                            .moment = moment,
                                            .locale = locale_of(arguments),
                                            .viewer = viewer}));
  return to_json(coached);
}

Result<json::value> observe(const app::Ports& ports, const Arguments& arguments) {
  app::NewObservation observation;
  KOERS_TRY(metric, arguments.text("metric"));
  observation.metric = Id<domain::Metric>::trusted(metric);
  KOERS_TRY(segment, arguments.text_or_empty("segment"));
  observation.segment = segment;
  KOERS_TRY(period, arguments.text_or_empty("period"));
  KOERS_TRY(note, arguments.text_or_empty("note"));
  KOERS_TRY(value, arguments.number("value"));
  KOERS_TRY(n, arguments.integer("n"));
  KOERS_TRY(sd, arguments.number("sd"));
  observation.value = {.period = period, .value = value, .n = n, .sd = sd, .note = note};
  KOERS_TRY(receipt, app::record_observation(ports, actor, observation));
  return to_json(receipt);
}

Result<json::value> assess(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(objective, arguments.text("objective"));
  KOERS_TRY(key_result, arguments.text_or_empty("key_result"));
  const app::KeyResultName name{.objective = Id<domain::Objective>::trusted(objective),
                                .result = key_result};
  KOERS_TRY(is_confirming, arguments.flag("confirm"));
  if (is_confirming) {
    KOERS_TRY(asked, confirmation(arguments, name));
    KOERS_TRY(receipt, app::confirm_key_result(ports, actor, asked));
    return to_json(receipt);
  }
  KOERS_TRY(report, key_result_report(arguments, name));
  KOERS_TRY(receipt, app::report_key_result(ports, actor, report));
  return to_json(receipt);
}

Result<json::value> override_status(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(kpi, arguments.text("kpi"));
  KOERS_TRY(request, override_from_json(Id<domain::Kpi>::trusted(kpi), arguments));
  KOERS_TRY(word, app::override_status(ports, actor, request));
  return to_json(word);
}

Result<json::value> close_review(const app::Ports& ports, const Arguments& arguments) {
  app::CloseRequest request{.moment = {}, .locale = locale_of(arguments), .viewer = {}};
  KOERS_TRY(period, arguments.text("period"));
  request.names.closed = period;
  KOERS_TRY(open, arguments.text_or_empty("open"));
  request.names.open = open;
  KOERS_TRY(team, arguments.text_or_empty("team"));
  request.team = team;
  KOERS_TRY(viewer, viewer_of(arguments));
  request.viewer = viewer;
  KOERS_TRY(review, app::close_review(ports, request));
  return to_json(review);
}

Result<json::value> metric_values(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(request, values_request(arguments));
  KOERS_TRY(values, app::metric_values(ports, request));
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, app::resolve(ports, *reader, {.on = request.on}));
  return json::object{
      {"text", values_text(values, request, *view.definitions, view.on, arguments)}};
}

Result<json::value> refresh(const app::Ports& ports, const Arguments&) {
  KOERS_TRY(report, app::refresh_metrics(ports, actor));
  return to_json(report);
}

Result<json::value> export_plan(const app::Ports& ports, const Arguments&) {
  KOERS_TRY(yaml, app::export_plan(ports));
  return json::object{{"yaml", yaml}};
}

Result<json::value> backup(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(path, arguments.text("path"));
  KOERS_CHECK(ports.store.backup(path));
  return json::object{{"path", path}};
}

Result<json::value> doctor(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(checks, app::doctor(ports, locale_of(arguments)));
  json::array array;
  for (const auto& check : checks) {
    array.push_back(
        json::object{{"name", check.name}, {"ok", check.is_sound}, {"text", check.text}});
  }
  return json::object{{"checks", std::move(array)}};
}

Result<app::PlanFiles> plan_files_of(const Arguments& arguments) {
  app::PlanFiles files;
  KOERS_TRY(paths, arguments.texts("paths"));
  files.paths = paths;
  const auto* environment = arguments.value("environment");
  if (environment == nullptr || !environment->is_object()) return files;
  for (const auto& [name, value] : environment->as_object()) {
    if (value.is_string()) files.environment[std::string(name)] = std::string(value.as_string());
  }
  return files;
}

Result<std::shared_ptr<const domain::Definitions>> current_definitions(const app::Ports& ports) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  return ports.definitions.at(*reader, head);
}

// Numbers of the new metrics are fetched at once, so that `apply` ends with a status to look at.
Answer applied_json(const app::Ports& ports, const app::Applied& applied) {
  json::object object = to_json(applied);
  object["refresh_errors"] = json::array();
  if (applied.is_applied && ports.measurer != nullptr) {
    const auto report = app::refresh_metrics(ports, actor);
    if (!report) return as_errors(report);
    object["refresh_errors"] = to_json(report->errors);
  }
  return json::value(std::move(object));
}

Answer apply(const app::Ports& ports, const Arguments& arguments) {
  const auto files = plan_files_of(arguments);
  if (!files) return as_errors(files);
  const auto moves = arguments.flag("move_periods");
  if (!moves) return as_errors(moves);
  const auto prune = arguments.flag("prune");
  if (!prune) return as_errors(prune);
  const auto dry_run = arguments.flag("dry_run");
  if (!dry_run) return as_errors(dry_run);
  const auto now = current_definitions(ports);
  if (!now) return as_errors(now);
  const auto plan = app::load_plan(*files, now->get());
  if (!plan) return tl::make_unexpected(plan.error());
  const app::ApplyOptions options{
      .prune = *prune ? planfile::Prune::remove : planfile::Prune::keep,
      .dry_run = *dry_run ? app::DryRun::yes : app::DryRun::no,
      .moved_periods = *moves ? app::MovedPeriods::accept : app::MovedPeriods::refuse};
  const auto applied = app::apply_plan(ports, actor, plan->objects, options);
  if (!applied) return tl::make_unexpected(applied.error());
  return applied_json(ports, *applied);
}

Answer decide_close(const app::Ports& ports, const Arguments& arguments) {
  const auto period = arguments.text("period");
  if (!period) return as_errors(period);
  const auto decisions = close_decisions(arguments, *period);
  if (!decisions) return as_errors(decisions);
  const auto closed = app::decide_close(ports, actor, *decisions);
  if (!closed) return tl::make_unexpected(closed.error());
  return json::value(to_json(*closed));
}

Answer export_into(const app::Ports& ports, const Arguments& arguments) {
  const auto folder = plan_files_of(arguments);
  if (!folder) return as_errors(folder);
  const auto edited = app::export_into(ports, *folder);
  if (!edited) return tl::make_unexpected(edited.error());
  json::array files;
  for (const auto& file : *edited)
    files.push_back(json::object{{"file", file.name}, {"is_new", file.is_new}});
  return json::value(json::object{{"files", std::move(files)}});
}

Result<json::value> take_over(const app::Ports& ports, const Arguments& arguments) {
  KOERS_TRY(name, arguments.text("kind"));
  const auto kind = domain::entity_kind_of(name);
  if (!kind) {
    return fail(Error{.kind = ErrorKind::malformed,
                      .code = "request.choice",
                      .pointer = "/kind",
                      .arguments = {{"name", "kind"},
                                    {"choices",
                                     "organization, team, person, plan, objective, "
                                     "source, metric, kpi, initiative"}}});
  }
  KOERS_TRY(ids, arguments.texts("ids"));
  std::vector<app::ObjectName> objects;
  for (const auto& id : ids) objects.push_back({*kind, id});
  KOERS_TRY(moved, app::take_over(ports, actor, objects));
  return json::object{{"count", moved}};
}

using Simple = Result<json::value> (*)(const app::Ports&, const Arguments&);

const std::map<std::string_view, Simple>& simple_commands() {
  static const std::map<std::string_view, Simple> commands{{"status", status},
                                                           {"scorecard", scorecard},
                                                           {"coach", coach},
                                                           {"observe", observe},
                                                           {"assess", assess},
                                                           {"override", override_status},
                                                           {"close_review", close_review},
                                                           {"export", export_plan},
                                                           {"take_over", take_over},
                                                           {"metric_values", metric_values},
                                                           {"refresh", refresh},
                                                           {"backup", backup},
                                                           {"doctor", doctor}};
  return commands;
}

}  // namespace

Checked<json::value> run_command(const app::Ports& ports, std::string_view name,
                                 const json::object& arguments) {
  if (name == "apply") return apply(ports, Arguments(arguments));
  if (name == "export_into") return export_into(ports, Arguments(arguments));
  if (name == "decide_close") return decide_close(ports, Arguments(arguments));
  const auto found = simple_commands().find(name);
  if (found != simple_commands().end()) return answer(found->second(ports, Arguments(arguments)));
  return tl::make_unexpected(Errors{{.kind = ErrorKind::not_found,
                                     .code = "command.unknown",
                                     .arguments = {{"name", std::string(name)}}}});
}

Checked<json::value> InProcessChannel::run(std::string_view command,
                                           const json::object& arguments) {
  const auto closed = app::close_days(ports_);
  if (!closed) return as_errors(closed);
  auto result = run_command(ports_, command, arguments);
  const auto evaluated = app::evaluate_pending(ports_);
  if (!evaluated) return as_errors(evaluated);
  return result;
}

}  // namespace koers::wire
