#!/usr/bin/env python3
"""Checks the house style that a compiler cannot: sizes, banned words, file heads, links of documents, the glossary.

usage: check_house.py [--root ROOT] [--warnings] [--self-test]
Exceptions with their reasons stand in tools/exceptions.txt; one that is no longer needed is a complaint itself, so that
the list only shrinks. Formatting is clang-format's, layers are check_layers.py's.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cpp_functions import functions, without_comments

FILE_LINES_WARN, FILE_LINES_FAIL = 400, 600
FUNCTION_LINES_WARN, FUNCTION_LINES_FAIL = 40, 70
FOLDER_FILES_WARN = 30
SOURCE_ROOTS = ("src", "tests", "bench", "web", "tools", "demo")
CODE = {".h", ".cpp", ".py", ".sh", ".ts", ".svelte", ".mjs", ".js"}
SKIPPED = {"node_modules", "dist", "build", "golden", "__pycache__", "corpus"}
GENERATED = {"web/src/api/schema.d.ts"}

# rule, pattern in code without comments and strings, what to do instead, folders where it is allowed
BANS = [
    ("now", r"clock::now\b|\b(time|gettimeofday|clock_gettime)\s*\((?=[^)]*(NULL|nullptr|CLOCK_|&))",
     "pass the time in", ("src/koers/", "src/worker/", "bench/")),
    ("new", r"(?<!operator )\bnew\b(?!\s*\()", "std::make_unique or a value", ()),
    ("detach", r"\.detach\s*\(", "join the thread, or use std::jthread", ()),
    ("rand", r"\b(s?rand|random_device)\b", "pass a seed in", ("src/koers/", "src/worker/")),
    ("printf", r"\b[fs]?printf\b", "fmt", ()),
    ("json-parse", r"\bjson::(parse|stream_parser|parser)\b", "read_json, whose numbers are exact", ("src/base/",)),
    ("using-namespace", r"\busing\s+namespace\b(?!\s+[\w:]*literals)", "qualify, or a using declaration", ()),
]
BOOL_PARAMETER = re.compile(r"[(,]\s*(?:const\s+)?bool\s+[a-z_]+\s*(?:=[^,)]*)?(?=[,)])")
TODO = re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE_SPAN = re.compile(r"`([^`\n]+)`")
PATH_SPAN = re.compile(r"^(?:src|tests|tools|web|docs|examples|demo|bench|cmake)/[\w./-]+$")
NAME_SPAN = re.compile(r"^[A-Za-z]\w*(?:(?:::|_)\w+)+(?:\(\))?$")
DOMAIN_TYPE = re.compile(r"^(?:class|struct|enum class)\s+([A-Z]\w+)(?![^{]*;)", re.MULTILINE)


@dataclass
class Findings:
    complaints: list[tuple[str, str, str]] = field(default_factory=list)  # place, rule, text
    warnings: list[str] = field(default_factory=list)

    def complain(self, place: str, rule: str, text: str) -> None:
        self.complaints.append((place, rule, text))


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def sources(root: Path) -> list[Path]:
    found = []
    for part in SOURCE_ROOTS:
        for path in (root / part).rglob("*"):
            parts = path.relative_to(root).parts
            if path.suffix in CODE and path.is_file() and not SKIPPED & set(parts) and path.name[0] != ".":
                found.append(path)
    return sorted(path for path in found if path.relative_to(root).as_posix() not in GENERATED)


def check_sizes(place: str, text: str, found: Findings) -> None:
    lines = text.count("\n")
    if lines > FILE_LINES_FAIL:
        found.complain(place, "file-size", f"{lines} lines, at most {FILE_LINES_FAIL}")
    elif lines > FILE_LINES_WARN:
        found.warnings.append(f"{place}: {lines} lines, better at most {FILE_LINES_WARN}")
    if not place.endswith((".h", ".cpp")):
        return
    for function in functions(text):
        where = f"{place}:{function.line}"
        if function.lines > FUNCTION_LINES_FAIL:
            found.complain(where, "function-size",
                           f"{function.name} has {function.lines} lines, at most {FUNCTION_LINES_FAIL}")
        elif function.lines > FUNCTION_LINES_WARN:
            found.warnings.append(f"{where}: {function.name} has {function.lines} lines")


def check_head(place: str, text: str, found: Findings) -> None:
    first = [line for line in text.splitlines() if line.strip() and not line.startswith("#!")][:1]
    starts = {".h": ("//",), ".cpp": ("//",), ".py": ('"""', "#"), ".sh": ("#",), ".ts": ("//", "/*"),
              ".mjs": ("//", "/*"), ".js": ("//", "/*"), ".svelte": ("<!--", "<script")}[Path(place).suffix]
    if not first or not first[0].startswith(starts):
        found.complain(f"{place}:1", "head", "opens with what it is, why it exists and what it refuses to do")


def check_words(place: str, text: str, found: Findings) -> None:
    if place.endswith((".h", ".cpp")):
        code = without_comments(text)
        is_test = place.startswith("tests/") or place.endswith("_test.cpp")
        for rule, pattern, instead, allowed in BANS:
            if place.startswith(allowed) or (is_test and rule in ("now", "rand")):
                continue
            for match in re.finditer(pattern, code):
                found.complain(f"{place}:{line_of(code, match.start())}", rule, f"{match[0].strip()}: {instead}")
        if place.endswith(".h") and "#pragma once" not in code:
            found.complain(f"{place}:1", "pragma-once", "a header has #pragma once")
        if place.endswith(".h"):
            for match in BOOL_PARAMETER.finditer(code):
                found.complain(f"{place}:{line_of(code, match.start() + 1)}", "bool-parameter", "an enum says more")
    for match in TODO.finditer(text):
        if place != "tools/check_house.py":
            found.complain(f"{place}:{line_of(text, match.start())}", "todo", "names the number of its issue: TODO(#12)")


def check_folders(paths: list[Path], root: Path, found: Findings) -> None:
    sizes = Counter(path.parent.relative_to(root).as_posix() for path in paths)
    found.warnings += [f"{folder}: {count} source files, better at most {FOLDER_FILES_WARN}"
                       for folder, count in sorted(sizes.items()) if count > FOLDER_FILES_WARN]


def documents(root: Path) -> list[Path]:
    return sorted(p for p in root.rglob("*.md") if not SKIPPED & set(p.relative_to(root).parts))


def check_documents(root: Path, names: set[str], found: Findings) -> None:
    for path in documents(root):
        place, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        for match in LINK.finditer(text):
            target = match[1].split("#")[0]
            if target and "://" not in target and not target.startswith("mailto:") \
                    and not (path.parent / target).exists():
                found.complain(f"{place}:{line_of(text, match.start())}", "link", f"{target} is not there")
        for match in CODE_SPAN.finditer(text):
            where, span = f"{place}:{line_of(text, match.start())}", match[1]
            if PATH_SPAN.match(span) and not (root / span).exists():
                found.complain(where, "link", f"{span} is not there")
            is_name = place.startswith("docs/internals/") and NAME_SPAN.match(span)
            if is_name and re.split(r"::", span.removesuffix("()"))[-1] not in names:
                found.complain(where, "code-name", f"{span} is no longer in the sources")


def check_glossary(root: Path, found: Findings) -> None:
    glossary = root / "docs/glossary.md"
    known = set(CODE_SPAN.findall(glossary.read_text(encoding="utf-8"))) if glossary.is_file() else set()
    for path in sorted((root / "src/domain").rglob("*.h")):
        text = without_comments(path.read_text(encoding="utf-8"))
        for match in DOMAIN_TYPE.finditer(text):
            if match[1] not in known:
                place = f"{path.relative_to(root).as_posix()}:{line_of(text, match.start())}"
                found.complain(place, "glossary", f"`{match[1]}` has no entry in docs/glossary.md")


def apply_exceptions(root: Path, found: Findings) -> list[str]:
    """What is left to complain about, unneeded exceptions included."""
    file, allowed = root / "tools/exceptions.txt", {}
    for number, line in enumerate(file.read_text().splitlines() if file.is_file() else [], 1):
        if line.strip() and not line.startswith("#"):
            place, rule, reason = (part.strip() for part in (line + "::").split(":")[:3])
            if not reason:
                found.complain(f"tools/exceptions.txt:{number}", "exception", "path: rule: reason")
            allowed[place, rule] = number
    left, used = [], set()
    for place, rule, text in found.complaints:
        key = (place.split(":")[0], rule)
        used.add(key)
        if key not in allowed:
            left.append(f"{place}: {rule}: {text}")
    left += [f"tools/exceptions.txt:{number}: no longer needed" for key, number in allowed.items() if key not in used]
    return left


def check(root: Path) -> tuple[list[str], list[str]]:
    found, names = Findings(), set()
    paths = sources(root)
    for path in paths:
        place, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        check_sizes(place, text, found)
        check_head(place, text, found)
        check_words(place, text, found)
        names |= set(re.findall(r"\w+", text))
    check_folders(paths, root, found)
    check_documents(root, names, found)
    check_glossary(root, found)
    return apply_exceptions(root, found), found.warnings


def self_test() -> None:
    """Each rule is broken once in a tree made for it, and each time it is found."""
    long_function = "// Head.\nvoid long_one() {\n" + "  step();\n" * 80 + "}\n"
    files = {
        "src/base/good.h": "// A head.\n#pragma once\nstruct Good { int new_one; };  // a new thing, printf\n",
        "src/base/headless.cpp": "#include <vector>\n",
        "src/base/long.cpp": long_function,
        "src/base/bad.cpp": "// Head.\nauto t = std::chrono::system_clock::now();\nint* p = new int(1);\n"
                            'void f() { printf("x"); }\n',
        "src/base/flag.h": "// Head.\n#pragma once\nvoid set(int x, bool on);\n",
        "src/base/todo.cpp": "// Head. TODO later\n",
        "src/base/huge.cpp": "// Head.\n" * 700,
        "src/koers/main.cpp": "// Head.\nauto t = std::chrono::system_clock::now();\n",
        "src/domain/goal.h": "// Head.\n#pragma once\nclass Known {\n};\nstruct Unknown {\n};\nclass Ahead;\n",
        "docs/glossary.md": "`Known` is known, see [there](nowhere.md) and `src/base/gone.h`\n",
        "docs/internals/architecture.md": "`long_one` and `vanished_name`\n",
        "tools/exceptions.txt": "src/base/huge.cpp: file-size: made for the test\nsrc/base/good.h: new: not needed\n",
    }
    expected = [
        "docs/glossary.md:1: link", "docs/glossary.md:1: link", "docs/internals/architecture.md:1: code-name",
        "src/base/bad.cpp:2: now", "src/base/bad.cpp:3: new", "src/base/bad.cpp:4: printf",
        "src/base/flag.h:3: bool-parameter", "src/base/headless.cpp:1: head", "src/base/long.cpp:2: function-size",
        "src/base/todo.cpp:1: todo", "src/domain/goal.h:5: glossary", "tools/exceptions.txt:2: no longer needed"]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_text(text)
        found = sorted(": ".join(line.split(": ")[:2]) for line in check(Path(folder))[0])
        assert found == expected, f"found {found}\nexpected {expected}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--warnings", action="store_true", help="print what is only advised, too")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return
    complaints, warnings = check(options.root)
    if options.warnings:
        print("\n".join(f"warning: {line}" for line in warnings))
    print("\n".join([*complaints, f"house style: {len(complaints)} complaints, {len(warnings)} warnings"]))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
