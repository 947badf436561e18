#!/usr/bin/env python3
"""Measures measuring: one metric from a raw .csv.gz, the first time and again. Prints what it measured.

usage: bench/measure_bench.py [--koers build/release/koers] [--duckdb build/dependencies/duckdb/libduckdb.so] [--runs 7]

Needs the incident log below KOERS_REFERENCE_DATA (else ../shared). First time: `koers metric values --plan`, a process from
its start to its end, worker included, against the same question as SQL in a process that only loads DuckDB and asks it; the two
take turns, and their answers are compared. The DuckDB process is timed from before the library is loaded, so that the start
of Python counts for nobody. Again: over HTTP from a server that has answered before, one connection.
"""
import argparse
import csv
import ctypes
import http.client
import json
import math
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "examples/incidents/koers.yaml"
METRIC = "avg_resolution_hours"
SQL = """
WITH events AS (
  SELECT *, row_number() OVER () AS place FROM read_csv('%s', header = true, all_varchar = true, nullstr = '?')),
tickets AS (
  SELECT strptime(opened_at, '%%d/%%m/%%Y %%H:%%M') AS opened, strptime(resolved_at, '%%d/%%m/%%Y %%H:%%M') AS resolved
  FROM events
  QUALIFY row_number() OVER (PARTITION BY number ORDER BY sys_mod_count::BIGINT DESC,
                             strptime(sys_updated_at, '%%d/%%m/%%Y %%H:%%M') DESC, place DESC) = 1)
SELECT strftime(resolved, '%%Y-%%m') AS month, avg(date_diff('second', opened, resolved) / 3600.0), count(*)
FROM tickets WHERE resolved IS NOT NULL GROUP BY month ORDER BY month"""


class QueryResult(ctypes.Structure):
    """duckdb_result of the C interface, whose members are nobody's business."""
    _fields_ = [("hidden", ctypes.c_uint64 * 8)]


def ask_duckdb(library, sql):
    """The rows as texts."""
    duckdb = ctypes.CDLL(library)
    duckdb.duckdb_value_varchar.restype = ctypes.c_char_p
    duckdb.duckdb_result_error.restype = ctypes.c_char_p
    duckdb.duckdb_row_count.restype = ctypes.c_uint64
    duckdb.duckdb_column_count.restype = ctypes.c_uint64
    database, connection, result = ctypes.c_void_p(), ctypes.c_void_p(), QueryResult()
    assert duckdb.duckdb_open(None, ctypes.byref(database)) == 0
    assert duckdb.duckdb_connect(database, ctypes.byref(connection)) == 0
    if duckdb.duckdb_query(connection, sql.encode(), ctypes.byref(result)) != 0:
        sys.exit(duckdb.duckdb_result_error(ctypes.byref(result)).decode())
    return [[duckdb.duckdb_value_varchar(ctypes.byref(result), ctypes.c_uint64(column), ctypes.c_uint64(row)).decode()
             for column in range(duckdb.duckdb_column_count(ctypes.byref(result)))]
            for row in range(duckdb.duckdb_row_count(ctypes.byref(result)))]


def cpu_seconds(usage):
    return usage.ru_utime + usage.ru_stime


def duckdb_process(library, sql):
    """What the process of its own does: asks, and prints seconds, CPU seconds and rows."""
    began, cpu = time.perf_counter(), cpu_seconds(resource.getrusage(resource.RUSAGE_SELF))
    rows = ask_duckdb(library, sql)
    print(json.dumps([time.perf_counter() - began, cpu_seconds(resource.getrusage(resource.RUSAGE_SELF)) - cpu, rows]))


def run_duckdb(library, sql):
    done = subprocess.run([sys.executable, __file__, "--duckdb", library, "--sql", sql],
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def run_koers(koers):
    """Seconds, CPU seconds of koers, its worker and their children, and the rows."""
    began, before = time.perf_counter(), cpu_seconds(resource.getrusage(resource.RUSAGE_CHILDREN))
    done = subprocess.run([koers, "metric", "values", METRIC, "--grain", "month", "--plan", str(PLAN)],
                          capture_output=True, text=True, check=True)
    took = time.perf_counter() - began
    cpu = cpu_seconds(resource.getrusage(resource.RUSAGE_CHILDREN)) - before
    return took, cpu, [row[1:] for row in list(csv.reader(done.stdout.splitlines()))[1:]]


def compare(ours, theirs):
    assert [row[0] for row in ours] == [row[0] for row in theirs], "other months"
    for mine, other in zip(ours, theirs):
        assert math.isclose(float(mine[1]), float(other[1]), rel_tol=1e-8) and mine[2] == other[2], (mine, other)


def first_time(given, sql):
    koers, duckdb = [], []
    for _ in range(given.runs):
        koers.append(run_koers(given.koers))
        duckdb.append(run_duckdb(given.duckdb, sql))
        compare(koers[-1][2], duckdb[-1][2])
    wall, cpu = ([statistics.median(run[i] for run in koers) / statistics.median(run[i] for run in duckdb)
                  for i in (0, 1)])
    for name, runs in (("koers", koers), ("DuckDB alone", duckdb)):
        print(f"{name}: median {statistics.median(run[0] for run in runs) * 1000:.0f} ms, "
              f"{statistics.median(run[1] for run in runs) * 1000:.0f} ms of CPU ({given.runs} runs)")
    print(f"raw .csv.gz to {len(koers[-1][2])} monthly values, first time: {wall:.2f} x the SQL in wall time, {cpu:.2f} x in CPU time")


def again(given):
    """Milliseconds of answers over HTTP while nothing changes: values, and a refresh that finds nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/k.db"
        subprocess.run([given.koers, "--db", database, "apply", str(PLAN), "--yes"], check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([given.koers, "--db", database, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
        link = http.client.HTTPConnection("127.0.0.1", int(server.stdout.readline().split("localhost:")[1].split(".")[0]))

        def took(method, path):
            began = time.perf_counter()
            link.request(method, path)
            answer = link.getresponse()
            body = answer.read()
            assert answer.status == 200, body
            return (time.perf_counter() - began) * 1000

        for name, method, path in (("values", "GET", f"/api/v1/metrics/{METRIC}/values?grain=month"),
                                   ("refresh", "POST", f"/api/v1/metrics/{METRIC}/refresh")):
            first = took(method, path)
            times = sorted(took(method, path) for _ in range(200))
            print(f"{name} over HTTP: {first:.0f} ms first, again when nothing changed p50 {times[100]:.2f} ms, "
                  f"p99 {times[197]:.2f} ms (200 times)")
        server.send_signal(signal.SIGTERM)
        server.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--koers", default=str(ROOT / "build/release/koers"))
    parser.add_argument("--duckdb", default=str(ROOT / "build/dependencies/duckdb/libduckdb.so"))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--sql", help="only ask DuckDB this: what the process of its own runs")
    given = parser.parse_args()
    if given.sql:
        duckdb_process(given.duckdb, given.sql)
        return
    reference = Path(os.environ.get("KOERS_REFERENCE_DATA", ROOT.parent / "shared")).resolve()
    os.environ["KOERS_REFERENCE_DATA"] = str(reference)
    first_time(given, SQL % (reference / "data/incidents/incident_event_log.csv.gz"))
    again(given)


if __name__ == "__main__":
    main()
