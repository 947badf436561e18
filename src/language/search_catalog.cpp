// Every name is compared with what was written; the best of a metric's names says why it was found.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "base/edit_distance.h"
#include "language/catalog_index.h"
#include "language/find_metric.h"
#include "language/fold.h"
#include "language/spelling.h"

namespace koers::language {
namespace {

constexpr std::array<std::string_view, 8> reason_names{"name",           "abbreviation", "synonym",
                                                       "ambiguous_name", "beginning",    "spelling",
                                                       "words",          "department"};

// What is written, in the forms that names are compared with.
struct Query {
  std::string folded;
  std::string whole;
  std::vector<NameWord> words;
  NameKey key;
  std::uint32_t letters = 0;
};

// Higher is likelier; steps are wide enough for a penalty below each.
struct Ranked {
  MetricMatch match;
  int rank = 0;
};

constexpr int same_words = 1000;
constexpr int other_order = 900;
constexpr int misspelled_once = 800;
constexpr int begun = 700;
constexpr int misspelled_twice = 600;
constexpr int holds_words = 500;
constexpr int holds_misspelled_words = 400;
constexpr int same_department = 100;

MatchReason reason_of(NameKind kind) {
  switch (kind) {
    case NameKind::label:
      return MatchReason::name;
    case NameKind::abbreviation:
      return MatchReason::abbreviation;
    case NameKind::synonym:
      return MatchReason::synonym;
    case NameKind::ambiguous:
      return MatchReason::ambiguous_name;
  }
  return MatchReason::name;
}

struct Likeness {
  MatchReason reason = MatchReason::name;
  int rank = 0;
};

// Names that are longer than what was written are less likely meant.
int longer(std::string_view name, std::string_view written) {
  const std::size_t rest = name.size() > written.size() ? name.size() - written.size() : 0;
  return static_cast<int>(std::min<std::size_t>(rest, 90));
}

// Compared with its small words and without, since those may be left out or be misspelled too.
std::optional<Likeness> as_spelling(const Query& query, const IndexedName& name) {
  const std::string_view written = query.key.joined;
  if (written.size() < 4) return std::nullopt;
  const std::size_t limit = written.size() >= 8 ? 2 : 1;
  // Each error adds one letter to the set at most.
  const int strange = std::popcount(query.letters & ~name.whole_letters);
  if (static_cast<std::size_t>(strange) > limit) return std::nullopt;
  const std::size_t distance = std::min(edit_distance(written, name.key.joined, limit),
                                        edit_distance(query.whole, name.whole, limit));
  if (distance > limit) return std::nullopt;
  const int rank = distance == 1 ? misspelled_once : misspelled_twice;
  return Likeness{MatchReason::spelling, rank};
}

template <typename IsIt>
bool every_word(const Query& query, const IndexedName& name, IsIt is_it) {
  return std::ranges::all_of(query.words, [&](const NameWord& written) {
    return std::ranges::any_of(name.words,
                               [&](const NameWord& meant) { return is_it(written, meant); });
  });
}

bool is_begun(const NameWord& written, const NameWord& meant) {
  return written.stem == meant.stem || meant.text.starts_with(written.text) ||
         (written.text.size() >= 4 && meant.text.find(written.text) != std::string::npos);
}

std::optional<Likeness> as_words(const Query& query, const IndexedName& name) {
  const int strange = std::popcount(query.letters & ~name.whole_letters);
  if (strange > 2) return std::nullopt;
  const int penalty = longer(name.key.joined, query.key.joined);
  if (strange == 0 && every_word(query, name, is_begun)) {
    return Likeness{MatchReason::words, holds_words - penalty};
  }
  const auto is_like = [](const NameWord& written, const NameWord& meant) {
    return is_begun(written, meant) || is_near(written.text, meant.text);
  };
  if (every_word(query, name, is_like)) {
    return Likeness{MatchReason::words, holds_misspelled_words - penalty};
  }
  return std::nullopt;
}

std::optional<Likeness> likeness(const Query& query, const IndexedName& name) {
  const MatchReason reason = reason_of(name.kind);
  const int less = static_cast<int>(reason) * 10;
  if (name.key.ordered == query.key.ordered) return Likeness{reason, same_words - less};
  if (name.key.joined == query.key.joined || name.key.bag == query.key.bag) {
    return Likeness{reason, other_order - less};
  }
  const auto spelling = as_spelling(query, name);
  if (spelling && spelling->rank == misspelled_once) return spelling;
  if (name.key.joined.starts_with(query.key.joined)) {
    return Likeness{MatchReason::beginning, begun - longer(name.key.joined, query.key.joined)};
  }
  return spelling ? spelling : as_words(query, name);
}

class Ranking {
 public:
  void take(const domain::CatalogMetric* metric, std::string_view name, const Likeness& likeness) {
    const auto known = std::ranges::find(ranked_, metric,
                                         [](const Ranked& ranked) { return ranked.match.metric; });
    const Ranked found{{metric, likeness.reason, name}, likeness.rank};
    if (known == ranked_.end()) {
      ranked_.push_back(found);
    } else if (known->rank < found.rank) {
      *known = found;
    }
  }

  [[nodiscard]] std::vector<MetricMatch> best(std::size_t count_max) && {
    std::ranges::stable_sort(ranked_, std::ranges::greater{}, &Ranked::rank);
    if (ranked_.size() > count_max) ranked_.resize(count_max);
    std::vector<MetricMatch> matches;
    matches.reserve(ranked_.size());
    for (const Ranked& ranked : ranked_) matches.push_back(ranked.match);
    return matches;
  }

 private:
  std::vector<Ranked> ranked_;
};

void rank_names(const Query& query, Ranking& ranking) {
  for (const IndexedName& name : CatalogIndex::instance().names()) {
    const auto found = likeness(query, name);
    if (!found) continue;
    if (name.candidates.empty()) {
      ranking.take(name.metric, name.text, *found);
      continue;
    }
    // The candidates of an ambiguous name follow each other, likeliest first.
    int rank = found->rank;
    for (const std::string_view id : name.candidates) {
      ranking.take(domain::catalog_metric(id), name.text, {found->reason, rank--});
    }
  }
}

// Ids, and all metrics of a department that was named.
void rank_ids(const Query& query, Ranking& ranking) {
  for (const domain::CatalogMetric& metric : domain::catalog()) {
    if (metric.id == query.folded) {
      ranking.take(&metric, metric.id, {MatchReason::name, same_words});
    }
  }
  for (const domain::CatalogDepartment& department : domain::catalog_departments()) {
    for (const std::string_view name : {department.id, department.label.nl, department.label.en}) {
      if (query.folded.size() < 3 || !fold(name).starts_with(query.folded)) continue;
      for (const domain::CatalogMetric& metric : domain::catalog()) {
        if (metric.department == department.id)
          ranking.take(&metric, name, {MatchReason::department, same_department});
      }
    }
  }
}

Query query_of(std::string_view words) {
  Query query{.folded = fold(words), .whole = whole_of(words), .words = name_words(words)};
  const auto is_small = [](const NameWord& word) { return word.role == WordRole::small; };
  if (!std::ranges::all_of(query.words, is_small)) std::erase_if(query.words, is_small);
  query.key = CatalogIndex::instance().key_of(query.words);
  query.letters = letters_in(query.key.joined);
  return query;
}

}  // namespace

std::string_view name_of(MatchReason reason) {
  return reason_names[static_cast<std::size_t>(reason)];
}

std::vector<MetricMatch> search_catalog(std::string_view words, std::size_t count_max) {
  const Query query = query_of(words);
  if (query.words.empty()) return {};
  Ranking ranking;
  rank_names(query, ranking);
  rank_ids(query, ranking);
  return std::move(ranking).best(count_max);
}

}  // namespace koers::language
