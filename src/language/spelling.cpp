// Names of about the same length and letters are looked at one by one.
#include "language/spelling.h"

#include <algorithm>
#include <bit>

#include "base/edit_distance.h"

namespace koers::language {
namespace {

constexpr std::size_t joined_limit = 2;

std::size_t size_difference(std::string_view a, std::string_view b) {
  return a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
}

bool are_near(std::span<const NameWord> written, std::span<const NameWord> meant) {
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at].stem == meant[at].stem) continue;
    if (!is_near(written[at].text, meant[at].text)) return false;
  }
  return true;
}

}  // namespace

bool is_near(std::string_view written, std::string_view meant) {
  if (written == meant) return true;
  const std::size_t length = std::min(written.size(), meant.size());
  const std::size_t longest = std::max(written.size(), meant.size());
  if (longest < 5) return false;
  if (longest == 5)
    return length == 5 && edit_distance(written, meant, 1) == 1 &&
           letters_in(written) == letters_in(meant);
  const bool allows_two =
      length >= 9 && size_difference(written, meant) <= 1 && written.front() == meant.front();
  return edit_distance(written, meant, allows_two ? 2 : 1) <= (allows_two ? 2U : 1U);
}

const IndexedName* nearest_name(std::span<const NameWord> words) {
  const CatalogIndex& index = CatalogIndex::instance();
  const std::string joined = index.key_of(words).joined;
  const std::uint32_t letters = letters_in(joined);
  const IndexedName* best = nullptr;
  std::size_t limit = joined_limit;
  const std::size_t first = joined.size() > limit ? joined.size() - limit : 1;
  for (std::size_t length = first; length <= joined.size() + joined_limit; ++length) {
    for (const std::size_t at : index.of_length(length)) {
      const IndexedName& name = index.names()[at];
      if (static_cast<std::size_t>(std::popcount(letters ^ name.letters)) > 2 * limit) continue;
      const std::size_t distance = edit_distance(joined, name.key.joined, limit);
      if (distance > limit || (best != nullptr && distance == limit)) continue;
      const bool is_it = name.words.size() == words.size() ? are_near(words, name.words)
                                                           : distance <= 1 && joined.size() >= 6;
      if (!is_it) continue;
      best = &name;
      limit = distance;
    }
  }
  return best;
}

}  // namespace koers::language
