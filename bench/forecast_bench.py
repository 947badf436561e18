#!/usr/bin/env python3
"""Scores `koers forecast` on public series, by frequency, with the anchors beside it.

usage: forecast_bench.py [--program build/release/koers] [--data ../shared/forecast] [--short] [--write]
Prints accuracy, intervals, target questions, CPU time, and the same first series with R's forecasts. --short adds each
series cut to its last 3, 4, 6, 8 and 12 values. --write puts the figures that the page shows into
src/forecast/benchmark_figures.h. The truth is read here alone, after the forecasts were made.
"""

import argparse
import csv
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

FREQUENCIES = ("yearly", "quarterly", "monthly", "weekly", "daily")
ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "src/forecast/benchmark_figures.h"


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def forecast(program: str, train: Path, out: Path, questions: Path | None, answers: Path | None) -> float:
    """CPU seconds."""
    before = cpu_of_children()
    command = [program, "forecast", "--train", str(train.resolve()), "--out", str(out)]
    if questions and answers:
        command += ["--questions", str(questions.resolve()), "--probabilities", str(answers)]
    subprocess.run(command, check=True)
    return cpu_of_children() - before


def rows_of(train: Path) -> list[dict[str, str]]:
    with open(train, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,frequency,season,period,horizon,values\n")
        for row in rows:
            file.write(",".join(row[name] for name in ("id", "frequency", "season", "period", "horizon", "values")) + "\n")


def speeds(program: str, data: Path, folder: Path) -> None:
    rows = rows_of(data / "train.csv")
    for frequency in FREQUENCIES:
        some = [row for row in rows if row["frequency"] == frequency]
        write_rows(folder / "some.csv", some)
        seconds = forecast(program, folder / "some.csv", folder / "out.csv", data / "questions.csv", folder / "p.csv")
        print(f"{frequency:10s} {len(some) / seconds:7.0f} series a CPU second, questions included")


def noise_floor(data: Path, answers: Path) -> None:
    """The calibration error that chances as good as can be would show: outcomes drawn from the chances themselves."""
    said = {row["qid"]: float(row["p"]) for row in csv.DictReader(open(answers, encoding="utf-8"))}
    kinds = {row["qid"]: row["kind"] for row in csv.DictReader(open(data / "questions.csv", encoding="utf-8"))}
    groups: dict[str, list[float]] = {}
    for row in csv.DictReader(open(data / "answers.csv", encoding="utf-8")):
        if row["class"] == "regular":
            for name in ("total", row["frequency"], kinds[row["qid"]]):
                groups.setdefault(name, []).append(said[row["qid"]])
    draw = random.Random(1)
    parts = []
    for name, chances in groups.items():
        errors = []
        for _ in range(20):
            gaps = [0.0] * 10
            for chance in chances:
                gaps[min(9, int(chance * 10))] += chance - (draw.random() < chance)
            errors.append(sum(map(abs, gaps)) / len(chances))
        parts.append(f"{name} {sum(errors) / len(errors):.4f}")
    print("calibration error of perfect chances, were all questions apart from each other:  " + "  ".join(parts))


def cost_beside_r(program: str, data: Path, anchor: Path, folder: Path) -> None:
    """R's seconds are those that came with its forecasts, of another run."""
    theirs = 0.0
    names = set()
    for frequency in FREQUENCIES:
        for row in csv.DictReader(open(anchor / f"public_{frequency}_time.csv", encoding="utf-8")):
            names.add(row["id"])
            theirs += float(row["cpu"]) if row["method"] in ("ets", "theta", "arima") else 0
    write_rows(folder / "some.csv", [row for row in rows_of(data / "train.csv") if row["id"] in names])
    seconds = forecast(program, folder / "some.csv", folder / "out.csv", None, None)
    print(f"CPU seconds for the {len(names)} series of the anchor: R's three methods {theirs:.0f}, koers {seconds:.2f}, "
          f"1/{theirs / seconds:.0f}")


def anchors(harness, series: dict, ours: dict, folder: Path) -> None:
    for frequency in FREQUENCIES:
        found = {}
        for method in ("ets", "theta", "arima", "comb", "combstl"):
            path = folder / f"public_{frequency}_{method}.csv"
            if path.exists():
                found[method] = harness.read_fc(str(path))
        if not found:
            continue
        some = {name: series[name] for name in found["comb"] if name in series}
        found["koers"] = ours
        parts = []
        for method, forecasts in found.items():
            score = harness.score(some, {name: forecasts[name] for name in some if name in forecasts})[0]["total"]
            parts.append(f"{method} {score['owa']:.3f}/{score['msis']:.1f}")
        print(f"{frequency:10s} n={len(some):4d}  OWA/MSIS  " + "  ".join(parts))


def short(harness, program: str, data: Path, series: dict, folder: Path) -> None:
    for count in (3, 4, 6, 8, 12):
        rows = rows_of(data / "train.csv")
        for row in rows:
            row["values"] = " ".join(row["values"].split()[-count:])
        write_rows(folder / "short.csv", rows)
        forecast(program, folder / "short.csv", folder / "short_out.csv", None, None)
        made = harness.read_fc(str(folder / "short_out.csv"))
        score = harness.score(series, made)[0]
        print(f"last {count:2d} values, coverage: " +
              "  ".join(f"{name} {score[name]['coverage']:.3f}" for name in (*FREQUENCIES, "total")))


def write_figures(scores: dict, answers: dict) -> None:
    engine = re.search(r'engine_version = "([^"]+)"', (ROOT / "src/forecast/engine.h").read_text(encoding="utf-8"))[1]
    rows = []
    for name in (*FREQUENCIES, "total"):
        score, answer = scores[name], answers[name if name == "total" else f"freq:{name}"]
        base = answer["base_rate"] * (1 - answer["base_rate"])
        rows.append(f'    {{"{name}", {score["n"]}, {answer["n"]}, {score["owa"]:.3f}, {score["coverage"]:.3f}, '
                    f'{answer["brier"]:.4f}, {base:.4f}, {answer["ece"]:.4f}}},\n')
    begin, end = "// --- figures", "// --- end"
    text = FIGURES.read_text(encoding="utf-8")
    before, rest = text.split(begin, 1)
    after = rest.split(end, 1)[1]
    FIGURES.write_text(
        f'{before}{begin}\ninline constexpr std::string_view benchmark_engine = "{engine}";\n'
        f"inline constexpr std::array<BenchmarkFigures, {len(rows)}> benchmark_figures{{{{\n"
        f'{"".join(rows)}}}}};\n{end}{after}', encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/release/koers")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("KOERS_REFERENCE_DATA", "../shared")) / "forecast")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.data / "harness"))
    import fcharness  # noqa: PLC0415
    import targets  # noqa: PLC0415
    data = arguments.data / "public"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = forecast(arguments.program, data / "train.csv", folder / "out.csv", data / "questions.csv",
                           folder / "p.csv")
        print(f"{seconds:.1f} CPU seconds for all")
        series = fcharness.read_data(str(data))
        ours = fcharness.read_fc(str(folder / "out.csv"))
        scores = fcharness.score(series, ours)[0]
        answers, missing = targets.score(str(data), str(folder / "p.csv"))
        fcharness.show(scores)
        targets.show(answers, missing)
        noise_floor(data, folder / "p.csv")
        if arguments.write:
            write_figures(scores, answers)
        anchors(fcharness, series, ours, arguments.data / "anchor")
        cost_beside_r(arguments.program, data, arguments.data / "anchor", folder)
        speeds(arguments.program, data, folder)
        if arguments.short:
            short(fcharness, arguments.program, data, series, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
