// The end of figures.cpp's arithmetic, for any value.
#include "domain/score_at_end.h"

namespace koers::domain {

double score_at_end(const Goal& goal, const EndAim& end, double value) {
  const bool is_met = meets(end.aim, value, end.way ? scale_of(*end.way) : Scale{});
  if (!end.way) return is_met ? 1 : 0;
  const double limit = end.way->target.value;
  if (is_ceiling(goal)) {
    if (is_met) return 1;
    return roll_up_score(limit > 0 ? 2 - share_of(value, limit) : 0);
  }
  if (shape_of(goal) != Shape::uplift || is_degenerate(*end.way))
    return roll_up_score(progress(*end.way, value), goal.cap);
  const Uplift uplift{.reference = end.way->baseline, .change = limit - end.way->baseline};
  return roll_up_score(uplift_progress(uplift, {.total = value, .share_gone = 1}), goal.cap);
}

}  // namespace koers::domain
