"""What a person said of the rows of a page; it overrides the weights."""

from collections.abc import Mapping, Sequence
from functools import cache

from newsclean.corrections.said import Said
from newsclean.label.labels import NEXT, Label, Mark, Role
from newsclean.label.overrides import following
from newsclean.label.sure import Sure

RowCorrections = Mapping[int, Said]
"""By the place of a row: what was said of it."""

NO_CORRECTIONS: RowCorrections = {}


@cache
def allowed(said: Said) -> frozenset[Label]:
    """The labels that a row can have by what was said of it; if two statements exclude each other, the first holds.

    >>> sorted(label.name for label in allowed(Said("headline", begins_unit=True, kind="notice")))
    ['NOTICE_HEADLINE_FIRST', 'NOTICE_HEADLINE_OPENS']
    """
    left = frozenset(Label)
    for fits in (is_of_kind, is_of_role, is_of_unit):
        left = frozenset(label for label in left if fits(label, said)) or left
    return left


def is_of_kind(label: Label, said: Said) -> bool:
    """Whether a label fits the kind of record that was said."""
    kinds = {"photo": Mark.PHOTO in label.marks, "notice": Mark.NOTICE in label.marks}
    kinds["furniture"] = label.role is Role.FURNITURE
    return said.kind is None or kinds.get(said.kind, not any(kinds.values()))


def is_of_role(label: Label, said: Said) -> bool:
    """Whether a label fits the role that was said; the lead of an article is body."""
    return said.role in (None, label.role.value) or (said.role == Role.BODY.value and label.role is Role.LEAD)


def is_of_unit(label: Label, said: Said) -> bool:
    """Whether a label fits what was said: that the row begins a unit, or continues one."""
    return said.parts_unit is None or said.parts_unit != (label in NEXT)


def corrected(
    labels: Sequence[Label], sure: Sequence[Sure], corrections: RowCorrections
) -> tuple[list[Label], list[Sure]]:
    """The labels, corrected where they contradict what was said; what was said is certain."""
    done, certain = list(labels), list(sure)
    for i, said in sorted(corrections.items()):
        may = allowed(said)
        if done[i] not in may:
            done[i] = nearest(following(done[i - 1]) if i and said.parts_unit is False else done[i], may)
        end = certain[i].end if said.parts_unit is None else 1.0
        certain[i] = Sure(end, certain[i].kind if said.role is None else 1.0)
    return done, certain


def nearest(label: Label, may: frozenset[Label]) -> Label:
    """Of the labels that a row can have, the one that has most in common with another."""
    return max(may, key=lambda other: (other.role is label.role, -len(other.marks ^ label.marks), -other))
