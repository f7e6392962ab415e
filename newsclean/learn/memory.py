"""What a file of weights keeps of the pages it was learned from, so that learning on from it forgets none of them.

The pages themselves cannot come with it. What the last layer was given of their rows can be summed up: by the mean of
the products of each two of its inputs (1 is among them, for what is added) the cost of any change of the layer is known
on all these rows: a change D costs the mean of the squares of `row @ D`, the trace of `D.T @ products @ D`. Of steps
the file keeps how often each was taken. Both follow the weights, as little-endian numbers of four bytes.
"""

import json
from collections.abc import Iterable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from newsclean.label.differences import places
from newsclean.label.labels import Label
from newsclean.label.model import Model
from newsclean.label.sizes import FINE, ROW
from newsclean.learn.lesson import Lesson
from newsclean.named import NamedTuple

Floats = NDArray[np.float64]

LABELS = len(Label)
INPUTS = ROW + 1


class Memory(NamedTuple):
    """The mean products of a row's inputs, and the shares of first labels (the first line) and of steps."""

    products: Floats
    chain: Floats


def inputs(model: Model, lesson: Lesson) -> Floats:
    """What the last layer is given of each row of a page, and 1, for what is added to its outputs."""
    characters = model.characters.rows(lesson.texts, lesson.places)
    rows = model.network.rows(characters, lesson.shown.astype(np.int64)) / 2**FINE
    return np.concatenate([rows, np.ones((len(rows), 1))], axis=1).astype(np.float64)


def memory(model: Model, lessons: Iterable[Lesson]) -> Memory:
    """Sum up pages that weights were learned from."""
    products, chain, count = np.zeros((INPUTS, INPUTS)), np.zeros((1 + LABELS, LABELS)), 0
    for lesson in lessons:
        rows, labels = inputs(model, lesson), np.array(lesson.labels)
        products += rows.T @ rows
        np.add.at(chain, (1 + labels[:-1], labels[1:]), 1)
        chain[0, labels[0]] += 1
        count += len(rows)
    return Memory(products / count, chain / count)


def remembering(data: bytes, kept: Memory) -> bytes:
    """A file of weights with what is kept of its pages behind them."""
    line, _, body = data.partition(b"\n")
    header = json.loads(line)
    tail = b"".join(part.astype("<f4").tobytes() for part in kept)
    body = body[: places(header)[-1].stop] + tail
    header["memory"] = len(tail)
    header["sha256"] = sha256(body).hexdigest()
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body


def remembered(data: bytes) -> Memory | None:
    """What a file of weights keeps of the pages it was learned from, if it keeps it."""
    line, _, body = data.partition(b"\n")
    tail = np.frombuffer(body[places(json.loads(line))[-1].stop :], "<f4").astype(np.float64)
    if tail.size != INPUTS**2 + (1 + LABELS) * LABELS:
        return None
    return Memory(tail[: INPUTS**2].reshape(INPUTS, INPUTS), tail[INPUTS**2 :].reshape(-1, LABELS))
