"""What a piece of work costs, measured in a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from press.page import page

SEED = 20
DIFFERENT = 400  # pages; a longer text repeats them

# An installed command finds its modules compiled; so must one that is measured where nothing may be written by default.
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

IN_PROCESS = """
import json, resource, sys, time
text = open(sys.argv[1], encoding="utf-8", newline="").read()
{load}
work("暖 身 12 月3日。")
start = time.process_time()
work(text)
spent = time.process_time() - start
json.dump([spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024], sys.stdout)
"""


class Cost(NamedTuple):
    """Seconds, the peak memory of the largest process in MB, and for a command its seconds of processor time."""

    seconds: float
    memory: float
    processor: float = 0.0


def write_pages(path: Path, size: int, line_end: str = "\n") -> None:
    """Write simulated pages, parted by form feeds, until the file has a size in bytes of UTF-8."""
    made: list[bytes] = []
    written = number = 0
    with path.open("wb") as stream:
        while written < size:
            if number < DIFFERENT:
                made.append(page(SEED, number).text.replace("\n", line_end).encode())
            one = made[number % DIFFERENT]
            stream.write(b"\f" * bool(number) + one)
            written += len(one) + 1
            number += 1


def in_process(load: str, path: Path, repeats: int = 1) -> Cost:
    """What `work(text)` costs, which the code defines; its imports and first call are not counted. The best of some."""
    costs = [Cost(*json.loads(run([sys.executable, "-c", IN_PROCESS.format(load=load), path]))) for _ in range(repeats)]
    return min(costs)


def whole_process(command: Sequence[str | Path], repeats: int = 1) -> Cost:
    """What a command costs from its start to its end, in elapsed seconds; the median of some runs."""
    costs = []
    for _ in range(repeats):
        start = time.perf_counter()
        command = [str(part) for part in command]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=AS_INSTALLED) as running:
            _, code, usage = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(code)
        if running.returncode:
            message = f"{command[0]} ended with exit code {running.returncode}"
            raise RuntimeError(message)
        costs.append(Cost(time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime))
    return Cost(
        median(cost.seconds for cost in costs),
        max(cost.memory for cost in costs),
        median(cost.processor for cost in costs),
    )


def run(command: Sequence[str | Path]) -> bytes:
    """What a command prints."""
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
