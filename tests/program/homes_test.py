#!/usr/bin/env python3
"""Objects move between plan files and the page and back; files keep their comments and order.

usage: tests/program/homes_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import sys
import unittest
import urllib.error
import urllib.request

import program_test
from program_test import PLAN, Folder

WRITTEN = PLAN.replace("kpis:\n", "kpis:\n  # What the baker sees.\n").replace('"<= 4"}', '"<= 4"}   # agreed in May')


class Homes(Folder):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.folder.name, "plan"))
        self.write("plan/mill.yaml", WRITTEN)
        _, self.host = self.serve("koers.db", "--today", "2026-02-14")
        self.koers("apply", "plan", "--yes")

    def call(self, method, path, definition):
        request = urllib.request.Request(f"http://{self.host}/api/v1{path}", json.dumps({"definition": definition}).encode(),
                                         {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def text(self, name="plan/mill.yaml"):
        with open(os.path.join(self.folder.name, name), encoding="utf-8") as file:
            return file.read()

    def home(self, kpi):
        with urllib.request.urlopen(f"http://{self.host}/api/v1/kpis/{kpi}/page") as answer:
            return json.load(answer)["home"]["kind"]

    def test_a_kpi_of_a_file_is_taken_over_changed_in_the_page_and_goes_back(self):
        changed = {"id": "less-waste", "metric": "waste", "owner": "pia", "objectives": ["bread"],
                   "goals": [{"period": "2026-Q1", "kind": "reach", "target": "<= 3.5"}]}
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.call("PUT", "/kpis/less-waste", changed)
        refused.exception.close()
        self.assertEqual(self.koers("take-over", "kpi", "less-waste"), "1 object now lives in the page\n")
        self.assertEqual(self.koers("take-over", "kpi", "less-waste"), "This lived in the page already; nothing changes\n")
        self.assertEqual(self.home("less-waste"), "page")
        self.call("PUT", "/kpis/less-waste", changed)
        self.koers("export", "--into", "plan")
        self.assertEqual(self.text(), WRITTEN.replace('"<= 4"}', '"<= 3.5"}'))
        self.koers("apply", "plan", "--yes")
        self.assertEqual(self.home("less-waste"), "file")
        self.assertIn("say what the database says already", self.koers("export", "--into", "plan"))

    def test_what_was_written_in_the_page_goes_to_the_end_of_its_list(self):
        self.call("POST", "/kpis", {"id": "more", "metric": "waste", "objectives": ["bread"],
                                    "goals": [{"period": "2026-Q2", "kind": "reach", "target": "<= 2"}]})
        self.koers("export", "--into", "plan")
        self.assertTrue(self.text().startswith(WRITTEN))
        self.assertIn("- id: more", self.text())
        self.koers("apply", "plan", "--yes")
        self.assertEqual(self.home("more"), "file")

    def test_an_empty_folder_gets_everything_and_what_is_not_there_is_refused(self):
        os.mkdir(os.path.join(self.folder.name, "new"))
        self.koers("export", "--into", "new")
        self.assertEqual(self.text("new/koers.yaml"), self.koers("export"))
        self.assertIn("plan.not_written", self.koers("export", "--into", "nowhere/at/all", expect=1))
        self.assertIn("reference.unknown", self.koers("take-over", "kpi", "nothing", expect=1))
        self.assertIn("request.choice", self.koers("take-over", "idea", "nothing", expect=1))

    def test_what_lives_in_another_folder_stays_there(self):
        os.mkdir(os.path.join(self.folder.name, "other"))
        self.write("other/koers.yaml", "koers: 1\npeople: [{id: an, name: An}]\n")
        self.koers("apply", "other", "--yes")
        self.assertIn("say what the database says already", self.koers("export", "--into", "other"))
        self.assertIn("say what the database says already", self.koers("export", "--into", "plan"))
        self.assertEqual(self.text(), WRITTEN)

    def test_every_file_is_written_or_none_and_links_and_permissions_stay(self):
        with open(os.path.join(self.folder.name, "plan", "bakers.yaml"), "wb") as file:
            file.write(b"# ours\r\nkoers: 1\r\npeople:\r\n  - {id: an, name: An}  # first\r\n")
        self.koers("apply", "plan", "--yes")
        os.rename(os.path.join(self.folder.name, "plan", "bakers.yaml"), os.path.join(self.folder.name, "bakers.txt"))
        os.symlink("../bakers.txt", os.path.join(self.folder.name, "plan", "bakers.yaml"))
        os.chmod(os.path.join(self.folder.name, "bakers.txt"), 0o640)
        self.call("POST", "/people", {"id": "bo", "name": "Bo"})
        self.koers("export", "--into", "plan")
        with open(os.path.join(self.folder.name, "bakers.txt"), "rb") as file:
            self.assertEqual(file.read(), b"# ours\r\nkoers: 1\r\npeople:\r\n  - {id: an, name: An}  # first\r\n  - {id: bo, name: Bo}\r\n")
        self.assertTrue(os.path.islink(os.path.join(self.folder.name, "plan", "bakers.yaml")))
        self.assertEqual(os.stat(os.path.join(self.folder.name, "bakers.txt")).st_mode & 0o777, 0o640)
        self.assertEqual(sorted(os.listdir(os.path.join(self.folder.name, "plan"))), ["bakers.yaml", "mill.yaml"])

    def test_a_file_that_cannot_be_read_is_left_as_it_is(self):
        self.write("plan/broken.yaml", "koers: 1\nkpis: {")
        self.assertIn("plan.yaml", self.koers("export", "--into", "plan", expect=1))
        self.assertEqual(self.text(), WRITTEN)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        program_test.PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
