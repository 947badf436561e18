// Sums and gaps of the plan in words.
#include "app/objective_page.h"
#include "app/words.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::app {
namespace {

class Hints {
 public:
  Hints(const StatusView& status, text::Locale locale, const domain::Visibility& visibility)
      : status_(status),
        definitions_(*status.definitions),
        locale_(locale),
        visibility_(visibility) {}

  [[nodiscard]] std::vector<PlanHint> of(std::size_t node) const {
    std::vector<PlanHint> hints;
    for (const auto& sum : domain::plan_sums(*status_.graph, node, definitions_)) {
      if (visibility_.sees(*sum.kpi)) hints.push_back(sum_hint(sum));
    }
    for (auto& gap : domain::plan_gaps(*status_.graph, node, status_.leaves,
                                       definitions_.calendar(), status_.as_of)) {
      if (gap.leaf && !visibility_.sees(status_.graph->leaves()[*gap.leaf])) continue;
      hints.push_back(gap_hint(gap));
    }
    return hints;
  }

 private:
  [[nodiscard]] std::string value_text(const domain::Kpi& kpi, double value) const {
    const auto* metric = domain::find(definitions_.metrics, kpi.metric);
    return text::format_value(locale_, metric == nullptr ? "" : metric->unit.name, value);
  }

  // "year.periods_short", "…_enough": by what is summed and whether it suffices.
  [[nodiscard]] PlanHint sum_hint(const domain::PlanSum& sum) const {
    PlanHint hint;
    const bool is_level = !sum.share.has_value();
    hint.code = std::string(is_level ? "level" : domain::name_of(sum.of)) +
                (sum.suffices ? "_enough" : "_short");
    hint.about = sum.kpi->id.text();
    hint.days = sum.missing;
    hint.share = sum.share;
    hint.is_sufficient = sum.suffices;
    hint.text =
        text::say(locale_, "hint." + hint.code,
                  {{"title", title_of(*sum.kpi, definitions_, locale_)},
                   {"covered", value_text(*sum.kpi, sum.covered)},
                   {"asked", value_text(*sum.kpi, sum.asked)},
                   {"share", sum.share ? text::format_share(locale_, *sum.share) : std::string()}});
    if (!sum.missing.empty())
      hint.text += " · " + text::say(locale_, "hint.missing", {{"days", days_text(sum.missing)}});
    if (sum.counts_proposals) hint.text += " · " + text::say(locale_, "hint.with_proposals");
    return hint;
  }

  [[nodiscard]] PlanHint gap_hint(const domain::PlanGap& gap) const {
    PlanHint hint;
    hint.code = domain::name_of(gap.kind);
    hint.days = gap.days;
    std::string title;
    if (gap.leaf) {
      const auto& leaf = status_.graph->leaves()[*gap.leaf];
      hint.about = leaf.kpi != nullptr ? leaf.kpi->id.text() : leaf.result->id;
      title = title_of(leaf, definitions_, locale_);
    }
    const bool is_own = gap.kind == domain::PlanGap::Kind::no_owner && !gap.leaf;
    hint.text = text::say(locale_, "hint." + hint.code + (is_own ? "_here" : ""),
                          {{"title", title}, {"days", days_text(gap.days)}});
    return hint;
  }

  [[nodiscard]] std::string days_text(const std::vector<domain::Period>& days) const {
    std::string all;
    for (const auto& period : days) {
      if (!all.empty()) all += ", ";
      all += span_words(period, definitions_.calendar(), locale_);
    }
    return all;
  }

  const StatusView& status_;
  const domain::Definitions& definitions_;
  text::Locale locale_;
  const domain::Visibility& visibility_;
};

}  // namespace

std::vector<PlanHint> plan_hints(const StatusView& status, std::size_t node, text::Locale locale,
                                 const domain::Visibility& visibility) {
  return Hints(status, locale, visibility).of(node);
}

}  // namespace koers::app
