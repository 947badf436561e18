#!/usr/bin/env python3
"""Checks the metric catalogue (catalog/*.json) and writes it as the tables of src/domain/catalog.h.

usage: embed_catalog.py [--root ROOT] --out FILE.cpp | --check | --self-test
Every file but ambiguous.json is one department; ambiguous.json holds the names that leave open which metric is meant.
Whatever is wrong is one line `catalog/FILE.json: ENTRY: what`; then nothing is written and the exit code is 1.
It makes no names up: folding, plurals and misspellings are the business of src/language.
"""

import argparse
import json
import sys
import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

AMBIGUOUS = "ambiguous.json"
KINDS = ("stock", "flow", "ratio", "mean", "distinct", "index")
COMBINATIONS = ("sum", "last", "mean", "ratio_of_sums", "recompute", "none")
DIRECTIONS = ("up", "down", "range", "context")
INDICATIONS = ("leading", "lagging")
CADENCES = ("day", "week", "month", "quarter", "half", "year")
FAMILIES = {"percent": "percent", "point": "point", "count": "count", "currency": "currency", "ratio": "ratio",
            "hour": "duration", "minute": "duration", "day": "duration", "week": "duration", "month": "duration"}
FLAGS = ("survey", "efficiency", "activity")

Entry = dict[str, object]


@dataclass
class Catalogue:
    departments: list[tuple[str, Entry]] = field(default_factory=list)  # file, its JSON
    ambiguous: list[Entry] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def complain(self, file: str, entry: str, text: str) -> None:
        self.complaints.append(f"catalog/{file}: {entry}: {text}")

    def metrics(self) -> list[tuple[str, Entry]]:
        return [(file, metric) for file, department in self.departments for metric in department["metrics"]]


def without_duplicates(pairs: list[tuple[str, object]]) -> Entry:
    entry = dict(pairs)
    if len(entry) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} is there twice")
    return entry


def is_text(value: object) -> bool:
    return isinstance(value, str) and value == value.strip() != ""


def is_texts(value: object) -> bool:
    return isinstance(value, list) and all(is_text(text) for text in value) and len(set(value)) == len(value)


def is_both(value: object, is_right: object) -> bool:
    return isinstance(value, dict) and set(value) == {"nl", "en"} and all(map(is_right, value.values()))


def is_pitfalls(value: object) -> bool:
    return is_both(value, is_texts) and len(value["nl"]) == len(value["en"]) > 0


def is_bounds(value: object) -> bool:
    if not isinstance(value, dict) or not value or set(value) - {"min", "max"}:
        return False
    if not all(isinstance(end, (int, float)) and not isinstance(end, bool) for end in value.values()):
        return False
    return len(value) == 1 or value["min"] < value["max"]


def one_of(choices: tuple[str, ...]) -> tuple[object, str]:
    return (lambda value: value in choices), "one of " + ", ".join(choices)


TEXT = (is_text, "a text")
TEXTS = (is_texts, "a list of different texts")
BOTH = (lambda value: is_both(value, is_text), "a text in nl and one in en")
BOTH_LISTS = (lambda value: is_both(value, is_texts), "a list of different texts in nl and one in en")
TRUTH = (lambda value: isinstance(value, bool), "true or false")
LIST = (lambda value: isinstance(value, list), "a list")
REQUIRED = {
    "id": TEXT, "label": BOTH, "synonyms": BOTH_LISTS, "formula": TEXT, "inputs": TEXTS, "unit": TEXT,
    "kind": one_of(KINDS), "time": one_of(COMBINATIONS), "org": one_of(COMBINATIONS),
    "direction": one_of(DIRECTIONS), "indication": one_of(INDICATIONS),
    "cadence": (lambda value: is_texts(value) and value and not set(value) - set(CADENCES),
                "a list of " + ", ".join(CADENCES)),
    "pitfalls": (is_pitfalls, "as many sentences in nl as in en, at least one"),
}
OPTIONAL = {"abbreviations": TEXTS, "guards": TEXTS, "confusable": TEXTS,
            "bounds": (is_bounds, "a min below a max, or one of the two"), **dict.fromkeys(FLAGS, TRUTH)}
DEPARTMENT = {"department": TEXT, "label": BOTH, "metrics": LIST}
AMBIGUITY = {"names": BOTH_LISTS, "metrics": TEXTS}


def check_keys(found: Catalogue, file: str, name: str, entry: object, required: dict, optional: dict) -> bool:
    if not isinstance(entry, dict):
        found.complain(file, name, "is no mapping")
        return False
    before = len(found.complaints)
    for key in sorted(set(entry) - set(required) - set(optional)):
        found.complain(file, name, f"the key {key!r} is not known")
    for key, (is_right, what) in {**required, **optional}.items():
        if key not in entry and key in required:
            found.complain(file, name, f"{key!r} is missing")
        elif key in entry and not is_right(entry[key]):
            found.complain(file, name, f"{key!r} must be {what}")
    return len(found.complaints) == before


def read_entries(found: Catalogue, file: str, document: Entry, required: dict, optional: dict) -> list[Entry]:
    """Those entries of a file that are well-formed."""
    entries = document["metrics"] if required is REQUIRED else document["ambiguous"]
    right = []
    for number, entry in enumerate(entries, 1):
        name = entry.get("id") if isinstance(entry, dict) else None
        name = name if is_text(name) else f"entry {number}"
        if check_keys(found, file, name, entry, required, optional):
            right.append(entry)
    return right


def read_file(found: Catalogue, path: Path) -> None:
    try:
        document = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=without_duplicates)
    except ValueError as wrong:
        found.complain(path.name, "the file", f"cannot be read: {wrong}")
        return
    if path.name == AMBIGUOUS:
        if check_keys(found, path.name, "the file", document, {"ambiguous": LIST}, {}):
            found.ambiguous = read_entries(found, path.name, document, AMBIGUITY, {})
    elif check_keys(found, path.name, "the file", document, DEPARTMENT, {}):
        if document["department"] != path.stem:
            found.complain(path.name, "the file", f"'department' must be {path.stem!r}, as its name")
        metrics = read_entries(found, path.name, document, REQUIRED, OPTIONAL)
        found.departments.append((path.name, {**document, "metrics": metrics}))


def key_of(name: str) -> str:
    """What is left of a name without case, accents, spaces and hyphens."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def names_of(metric: Entry) -> list[str]:
    lists = [metric["label"].values(), metric.get("abbreviations", []), *metric["synonyms"].values()]
    return [name for names in lists for name in names]


def check_names(found: Catalogue) -> None:
    """A name has one owner: one metric, or one entry of the ambiguous names."""
    owners: dict[str, str] = {}
    for file, metric in found.metrics():
        for name in names_of(metric):
            owner = owners.setdefault(key_of(name), metric["id"])
            if owner != metric["id"]:
                found.complain(file, metric["id"], f"the name {name!r} is also that of {owner!r}; "
                                                   f"if it can mean both it belongs in {AMBIGUOUS}")
    for number, entry in enumerate(found.ambiguous, 1):
        for name in [*entry["names"]["nl"], *entry["names"]["en"]]:
            owner = owners.setdefault(key_of(name), f"entry {number}")
            if owner != f"entry {number}":
                found.complain(AMBIGUOUS, f"entry {number}", f"the name {name!r} is also that of {owner!r}")


def check_references(found: Catalogue) -> None:
    ids: set[str] = set()
    for file, metric in found.metrics():
        if metric["id"] in ids:
            found.complain(file, metric["id"], "the id is there twice")
        ids.add(metric["id"])
    for file, metric in found.metrics():
        for key in ("guards", "confusable"):
            for other in metric.get(key, []):
                if other not in ids or other == metric["id"]:
                    found.complain(file, metric["id"], f"{key!r} names {other!r}, which is no other metric")
        if metric.get("efficiency") and not metric.get("guards"):
            found.complain(file, metric["id"], "an efficiency metric needs 'guards'")
    for number, entry in enumerate(found.ambiguous, 1):
        for other in entry["metrics"]:
            if other not in ids:
                found.complain(AMBIGUOUS, f"entry {number}", f"'metrics' names {other!r}, which is no metric")


def read_catalogue(root: Path) -> Catalogue:
    found = Catalogue()
    for path in sorted((root / "catalog").glob("*.json")):
        read_file(found, path)
    check_names(found)
    check_references(found)
    return found


class Writer:
    """The C++ text. Lists stand one after the other in pools, so that an entry only says where its own are."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.grains: list[str] = []

    @staticmethod
    def text(value: str) -> str:
        # Not raw: a few names hold quotes. What is not ASCII stays UTF-8, as in every source.
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def texts_at(self, values: list[str]) -> str:
        first = len(self.texts)
        self.texts += values
        return f"texts_at({first}, {len(values)})"

    def cadences(self, values: list[str]) -> str:
        first = len(self.grains)
        self.grains += values
        return f"grains_at({first}, {len(values)})"

    def both(self, value: dict[str, str]) -> str:
        return f"{{{self.text(value['nl'])}, {self.text(value['en'])}}}"

    def both_lists(self, value: dict[str, list[str]]) -> str:
        return f"{{{self.texts_at(value['nl'])}, {self.texts_at(value['en'])}}}"

    def metric(self, department: str, metric: Entry) -> str:
        bounds = ", ".join(f".{end} = {float(value)}" for end, value in metric.get("bounds", {}).items())
        fields = {
            "id": self.text(metric["id"]), "department": self.text(department), "label": self.both(metric["label"]),
            "abbreviations": self.texts_at(metric.get("abbreviations", [])),
            "synonyms": self.both_lists(metric["synonyms"]),
            "formula": self.text(metric["formula"]), "inputs": self.texts_at(metric["inputs"]),
            "unit": self.text(metric["unit"]),
            "unit_family": f"UnitFamily::{FAMILIES.get(metric['unit'], 'other')}",
            "kind": f"MetricKind::{metric['kind']}", "time": f"Recombination::{metric['time']}",
            "org": f"Recombination::{metric['org']}", "direction": f"Direction::{metric['direction']}",
            "indication": f"Indication::{metric['indication']}", "cadences": self.cadences(metric["cadence"]),
            "bounds": f"{{{bounds}}}", "pitfalls": self.both_lists(metric["pitfalls"]),
            **{f"is_{flag}": str(metric.get(flag, False)).lower() for flag in FLAGS},
            "guards": self.texts_at(metric.get("guards", [])), "confusable": self.texts_at(metric.get("confusable", [])),
        }
        return "    {" + ",\n     ".join(f".{name} = {value}" for name, value in fields.items()) + "},\n"


SOURCE = """// Made from catalog/*.json by tools/embed_catalog.py.
#include <array>

#include "domain/catalog.h"

namespace koers::domain {{
namespace {{

constexpr std::array<std::string_view, {text_count}> texts{{{{
{texts}}}}};

constexpr std::array<Grain, {grain_count}> grains{{{{{grains}}}}};

constexpr std::span<const std::string_view> texts_at(std::size_t first, std::size_t count) {{
  return std::span(texts).subspan(first, count);
}}
constexpr std::span<const Grain> grains_at(std::size_t first, std::size_t count) {{
  return std::span(grains).subspan(first, count);
}}

constexpr std::array<CatalogMetric, {metric_count}> metrics{{{{
{metrics}}}}};

constexpr std::array<CatalogDepartment, {department_count}> departments{{{{
{departments}}}}};

constexpr std::array<AmbiguousName, {ambiguous_count}> ambiguous{{{{
{ambiguous}}}}};

}}  // namespace

std::span<const CatalogMetric> catalog() {{ return metrics; }}
std::span<const CatalogDepartment> catalog_departments() {{ return departments; }}
std::span<const AmbiguousName> ambiguous_names() {{ return ambiguous; }}

}}  // namespace koers::domain
"""


def source_of(found: Catalogue) -> str:
    out = Writer()
    metrics = [out.metric(department["department"], metric)
               for _, department in found.departments for metric in department["metrics"]]
    departments = [f"    {{{out.text(department['department'])}, {out.both(department['label'])}}},\n"
                   for _, department in found.departments]
    ambiguous = [f"    {{{out.both_lists(entry['names'])}, {out.texts_at(entry['metrics'])}}},\n"
                 for entry in found.ambiguous]
    return SOURCE.format(
        text_count=len(out.texts), texts="".join(f"    {out.text(text)},\n" for text in out.texts),
        grain_count=len(out.grains), grains=", ".join(f"Grain::{grain}" for grain in out.grains),
        metric_count=len(metrics), metrics="".join(metrics), department_count=len(departments),
        departments="".join(departments), ambiguous_count=len(ambiguous), ambiguous="".join(ambiguous))


def sample(identifier: str, **changes: object) -> Entry:
    return {"id": identifier, "label": {"nl": f"{identifier} nl", "en": f"{identifier} en"},
            "synonyms": {"nl": [], "en": []}, "formula": "a / b", "inputs": ["a", "b"], "unit": "percent",
            "kind": "ratio", "time": "none", "org": "ratio_of_sums", "direction": "up", "indication": "lagging",
            "cadence": ["month"], "pitfalls": {"nl": ["Let op."], "en": ["Mind."]}, **changes}


def complaints_about(files: dict[str, object]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "catalog").mkdir()
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (Path(folder) / "catalog" / name).write_text(text, encoding="utf-8")
        return read_catalogue(Path(folder)).complaints


def self_test() -> None:
    """Every mistake is found, alone, and named with its file and entry."""
    def department(*metrics: object) -> dict[str, object]:
        return {"sales.json": {"department": "sales", "label": {"nl": "Verkoop", "en": "Sales"},
                               "metrics": list(metrics)}}

    def ambiguous(name: str, *metrics: str) -> dict[str, object]:
        return {AMBIGUOUS: {"ambiguous": [{"names": {"nl": [name], "en": []}, "metrics": list(metrics)}]}}

    right = department(sample("one", guards=["two"], efficiency=True, bounds={"min": 0}), sample("two"))
    assert complaints_about({**right, **ambiguous("een", "one", "two")}) == []
    lacking = sample("one")
    del lacking["kind"]
    wrong = [
        (department(lacking), "catalog/sales.json: one: 'kind' is missing"),
        (department(sample("one", colour="red")), "catalog/sales.json: one: the key 'colour' is not known"),
        (department(sample("one", kind="heap")), "catalog/sales.json: one: 'kind' must be one of stock, flow,"),
        (department(sample("one", label={"nl": "een"})), "catalog/sales.json: one: 'label' must be a text in nl and"),
        (department(sample("one", pitfalls={"nl": ["a", "b"], "en": ["a"]})), "catalog/sales.json: one: 'pitfalls'"),
        (department(sample("one", synonyms={"nl": ["a", "a"], "en": []})), "catalog/sales.json: one: 'synonyms'"),
        (department(sample("one", bounds={"min": 1, "max": 0})), "catalog/sales.json: one: 'bounds' must be a min"),
        (department(sample("one", bounds={"min": False})), "catalog/sales.json: one: 'bounds' must be a min"),
        (department(sample("one", cadence=[])), "catalog/sales.json: one: 'cadence' must be a list of"),
        (department(sample("one", survey="yes")), "catalog/sales.json: one: 'survey' must be true or false"),
        (department("one"), "catalog/sales.json: entry 1: is no mapping"),
        (department(sample("one"), sample("one")), "catalog/sales.json: one: the id is there twice"),
        (department(sample("one", guards=["none"])), "catalog/sales.json: one: 'guards' names 'none'"),
        (department(sample("one", confusable=["one"])), "catalog/sales.json: one: 'confusable' names 'one'"),
        (department(sample("one", efficiency=True)), "catalog/sales.json: one: an efficiency metric needs"),
        (department(sample("one"), sample("two", abbreviations=["ÓNE-NL"])),
         "catalog/sales.json: two: the name 'ÓNE-NL' is also that of 'one'"),
        ({**department(sample("one")), **ambiguous("one en", "one")},
         "catalog/ambiguous.json: entry 1: the name 'one en' is also that of 'one'"),
        ({**department(sample("one")), **ambiguous("een", "none")},
         "catalog/ambiguous.json: entry 1: 'metrics' names 'none'"),
        ({"sales.json": "{"}, "catalog/sales.json: the file: cannot be read"),
        ({"sales.json": '{"department": "sales", "department": "sales"}'}, "catalog/sales.json: the file: cannot be"),
        ({"sales.json": {"department": "selling", "label": {"nl": "V", "en": "S"}, "metrics": []}},
         "catalog/sales.json: the file: 'department' must be 'sales'"),
        ({AMBIGUOUS: []}, "catalog/ambiguous.json: the file: is no mapping"),
    ]
    for files, expected in wrong:
        found = complaints_about(files)
        assert len(found) == 1 and found[0].startswith(expected), f"found {found}, expected {expected}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path)
    what.add_argument("--check", action="store_true")
    what.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return
    found = read_catalogue(options.root)
    if found.complaints:
        sys.exit("\n".join(found.complaints))
    if options.out:
        options.out.write_text(source_of(found), encoding="utf-8")
    else:
        print(f"{len(found.metrics())} metrics, {len(found.ambiguous)} groups of ambiguous names")


if __name__ == "__main__":
    main()
