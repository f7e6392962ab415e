"""What else a doubtful row may be: the second best reading, as the act that would correct the first one to it."""

from collections.abc import Mapping, Sequence

import numpy as np

from newsclean.label.labels import NEXT, Label, Mark, Role
from newsclean.label.path import second_of
from newsclean.label.repath import Road
from newsclean.named import NamedTuple

ROLES = {role: "body" if role is Role.LEAD else role.value for role in Role}


class Otherwise(NamedTuple):
    """What would correct a row to its second best reading: an act, and the role for the act `role`.

    The acts are those by which pages are corrected: the row is of a role, a unit goes on with it (`join`) or begins
    with it (`begin`), a record goes on with it (`continue`) or begins with it (`open`).
    """

    act: str
    role: str | None = None


def otherwise(known: Road, doubtful: Sequence[int]) -> Mapping[int, Otherwise]:
    """What else some rows may be, by their places; nothing of one that plainly goes on, or that no act would correct.

    >>> between(Label.KICKER, Label.SUBTITLE_FIRST), between(Label.BODY_FIRST, Label.BODY_NEXT)
    (Otherwise(act='role', role='subtitle'), Otherwise(act='join', role=None))
    """
    at = {place: k for k, place in enumerate(known.places)}
    rows = [at[place] for place in doubtful if place in at]
    if not rows:
        return {}
    labels = [known.labels[k] for k in rows]
    part = np.array(rows)
    others = second_of(known.until[part] + known.after[part], labels)
    found = {known.places[k]: between(label, other) for k, label, other in zip(rows, labels, others, strict=True)}
    return {place: other for place, other in found.items() if other}


def between(label: Label, other: Label) -> Otherwise | None:
    """What corrects a label to another one; None where the two differ in what no act says."""
    if other in NEXT and label not in NEXT:
        return Otherwise("join")
    if ROLES[other.role] != ROLES[label.role]:
        return Otherwise("role", ROLES[other.role])
    if other not in NEXT and label in NEXT:
        return Otherwise("begin")
    if (Mark.OPENS in other.marks) != (Mark.OPENS in label.marks):
        return Otherwise("open" if Mark.OPENS in other.marks else "continue")
    return None
