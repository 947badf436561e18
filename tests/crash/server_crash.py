#!/usr/bin/env python3
"""Kills the real server under load: values pushed over HTTP on several connections, kill -9 in the middle, again.

usage: server_crash.py PROGRAMS [--rounds N] [--seed N]      PROGRAMS: the folder that holds koers

Half of the lanes send an Idempotency-Key, and begin each round with the push that the kill left unanswered, under its key:
whether it was written or not, it is answered as new, once. After each kill it opens the database read-only: every answered
push is there once and whole, none by half. At the end `koers doctor` finds the store sound, and `koers rebuild` computes the
same derived state as the one that grew live.
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

LANES = 6
YEAR = date.today().year  # The server goes by the clock, so the goals do.
PLAN = """koers: 1
organization: {name: Crash, locale: en, timezone: UTC, currency: EUR}
teams: [{id: ops, name: Ops}]
people: [{id: anna, name: Anna, teams: [ops]}]
objectives: [{id: survive, title: Survive, period: YEAR, owner: anna, team: ops}]
metrics:
METRICS
kpis:
KPIS
"""
METRIC = "  - {name: lane_%d, label: {en: Lane %d}, type: manual, grain: day, time: mean, unit: count, direction: up}"
KPI = """  - id: kpi-%d
    title: Lane %d
    metric: lane_%d
    owner: anna
    objectives: [survive]
    cadence: weekly
    goals: [{period: %d, kind: reach, target: ">= 500", window: at_end, baseline: {rule: manual, value: 0}}]"""


def run(programs: Path, database: Path, *words: str) -> str:
    done = subprocess.run([programs / "koers", "--db", database, *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"koers {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running server; `wait_ready` blocks on its answers, not on the clock."""

    def __init__(self, programs: Path, database: Path) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [programs / "koers", "--db", database, "serve", "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_ready(self) -> None:
        while self.process.poll() is None:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
        sys.exit(f"the server ended with {self.process.returncode} before it was ready")

    def end(self, how: int) -> None:
        self.process.send_signal(how)
        self.process.wait()


def is_keyed(lane: int) -> bool:
    return lane % 2 == 1


unanswered: dict[int, int] = {}  # lane -> the push that the last kill left without an answer


def push_lane(server: Server, lane: int, first: int, answered: dict, enough: threading.Event, target: int) -> None:
    """Pushes value after value until the server is gone; notes what was answered, and what was not."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    number = first
    while True:
        day = (date(YEAR, 1, 1) - timedelta(days=number % 80)).isoformat()
        headers = {"Content-Type": "application/json"}
        if is_keyed(lane):
            headers["Idempotency-Key"] = f"{lane}-{number}"
        try:
            connection.request("PUT", f"/api/v1/metrics/lane_{lane}/values/{day}", json.dumps({"value": number}), headers)
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            unanswered[lane] = number
            return
        if response.status != 201:
            sys.exit(f"lane {lane}, value {number}: {response.status} {body[:300]!r}")
        answered[lane, number] = day
        if len(answered) >= target:
            enough.set()
        number += 1


@contextmanager
def snapshot(database: Path) -> Iterator[sqlite3.Connection]:
    """The file as SQLite reads it, all of it at one moment."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield connection


def values_in(connection: sqlite3.Connection) -> dict:
    """Where each value of each lane is: (lane, number) -> [day]; once, where all is well."""
    found: dict = {}
    rows = connection.execute("SELECT metric, start, value FROM observation JOIN series USING (series)")
    for metric, start, value in rows:
        day = (date(1970, 1, 1) + timedelta(days=start)).isoformat()
        found.setdefault((int(metric[5:]), int(value)), []).append(day)
    return found


def audit(database: Path, answered: dict) -> None:
    with snapshot(database) as connection:
        found = values_in(connection)
        head, newest, count = connection.execute(
            "SELECT (SELECT head FROM store), max(seq), count(*) FROM change").fetchone()
        # An entry and its values are written by one command, in one savepoint of one commit: a command that fails takes
        # both along, a retry under a key and a value that is known already write neither. So entry and values can differ
        # only for who reads them at two moments of a running server, which is why all of this is one snapshot.
        apart = connection.execute(
            "SELECT seq, json_extract(after, '$.count'), count(observation.seq) FROM change LEFT JOIN observation USING (seq)"
            " WHERE change.kind = 'observed' GROUP BY seq HAVING count(observation.seq) <> json_extract(after, '$.count')"
            " UNION ALL SELECT seq, 0, count(*) FROM observation WHERE seq NOT IN"
            " (SELECT seq FROM change WHERE kind = 'observed') GROUP BY seq").fetchall()
    lost = [key for key, day in answered.items() if found.get(key) != [day]]
    twice = [key for key, days in found.items() if len(days) != 1]
    if lost or twice:
        sys.exit(f"lost or moved: {lost[:5]} ({len(lost)}); not there once: {twice[:5]} ({len(twice)})")
    if not head == newest == count:
        sys.exit(f"the log has gaps: head {head}, newest {newest}, {count} entries")
    if apart:
        sys.exit(f"entries of the log and their values differ (seq, said, there): {apart[:5]} ({len(apart)})")


def next_numbers(database: Path) -> list[int]:
    with snapshot(database) as connection:
        found = values_in(connection)
    after = [max((number for at, number in found if at == lane), default=-1) + 1 for lane in range(LANES)]
    return [unanswered.get(lane, after[lane]) if is_keyed(lane) else after[lane] for lane in range(LANES)]


def kill_round(programs: Path, database: Path, answered: dict, pushes: int) -> None:
    server = Server(programs, database)
    server.wait_ready()
    enough = threading.Event()
    first = next_numbers(database)
    target = len(answered) + pushes
    lanes = [threading.Thread(target=push_lane, args=(server, lane, first[lane], answered, enough, target))
             for lane in range(LANES)]
    for lane in lanes:
        lane.start()
    if not enough.wait(timeout=60):
        sys.exit(f"only {len(answered)} of {target} pushes were answered in a minute")
    server.end(signal.SIGKILL)
    for lane in lanes:
        lane.join()
    audit(database, answered)


def derived(database: Path) -> list:
    """Everything that a rebuild computes; the place in the log that it was computed up to stands apart."""
    with snapshot(database) as connection:
        return connection.execute(
            "SELECT kind, key, text FROM derived WHERE kind <> 'cursor' ORDER BY kind, key").fetchall()


def without_seq(status: str) -> dict:
    return {key: value for key, value in json.loads(status).items() if key != "seq"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20260101)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="koers-crash-") as folder:
        database, plan = Path(folder) / "k.db", Path(folder) / "plan.yaml"
        metrics = "\n".join(METRIC % (lane, lane) for lane in range(LANES))
        kpis = "\n".join(KPI % (lane, lane, lane, YEAR) for lane in range(LANES))
        plan.write_text(PLAN.replace("METRICS", metrics).replace("KPIS", kpis).replace("YEAR", str(YEAR)), encoding="utf-8")
        run(options.programs, database, "init")
        run(options.programs, database, "apply", str(plan), "--yes")
        answered: dict = {}
        for _ in range(options.rounds):
            kill_round(options.programs, database, answered, chance.randint(1, 300))
        finish(options.programs, database, answered, options.rounds)


def finish(programs: Path, database: Path, answered: dict, rounds: int) -> None:
    server = Server(programs, database)
    server.wait_ready()
    server.end(signal.SIGTERM)
    # A command of its own evaluates up to the end of the log before it ends.
    run(programs, database, "observe", "lane_0", "1000000", "--period", f"{YEAR - 1}-12-31")
    live, status = derived(database), run(programs, database, "status", "--json")
    run(programs, database, "rebuild")
    rebuilt, status_after = derived(database), run(programs, database, "status", "--json")
    if live != rebuilt or without_seq(status) != without_seq(status_after):
        changed = [f"{was}\n{now}" for was, now in zip(live, rebuilt) if was != now]
        sys.exit(f"rebuild changed something: {len(live)} rows became {len(rebuilt)}\n" + "\n".join(changed[:2]))
    run(programs, database, "doctor")
    audit(database, answered)
    print(f"{len(answered)} answered pushes survived {rounds} kills; rebuild gave the same {len(live)} rows")


if __name__ == "__main__":
    os.environ.pop("KOERS_DB", None)
    main()
