"""Prints how fast `fix` is, how soon the command answers, how much memory it takes, beside other tools.

python -m tests.bench.speed [--size MB] [--repeats N] [--rounds N] [--compiled]

With --compiled the compiled build is made first, which takes minutes, and timed beside the plain one.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from subprocess import CalledProcessError
from typing import NamedTuple

from tests.bench.measure import Cost, in_process, whole_process, write_pages
from tests.build import compiled

MB = 1_000_000
FIX = "from newsclean import fix as work"
WITH_NUMPY = "import os; os.environ['NEWSCLEAN_CORE'] = 'reference'; " + FIX
FROM = "import sys; sys.path.insert(0, {tree!r}); "
COMMAND = "from newsclean.cli import main; main()"
TINY = "本报讯（记者苏禾） 12\n月 28日，大桥合龙。③6\n"
WHOLE = "import sys; {load}; sys.stdout.buffer.write(work(open(sys.argv[1], encoding='utf-8').read()).encode())"


class Tool(NamedTuple):
    """Another tool: its module, the code that defines its work, what that work is."""

    module: str
    load: str
    job: str


TOOLS = (
    Tool("ftfy", "from ftfy import fix_text as work", "mends wrongly decoded text"),
    Tool("autocorrect_py", "from autocorrect_py import format as work", "spaces and marks between scripts"),
    Tool("pangu", "from pangu import space_text as work", "spaces between scripts"),
    Tool("opencc", "from opencc import OpenCC; work = OpenCC('s2t').convert", "simplified to traditional"),
    Tool("zhconv", "from zhconv import convert; work = lambda text: convert(text, 'zh-tw')", "the same"),
)


OURS = "fix, in process"
JOBS = {tool.module: tool.job for tool in TOOLS}


class Row(NamedTuple):
    """A line of the table."""

    name: str
    value: str
    ratio: str = ""
    note: str = ""


def throughput(pages: Path, tree: Path | None, rounds: int) -> Iterator[Row]:
    """MB/s of processor time in process, and the ratio of `fix` to each tool over the same text.

    All take turns, and the best of each counts: so what else the machine does weighs on all alike.
    """
    size = pages.stat().st_size / MB
    works = {OURS: FIX, "fix, with NumPy": WITH_NUMPY} | (
        {"fix, compiled": FROM.format(tree=str(tree)) + FIX} if tree else {}
    )
    works |= {tool.module: tool.load for tool in TOOLS if find_spec(tool.module)}
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, load in works.items():
            with suppress(CalledProcessError):
                costs[name].append(in_process(load, pages))
    ours = min(costs[OURS])
    for name, found in costs.items():
        if not found:
            yield Row(name, "fails", "", "another version?")
            continue
        cost = min(found)
        note = JOBS.get(name, f"{cost.memory:.0f} MB for {size:.1f} MB")
        yield Row(name, f"{size / cost.seconds:.2f} MB/s", f"{cost.seconds / ours.seconds:.2f}", note)
    yield from (Row(tool.module, "not installed") for tool in TOOLS if tool.module not in works)


def whole_processes(pages: Path, tree: Path | None) -> Iterator[Row]:
    """MB/s of processor time from the start of a process to its end, and the ratio of `newsclean fix` to each tool."""
    size = pages.stat().st_size / MB
    ours = whole_process([sys.executable, "-m", "newsclean", "fix", "-j", "1", pages])
    yield Row("fix, whole process", f"{size / ours.processor:.2f} MB/s", "1.00", f"peak {ours.memory:.0f} MB")
    if tree:
        code = FROM.format(tree=str(tree)) + COMMAND
        cost = whole_process([sys.executable, "-c", code, "fix", "-j", "1", pages])
        ratio = f"{cost.processor / ours.processor:.2f}"
        yield Row("fix, compiled", f"{size / cost.processor:.2f} MB/s", ratio, f"peak {cost.memory:.0f} MB")
    for tool in TOOLS:
        if find_spec(tool.module) is None:
            continue  # the table of those in process tells
        try:
            cost = whole_process([sys.executable, "-c", WHOLE.format(load=tool.load), pages])
        except RuntimeError:
            continue  # as above
        ratio = f"{cost.processor / ours.processor:.2f}"
        yield Row(tool.module, f"{size / cost.processor:.2f} MB/s", ratio, f"peak {cost.memory:.0f} MB")


def commands(tiny: Path, one: Path, pages: Path, repeats: int) -> Iterator[Row]:
    """Elapsed time and peak memory of the command."""
    python = [sys.executable, "-c"]
    newsclean = [sys.executable, "-m", "newsclean"]
    base = whole_process([*python, "import click, regex"], repeats)
    yield Row("import click, regex", f"{base.seconds * 1000:.0f} ms", "1.00")
    for name, command in (
        ("newsclean --help", [*newsclean, "--help"]),
        ("newsclean fix, two lines", [*newsclean, "fix", tiny]),
        ("newsclean fix, a page", [*newsclean, "fix", one]),
    ):
        cost = whole_process(command, repeats)
        ratio = f"{cost.seconds / base.seconds:.2f}"
        yield Row(name, f"{cost.seconds * 1000:.0f} ms", ratio, f"peak {cost.memory:.0f} MB")
    size = pages.stat().st_size / MB
    cost = whole_process([*newsclean, "fix", pages])
    told = f"by the clock, peak {cost.memory:.0f} MB"
    yield Row("newsclean fix, all cores", f"{size / cost.seconds:.2f} MB/s", "", told)


def table(rows: Iterator[Row]) -> None:
    """Print rows as they come."""
    for row in rows:
        sys.stdout.write(f"| {row.name:<28} | {row.value:>13} | {row.ratio:>6} | {row.note:<32} |\n")
        sys.stdout.flush()


class Made(NamedTuple):
    """What is measured: the compiled build, if it was asked for, two lines, a page, and many pages."""

    tree: Path | None
    tiny: Path
    one: Path
    pages: Path


@contextmanager
def made(size: float, *, with_build: bool) -> Iterator[Made]:
    """Make the pages, so many MB of them, and open the table."""
    with tempfile.TemporaryDirectory() as directory:
        tree = compiled(Path(directory), level=3) if with_build else None
        tiny, one, pages = (Path(directory, name) for name in ("tiny.txt", "one.txt", "pages.txt"))
        tiny.write_text(TINY, "utf-8")
        write_pages(one, 1)
        write_pages(pages, int(size * MB))
        table(iter([Row("", "", "ratio"), Row("---", "---:", "---:", "---")]))
        yield Made(tree, tiny, one, pages)


def main() -> None:
    """Make the pages, and print the table."""
    parser = argparse.ArgumentParser(description="How fast newsclean is.")
    parser.add_argument("--size", type=float, default=10, metavar="MB")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--compiled", action="store_true")
    options = parser.parse_args()
    with made(options.size, with_build=options.compiled) as (tree, tiny, one, pages):
        table(commands(tiny, one, pages, options.repeats))
        table(throughput(pages, tree, options.rounds))
        table(whole_processes(pages, tree))


if __name__ == "__main__":
    main()
