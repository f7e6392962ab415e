"""What is asked before a pattern is tried hides nothing that the pattern would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.profile import DEFAULT, Profile
from newsclean.rules import wide_gaps
from newsclean.rules.codes import RARER, code_at_end
from newsclean.rules.glyphs import PAIRS, may_be_doubled
from newsclean.rules.marks import BAR, BARS, HALF, HALF_MARK
from newsclean.rules.quotes import TURNED, in_turn
from newsclean.rules.spaces import WIDE_GAP
from newsclean.text.foreign import CODE, MAY_BE_CODE
from tests.fixture_pages import TEXTS
from tests.strategies import hostile_pages

on_fixtures = pytest.mark.parametrize("name", TEXTS)
LIKE_USUAL = Profile(code=f"(?:{DEFAULT.code.replace('⑳', f'⑳{RARER}')})")  # the same, but not known to be
quoted = st.text("“”‘’\n春a", max_size=12)
gapped = st.text("\n\f \u3000\u3000春", max_size=12)
doubled = st.lists(st.sampled_from(("春春", "耕耕", "𠮷𠮷", "ab", " ", "水")), max_size=9).map("".join)
numbered = st.text("春。③❸12３ （）【】[]下转第版", max_size=10)
coded = st.text("春，。 \t#=;{}<>-ſ\u212a3", max_size=8)


def assert_nothing_is_hidden(text: str) -> None:
    if in_turn(text, "“", "”") and in_turn(text, "‘", "’"):
        assert TURNED.search(text) is None
    gaps = [match.span() for match in WIDE_GAP.finditer(text)]
    inner = [(start, end) for start, end in gaps if start and text[start - 1] not in "\n\f"]
    assert inner == [(change.start, change.end) for change in wide_gaps(text, DEFAULT)]
    assert BAR.search(text) is None or any(bar in text for bar in BARS)
    assert PAIRS.search(text) is None or may_be_doubled(text)
    assert HALF_MARK.search(text) is None or any(mark in text for mark in HALF)
    for line in text.split("\n"):
        assert code_at_end(line) == code_at_end(line, LIKE_USUAL), line
        has_ascii = bool(line.encode("ascii", "ignore").strip(b" "))
        assert CODE.match(line) is None or (has_ascii and MAY_BE_CODE.match(line)), line


@given(hostile_pages() | quoted | gapped | doubled | numbered | coded)
def test_on_any_page(text: str) -> None:
    assert_nothing_is_hidden(text)


@on_fixtures
def test_on_fixtures(name: str) -> None:
    assert_nothing_is_hidden(TEXTS[name])
