"""A heading goes to the text that shares its words, though another one stands beside that text."""

from newsclean.label.labels import Label
from tests.records.test_segment import page, places, unit


def test_a_text_leaves_the_heading_beside_it_for_its_own():
    assert sorted(places(page("H茶 B渠 B茶 H渠"))) == [(0, 2), (1, 3)]


def test_a_text_keeps_the_heading_beside_it_without_a_better_one():
    assert places(page("H茶 B茶 B渠 H渠")) == [(0, 1), (2, 3)]
    assert places(page("H茶 B渠 H桥")) == [(0, 1), (2,)]


def test_a_byline_below_a_run_of_headings_stays_with_its_text_where_another_text_opens_with_its_own():
    (one, other), byline = page("H渠 H茶"), unit("byline", "本报记者 魏明", opens=True)
    first, second = page("B渠 B茶")
    named = second._replace(rows=(second.rows[0]._replace(label=Label.LEAD_NAMED),))
    opens = other._replace(rows=(other.rows[0]._replace(label=Label.HEADLINE_OPENS),))
    assert sorted(places([one, opens, byline, first, named])) == [(0, 2, 3), (1, 4)]
