"""What the boxes of rows earn their labels, in addition to what the network gives for their text.

The weights lie in a file of their own, `newsclean/data/boxes.weights`: a line of JSON, then a line of signed bytes for
each value of each observation (`boxes/evidence.py`), one byte for each label. The line of JSON has
  learned  what the weights were learned from
  labels   the names of the labels; observed: the names of the observations, with the number of values of each
  unit     how many 128ths of a score one is
  sha256   of the bytes
A value of 0 earns nothing, so a row without a box is read by its text alone.
"""

import json
from array import array
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from newsclean.boxes.evidence import OBSERVED, evidence
from newsclean.errors import ProfileError
from newsclean.label.labels import Label
from newsclean.label.observed import Observed
from newsclean.named import NamedTuple

FILE = Path(__file__).parent.parent / "data" / "boxes.weights"
NAMES = tuple(f"{name}{by:+d}" if by else name for name, (_, steps) in OBSERVED.items() for by in steps)
COUNTS = tuple(count for count, steps in OBSERVED.values() for _ in steps)
OFFSETS = (0, *accumulate(COUNTS))
REACH = 2  # rows before and after a row that are looked at, at most


class BoxWeights(NamedTuple):
    """What each value of each observation earns each label, a line for a value."""

    lines: tuple[tuple[int, ...], ...]


def earned(seen: Observed) -> list[list[int]]:
    """What the boxes of rows earn each label, for the rows of a page that need one."""
    lines = load().lines
    nothing = [0] * len(Label)
    return [
        [*map(sum, zip(*(lines[number] for number in numbers), strict=True))] if numbers else nothing
        for numbers in observations(seen)
    ]


def observations(seen: Observed) -> list[list[int]]:
    """For each row that needs a label the numbers of the lines of weights that its observations stand for."""
    rows = [row.text for row in seen.page.rows]
    columns = evidence(rows, seen.page.boxes)
    padded = {name: [0] * REACH + column + [0] * REACH for name, column in columns.items()}
    looks = [(padded[name], REACH + by) for name, (_, steps) in OBSERVED.items() for by in steps]
    return [
        [start + value for (column, by), start in zip(looks, OFFSETS, strict=False) if (value := column[place + by])]
        for place in seen.places
    ]


@cache
def load() -> BoxWeights:
    """The weights that come with newsclean. Raises ProfileError where their file holds something else."""
    return read_weights(FILE.read_bytes())


def read_weights(data: bytes) -> BoxWeights:
    """The weights in a file. Raises ProfileError if the file holds something else."""
    line, _, body = data.partition(b"\n")
    try:
        header = json.loads(line)
        fits = header["labels"] == [label.name for label in Label] and header["observed"] == [*map(list, SHOWN)]
        if not fits or header["sha256"] != sha256(body).hexdigest() or len(body) != OFFSETS[-1] * len(Label):
            message = "the weights of boxes were learned by another version, or changed after they were learned"
            raise ProfileError(message)
        unit = int(header["unit"])
    except (KeyError, TypeError, ValueError) as error:
        message = f"these are no weights of boxes: {error!r}"
        raise ProfileError(message) from error
    size = len(Label)
    return BoxWeights(
        tuple(tuple(unit * byte for byte in array("b", body[at : at + size])) for at in range(0, len(body), size))
    )


SHOWN = tuple(zip(NAMES, COUNTS, strict=True))


def packed(learned: dict[str, object], weights: Sequence[Sequence[int]], unit: int) -> bytes:
    """A file of weights: what `read_weights` reads."""
    body = b"".join(array("b", line).tobytes() for line in weights)
    header = {
        "learned": learned,
        "labels": [label.name for label in Label],
        "observed": [*map(list, SHOWN)],
        "unit": unit,
        "sha256": sha256(body).hexdigest(),
    }
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body
