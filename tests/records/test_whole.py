"""On a page that is set one paragraph a line only what is torn is joined."""

from newsclean import fix
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


def test_a_paragraph_that_was_torn_is_joined_where_all_are_indented():
    torn = f"　　{LONG[:-12]}\n{LONG[-12:]}\n"
    assert f"　　{LONG}\n" * 4 == joined(f"　　{LONG}\n" * 2 + torn + f"　　{LONG}\n")
    assert torn == joined(torn)
    caption = f"　　{LONG[:-12]}\n本报记者 韦溪 摄\n"
    assert caption * 4 == joined(caption * 4)


def test_an_indent_inside_a_line_opens_a_paragraph():
    assert f"　　{LONG}\n" * 3 == fix(f"　　{LONG}" * 3 + "\n").text
    headline = f"谁来喂猫？　　谁来关灯？\n　　{LONG}\n　　{LONG}\n"
    assert f"谁来喂猫？ 谁来关灯？\n　　{LONG}\n　　{LONG}\n" == fix(headline).text
