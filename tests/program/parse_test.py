#!/usr/bin/env python3
"""koers parse as a program uses it: a line in, a line of JSON out; the sentences of the specification, and our own.

usage: tests/program/parse_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import subprocess
import sys
import unittest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAMS = os.path.join(REPOSITORY, "build", "release")
REFERENCE = os.environ.get("KOERS_REFERENCE_DATA", os.path.join(REPOSITORY, "..", "shared"))
SENTENCES = os.path.join(REFERENCE, "spec", "sentences.json")

# locale | sentence | what it says | complaints; told from 5 January 2021, in calendar years.
OWN = """
nl|Verlaag het personeelsverloop van 18% naar 12% in 2021|kind=reach metric=turnover_rate cmp=<= value=12 base=18 start=2021-01-01 end=2021-12-31 window=period_value|
en|Reach an eNPS of at least 30 by the end of H1 2021|kind=reach metric=enps cmp=>= value=30 start=2021-01-01 end=2021-06-30 window=at_end|M3
nl|Houd de beschikbaarheid elke maand boven 99,9% in 2021|kind=maintain metric=availability cmp=> value=99.9 per=month start=2021-01-01 end=2021-12-31 window=each|
en|Keep DSO at or below 45 days in 2021|kind=maintain metric=dso cmp=<= value=45 unit=day start=2021-01-01 end=2021-12-31|
en|Generate 500 qualified leads in Q2|kind=accumulate metric=qualified_leads cmp=>= value=500 start=2021-04-01 end=2021-06-30 window=total|
nl|Win 25 nieuwe klanten in het derde kwartaal|kind=accumulate metric=new_customers cmp=>= value=25 start=2021-07-01 end=2021-09-30 window=total|
en|Increase MRR by €50k by 30 June 2021|kind=change metric=mrr cmp=>= value=50000 unit=EUR mode=abs end=2021-06-30|M3
nl|Breng het ziekteverzuim terug van 6,2% naar 4,8% per 31 december 2021|kind=reach metric=absenteeism cmp=<= value=4.8 base=6.2 end=2021-12-31 window=at_end|
nl|Uiterlijk 1 juli 2021 een medewerkersbehoud van 92% of hoger|kind=reach metric=employee_retention cmp=>= value=92 end=2021-07-01|M3
en|Increase conversion rate by 10% in Q2|kind=change metric=conversion_rate value=10 mode=ambiguous start=2021-04-01 end=2021-06-30|M3 M4
nl|Verhoog het marktaandeel met 2 procentpunt in 2021|kind=change metric=market_share value=2 unit=pp mode=pp window=period_value|M3
en|Reduce CO2 emissions by 20% versus last year in 2021|kind=change metric=ghg_emissions cmp=<= value=-20 mode=rel window=total_vs_year_ago|M3
en|Keep the salary competitiveness ratio between 0.95 and 1.05 in 2021|kind=range metric=scr lo=0.95 hi=1.05 start=2021-01-01 end=2021-12-31|
en|Migrate to the new CRM by 1 March 2021|kind=binary end=2021-03-01|M10 S5
nl|Verbeter de klantenservice|kind=unknown|M1 S1 S2 T1
en|We want to raise CSAT from 80% to 90% by June 30, 2021|kind=reach metric=csat base=80 value=90 end=2021-06-30|
nl|Ik wil dat het klantverloop in 2021 onder de 2% per maand blijft|kind=maintain metric=customer_churn cmp=< value=2 per=month window=each|
nl|Voor eind Q2 moet de conversieratio minstens 3,5% zijn|kind=reach metric=conversion_rate cmp=>= value=3.5 end=2021-06-30|M3
"""


def parse(lines, *options):
    done = subprocess.run([os.path.join(PROGRAMS, "koers"), "parse", *options], input=lines, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Parse(unittest.TestCase):
    @unittest.skipUnless(os.path.exists(SENTENCES), "the sentences of the specification are not here")
    def test_the_sentences_of_the_specification(self):
        with open(SENTENCES, encoding="utf-8") as file:
            sentences = json.load(file)
        for sentence in sentences:
            options = [word for key, value in sentence["options"].items()
                       for word in ("--" + key.replace("_", "-"), str(value))]
            with self.subTest(sentence["id"]):
                (said,) = parse(sentence["text"].encode() + b"\n", *options)
                wanted = dict(sentence["parse"])
                for result, expected in zip(said.get("kr", []), wanted.pop("kr", []), strict=True):
                    self.assertEqual({key: result.get(key) for key in expected}, expected)
                self.assertEqual({key: said.get(key) for key in wanted}, wanted)
                self.assertEqual(said["complaints"], sorted(sentence["issues"]))

    def test_the_specification_is_there_where_it_is_required(self):
        if os.environ.get("KOERS_REQUIRE_REFERENCE") == "1":
            self.assertTrue(os.path.exists(SENTENCES), SENTENCES)

    def test_sentences_of_our_own(self):
        for line in OWN.strip().splitlines():
            locale, text, wanted, complaints = line.split("|")
            with self.subTest(text):
                (said,) = parse(text.encode() + b"\n", "--locale", locale, "--today", "2021-01-05")
                for key, value in (pair.split("=", 1) for pair in wanted.split()):
                    got = said.get(key)
                    self.assertEqual(float(value) if isinstance(got, (int, float)) else value, got, key)
                self.assertEqual(said["complaints"], complaints.split())

    def test_every_line_gets_a_line(self):
        said = parse(b"\nNPS of 50\n\xff\xfe\n" + b"x" * 1_000_000 + b"\n", "--locale", "en", "--today", "2021-01-05")
        self.assertEqual(len(said), 4)
        self.assertEqual({key: said[0][key] for key in ("kind", "complaints")},
                         {"kind": "unknown", "complaints": ["M1", "S1", "T1"]})
        self.assertEqual(said[1]["metric"], "nps")
        self.assertEqual(said[2]["kind"], "unknown")
        self.assertEqual(said[3]["kind"], "unknown")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
