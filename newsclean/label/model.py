"""The learned weights: data, read from one file, and what each label earns by them.

The file: a line of JSON (UTF-8), then the weights as bytes, whose SHA-256 the line tells. The line has
  learned     what the weights were learned from and what was measured
  labels      the names of the labels, in the order of the last layer's outputs
  characters  groups of characters that are read alike, in the order of their numbers
  shown       what rows show, by name with the number of values of each
  layers      by name: inputs, outputs and shift of each; its weights follow as signed bytes, an input's together, then
              what is added to each output as little-endian integers of four bytes
  heat        how many 128ths of a score make it e times as likely that a reading is right: of where units end, of kinds
Then follow, as little-endian integers of two bytes, the weight of each label on a page's first row, and of each step
from a label to each other; NEVER stands for a step that was never seen.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.errors import ProfileError
from newsclean.label.characters import FIRST, Characters
from newsclean.label.labels import CODES, JUMPS, LATE, NEXT, Label
from newsclean.label.network import FINEST, Layer, Network, shapes
from newsclean.label.shown import COUNTS, NAMES

Ints = NDArray[np.int64]

NEVER = -(2**15)  # as it stands in the file
BARRED = -(10**8)  # what it costs instead: more than any path earns
UNSEEN = -400  # what it costs that a code or jump line stands where none was seen to stand
LONERS = CODES | JUMPS
HOTTEST = 2**20  # 128ths of a score; there all readings are as likely

WEIGHTS = Path(__file__).parent.parent / "data" / "reader.weights"


class Model(NamedTuple):
    """The characters, the network, and the weights of a page's first label and of each step from label to label."""

    characters: Characters
    network: Network
    opening: Ints
    steps: Ints
    heat: tuple[float, float]


def read_model(data: bytes) -> Model:
    """The model in a file of weights. Raises ProfileError where that holds something else."""
    try:
        line, _, body = data.partition(b"\n")
        told = json.loads(line)
        why = misfit(told, body)
        if why:
            raise unreadable(why)
        layers, place = {}, 0
        for name, (inputs, outputs, shift) in told["layers"].items():
            weights = np.frombuffer(body, np.int8, inputs * outputs, place).reshape(inputs, outputs)
            bias = np.frombuffer(body, "<i4", outputs, place + weights.size)
            layers[name] = Layer(weights.astype(np.float32), bias.astype(np.float32), int(shift))
            place += weights.size + bias.nbytes
        chain = (
            np.frombuffer(body, "<i2", len(Label) * (1 + len(Label)), place).reshape(-1, len(Label)).astype(np.int64)
        )
        chain[chain == NEVER] = BARRED
        network = Network(layers)
        end, kind = map(float, told["heat"])
        return Model(Characters(told["characters"]), network, chain[0], with_loners(chain[1:]), (end, kind))
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        raise unreadable(repr(error)) from error


def misfit(told: Mapping[str, Any], body: bytes) -> str | None:
    """Why weights cannot be read with, if they cannot."""
    if told["sha256"] != sha256(body).hexdigest():
        return "they were changed after they were learned"
    if told["labels"] != [label.name for label in Label] or told["shown"] != dict(zip(NAMES, COUNTS, strict=True)):
        return "they were learned by another version"
    layers = told["layers"]
    if {name: tuple(shape[:2]) for name, shape in layers.items()} != shapes(len(told["characters"]) + FIRST):
        return "they are of another network"
    if not all(0 <= shift <= FINEST for _, _, shift in layers.values()):
        return "a layer is counted too finely"
    if not all(1 <= heat <= HOTTEST for heat in told["heat"]):
        return "their heat is none"
    return None


def unreadable(why: str) -> ProfileError:
    """What to say of a file that holds no weights."""
    return ProfileError(f"these are not weights that newsclean can read: {why}")


def with_loners(steps: Ints) -> Ints:
    """The weights of steps, with those to codes and jump lines, which may stand anywhere, seen or not."""
    for label in Label:
        for after in LONERS if label not in LONERS else (other for other in Label if other not in NEXT):
            if (label in LONERS or (after in LATE) == (label in LATE)) and steps[label, after] == BARRED:
                steps[label, after] = UNSEEN
    return steps


def packed(told: dict[str, object], layers: dict[str, tuple[Ints, Ints, int]], chain: Ints) -> bytes:
    """A file of weights: what `read_model` reads. `chain` has the weights of the first label, then those of steps."""
    body = b"".join(
        weights.astype(np.int8).tobytes() + bias.astype("<i4").tobytes() for weights, bias, _ in layers.values()
    )
    body += chain.astype("<i2").tobytes()
    line = {
        **told,
        "labels": [label.name for label in Label],
        "shown": dict(zip(NAMES, COUNTS, strict=True)),
        "layers": {name: [*weights.shape, shift] for name, (weights, _, shift) in layers.items()},
        "sha256": sha256(body).hexdigest(),
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body


@cache
def load(path: str | None = None) -> Model:
    """The model at a path, or the one that comes with newsclean."""
    return read_model(read_weights(WEIGHTS if path is None else Path(path)))


def read_weights(path: Path) -> bytes:
    """The bytes of a file of weights. Raises ProfileError where it cannot be read, or is no file, as a pipe is none."""
    try:
        if path.exists() and not path.is_file():
            message = f"cannot read the weights {path}: it is no file"
            raise ProfileError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"cannot read the weights {path}: {error.strerror}"
        raise ProfileError(message) from error
