"""How far a corpus has come: its finished parts, kept on the disk until the corpus is whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsclean.disk.files import creating
from newsclean.output.stats import Figures

PROGRESS = ".progress"


class Place(NamedTuple):
    """Where to go on: how many inputs are done, a hash of their names; the next, its hash, how many rows are done."""

    inputs: int = 0
    names: str = ""
    name: str = ""
    sha256: str = ""
    rows: int = 0


class Finished(NamedTuple):
    """An input that was read to its end."""

    name: str
    bytes: int
    sha256: str
    rows: int


class Part(NamedTuple):
    """A finished part: its file and what went into it; the figures are those of the rows that were cleaned."""

    name: str
    rows: int
    bytes: int
    sha256: str
    rejects: int
    stats: Figures
    inputs: list[Finished]
    place: Place

    def brief(self) -> "Part":
        """The part without its inputs, which may be a million files."""
        return self._replace(inputs=[])


def finished_parts(out: Path) -> Iterator[Part]:
    """The finished parts of a corpus that is not, in order."""
    number = 0
    while (path := out / PROGRESS / f"{number:05d}.json").exists():
        known = json.loads(path.read_text("utf-8"))
        known["inputs"] = [Finished(*each) for each in known["inputs"]]
        known["place"] = Place(*known["place"])
        yield Part(**known)
        number += 1


def record(out: Path, number: int, part: Part) -> None:
    """Say that a part is finished: only from now on it counts."""
    write_json(out / PROGRESS / f"{number:05d}.json", part._asdict())


def rejects_of(out: Path, number: int) -> Path:
    """Where the rejects of a part are until the end."""
    return out / PROGRESS / f"{number:05d}.rejects.jsonl"


def columns_of(out: Path) -> Path:
    """Where the columns that were found are until the end."""
    return out / PROGRESS / "columns.arrow"


def write_json(path: Path, value: object) -> None:
    """Write a value to a file, whole or not at all."""
    with creating(path) as new:
        new.write(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")
