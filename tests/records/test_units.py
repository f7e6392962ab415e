"""Lines under one label become one text, which knows what it is and what it is a part of."""

import pytest

from newsclean.clean import fix
from newsclean.document import Row
from newsclean.label.labels import Label
from newsclean.profile import DEFAULT, Profile
from newsclean.records.units import gather
from newsclean.text.lines import split


def gathered(*lines, profile=DEFAULT):
    printed = split("\n".join(text for _, text in lines))
    rows = [
        Row(line.start, line.end, line.text, label, 0.9, 0.8) for line, (label, _) in zip(printed, lines, strict=True)
    ]
    return gather(rows, profile)


@pytest.mark.parametrize(
    ("label", "kind", "part"),
    [
        (Label.LEAD, "body", "article"),
        (Label.CROSSHEAD, "crosshead", "article"),
        (Label.HEADLINE_FIRST, "headline", "article"),
        (Label.LATE_HEADLINE_FIRST, "headline", "late"),
        (Label.LATE_LEAD, "body", "late"),
        (Label.CAPTION_FIRST, "caption", "photo"),
        (Label.CREDIT, "credit", "photo"),
        (Label.PHOTO_HEADLINE_FIRST, "headline", "photo"),
        (Label.NOTICE_FIRST, "notice", "notice"),
        (Label.NOTICE_HEADLINE_FIRST, "headline", "notice"),
        (Label.FURNITURE, "furniture", "furniture"),
    ],
)
def test_a_line_is_what_its_label_says_and_a_part_of_that(label, kind, part):
    (unit,) = gathered((label, "清溪日报"))
    assert (kind, part) == (unit.kind, unit.part)


def test_lines_that_go_on_are_one_text_and_as_sure_as_the_least_sure_of_their_ends():
    first, second = gathered(
        (Label.LEAD, "清溪县的渠水昨天"), (Label.BODY_NEXT, "通到了家门口。③8"), (Label.BODY_FIRST, "稻田有水。")
    )
    assert ("清溪县的渠水昨天通到了家门口。③8", "③8", True) == (first.text, first.code, first.opens)
    assert (2, 1) == (len(first.rows), len(second.rows))
    assert (0.8, False) == (first.confidence, second.opens)


def test_a_code_that_stands_alone_is_of_the_text_above_it():
    (unit,) = gathered((Label.BODY_FIRST, "稻田有水。"), (Label.CODE, "③8"))
    assert (2, "③8") == (len(unit.rows), unit.code)


def test_a_profile_says_what_a_code_is():
    profile = Profile(code=r"\[A[0-9]\]")
    (unit,) = gathered((Label.BODY_FIRST, "稻田有水。[A3]"), profile=profile)
    assert "[A3]" == unit.code


def test_short_clauses_of_one_length_keep_a_space_between_them():
    assert "修新路 架新桥" == gathered((Label.HEADLINE_FIRST, "修新路"), (Label.HEADLINE_NEXT, "架新桥"))[0].text
    assert "修新路架桥" == gathered((Label.HEADLINE_FIRST, "修新路"), (Label.HEADLINE_NEXT, "架桥"))[0].text
    assert "修新路架新桥" == gathered((Label.BODY_FIRST, "修新路"), (Label.BODY_NEXT, "架新桥"))[0].text


def test_the_ledger_tells_layout_by_its_names():
    page = """　　渠水昨天通到了家门口，三个乡镇的
稻田都喝上了水，乡亲们都说好。


　　春茶昨天上市，价格稳定，茶农说今年
的茶芽比往年壮。

"""
    names = {name for edit in fix(page).edits for name in edit.rule.split("+")}
    assert names <= {"join_lines", "blank_lines", "indents"}
    assert {"join_lines", "blank_lines"} <= names


def test_no_gap_parts_a_word_of_a_headline():
    cut = [("蜂蜜产", Label.HEADLINE_FIRST), ("量超过去年", Label.HEADLINE_CLAUSE)]
    parted = [("春茶上市价稳", Label.HEADLINE_FIRST), ("大桥通车", Label.HEADLINE_CLAUSE)]
    assert ["蜂蜜产量超过去年"] == [unit.text for unit in gathered(*((label, text) for text, label in cut))]
    assert ["春茶上市价稳 大桥通车"] == [unit.text for unit in gathered(*((label, text) for text, label in parted))]
