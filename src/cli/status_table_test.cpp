// The scorecard in a terminal: columns that line up in characters, colour for terminals only.
#include "cli/status_table.h"

#include <doctest/doctest.h>
#include <sstream>

namespace koers::cli {
namespace {

json::object row(std::string_view status, std::string_view title, std::string_view value) {
  return {{"status", status},          {"title", title},
          {"sparkline_text", "▁▃█"},   {"value_text", value},
          {"target_text", "≤ 10 uur"}, {"deadline_text", "eind jun 2026"},
          {"probability_text", ""},    {"pace_text", "voor op het pad"}};
}

json::object card(json::array rows) {
  return {{"as_of", "2026-05-15"},
          {"groups", json::array{json::object{{"title", "Klanten"},
                                              {"expected_text", "verwacht 0,8"},
                                              {"rows", std::move(rows)}}}}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Where a text begins, in characters as a terminal shows them.
std::size_t column_of(const std::string& line, std::string_view text) {
  const auto at = line.find(text);
  REQUIRE_MESSAGE(at != std::string::npos, line);
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TEST_CASE("columns line up in characters, numbers on their right side") {
  const auto lines = lines_of(status_table(
      card({row("off_track", "Café", "9 uur"), row("achieved", "Antwoordtijd", "12,5 uur")}),
      text::Locale::nl, Terminal::no));
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "Stand op 15 mei 2026");
  CHECK(lines[2] == "Klanten");
  CHECK(lines[3] == "  verwacht 0,8");
  CHECK(lines[4].find("Niet op koers") != std::string::npos);
  CHECK(column_of(lines[4], "Café") == column_of(lines[5], "Antwoordtijd"));
  CHECK(column_of(lines[4], "≤ 10 uur") == column_of(lines[5], "≤ 10 uur"));
  CHECK(column_of(lines[4], "9 uur") == column_of(lines[5], "12,5 uur") + 3);
  CHECK(lines[5].ends_with("voor op het pad"));
}

TEST_CASE("every status has a shape and a word; colour is for terminals only") {
  for (const std::string_view status : {"pending", "on_track", "at_risk", "off_track", "achieved",
                                        "partial", "missed", "dropped"}) {
    const auto plain = status_table(card({row(status, "x", "1")}), text::Locale::en, Terminal::no);
    const auto coloured =
        status_table(card({row(status, "x", "1")}), text::Locale::en, Terminal::yes);
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(plain.find("status") == std::string::npos);  // No code where a word should be.
    CHECK(coloured.find("\x1b[0m") != std::string::npos);
    CHECK(lines_of(plain).size() == lines_of(coloured).size());
  }
}

TEST_CASE("a chance is shown where there is one, else the pace; no line ends in blanks") {
  auto sure = row("on_track", "Sure", "9 uur");
  sure["probability_text"] = "kans 80%";
  auto bare = row("pending", "Bare", "–");
  bare["pace_text"] = "";
  bare["target_text"] = "";
  bare["deadline_text"] = "";
  const auto lines = lines_of(status_table(card({sure, bare}), text::Locale::nl, Terminal::no));
  CHECK(lines[4].ends_with("kans 80%"));
  CHECK(lines[5].ends_with("–"));
}

TEST_CASE("no KPIs: the day, and how to begin") {
  const auto table = status_table({{"as_of", "2026-05-15"}, {"groups", json::array{}}},
                                  text::Locale::en, Terminal::no);
  CHECK(table == "As of 15 May 2026\nNo KPIs yet. Begin with: koers serve\n");
}

}  // namespace
}  // namespace koers::cli
