"""The review page as a text: whole, escaped, closed to the network."""

import json
import re

import pytest

from newsclean.clean import fix
from newsclean.label.labels import Label, shown
from newsclean.output import html, thumbnails
from newsclean.rules.catalog import own_rules

from .sample import PAGE, RESULT, Row, result


def embedded(text, name):
    return json.loads(re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)[1])


@pytest.fixture(scope="module")
def page():
    return html.page(RESULT, "lin.txt")


def test_the_page_holds_the_result(page):
    review = embedded(page, "page")
    assert review["source"] == RESULT.source
    assert [record["headline"] for record in review["records"]] == [record.headline for record in RESULT.records]
    assert len(review["lines"]) == len(RESULT.lines)


def test_nothing_on_the_page_asks_a_network(page):
    assert re.findall(r"(?:src|href)=|@import|url\(|https?://", page) == []


def test_the_policy_allows_the_page_and_nothing_else(page):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, source in (("style", "style-src"), ("script", "script-src")):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        assert f"{source} '{html.digest(content)}'" in policy


@pytest.mark.parametrize("fault", ["</script><script>alert(1)</script>", "<!-- <script>", "{{js}}", "&lt;", "]]>"])
def test_no_text_leaves_its_place(fault):
    text = html.page(result((Row(1, "body", "body", fault),)), fault)
    assert embedded(text, "page")["source"] == fault
    assert text.count("<script") == 3
    assert "<script>alert" not in text


def test_half_a_surrogate_pair_comes_through():
    text = html.page(result((Row(1, "body", "body", "春\ud800耕"),)), "\ud800")
    assert embedded(text, "page")["source"] == "春\ud800耕"
    text.encode()


def test_every_word_is_there_in_both_languages(page):
    words = embedded(page, "words")
    rules = {key for key in words["zh"] if key.startswith("rule.")}
    assert set(words["zh"]) - rules == set(words["en"])
    asked = re.findall(r'data-t(?:-title|-label)?="([^"]+)"', page)
    asked += re.findall(r'say\("\w+", "[^"]*", "(\w+)"\)', page)
    assert set(asked) - set(words["zh"]) == set()


def test_every_label_has_its_colour_and_its_words(page):
    labels = set(map(shown, Label))
    words = embedded(page, "words")["en"]
    assert {label for label in labels if f"label.{label}" not in words or f"letter.{label}" not in words} == set()
    assert {label for label in labels if not re.search(rf"^\.{label} \{{ --c:", page, re.MULTILINE)} == set()


def test_the_index_names_and_draws_every_page():
    entries = [thumbnails.thumbnail(RESULT, name, name + ".html") for name in ("一<b>.txt", "二.txt")]
    text = thumbnails.index(entries)
    assert "一&lt;b&gt;.txt" in text
    assert "<b>.txt" not in text
    assert text.count("<svg") == 4
    assert 'href="%E4%BA%8C.txt.html"' in text


def test_a_drawing_of_thousands_of_lines_stays_small():
    lines = RESULT.lines * 1000
    assert len(thumbnails.drawing(lines)) < 20_000
    assert len(PAGE) * 1000 == len(lines)


def test_a_drawing_of_no_lines_is_empty():
    assert "<path" not in thumbnails.drawing(())


def test_a_rule_has_a_name_in_chinese(page):
    known = {key.removeprefix("rule.") for key in embedded(page, "words")["zh"] if key.startswith("rule.")}
    assert set(own_rules()) - known == set()
    assert known - set(own_rules()) == set()


def test_a_record_says_what_is_to_be_seen_of_it_that_makes_it_doubtful():
    text = "　　渠水昨天通到了家门口，管水员说\n今年的水比往年早到了半个月，下游\n村民不用再守夜等水，稻田里已经蓄\n"
    (record,) = html.review(fix(text))["records"]
    assert record["doubts"] == ["doubt_headless", "doubt_cut_short"]
    words = html.words()
    assert all(doubt in words[language] for doubt in html.DOUBTS.values() for language in words)
