"""What `word_gaps` makes of gaps that were put into clean text: `python -m tests.bench.gaps [--every N] PATHS`.

PATHS are files of articles, .jsonl.xz. In each body some marks become gaps, which must stay, and some hanzi are set
apart, which must be closed. Printed are the wrong closings of 100,000 characters, and how many stray gaps are closed.
"""

import argparse
import random
import re
from pathlib import Path

from newsclean.profile import DEFAULT
from newsclean.rules.base import fixed
from newsclean.rules.word_gaps import word_gaps
from tests.bench.clean import bodies

BETWEEN_HANZI = re.compile(r"(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")
MARK = re.compile(r"(?<=[\u3400-\u9fff])[，、；：](?=[\u3400-\u9fff])")
REAL, STRAY = "\ue000", "\ue001"  # stand for gaps until it is counted which are left


def gapped(text: str, dice: random.Random, real: float, stray: float) -> str:
    """A text with gaps: instead of a share of its marks, and between a share of its hanzi."""
    text = MARK.sub(lambda mark: REAL if dice.random() < real else mark[0], text)
    return BETWEEN_HANZI.sub(lambda _: STRAY if dice.random() < stray else "", text)


def closings(text: str) -> tuple[int, int]:
    """How many real and how many stray gaps the rule closes."""
    plain = text.replace(REAL, " ").replace(STRAY, " ")
    kept = iter(fixed(word_gaps, plain, DEFAULT))
    real = stray = 0
    char = next(kept, "")
    for marked, old in zip(text, plain, strict=True):
        if char == old:
            char = next(kept, "")
        else:
            real += marked == REAL
            stray += marked == STRAY
    return real, stray


def main() -> None:
    """Read the options, print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--real", type=float, default=0.05)
    parser.add_argument("--stray", type=float, default=0.005)
    options = parser.parse_args()
    dice = random.Random(1)  # noqa: S311 - the same gaps each time
    read = real = stray = wrong = right = 0
    for path in options.paths:
        for body in bodies(path, options.limit):
            text = gapped(body.replace(" ", ""), dice, options.real, options.stray)
            read += len(text)
            real += text.count(REAL)
            stray += text.count(STRAY)
            closed = closings(text)
            wrong += closed[0]
            right += closed[1]
    print(f"{read} characters, {real} real gaps, {stray} stray ones")
    print(f"wrong closings: {wrong}, {100_000 * wrong / max(read, 1):.2f} of 100,000 characters")
    print(f"stray gaps closed: {100 * right / max(stray, 1):.1f} %")


if __name__ == "__main__":
    main()
