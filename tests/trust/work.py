"""How the work of a function grows with what it is given, told by processor time in one process."""

import gc
import time
from collections.abc import Callable
from functools import cache

TIMES = (1, 2, 4)
ROUNDS = 12  # at most; others work on this machine too, and one good one tells
CHEAP = 8  # times the work of looking at each character: what takes less is not looked at closely
GROWTH = 3.2  # for twice the length; 2 is linear, 4 is quadratic


def spent(function: Callable[[str], object], text: str) -> float:
    """The processor time that a call takes."""
    start = time.process_time()
    function(text)
    return time.process_time() - start


@cache
def yardstick(size: int) -> float:
    """The processor time in which each character of a text is looked at once."""
    text = filled("春", size)
    return min(spent(lambda each: [ord(char) for char in each], text) for _ in range(5))


def filled(piece: str, size: int) -> str:
    """A text of one thing, with something else at its end."""
    return (piece * (size // len(piece) + 1))[:size] + "末"


def growth(function: Callable[[str], object], piece: str, size: int, cheap: int = CHEAP) -> float:
    """By how much the work grows for twice the length: the mean of two steps, the least of some rounds.

    One step alone may lead from a length at which a rule sees at once that it need not look to one at which it must.

    0 where there is hardly any work to tell it by, nor would be at the greatest length if it grew by the square.
    """
    texts = [filled(piece, size * times) for times in TIMES]
    best = [float("inf")] * len(texts)
    found = float("inf")
    little = cheap * yardstick(size * TIMES[-1])
    gc.disable()
    try:
        if spent(function, texts[1]) * (TIMES[-1] / TIMES[1]) ** 2 < little:
            return 0
        for _ in range(ROUNDS):
            for place, text in enumerate(texts):
                best[place] = min(best[place], spent(function, text))
                if place and best[place] > little and best[place] > 3 * GROWTH * best[place - 1]:
                    break  # the next step might take minutes
            if best[-1] < little:
                return 0
            mean = (best[-1] / max(best[0], 1e-9)) ** (1 / (len(best) - 1))
            found = min(found, mean if best[0] > little / 4 else best[-1] / max(best[-2], 1e-9))
            if found < GROWTH:
                break
    finally:
        gc.enable()
    return found
