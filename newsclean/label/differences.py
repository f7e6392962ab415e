"""Files of differences: what a newspaper's own weights change in those that come with newsclean.

Such a file is a line of JSON, then the differences as bytes: of the weights of the last layer (signed bytes), of what
is added to its outputs (little-endian integers of four bytes), of the steps (of two bytes, as the whole file has them).
The line may hold what is known of the newspaper besides (see `newsclean.label.newspaper`).
`differs_from` in the line is the SHA-256 of the weights they belong to: with others they are refused.
"""

import json
import sys
from array import array
from collections.abc import Sequence
from operator import add, sub
from typing import Any

from newsclean.errors import ProfileError
from newsclean.label.labels import Label

LAST = "labels"  # the layer that earns the labels
KINDS = ("b", "i", "h")  # of its weights, of what is added to its outputs, of openings and steps
CHAIN = 2 * len(Label) * (1 + len(Label))  # bytes of the last


def places(header: dict[str, Any]) -> tuple[slice, slice, slice]:
    """Where the body of a file of weights holds what may change, by its line of JSON."""
    at, found = 0, (slice(0), slice(0))
    for name, (inputs, outputs, _) in header["layers"].items():
        middle = at + inputs * outputs
        end = middle + 4 * outputs
        if name == LAST:
            found = slice(at, middle), slice(middle, end)
        at = end
    return *found, slice(at, at + CHAIN)


def changeable(data: bytes) -> list["array[int]"]:
    """What may change of a whole file of weights: the last layer, what is added to it, openings and steps."""
    line, _, body = data.partition(b"\n")
    return [numbers(kind, body[place]) for kind, place in zip(KINDS, places(json.loads(line)), strict=True)]


def changed(data: bytes, new: Sequence["array[int]"], newspaper: dict[str, Any] | None = None) -> bytes:
    """A whole file of weights with other values in it, and with what is known of a newspaper."""
    line, _, old = data.partition(b"\n")
    header, body = json.loads(line), bytearray(old)
    for place, values in zip(places(header), new, strict=True):
        body[place] = little_endian(values)
    header["sha256"] = hash_of(body)
    if newspaper:
        header["newspaper"] = newspaper
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + bytes(body)


def differences(base: bytes, new: bytes) -> bytes:
    """What one whole file of weights has otherwise than another, as a file of differences.

    Raises OverflowError where a weight differs by more than a file can say.
    """
    pairs = zip(changeable(base), changeable(new), strict=True)
    body = b"".join(little_endian(array(before.typecode, map(sub, after, before))) for before, after in pairs)
    line = {"differs_from": json.loads(base.partition(b"\n")[0])["sha256"], "sha256": hash_of(body)}
    if newspaper := json.loads(new.partition(b"\n")[0]).get("newspaper"):
        line["newspaper"] = newspaper
    return json.dumps(line, separators=(",", ":")).encode() + b"\n" + body


def are_differences(data: bytes) -> bool:
    """Whether a file holds differences from weights rather than weights."""
    return data.startswith(b'{"differs_from"')


def merged(base: bytes, data: bytes) -> bytes:
    """A whole file of weights, and a file of differences from it, as one. Raises ProfileError where they do not fit."""
    try:
        line, _, body = data.partition(b"\n")
        header = json.loads(line)
        if header["sha256"] != hash_of(body):
            message = "cannot read the weights: they were changed after they were learned"
            raise ProfileError(message)
        if header["differs_from"] != json.loads(base.partition(b"\n")[0])["sha256"]:
            message = (
                "cannot read the weights: they differ from those of another version of newsclean; learn them again"
            )
            raise ProfileError(message)
        new, at = [], 0
        for values in changeable(base):
            size = len(values) * values.itemsize
            change = numbers(values.typecode, body[at : at + size])
            new.append(array(values.typecode, map(add, values, change)))
            at += size
        return changed(base, new, header.get("newspaper"))
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        message = f"these are not weights that newsclean can read: {error!r}"
        raise ProfileError(message) from error


def hash_of(body: bytes | bytearray) -> str:
    """The SHA-256 of weights as their file tells it."""
    from hashlib import sha256  # noqa: PLC0415 - slow to load, and the weights that come with newsclean need none

    return sha256(body).hexdigest()


def numbers(kind: str, data: bytes) -> "array[int]":
    """Little-endian integers as an array."""
    found = array(kind, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def little_endian(values: "array[int]") -> bytes:
    """An array as little-endian integers."""
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()
