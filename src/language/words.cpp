// Cutting, stemming, and the tables of words with a role.
#include "language/words.h"

#include <algorithm>
#include <array>
#include <map>

#include "language/fold.h"

namespace koers::language {
namespace {

struct RoleWords {
  WordRole role;
  std::string_view words;
};

// Of inflected words one form: they are compared by stem. Small words are compared as they are.
constexpr std::array<RoleWords, 5> role_words{{
    {WordRole::small,
     "a an the of for in on to with by at from and or which that who as is are was were be been "
     "our "
     "my your their its this these among across into during within "
     "de het een van voor op om te naar bij aan uit met en of die dat door als is zijn wordt "
     "worden "
     "was tot onze ons uw mijn jullie hun deze dit onder over tussen binnen ten opzichte der des"},
    {WordRole::counting, "aantal number count hoeveelheid quantity"},
    {WordRole::averaging,
     "gemiddeld gemiddelde average mean avg gem totaal totale total overall algehele daily weekly "
     "monthly quarterly yearly annual dagelijks wekelijks maandelijks jaarlijks current huidig "
     "actual "
     "gerealiseerd realised realized amount bedrag hoogte"},
    {WordRole::rating,
     "rate percentage percent procent ratio graad aandeel share proportion fraction pct"},
    {WordRole::scoring, "score cijfer level niveau rating beoordeling"},
}};

constexpr std::string_view prepositions =
    " van voor op in bij uit met onder over door aan binnen tussen of for on with from by at among "
    "across within to naar ";

bool is_word_byte(char c) {
  const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
  return !is_ascii || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::vector<std::string> words_in(std::string_view list) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    if (end > begin) words.emplace_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

const std::map<std::string, WordRole, std::less<>>& roles() {
  static const auto table = [] {
    std::map<std::string, WordRole, std::less<>> all;
    for (const auto& [role, words] : role_words) {
      for (const std::string& word : words_in(words))
        all.emplace(role == WordRole::small ? word : stem_of(word), role);
    }
    return all;
  }();
  return table;
}

WordRole role_of(std::string_view word, std::string_view stem) {
  const auto as_is = roles().find(word);
  if (as_is != roles().end() && as_is->second == WordRole::small) return WordRole::small;
  const auto found = roles().find(stem);
  return found == roles().end() || found->second == WordRole::small ? WordRole::content
                                                                    : found->second;
}

// Runs of letters and digits; "e-mail" stays together and the s of "pagina's" is dropped.
std::vector<std::string> cut(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  char mark = ' ';  // What stood before the word.
  for (std::size_t begin = 0; begin < folded.size();) {
    if (!is_word_byte(folded[begin])) {
      mark = folded[begin++];
      continue;
    }
    std::size_t end = begin;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    std::string word = folded.substr(begin, end - begin);
    const bool is_prefixed = mark == '-' && !words.empty() && words.back().size() == 1;
    const bool is_on_time = !words.empty() && ((words.back() == "on" && word == "time") ||
                                               (words.back() == "op" && word == "tijd"));
    if (is_prefixed || is_on_time) {
      words.back() += word;
    } else if (mark != '\'' || word != "s") {
      words.push_back(std::move(word));
    }
    mark = ' ';
    begin = end;
  }
  return words;
}

bool takes_off(std::string& word, std::string_view ending) {
  if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

}  // namespace

std::string stem_of(std::string_view word) {
  std::string stem(word);
  if (stem.size() > 3 && stem.ends_with('y')) stem.replace(stem.size() - 1, 1, "ie");
  while (takes_off(stem, "en") || takes_off(stem, "s") || takes_off(stem, "e")) {
  }
  stem.erase(std::ranges::unique(stem).begin(), stem.end());
  if (stem.ends_with('v')) stem.back() = 'f';  // bedrijven, bedrijf
  if (stem.ends_with('z')) stem.back() = 's';  // prijzen, prijs
  return stem;
}

std::vector<NameWord> name_words(std::string_view text) {
  std::vector<NameWord> words;
  for (std::string& word : cut(text)) {
    std::string stem = stem_of(word);
    const WordRole role = role_of(word, stem);
    if (role == WordRole::rating) stem = "%";
    words.push_back({std::move(word), std::move(stem), role});
  }
  return words;
}

bool is_preposition(std::string_view word) {
  return prepositions.find(" " + std::string(word) + " ") != std::string_view::npos;
}

}  // namespace koers::language
