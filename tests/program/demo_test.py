#!/usr/bin/env python3
"""The demo as a user starts it: what it holds, that its past was lived through and not made up, and that it stays.

usage: tests/program/demo_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.request

KOERS = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release").resolve() / "koers"


class Running:
    """A demo on one day, until it is left."""

    def __init__(self, folder, today):
        self.process = subprocess.Popen([KOERS, "demo", "--db", "demo.db", "--port", "0", "--today", today], cwd=folder,
                                        stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().split("http://")[1].split()[0].rstrip(".")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def get(self, path):
        with urllib.request.urlopen(f"http://{self.address}/api/v1{path}") as answer:
            return json.load(answer)


class Demo(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_goals_that_closed_are_judged_by_the_chances_that_were_published(self):
        for today in ("2026-01-02", "2026-05-20", "2026-11-30"):
            with self.subTest(today), tempfile.TemporaryDirectory() as folder, Running(folder, today) as demo:
                quality = demo.get("/forecast-quality")
                self.assertGreaterEqual(quality["judged_goals"], 5)
                self.assertLess(quality["closed_goals"], quality["goals_for_a_diagram"])
                for lead in quality["leads"]:
                    self.assertGreater(lead["reliability"]["forecasts"], 0, lead["lead"])
                outcomes = quality["total"]["reliability"]
                self.assertTrue(0 < outcomes["came_true"] < outcomes["forecasts"])

    def test_each_day_knows_what_had_come_in_by_then(self):
        with Running(self.folder.name, "2026-11-30") as demo:
            # Week 32 ended on the ninth; nobody knew its value before it was over.
            for known, period in (("2026-08-09", "2026-W31"), ("2026-08-10", "2026-W32")):
                self.assertEqual(demo.get(f"/kpis/ticket-resolution?on=2026-08-10&known={known}")["period"], period)
            then = demo.get("/forecast-quality?on=2026-08-12&known=2026-08-12")
            self.assertLess(then["judged_goals"], demo.get("/forecast-quality")["judged_goals"])

    def test_half_a_demo_of_a_start_that_was_cut_off_is_made_anew(self):
        folder = pathlib.Path(self.folder.name)
        process = subprocess.Popen([KOERS, "demo", "--db", "demo.db", "--port", "0"], cwd=folder, stdout=subprocess.DEVNULL)
        while not list(folder.iterdir()):
            self.assertIsNone(process.poll())
        process.kill()
        process.wait()
        with Running(folder, "2026-11-30") as demo:
            self.assertGreater(demo.get("/forecast-quality")["judged_goals"], 0)
        self.assertEqual(sorted(path.name for path in folder.glob("demo*")), ["demo.db", "demo.db.lock"])

    def test_a_second_start_finds_it_as_it_was(self):
        with Running(self.folder.name, "2026-11-30") as demo:
            before = demo.get("/forecast-quality")
        with Running(self.folder.name, "2026-11-30") as demo:
            self.assertEqual(demo.get("/forecast-quality"), before)


if __name__ == "__main__":
    unittest.main()
