// Rows of the usual table, of which only the band that can still lead to `limit` is computed.
#include "base/edit_distance.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace koers {
namespace {

// What two texts begin or end with in common cannot make a difference.
void drop_common(std::string_view& from, std::string_view& to) {
  const auto begin = std::ranges::mismatch(from, to);
  const auto common = static_cast<std::size_t>(begin.in1 - from.begin());
  from.remove_prefix(common);
  to.remove_prefix(common);
  while (!from.empty() && !to.empty() && from.back() == to.back()) {
    from.remove_suffix(1);
    to.remove_suffix(1);
  }
}

// The row in hand and the two before it, without allocation for words of usual length.
class Rows {
 public:
  Rows(std::size_t size, std::size_t value) : size_(size) {
    if (3 * size > short_.size()) long_.resize(3 * size);
    std::ranges::fill(all().first(3 * size), value);
  }

  [[nodiscard]] std::span<std::size_t> at(std::size_t i) {
    return all().subspan((i % 3) * size_, size_);
  }

 private:
  [[nodiscard]] std::span<std::size_t> all() {
    return long_.empty() ? std::span<std::size_t>(short_) : std::span<std::size_t>(long_);
  }

  std::size_t size_;
  std::array<std::size_t, 192> short_;
  std::vector<std::size_t> long_;
};

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to, std::size_t limit) {
  drop_common(from, to);
  if (from.size() > to.size()) std::swap(from, to);
  if (to.size() - from.size() > limit) return limit + 1;
  if (from.empty()) return to.size();

  Rows rows(to.size() + 1, limit + 1);
  for (std::size_t j = 0; j <= std::min(to.size(), limit); ++j) rows.at(0)[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    const std::span<const std::size_t> before = rows.at(i + 1);  // Two rows up; (i - 2) mod 3.
    const std::span<const std::size_t> above = rows.at(i + 2);
    const std::span<std::size_t> row = rows.at(i);
    std::ranges::fill(row, limit + 1);
    if (i <= limit) row[0] = i;
    std::size_t least = row[0];
    const std::size_t last = std::min(to.size(), i + limit);
    for (std::size_t j = i > limit ? i - limit : 1; j <= last; ++j) {
      const bool is_same = from[i - 1] == to[j - 1];
      std::size_t best = std::min({above[j - 1] + (is_same ? 0 : 1), above[j] + 1, row[j - 1] + 1});
      const bool is_swap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (is_swap) best = std::min(best, before[j - 2] + 1);
      row[j] = std::min(best, limit + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return rows.at(from.size())[to.size()];
}

}  // namespace koers
