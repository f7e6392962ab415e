"""In a run of headings, words tell where the heading of the next article begins."""

from newsclean.label.heading_runs import NO_OPENINGS, openings
from newsclean.label.labels import Label

TEXTS = [
    "清溪县的渠水昨天通到了家门口，三个乡镇的八千亩稻田都喝上了渠水，县水利局说秋天再修两条支渠。",
    "石门镇的春茶昨天上市，价格稳定，茶农说今年茶芽比往年壮，茶叶合作社收购点一早排起了长队。",
    "连接两岸的新桥昨天合龙，乡亲们过河只要五分钟，老渡船下月停航，摆渡人老韩说他要第一个走上桥。",
]
HEADINGS = ["渠水通到家门口", "八千亩稻田解渴", "春茶上市", "价格稳定茶农笑", "新桥合龙", "老渡船停航"]
FIRST, NEXT = Label.HEADLINE_FIRST, Label.HEADLINE_NEXT
ONE_RUN = [FIRST, NEXT, NEXT, NEXT, NEXT, NEXT]


def found(rows, labels):
    """The places at which a heading is said to begin, by the places of rows of which anything is said."""
    return {place: worth > 0 for place, worth in openings(rows, labels, range(len(rows))).items()}


def test_headings_that_follow_all_texts_are_told_apart():
    begins = {4: False, 5: True, 6: False, 7: True, 8: False}
    assert found(TEXTS + HEADINGS, [Label.LEAD] * 3 + ONE_RUN) == begins


def test_headings_that_precede_all_texts_are_told_apart():
    begins = {1: False, 2: True, 3: False, 4: True, 5: False}
    assert found(HEADINGS + TEXTS, ONE_RUN + [Label.LEAD] * 3) == begins


def test_headings_in_another_order_than_their_texts_are_told_apart():
    rows = [*HEADINGS[4:], *HEADINGS[:4], *TEXTS]
    assert found(rows, ONE_RUN + [Label.LEAD] * 3) == {1: False, 2: True, 3: False, 4: True, 5: False}


def test_nothing_is_said_where_headings_stand_beside_their_texts():
    rows = [row for i, text in enumerate(TEXTS) for row in (*HEADINGS[2 * i : 2 * i + 2], text)]
    assert openings(rows, [FIRST, NEXT, Label.LEAD] * 3, range(9)) is NO_OPENINGS


def test_nothing_is_said_of_one_text_alone():
    assert openings([*TEXTS[:1], *HEADINGS], [Label.LEAD, *ONE_RUN], range(7)) is NO_OPENINGS
