// The names of what a sentence is made of, as they are written in answers.
#include "language/sentence/parsed_sentence.h"

#include <array>

namespace koers::language {
namespace {

template <std::size_t N, typename Enum>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

constexpr std::array<std::string_view, 11> kinds{"reach",  "change", "accumulate", "maintain",
                                                 "range",  "okr",    "objective",  "qualitative",
                                                 "binary", "multi",  "unknown"};
constexpr std::array<std::string_view, 8> windows{
    "at_end", "period_value", "total",  "total_vs_previous", "total_vs_year_ago",
    "each",   "share",        "average"};
constexpr std::array<std::string_view, 4> modes{"abs", "pp", "rel", "ambiguous"};
constexpr std::array<std::string_view, 19> complaints{"M1", "M2", "M3",  "M4", "M5", "M6", "M7",
                                                      "M8", "M9", "M10", "S1", "S2", "S3", "S4",
                                                      "S5", "T1", "T2",  "T3", "T6"};
constexpr std::array<std::string_view, 5> questions{"percent", "number", "change", "window",
                                                    "calendar"};
constexpr std::array<std::string_view, 12> parts{"metric", "verb",       "comparator", "value",
                                                 "base",   "lo",         "hi",         "period",
                                                 "per",    "comparison", "objective",  "vague"};

}  // namespace

std::string_view name_of(SentenceKind kind) { return name_in(kinds, kind); }
std::string_view name_of(SentenceWindow window) { return name_in(windows, window); }
std::string_view name_of(SentenceMode mode) { return name_in(modes, mode); }
std::string_view name_of(Complaint complaint) { return name_in(complaints, complaint); }
std::string_view name_of(Question question) { return name_in(questions, question); }
std::string_view name_of(Part part) { return name_in(parts, part); }

}  // namespace koers::language
