#!/usr/bin/env python3
"""The programs as a user runs them: plan files, the incident log, values, the way back, and what goes wrong.

usage: tests/program/program_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import csv
import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAMS = os.path.join(REPOSITORY, "build", "release")
REFERENCE = os.environ.get("KOERS_REFERENCE_DATA", os.path.join(REPOSITORY, "..", "shared"))
INCIDENTS = os.path.join(REPOSITORY, "examples", "incidents", "koers.yaml")

PLAN = """koers: 1
organization: {name: Molen, locale: en}
people: [{id: pia, name: Pia}]
objectives: [{id: bread, title: Better bread, period: 2026}]
metrics:
  - {name: waste, label: Waste, type: manual, grain: month, unit: percent, direction: down}
kpis:
  - id: less-waste
    metric: waste
    owner: pia
    objectives: [bread]
    goals:
      - {period: 2026-Q1, kind: reach, target: "<= 4"}
"""


class Folder(unittest.TestCase):
    """Each test in an empty folder of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.environment = {**os.environ, "KOERS_DB": "koers.db", "LC_ALL": "C.UTF-8",
                            "KOERS_REFERENCE_DATA": os.path.abspath(REFERENCE)}

    def koers(self, *arguments, expect=0):
        done = subprocess.run([os.path.join(PROGRAMS, "koers"), *arguments], cwd=self.folder.name, env=self.environment,
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout if expect == 0 else done.stderr

    def write(self, name, text):
        with open(os.path.join(self.folder.name, name), "w", encoding="utf-8") as file:
            file.write(text)
        return name

    def serve(self, db="koers.db", *more, port="0"):
        process = subprocess.Popen([os.path.join(PROGRAMS, "koers"), "serve", "--db", db, "--port", port, *more],
                                   cwd=self.folder.name, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, process.stdout.readline().split("http://")[1].split()[0].rstrip(".")


class Catalogue(Folder):
    def test_a_metric_is_found_by_a_misspelled_synonym_in_either_language(self):
        self.assertTrue(self.koers("catalog", "klanttevredenhied").startswith("csat"))
        self.assertTrue(self.koers("catalog", "customer", "satisfacton").startswith("csat"))
        found = json.loads(self.koers("catalog", "oplostijd", "--lang", "nl", "--json"))
        self.assertEqual(found["items"][0]["id"], "avg_resolution_time")
        self.assertEqual(found["items"][0]["match"]["reason"], "synonym")

    def test_an_id_shows_everything_about_its_metric(self):
        card = self.koers("catalog", "avg_resolution_time", "--lang", "nl")
        self.assertIn("Gemiddelde oplostijd tickets", card)
        self.assertIn("Mag niet slechter worden: Heropeningspercentage (reopen_rate)", card)
        self.assertIn("from_catalog: avg_resolution_time", card)

    def test_without_words_every_metric_is_there_and_strange_words_find_none(self):
        self.assertGreaterEqual(len(self.koers("catalog").splitlines()), 86)
        self.assertIn("koffieautomaat", self.koers("catalog", "koffieautomaat", expect=1))


RETAIL = """koers: 1
organization:
  name: Shop
  locale: en
  calendar: {fiscal_start: 2, fiscal_name: start, pattern: 4-5-4, week_start: sunday}
sources: [{id: sales, type: file, path: sales.csv}]
metrics:
  - {name: sales, type: simple, source: sales, agg: sum, expr: amount, agg_time_dimension: day, lag_days: 3}
"""


class Calendars(Folder):
    def values(self, grain, *more):
        return self.koers("metric", "values", "sales", "--grain", grain, "--plan", "plan.yaml", *more).splitlines()[1:]

    def setUp(self):
        super().setUp()
        # The retail year 2023 has 53 weeks and ends on 3 February 2024.
        self.write("sales.csv", "day,amount\n2023-01-28,1\n2023-01-29,2\n2024-01-28,4\n2024-02-03,8\n2024-02-04,16\n")
        self.write("plan.yaml", RETAIL)

    def test_years_of_weeks_measure_raw_data(self):
        self.assertEqual(self.values("year"), ["sales,FY2022,1,1", "sales,FY2023,14,3", "sales,FY2024,16,1"])
        self.assertEqual(self.values("month"), ["sales,FY2022-P12,1,1", "sales,FY2023-P01,2,1", "sales,FY2023-P12,12,2",
                                                "sales,FY2024-P01,16,1"])
        self.assertEqual(self.values("week"), ["sales,FY2022-W52,1,1", "sales,FY2023-W01,2,1", "sales,FY2023-W53,12,2",
                                               "sales,FY2024-W01,16,1"])
        [half] = json.loads(self.koers("metric", "values", "sales", "--grain", "half", "--plan", "plan.yaml", "--format", "json",
                                       "--from", "2024-01-01", "--to", "2024-01-31", "--on", "2024-02-04"))
        self.assertEqual((half["period"], half["start"], half["end"], half["state"]),
                         ("FY2023-H2", "2023-07-30", "2024-02-04", "provisional"))

    def test_a_fiscal_year_may_begin_on_any_day(self):
        self.write("plan.yaml", RETAIL.replace("fiscal_start: 2, fiscal_name: start, pattern: 4-5-4, week_start: sunday",
                                               "fiscal_start: 01-29, fiscal_name: end"))
        self.assertEqual(self.values("year"), ["sales,FY2023,1,1", "sales,FY2024,6,2", "sales,FY2025,24,2"])
        self.assertEqual(self.values("month")[:2], ["sales,FY2023-P12,1,1", "sales,FY2024-P01,2,1"])


class PlanFiles(Folder):
    def test_what_was_exported_applies_without_a_change(self):
        self.koers("apply", self.write("plan.yaml", PLAN), "--yes")
        self.write("again.yaml", self.koers("export"))
        self.assertIn("0 to create, 0 to change", self.koers("apply", "again.yaml", "--yes"))

    def test_a_metric_from_the_catalogue_is_exported_as_it_was_written(self):
        from_catalog = PLAN.replace("label: Waste, type: manual, grain: month, unit: percent, direction: down",
                                    "from_catalog: defect_rate, type: manual, grain: month")
        self.koers("apply", self.write("plan.yaml", from_catalog), "--yes")
        exported = self.koers("export")
        self.assertIn("from_catalog: defect_rate", exported)
        self.assertNotIn("percent", exported)
        self.koers("observe", "waste", "4.2", "--period", "2026-01")
        self.assertIn("4.2%", self.koers("status", "--on", "2026-02-10"))

    def test_an_entry_that_is_not_in_the_catalogue_is_refused_with_a_suggestion(self):
        wrong = PLAN.replace("label: Waste,", "label: Waste, from_catalog: defect_rat,")
        said = self.koers("check", self.write("bad.yaml", wrong), expect=1)
        self.assertIn("bad.yaml:6:", said)
        self.assertIn("metric.near_in_catalog", said)
        self.assertIn("defect_rate", said)

    def test_without_a_terminal_a_difference_is_shown_and_not_applied(self):
        self.koers("apply", self.write("plan.yaml", PLAN), expect=1)
        self.assertIn("store.not_found", self.koers("export", expect=1))

    def test_everything_wrong_is_said_at_once_with_its_place(self):
        bad = PLAN.replace("owner: pia", "owner: nobody").replace("grain: month", "grian: month").replace("2026-Q1", "2026-Q7")
        said = self.koers("check", self.write("bad.yaml", bad), expect=1)
        self.assertIn("bad.yaml:6:", said)
        self.assertIn("grain", said)
        self.assertIn("2026-Q7", said)

    def test_a_change_made_elsewhere_is_not_overwritten(self):
        self.koers("apply", self.write("plan.yaml", PLAN), "--yes")
        self.write("other.yaml", PLAN.replace('"<= 4"', '"<= 3"'))
        self.koers("apply", "other.yaml", "--yes", expect=0)
        self.write("plan.yaml", PLAN.replace('"<= 4"', '"<= 2"'))
        said = self.koers("apply", "plan.yaml", "--yes", expect=1)
        self.assertIn("apply.changed_elsewhere: less-waste was changed meanwhile by", said)
        self.assertIn('"<= 3"', self.koers("export"))
        self.write("plan.yaml", PLAN.replace('"<= 4"', '"<= 3"'))
        self.koers("apply", "plan.yaml", "--yes", expect=0)
        self.write("plan.yaml", PLAN.replace('"<= 4"', '"<= 2"'))
        self.koers("apply", "plan.yaml", "--yes", expect=0)

    def test_a_changed_fiscal_year_moves_a_goal_only_when_asked(self):
        self.koers("apply", self.write("plan.yaml", PLAN.replace("period: 2026}]", "from: 2026-01-01, to: 2027-06-30}]")), "--yes")
        april = PLAN.replace("locale: en", "locale: en, calendar: {fiscal_start: 4, fiscal_name: start}").replace(
            "period: 2026}]", "from: 2026-01-01, to: 2027-06-30}]")
        said = self.koers("apply", self.write("plan.yaml", april), "--yes", expect=1)
        self.assertIn("plan.yaml:8", said)
        self.assertIn("apply.period_moved", said)
        self.assertIn("2026-01-01 to 2026-03-31", said)
        self.assertIn("period: FY2025-Q4", said)
        self.koers("apply", self.write("kept.yaml", april.replace("2026-Q1", "FY2025-Q4")), "--yes")
        [kpi] = json.loads(self.koers("status", "--json"))["kpis"]
        self.assertEqual((kpi["start"], kpi["end"]), ("2026-01-01", "2026-03-31"))
        self.write("kept.yaml", april.replace("fiscal_start: 4", "fiscal_start: 7").replace("2026-Q1", "FY2025-Q4"))
        self.koers("apply", "kept.yaml", "--yes", expect=1)
        self.koers("apply", "kept.yaml", "--yes", "--move-periods")
        [kpi] = json.loads(self.koers("status", "--json"))["kpis"]
        self.assertEqual((kpi["start"], kpi["end"]), ("2026-04-01", "2026-06-30"))

    def test_pruning_takes_away_what_no_file_has_any_more(self):
        self.koers("apply", self.write("plan.yaml", PLAN), "--yes")
        self.write("plan.yaml", PLAN.split("kpis:")[0])
        self.koers("apply", "plan.yaml", "--yes")
        self.assertIn("less-waste", self.koers("export"))
        self.koers("apply", "plan.yaml", "--yes", "--prune")
        self.assertNotIn("less-waste", self.koers("export"))


class Values(Folder):
    def setUp(self):
        super().setUp()
        self.koers("apply", self.write("plan.yaml", PLAN), "--yes")

    def status(self, *more):
        return json.loads(self.koers("status", "--json", *more))["kpis"][0]

    def test_a_value_moves_the_status_and_the_same_value_changes_nothing(self):
        self.koers("observe", "waste", "6", "--period", "2025-12")
        self.koers("observe", "waste", "5", "--period", "2026-01")
        self.assertIn("recorded", self.koers("observe", "waste", "4.5", "--period", "2026-02"))
        self.assertIn("already", self.koers("observe", "waste", "4.5", "--period", "2026-02"))
        kpi = self.status("--on", "2026-03-10")
        self.assertEqual((kpi["value"], kpi["baseline"], kpi["period"]), (4.5, 6, "2026-02"))
        self.assertAlmostEqual(kpi["progress"], 0.75)

    def test_a_strict_look_back_knows_only_what_was_known(self):
        self.koers("observe", "waste", "6", "--period", "2025-12")
        seq = json.loads(self.koers("observe", "waste", "5", "--period", "2026-01", "--json"))["seq"]
        self.koers("observe", "waste", "9", "--period", "2026-01")
        self.assertEqual(self.status("--on", "2026-02-10")["value"], 9)
        self.assertEqual(self.status("--on", "2026-02-10", "--known", str(seq))["value"], 5)

    def test_null_takes_a_value_back(self):
        self.koers("observe", "waste", "5", "--period", "2026-01")
        self.koers("observe", "waste", "null", "--period", "2026-01")
        self.assertIsNone(self.status("--on", "2026-02-10")["value"])

    def test_values_that_do_not_fit_are_refused_by_code(self):
        self.assertIn("observation.wrong_grain", self.koers("observe", "waste", "5", "--period", "2026-W07", expect=1))
        self.assertIn("reference.unknown", self.koers("observe", "wast", "5", expect=1))
        self.assertIn("number.not_finite", self.koers("observe", "waste", "1e999", expect=2))

    def test_a_rebuild_changes_nothing(self):
        for month, value in (("2025-12", "6"), ("2026-01", "5"), ("2026-02", "4.2")):
            self.koers("observe", "waste", value, "--period", month)
        before = self.koers("status", "--json", "--on", "2026-03-10")
        self.koers("rebuild")
        after = self.koers("status", "--json", "--on", "2026-03-10")
        self.assertEqual(json.loads(before)["kpis"], json.loads(after)["kpis"])

    def test_a_backup_restores_to_the_same_status(self):
        self.koers("observe", "waste", "5", "--period", "2026-01")
        before = self.status("--on", "2026-02-10")
        self.koers("backup", "copy.db")
        self.koers("restore", "copy.db", "--db", "back.db")
        self.assertEqual(self.status("--on", "2026-02-10", "--db", "back.db"), before)
        self.koers("backup", "copy.db", expect=1)

    def test_beside_a_running_server_commands_say_the_same(self):
        alone = self.koers("status", "--on", "2026-02-10")
        _, address = self.serve()
        with urllib.request.urlopen(f"http://{address}/readyz") as answer:
            self.assertEqual(answer.status, 200)
        self.assertEqual(self.koers("status", "--on", "2026-02-10"), alone)
        self.koers("observe", "waste", "5", "--period", "2026-01")
        with urllib.request.urlopen(f"http://{address}/api/v1/kpis/less-waste?on=2026-02-10") as answer:
            self.assertEqual(json.load(answer)["value"], 5)
        self.assertIn("store.locked", self.koers("rebuild", expect=1))
        self.assertIn("store.locked", self.koers("serve", "--port", "0", expect=1))

    def test_a_port_in_use_is_one_clear_error(self):
        _, address = self.serve()
        said = self.koers("serve", "--db", "second.db", "--port", address.split(":")[1], expect=1)
        self.assertIn("server.port_in_use", said)

    def test_a_server_stops_cleanly_when_asked(self):
        process, _ = self.serve()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)


class KeyResults(Folder):
    """A key result without a number, judged from the command line."""

    def setUp(self):
        super().setUp()
        with_result = PLAN.replace("period: 2026}]", "period: 2026, owner: pia, key_results: [{id: smell, title: It "
                                   "smells of bread, assessed: {rubric: 0.3 at the door and 1 in the street}}]}]")
        with_people = with_result.replace("[{id: pia, name: Pia}]", "[{id: pia, name: Pia}, {id: bo, name: Bo}]")
        self.assertNotEqual(with_people, with_result)
        self.koers("apply", "--yes", self.write("plan.yaml", with_people))

    def result(self):
        return json.loads(self.koers("status", "--json"))["objectives"][0]["key_results"][0]

    def test_a_score_counts_once_a_second_person_confirmed_it(self):
        self.koers("assess", "bread", "smell", "0.7", "--by", "pia", "--evidence", "https://example.org")
        self.assertIsNone(self.result()["score"])
        self.assertIn("confirm_same_person", self.koers("assess", "bread", "smell", "--confirm", "--by", "pia", expect=1))
        self.koers("assess", "bread", "smell", "--confirm", "--by", "bo")
        self.assertEqual(self.result()["score"], 0.7)
        self.koers("assess", "bread", "smell", "--confidence", "8", "--by", "pia")
        self.assertEqual(self.result()["confidence"], 0.8)

    def test_judgements_that_do_not_fit_are_refused_by_code(self):
        for arguments, code in [(["0.7"], "no_evidence"), (["1.7", "--evidence", "https://example.org"], "score_out"),
                                (["done"], "wrong_kind"), (["--confidence", "0"], "confidence_out"),
                                ([], "nothing_said")]:
            with self.subTest(code):
                self.assertIn("key_result." + code,
                              self.koers("assess", "bread", "smell", *arguments, "--by", "pia", expect=1))
        self.koers("assess", "bread", "smell", "much", "--by", "pia", expect=2)


class Misuse(Folder):
    def test_exit_codes_tell_no_from_misuse(self):
        self.koers("stauts", expect=2)
        self.assertIn("store.not_found", self.koers("status", expect=1))
        self.write("koers.db", "this is a letter, not a database\n" * 200)
        self.assertIn("store.", self.koers("status", expect=1))

    def test_doctor_finds_a_new_database_sound(self):
        self.koers("init")
        self.koers("doctor")
        self.koers("init", expect=1)


@unittest.skipUnless(os.path.isdir(os.path.join(REFERENCE, "data")) or os.environ.get("KOERS_REQUIRE_REFERENCE"),
                     "the reference data are not here")
class Incidents(Folder):
    """The worked example, from the raw audit log to status."""

    def reference(self, name):
        with open(os.path.join(REFERENCE, "data", "incidents", name), newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def computed(self, metric, grain, *more):
        text = self.koers("metric", "values", metric, "--grain", grain, "--plan", INCIDENTS, *more)
        return list(csv.DictReader(text.splitlines()))

    def check(self, expected, found, about):
        self.assertEqual(set(expected), set(found), about)
        for key, value in expected.items():
            self.assertLessEqual(abs(found[key] - value), 1e-8 * max(1, abs(value)), (about, key))

    @staticmethod
    def grain_of(period):
        return "week" if "W" in period else "quarter" if "Q" in period else "month"

    def test_every_reference_value_comes_out_of_the_plan(self):
        expected = {}
        for row in self.reference("reference.csv"):
            expected.setdefault((row["kpi"], self.grain_of(row["period"])), {})[row["period"]] = float(row["value"])
        for (metric, grain), values in expected.items():
            found = {row["period"]: float(row["value"]) for row in self.computed(metric, grain)}
            self.check(values, found, (metric, grain))

    def test_every_grouped_reference_value_comes_out_of_the_plan(self):
        expected = {}
        for row in self.reference("reference_groups.csv"):
            expected.setdefault(row["kpi"], {})[row["period"], row["group"]] = float(row["value"])
        for kpi, values in expected.items():
            metric, dimension = kpi.split("_by_")
            found = {(row["period"], row["group"]): float(row["value"])
                     for row in self.computed(metric, "month", "--by", dimension)}
            self.check(values, found, kpi)

    def test_three_kpis_stand_as_the_log_says(self):
        self.koers("apply", INCIDENTS, "--yes")
        alive = {kpi["id"]: kpi for kpi in json.loads(self.koers("status", "--json", "--on", "2016-05-15"))["kpis"]}
        self.assertAlmostEqual(alive["resolution-time"]["value"], 98.84, delta=0.005)
        self.assertAlmostEqual(alive["within-ten-hours"]["value"], 54.09, delta=0.005)
        ended = {kpi["id"]: kpi["status"] for kpi in json.loads(self.koers("status", "--json", "--on", "2017-03-01"))["kpis"]}
        self.assertEqual(ended, {"resolution-time": "missed", "within-ten-hours": "achieved", "reopened": "achieved"})
        self.koers("rebuild")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
