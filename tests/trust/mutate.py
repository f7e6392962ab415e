"""Pages that took harm: printed and fixture pages, mutated at random, and the laws that must hold on them all.

`python -m tests.trust.mutate 5000 --seed 1` cleans that many, and prints what broke a law, made small, and at the end a
row of the table in docs/trust.md. The same seed makes the same pages, so a long run can be had in parts:
`--first 2000` begins with the page of that number, and `--minutes 10` stops in time and says how to go on.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from newsclean.clean import fix_page
from press.page import dice_for, page
from tests.fixture_pages import TEXTS
from tests.strategies import ALPHABETS, STOCK
from tests.test_laws import assert_kept, assert_named, assert_replays, assert_settled

MUTATIONS = 6  # at most, on one page
LONGEST = 6000  # characters: of longer pages a part is taken, so that many are tried
PRESS_SEED = 77
LAWS = (assert_replays, assert_named, assert_kept, assert_settled)


class Breach(NamedTuple):
    """A page on which a law does not hold, or an exception came: which one, and what was said."""

    law: str
    told: str


class Tried(NamedTuple):
    """One mutated page: what it was made from, its text, how long it took, and what went wrong with it."""

    name: str
    text: str
    seconds: float
    breach: Breach | None


Mutation = Callable[[str, random.Random], str]


def stretch(text: str, dice: random.Random, most: int = 200) -> tuple[int, int]:
    """A stretch of the text."""
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.randint(0, most))


def lost(text: str, dice: random.Random) -> str:
    """A stretch is gone."""
    start, end = stretch(text, dice)
    return text[:start] + text[end:]


def doubled(text: str, dice: random.Random) -> str:
    """A stretch stands twice."""
    start, end = stretch(text, dice)
    return text[:end] + text[start:end] + text[end:]


def moved(text: str, dice: random.Random) -> str:
    """A stretch stands elsewhere."""
    start, end = stretch(text, dice)
    rest = text[:start] + text[end:]
    at = dice.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def strange(text: str, dice: random.Random) -> str:
    """Characters that do not belong there are put in."""
    letters = dice.choice(ALPHABETS)
    at = dice.randrange(len(text) + 1)
    return text[:at] + "".join(dice.choices(letters, k=dice.randint(1, 8))) + text[at:]


def misread(text: str, dice: random.Random) -> str:
    """Characters here and there are others."""
    chars = list(text)
    for _ in range(dice.randint(1, 1 + len(chars) // 50)):
        if chars:
            chars[dice.randrange(len(chars))] = dice.choice(dice.choice(ALPHABETS))
    return "".join(chars)


def stock(text: str, dice: random.Random) -> str:
    """A line of the kind that decides much stands where it should not."""
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(STOCK))
    return "\n".join(lines)


def shuffled(text: str, dice: random.Random) -> str:
    """Some lines have changed places."""
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    part = lines[start : start + dice.randint(2, 30)]
    dice.shuffle(part)
    return "\n".join(lines[:start] + part + lines[start + len(part) :])


def unbroken(text: str, dice: random.Random) -> str:
    """Line ends are gone in a stretch."""
    start, end = stretch(text, dice, 600)
    return text[:start] + text[start:end].replace("\n", dice.choice(("", " "))) + text[end:]


def broken(text: str, dice: random.Random) -> str:
    """A stretch is broken into short lines."""
    start, end = stretch(text, dice, 300)
    size = dice.choice((1, 2, 5, 9, 15))
    return text[:start] + "\n".join(text[at : at + size] for at in range(start, end, size)) + text[end:]


def spread(text: str, dice: random.Random) -> str:
    """A stretch is letter-spaced."""
    start, end = stretch(text, dice, 40)
    return text[:start] + dice.choice((" ", "  ", "　")).join(text[start:end]) + text[end:]


def gaps(text: str, dice: random.Random) -> str:
    """Blank lines come, or go."""
    old, new = dice.choice((("\n", "\n\n"), ("\n\n", "\n"), ("。\n", "。\n\n"), ("\n", "\n　　"), ("　　", "")))
    return text.replace(old, new, dice.choice((-1, 3)))


def flattened(text: str, dice: random.Random) -> str:
    """Marks are those of ASCII, as OCR leaves them, or are gone."""
    start, end = stretch(text, dice, 1000)
    marks = dice.choice((str.maketrans("，。：；！？（）", ",.:;!?()"), dict.fromkeys(map(ord, "，。、“”"))))
    return text[:start] + text[start:end].translate(marks) + text[end:]


def cleaned(text: str, _dice: random.Random) -> str:
    """The page is clean already, and takes harm only then."""
    try:
        return fix_page(text).text
    except Exception:  # noqa: BLE001 - it is reported where the page itself is tried
        return text


ALL: tuple[Mutation, ...] = (
    *(lost, doubled, moved, strange, strange, misread, misread, stock, stock),
    *(shuffled, unbroken, broken, spread, gaps, flattened, cleaned),
)


def random_text(dice: random.Random) -> str:
    """A page of random characters, of few kinds, so that they meet."""
    kinds = dice.sample(ALPHABETS, dice.randint(1, 4))
    letters = [dice.choice(kind) for kind in kinds for _ in range(dice.choice((1, 3, 20)))] + ["\n"]
    return "".join(dice.choices(letters, k=dice.choice((5, 30, 200, 1000))))


def mutants(seed: int, count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield mutated pages with the names of what they were made from."""
    known = list(TEXTS.items())
    for number in range(first, first + count):
        dice = dice_for(f"{seed}/{number}")
        way = dice.random()
        if way < 0.4:
            name, text = dice.choice(known)
        elif way < 0.85:
            made = page(PRESS_SEED, dice.randrange(10**6))
            name, text = made.name, made.text
        else:
            name, text = "random", random_text(dice)
        if len(text) > LONGEST or dice.random() < 0.5:
            start = dice.randrange(len(text))
            text = text[start : start + dice.choice((100, 500, 1500, LONGEST))]
        for _ in range(dice.randint(0, MUTATIONS)):
            text = dice.choice(ALL)(text, dice)
        yield f"{seed}/{number} {name}", text


def breach(text: str) -> Breach | None:
    """The first law that does not hold on a page, or the exception that came."""
    try:
        result = fix_page(text)
        for law in LAWS:
            try:
                law(result)
            except AssertionError as error:
                return Breach(law.__name__, str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Breach(type(error).__name__, str(error))
    return None


def tried(seed: int, count: int, first: int = 0) -> Iterator[Tried]:
    """Clean mutated pages one after the other."""
    for name, text in mutants(seed, count, first):
        start = time.process_time()  # others may work on this machine
        found = breach(text)
        yield Tried(name, text, time.process_time() - start, found)


def shrunk(text: str, law: str, most: int = 1500) -> str:
    """A small text that breaks the same law: pieces are taken out, then made plain, while it still does."""
    size = max(1, len(text) // 2)
    tries = 0
    while size and tries < most:
        at = 0
        while at < len(text) and tries < most:
            less = text[:at] + text[at + size :]
            tries += 1
            found = breach(less)
            if found and found.law == law:
                text = less
            else:
                at += size
        size //= 2
    return text


def row(seed: int, numbers: range, broken: Counter[str], slowest: Tried) -> str:
    """What a run found, as a row of the table in docs/trust.md."""
    laws = sum(broken[law.__name__] for law in LAWS)
    took = f"`{slowest.name}`: {slowest.seconds:.2f} s for {len(slowest.text):,} characters"
    pages = f"{len(numbers):,} (seed {seed}, from {numbers.start:,})"
    return f"| {datetime.now(UTC):%Y-%m-%d} | {pages} | {broken.total() - laws} | {laws} | {took} |"


def main() -> None:
    """Try pages; tell what broke, and leave with 1 if anything did."""
    parser = argparse.ArgumentParser(description="Clean mutated pages and check the laws.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="the page to begin with")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so long")
    options = parser.parse_args()
    slowest = Tried("", "", 0.0, None)
    broken: Counter[str] = Counter()
    start = time.monotonic()
    number = options.first
    for number, one in enumerate(tried(options.seed, options.count, options.first), options.first + 1):
        slowest = max(slowest, one, key=lambda tried: tried.seconds)
        if one.breach:
            broken[one.breach.law] += 1
            small = shrunk(one.text, one.breach.law)
            print(f"{one.name}: {one.breach.law}: {one.breach.told[:200]}\n  {small!r}", flush=True)
        if number % 500 == 0:
            print(f"# up to {number}, {time.monotonic() - start:.0f} s, {dict(broken)}", flush=True)
        if time.monotonic() - start > 60 * options.minutes:
            break
    print(row(options.seed, range(options.first, number), broken, slowest))
    left = options.first + options.count - number
    if left:
        print(f"# stopped in time; the rest: {left} --seed {options.seed} --first {number}")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
