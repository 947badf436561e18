#!/usr/bin/env python3
"""Finds codes in src/ that have no text for people, and keeps docs/errors.md the list of all errors.

usage: tools/check_texts.py [--document | --unused]
--document writes docs/errors.md instead of comparing it; --unused lists the texts whose code stands nowhere in src/.

Every literal "area.code" is taken for the code of an error, unless it looks like a name of a file or is
the start of a longer code; that of `say(...)` is looked up in the tables of messages. Codes that are put
together are looked up too: those of COMPOSED one by one, of any other "area.start" + name that at least one
text begins so.
A percentage is written without a blank: in texts, in those of the page and in the catalogue.
The tables are src/text/errors_*.cpp and src/text/messages_*.cpp: one entry per code, both languages.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/errors.md"
CODE = r'"([a-z_]+\.[a-z_]+)"'
ENTRY = re.compile(r'^    \{"([a-z_]+(?:\.[a-z0-9_]+)?)",', re.MULTILINE)
FILE_ENDINGS = set("db yaml yml csv tsv json parquet html svg sock lock gz txt js css".split())
SAID = re.compile(r"\bsay\(\s*[\w.()>-]+,\s*" + CODE)
LITERAL = re.compile(CODE)
COMPOSED = ((re.compile(r'\bexpected\("([a-z]+)"\)'), "plan.expected_"),
            (re.compile(r'\bneeds\(\w+, "([a-z]+)"\)'), "command.needs_"))
START = re.compile(r'"([a-z_]+\.[a-z_]*)"\)? \+')
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"|([{},])')
BLANK = re.compile(r"[\d}] %")

HEAD = """# Errors

Every error has a stable code; programs read the code, people its words. This is the list, made from the
tables in `src/text` by `tools/check_texts.py --document`; the words are in English here and in Dutch beside
them in the tables. `{names}` are filled in.
"""


def tables(pattern: str) -> list[pathlib.Path]:
    return sorted((ROOT / "src/text").glob(pattern))


def codes_of(pattern: str) -> set[str]:
    return {code for path in tables(pattern) for code in ENTRY.findall(path.read_text(encoding="utf-8"))}


def words_in(entry: str) -> list[str]:
    """The texts of one entry in order: code, nl text, nl hint, en text, en hint."""
    words, is_new = [], True
    for match in TEXT.finditer(entry):
        if match[2]:
            is_new = True
        elif is_new:
            words.append(match[1])
            is_new = False
        else:
            words[-1] += match[1]
    return words


def as_shown(words: str) -> str:
    for written, shown in (('\\"', '"'), ("\\\\", "\\"), ("{{", "{"), ("}}", "}"), ("|", "\\|")):
        words = words.replace(written, shown)
    return words


def document() -> str:
    rows = {}
    for path in tables("errors_*.cpp"):
        body = path.read_text(encoding="utf-8").split("table[] = {\n", 1)[1].split("\n};", 1)[0]
        for entry in re.split(r'^(?=    \{"[a-z_]+\.)', body, flags=re.MULTILINE):
            words = words_in(entry)
            if len(words) == 5:
                rows[words[0]] = [as_shown(word) for word in words[3:]]
    lines = [HEAD]
    area = ""
    for code in sorted(rows):
        if code.split(".")[0] != area:
            area = code.split(".")[0]
            lines.append(f"\n## {area}\n\n| code | what is wrong | what to do |\n|---|---|---|\n")
        lines.append(f"| `{code}` | {rows[code][0]} | {rows[code][1]} |\n")
    return "".join(lines)


def codes_in(line: str) -> set[str]:
    found = set(LITERAL.findall(line))
    return {code for code in found if not code.endswith("_") and code.split(".")[1] not in FILE_ENDINGS}


def complaints_of(path: pathlib.Path, errors: set[str], messages: set[str]) -> list[str]:
    complaints = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.lstrip().startswith("//"):
            continue
        place = f"{path.relative_to(ROOT)}:{number}"
        said = set(SAID.findall(line))
        composed = {start + name for pattern, start in COMPOSED for name in pattern.findall(line)}
        starts = {start for start in START.findall(line) if start.endswith((".", "_"))}
        complaints += [f"{place}: no words for error {code}: add it to src/text/errors_*.cpp"
                       for code in sorted(composed - errors)]
        complaints += [f"{place}: no text begins with {start}" for start in sorted(starts)
                       if not any(code.startswith(start) for code in errors | messages)]
        complaints += [f"{place}: no words for error {code}: add it to src/text/errors_*.cpp"
                       for code in sorted(codes_in(line) - said - errors - messages)]
        complaints += [f"{place}: no text {code}: add it to src/text/messages_*.cpp"
                       for code in sorted(said - messages)]
    return complaints


def with_a_blank() -> list[str]:
    """Texts that write a percentage as no other does: "80 %"."""
    paths = tables("errors_*.cpp") + tables("messages_*.cpp")
    paths += sorted((ROOT / "catalog").glob("*.json")) + sorted((ROOT / "web/src/i18n").glob("*.json"))
    return [f"{path.relative_to(ROOT)}:{number}: write percentages without a blank: 80%"
            for path in paths
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if BLANK.search(line)]


def unused(codes: set[str]) -> list[str]:
    """Codes that stand nowhere as a whole, nor as an area that is put together in the code ("status." + name)."""
    paths = [path for path in (ROOT / "src").rglob("*") if path.suffix in {".h", ".cpp"}]
    sources = [path for path in paths if not path.name.startswith(("messages", "errors_"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return [code for code in sorted(codes) if f'"{code}"' not in text and f'"{code.split(".")[0]}."' not in text]


def main() -> int:
    errors, messages = codes_of("errors_*.cpp"), codes_of("messages_*.cpp")
    if "--unused" in sys.argv[1:]:
        print("\n".join(unused(errors | messages)))
        return 0
    if "--document" in sys.argv[1:]:
        DOCUMENT.write_text(document(), encoding="utf-8")
    complaints = []
    for path in sorted((ROOT / "src").rglob("*")):
        is_test = path.stem.endswith("_test")
        if path.suffix in {".h", ".cpp"} and not is_test and path.parent.name != "text":
            complaints += complaints_of(path, errors, messages)
    complaints += with_a_blank()
    if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != document():
        complaints.append("docs/errors.md: not up to date: tools/check_texts.py --document")
    print("\n".join(complaints) if complaints else f"{len(errors)} errors, {len(messages)} texts; none is missing")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
