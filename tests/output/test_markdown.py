"""Markdown that shows a record's text as it is."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.output import markdown
from newsclean.records.record import Record

from .sample import RECORDS

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")


def written(records):
    stream = io.StringIO()
    markdown.write(records, stream)
    return stream.getvalue()


def shown(text):
    """The texts of the blocks as a reader of Markdown shows them."""
    tokens = markdown_it.MarkdownIt("commonmark").parse(text)
    return [
        "".join(child.content for child in token.children if child.type in {"text", "text_special", "code_inline"})
        for token in tokens
        if token.type == "inline"
    ]


def test_every_text_is_shown_as_it_is():
    texts = shown(written(RECORDS))
    for record in RECORDS:
        wanted = [record.kicker, record.headline, record.byline, *record.body]
        assert [text for text in wanted if text and text not in texts] == []


def test_headlines_are_headings_over_their_text():
    text = written(RECORDS)
    assert text.startswith("# lin.txt\n")
    assert text.index("## 清渠一脉") < text.index("三月的临川")


def test_a_page_is_named_once():
    assert written(RECORDS).count("# lin.txt") == 1


@given(st.text(st.sampled_from("春耕12.)(#>*_-+=[]!`~|<&;$\\\"'~: "), min_size=1).map(str.strip).filter(bool))
def test_no_text_is_taken_for_markup(text):
    """Whatever the marks in a paragraph, Markdown shows them and does nothing else."""
    assert shown(written([Record("article", body=(text,))])) == [text]
