// Typing errors counted.
#include "base/edit_distance.h"

#include <doctest/doctest.h>
#include <string>

using koers::edit_distance;

TEST_CASE("each insertion, deletion, replacement and swap of neighbours is one") {
  CHECK(edit_distance("omzet", "omzet", 2) == 0);
  CHECK(edit_distance("omzt", "omzet", 2) == 1);
  CHECK(edit_distance("omzzet", "omzet", 2) == 1);
  CHECK(edit_distance("omset", "omzet", 2) == 1);
  CHECK(edit_distance("ozmet", "omzet", 2) == 1);
  CHECK(edit_distance("ozmt", "omzet", 3) == 2);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
}

TEST_CASE("no letter is touched twice") { CHECK(edit_distance("ca", "abc", 5) == 3); }

TEST_CASE("more than the limit is limit + 1, however much more") {
  CHECK(edit_distance("omzet", "winst", 2) == 3);
  CHECK(edit_distance("", "omzet", 2) == 3);
  CHECK(edit_distance("", "om", 2) == 2);
  CHECK(edit_distance("a", "b", 0) == 1);
}

TEST_CASE("long texts are compared too, and order makes no difference") {
  const std::string text = "x" + std::string(500, 'a') + "y" + std::string(300, 'b');
  std::string other = text;
  other[0] = 'z';
  other.pop_back();
  other[400] = 'c';
  other += "de";
  CHECK(edit_distance(text, other, 9) == 4);
  CHECK(edit_distance(other, text, 9) == 4);
}
