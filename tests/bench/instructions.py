"""Prints how many instructions `fix` and the command take, beside other tools: figures that no other load can disturb.

python -m tests.bench.instructions [--size MB] [--compiled]

Needs valgrind, and takes minutes: under it everything is fifty times slower.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from tests.bench.measure import AS_INSTALLED
from tests.bench.speed import FIX, FROM, TOOLS, Row, made, table

VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
COUNTED = re.compile(r"I\s+refs:\s+([0-9,]+)")
REPEATED = """
import sys
text = open(sys.argv[1], encoding="utf-8", newline="").read()
{load}
for _ in range(int(sys.argv[2])):
    work(text)
"""


def instructions(arguments: Sequence[str | Path]) -> int:
    """How many instructions Python takes from its start to its end."""
    ran = subprocess.run(
        [*VALGRIND, sys.executable, *arguments],
        env={**AS_INSTALLED, "PYTHONHASHSEED": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = COUNTED.search(ran.stderr)
    assert found, ran.stderr
    return int(found[1].replace(",", ""))


def a_byte(load: str, pages: Path) -> float:
    """How many instructions a byte takes once all is loaded: what a second time over the same pages adds."""
    program = ["-c", REPEATED.format(load=load), pages]
    subprocess.run([sys.executable, *program, "0"], env=AS_INSTALLED, check=True)  # so that all modules are compiled
    once, twice = (instructions([*program, str(times)]) for times in (1, 2))
    return (twice - once) / pages.stat().st_size


def work(pages: Path, tree: Path | None) -> Iterator[Row]:
    """Instructions a byte."""
    ours = a_byte(FIX, pages)
    yield Row("fix, in process", f"{ours:,.0f} a byte", "1.00")
    if tree:
        found = a_byte(FROM.format(tree=str(tree)) + FIX, pages)
        yield Row("fix, compiled", f"{found:,.0f} a byte", f"{found / ours:.2f}")
    for tool in TOOLS:
        if find_spec(tool.module):
            found = a_byte(tool.load, pages)
            yield Row(tool.module, f"{found:,.0f} a byte", f"{found / ours:.2f}", tool.job)


def starts(tiny: Path, one: Path) -> Iterator[Row]:
    """Instructions of the command, from start to end."""
    base = instructions(["-c", "import click, regex"])
    yield Row("import click, regex", f"{base / 1e6:,.0f} million", "1.00")
    for name, arguments in (
        ("newsclean --help", ["--help"]),
        ("newsclean fix, two lines", ["fix", tiny]),
        ("newsclean fix, a page", ["fix", one]),
    ):
        found = instructions(["-m", "newsclean", *arguments])
        yield Row(name, f"{found / 1e6:,.0f} million", f"{found / base:.2f}")


def main() -> None:
    """Make the pages, and print the table."""
    parser = argparse.ArgumentParser(description="How many instructions newsclean takes.")
    parser.add_argument("--size", type=float, default=0.1, metavar="MB")
    parser.add_argument("--compiled", action="store_true")
    options = parser.parse_args()
    if which("valgrind") is None:
        sys.exit("valgrind is not installed")
    with made(options.size, with_build=options.compiled) as (tree, tiny, one, pages):
        table(starts(tiny, one))
        table(work(pages, tree))


if __name__ == "__main__":
    main()
