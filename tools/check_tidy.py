#!/usr/bin/env python3
"""Runs clang-tidy over our own sources, some files at a time, in parallel, and only what changed since it last passed.

usage: check_tidy.py --build BUILD [--root ROOT] [--jobs N] [FILE...]
Tests are looked at only where they are named: they cost as much again, and find little.
Most of the time goes into headers, so files of one folder that share no private name are read as one; where they do
not fit together after all, one by one. What passed is remembered in the user's cache folder under the hash of all that
could change the verdict: the files, the headers of ours that they include, the settings, the version of clang-tidy.
"""

import argparse
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cpp_functions import functions, without_comments

CLANG_TIDY = "clang-tidy-19"
GROUP_FILES = 8
NAMED = re.compile(r"\b(?:struct|class|enum|using)\s+(\w+)|\b(\w+)\s*(?:\[\w*\])?\s*(?:=|\{)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "koers-tidy"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def own_includes(root: Path, path: Path) -> frozenset[Path]:
    """The headers of ours that a file includes, directly."""
    text = path.read_text(encoding="utf-8")
    return frozenset(p for p in (root / "src" / name for name in INCLUDE.findall(text)) if p.is_file())


def closure(root: Path, path: Path) -> list[Path]:
    reached, waiting = {path}, [path]
    while waiting:
        for header in own_includes(root, waiting.pop()):
            if header not in reached:
                reached.add(header)
                waiting.append(header)
    return sorted(reached)


@cache
def content_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def clang_arguments(command: str) -> list[str]:
    """The definitions, include folders and language level of a command of g++; the rest means nothing to clang-tidy."""
    words, kept = shlex.split(command), []
    for index, word in enumerate(words):
        if word.startswith(("-D", "-I", "-std=")):
            kept.append(word)
        elif word == "-isystem":
            kept += [word, words[index + 1]]
    return kept


@cache
def private_names(path: Path) -> frozenset[str]:
    """About the names that a file keeps to itself: what its anonymous namespaces define, guessed generously."""
    text = path.read_text(encoding="utf-8")
    private = "".join(re.findall(r"^namespace \{$(.*?)^\}", without_comments(text), re.MULTILINE | re.DOTALL))
    names = {name for pair in NAMED.findall(re.sub(r"^[ ]+.*$", "", private, flags=re.MULTILINE)) for name in pair}
    return frozenset(names | {function.name for function in functions(private)}) - {""}


@dataclass
class Group:
    """Files that clang-tidy reads as one."""

    arguments: list[str]
    files: list[Path]
    names: set[str]

    def takes(self, path: Path, arguments: list[str]) -> bool:
        return (arguments == self.arguments and path.parent == self.files[0].parent
                and len(self.files) < GROUP_FILES and not self.names & private_names(path))


def groups(work: list[tuple[Path, list[str]]]) -> list[Group]:
    found: list[Group] = []
    for path, arguments in work:
        group = next((g for g in found if g.takes(path, arguments)), None)
        if group is None:
            group = Group(arguments, [], set())
            found.append(group)
        group.files.append(path)
        group.names |= private_names(path)
    return sorted(found, key=lambda group: -len(group.files))


class Runner:
    def __init__(self, root: Path, build: Path) -> None:
        self.root, self.work, self.cache = root, build / "tidy", cache_folder()
        self.work.mkdir(exist_ok=True)
        version = subprocess.run([CLANG_TIDY, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
        self.settings = hashlib.sha256(version.encode() + (root / ".clang-tidy").read_bytes()
                                       + Path(__file__).read_bytes()).hexdigest()

    def key(self, group: Group) -> str:
        total = hashlib.sha256(self.settings.encode())
        total.update(" ".join(word.replace(str(self.root), "") for word in group.arguments).encode())
        for path in group.files:
            for part in closure(self.root, path):
                total.update(f"{part.relative_to(self.root)}={content_hash(part)}\n".encode())
        return total.hexdigest()

    def source(self, group: Group, key: str) -> Path:
        if len(group.files) == 1:
            return group.files[0]
        source = self.work / f"{key[:16]}.cpp"
        source.write_text("".join(f'#include "{path}"  // NOLINT\n' for path in group.files))
        return source

    def run(self, group: Group) -> str:
        """What clang-tidy has to say about the files; empty where they are fine."""
        key = self.key(group)
        mark = self.cache / key
        if mark.exists():
            mark.touch()
            return ""
        source = self.source(group, key)
        run = subprocess.run(
            [CLANG_TIDY, "--quiet", f"--config-file={self.root}/.clang-tidy", str(source), "--", *group.arguments,
             "-Wno-everything"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if run.returncode == 0:
            mark.touch()
            return ""
        if len(group.files) > 1 and "clang-diagnostic-error" in run.stdout:
            return "".join(self.run(Group(group.arguments, [path], set())) for path in group.files)
        return run.stdout or run.stderr


def sources(root: Path, build: Path, only: list[Path]) -> list[tuple[Path, list[str]]]:
    found = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = (Path(entry["directory"]) / entry["file"]).resolve()
        is_ours = path.suffix == ".cpp" and any(path.is_relative_to(root / part) for part in ("src", "tests", "bench"))
        if path in only or (is_ours and not only and not path.stem.endswith("_test")):
            found.append((path, clang_arguments(entry["command"])))
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args()
    if not shutil.which(CLANG_TIDY):
        sys.exit(f"{CLANG_TIDY} is not installed: tools/install_dependencies.sh test")
    root = options.root.resolve()
    work = sources(root, options.build.resolve(), [path.resolve() for path in options.files])
    runner = Runner(root, options.build)
    with ThreadPoolExecutor(options.jobs) as pool:
        findings = list(pool.map(runner.run, groups(work)))
    wrong = [text for text in findings if text]
    print("\n".join(wrong) + f"\nclang-tidy: {len(work)} files, findings in {len(wrong)} groups of them")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
