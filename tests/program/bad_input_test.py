#!/usr/bin/env python3
"""What is sent and typed wrong: each gets one clear error, and the state stays as it was.

usage: tests/program/bad_input_test.py FOLDER-WITH-KOERS [unittest option ...]
"""
import json
import os
import socket
import sqlite3
import sys
import unittest
import urllib.error
import urllib.request

import program_test
from program_test import PLAN, Folder


class Files(Folder):
    def refusal(self, text):
        return self.koers("check", self.write("bad.yaml", text), expect=1)

    def test_every_broken_plan_is_refused_with_its_place(self):
        goal = '{period: 2026-Q1, kind: reach, target: "<= 4"}'
        broken = {
            "tabs": PLAN.replace("    metric: waste", "\tmetric: waste"),
            "unknown key": PLAN.replace("owner: pia", "owners: pia"),
            "unknown reference": PLAN.replace("[bread]", "[cake]"),
            "the same id twice": PLAN.replace("[{id: pia, name: Pia}]", "[{id: pia, name: Pia}, {id: pia, name: P}]"),
            "an impossible date": PLAN.replace("period: 2026-Q1", "from: 2026-02-30, to: 2026-03-31"),
            "an end before the start": PLAN.replace("period: 2026-Q1", "from: 2026-03-31, to: 2026-01-01"),
            "a target that is no number": PLAN.replace("<= 4", "<= NaN"),
            "an infinite target": PLAN.replace("<= 4", "<= inf"),
            "goals that overlap": PLAN.replace("- " + goal, "- " + goal + "\n      - " + goal),
            "parents in a circle": PLAN.replace("period: 2026}]", "period: 2026, parents: [cake]}, "
                                                "{id: cake, title: Cake, period: 2026, parents: [bread]}]"),
            "a child outside its parent's period": PLAN.replace(
                "period: 2026}]", "period: 2026}, {id: bun, title: Bun, period: 2027-Q1, parents: [bread]}]"),
            "shares above the whole": PLAN.replace(
                "period: 2026}]", "period: 2026, key_results: [{kpi: less-waste, share: 0.7}]}, {id: bun, title: Bun, "
                "period: 2026, key_results: [{kpi: less-waste, share: 0.7}]}]"),
            "a key result that nothing judges": PLAN.replace(
                "period: 2026}]", "period: 2026, key_results: [{title: Smell}]}]"),
            "an objective of one person where those are off": PLAN.replace(
                "period: 2026}]", "period: 2026, level: person}]"),
            "an unknown zone": PLAN.replace("locale: en", "locale: en, timezone: Europe/Nowhere"),
            "a version to come": PLAN.replace("koers: 1", "koers: 99"),
        }
        for what, text in broken.items():
            with self.subTest(what):
                self.assertNotEqual(text, PLAN)
                said = self.refusal(text)
                self.assertRegex(said, r"(?m)^\S*bad\.yaml:\d+")
                self.assertNotIn("internal", said)

    def test_a_byte_order_mark_and_windows_line_ends_are_read(self):
        self.koers("check", self.write("windows.yaml", "\ufeff" + PLAN.replace("\n", "\r\n")))

    def test_a_database_of_a_newer_version_is_left_alone(self):
        self.koers("init")
        path = os.path.join(self.folder.name, "koers.db")
        database = sqlite3.connect(path)
        database.execute("pragma user_version = 9999")
        database.commit()
        database.close()
        with open(path, "rb") as file:
            before = file.read()
        self.assertIn("store.newer_version", self.koers("status", expect=1))
        self.assertIn("store.newer_version", self.koers("serve", "--port", "0", expect=1))
        with open(path, "rb") as file:
            self.assertEqual(file.read(), before)


SUM = "{name: m, type: simple, source: rows, agg: sum, expr: v, agg_time_dimension: day, unit: count}"
WRITTEN = """koers: 1
organization: {name: Molen, locale: en}
sources:
  - {id: rows, type: file, path: rows.csvMORE}
metrics:
  - METRIC
"""


class Sources(Folder):
    """Raw data as they should not be: what `koers metric values --plan` says of them, and where it points."""

    def measure(self, content, metric=SUM, more="", expect=1):
        if content is not None:
            with open(os.path.join(self.folder.name, "rows.csv"), "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
        self.write("plan.yaml", WRITTEN.replace("MORE", more).replace("METRIC", metric))
        return self.koers("metric", "values", "m", "--plan", "plan.yaml", expect=expect)

    def refuses(self, code, line, words, content, **more):
        """One line of error with its place in the plan file, its code, and words that help."""
        said = self.measure(content, **more)
        self.assertRegex(said, rf"\Aplan\.yaml:{line}:\d+: {code}: ")
        self.assertEqual(said.count("\n"), 1, said)
        self.assertLess(len(said), 500, said)
        for word in words:
            self.assertIn(word, said)

    def test_files_without_rows(self):
        self.refuses("source.empty", 4, ["rows.csv", "column names and rows"], "")
        self.refuses("source.empty", 4, ["rows.csv"], "day,v\n")

    def test_a_source_that_is_missing(self):
        self.refuses("source.no_such_file", 4, ["/rows.csv", "Correct the path"], None)
        self.environment["ROWS"] = "nowhere"
        self.write("plan.yaml", WRITTEN.replace("METRIC", SUM).replace("path: rows.csvMORE", 'path: "${ROWS:-here}/rows.csv"'))
        said = self.koers("metric", "values", "m", "--plan", "plan.yaml", expect=1)
        for word in ("source.missing", "nowhere/rows.csv", "ROWS"):
            self.assertIn(word, said)

    def test_what_a_file_may_have(self):
        for content in ("\ufeffday,v\r\n2026-01-05,3\r\n", "day;v\n2026-01-05;3\n", "day\tv\n2026-01-05\t3\n"):
            self.assertEqual(self.measure(content, expect=0), "metric,period,value,n\nm,2026-01,3,1\n")
        self.assertIn("m,2026-01,1.5,1", self.measure("day;v\n2026-01-05;1,5\n", expect=0))
        self.assertIn("m,2026-01,1e+308,1", self.measure("day,v\n2026-01-05,1e308\n", expect=0))

    def test_delimiters_and_lines_that_do_not_fit(self):
        self.refuses("source.wrong_delimiter", 4, ["“;”", "delimiter"], "day;v\n2026-01-05;3\n", more=', csv: {delimiter: ","}')
        self.refuses("source.unreadable", 4, ["Line: 3"], "day,v\n2026-01-05,1\n2026-01-06\n2026-01-07,1,2\n")
        self.refuses("source.unreadable", 4, ["utf-8"], b"day,v\n2026-01-05,\xff\xfe\x80\n")

    def test_numbers_that_are_none(self):
        for value in ("NaN", "inf", "-Infinity"):
            self.refuses("measure.not_finite", 6, ["2026-01", "NaN"], f"day,v\n2026-01-05,{value}\n")
        self.refuses("measure.not_finite", 6, ["2026-01"], "day,v\n2026-01-05,1e308\n2026-01-06,1e308\n")
        self.refuses("measure.decimal_comma", 6, ["1,5", 'decimal: ","', "rows"], 'day,v\n2026-01-05,"1,5"\n')
        self.refuses("measure.not_a_number", 6, ["n/a", "null"], "day,v\n2026-01-05,1\n2026-01-06,n/a\n")

    def test_days_that_are_none(self):
        for day in ("2026-02-30", "2026-13-01", "someday"):
            self.refuses("measure.not_a_time", 6, [day, "date_format"], f"day,v\n2026-02-28,1\n{day},1\n")

    def test_sql_that_cannot_be(self):
        rows = "day,v\n2026-01-05,1\n"
        self.refuses("measure.sql", 6, ['"w"', "/expr", " m "], rows, metric=SUM.replace("expr: v", "expr: w + 1"))
        self.refuses("measure.not_one_expression", 6, ["/expr", "semicolon"], rows,
                     metric=SUM.replace("expr: v", 'expr: "v; select 2"'))
        statement = "{name: m, type: sql, sources: [rows], sql: \"SQL\"}"
        for sql in ("select 1; select 2", "selec 1", "drop table rows"):
            self.refuses("measure.not_one_select", 6, ["SELECT"], rows, metric=statement.replace("SQL", sql))
        self.refuses("measure.out_of_memory", 6, ["memory", "shorter"], rows,
                     metric=statement.replace("SQL", "select length(repeat('x', 2000000000))"))

    def test_a_metric_that_cannot_be_computed_leaves_the_plan_applied_and_is_told_with_its_line(self):
        self.write("rows.csv", "day,v\n2026-01-05,1\n")
        self.write("plan.yaml", WRITTEN.replace("MORE", "").replace("METRIC", SUM.replace("expr: v", "expr: w")) +
                   "objectives: [{id: o, title: O, period: 2026}]\n"
                   'kpis: [{id: k, metric: m, objectives: [o], goals: [{period: 2026, kind: accumulate, target: ">= 3"}]}]\n')
        said = self.koers("apply", "plan.yaml", "--yes", expect=1)
        self.assertRegex(said, r"plan\.yaml:6:\d+: measure\.sql: .*\bm\b")
        self.assertIn("id: k", self.koers("export"))
        self.assertRegex(self.koers("metric", "refresh", expect=1), r"plan\.yaml:6:\d+: measure\.sql: ")


class Processes(Folder):
    """Ports and files that somebody else has."""

    def setUp(self):
        super().setUp()
        self.koers("apply", "--yes", self.write("plan.yaml", PLAN))

    def test_a_port_in_use_is_named_with_another_way(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            said = self.koers("serve", "--port", port, expect=1)
        self.assertIn("server.port_in_use", said)
        self.assertIn(port, said)
        self.assertIn("--port", said)

    def test_a_second_server_on_the_same_file_is_refused_and_the_first_goes_on(self):
        _, address = self.serve()
        said = self.koers("serve", "--port", "0", expect=1)
        self.assertIn("store.locked", said)
        self.assertIn("koers.db", said)
        with urllib.request.urlopen(f"http://{address}/readyz", timeout=30) as answer:
            self.assertEqual(answer.status, 200)
        self.assertIn("store.locked", self.koers("rebuild", expect=1))

    def test_a_file_that_is_no_database_is_left_as_it_is(self):
        self.write("notes.txt", "not a database\n" * 100)
        for command in (["status"], ["serve", "--port", "0"], ["observe", "waste", "1"]):
            self.assertIn("notes.txt", self.koers("--db", "notes.txt", *command, expect=1))
        with open(os.path.join(self.folder.name, "notes.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "not a database\n" * 100)


class Requests(Folder):
    def setUp(self):
        super().setUp()
        self.koers("apply", "--yes", self.write("plan.yaml", PLAN))
        _, self.address = self.serve()

    def send(self, method, path, body=None):
        request = urllib.request.Request(f"http://{self.address}{path}", data=body, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def seq(self):
        return json.loads(self.koers("status", "--json"))["seq"]

    def test_values_that_cannot_be_are_refused_and_nothing_is_written(self):
        before = self.seq()
        place = "/api/v1/metrics/waste/values/2026-01"
        for body in [b"", b"{", b"[]", b"null", b"3", b'{"value": "3"}', b'{"value": NaN}', b'{"value": 1e999}',
                     b'{"valeu": 3}', b'{"value": 3, "n": -1}', b'{"value": true}', b"\xff\xfe{}", b"[" * 100000]:
            with self.subTest(body[:20]):
                status, answer = self.send("PUT", place, body)
                self.assertIn(status, (400, 413, 422))
                self.assertIn("code", json.loads(answer))
        for period in ["2026-13", "2026-W60", "januari", "2026-02-30", "%00", "2026-W01", "99999999999-01"]:
            with self.subTest(period):
                status, answer = self.send("PUT", f"/api/v1/metrics/waste/values/{period}", b'{"value": 3}')
                self.assertIn(status, (400, 404, 422))
        self.assertEqual(self.send("PUT", "/api/v1/metrics/no-such/values/2026-01", b'{"value": 3}')[0], 404)
        self.assertEqual(self.seq(), before)

    def test_the_largest_numbers_are_numbers(self):
        for value in (1e307, -1e307, 1e308, -1e308, 1.7e308, -1.7e308, 5e-324, 2.2e-308, 0):
            with self.subTest(value):
                status, _ = self.send("PUT", "/api/v1/metrics/waste/values/2026-01", json.dumps({"value": value}).encode())
                self.assertIn(status, (200, 201))
                for page in ("status", "scorecard", "kpis/less-waste", "kpis/less-waste/page", "kpis/less-waste/chart.svg",
                             "kpis/less-waste/chart.json"):
                    for language in ("nl", "en"):
                        status, answer = self.send("GET", f"/api/v1/{page}?on=2026-02-10&lang={language}")
                        self.assertEqual(status, 200, (page, answer))

    def test_days_that_are_no_days_are_refused(self):
        for query in ("on=2026-02-30", "on=yesterday", "known=seq:x", "known=-1x", "on=99999-01-01"):
            with self.subTest(query):
                self.assertIn(self.send("GET", f"/api/v1/status?{query}")[0], (400, 422))

    def test_a_body_that_is_far_too_large_is_refused_before_it_is_sent(self):
        host, port = self.address.rsplit(":", 1)
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(f"PUT /api/v1/metrics/waste/values/2026-01 HTTP/1.1\r\nHost: {self.address}\r\n"
                               f"Content-Type: application/json\r\nContent-Length: {100 << 20}\r\n\r\n".encode())
            self.assertIn(b" 413 ", connection.recv(4096).split(b"\r\n")[0])
        self.assertEqual(self.send("GET", "/readyz")[0], 200)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        program_test.PROGRAMS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
