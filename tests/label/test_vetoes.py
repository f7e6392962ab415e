"""What a row cannot be by the marks inside it, whatever the weights say."""

import pytest

from newsclean.label.labels import Label
from newsclean.label.observed import observed
from newsclean.label.vetoes import BARS, vetoes
from newsclean.layout.rows import measured_page

FULL = "渠水今年头一回流到了坝下\n"


def barred(page: str, row: str) -> set[Label]:
    """The labels that are barred on a row of a page."""
    seen = observed(measured_page(page))
    found = dict(zip(seen.places, vetoes(seen), strict=True))
    place = seen.texts.index(row)
    return {label for bit, labels in BARS.items() if found[place] & bit for label in labels}


@pytest.mark.parametrize(
    ("row", "is_barred"), [("编辑林远，电话如下", True), ("编辑林远 电话如下", False), ("编辑　林远", False)]
)
def test_what_goes_on_in_a_sentence_of_a_full_row_is_no_furniture(row, is_barred):
    page = FULL * 4 + f"{row}\n" + "村里的人都说这水来得及时。\n"
    assert (Label.FURNITURE in barred(page, row)) is is_barred


@pytest.mark.parametrize(
    ("row", "is_barred"), [("办小事，见真章。（鲁若文）", True), ("（鲁若文）", False), ("本报记者 鲁若文", False)]
)
def test_a_row_in_which_a_sentence_ends_is_no_byline(row, is_barred):
    page = FULL * 4 + "村里的人都说这水来得及时。\n" + f"{row}\n"
    assert (Label.END_BYLINE in barred(page, row)) is is_barred
