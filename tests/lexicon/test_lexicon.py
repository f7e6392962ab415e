"""One lexicon: sets that contain each other do, and a pattern in simplified characters matches both scripts."""

import re

import pytest

from newsclean.lexicon.marks import CLOSING, FINAL, MARK, OPENING, PARAGRAPH_END, SENTENCE_END, STOP, TEXT_END
from newsclean.lexicon.scripts import both, looks_traditional


def test_every_mark_that_opens_has_one_that_closes():
    assert len(OPENING) == len(CLOSING) == len(set(OPENING + CLOSING)) / 2


def test_what_ends_a_sentence_ends_a_text_and_what_ends_a_text_ends_a_paragraph():
    assert set(FINAL) < set(SENTENCE_END) < set(TEXT_END) < set(PARAGRAPH_END)
    assert set(OPENING + CLOSING + STOP) < set(MARK)


@pytest.mark.parametrize("text", ["本报记者", "本報記者", "本刊記者"])
def test_a_pattern_matches_words_of_both_scripts(text):
    assert re.fullmatch(both("本[报刊]记者"), text)


def test_a_class_with_traditional_characters_is_meant_as_it_stands():
    assert "[於余]" == both("[於余]")
    assert not re.fullmatch(both("[余萬]"), "餘")


def test_an_excluding_class_excludes_both_and_what_is_escaped_stays():
    assert not re.search(both("[^报]"), "報")
    assert re.fullmatch(both(r"\[报\]"), "[報]")


def test_a_page_that_shows_no_script_is_taken_for_simplified():
    assert not looks_traditional("小河水")
