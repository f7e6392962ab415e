"""The network that reads rows: what each label earns on each row of a page.

Weights and what passes between the layers are small integers, and every sum of their products stays below 2**24: so
sums are exact in any order, also in floating point, and the same on every machine. A layer's `shift` says in which
fraction its weights are counted: 2**-shift. What passes between layers is counted in 16ths, from 0 to 127 of them.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import Label
from newsclean.label.sizes import (
    ABOUT_SEAM,
    FINE,
    FINER,
    HIGHEST,
    LENGTH,
    MANY,
    OFFSETS,
    PLACE,
    POOLED,
    ROW,
    SCORE,
    SEAM_AFTER,
    SEAM_BEFORE,
    STEPS,
    STRETCHES,
    WIDTH,
)
from newsclean.named import NamedTuple

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ROWS_AT_ONCE = 128
IN_ONE_THREAD = 250_000  # multiplications; OpenBLAS begins other threads for more than 262,144


class Layer(NamedTuple):
    """The weights of a layer, one line for each input, and what is added to each output."""

    weights: Floats
    bias: Floats
    shift: int


class Network:
    """The network with its weights. `layers` names them as the file of weights does."""

    def __init__(self, layers: Mapping[str, Layer]) -> None:
        """Prepare the first layer: at each place it adds what three characters have been found to mean there."""
        self.layers = layers
        characters, first = layers["characters"], layers["triples"]
        tables = [characters.weights @ part for part in np.split(first.weights, WIDTH)]
        tables[0] += first.bias
        unit = 2.0 ** (FINE + FINER - characters.shift - first.shift)
        most = HIGHEST * 2**FINER
        self._triples = [np.clip(np.floor(table * unit + 0.5), -most, most).astype(np.int16) for table in tables]

    def scores(self, characters: Ints, shown: Ints, *, alone: bool = False) -> Ints:
        """The score of each label on each row, from the rows' characters and observations; `alone` hides other rows."""
        if not len(characters):
            return np.zeros((0, len(Label)), dtype=np.int64)
        rows = self.rows(characters, shown, alone=alone)
        labels, direct = self.layers["labels"], self.layers["direct"]
        seen = looked_up(shown, direct) * 2.0 ** (labels.shift + FINE - direct.shift)
        total = (product(rows, labels) + seen) * 2.0 ** (SCORE - FINE - labels.shift)
        return np.floor(total).astype(np.int64)

    def rows(self, characters: Ints, shown: Ints, *, alone: bool = False) -> Floats:
        """What the last layer is given of each row, in 16ths; of no rows it cannot be told."""
        words = [self._words(characters[i : i + ROWS_AT_ONCE]) for i in range(0, len(characters), ROWS_AT_ONCE)]
        looks, mixed = self.layers["looks"], self.layers["words"]
        seen = looked_up(shown, looks) * 2.0 ** (mixed.shift + FINE - looks.shift)
        rows = passed(product(np.concatenate(words), mixed) + seen, mixed.shift)
        if not alone:
            mean = np.floor(rows.sum(axis=0, dtype=np.float64) * (MANY / len(rows)))
            page = np.concatenate([rows.max(axis=0), np.minimum(mean, HIGHEST)]).astype(np.float32)
            rows = np.minimum(rows + passed(product(page, self.layers["page"]), self.layers["page"].shift), HIGHEST)
        for step in STEPS:
            layer = self.layers[f"rows {step}"]
            around = np.zeros((len(rows) + 2 * step, ROW), dtype=np.float32)
            if not alone:
                around[step:-step] = rows
            about = np.concatenate([around[: -2 * step], rows, around[2 * step :]], axis=1)
            rows = np.minimum(rows + passed(product(about, layer), layer.shift), HIGHEST)
        return rows

    def _words(self, characters: Ints) -> Floats:
        """The values of the characters of some rows: at the seams each place by itself, of each stretch the highest."""
        count = len(characters)
        around = np.zeros((count, LENGTH + 2), dtype=np.int64)
        around[:, 1:-1] = characters
        sums = self._triples[0][around[:, :-2]]
        sums += self._triples[1][around[:, 1:-1]]
        sums += self._triples[2][around[:, 2:]]
        sums >>= FINER
        triples = np.minimum(np.maximum(sums, 0, out=sums), HIGHEST, out=sums)
        seams = []
        for name, place in (("seam before", SEAM_BEFORE), ("seam after", SEAM_AFTER)):
            near = triples[:, place - ABOUT_SEAM : place + ABOUT_SEAM + 1].reshape(count, -1).astype(np.float32)
            seams.append(passed(product(near, self.layers[name]), self.layers[name].shift))
        pooled = np.zeros((count, LENGTH // POOLED + 2, PLACE), dtype=np.float32)
        pooled[:, 1:-1] = triples.reshape(count, LENGTH // POOLED, POOLED, PLACE).max(axis=2)
        layer = self.layers["phrases"]
        about = np.concatenate([pooled[:, :-2], pooled[:, 1:-1], pooled[:, 2:]], axis=2)
        phrases = np.minimum(pooled[:, 1:-1] + passed(product(about, layer), layer.shift), HIGHEST)
        parts = [phrases[:, -(-low // POOLED) : -(-high // POOLED)].max(axis=1) for low, high in STRETCHES]
        return np.concatenate([*parts, *seams], axis=1)


def product(values: Floats, layer: Layer) -> Floats:
    """The outputs of a layer before they are passed on.

    They are had some rows at a time: what is larger is spread over threads, which take longer to wait for each other.
    """
    inputs, outputs = layer.weights.shape
    rows = values.reshape(-1, inputs)
    step = max(1, IN_ONE_THREAD // (inputs * outputs))
    sums: Floats = np.concatenate([rows[at : at + step] @ layer.weights for at in range(0, len(rows), step)])
    sums += layer.bias
    return sums.reshape(*values.shape[:-1], outputs)


def looked_up(shown: Ints, layer: Layer) -> Floats:
    """The sums of a layer's weights for the observations of each row."""
    sums = np.zeros((len(shown), layer.weights.shape[1]), dtype=np.float32)
    for column in (shown + np.array(OFFSETS)).T:
        sums += layer.weights[column]
    return sums


def passed(sums: Floats, shift: int) -> Floats:
    """The outputs of a layer: negative sums become 0, the others are counted in 16ths and cut off at the highest."""
    sums *= np.float32(2.0**-shift)
    np.floor(sums, out=sums)
    np.maximum(sums, 0, out=sums)
    return np.minimum(sums, HIGHEST, out=sums)
