// Case and accents.
#include "language/fold.h"

#include <doctest/doctest.h>

using koers::language::fold;

TEST_CASE("case and accents make no difference") {
  CHECK(fold("Financiële") == "financiele");
  CHECK(fold("FINANCIËLE ÉÉN Über") == "financiele een uber");
  CHECK(fold("Žižek Łódź Ğ") == "zizek lodz g");
  CHECK(fold("cafe\u0301") == "cafe");
}

TEST_CASE("ligatures and lowered digits are written out") {
  CHECK(fold("Œuvre \u0132SLAND straße æ") == "oeuvre ijsland strasse ae");
  CHECK(fold("CO₂-uitstoot") == "co2-uitstoot");
}

TEST_CASE("what is no Latin letter stays as it is") {
  CHECK(fold("€ 3,2 × 4 – Ω") == "€ 3,2 × 4 – Ω");
  CHECK(fold("e-mails van 25.000") == "e-mails van 25.000");
  CHECK(fold("") == "");
}

TEST_CASE("bytes that are not UTF-8 are kept") {
  CHECK(fold("a\xC3") == "a\xC3");
  CHECK(fold("\xFFZ\xC3(") == "\xFFz\xC3(");
}
