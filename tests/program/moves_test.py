#!/usr/bin/env python3
"""Every object that can be made over HTTP goes to a file, stays what it is, comes back to the page and goes again.

usage: tests/program/moves_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import sys
import unittest
import urllib.error
import urllib.request

import program_test
from program_test import Folder

ORGANIZATION = {"name": {"nl": "Molen", "en": "Mill"}, "locale": "en", "timezone": "Europe/Amsterdam", "currency": "EUR",
                "individual_level": "on",
                "calendar": {"fiscal_start": 4, "fiscal_name": "end",
                             "holidays": {"country": "nl", "good_friday": True, "liberation_day": "yearly",
                                          "add": ["2026-10-02"], "remove": ["2026-12-26"]}}}

# In the order in which they lean on each other; what is changed later, and into what.
OBJECTS = [
    ("teams", "id", {"id": "millers", "name": "Millers"}, {"name": "Millers and bakers"}),
    ("teams", "id", {"id": "stones", "name": {"nl": "Stenen", "en": "Stones"}, "parent": "millers"}, {"name": "Stones: all"}),
    ("people", "id", {"id": "pia", "name": "Pia", "email": "pia@example.org", "teams": ["millers", "stones"]}, {"name": "Pia #1"}),
    ("plans", "id", {"id": "seen", "title": "Seen by all", "from": 2026, "to": 2029}, {"to": 2030}),
    ("metrics", "name", {"name": "loaves", "label": "Loaves", "description": "By count,\nevery evening.", "type": "manual",
                         "grain": "month", "time": "sum", "direction": "up", "lag_days": 3}, {"label": "Loaves sold"}),
    ("metrics", "name", {"name": "visits", "type": "manual", "grain": "month", "time": "sum"}, {"label": "Visits"}),
    ("metrics", "name", {"name": "per-visit", "type": "derived", "formula": "loaves / visits", "unit": "ratio"},
     {"formula": "loaves / (visits + 1)"}),
    ("metrics", "name", {"name": "score", "type": "manual", "grain": "month", "from_catalog": "nps"}, {"label": "Score"}),
    ("objectives", "id", {"id": "bread", "title": "Better bread", "period": "FY2027", "team": "millers", "owner": "pia",
                          "parents": [{"id": "seen", "weight": 2}], "commitment": "aspirational",
                          "key_results": [
                              {"title": "A new oven", "binary": True, "done": "2026-05-01"},
                              {"title": "Built", "must": True,
                               "milestones": [{"title": "Drawn", "weight": 2, "due": "2026-06-01"}, {"title": "Standing"}]},
                              {"id": "buzz", "title": "Buzz", "assessed": {"rubric": "0.3: some talk. 1.0: all talk."}}]},
     {"title": "The best bread"}),
    ("objectives", "id", {"id": "own", "title": "My own", "from": "2026-05-01", "to": "2026-08-31", "level": "person",
                          "owner": "pia", "private": True, "visible_to": ["pia"], "parents": ["bread"], "state": "proposed"},
     {"position": 2}),
    ("kpis", "id", {"id": "more", "title": "More", "metric": "loaves", "owner": "pia", "team": "millers", "objectives": ["bread"],
                    "cadence": "weekly", "grain": "month", "supporting": ["visits"], "stakeholders": ["board@example.org"],
                    "guards": [{"metric": "score", "keep": ">= 30"}], "position": 1,
                    "goals": [
                        {"period": "FY2027-Q1", "kind": "accumulate", "target": ">= 900", "path": [{"on": "2026-05-15", "share": 0.4}]},
                        {"period": "FY2027-Q2", "kind": "change", "mode": "rel", "window": "total_vs_previous", "target": ">= 5"},
                        {"period": "FY2027-Q3", "kind": "maintain", "per": "month", "policy": {"share": 0.5}, "target": ">= 300"}]},
     {"cadence": "monthly"}),
    ("kpis", "id", {"id": "loyal", "metric": "score", "objectives": ["bread"],
                    "goals": [{"statement": "Raise NPS from 30 to 40 in Q2 2026"},
                              {"period": "FY2027-Q3", "kind": "range", "target": {"lo": 35, "hi": 60}},
                              {"period": "FY2027-Q4", "kind": "reach", "target": {"cmp": ">=", "value": 45, "commit": 40, "stretch": 55},
                               "dropped": "another way was found"}]}, {"stakeholders": ["an@example.org"]}),
    ("kpis", "id", {"id": "idea", "metric": "per-visit", "objectives": ["bread"],
                    "goals": [{"period": "FY2027-Q2", "kind": "reach", "target": ">= 2", "state": "proposed",
                               "baseline": {"rule": "manual", "value": 1, "reason": "as it was"}}]}, {"owner": "pia"}),
]
KIND = {"teams": "team", "people": "person", "plans": "plan", "metrics": "metric", "objectives": "objective", "kpis": "kpi"}


class Moves(Folder):
    def call(self, method, path, definition):
        body = definition if path == "/organization" else {"definition": definition}
        request = urllib.request.Request(f"http://{self.host}/api/v1{path}", json.dumps(body).encode(),
                                         {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                self.fail(f"{method} {path}: {refused.read().decode()}")

    def text(self):
        with open(os.path.join(self.folder.name, "plan/koers.yaml"), encoding="utf-8") as file:
            return file.read()

    def assert_same(self):
        """What the files say is what the database says: exported whole, and applied anew."""
        self.assertEqual(self.koers("export"), self.before)
        self.assertTrue(json.loads(self.koers("apply", "plan", "--dry-run", "--json"))["is_empty"])
        self.assertIn("say what the database says already", self.koers("export", "--into", "plan"))

    def test_every_kind_of_object_goes_to_a_file_and_back(self):
        _, self.host = self.serve("koers.db", "--today", "2026-05-20")
        self.call("PUT", "/organization", ORGANIZATION)
        for section, _, definition, _ in OBJECTS:
            self.call("POST", f"/{section}", definition)
        self.before = self.koers("export")
        os.mkdir(os.path.join(self.folder.name, "plan"))
        self.koers("export", "--into", "plan")
        self.koers("apply", "plan", "--yes")
        self.assert_same()

        self.koers("take-over", "organization", "organization")
        self.call("PUT", "/organization", {**ORGANIZATION, "currency": "USD"})
        for section, key, definition, change in OBJECTS:
            name = definition[key]
            self.koers("take-over", KIND[section], name)
            with self.subTest(section=section, name=name):
                self.call("PUT", f"/{section}/{name}", {**definition, **change})
        self.before = self.koers("export")
        self.koers("export", "--into", "plan")
        self.koers("apply", "plan", "--yes")
        self.assert_same()
        self.assertEqual(self.text().count("- id: more\n"), 1)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        program_test.PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
