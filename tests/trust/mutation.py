"""Mutation testing: faults put into the rules and records on purpose, and how many of them the tests see.

`python -m tests.trust.mutation` makes the mutants of mutmut (`pip install mutmut`) in a copy of this checkout, runs for
each, in a process forked for it, the tests that reach its function until one fails, and prints a table. The mutants are
tried in random order, so that a run which `--minutes 30` ends has tried a fair sample; `--seed 2` takes another one,
`--only numbers` one module, `--again FILE` those that survived a run whose `--out` FILE was.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from functools import _lru_cache_wrapper
from itertools import accumulate, takewhile
from pathlib import Path

import pytest
from _pytest.doctest import DoctestItem
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parents[2]
MUTATED = ("newsclean/rules", "newsclean/records")
TESTS = ("tests/rules", "tests/records", "tests/test_golden.py", "tests/test_clean.py", *MUTATED)
SLOW = "not linear and not time_grows and not runs_by_command"  # they measure, or start processes
SECONDS = 60  # of processor time; a mutant that needs more runs for ever
ENOUGH = 5  # seconds of tests, the quickest first: what these do not see counts as unseen
CONTROLS = 12  # functions whose tests are run as for a mutant, with nothing changed
LIVING = ("survived", "not reached")
NAMES, TOLD = "names.json", "fates.jsonl"


def mutated(folder: Path) -> list[str]:
    """Put its mutants beside each function; their names."""
    from mutmut.mutation.file_mutation import mutate_file_contents  # noqa: PLC0415 - only this program needs it

    names = []
    for path in sorted(path for part in MUTATED for path in (folder / part).glob("*.py")):
        name = path.relative_to(folder).with_suffix("").as_posix().replace("/", ".")
        made = mutate_file_contents(str(path), path.read_text("utf-8"))
        path.write_text(made.code, "utf-8")
        names += [f"{name.removesuffix('.__init__')}.{mutant}" for mutant in made.mutant_names]
    return names


class Mutants:
    """A plugin of pytest: first all tests as they are, to see which functions each reaches, then the mutants."""

    def __init__(self, names: list[str], seconds: float) -> None:
        self.names = names
        self.seconds = seconds
        self.named: dict[pytest.Item, dict[str, object]] = {}
        self.reached: dict[str, dict[pytest.Item, float]] = defaultdict(dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests, then each mutant in a fork of this process."""
        from mutmut.mutation import trampoline  # noqa: PLC0415 - as above

        now: set[str] = set()
        self.keep(session.items)
        trampoline.record_trampoline_hit = lambda name, **_: now.add(name)
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        for item in session.items:
            now.clear()
            forget()
            start = time.process_time()
            if self.failed(item):  # as one does that counts what was imported: mutmut is
                print(f"left out, as it fails beside mutmut: {item.nodeid}")
                continue
            for name in now:
                self.reached[name][item] = time.process_time() - start
        for name in random.Random(1).sample(sorted(self.reached), CONTROLS):  # noqa: S311 - no secret
            if self.fate(f"{name}__mutmut_0") != "survived":
                pytest.exit(f"{name} has failing tests though nothing in it was changed", returncode=1)
        end = time.monotonic() + self.seconds
        with Path(TOLD).open("w") as out:
            for name in takewhile(lambda _: time.monotonic() < end, self.names):
                out.write(json.dumps([name, self.fate(name)]) + "\n")
                out.flush()
        return True

    def fate(self, name: str) -> str:
        """What becomes of a mutant; the quickest tests are tried first."""
        items = self.reached[name.rsplit("__mutmut_", 1)[0]]
        if not items:
            return "not reached"
        child = os.fork()
        if not child:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            os.environ["MUTANT_UNDER_TEST"] = name
            forget()
            order = sorted(items, key=items.__getitem__)
            sums = accumulate(items[item] for item in order)
            os._exit(any(self.failed(item) for item, spent in zip(order, sums, strict=True) if spent < ENOUGH))
        _, status = os.waitpid(child, 0)
        return "survived" if not status else "timed out" if os.WIFSIGNALED(status) else "killed"

    def keep(self, items: list[pytest.Item]) -> None:
        """Keep what the examples in docstrings may name: it is cleared when they have run."""
        self.named = {item: dict(item.dtest.globs) for item in items if isinstance(item, DoctestItem)}

    def failed(self, item: pytest.Item) -> bool:
        """Run one test; whether it failed."""
        if isinstance(item, DoctestItem):
            item.dtest.globs = dict(self.named[item])
        return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def forget() -> None:
    """Empty the caches, so that what they kept is computed anew, by the mutant."""
    for name in [name for name in sys.modules if name.startswith("newsclean.")]:
        for one in vars(sys.modules[name]).values():
            if isinstance(one, _lru_cache_wrapper):
                one.cache_clear()


def table(fates: dict[str, str]) -> str:
    """The figures of each module."""
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    for name, fate in fates.items():
        modules[name.split(".x", 1)[0].removeprefix("newsclean.")][fate] += 1
    modules["all"] = sum(modules.values(), Counter())
    lines = ["| module | mutants | killed | share |", "|---|---:|---:|---:|"]
    for module, counts in modules.items():
        killed = counts["killed"] + counts["timed out"]
        lines.append(f"| {module} | {counts.total()} | {killed} | {killed / counts.total():.0%} |")
    return "\n".join(lines)


def read(path: Path) -> dict[str, str]:
    """What became of mutants, by their names."""
    return dict(map(json.loads, path.read_text().splitlines()))


def chosen(names: list[str], again: Path | None, seed: int) -> list[str]:
    """The mutants to try, in random order."""
    if again:
        before = read(again)
        names = [name for name in names if before.get(name) in LIVING]
    return random.Random(seed).sample(names, len(names))  # noqa: S311 - no secret


def run(seconds: float) -> None:
    """Run pytest in the copy, and leave with its exit code."""
    arguments = ["-q", "-p", "no:cacheprovider", "-k", SLOW, *TESTS]
    sys.exit(pytest.main(arguments, plugins=[Mutants(json.loads(Path(NAMES).read_text()), seconds)]))


def main() -> None:
    """Make mutants, try them, print the table and the survivors."""
    parser = argparse.ArgumentParser(description="Mutation testing of rules and records.")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="WORD", help="mutants whose names hold this")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write what became of each")
    parser.add_argument("--again", type=Path, metavar="FILE", help="try those again that survived")
    parser.add_argument("--folder", type=Path, help="where to put the copy; it is left there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.folder or Path(temporary)).absolute()
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".*", "__pycache__"), dirs_exist_ok=True)
        (folder / "setup.cfg").write_text("[mutmut]\nsource_paths=newsclean\n")
        with contextlib.chdir(folder):
            made = [name for name in mutated(folder) if options.only in name]
            names = chosen(made, options.again, options.seed)
            Path(NAMES).write_text(json.dumps(names))
            command = [sys.executable, "-c", f"from tests.trust.mutation import run; run({60 * options.minutes})"]
            subprocess.run(command, env={**os.environ, "PYTHONPATH": str(folder)}, check=True)
            fates = read(Path(TOLD))
    if options.out:
        options.out.write_text("".join(json.dumps(each) + "\n" for each in fates.items()))
    print(*(f"{fate}: {name}" for name, fate in fates.items() if fate in LIVING), sep="\n")
    print(f"{len(fates)} of {len(made)} mutants\n\n{table(fates)}")


if __name__ == "__main__":
    main()
