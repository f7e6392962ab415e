"""Tidying gives every character its own code and takes nothing that is seen."""

import unicodedata

from newsclean.profile import DEFAULT
from newsclean.rules import TIDY, compatibility_hanzi, radicals
from newsclean.rules.base import fixed
from newsclean.rules.radicals import HANZI_OF
from newsclean.text.edits import Draft

NEVER_IN_A_TEXT = 8  # of the supplement: 𠘨 𡯂 and other components that no font offers for a hanzi


def tidied(text: str) -> str:
    draft = Draft(text)
    for rule in TIDY:
        draft.apply(rule.__name__, rule(draft.text, DEFAULT))
    return draft.text


def test_every_kangxi_radical_has_its_hanzi() -> None:
    """As Unicode has it, but for 户 and 青."""
    block = [chr(code) for code in range(0x2F00, 0x2FD6)]
    other = {radical for radical in block if HANZI_OF[radical] != unicodedata.normalize("NFKC", radical)}
    assert {"⼾", "⾭"} == other


def test_supplement_is_complete() -> None:
    """All of the block but its handful of components without a hanzi."""
    named = [chr(code) for code in range(0x2E80, 0x2EF4) if unicodedata.name(chr(code), "")]
    without = [radical for radical in named if radical not in HANZI_OF]
    assert len(without) <= NEVER_IN_A_TEXT + 3


def test_no_radical_becomes_a_radical() -> None:
    assert not set(HANZI_OF) & set(HANZI_OF.values())


def test_compatibility_block_is_left_with_its_twelve_own_hanzi() -> None:
    block = "".join(chr(code) for code in range(0xF900, 0xFADA) if unicodedata.name(chr(code), ""))
    left = [char for char in fixed(compatibility_hanzi, block) if char in block]
    assert len(left) == 12


def test_door_is_read_by_the_page() -> None:
    assert fixed(radicals, "⼾⼾通电") == "户户通电"
    assert fixed(radicals, "⼾⼾通電，門前開車") == "戶戶通電，門前開車"


def test_page_of_all_faults_is_clean_after_one_pass() -> None:
    """The order of the rules spares a second one."""
    page = "\ufeff\u2003\u2003⼤\u200b⻔ ﹃名⽚﹄\u00a0\r\r\nＧＤＰ\u3000滨\u00ad 江\u00a0⽇ 报 "
    clean = "\u3000\u3000大门 『名片』\nGDP 滨江日报"
    assert clean == tidied(page)
    assert clean == tidied(clean)
