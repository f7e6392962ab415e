"""Headings of several articles in one run, with their texts below."""

from newsclean.label.heading_runs import Run, has_runs, runs
from newsclean.label.labels import Label

FIRST, OPENS, LEAD, BODY = Label.HEADLINE_FIRST, Label.HEADLINE_OPENS, Label.LEAD, Label.BODY_FIRST
HEADINGS = ["渠水通到家门口", "春茶上市", "新桥合龙"]
TEXTS = ["清溪县的渠水昨天通到了家门口。", "石门镇的春茶昨天上市，价格稳定。", "连接两岸的新桥昨天合龙。"]


def test_headings_that_precede_all_texts_are_a_run():
    labels = [FIRST, OPENS, OPENS, LEAD, LEAD, LEAD]
    assert has_runs(labels)
    assert runs(labels, HEADINGS + TEXTS) == [Run([0, 1, 2], [3, 4, 5])]


def test_headings_beside_their_texts_are_none():
    labels = [FIRST, LEAD] * 3
    assert not has_runs(labels)
    assert runs(labels, [row for pair in zip(HEADINGS, TEXTS, strict=True) for row in pair]) == []


def test_several_texts_that_open_with_bylines_have_several_headings():
    labels = [FIRST, Label.HEADLINE_NEXT, Label.LEAD_NAMED, Label.LEAD_NAMED]
    assert has_runs(labels)
    assert runs(labels, [*HEADINGS[:2], *TEXTS[:2]]) == [Run([0, 1], [2, 3])]
    assert not has_runs([FIRST, Label.HEADLINE_NEXT, LEAD, LEAD])


def test_headings_below_their_texts_are_none():
    labels = [Label.LATE_LEAD, Label.LATE_LEAD, Label.LATE_HEADLINE_FIRST, Label.LATE_HEADLINE_OPENS]
    assert not has_runs(labels)


def test_photos_and_furniture_are_passed_over():
    labels = [FIRST, Label.FURNITURE, OPENS, Label.CAPTION_FIRST, LEAD, Label.CREDIT, LEAD]
    assert runs(labels, [*HEADINGS, *TEXTS, ""]) == [Run([0, 2], [4, 6])]


def test_the_title_of_a_notice_beside_that_of_an_article_is_another_heading():
    labels = [FIRST, Label.NOTICE_HEADLINE_FIRST, LEAD, Label.NOTICE_FIRST]
    assert runs(labels, [*HEADINGS[:2], *TEXTS[:2]]) == [Run([0, 1], [2, 3])]


def test_short_rows_between_headings_that_end_nothing_are_headings_too():
    labels = [FIRST, Label.CROSSHEAD, OPENS, LEAD, LEAD]
    assert runs(labels, [*HEADINGS, *TEXTS[:2]]) == [Run([0, 1, 2], [3, 4])]
    ended = [HEADINGS[0], "渠水到了。", *HEADINGS[2:], *TEXTS[:2]]
    assert runs(labels, ended) == []
