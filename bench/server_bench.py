#!/usr/bin/env python3
"""Measures the server as its users meet it: start, memory, push to event, durable pushes. Prints what it measured.

usage: bench/server_bench.py [--koers build/release/koers] [--observations 1000000] [--starts 21]

The load generator is Python on the same machine, so rates are those of the pair; CPU time is the server's own.
"""
import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """`koers serve` on a free port, stopped with SIGTERM."""

    def __init__(self, koers, db):
        self.process = subprocess.Popen([koers, "serve", "--db", db, "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split("localhost:")[1].split(".")[0].strip())

    def request(self, method, path, body=None, connection=None):
        link = connection or http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"Content-Type": "application/json"}
        link.request(method, path, None if body is None else json.dumps(body), headers)
        answer = link.getresponse()
        return answer.status, answer.read()

    def cpu_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mib(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def libraries(self):
        maps = open(f"/proc/{self.process.pid}/maps").read().split("\n")
        return len({line.split()[-1] for line in maps if ".so" in line})

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def define(server, name, grain="day"):
    status, body = server.request("POST", "/api/v1/metrics", {"definition": {
        "name": name, "label": "Bench", "type": "manual", "grain": grain, "unit": "count"}})
    assert status == 201, body


def days(count):
    start = time.mktime((2019, 1, 1, 12, 0, 0, 0, 0, 0))
    return [time.strftime("%Y-%m-%d", time.localtime(start + 86400 * i)) for i in range(count)]


def fill(server, observations):
    define(server, "bulk")
    periods = days(2500)
    link = http.client.HTTPConnection("127.0.0.1", server.port)
    for segment in range(max(1, observations // len(periods))):
        values = [{"period": p, "value": (i * 7 + segment) % 1000} for i, p in enumerate(periods)]
        status, body = server.request("POST", f"/api/v1/metrics/bulk/values?segment=s{segment}", {"values": values}, link)
        assert status == 201, body


def starts(koers, db, count):
    """Milliseconds from exec to the first 200 of /readyz."""
    took = []
    for _ in range(count):
        began = time.perf_counter()
        server = Server(koers, db)
        status, _ = server.request("GET", "/readyz")
        took.append((time.perf_counter() - began) * 1000)
        assert status == 200
        server.stop()
    return took


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def push_to_event(server, pushes, per_second):
    """Milliseconds from sending a PUT to its `observed` event at a reader of the stream."""
    define(server, "live")
    arrived, ready = {}, threading.Event()

    def listen():
        link = http.client.HTTPConnection("127.0.0.1", server.port)
        link.request("GET", "/api/v1/stream")
        stream = link.getresponse()
        ready.set()
        while len(arrived) < pushes:
            line = stream.fp.readline()
            if line.startswith(b"data:") and b'"live"' in line:
                arrived[json.loads(line[5:])["period"]] = time.perf_counter()

    reader = threading.Thread(target=listen, daemon=True)
    reader.start()
    ready.wait()
    time.sleep(0.2)
    link = http.client.HTTPConnection("127.0.0.1", server.port)
    sent, periods, begin = {}, days(pushes), time.perf_counter()
    for i, period in enumerate(periods):
        time.sleep(max(0.0, begin + i / per_second - time.perf_counter()))
        sent[period] = time.perf_counter()
        server.request("PUT", f"/api/v1/metrics/live/values/{period}", {"value": i}, link)
    reader.join(10)
    return [(arrived[p] - sent[p]) * 1000 for p in periods if p in arrived]


def durable_pushes(server, connections, each):
    """Pushes a second over keep-alive connections, and the server's CPU microseconds for one."""
    define(server, "load")
    periods = days(each)

    def push(segment):
        link = http.client.HTTPConnection("127.0.0.1", server.port)
        for i, period in enumerate(periods):
            server.request("PUT", f"/api/v1/metrics/load/values/{period}?segment=c{segment}", {"value": i}, link)

    threads = [threading.Thread(target=push, args=(n,)) for n in range(connections)]
    cpu, began = server.cpu_seconds(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    count = connections * each
    return count / seconds, (server.cpu_seconds() - cpu) / count * 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--koers", default="build/release/koers")
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--starts", type=int, default=21)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(given.koers, f"{folder}/empty.db")
        server.request("GET", "/readyz")
        print(f"size of koers: {os.path.getsize(given.koers) / 2**20:.2f} MiB")
        print(f"idle on an empty database: {server.resident_mib():.1f} MiB resident, {server.libraries()} libraries loaded")
        took = push_to_event(server, 2000, 200)
        print(f"push to event at 200 a second, {len(took)} of 2000 seen: p50 {percentile(took, .5):.2f} ms, "
              f"p99 {percentile(took, .99):.2f} ms")
        rate, cpu = durable_pushes(server, 16, 250)
        print(f"durable pushes on 16 connections: {rate:.0f} a second, {cpu:.0f} us of server CPU each")
        server.stop()
        server = Server(given.koers, f"{folder}/full.db")
        began = time.perf_counter()
        fill(server, given.observations)
        print(f"{given.observations} observations filled in {time.perf_counter() - began:.1f} s, "
              f"{os.path.getsize(folder + '/full.db') / 2**20:.0f} MiB")
        server.stop()
        took = starts(given.koers, f"{folder}/full.db", given.starts)
        print(f"start to /readyz with {given.observations} observations: median {statistics.median(took):.1f} ms, "
              f"min {min(took):.1f}, max {max(took):.1f} ({given.starts} starts)")


if __name__ == "__main__":
    main()
