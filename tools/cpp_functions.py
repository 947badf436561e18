"""Finds the functions of a C++ file and their lengths, without a compiler.

Good for formatted code of this house: it follows braces, after taking out comments, strings and directives.
It knows no macros beyond that a name with arguments before a brace is a function, which makes TEST_CASE one.
"""

import re
from dataclasses import dataclass

TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>\w*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*", re.DOTALL | re.MULTILINE)
INITIALIZERS = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:)")
TYPE = re.compile(r"^\s*(?:template\s*<.*>\s*)?(?:typedef\s+)?(?:class|struct|union|enum)\b", re.DOTALL)
NAME = re.compile(r"([~\w:]+(?:\s*operator\s*\S+)?)\s*\(")


@dataclass
class Function:
    name: str
    line: int
    lines: int


def blank(match: re.Match[str]) -> str:
    """Spaces instead of the text, so that lines stay where they are; a directive stays a directive in name only."""
    text = match[0]
    if text.lstrip().startswith("#pragma"):
        return text
    return re.sub(r"[^\n]", " ", text)


def without_comments(text: str) -> str:
    return TOKENS.sub(blank, text)


def kind_of_block(head: str, parentheses: int) -> str:
    """What an opening brace opens, seen from the text since the last statement at its level."""
    stripped = head.rstrip()
    if parentheses > 0 or stripped.endswith(("=", ",", "return", "(")):
        return "value"
    if re.search(r"\bnamespace\b|\bextern\b\s*$", stripped):
        return "namespace"
    if TYPE.match(head) and not stripped.endswith((")", "const", "noexcept", "override")):
        return "type"
    if INITIALIZERS.search(stripped) and re.search(r"[\w>]$", stripped) \
            and not stripped.endswith((" const", " noexcept", " override")):
        return "value"
    return "function" if "(" in stripped else "value"


class Scanner:
    """Walks over the braces of one file; a function inside a function (a lambda) is part of the outer one."""

    def __init__(self, text: str) -> None:
        self.code = re.sub(r"^[ \t]*#pragma[^\n]*", "", without_comments(text), flags=re.MULTILINE)
        self.blocks: list[tuple[str, int]] = []
        self.head_start = self.parentheses = 0
        self.found: list[Function] = []

    def is_inside_function(self) -> bool:
        return any(kind == "function" for kind, _ in self.blocks)

    def open(self, position: int) -> None:
        head = self.code[self.head_start:position]
        kind = "inner" if self.is_inside_function() else kind_of_block(head, self.parentheses)
        self.blocks.append((kind, self.head_start + len(head) - len(head.lstrip())))
        if kind != "value":
            self.head_start = position + 1

    def close(self, position: int) -> None:
        if not self.blocks:
            return
        kind, start = self.blocks.pop()
        if kind == "function":
            name = NAME.search(self.code[start:position])
            first, last = self.code.count("\n", 0, start) + 1, self.code.count("\n", 0, position) + 1
            self.found.append(Function(name[1] if name else "?", first, last - first + 1))
        if kind != "value":
            self.head_start = position + 1

    def run(self) -> list[Function]:
        for match in re.finditer(r"[{};()]", self.code):
            character, position = match[0], match.start()
            if character == "{":
                self.open(position)
            elif character == "}":
                self.close(position)
            elif not self.is_inside_function():
                self.parentheses += {"(": 1, ")": -1, ";": 0}[character]
                if character == ";" and self.parentheses == 0:
                    self.head_start = position + 1
        return self.found


def functions(text: str) -> list[Function]:
    """The functions of a file, in the order in which they end."""
    return Scanner(text).run()
