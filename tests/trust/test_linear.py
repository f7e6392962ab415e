"""No rule and no reader takes more than twice the work for twice the text, whatever it looks for in it."""

from collections.abc import Callable

import pytest

from newsclean.layout import endings
from newsclean.layout.rows import measured_page
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.records import byline, issue, leads
from newsclean.rules import CHECKS, REPAIR, TIDY
from tests.trust.fillings import FILLINGS
from tests.trust.work import GROWTH, growth

SIZE = 1000
PROFILE = Profile(rules={"misread_codes": "error"}, spacing="add", digits="half", quotes="corner")


def rows_of(text: str) -> object:
    """The rows that were printed."""
    return measured_page(text)


READERS = (
    rows_of,
    leads.lead_of,
    leads.sign_off_of,
    leads.named_of,
    leads.credit_of,
    byline.jumps_in,
    leads.jump_of,
    byline.people_of,
    byline.dateline_of,
    issue.date_in,
    issue.page_number,
    endings.is_code,
    endings.is_jump,
    endings.ending,
)


@pytest.mark.parametrize("rule", [*TIDY, *REPAIR, *CHECKS], ids=lambda rule: rule.__name__)
def test_a_rule_is_linear(rule: Callable[[str, Profile], object]) -> None:
    def work(text: str) -> None:
        list(rule(text, PROFILE))

    assert {} == slow(work)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_a_reader_is_linear(reader: Callable[[str], object]) -> None:
    """Of a text that opens with something else, and of one that does not."""

    def work(text: str) -> None:
        reader("春" + text)
        reader(text.strip())

    assert {} == slow(work)


def slow(work: Callable[[str], object]) -> dict[str, float]:
    """The fillings on which work grows faster than its text, and by how much."""
    found = {piece: growth(work, piece, SIZE) for piece in FILLINGS}
    return {piece: by for piece, by in found.items() if by >= GROWTH}


def test_what_is_quadratic_is_seen() -> None:
    assert growth(lazy("（[^）]*）").findall, "（", SIZE) > GROWTH
