"""`explain --labels` tells what else a row may be, and what it would be read as if something were hidden."""

from newsclean.label.model import load
from newsclean.label.read import label
from newsclean.label.reasons import DOUBTFUL, GOES_ON_PLAINLY, reasons
from newsclean.layout.rows import measured_page
from newsclean.text.edits import Draft

PAGE = """\
水库加固工程完工
　　本报讯（记者魏明）滨江水库加
固工程昨日完工，灌区六万亩农田受
益，今年冬天开始蓄水，渠道四十二
公里，让下游三个乡镇的稻田都喝上
了水库的好水。
　　工程历时两年，投资一亿元。
"""


def test_every_row_is_told_with_the_label_that_it_has():
    page = measured_page(PAGE)
    labels, _ = label(page)
    told = list(reasons(Draft(PAGE), load()))
    assert [found.name.lower() for found in labels] == [reason.label for reason in told]
    assert [row.text for row in page.rows] == [reason.text for reason in told]


def test_a_row_that_plainly_goes_on_is_told_so():
    assert GOES_ON_PLAINLY in [reason.because for reason in reasons(Draft(PAGE), load())]


def test_only_of_a_doubtful_row_it_is_told_what_else_it_may_be():
    for reason in reasons(Draft(PAGE * 4), load()):
        assert (reason.other is not None) == (reason.confidence < DOUBTFUL)
        assert reason.other != reason.label


def test_what_a_row_is_without_its_words_is_told_where_that_differs():
    told = list(reasons(Draft(PAGE * 4), load()))
    assert any("words" in reason.without for reason in told)
    assert all(other != reason.label for reason in told for other in reason.without.values())
