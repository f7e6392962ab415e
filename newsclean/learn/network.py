"""The reader's network while it learns: the same layers as in `newsclean.label.network`, in floating point."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsclean.label.labels import Label
from newsclean.label.sizes import (
    ABOUT,
    ABOUT_SEAM,
    CHARACTER,
    FINE,
    FINER,
    HIGHEST,
    LENGTH,
    MANY,
    NOTHING,
    OFFSETS,
    PLACE,
    POOLED,
    ROW,
    SEAM,
    SEAM_AFTER,
    SEAM_BEFORE,
    STEPS,
    STRETCHES,
    UNKNOWN,
    WIDTH,
    WIDTHS,
    shapes,
)

DROPPED_CHARACTERS, DROPPED = 0.12, 0.3  # the shares that are hidden while the network learns
HIDDEN = 0.03  # of pages on which all words are hidden, or all widths, or what stands about each row


class Reader(nn.Module):
    """The layers by name; when `rounding` begins, their weights are such as a file holds, before that real numbers."""

    def __init__(self, characters: Tensor) -> None:
        """Begin with characters as they were found to be used, and all else by chance."""
        super().__init__()
        self.shapes = shapes(len(characters))
        self.weights = nn.ParameterDict()
        self.biases = nn.ParameterDict()
        for name, (inputs, outputs) in self.shapes.items():
            reach = 0.0 if name == "direct" else 0.1 if name == "looks" else inputs**-0.5
            self.weights[name] = nn.Parameter(torch.empty(inputs, outputs).uniform_(-reach, reach))
            self.biases[name] = nn.Parameter(torch.zeros(outputs))
        self.weights["characters"].data[:] = characters
        self.steps = nn.Parameter(torch.zeros(len(Label), len(Label)))
        self.opening = nn.Parameter(torch.zeros(len(Label)))
        self.shifts: dict[str, int] = {}
        self.register_buffer("offsets", torch.tensor(OFFSETS))

    @property
    def rounding(self) -> bool:
        """Whether weights and what passes between layers are already such as a file of weights holds."""
        return bool(self.shifts)

    def weight(self, name: str) -> Tensor:
        """The weights of a layer, rounded where rounding has begun; the slopes pass as if they were not."""
        raw = self.weights[name]
        if not self.rounding:
            return raw
        unit = 2.0 ** self.shifts[name]
        return raw + ((raw * unit).round().clamp(-HIGHEST, HIGHEST) / unit - raw).detach()

    def product(self, values: Tensor, name: str) -> Tensor:
        """The outputs of a layer before they are passed on."""
        return torch.matmul(values, self.weight(name)) + self.biases[name]

    def passed(self, sums: Tensor) -> Tensor:
        """What a layer passes on."""
        if not self.rounding:
            return sums.relu()
        kept = sums.clamp(0, HIGHEST / 2**FINE)
        return kept + (torch.floor(kept * 2**FINE + 0.5) / 2**FINE - kept).detach()

    def forward(self, characters: Tensor, shown: Tensor, lengths: Sequence[int]) -> Tensor:
        """What each label earns on the rows of some pages, one after the other."""
        if self.training:
            characters, shown = self.dimmed(characters, shown, lengths)
        words = functional.dropout(self.words(characters), DROPPED, self.training)
        looks = shown + self.offsets
        rows = self.product(words, "words") + functional.embedding_bag(looks, self.weight("looks"), mode="sum")
        rows = functional.dropout(self.passed(rows), DROPPED / 2, self.training)
        longest = max(STEPS)
        parts = rows.split(list(lengths))
        mean = (MANY * torch.stack([part.mean(dim=0) for part in parts])).clamp(max=HIGHEST / 2**FINE)
        if self.rounding:
            mean = mean + (torch.floor(mean * 2**FINE) / 2**FINE - mean).detach()
        pages = torch.cat([torch.stack([part.amax(dim=0) for part in parts]), mean], dim=1)
        of_pages = self.passed(self.product(pages, "page")).repeat_interleave(torch.tensor(lengths), dim=0)
        rows = (rows + of_pages).clamp(max=HIGHEST / 2**FINE)
        where, place = [], longest
        for length in lengths:  # the pages apart by as many rows of nothing as the layers reach
            where.append(torch.arange(place, place + length))
            place += length + longest
        at = torch.cat(where)
        for step in STEPS:
            paged = rows.new_zeros(place, ROW).index_copy(0, at, rows)
            about = torch.cat([paged[at - step], rows, paged[at + step]], dim=1)
            rows = (rows + self.passed(self.product(about, f"rows {step}"))).clamp(max=HIGHEST / 2**FINE)
        rows = functional.dropout(rows, DROPPED / 2, self.training)
        return self.product(rows, "labels") + functional.embedding_bag(looks, self.weight("direct"), mode="sum")

    def words(self, characters: Tensor) -> Tensor:
        """What the characters of rows say."""
        count = len(characters)
        found, places = torch.unique(functional.pad(characters, (1, 1)), return_inverse=True)
        known = functional.embedding(found, self.weight("characters")) * (found != NOTHING).unsqueeze(1)
        tables = known @ torch.cat(self.weight("triples").split(CHARACTER), dim=1)
        tables = tables + functional.pad(self.biases["triples"], (0, (WIDTH - 1) * PLACE))
        if self.rounding:
            unit = 2 ** (FINE + FINER)
            tables = tables + (torch.floor(tables * unit + 0.5) / unit - tables).detach()
        first, second, third = functional.embedding(places, tables).split(PLACE, dim=2)
        triples = self.passed((first[:, :-2] + second[:, 1:-1]).add_(third[:, 2:]))
        seams = [
            self.passed(self.product(triples[:, place - ABOUT_SEAM : place + ABOUT_SEAM + 1].reshape(count, -1), name))
            for name, place in (("seam before", SEAM_BEFORE), ("seam after", SEAM_AFTER))
        ]
        pooled = triples.reshape(count, LENGTH // POOLED, POOLED, PLACE).amax(dim=2)
        around = functional.pad(pooled, (0, 0, 1, 1))
        about = torch.cat([around[:, :-2], pooled, around[:, 2:]], dim=2)
        phrases = (pooled + self.passed(self.product(about, "phrases"))).clamp(max=HIGHEST / 2**FINE)
        parts = [phrases[:, -(-low // POOLED) : -(-high // POOLED)].amax(dim=1) for low, high in STRETCHES]
        return torch.cat([*parts, *seams], dim=1)

    def dimmed(self, characters: Tensor, shown: Tensor, lengths: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Rows of which something is hidden: some characters, and on a few pages all of them, or all widths."""
        hidden = (torch.rand(characters.shape) < DROPPED_CHARACTERS) & (characters > SEAM)
        characters, shown = characters.masked_fill(hidden, UNKNOWN), shown.clone()
        place = 0
        for length in lengths:
            rows = slice(place, place + length)
            what = float(torch.rand(()))
            if what < HIDDEN:
                characters[rows] = characters[rows].masked_fill(characters[rows] > SEAM, UNKNOWN)
            elif what < 2 * HIDDEN:
                shown[rows, WIDTHS] = 0
            elif what < 3 * HIDDEN:
                shown[rows, ABOUT] = 0
            place += length
        return characters, shown
