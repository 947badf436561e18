// The plan as something people agree on and ask about: proposals, explanations, cascades.
#include "api/handlers.h"
#include "app/cascade_goal.h"
#include "app/explain.h"
#include "app/move_in_plan.h"
#include "app/plan_proposal.h"
#include "wire/arguments.h"
#include "wire/objective_json.h"

namespace koers::api {
namespace {

constexpr RouteOptions read{.tag = RouteOptions::Tag::of_version};

Result<app::ExplainRequest> explain_request(const Request& request) {
  KOERS_TRY(moment, moment_of(request));
  return app::ExplainRequest{.id = std::string(request.path_parameter("id")),
                             .moment = moment,
                             .locale = request.language,
                             .viewer = viewer_of(request)};
}

Result<Response> explain_objective(const Request& request, const app::Ports& ports) {
  KOERS_TRY(asked, explain_request(request));
  KOERS_TRY(view, app::explain_objective(ports, asked));
  return json_response(wire::to_json(view));
}

Result<Response> explain_kpi(const Request& request, const app::Ports& ports) {
  KOERS_TRY(asked, explain_request(request));
  KOERS_TRY(view, app::explain_kpi(ports, asked));
  return json_response(wire::to_json(view));
}

Failure no_choice(std::string_view name, std::string_view choices) {
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "request.choice",
                    .pointer = "/" + std::string(name),
                    .arguments = {{"name", std::string(name)}, {"choices", std::string(choices)}}});
}

Result<domain::CascadeBy> cascade_by(const Request& request) {
  const auto name = request.parameter("by").value_or("even");
  for (const auto by :
       {domain::CascadeBy::even, domain::CascadeBy::working_days, domain::CascadeBy::seasonal}) {
    if (name == domain::name_of(by)) return by;
  }
  return no_choice("by", "even, working_days, seasonal");
}

Result<Response> cascade(const Request& request, const app::Ports& ports) {
  app::CascadeQuestion question{.kpi = Id<domain::Kpi>::trusted(request.path_parameter("id")),
                                .period = std::string(request.parameter("goal").value_or("")),
                                .moment = {},
                                .locale = request.language};
  const auto into = domain::parse_grain(request.parameter("into").value_or("quarter"));
  if (!into) return no_choice("into", "day, week, month, quarter, half, year");
  question.into = *into;
  KOERS_TRY(by, cascade_by(request));
  question.by = by;
  KOERS_TRY(moment, moment_of(request));
  question.moment = moment;
  KOERS_TRY(proposal, app::cascade_goal(ports, question));
  KOERS_TRY(body, wire::to_json(proposal));
  return json_response(body);
}

Result<Response> get_proposal(const Request& request, const app::Ports& ports) {
  KOERS_TRY(proposal,
            app::plan_proposal(ports, {.locale = request.language, .viewer = viewer_of(request)}));
  return json_response(wire::to_json(proposal));
}

Result<domain::PlanState> plan_state(const std::string& name) {
  for (const auto state :
       {domain::PlanState::draft, domain::PlanState::proposed, domain::PlanState::agreed}) {
    if (name == domain::name_of(state)) return state;
  }
  return no_choice("to", "draft, proposed, agreed");
}

Result<app::PlanItem> plan_item(const json::value& value) {
  if (!value.is_object()) return fail(ErrorKind::malformed, "request.not_an_object");
  const wire::Arguments arguments(value.as_object());
  KOERS_TRY(kind, arguments.text("kind"));
  KOERS_TRY(id, arguments.text("id"));
  KOERS_TRY(period, arguments.text_or_empty("period"));
  if (kind != "objective" && kind != "goal") return no_choice("kind", "objective, goal");
  return app::PlanItem{
      .kind = kind == "goal" ? domain::EntityKind::kpi : domain::EntityKind::objective,
      .id = id,
      .period = period};
}

Result<app::PlanStep> plan_step(const Request& request) {
  KOERS_TRY(body, object_of(request));
  const wire::Arguments arguments(body);
  app::PlanStep step;
  KOERS_TRY(to, arguments.text("to"));
  KOERS_TRY(state, plan_state(to));
  step.to = state;
  KOERS_TRY(by, arguments.text_or_empty("by"));
  step.by = Id<domain::Person>::trusted(by);
  const auto* items = arguments.value("items");
  if (items == nullptr || !items->is_array()) return step;
  for (const auto& value : items->as_array()) {
    auto item = plan_item(value);
    if (!item) return fail(item.error().under("/items/" + std::to_string(step.items.size())));
    step.items.push_back(std::move(*item));
  }
  return step;
}

Checked<Response> post_proposal(const Request& request, const app::Ports& ports) {
  const auto step = plan_step(request);
  if (!step) return tl::make_unexpected(Errors{step.error()});
  const auto done = app::step_plan(ports, actor_of(request), *step);
  if (!done) return tl::make_unexpected(done.error());
  return json_response(wire::to_json(*done));
}

Result<app::PlanMove> plan_move(const Request& request) {
  KOERS_TRY(body, object_of(request));
  const wire::Arguments arguments(body);
  KOERS_TRY(kind, arguments.text("kind"));
  KOERS_TRY(id, arguments.text("id"));
  KOERS_TRY(from, arguments.text_or_empty("from"));
  KOERS_TRY(to, arguments.text_or_empty("to"));
  KOERS_TRY(before, arguments.text_or_empty("before"));
  KOERS_TRY(also, arguments.flag("also"));
  const auto entity = domain::entity_kind_of(kind);
  if (entity != domain::EntityKind::plan && entity != domain::EntityKind::objective &&
      entity != domain::EntityKind::kpi)
    return no_choice("kind", "plan, objective, kpi");
  return app::PlanMove{.what = {.kind = *entity, .id = id},
                       .from = from,
                       .to = to,
                       .before = before,
                       .way = also ? app::PlanMove::Way::added : app::PlanMove::Way::moved};
}

Checked<Response> post_move(const Request& request, const app::Ports& ports) {
  const auto move = plan_move(request);
  if (!move) return tl::make_unexpected(Errors{move.error()});
  const auto moved = app::move_in_plan(ports, actor_of(request), *move);
  if (!moved) return tl::make_unexpected(moved.error());
  return json_response(json::object{{"seq", moved->seq}, {"count", moved->count}});
}

}  // namespace

void add_plan_routes(Router& router, const app::Ports& ports) {
  const auto with = [&ports](auto handler) {
    return [&ports, handler](const Request& request) { return handler(request, ports); };
  };
  router.add(Method::get, "/api/v1/objectives/{id}/explain", with(explain_objective), read);
  router.add(Method::get, "/api/v1/plans/{id}/explain", with(explain_objective), read);
  router.add(Method::get, "/api/v1/kpis/{id}/explain", with(explain_kpi), read);
  router.add(Method::get, "/api/v1/kpis/{id}/cascade", with(cascade), read);
  router.add(Method::get, "/api/v1/plan/proposal", with(get_proposal), read);
  router.add(Method::post, "/api/v1/plan/proposal", with(post_proposal));
  router.add(Method::post, "/api/v1/plan/moves", with(post_move));
}

}  // namespace koers::api
