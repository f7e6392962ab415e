"""Learning the reader's weights from pages with their true records."""

import math
from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from newsclean.errors import PageError
from newsclean.label.characters import Characters
from newsclean.label.labels import Label
from newsclean.label.loaded import BARRED
from newsclean.label.model import Model, packed, read_model
from newsclean.label.sizes import CHARACTER, FINE, FIRST, HIGHEST, SCORE
from newsclean.label.weights import NEVER
from newsclean.learn.crf import slopes
from newsclean.learn.header import retold
from newsclean.learn.lesson import Lesson
from newsclean.learn.memory import memory, remembering
from newsclean.learn.network import Reader
from newsclean.learn.reading import Learned, heat, measure
from newsclean.learn.vocabulary import alike, usage

Ints = NDArray[np.int64]
Say = Callable[[str], None]

COOL = (2.0**SCORE, 2.0**SCORE)  # by construction; more where readings share their mistakes
ROUNDS = 8  # times that all pages are gone through
PAGES_A_STEP = 4
RATE = 2e-3  # the length of the longest steps
KEPT = 0.999  # of the mean of the weights at each step: what is packed is the mean, which reads unseen papers better
REMEMBERED = 1000  # pages at most that are summed up in the file
ROUNDED = 0.2  # the share of the steps, the last ones, in which the weights are integers already
FINEST = 9  # bits of a weight's fraction at most
TAILS = {"labels", "direct", "looks", "characters"}  # layers whose outputs are not rounded by themselves


def learn(
    lessons: Sequence[Lesson],
    held: Sequence[Lesson],
    say: Say,
    seed: int = 0,
    rounds: int = ROUNDS,
    base: Model | None = None,
) -> Learned:
    """Learn weights on one thread, from nothing or from those of a model on. The same pages and seed make the same."""
    lessons = [one for one in lessons if one.labels]
    if not lessons:
        message = "there is nothing to learn from"
        raise PageError(message)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # it takes a tenth of the time
    groups = base.characters.groups if base else alike(lessons)
    course = Course(lessons, groups, rounds, base)
    measured: dict[str, float] = {}
    for number in range(1, rounds + 1):
        loss = course.round()
        weights = course.packed()
        measured = measure(read_model(weights), held) if held else {}
        say(f"round {number} of {rounds}, loss {loss:.4f}" + "".join(f", {k} {v:.4f}" for k, v in measured.items()))
    model = read_model(weights)
    weights = remembering(weights, memory(model, lessons[:: -(-len(lessons) // REMEMBERED)]))
    return Learned(retold(weights, {"heat": heat(model, held)}) if held else weights, measured)


class Course:
    """The network on its way through the pages."""

    def __init__(self, lessons: Sequence[Lesson], groups: Sequence[str], rounds: int, base: Model | None) -> None:
        """Begin with how the characters are used, or where a model stands."""
        table = Characters(groups)
        self.groups = groups
        self.heat = base.heat if base else COOL
        self.pages = [
            (table.rows(one.texts, one.places).astype(np.int16), one.shown, np.array(one.labels, dtype=np.int64))
            for one in lessons
        ]
        self.may_open = np.zeros(len(Label), dtype=bool)
        self.may_follow = np.zeros((len(Label), len(Label)), dtype=bool)
        for _, _, labels in self.pages:
            self.may_open[labels[0]] = True
            self.may_follow[labels[:-1], labels[1:]] = True
        if base:
            self.reader = Reader(torch.zeros(len(groups) + FIRST, CHARACTER))
            in_floats(self.reader, base)
            self.may_open |= base.opening > BARRED
            self.may_follow |= base.steps > BARRED
        else:
            self.reader = Reader(usage(lessons, groups, CHARACTER))
        self.mean = AveragedModel(self.reader, avg_fn=averaged)
        chain = [self.reader.steps, self.reader.opening]
        heavy = [*self.reader.weights.values(), *self.reader.biases.values()]
        rate = RATE / 4 if base else RATE
        self.descent = torch.optim.AdamW(
            [{"params": heavy, "weight_decay": 0.01}, {"params": chain, "weight_decay": 0.0}], lr=rate, fused=True
        )
        self.total = rounds * -(-len(self.pages) // PAGES_A_STEP)
        self.rate = torch.optim.lr_scheduler.OneCycleLR(self.descent, rate, total_steps=self.total + 1, pct_start=0.15)
        self.done = 0

    def round(self) -> float:
        """Go through all pages once, some at a time; the mean loss of a row."""
        order = torch.randperm(len(self.pages)).tolist()
        self.reader.train()
        loss, rows = 0.0, 0
        for start in range(0, len(order), PAGES_A_STEP):
            pages = [self.pages[i] for i in order[start : start + PAGES_A_STEP]]
            if not self.reader.rounding and self.done >= (1 - ROUNDED) * self.total:
                self.reader.shifts = shifts(self.reader)
            loss += self._learn_from(pages)
            rows += sum(len(labels) for _, _, labels in pages)
            self.done += 1
        return loss / rows

    def _learn_from(self, pages: Sequence[tuple[NDArray[np.int16], NDArray[np.int8], Ints]]) -> float:
        """Take one step by what some pages say."""
        lengths = [len(labels) for _, _, labels in pages]
        characters = torch.from_numpy(np.concatenate([page[0] for page in pages])).long()
        shown = torch.from_numpy(np.concatenate([page[1] for page in pages])).long()
        earned = self.reader(characters, shown, lengths)
        steps = np.where(self.may_follow, self.reader.steps.detach().double().numpy(), -np.inf)
        opening = np.where(self.may_open, self.reader.opening.detach().double().numpy(), -np.inf)
        parts = [part.detach().double().numpy() for part in earned.split(lengths)]
        found = slopes(parts, [labels for _, _, labels in pages], steps, opening)
        scale = 1 / sum(lengths)
        self.descent.zero_grad()
        earned.backward(torch.from_numpy(np.concatenate(found.rows)).float() * scale)
        self.reader.steps.grad = torch.from_numpy(found.steps).float() * scale
        self.reader.opening.grad = torch.from_numpy(found.opening).float() * scale
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.descent.step()
        self.mean.update_parameters(self.reader)
        self.rate.step()
        return found.loss

    def packed(self) -> bytes:
        """The mean of the weights as a file."""
        mean = cast("Reader", self.mean.module)
        found = self.reader.shifts or shifts(mean)
        layers = {name: in_integers(mean, name, found) for name in found}
        chain = np.concatenate([mean.opening.detach().numpy()[None], mean.steps.detach().numpy()])
        allowed = np.concatenate([self.may_open[None], self.may_follow])
        scores = np.where(allowed, np.clip(np.rint(chain * 2**SCORE), NEVER + 1, -NEVER - 1), NEVER)
        return packed({"characters": self.groups, "heat": self.heat}, layers, scores)


def averaged(mean: Tensor, new: Tensor, steps: Tensor | int) -> Tensor:
    """The mean of weights along their way after one more step: over the last thousand, of fewer over the last tenth."""
    kept = min(KEPT, (1 + int(steps)) / (10 + int(steps)))
    return mean + (1 - kept) * (new - mean)


def shifts(reader: Reader) -> dict[str, int]:
    """For each layer the bits of the fraction in which nearly all its weights fit into a byte."""
    found = {}
    for name, weights in reader.weights.items():
        largest = max(float(torch.quantile(weights.detach().abs().flatten()[:1_000_000], 0.9998)), 2.0**-6)
        found[name] = min(FINEST, math.floor(math.log2(HIGHEST / largest)))
    found["looks"] = min(found["looks"], found["words"] + FINE)
    found["direct"] = min(found["direct"], found["labels"] + FINE)
    return found


def in_integers(reader: Reader, name: str, found: dict[str, int]) -> tuple[Ints, Ints, int]:
    """A layer as integers; what is passed on from it is rounded by the half that its bias gets."""
    shift = found[name]
    weights = whole(reader.weights[name] * 2**shift).clip(-HIGHEST, HIGHEST)
    if name == "characters":
        weights[0] = 0
    fine = found["characters"] + shift if name == "triples" else shift + FINE
    bias = whole(reader.biases[name] * 2**fine)
    return weights, bias if name in TAILS else bias + 2 ** (fine - FINE - 1), shift


def in_floats(reader: Reader, base: Model) -> None:
    """Set a network where a model stands: what `in_integers` makes, the other way about."""
    reader.steps.data = torch.from_numpy(np.where(base.steps > BARRED, base.steps, 0) / 2**SCORE).float()
    reader.opening.data = torch.from_numpy(np.where(base.opening > BARRED, base.opening, 0) / 2**SCORE).float()
    layers = base.network.layers
    for name, (weights, bias, shift) in layers.items():
        fine = layers["characters"].shift + shift if name == "triples" else shift + FINE
        half = 0 if name in TAILS else 2 ** (fine - FINE - 1)
        reader.weights[name].data = torch.from_numpy(weights / 2**shift).float()
        reader.biases[name].data = torch.from_numpy((bias - half) / 2**fine).float()


def whole(values: Tensor) -> Ints:
    """The nearest integers."""
    integers: Ints = np.rint(values.detach().double().numpy()).astype(np.int64)
    return integers
