"""The learned weights, read from one file.

The file: a line of JSON (UTF-8), then the weights as bytes, whose SHA-256 stands in that line. The line has
  learned     what the weights were learned from and what was measured
  labels      the names of the labels, in the order of the last layer's outputs
  characters  groups of characters that are read alike, in the order of their numbers
  shown       what rows show, by name with the number of values of each
  layers      by name: inputs, outputs and shift of each; its weights follow as signed bytes, an input's together, then
              what is added to each output as little-endian integers of four bytes
  second      the SHA-256 of the weights in `second.weights`, which this file is used together with, if it is
  heat        how many 128ths of a score make it e times as likely that a label is right: for where units end, for kinds
  newspaper   what is known of the newspaper they were adapted to (see `newsclean.label.newspaper`), if they were
Then follow, as little-endian integers of two bytes, the weight of each label on a page's first row, and of each step
from a label to each other; NEVER stands for a step that was never seen. As many bytes as `memory` in the line says may
follow, for learning on from the weights (see `newsclean.learn.memory`). Files of differences are read as well.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsclean.errors import ProfileError
from newsclean.label.differences import CHAIN, are_differences, hash_of, merged, numbers, places
from newsclean.label.labels import CODES, JUMPS, LATE, NEXT, Label
from newsclean.label.loaded import BARRED, SECOND, WEIGHTS, Weights, ready, weights_file
from newsclean.label.newspaper import ANY_NEWSPAPER, newspaper
from newsclean.label.sizes import COUNTS, FINEST, FIRST, NAMES, shapes
from newsclean.precompiled import keep

NEVER = -(2**15)  # as it stands in the file
UNSEEN = -400  # what it costs that a code or jump line stands where none was seen to stand
LONERS = CODES | JUMPS
HOTTEST = 2**20  # 128ths of a score; there all readings are as likely

ONE_BARRED = -1500  # what a step costs that one of two networks has never seen, beside what the other says


def read_weights(data: bytes, *, known: bool = False) -> Weights:
    """The weights in a file, whose hash need not be looked at where it is known to be whole.

    Raises ProfileError if the file holds something else.
    """
    try:
        header, body = parted(data)
        alone = one_network(header, body, known=known)
        return with_second(alone, second_weights(header["second"], known=known)) if header.get("second") else alone
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        raise unreadable(repr(error)) from error


def parted(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The line of a file of weights, and what follows it."""
    line, _, body = data.partition(b"\n")
    return json.loads(line), body


def one_network(header: dict[str, Any], body: bytes, *, known: bool) -> Weights:
    """The weights of one network. Raises ProfileError where they do not fit."""
    if why := misfit(header, body, known=known):
        raise unreadable(why)
    layers = {name: (inputs, outputs, int(shift)) for name, (inputs, outputs, shift) in header["layers"].items()}
    chain = numbers("h", body[places(header)[-1]])
    costs = [BARRED if cost == NEVER else cost for cost in chain]
    opening, *steps = (costs[i : i + len(Label)] for i in range(0, len(costs), len(Label)))
    end, kind = map(float, header["heat"])
    known_of = newspaper(header["newspaper"]) if header.get("newspaper") else ANY_NEWSPAPER
    chosen = (opening, with_loners(steps), (end, kind), None, known_of)
    return Weights(tuple(header["characters"]), layers, body, *chosen)


def misfit(header: Mapping[str, Any], body: bytes, *, known: bool) -> str | None:
    """Why weights cannot be used, or None if they can."""
    if not known and header["sha256"] != hash_of(body):
        return "they were changed after they were learned"
    if header["labels"] != [label.name for label in Label] or header["shown"] != dict(zip(NAMES, COUNTS, strict=True)):
        return "they were learned by another version"
    layers = header["layers"]
    if {name: tuple(shape[:2]) for name, shape in layers.items()} != shapes(len(header["characters"]) + FIRST):
        return "they are of another network"
    if not all(0 <= shift <= FINEST for _, _, shift in layers.values()):
        return "a layer is counted too finely"
    if len(body) != sum((inputs + 4) * outputs for inputs, outputs, _ in layers.values()) + CHAIN + header.get(
        "memory", 0
    ):
        return "they are too few, or too many"
    if not all(1 <= heat <= HOTTEST for heat in header["heat"]):
        return "their heat is none"
    return None


def unreadable(why: str) -> ProfileError:
    """The error about a file that holds no weights."""
    return ProfileError(f"these are not weights that newsclean can read: {why}")


def with_loners(steps: list[list[int]]) -> list[list[int]]:
    """The weights of steps, completed: a code or jump line may follow any label, whether or not that was seen."""
    for label in Label:
        for after in LONERS if label not in LONERS else (other for other in Label if other not in NEXT):
            if (label in LONERS or (after in LATE) == (label in LATE)) and steps[label][after] == BARRED:
                steps[label][after] = UNSEEN
    return steps


def second_weights(sha256: str, *, known: bool) -> Weights:
    """The weights of the second network; raises ProfileError if they are not those that are asked for."""
    header, body = parted(weights_file(SECOND))
    if header["sha256"] != sha256:
        why = "they are used together with other weights than these"
        raise unreadable(why)
    return one_network(header, body, known=known)


def with_second(first: Weights, second: Weights) -> Weights:
    """The weights of a network and of a second one: what both say is added up."""
    opening, *steps = (
        [one + two if one + two > BARRED // 2 else both(one, two) for one, two in zip(line, other, strict=True)]
        for line, other in zip([first.opening, *first.steps], [second.opening, *second.steps], strict=True)
    )
    return first._replace(opening=opening, steps=steps, second=second)


def both(cost: int, other: int) -> int:
    """What two networks say of a step: the sum, unless neither has ever seen it.

    >>> both(20, 30), both(20, BARRED) == 20 + ONE_BARRED, both(BARRED, BARRED) == BARRED
    (50, True, True)
    """
    if cost == other == BARRED:
        return BARRED
    return sum(ONE_BARRED if one == BARRED else one for one in (cost, other))


def weights_at(path: Path) -> Weights:
    """The weights in a file, which may hold differences from those that come with newsclean."""
    data = weights_file(path)
    return read_weights(merged(weights_file(WEIGHTS), data) if are_differences(data) else data)


def write_ready(file: Path) -> None:
    """Write what `ready` reads, if there are two networks and nothing but what it reads."""
    files = weights_file(WEIGHTS), weights_file(SECOND)
    first = read_weights(files[0])
    both_networks = [each for each in (first, first.second) if each]
    parts = [(each.characters, each.layers, each.opening, each.steps, each.heat) for each in both_networks]
    keep(file, tuple(data.partition(b"\n")[0] for data in files), tuple(parts))
    if len(parts) != len(files) or ready(files, str(file)) != first:
        file.unlink()
