"""A heading goes to the text that shares its words, though another one stands beside that text."""

from tests.records.test_segment import page, places


def test_a_text_leaves_the_heading_beside_it_for_its_own():
    assert sorted(places(page("H茶 B渠 B茶 H渠"))) == [(0, 2), (1, 3)]


def test_a_text_keeps_the_heading_beside_it_without_a_better_one():
    assert places(page("H茶 B茶 B渠 H渠")) == [(0, 1), (2, 3)]
    assert places(page("H茶 B渠 H桥")) == [(0, 1), (2,)]
