#!/usr/bin/env python3
"""Finds codes in src/ that have no text for people.

Every literal "area.code" is taken for the code of an error, unless it looks like a name of a file or is
the start of a longer code; that of `say(...)` is looked up in the tables of messages.
The tables are src/text/errors_*.cpp and src/text/messages_*.cpp: one entry per code, both languages.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE = r'"([a-z_]+\.[a-z_]+)"'
ENTRY = re.compile(r'^    \{"([a-z_]+(?:\.[a-z0-9_]+)?)",', re.MULTILINE)
FILE_ENDINGS = {"db", "yaml", "yml", "csv", "tsv", "json", "parquet", "html", "svg", "sock", "lock", "gz", "txt", "js", "css"}
SAID = re.compile(r'\bsay\(\s*[\w.()>-]+,\s*' + CODE)
LITERAL = re.compile(CODE)


def entries(pattern: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src/text").glob(pattern):
        found.update(ENTRY.findall(path.read_text(encoding="utf-8")))
    return found


def codes_in(text: str) -> set[str]:
    found = set(LITERAL.findall(text))
    return {code for code in found if not code.endswith("_") and code.split(".")[1] not in FILE_ENDINGS}


def main() -> int:
    errors, messages = entries("errors_*.cpp"), entries("messages_*.cpp")
    complaints = []
    for path in sorted((ROOT / "src").rglob("*")):
        is_code = path.suffix in {".h", ".cpp"} and path.stem[-5:] != "_test"
        if not is_code or path.parent.name == "text":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.lstrip().startswith("//"):
                continue
            place = f"{path.relative_to(ROOT)}:{number}"
            said = set(SAID.findall(line))
            complaints += [f"{place}: no words for error {code}: add it to src/text/errors_*.cpp"
                           for code in sorted(codes_in(line) - said - errors - messages)]
            complaints += [f"{place}: no text {code}: add it to src/text/messages_*.cpp"
                           for code in sorted(said - messages)]
    print("\n".join(complaints) if complaints else f"{len(errors)} errors and {len(messages)} texts; none is missing")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
