"""On a page that is set one paragraph a line only what is torn is joined."""

from newsclean.records.whole import stray_lines
from newsclean.text.edits import Draft
from newsclean.text.lines import split

LONG = "清溪县的渠水昨天通到了家门口，三个乡镇的稻田都喝上了水，乡亲们都说今年的收成有望了。"


def joined(text):
    draft = Draft(text)
    draft.apply("join_lines", stray_lines(text, split(text)))
    return draft.text


def test_a_code_comes_to_the_text_above_it():
    assert f"{LONG}③8\n{LONG}\n" == joined(f"{LONG}\n③8\n{LONG}\n")
    assert f"{LONG}③8\n{LONG}\n" == joined(f"{LONG}\n\n③8\n{LONG}\n")


def test_a_code_with_nothing_above_it_stays():
    assert f"③8\n{LONG}\n" == joined(f"③8\n{LONG}\n")


def test_a_headline_set_one_character_a_line_is_one_line():
    assert f"春到山村\n{LONG}\n" == joined(f"春\n到\n山\n村\n{LONG}\n")
    assert f"春到山村\n{LONG}\n" == joined(f"春 \n\n 到\n山\n村\n{LONG}\n")


def test_paragraphs_stay_apart():
    assert f"{LONG}\n{LONG}\n" == joined(f"{LONG}\n{LONG}\n")
