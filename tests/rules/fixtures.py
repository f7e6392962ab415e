"""Reads the fixture files of the rules.

One case a line: `name<TAB>source<TAB>expected`; no third part means that the source must stay as it is. `#` opens a
comment. `@spacing = "add"` sets the profile, in TOML, for the cases that follow; `@` alone sets it back. \\n, \\t and
\\uXXXX are understood. What must be left alone comes first.
"""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from newsclean.profile import DEFAULT, Profile

ROOT = Path(__file__).parents[2] / "fixtures"
ESCAPE = re.compile(r"\\n|\\t|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
PLAIN = {"\\n": "\n", "\\t": "\t"}


class Case(NamedTuple):
    """One line of a fixture file."""

    rule: str
    name: str
    source: str
    expected: str
    profile: Profile

    @property
    def stays(self) -> bool:
        return self.source == self.expected


def unescaped(text: str) -> str:
    return ESCAPE.sub(lambda match: PLAIN.get(match[0]) or chr(int(match[1] or match[2], 16)), text)


def cases(path: Path) -> list[Case]:
    found = []
    profile = DEFAULT
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            profile = Profile(**tomllib.loads(line[1:]))
        elif line and not line.startswith("#"):
            name, source, *expected = map(unescaped, line.split("\t"))
            found.append(Case(path.stem, name, source, expected[0] if expected else source, profile))
    return found


def all_cases() -> list[Case]:
    return [case for path in sorted((ROOT / "rules").glob("*.txt")) for case in cases(path)]


def clean_paragraphs() -> list[tuple[str, str]]:
    return [
        (f"{path.stem}:{number}", line)
        for path in sorted((ROOT / "clean").glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if line.strip()
    ]
