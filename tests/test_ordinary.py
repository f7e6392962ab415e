"""Texts that are no newspaper, as lie about in a directory of text files: not one of their lines is joined."""

from pathlib import Path

import pytest

from newsclean import fix
from newsclean.text.page import parted
from tests.cli.pages import call, page

TEXTS = {
    f"{path.stem}-{number}": text
    for path in sorted((Path(__file__).parent.parent / "fixtures" / "ordinary").glob("*.txt"))
    for number, text in enumerate(parted(path.read_text("utf-8")), 1)
}
SORTS = sorted({name.split("-")[0] for name in TEXTS})
CODE = ("clike", "python", "shell", "sql", "subtitles", "yaml")
LONG = 20_000  # characters


def printed(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]


def test_there_are_ten_of_each_sort():
    assert (220, 22) == (len(TEXTS), len(SORTS))


@pytest.mark.parametrize("sort", SORTS)
def test_no_line_of_them_is_joined(sort):
    for name, text in TEXTS.items():
        if name.startswith(sort):
            result = fix(text)
            assert len(printed(text)) == len(printed(result.text)), name
            assert not any(line.joined for line in result.lines), name
            assert result.text == fix(result.text).text, name


@pytest.mark.parametrize("sort", SORTS)
def test_no_line_of_a_long_one_is_joined(sort):
    texts = [text for name, text in TEXTS.items() if name.startswith(sort)]
    text = "\n".join(texts * (LONG // len("".join(texts)) + 1))
    assert len(printed(text)) == len(printed(fix(text).text))


@pytest.mark.parametrize("sort", CODE)
def test_nearly_all_code_stays_to_the_letter(sort):
    texts = [text for name, text in TEXTS.items() if name.startswith(sort)]
    assert sum(fix(text).text == text for text in texts) >= 0.9 * len(texts)


def test_a_note_says_that_the_lines_were_left(tmp_path):
    done = call("fix", page(tmp_path, text=TEXTS["poems-1"]))
    assert (TEXTS["poems-1"], 0) == (done.stdout, done.exit_code)
    assert "its lines are left as they came" in done.stderr


ACROSS = "清溪县今年新修渠道四十二公里 ，    石门镇的春茶昨天开始上市了    新桥两岸的乡亲 都来看热闹 12 \n"
BY_TURNS = "".join(
    f"{left}\n{right}\n"
    for left, right in zip(
        ("　　渡口的老船修好以后，村", "里请木匠照着样子又造了", "两条小的，给孩子们学划", "桨用。") * 2,
        ("　　山上的气象站装好了，", "六个小小的箱子，半小时", "报一次风向和雨量，不停", "不歇。") * 2,
        strict=True,
    )
)


@pytest.mark.parametrize("text", [ACROSS * 12, BY_TURNS, *(TEXTS[f"{sort}-1"] for sort in SORTS)])
def test_what_was_left_in_its_lines_is_clean_when_it_is_cleaned_again(tmp_path, text):
    path = page(tmp_path, text=text)
    assert 0 == call("fix", "-i", path).exit_code
    assert (0, 0) == (call("fix", "--check", path).exit_code, call("check", path).exit_code)


def test_a_short_excerpt_of_a_column_is_joined():
    text = (
        "渡口的老船修好以后，村\n里请木匠照着样子又造了\n两条小的，给孩子们学划\n桨用。每逢周末，河湾里\n"
        "都是笑声，掉进水里的也\n不哭，爬上来接着划。木\n匠坐在岸边削桨，说这比\n打家具有意思得多。\n"
    )
    result = fix(text)
    assert [text.replace("\n", "")] == printed(result.text)
    assert not result.uncut
