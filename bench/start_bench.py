#!/usr/bin/env python3
"""Measures `make run` when everything is built: from the command to the first 200 of /readyz. Prints what it measured.

usage: bench/start_bench.py [--runs 7]

The first run is not counted: it builds what is missing and makes the demo database. Needs ports 8080 and 8081.
"""
import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def is_ready():
    try:
        link = http.client.HTTPConnection("127.0.0.1", 8080, timeout=5)
        link.request("GET", "/readyz")
        return link.getresponse().status == 200
    except OSError:
        return False


def run():
    """Milliseconds until it is ready; stopped as Ctrl-C does."""
    began = time.perf_counter()
    make = subprocess.Popen(["make", "run"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT,
                            start_new_session=True)
    while not is_ready():
        if make.poll() is not None:
            raise SystemExit(f"make run ended with {make.returncode}")
        time.sleep(0.002)
    took = (time.perf_counter() - began) * 1000
    os.killpg(make.pid, signal.SIGINT)
    make.wait()
    return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", 8080))
    print(f"first make run: {run() / 1000:.1f} s")
    took = [run() for _ in range(given.runs)]
    print(f"make run again, to /readyz: median {statistics.median(took):.0f} ms, min {min(took):.0f}, max {max(took):.0f} "
          f"({given.runs} runs)")


if __name__ == "__main__":
    main()
