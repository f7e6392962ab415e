"""What is known of a corpus that is being written: its plan, its finished parts, where to go on, its manifest."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO, NamedTuple

from newsclean import __version__
from newsclean.corpus.files import BLOCK, creating
from newsclean.errors import NewscleanError
from newsclean.output.stats import Figures, Stats
from newsclean.profile import Profile

MANIFEST = "manifest.json"
INPUTS = "inputs.jsonl"
REJECTS = "rejects.jsonl"
PROGRESS = ".progress"
PLAN = "plan.json"


class Plan(NamedTuple):
    """What decides each byte of a corpus, the inputs apart."""

    paths: tuple[str, ...]
    profile: Profile
    text_field: str = "text"
    form: str = "jsonl"
    part_size: int = 64_000_000
    records: bool = False

    def as_dict(self) -> dict[str, object]:
        """The plan as the manifest shows it."""
        return {
            "newsclean": __version__,
            "paths": list(self.paths),
            "profile": asdict(self.profile),
            "text_field": self.text_field,
            "format": self.form,
            "part_size": self.part_size,
            "row": "record" if self.records else "text",
        }


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


class Totals(NamedTuple):
    """How many rows a corpus has, and how many were rejected."""

    clean: int
    rejects: int


def totals(out: Path) -> Totals | None:
    """The totals of a corpus that is finished."""
    if not (out / MANIFEST).exists():
        return None
    made = json.loads((out / MANIFEST).read_text("utf-8"))
    return Totals(made["clean"], made["rejects"])


def start(out: Path, plan: Plan, *, resume: bool) -> list[Part]:
    """Make the directory ready; the parts that are finished.

    Raises NewscleanError where the directory holds something else, or a corpus made after another plan.
    """
    progress = out / PROGRESS
    wanted = json.loads(dumps(plan.as_dict()))
    if (out / MANIFEST).exists():
        made: dict[str, object] = json.loads((out / MANIFEST).read_text("utf-8"))
        compare(wanted, made, out, resume=resume)
        rmtree(progress, ignore_errors=True)
        return []
    if (progress / PLAN).exists():
        compare(wanted, json.loads((progress / PLAN).read_text("utf-8")), out, resume=resume)
    elif not only_progress(out):
        message = f"{out} is there already; name a new directory"
        raise NewscleanError(message)
    for left in (path for folder in (out, out / "data", progress) for path in folder.glob(".*.tmp")):
        left.unlink()
    write_json(progress / PLAN, wanted)
    return [part.brief() for part in finished_parts(out)]


def only_progress(out: Path) -> bool:
    """Whether nothing is there, but perhaps what a run left that stopped before it had written anything."""
    return {path.name for path in out.iterdir()} <= {PROGRESS, "data"}


def compare(wanted: dict[str, object], made: dict[str, object], out: Path, *, resume: bool) -> None:
    """Raise NewscleanError unless a corpus is to be gone on with, and after the same plan."""
    if not resume:
        message = f"{out} holds a corpus already; take --resume to go on, or name a new directory"
        raise NewscleanError(message)
    differing = [key for key, value in wanted.items() if made.get(key) != value]
    if differing:
        message = f"{out} was begun with another {', '.join(differing)}; name a new directory"
        raise NewscleanError(message)


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


def finish(out: Path, plan: Plan, parts: list[Part], last: Iterable[Finished]) -> Totals:
    """Write the inputs, the rejects and the manifest, and tidy up; `last` are inputs that ended behind all parts.

    The manifest comes last of all: where it stands, the corpus is whole.
    """
    count = rows = 0
    with creating(out / INPUTS) as new:
        for each in chain((each for part in finished_parts(out) for each in part.inputs), last):
            new.write(dumps(each._asdict()) + b"\n")
            count += 1
            rows += each.rows
    with creating(out / REJECTS) as new:
        for number in range(len(parts)):
            new.write(rejects_of(out, number).read_bytes())
    stats = Stats()
    for part in parts:
        stats.merge(Stats.of(part.stats))
    manifest: dict[str, object] = plan.as_dict()
    figures = {name: value for name, value in stats.as_dict().items() if name != "pages"}
    made = Totals(stats.pages, sum(part.rejects for part in parts))
    manifest |= {"inputs": count, "rows": rows, "clean": stats.pages, "rejects": made.rejects, **figures}
    manifest["parts"] = [
        {key: part._asdict()[key] for key in ("name", "rows", "rejects", "bytes", "sha256")} for part in parts
    ]
    write_json(out / MANIFEST, manifest)
    rmtree(out / PROGRESS)
    return made


def digest(stream: BinaryIO) -> str:
    """The SHA-256 of a file from its start."""
    stream.seek(0)
    found = sha256()
    while block := stream.read(BLOCK):
        found.update(block)
    return found.hexdigest()


def dumps(value: object) -> bytes:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def write_json(path: Path, value: object) -> None:
    """Write a value to a file, whole or not at all."""
    with creating(path) as new:
        new.write(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """A block that one process at a time may be in for a directory, where the system can see to it."""
    try:
        import fcntl  # noqa: PLC0415 - absent on Windows
    except ImportError:
        yield
        return
    number = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(number)
        message = f"another run is writing to {out}"
        raise NewscleanError(message) from error
    try:
        yield
    finally:
        os.close(number)
