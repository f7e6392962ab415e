"""The learned weights as arrays, for reading with NumPy and for learning."""

import json
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsclean.label.characters import Characters
from newsclean.label.differences import hash_of
from newsclean.label.labels import Label
from newsclean.label.loaded import Weights, load_weights
from newsclean.label.network import Layer, Network
from newsclean.label.newspaper import ANY_NEWSPAPER, Newspaper, earned_by_signs
from newsclean.label.sizes import COUNTS, NAMES
from newsclean.label.weights import read_weights
from newsclean.named import NamedTuple

Ints = NDArray[np.int64]


class Model(NamedTuple):
    """The characters, the network, and the weights of a page's first label and of each step from label to label.

    `second` has the characters and the network that are asked as well, if there are such.
    """

    characters: Characters
    network: Network
    opening: Ints
    steps: Ints
    heat: tuple[float, float]
    second: tuple[Characters, Network] | None = None
    newspaper: Newspaper = ANY_NEWSPAPER

    @property
    def networks(self) -> list[tuple[Characters, Network]]:
        """All networks that are asked, each with its characters."""
        return [(self.characters, self.network), *([self.second] if self.second else [])]

    def scores(self, texts: Sequence[str], places: Sequence[int], shown: Ints) -> Ints:
        """What each label earns on the rows at some places, a line for each; of two networks the sum."""
        scores = [network.scores(known.rows(texts, places), shown) for known, network in self.networks]
        if self.newspaper.earned and places:
            scores.append(np.array(earned_by_signs(texts, places, self.newspaper), dtype=np.int64))
        total: Ints = np.sum(scores, axis=0)
        return total


def read_model(data: bytes) -> Model:
    """The model in a file of weights. Raises ProfileError if the file holds something else."""
    return model_of(read_weights(data))


def model_of(weights: Weights) -> Model:
    """Weights as arrays."""
    opening, steps = (np.array(costs, dtype=np.int64) for costs in (weights.opening, weights.steps))
    first, second = network_of(weights), network_of(weights.second) if weights.second else None
    return Model(*first, opening, steps, weights.heat, second, weights.newspaper)


def network_of(weights: Weights) -> tuple[Characters, Network]:
    """The characters and the network of some weights."""
    layers, place = {}, 0
    for name, (inputs, outputs, shift) in weights.layers.items():
        lines = np.frombuffer(weights.body, np.int8, inputs * outputs, place).reshape(inputs, outputs)
        bias = np.frombuffer(weights.body, "<i4", outputs, place + lines.size)
        layers[name] = Layer(lines.astype(np.float32), bias.astype(np.float32), shift)
        place += lines.size + bias.nbytes
    return Characters(weights.characters), Network(layers)


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
