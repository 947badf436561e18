#!/usr/bin/env python3
"""What goes wrong while it runs: SQL that cannot be, sources that vanish, computations without end, signals, misuse.

usage: tests/program/failures_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import signal
import subprocess
import sys
import threading
import unittest
import urllib.error
import urllib.request

import program_test
from program_test import PLAN, Folder

COMPUTED = """koers: 1
organization: {name: Molen, locale: en}
objectives: [{id: bread, title: Better bread, period: 2026}]
sources:
  - {id: loaves, path: loaves.csv}
metrics:
  - name: baked
    type: simple
    source: loaves
    agg: sum
    agg_time_dimension: day
    expr: weight
kpis:
  - id: more-bread
    metric: baked
    objectives: [bread]
    goals:
      - {period: 2026-Q1, kind: reach, target: ">= 4"}
"""
LOAVES = "day,weight,kind\n2026-01-05,2,rye\n2026-02-05,3,white\n"
ENDLESS = "(with recursive r(i) as (select 1 union all select i + 1 from r) select max(i) from r)"


class Computed(Folder):
    def setUp(self):
        super().setUp()
        self.write("loaves.csv", LOAVES)

    def plan(self, expr="weight"):
        return self.write("plan.yaml", COMPUTED.replace("expr: weight", f"expr: \"{expr}\""))

    def send(self, method, address, path, body=None):
        request = urllib.request.Request(f"http://{address}{path}", data=body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=100) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)


class Sql(Computed):
    def test_a_check_finds_what_the_columns_do_not_have_with_its_place(self):
        said = self.koers("check", self.plan("wieght"), expect=1)
        self.assertRegex(said, r"^plan\.yaml:12:5: measure\.sql: .*baked")
        for expr in ("weight, kind", "weight; select 1", "weight +", "(select nothing from nowhere)"):
            with self.subTest(expr):
                self.assertIn("plan.yaml:12:5: measure.", self.koers("check", self.plan(expr), expect=1))
        self.koers("check", self.plan())

    def test_a_check_without_the_worker_says_nothing_of_columns(self):
        self.environment["KOERS_WORKER"] = "/nowhere/koers-worker"
        self.koers("check", self.plan("wieght"))

    def test_a_failing_metric_is_named_with_its_place_and_stays_known_until_it_succeeds(self):
        self.koers("apply", "--yes", self.plan())
        self.assertIn("plan.yaml:12:5: measure.sql", self.koers("apply", "--yes", self.plan("wieght"), expect=1))
        refused = self.koers("metric", "refresh", expect=1)
        self.assertRegex(refused, r"^plan\.yaml:12:5: measure\.sql: .*baked.*\n$")
        machine = json.loads(self.koers("metric", "refresh", "--json", expect=1))
        self.assertEqual((machine[0]["code"], machine[0]["line"], machine[0]["column"]), ("measure.sql", 12, 5))
        self.assertIn("measure.sql", self.koers("status"))
        failure = json.loads(self.koers("status", "--json"))["kpis"][0]["failure"]
        self.assertEqual((failure["code"], failure["line"]), ("measure.sql", 12))
        self.koers("doctor", expect=1)
        _, address = self.serve()
        page = self.send("GET", address, "/api/v1/kpis/more-bread/page")[1]
        self.assertIn("baked", page["state"]["failure"]["text"])
        self.koers("apply", "--yes", self.plan())
        self.assertIsNone(json.loads(self.koers("status", "--json"))["kpis"][0]["failure"])
        self.koers("doctor")

    def test_a_source_that_is_gone_is_said_by_status(self):
        self.koers("apply", "--yes", self.plan())
        os.remove(os.path.join(self.folder.name, "loaves.csv"))
        self.assertRegex(self.koers("metric", "refresh", expect=1), r"^plan\.yaml:5:\d+: source\.")
        self.assertRegex(self.koers("status"), r"⚠ \S*plan\.yaml:5:")

    def test_an_unknown_dimension_is_refused_with_the_known_ones(self):
        plan = self.write("plan.yaml", COMPUTED.replace("    expr: weight", "    expr: weight\n    dimensions: [kind]"))
        values = ("metric", "values", "baked", "--plan", plan)
        self.assertIn("rye", self.koers(*values, "--by", "kind"))
        said = self.koers(*values, "--by", "nonsense", expect=1)
        self.assertIn("metric.unknown_dimension", said)
        self.assertIn("kind", said)


class Signals(Computed):
    def runaway(self):
        """A server in the middle of a computation that never ends."""
        self.koers("apply", "--yes", self.plan())
        process, address = self.serve()
        self.write("plan.yaml", COMPUTED.replace("expr: weight", f"expr: \"{ENDLESS}\""))
        asking = threading.Thread(target=lambda: self.koers_quietly("apply", "--yes", "plan.yaml"))
        asking.start()
        self.addCleanup(asking.join)
        while not self.children_of_worker(process.pid):
            self.assertIsNone(process.poll())
        return process, address

    def koers_quietly(self, *arguments):
        return subprocess.run([os.path.join(program_test.PROGRAMS, "koers"), *arguments], cwd=self.folder.name,
                              env=self.environment, capture_output=True, timeout=100).returncode

    @staticmethod
    def children(pid):
        try:
            with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
                return [int(child) for child in file.read().split()]
        except FileNotFoundError:
            return []

    def worker_of(self, server):
        for task in os.listdir(f"/proc/{server}/task"):
            with open(f"/proc/{server}/task/{task}/children", encoding="ascii") as file:
                for child in file.read().split():
                    return int(child)
        return None

    def children_of_worker(self, server):
        worker = self.worker_of(server)
        return self.children(worker) if worker else []

    def test_a_server_stops_at_once_while_something_is_computed(self):
        process, _ = self.runaway()
        computing = self.children_of_worker(process.pid)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(20), 0)
        for child in computing:
            self.assertFalse(os.path.exists(f"/proc/{child}/fd/0"))

    def test_the_worker_holds_no_socket_of_a_server_that_was_killed(self):
        process, address = self.runaway()
        worker = self.worker_of(process.pid)
        held = {os.readlink(f"/proc/{worker}/fd/{name}") for name in os.listdir(f"/proc/{worker}/fd")}
        listening = {os.readlink(f"/proc/{process.pid}/fd/{name}") for name in os.listdir(f"/proc/{process.pid}/fd")}
        self.assertFalse({link for link in held & listening if link.startswith("socket:")})
        process.kill()
        process.wait()
        again, _ = self.serve("other.db", port=address.split(":")[1])
        self.assertIsNone(again.poll())


class Misuse(Folder):
    def misused(self, *arguments):
        said = self.koers(*arguments, expect=2)
        self.assertEqual(said.count("\n"), 1, said)
        return said

    def test_an_unknown_word_is_named_with_the_nearest(self):
        self.assertRegex(self.misused("stauts"), r"^cli\.unknown_command: .*stauts.*status")
        self.assertRegex(self.misused("metric", "vlaues", "x"), r"^cli\.unknown_command: .*metric vlaues.*metric values")
        self.assertRegex(self.misused("status", "--konwn", "3"), r"^cli\.unknown_option: .*--konwn.*--known")
        self.assertRegex(self.misused("observe"), r"^cli\.missing_argument: ")
        self.assertRegex(self.misused(), r"^cli\.missing_argument: ")
        self.assertRegex(self.misused("status", "--on"), r"^cli\.missing_value: .*--on")
        self.assertRegex(self.misused("status", "--on", "2026-01-01", "--on", "2026-01-02"), r"^cli\.given_twice: .*--on")
        self.assertRegex(self.misused("apply", "plan.yaml", "--dryrun"), r"--dry-run")
        self.assertRegex(self.misused("status", "surplus"), r"^cli\.too_many_arguments: .*surplus")
        self.assertRegex(self.misused("serve", "--port", "99999"), r"^cli\.bad_value: .*--port.*99999")
        self.assertRegex(self.misused("metric", "values", "x", "--format", "xml"), r"^cli\.bad_value: .*xml.*csv")

    def test_it_is_said_in_the_language_that_was_asked_for(self):
        self.assertIn("Er is geen opdracht", self.misused("--lang", "nl", "stauts"))
        self.environment["LC_ALL"] = "nl_NL.UTF-8"
        self.assertIn("Er is geen opdracht", self.misused("stauts"))
        self.assertIn("There is no command", self.misused("stauts", "--lang=en"))

    def test_a_malformed_value_is_misuse_and_a_no_is_not(self):
        self.koers("apply", "--yes", self.write("plan.yaml", PLAN))
        for arguments in (["status", "--on", "2026-02-30"], ["status", "--known", "gisteren"],
                          ["metric", "values", "waste", "--grain", "eeuw"],
                          ["observe", "waste", "3", "--period", "2026-13"], ["observe", "waste", "x"],
                          ["observe", "waste", "3", "--n", "many"]):
            with self.subTest(arguments):
                self.misused(*arguments)
        self.assertIn("known.beyond_head", self.koers("status", "--known", "seq:99999", expect=1))

    def test_what_fails_leaves_nothing_behind(self):
        self.koers("apply", "missing.yaml", "--yes", expect=1)
        self.koers("apply", self.write("plan.yaml", PLAN), expect=1)
        self.koers("rebuild", expect=1)
        self.koers("restore", "nothing.db", expect=1)
        self.assertEqual(os.listdir(self.folder.name), ["plan.yaml"])
        self.koers("init")
        self.assertIn("koers.db", os.listdir(self.folder.name))


class Values(Folder):
    def setUp(self):
        super().setUp()
        self.koers("apply", "--yes", self.write("plan.yaml", PLAN))

    def test_what_has_not_begun_has_no_value(self):
        self.assertIn("observation.period_in_future", self.koers("observe", "waste", "3", "--period", "2999-01", expect=1))
        self.koers("observe", "waste", "3")

    def test_a_count_below_nought_is_refused(self):
        self.assertIn("observation.negative_n", self.koers("observe", "waste", "3", "--n", "-3", expect=2))

    def test_a_decimal_comma_is_read_where_it_can_be_nothing_else(self):
        self.assertIn("9.5 recorded", self.koers("observe", "waste", "9,5", "--period", "2026-01"))
        self.assertIn("number.ambiguous", self.koers("observe", "waste", "1,234", "--period", "2026-01", expect=2))

    def test_a_value_that_is_taken_back_is_said_to_be(self):
        self.koers("observe", "waste", "9", "--period", "2026-01")
        self.assertIn("taken back", self.koers("observe", "waste", "null", "--period", "2026-01"))

    def test_before_anything_was_known_status_says_so(self):
        self.assertIn("no KPI was known", self.koers("status", "--known", "2020-01-01"))

    def test_references_and_circles_are_told_beside_a_wrong_key(self):
        bad = PLAN.replace("owner: pia", "ownre: pia").replace("[bread]", "[cake]").replace(
            "period: 2026}]", "period: 2026, parents: [bread]}]")
        said = self.koers("check", self.write("bad.yaml", bad), expect=1)
        for code in ("plan.unknown_key", "reference.unknown", "parents.cycle"):
            self.assertIn(code, said)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        program_test.PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
