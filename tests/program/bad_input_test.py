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
        for value in (1e308, -1e308, 5e-324, 0):
            with self.subTest(value):
                status, _ = self.send("PUT", "/api/v1/metrics/waste/values/2026-01", json.dumps({"value": value}).encode())
                self.assertIn(status, (200, 201))
                for page in ("status", "scorecard", "kpis/less-waste", "kpis/less-waste/chart"):
                    self.assertLess(self.send("GET", f"/api/v1/{page}?on=2026-02-10")[0], 500)
                self.assertEqual(self.send("GET", "/api/v1/status?on=2026-02-10")[0], 200)

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
