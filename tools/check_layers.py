#!/usr/bin/env python3
"""Checks every #include below src/ against src/layers.txt: who may use whom, and who owns which third-party header.

usage: check_layers.py [--root ROOT] [--self-test]
Exit 0 where everything is allowed, 1 with one line per complaint. Knows includes only, not what is linked.
"""

import argparse
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


@dataclass
class Layers:
    """What src/layers.txt says."""

    uses: dict[str, list[str]] = field(default_factory=dict)
    private: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, list[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def read_layers(path: Path) -> Layers:
    layers = Layers()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        left, colon, right = line.partition(":")
        words, allowed = left.split(), right.split()
        if not colon:
            layers.complaints.append(f"{path}:{number}: no colon")
        elif words[0] == "header" and len(words) == 2:
            layers.headers[words[1]] = allowed
        elif words[0] == "private":
            layers.private.update({folder: allowed for folder in words[1:]})
        elif len(words) == 1:
            later = [name for name in allowed if name != "*" and name not in layers.uses]
            if later:
                layers.complaints.append(f"{path}:{number}: {words[0]} uses {' '.join(later)}, which is not below it")
            layers.uses[words[0]] = allowed
        else:
            layers.complaints.append(f"{path}:{number}: not understood: {line}")
    return layers


def stands_in(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder + "/")


def complaint_about_own(layers: Layers, place: str, included: str, is_test: bool) -> str | None:
    """Why a file at `place` may not include our own header `included`, or nothing."""
    module, target = place.split("/")[0], included.split("/")[0]
    if "/" not in included or target not in layers.uses:
        return f'"{included}" is not written from src/, or belongs to no module of layers.txt'
    allowed = layers.uses[module]
    if target != module and target not in allowed and allowed != ["*"]:
        return f"{module} may not use {target}"
    for folder, friends in layers.private.items():
        if stands_in(included, folder) and module not in (target, *friends) and not is_test:
            return f"{folder} is for {' '.join(friends)} only"
    return None


def complaint_about_foreign(layers: Layers, place: str, included: str) -> str | None:
    """Why a file at `place` may not include the third-party or system header `included`, or nothing."""
    matching = [prefix for prefix in layers.headers if included.startswith(prefix)]
    if not matching:
        if "/" not in included and not included.endswith((".h", ".hpp")):
            return None
        return f"<{included}> is in nobody's row of layers.txt"
    prefix = max(matching, key=len)
    owners = layers.headers[prefix]
    if owners == ["*"] or any(stands_in(place, owner) for owner in owners):
        return None
    return f"<{included}> belongs to {' '.join(owners)}"


def check(root: Path) -> list[str]:
    layers = read_layers(root / "src/layers.txt")
    complaints = list(layers.complaints)
    for path in sorted(p for p in (root / "src").rglob("*") if p.suffix in (".h", ".cpp", ".hpp", ".cc")):
        place = path.relative_to(root / "src").as_posix()
        where = path.relative_to(root).as_posix()
        if place.split("/")[0] not in layers.uses:
            complaints.append(f"{where}:1: belongs to no module of src/layers.txt")
            continue
        is_test = path.stem.endswith("_test")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            own, foreign = match.groups()
            why = (complaint_about_own(layers, place, own, is_test) if own
                   else complaint_about_foreign(layers, place, foreign))
            if why:
                complaints.append(f"{where}:{number}: {why}")
    return complaints


def self_test() -> None:
    """The checker finds what it is there to find, on a tree made for it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {
            "src/layers.txt": "base :\nstore : base\napp : base store\nkoers : *\n"
                              "private store/sqlite : koers\nheader sqlite3.h : store/sqlite\nheader fmt/ : *\n",
            "src/base/a.h": "#include <vector>\n#include <fmt/format.h>\n",
            "src/base/up.h": '#include "store/store.h"\n',
            "src/base/near.h": '#include "a.h"\n',
            "src/store/sqlite/db.cpp": '#include <sqlite3.h>\n#include "store/store.h"\n',
            "src/store/store.h": "#include <sqlite3.h>\n",
            "src/app/use.cpp": '#include "store/sqlite/db.h"\n',
            "src/app/use_test.cpp": '#include "store/sqlite/db.h"\n',
            "src/app/odd.cpp": "#include <libodd.h>\n",
            "src/koers/main.cpp": '#include "store/sqlite/db.h"\n',
            "src/stray/x.h": "",
        }
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = [line.split(": ")[0] for line in check(root)]
        expected = ["src/app/odd.cpp:1", "src/app/use.cpp:1", "src/base/near.h:1", "src/base/up.h:1",
                    "src/store/store.h:1", "src/stray/x.h:1"]
        assert found == expected, f"found {found}, expected {expected}"
        (root / "src/layers.txt").write_text("base : app\napp : base\n")
        assert "which is not below it" in check(root)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return
    complaints = check(options.root)
    print("\n".join(complaints) or "every include is allowed")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
