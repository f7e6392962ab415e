"""What a corpus on disk consists of: its plan, its finished parts, the manifest that closes it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shutil import rmtree

from newsclean import __version__
from newsclean.disk.files import creating
from newsclean.errors import NewscleanError
from newsclean.label.loaded import weights_file
from newsclean.named import NamedTuple
from newsclean.output.stats import Figures, Stats
from newsclean.profile import Profile

MANIFEST = "manifest.json"
INPUTS = "inputs.jsonl"
REJECTS = "rejects.jsonl"
PLAN = "plan.json"
PROGRESS = ".progress"


class CorpusPlan(NamedTuple):
    """Everything besides its inputs that decides the bytes of a corpus."""

    paths: tuple[str, ...]
    profile: Profile
    text_field: str = "text"
    form: str = "jsonl"
    part_size: int = 64_000_000
    records: bool = False

    def as_dict(self) -> dict[str, object]:
        """The plan as the manifest shows it. Raises ProfileError if the weights cannot be read."""
        return {
            "newsclean": __version__,
            "paths": list(self.paths),
            "profile": asdict(self.profile),
            "weights": weights_sha256(self.profile),
            "text_field": self.text_field,
            "format": self.form,
            "part_size": self.part_size,
            "row": "record" if self.records else "text",
        }


def weights_sha256(profile: Profile) -> str | None:
    """The hash of a profile's own weights; None for those of newsclean, which the version identifies."""
    if profile.weights is None:
        return None
    return sha256(weights_file(Path(profile.weights))).hexdigest()


class ResumePoint(NamedTuple):
    """Where to resume: how many inputs are done, a hash of their names; the next, its hash, how many rows are done."""

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
    place: ResumePoint

    def brief(self) -> "Part":
        """The part without its inputs, which may be a million files."""
        return self._replace(inputs=[])


def finished_parts(out: Path) -> Iterator[Part]:
    """The finished parts of an unfinished corpus, in order."""
    number = 0
    while (path := out / PROGRESS / f"{number:05d}.json").exists():
        known = json.loads(path.read_text("utf-8"))
        known["inputs"] = [Finished(*each) for each in known["inputs"]]
        known["place"] = ResumePoint(*known["place"])
        yield Part(**known)
        number += 1


def record(out: Path, number: int, part: Part) -> None:
    """Record that a part is finished: only then does it count."""
    write_json(out / PROGRESS / f"{number:05d}.json", part._asdict())


def rejects_of(out: Path, number: int) -> Path:
    """Where the rejects of a part are kept until the corpus is finished."""
    return out / PROGRESS / f"{number:05d}.rejects.jsonl"


def columns_of(out: Path) -> Path:
    """Where the columns are kept until the corpus is finished."""
    return out / PROGRESS / "columns.arrow"


def write_json(path: Path, value: object) -> None:
    """Write a value to a file, whole or not at all."""
    with creating(path) as new:
        new.write(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


class CorpusTotals(NamedTuple):
    """How many rows a corpus has, and how many were rejected."""

    clean: int
    rejects: int


def totals(out: Path) -> CorpusTotals | None:
    """The totals of a corpus that is finished."""
    if not (out / MANIFEST).exists():
        return None
    made = json.loads((out / MANIFEST).read_text("utf-8"))
    return CorpusTotals(made["clean"], made["rejects"])


def start(out: Path, plan: CorpusPlan, *, resume: bool, overwrite: bool = False) -> list[Part]:
    """Prepare the directory; return the parts that are finished.

    Raises NewscleanError if the directory holds something else, or a corpus made after another plan.
    With `overwrite` a corpus is taken away first.
    """
    progress = out / PROGRESS
    wanted = json.loads(dumps(plan.as_dict()))
    if overwrite:
        for path in (path for path in plan.paths if Path(path).resolve().is_relative_to(out.resolve())):
            message = f"{path} lies in {out}, which is to be written anew; name another directory"
            raise NewscleanError(message)
        take_away(out)
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


@contextmanager
def nothing_left(out: Path, made: Iterable[Path]) -> Iterator[None]:
    """A block that leaves nothing if it begins a corpus and fails before a part is finished.

    `made` are the directories that were made for it, the innermost first. What was only interrupted stays.
    """
    there = {path.name for path in out.iterdir()}
    fresh = only_progress(out) and not (out / PROGRESS / PLAN).exists()
    try:
        yield
    except Exception:
        if fresh and next(finished_parts(out), None) is None:
            rmtree(out / PROGRESS, ignore_errors=True)
            if "data" not in there:
                rmtree(out / "data", ignore_errors=True)
            for name in (INPUTS, REJECTS):
                (out / name).unlink(missing_ok=True)
            with suppress(OSError):  # somebody has put something into it
                for folder in made:
                    folder.rmdir()
        raise


def take_away(out: Path) -> None:
    """Delete the corpus in a directory, finished or not; a directory without one is left alone."""
    whole = all((out / name).is_file() for name in (MANIFEST, INPUTS, REJECTS))
    if not whole and not (out / PROGRESS / PLAN).is_file():
        return
    (out / MANIFEST).unlink(missing_ok=True)  # first: without it, what is left after a stop is no corpus
    for name in (INPUTS, REJECTS):
        (out / name).unlink(missing_ok=True)
    for folder in ("data", PROGRESS):
        rmtree(out / folder, ignore_errors=True)


def only_progress(out: Path) -> bool:
    """Whether the directory has nothing, or only what a run left that stopped before it wrote anything."""
    return {path.name for path in out.iterdir()} <= {PROGRESS, "data"}


def compare(wanted: dict[str, object], made: dict[str, object], out: Path, *, resume: bool) -> None:
    """Raise NewscleanError unless a corpus is to be resumed, and has the same plan."""
    if not resume:
        message = f"{out} holds a corpus already; take --resume to go on, --overwrite, or name a new directory"
        raise NewscleanError(message)
    differing = [key for key, value in wanted.items() if made.get(key) != value]
    if differing:
        message = f"{out} was begun with another {', '.join(differing)}; name a new directory"
        raise NewscleanError(message)


def finish(out: Path, plan: CorpusPlan, parts: list[Part], last: Iterable[Finished]) -> CorpusTotals:
    """Write the inputs, the rejects and the manifest, and tidy up; `last` are inputs that ended after all parts.

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
    made = CorpusTotals(stats.pages, sum(part.rejects for part in parts))
    manifest |= {"inputs": count, "rows": rows, "clean": stats.pages, "rejects": made.rejects, **figures}
    manifest["parts"] = [
        {key: part._asdict()[key] for key in ("name", "rows", "rejects", "bytes", "sha256")} for part in parts
    ]
    write_json(out / MANIFEST, manifest)
    rmtree(out / PROGRESS)
    return made


def dumps(value: object) -> bytes:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
