"""Proves `corpus` on a large table: peak memory, and that kill -9 at random moments changes no byte of the result.

python -m tests.bench.corpus [--size MB] [--kills N] [--jobs N] [--every N]

With `--every 20` one row in twenty has a page for its text; the others have the first lines of one, and in another
field the ten pages of its issue, so that a gigabyte goes through in minutes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from hashlib import file_digest
from pathlib import Path

from press.page import dice_for, pages
from tests.bench.measure import DIFFERENT, SEED, Cost, whole_process
from tests.bench.speed import MB, Row, table

OPENING = 60  # characters of a short text
ISSUE = 10  # pages


def write_rows(path: Path, size: int, every: int) -> str:
    """Write simulated pages as JSON Lines until the file has a size; how many rows and how much text to clean."""
    made = [one.text for one in pages(SEED, DIFFERENT)]
    number = text = 0
    with path.open("wb") as stream:
        while stream.tell() < size:
            at = number % DIFFERENT
            row = {"id": number, "text": made[at], "source": "simulated"}
            if number % every:
                row |= {"text": made[at][:OPENING], "issue": "\f".join((made[at:] + made)[:ISSUE])}
            stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            text += len(row["text"].encode())
            number += 1
    return f"{number:,} rows, {text / MB:.1f} MB of text"


def files(folder: Path) -> dict[str, str]:
    """The files of a directory with their hashes."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                found[path.relative_to(folder).as_posix()] = file_digest(stream, "sha256").hexdigest()
    return found


def killed(command: list[str], whole: Cost, kills: int) -> int:
    """Run a command, kill it at random moments, run it to its end; how often it was killed before it ended."""
    dice = dice_for(kills)
    hit = 0
    for _ in range(kills):
        with subprocess.Popen(command) as running:
            time.sleep(dice.uniform(0.3, 1.7 * whole.seconds / (kills + 1)))
            hit += running.poll() is None
            running.kill()
    subprocess.run(command, check=True)
    return hit


def main() -> None:
    """Print the table; the exit code is 1 where the bytes differ."""
    parser = argparse.ArgumentParser(description="A large table through the command.")
    parser.add_argument("--size", type=float, default=1000, metavar="MB")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one row in so many has a whole page as text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        rows = folder / "rows.jsonl"
        print(write_rows(rows, int(options.size * MB), options.every), flush=True)
        command = [sys.executable, "-m", "newsclean", "corpus", str(rows), "-q", "--jobs", str(options.jobs)]
        command += ["--part-size", str(min(64, options.size / 20)), "--resume", "-o"]
        cost = whole_process([*command, folder / "whole"])
        speed = f"{options.size / cost.seconds:.2f} MB/s"
        table(iter([Row(f"{options.size:g} MB, {options.jobs} processes", speed, "", f"peak {cost.memory:.0f} MB")]))
        hit = killed([*command, str(folder / "killed")], cost, options.kills)
        same = files(folder / "whole") == files(folder / "killed")
        table(iter([Row("killed and resumed", f"{hit} times", "", "same bytes" if same else "DIFFERENT BYTES")]))
    sys.exit(not same)


if __name__ == "__main__":
    main()
