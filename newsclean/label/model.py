"""The learned weights as arrays, for reading with NumPy and for learning."""

import json
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.label.characters import Characters
from newsclean.label.differences import hash_of
from newsclean.label.labels import Label
from newsclean.label.network import Layer, Network
from newsclean.label.sizes import COUNTS, NAMES
from newsclean.label.weights import Weights, load_weights, read_weights

Ints = NDArray[np.int64]


class Model(NamedTuple):
    """The characters, the network, and the weights of a page's first label and of each step from label to label."""

    characters: Characters
    network: Network
    opening: Ints
    steps: Ints
    heat: tuple[float, float]


def read_model(data: bytes) -> Model:
    """The model in a file of weights. Raises ProfileError if the file holds something else."""
    return model_of(read_weights(data))


def model_of(weights: Weights) -> Model:
    """Weights as arrays."""
    layers, place = {}, 0
    for name, (inputs, outputs, shift) in weights.layers.items():
        lines = np.frombuffer(weights.body, np.int8, inputs * outputs, place).reshape(inputs, outputs)
        bias = np.frombuffer(weights.body, "<i4", outputs, place + lines.size)
        layers[name] = Layer(lines.astype(np.float32), bias.astype(np.float32), shift)
        place += lines.size + bias.nbytes
    opening, steps = (np.array(costs, dtype=np.int64) for costs in (weights.opening, weights.steps))
    return Model(Characters(weights.characters), Network(layers), opening, steps, weights.heat)


@cache
def load(path: str | None = None) -> Model:
    """The model at a path, or the one that comes with newsclean."""
    return model_of(load_weights(path))


def packed(header: dict[str, object], layers: dict[str, tuple[Ints, Ints, int]], chain: Ints) -> bytes:
    """A file of weights: what `read_model` reads. `chain` has the weights of the first label, then those of steps."""
    body = b"".join(
        weights.astype(np.int8).tobytes() + bias.astype("<i4").tobytes() for weights, bias, _ in layers.values()
    )
    body += chain.astype("<i2").tobytes()
    line = {
        **header,
        "labels": [label.name for label in Label],
        "shown": dict(zip(NAMES, COUNTS, strict=True)),
        "layers": {name: [*weights.shape, shift] for name, (weights, _, shift) in layers.items()},
        "sha256": hash_of(body),
    }
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body
