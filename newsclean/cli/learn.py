"""`newsclean learn`: learn how a newspaper is set from pages whose truth is known."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import click

from newsclean.cli.console import FAILED, byte_output, tell
from newsclean.cli.options import overwriting, with_profile
from newsclean.cli.places import refuse_target
from newsclean.cli.settings import in_force
from newsclean.disk.files import creating
from newsclean.errors import NewscleanError, PageError
from newsclean.label.differences import differences
from newsclean.label.loaded import WEIGHTS, weights_file
from newsclean.label.model import read_model
from newsclean.learn.adapt import adapted
from newsclean.learn.header import dated, retold
from newsclean.learn.lesson import Lesson, gold_pages, lesson
from newsclean.learn.reading import Learned, measure
from newsclean.named import NamedTuple
from newsclean.output import recognise
from newsclean.output.printable import one_line
from newsclean.profile import Profile

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
Say = Callable[[str], None]


class Parts(NamedTuple):
    """Pages to learn from, and pages held back for measuring."""

    taught: list[Path]
    held: list[Path]


class Taught(NamedTuple):
    """A page that was read, and what is learned from it."""

    path: Path
    lesson: Lesson


@click.command("learn", short_help="Learn weights from pages whose truth is known.")
@click.argument("gold", type=DIRECTORY, nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True), default="-", help="Write there.")
@click.option(
    "--held",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.2,
    show_default=True,
    metavar="SHARE",
    help="The share of pages to hold back and measure by.",
)
@click.option("--seed", default=0, show_default=True, metavar="N", help="Another seed holds back other pages.")
@click.option(
    "--from",
    "base",
    default="default",
    show_default=True,
    metavar="default|FILE",
    help="Begin with the weights that come with newsclean, or with others.",
)
@click.option("--deep", is_flag=True, help="Change all layers, not the last alone: wants hundreds of pages.")
@click.option("--scratch", is_flag=True, help="Begin with nothing, all layers: wants thousands of pages.")
@click.option("--force", is_flag=True, help="Write the weights also where they read pages held back no better.")
@with_profile
@overwriting
@click.option("-q", "--quiet", is_flag=True, help="Report failures only.")
def command(
    gold: tuple[Path, ...],
    *,
    output: str,
    held: float,
    seed: int,
    base: str,
    deep: bool,
    scratch: bool,
    force: bool,
    profile: str | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Learn how a newspaper is set from pages whose truth is known.

    GOLD holds NAME.txt, the page, and NAME.gold.jsonl, its true records: what `newsclean segment` wrote, corrected by
    hand. A dozen pages are enough, and take seconds: the weights that come with newsclean are adapted to them, and held
    to what they know of other newspapers. The file holds the differences alone. The same pages make the same weights.

    --deep and --scratch learn on, or anew, with all layers of the network. They need PyTorch: pip install torch.

    \b
    Example:
      newsclean learn truth/ -o paper.weights
    """  # noqa: D301 - click looks for the character, not for its name
    replaces = recognise.anything if overwrite else recognise.weights
    if output != "-":
        refuse_target(output, replaces)
    if scratch and base != "default":
        message = "--scratch begins with nothing: it takes no --from"
        raise click.UsageError(message)
    for name in ("rapidfuzz", "torch") if deep or scratch else ("rapidfuzz",):
        if not find_spec(name):
            message = f"this needs {name}: pip install {name}"
            raise click.UsageError(message)
    say = silent if quiet else print_line
    chosen = in_force(gold[0], profile).profile
    try:
        parts = parted(chain.from_iterable(map(gold_pages, gold)), held, seed)
        taught, kept = (list(lessons(pages, chosen)) for pages in parts)
        say(f"pages to learn from: {len(taught)}; held back to measure by: {len(kept)}")
        start = None if scratch else weights_file(WEIGHTS if base == "default" else Path(base))
        if start and not deep:
            learned = adaptation(start, taught, kept, say)
        else:
            learned = deeply_learned(start, taught, kept, seed, say)
        if start and worse(learned.report, as_before(start, kept)) and not force:
            message = (
                "the weights read the pages held back worse than before: nothing was written (--force writes them)"
            )
            raise PageError(message)
        weights = learned.weights
        if start and not deep and base == "default":
            weights = differences(start, weights)
        write(output, dated(weights, [page.path for page in taught], learned.report), replaces)
    except NewscleanError as error:
        tell(str(error))
        raise click.exceptions.Exit(FAILED) from error
    if len(taught) + len(kept) < len(parts.taught) + len(parts.held):
        raise click.exceptions.Exit(FAILED)


def adaptation(start: bytes, taught: Sequence[Taught], kept: Sequence[Taught], say: Say) -> Learned:
    """Adapt the last layer: to the pages taught, telling what that does to those kept; then to all of them."""
    lessons = [page.lesson for page in taught]
    report = as_before(adapted(start, lessons), kept) if kept else {}
    for name, before in as_before(start, kept).items():
        say(f"{name} on pages held back: {before:.4f} before, {report[name]:.4f} now")
    return Learned(adapted(start, lessons + [page.lesson for page in kept]), report)


def deeply_learned(
    start: bytes | None, taught: Sequence[Taught], kept: Sequence[Taught], seed: int, say: Say
) -> Learned:
    """Learn all layers, on from some weights or anew."""
    from newsclean.learn.train import learn  # noqa: PLC0415 - needs torch, of the optional extra `learn`

    base = read_model(retold(start, {"second": None})) if start else None
    return learn([page.lesson for page in taught], [page.lesson for page in kept], say, seed, base=base)


def as_before(weights: bytes, kept: Sequence[Taught]) -> dict[str, float]:
    """How well weights read the pages kept; nothing where none are."""
    return measure(read_model(weights), [page.lesson for page in kept]) if kept else {}


def worse(report: dict[str, float], before: dict[str, float]) -> bool:
    """Whether what was learned reads pages worse than what was known before: fewer labels are right."""
    return report.get("labels", 0.0) < before.get("labels", 0.0)


def print_line(line: str) -> None:
    """Print a line for the user that is not a result."""
    click.echo(one_line(line), err=True)


def silent(_line: str) -> None:
    """Print nothing."""


def parted(pages: Iterable[Path], share: float, seed: int) -> Parts:
    """Hold back a share of the pages, chosen by a hash of their names, which neither order nor chance affects.

    >>> taught, held = parted([Path(f"{number}.txt") for number in range(10)], 0.2, 0)
    >>> len(taught), len(held), set(taught) & set(held)
    (8, 2, set())
    """
    drawn = sorted(pages, key=lambda page: (sha256(f"{seed}/{page.name}".encode()).hexdigest(), page))
    size = int(len(drawn) * share)
    return Parts(sorted(drawn[size:]), sorted(drawn[:size]))


def lessons(pages: Sequence[Path], profile: Profile) -> Iterator[Taught]:
    """Read pages with their truth; one that cannot be read is reported and left out."""
    for page in tracked(pages):
        try:
            yield Taught(page, lesson(page, profile))
        except NewscleanError as error:
            print_line(f"{page}: {error}")
        except UnicodeDecodeError as error:
            print_line(f"{page}: not UTF-8: {error.reason} at byte {error.start}")


def tracked(pages: Sequence[Path]) -> Iterable[Path]:
    """The pages, with a progress bar if the output is a terminal."""
    if not sys.stderr.isatty() or not pages:
        return pages
    from rich.console import Console  # noqa: PLC0415 - slow to load, wanted only here
    from rich.progress import track  # noqa: PLC0415 - as above

    return track(pages, "reading pages", console=Console(stderr=True), transient=True)


def write(output: str, weights: bytes, replaces: Callable[[BinaryIO], bool]) -> None:
    """Write the weights to a file, whole or not at all, or to the standard output."""
    if output == "-":
        byte_output().write(weights)
        return
    with creating(Path(output), replaces) as new:
        new.write(weights)
