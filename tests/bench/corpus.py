"""Proves `corpus` on a large table: peak memory, and that kill -9 at random moments changes no byte of the result.

python -m tests.bench.corpus [--size MB] [--kills N] [--jobs N] [--every N]
[--pages DIR] [--folder DIR] [--against MB]

With `--every 20` one row in twenty has a page for its text; the others have the first lines of one, and in another
field the ten pages of its issue, so that a gigabyte goes through in minutes. With `--pages` the texts are those of a
directory, over and over, each time with other digits; with `--folder` what is written is kept there. With `--against`
a run over the first so many MB stands for one over all: it is what the parts of the run that is killed are held to.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from hashlib import file_digest
from itertools import count
from pathlib import Path

from press.page import dice_for, pages
from tests.bench.measure import DIFFERENT, SEED, whole_process
from tests.bench.speed import MB, Row, table

OPENING = 60  # characters of a short text
ISSUE = 10  # pages


def write_rows(path: Path, size: int, every: int, texts: list[str]) -> str:
    """Write pages as JSON Lines until the file has a size; how many rows and how much text to clean."""
    text = 0
    with path.open("wb") as stream:
        for number in count():
            if stream.tell() >= size:
                return f"{number:,} rows, {text / MB:.1f} MB of text"
            turn, at = divmod(number, len(texts))
            row = {"id": number, "text": turned(texts[at], turn), "source": "simulated"}
            if number % every:
                row |= {"text": row["text"][:OPENING], "issue": "\f".join((texts[at:] + texts)[:ISSUE])}
            stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            text += len(row["text"].encode())
    raise AssertionError


def turned(text: str, turn: int) -> str:
    """A text with other digits, so that no row is that of the turn before.

    >>> turned("12月3日", 8)
    '90月1日'
    """
    return text.translate({ord("0") + digit: ord("0") + (digit + turn) % 10 for digit in range(10)})


def files(folder: Path) -> dict[str, str]:
    """The files of a directory with their hashes."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                found[path.relative_to(folder).as_posix()] = file_digest(stream, "sha256").hexdigest()
    return found


def killed(command: list[str], seconds: float, kills: int) -> int:
    """Run a command, kill it and its workers at random moments, run it to its end; how often it was killed."""
    dice = dice_for(kills)
    hit = 0
    for _ in range(kills):
        with subprocess.Popen(command, start_new_session=True) as running:
            time.sleep(dice.uniform(0.3, 1.7 * seconds / (kills + 1)))
            if running.poll() is None:
                hit += 1
                os.killpg(running.pid, signal.SIGKILL)
    subprocess.run(command, check=True)
    return hit


def beginning(path: Path, size: float) -> Path:
    """A file with the first rows of another, so many bytes of them."""
    first = path.with_name("first.jsonl")
    with path.open("rb") as rows, first.open("wb") as new:
        while new.tell() < size:
            new.write(rows.readline())
    return first


def same(whole: Path, other: Path, *, all_rows: bool) -> bool:
    """Whether two corpora have the same bytes; the parts of the first, but for the last, where it has not all rows."""
    if all_rows:
        return files(whole) == files(other)
    parts = {name: file for name, file in files(whole).items() if name.startswith("data/")}
    del parts[max(parts)]
    return bool(parts) and parts.items() <= files(other).items()


def main() -> None:
    """Print the table; the exit code is 1 where the bytes differ."""
    parser = argparse.ArgumentParser(description="A large table through the command.")
    parser.add_argument("--size", type=float, default=1000, metavar="MB")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one row in so many has a whole page as text")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="take the texts of its *.txt")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="write there, and keep it")
    parser.add_argument("--against", type=float, metavar="MB", help="run so much of it once without a stop, not all")
    options = parser.parse_args()
    if options.pages:
        texts = [path.read_text("utf-8") for path in sorted(options.pages.glob("*.txt"))]
    else:
        texts = [one.text for one in pages(SEED, DIFFERENT)]
    with nullcontext(options.folder) if options.folder else tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        rows = folder / "rows.jsonl"
        print(write_rows(rows, int(options.size * MB), options.every, texts), flush=True)
        command = [sys.executable, "-m", "newsclean", "corpus", "--jobs", str(options.jobs)]
        size = options.against or options.size
        command += ["--part-size", str(min(8, size / 20)), "--resume"]
        whole = beginning(rows, size * MB) if options.against else rows
        cost = whole_process([*command, whole, "-o", folder / "whole"])
        note = f"peak {cost.memory:.0f} MB, {size / cost.processor:.2f} MB/s of processor time"
        table(iter([Row(f"{size:g} MB, {options.jobs} processes", f"{size / cost.seconds:.2f} MB/s", "", note)]))
        seconds = cost.seconds * options.size / size
        hit = killed([*command, str(rows), "-o", str(folder / "killed")], seconds, options.kills)
        holds = same(folder / "whole", folder / "killed", all_rows=not options.against)
        table(iter([Row("killed and resumed", f"{hit} times", "", "same bytes" if holds else "DIFFERENT BYTES")]))
    sys.exit(not holds)


if __name__ == "__main__":
    main()
