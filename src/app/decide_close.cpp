// First every decision is understood and checked, then everything is written in one command.
#include "app/decide_close.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/stored_objects.h"
#include "app/unknown_reference.h"
#include "planfile/document.h"
#include "planfile/export.h"

namespace koers::app {
namespace {

using domain::EntityKind;

// One decision, understood.
struct Step {
  const domain::Kpi* kpi = nullptr;
  const domain::Goal* goal = nullptr;
  CloseRecord record;
  bool says_new = false;               // The record differs from what is on record.
  std::optional<domain::Period> next;  // Of the goal that is there when this is done.
  bool sets_goal = false;              // … and was not before.
};

class Deciding {
 public:
  Deciding(store::Transaction& transaction, const Ports& ports, const Actor& actor,
           const CloseDecisions& decisions)
      : transaction_(transaction), actor_(actor), decisions_(decisions), at_(ports.clock()) {}

  Checked<ClosedPeriod> run(const Ports& ports) {
    if (const auto looked = look(ports); !looked)
      return tl::make_unexpected(Errors{looked.error()});
    for (std::size_t i = 0; i < decisions_.decisions.size(); ++i) {
      auto step = understood(decisions_.decisions[i]);
      if (step) {
        steps_.push_back(std::move(*step));
      } else {
        errors_.push_back(step.error().under("/decisions/" + std::to_string(i)));
      }
    }
    if (errors_.empty()) errors_ = rule_errors(after_);
    if (!errors_.empty()) return tl::make_unexpected(errors_);
    auto done = written();
    if (!done) return tl::make_unexpected(Errors{done.error()});
    return std::move(*done);
  }

 private:
  Result<void> look(const Ports& ports) {
    KOERS_TRY(head, transaction_.head());
    seq_ = head;
    KOERS_TRY(definitions, ports.definitions.at(transaction_, head));
    before_ = definitions;
    after_ = *definitions;
    KOERS_TRY(periods, closing_of(decisions_.names, before_->calendar(),
                                  local_day(before_->organization_or_default(), at_)));
    periods_ = periods;
    if (!decisions_.by.is_empty() && !before_->people.contains(decisions_.by))
      return unknown("person", decisions_.by.text(), "/by");
    if (decisions_.decisions.empty())
      return fail(ErrorKind::invalid, "close.nothing_decided", "/decisions");
    return {};
  }

  static Failure unknown(std::string_view kind, const std::string& id, std::string_view pointer) {
    return fail(unknown_reference(kind, id, pointer));
  }

  [[nodiscard]] static Error about(std::string_view code, const KpiDecision& decision,
                                   std::string_view pointer, ErrorKind kind = ErrorKind::invalid) {
    return {.kind = kind,
            .code = std::string(code),
            .pointer = std::string(pointer),
            .arguments = {{"kpi", decision.kpi.text()}}};
  }

  Result<Step> understood(const KpiDecision& decision) {
    if (!seen_.insert(decision.kpi).second)
      return fail(about("close.decided_twice", decision, "/kpi"));
    Step step{.kpi = domain::find(before_->kpis, decision.kpi)};
    if (step.kpi == nullptr) return unknown("kpi", decision.kpi.text(), "/kpi");
    step.goal = domain::goal_ending_in(*step.kpi, periods_.closed);
    if (step.goal == nullptr) {
      return fail(about("close.no_goal", decision, "/kpi", ErrorKind::not_found)
                      .with("period", decisions_.names.closed));
    }
    KOERS_CHECK(check_target(decision, *step.goal));
    KOERS_CHECK(say(decision, step));
    KOERS_CHECK(set_goal(decision, step));
    return step;
  }

  static Result<void> check_target(const KpiDecision& decision, const domain::Goal& goal) {
    const bool has_target = decision.target || decision.band;
    if (decision.verdict != Verdict::change) {
      if (has_target) return fail(about("close.needs_no_target", decision, "/target"));
      return {};
    }
    const bool is_range = goal.kind == domain::GoalKind::range;
    if (is_range && !decision.band) return fail(about("close.needs_limits", decision, "/target"));
    if (!is_range && !decision.target)
      return fail(about("close.needs_target", decision, "/target"));
    return {};
  }

  // What is on record with what is said now over it.
  Result<void> say(const KpiDecision& decision, Step& step) {
    KOERS_TRY(before, close_record(transaction_, goal_key(*step.kpi, *step.goal), seq_));
    step.record = before.value_or(CloseRecord{});
    if (decision.verdict == Verdict::none && !decision.lesson)
      return fail(about("close.nothing_decided", decision, "/decision"));
    const auto said = std::pair(step.record.verdict, step.record.lesson);
    if (decision.verdict != Verdict::none) step.record.verdict = decision.verdict;
    if (decision.lesson) step.record.lesson = *decision.lesson;
    step.says_new = !before || said != std::pair(step.record.verdict, step.record.lesson);
    step.record.by = decisions_.by;
    step.record.actor = actor_.name;
    step.record.at = at_;
    return {};
  }

  [[nodiscard]] domain::Goal next_goal(const KpiDecision& decision, const Step& step) const {
    const auto& calendar = before_->calendar();
    const auto span = domain::next_span(*step.goal, periods_, calendar);
    auto next = domain::renewed(*step.goal, span, calendar);
    if (decision.target) return domain::with_target(std::move(next), *decision.target);
    if (decision.band) next.band = *decision.band;
    return next;
  }

  Result<void> set_goal(const KpiDecision& decision, Step& step) {
    if (decision.verdict == Verdict::none) return {};
    const auto next = next_goal(decision, step);
    const auto there = std::ranges::find_if(step.kpi->goals, [&](const auto& goal) {
      return goal.state == domain::PlanState::agreed && goal.span.intersects(next.span);
    });
    const bool is_there = there != step.kpi->goals.end();
    if (is_there && (decision.verdict == Verdict::stop || *there != next)) {
      return fail(about("close.goal_exists", decision, "/decision", ErrorKind::conflict)
                      .with("first", to_string(there->span.first))
                      .with("last", to_string(there->deadline())));
    }
    if (decision.verdict == Verdict::stop) return {};
    step.next = next.span;
    if (is_there) return {};
    step.sets_goal = true;
    auto& goals = after_.kpis.at(step.kpi->id).goals;
    const auto place = std::ranges::upper_bound(goals, next.span, {}, &domain::Goal::span);
    goals.insert(place, next);
    KOERS_CHECK(check_written(step));
    return check_home(step);
  }

  // All that a plan file would be told about the new goal.
  [[nodiscard]] Result<void> check_written(const Step& step) const {
    const auto document = planfile::encode_document(after_.kpis.at(step.kpi->id), setting());
    const auto read = planfile::decode_document(EntityKind::kpi, document, setting());
    if (read) return {};
    Error error = read.error().front();
    error.pointer = "/target";
    return fail(std::move(error));
  }

  // What lives in a plan file gets its next goal there.
  Result<void> check_home(const Step& step) {
    KOERS_TRY(document,
              transaction_.document(domain::name_of(EntityKind::kpi), step.kpi->id.text(), seq_));
    if (!document || !document->home.is_file()) return {};
    return fail(home_is_file(EntityKind::kpi, *document,
                             planfile::export_object(after_.kpis.at(step.kpi->id), setting())));
  }

  [[nodiscard]] planfile::Setting setting() const {
    return planfile::setting_of(before_->organization_or_default());
  }

  Result<ClosedPeriod> written() {
    ClosedPeriod closed{.periods = periods_};
    for (const auto& step : steps_) {
      if (step.sets_goal) {
        const auto document = planfile::encode_document(after_.kpis.at(step.kpi->id), setting());
        KOERS_TRY(seq, write_object(transaction_, actor_, at_,
                                    {EntityKind::kpi, step.kpi->id.text(), document, {}}));
        seq_ = seq;
      }
      if (step.says_new) {
        KOERS_TRY(seq, write_close_record(transaction_, *step.kpi, *step.goal, step.record));
        seq_ = seq;
      }
      closed.kpis.push_back({.kpi = step.kpi->id.text(),
                             .verdict = step.record.verdict,
                             .lesson = step.record.lesson,
                             .next = step.next,
                             .is_new = step.sets_goal || step.says_new});
    }
    closed.seq = seq_;
    return closed;
  }

  store::Transaction& transaction_;
  const Actor& actor_;
  const CloseDecisions& decisions_;
  Instant at_;
  store::Seq seq_ = 0;
  std::shared_ptr<const domain::Definitions> before_;
  domain::Definitions after_;
  domain::Closing periods_;
  std::set<Id<domain::Kpi>> seen_;
  std::vector<Step> steps_;
  Errors errors_;
};

}  // namespace

Checked<ClosedPeriod> decide_close(const Ports& ports, const Actor& actor,
                                   const CloseDecisions& decisions) {
  Checked<ClosedPeriod> outcome = tl::make_unexpected(Errors{});
  const auto written = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    outcome = Deciding(transaction, ports, actor, decisions).run(ports);
    if (!outcome) return fail(outcome.error().front());
    return {};
  });
  if (!written && outcome) return tl::make_unexpected(Errors{written.error()});
  return outcome;
}

}  // namespace koers::app
