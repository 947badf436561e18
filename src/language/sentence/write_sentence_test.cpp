// What was understood, written and read again, is the same; and the same in both languages.
#include "language/sentence/write_sentence.h"

#include <doctest/doctest.h>
#include <fstream>

#include "base/reference_test.h"

namespace koers::language {
namespace {

const Date today = date_of(2026, 2, 3);

SentenceOptions in(text::Locale locale) { return {.frame = {.today = today, .locale = locale}}; }

std::string rewritten(const std::string& sentence, text::Locale from, text::Locale to) {
  return write_sentence(to, parse_sentence(sentence, in(from)), in(from)).value_or("-");
}

std::string dutch(const std::string& english) {
  return rewritten(english, text::Locale::en, text::Locale::nl);
}

std::string english(const std::string& dutch) {
  return rewritten(dutch, text::Locale::nl, text::Locale::en);
}

// The sentences of a table that are read in the calendar year.
std::vector<std::string> sentences_of(const std::string& name) {
  std::vector<std::string> sentences;
  std::ifstream file(repository_root() / "tests/sentences" / name);
  bool is_plain = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("@")) is_plain = line.find("2026-02-03 fiscal 1 ") != std::string::npos;
    const bool is_sentence = !line.empty() && line[0] != '@' && line[0] != '#' && line[0] != ' ';
    if (is_plain && is_sentence) sentences.push_back(line);
  }
  return sentences;
}

}  // namespace

TEST_CASE("an objective with its key results is written in either language") {
  CHECK(dutch("I will delight our customers as measured by an NPS of 40 by the end of 2026") ==
        "Ik zal delight our customers zoals gemeten door Net Promoter Score van minstens 40 punten "
        "uiterlijk 31 december 2026");
  CHECK(english("Ik zal de groei versnellen zoals gemeten door 40 nieuwe klanten in Q2 2026 en een "
                "ARR van € 3 mln eind 2026") ==
        "I will de groei versnellen as measured by at least 40 new customers in Q2 2026 and annual "
        "recurring revenue of at least €3000000 by 31 December 2026");
}

TEST_CASE("a KPI of any kind is written in either language") {
  CHECK(english("Verlaag de gemiddelde oplostijd van 14 uur naar 10 uur in Q2 2026") ==
        "Reduce average ticket resolution time from 14 hours to at most 10 hours in Q2 2026");
  CHECK(dutch("Keep customer churn below 2% per month throughout 2026") ==
        "Houd klantverloop onder 2% per maand in 2026");
  CHECK(english("Verhoog de NPS met 2 punten in 2026") ==
        "Increase net promoter score by 2 points in 2026");
  CHECK(dutch("Keep working capital between €1m and €2m in 2026") ==
        "Houd werkkapitaal tussen € 1000000 en € 2000000 in 2026");
}

TEST_CASE("what is wanted stands behind will where it is a deed") {
  CHECK(follows_will(text::Locale::en, "Delight our customers"));
  CHECK_FALSE(follows_will(text::Locale::en, "A good place to work"));
  CHECK(follows_will(text::Locale::nl, "Onze klanten verrassen"));
  CHECK_FALSE(follows_will(text::Locale::nl, "Een fijne werkgever"));
  CHECK_FALSE(follows_will(text::Locale::nl, "Verras onze klanten"));
  CHECK_FALSE(follows_will(text::Locale::nl, ""));
}

TEST_CASE("what no sentence says is not written") {
  CHECK(english("Verbeter de klantenservice") == "-");
  CHECK(english("Lanceer de website voor 1 juni") == "-");
}

// Of the sentences of the tables that are goals, nearly all can be written; and each that is, reads
// back to itself, and once more.
TEST_CASE("what is written is read as what it was written from, in both languages") {
  int goals = 0;
  int written = 0;
  const auto try_all = [&](const std::string& name, text::Locale from) {
    for (const auto& sentence : sentences_of(name)) {
      const auto parsed = parse_sentence(sentence, in(from));
      if (parsed.kind > SentenceKind::okr || parsed.mode == SentenceMode::ambiguous) continue;
      for (const auto to : {text::Locale::nl, text::Locale::en}) {
        CAPTURE(sentence);
        ++goals;
        const auto words = write_sentence(to, parsed, in(from));
        if (!words) continue;
        ++written;
        CAPTURE(*words);
        const auto again = parse_sentence(*words, in(to));
        CHECK(says_the_same(again, parsed));
        CHECK(write_sentence(to, again, in(to)) == words);
      }
    }
  };
  try_all("dutch.txt", text::Locale::nl);
  try_all("english.txt", text::Locale::en);
  MESSAGE(written << " of " << goals << " goals of the tables can be written");
  CHECK(written * 10 >= goals * 8);
}

}  // namespace koers::language
