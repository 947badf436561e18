#!/usr/bin/env python3
"""A quarter is closed on the command line: looked back on, decided about, and what a file needs.

usage: tests/program/closing_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import sys
import unittest
import urllib.error
import urllib.request

import program_test
from program_test import PLAN, Folder

KPI = {"id": "page-waste", "metric": "waste", "owner": "pia", "objectives": ["bread"],
       "goals": [{"period": "2026-Q1", "kind": "reach", "target": "<= 4"}]}


class Closing(Folder):
    def setUp(self):
        super().setUp()
        _, self.host = self.serve("koers.db", "--today", "2026-05-20")
        self.koers("apply", self.write("plan.yaml", PLAN), "--yes")
        months = [f"2025-{month:02}" for month in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]
        for number, month in enumerate(months):
            self.koers("observe", "waste", str(6 - number * 0.2 + number % 2 * 0.3), "--period", month)
        body = json.dumps({"definition": KPI}).encode()
        headers = {"Content-Type": "application/json"}
        urllib.request.urlopen(urllib.request.Request(f"http://{self.host}/api/v1/kpis", body, headers)).close()

    def rows(self, *more):
        review = json.loads(self.koers("close", "2026-Q1", "--open", "2026-Q2", "--json", *more))
        return {row["kpi"]: row for team in review["teams"] for row in team["rows"]}

    def test_a_review_has_result_grade_and_two_proposals(self):
        row = self.rows()["page-waste"]
        self.assertEqual((row["status"], row["final"], row["value"]), ("partial", True, 4.1))
        even, likely = row["next"]["proposals"]
        self.assertLess(even["target"], likely["target"])
        self.assertLess(abs(even["probability"] - 0.5), 0.1)
        self.assertLess(abs(likely["probability"] - 0.8), 0.1)
        table = self.koers("close", "2026-Q1", "--lang", "nl")
        self.assertIn("Deels behaald", table)
        self.assertIn("Q2 2026: weer ≤ 4%", table)

    def test_decisions_are_recorded_together_and_once(self):
        decide = ["close", "2026-Q1", "--change", "page-waste=4.5", "--lesson", "page-waste=The oven was old",
                  "--lesson", "less-waste=Ask the baker", "--by", "pia"]
        self.assertEqual(self.koers(*decide), "Recorded for 2 KPIs\n")
        self.assertEqual(self.koers(*decide), "This was decided already; nothing changes\n")
        row = self.rows()["page-waste"]
        self.assertTrue(row["next"]["is_set"])
        self.assertEqual(row["next"]["target_text"], "≤ 4.5%")
        self.assertEqual((row["record"]["decision"], row["record"]["by"]), ("change", "pia"))
        self.assertEqual(self.rows()["less-waste"]["record"]["lesson"], "Ask the baker")

    def test_refusals_change_nothing(self):
        refused = self.koers("close", "2026-Q1", "--stop", "page-waste", "--renew", "nothing", expect=1)
        self.assertIn("reference.unknown", refused)
        self.assertIsNone(self.rows()["page-waste"]["record"])
        self.assertIn("close.period_not_over", self.koers("close", "2026-Q2", expect=1))
        self.assertIn("close.open_too_early", self.koers("close", "2026-Q1", "--open", "2026-03", expect=1))
        self.assertIn("cli.bad_value", self.koers("close", "2026-Q1", "--change", "page-waste", expect=2))

    def test_a_kpi_of_a_file_gets_the_change_that_its_file_needs(self):
        refused = json.loads(self.koers("close", "2026-Q1", "--renew", "less-waste", "--json", expect=1))
        self.assertEqual(refused[0]["code"], "definition.home_is_file")
        self.assertIn("period: 2026-Q2", self.koers("close", "2026-Q1", "--renew", "less-waste", expect=1))
        request = urllib.request.Request(
            f"http://{self.host}/api/v1/close/2026-Q1", b'{"decisions":[{"kpi":"less-waste","decision":"renew"}]}',
            {"Content-Type": "application/json"})
        with self.assertRaises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(request)
        patch = json.load(answer.exception)["patch"]
        self.assertIn("2026-Q2", patch["text"])
        self.assertTrue(patch["file"].endswith("plan.yaml"))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        program_test.PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
