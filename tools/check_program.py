#!/usr/bin/env python3
"""Holds the release build to its budgets: libraries that koers loads, its size, the script of the page's first load.

usage: check_program.py [--root ROOT] [--build BUILD]
Counts and sizes only; what takes time is measured by hand (bench/RESULTS.md), never in a test.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

LIBRARIES_MAX = 20
BYTES_MAX = 12 * 1024 * 1024
SCRIPT_BYTES_MAX = 90 * 1024


def loaded_libraries(program: Path) -> list[str]:
    """What the loader maps, itself included; the kernel's page (vdso) is no file."""
    lines = subprocess.run(["ldd", program], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return [line.split()[0] for line in lines if "vdso" not in line]


def first_load_script(root: Path) -> int | None:
    """Compressed bytes of the scripts that index.html names, in the newest built page."""
    pages = sorted((root / "build/page").glob("*/index.html"), key=lambda path: path.stat().st_mtime)
    if not pages:
        return None
    index = pages[-1].read_text(encoding="utf-8")
    names = set(re.findall(r'(?:src|href)="/?([^"]+\.js)"', index))
    total = 0
    for name in names:
        packed = subprocess.run(["brotli", "--stdout", "--quality=11", pages[-1].parent / name],
                                stdout=subprocess.PIPE, check=True)
        total += len(packed.stdout)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--build", type=Path)
    options = parser.parse_args()
    program = (options.build or options.root / "build/release") / "koers"
    libraries, size, script = loaded_libraries(program), program.stat().st_size, first_load_script(options.root)
    print(f"{len(libraries)} libraries ({' '.join(libraries)}), {size} bytes, script of the first load: {script} bytes")
    complaints = []
    if len(libraries) > LIBRARIES_MAX:
        complaints.append(f"koers loads {len(libraries)} libraries, at most {LIBRARIES_MAX}")
    if any("duckdb" in name for name in libraries):
        complaints.append("koers loads DuckDB, which is the worker's")
    if size > BYTES_MAX:
        complaints.append(f"koers is {size} bytes, at most {BYTES_MAX}")
    if script is not None and script > SCRIPT_BYTES_MAX:
        complaints.append(f"the page loads {script} bytes of compressed script at first, at most {SCRIPT_BYTES_MAX}")
    sys.exit("\n".join(complaints) or 0)


if __name__ == "__main__":
    main()
