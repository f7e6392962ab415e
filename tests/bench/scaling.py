"""Prints how the time grows: with the length of a page, on odd pages, with the number of pages, with processes.

python -m tests.bench.scaling [--size MB] [--most BYTES]
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from newsclean.work.jobs import cores
from press.page import page, pages
from tests.bench.measure import DIFFERENT, SEED, in_process, whole_process, write_pages
from tests.bench.speed import FIX, MB, Row, table

ODD = {
    "one line": lambda size: "春耕时节田间处处是忙碌的身影，" * (size // 45),
    "blank lines": lambda size: "\n" * size,
    "one character a line": lambda size: "春\n" * (size // 4),
    "spaces": lambda size: " " * size,
    "digits": lambda size: "12 月 3日 " * (size // 15),
    "one mark": lambda size: "“" * (size // 3),
}


def one_page(path: Path, size: int) -> None:
    """One page of a size: pages without their form feeds, one under the other."""
    with path.open("wb") as stream:
        number = 0
        while stream.tell() < size:
            stream.write(page(SEED, number % DIFFERENT).text.encode() + b"\n\n")
            number += 1
        stream.truncate(size - size % 3)


def whole_characters(path: Path) -> None:
    """Cut off a character that a size has cut in two."""
    path.write_bytes(path.read_bytes().decode(errors="ignore").encode())


def lengths(folder: Path, most: int) -> Iterator[Row]:
    """Microseconds a byte for pages of growing length; 1.00 is that of 10 kB."""
    base = 0.0
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        if size > most:
            return
        path = folder / "length.txt"
        one_page(path, size)
        whole_characters(path)
        spent = in_process(FIX, path, 3 if size < MB else 1).seconds / path.stat().st_size * MB
        base = spent if size == 10_000 else base
        yield Row(f"a page of {size:,} bytes", f"{spent:.2f} us/B", f"{spent / base:.2f}" if base else "")


def odd(folder: Path, size: int) -> Iterator[Row]:
    """Odd pages against an ordinary one of the same size."""
    path = folder / "odd.txt"
    one_page(path, size)
    whole_characters(path)
    base = in_process(FIX, path).seconds
    yield Row("an ordinary page", f"{base:.2f} s", "1.00", f"{size:,} bytes")
    for name, make in ODD.items():
        made: Callable[[int], str] = make
        path.write_text(made(size), "utf-8")
        spent = in_process(FIX, path).seconds
        yield Row(name, f"{spent:.2f} s", f"{spent / base:.2f}")


def numbers(folder: Path, size: int) -> Iterator[Row]:
    """The command over one file with more and more pages, one process: MB/s, and its peak memory."""
    for part in (4, 2, 1):
        path = folder / "pages.txt"
        write_pages(path, size // part)
        cost = whole_process([sys.executable, "-m", "newsclean", "fix", "-j", "1", path])
        speed = path.stat().st_size / MB / cost.seconds
        yield Row(f"{path.stat().st_size / MB:.1f} MB of pages", f"{speed:.2f} MB/s", "", f"peak {cost.memory:.0f} MB")


def processes(folder: Path, size: int) -> Iterator[Row]:
    """The command with more and more processes, over one file and over a corpus; the ratio is to one process."""
    path, rows = folder / "pages.txt", folder / "rows.jsonl"
    write_pages(path, size)
    with rows.open("w", encoding="utf-8") as stream:
        written = 0
        made = [one.text for one in pages(SEED, DIFFERENT)]
        while written < size:
            line = json.dumps({"id": written, "text": made[written % DIFFERENT]}, ensure_ascii=False) + "\n"
            stream.write(line)
            written += len(line.encode())
    newsclean = [sys.executable, "-m", "newsclean"]
    for name, source, command in (
        ("fix", path, ["fix", path]),
        ("corpus", rows, ["corpus", "-q", rows, "--part-size", "4", "-o"]),
    ):
        base = 0.0
        for jobs in sorted({1, 2, cores()}):
            target = [folder / f"out{jobs}"] if name == "corpus" else []
            cost = whole_process([*newsclean, *command, *target, "-j", str(jobs)])
            base = base or cost.seconds
            speed = f"{source.stat().st_size / MB / cost.seconds:.2f} MB/s"
            yield Row(f"{name}, {jobs} processes", speed, f"{base / cost.seconds:.2f}", f"peak {cost.memory:.0f} MB")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How the time grows.")
    parser.add_argument("--size", type=float, default=10, metavar="MB")
    parser.add_argument("--most", type=int, default=10_000_000, metavar="BYTES", help="The longest single page.")
    options = parser.parse_args()
    size = int(options.size * MB)
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        table(iter([Row("", "", "ratio"), Row("---", "---:", "---:", "---")]))
        table(lengths(folder, options.most))
        table(odd(folder, min(size, MB)))
        table(numbers(folder, size))
        table(processes(folder, size))


if __name__ == "__main__":
    main()
