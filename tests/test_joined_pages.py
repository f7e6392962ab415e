"""Pages over whose end a paragraph goes on: made one where that is asked for, and only there."""

from pathlib import Path

import pytest

import newsclean
from newsclean.encoded import fix_bytes
from newsclean.profile import Profile
from newsclean.text.edits import apply, revert
from tests.cli.pages import call, page

JOIN = Profile(pages="join")
FIRST = (
    "六个打谷场合成一个\n　　柳浦镇把散在各村的六个打谷场\n合成一个，装了两台新脱粒机，从早\n"
    "到晚轮着用，谁家先到谁家先打。\n"
    "　　为了不让人空等，镇里在场边搭\n了凉棚，棚里有开水和棋盘，等的人\n"
)
SECOND = "下 2 盘棋，谷子也就打完了。\n　　算下来每亩少花四十块，省下的\n稻草统一打捆，卖给山外的蘑菇棚。\n"
THIRD = (
    "白鹭湾里补网声\n　　白鹭湾的渔民趁禁渔期补网，院\n子里拉起长绳，老人穿梭引线，年轻\n"
    "人在旁边学着打结，一坐就是半天。\n"
)
SOURCE = f"{FIRST}\f{SECOND}\f{THIRD}"
OVER = "等的人下2盘棋，谷子也就打完了。\n"


def test_a_paragraph_is_whole_and_other_pages_stay_apart() -> None:
    result = newsclean.fix(SOURCE, JOIN)
    assert OVER in result.text
    assert 1 == result.text.count("\f")
    assert [1, 2] == sorted({record.number for record in result.records})
    assert 2 == newsclean.fix(SOURCE).text.count("\f")


def test_the_laws_hold() -> None:
    result = newsclean.fix(SOURCE, JOIN)
    assert result.text == apply(SOURCE, result.edits)
    assert SOURCE == revert(result.text, result.edits)
    assert result.text == newsclean.fix(result.text, JOIN).text
    assert "".join(newsclean.fix(SOURCE).text.split()) == "".join(result.text.split())


def test_the_command_and_bytes_say_the_same(tmp_path: Path) -> None:
    path = page(tmp_path, text=SOURCE)
    text = newsclean.fix(SOURCE, JOIN).text
    assert text == call("fix", "--pages", "join", path).stdout == fix_bytes(SOURCE.encode(), JOIN).decode()
    assert newsclean.fix(SOURCE).text == call("fix", "--pages", "keep", path).stdout == call("fix", path).stdout


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_it_can_be_undone(tmp_path: Path, encoding: str) -> None:
    path, ledger = page(tmp_path, text=SOURCE, encoding=encoding), tmp_path / "ledger"
    before = path.read_bytes()
    assert 0 == call("fix", "-i", "--pages", "join", "--ledger", ledger, path).exit_code
    assert OVER in path.read_text(encoding)
    assert 0 == call("undo", ledger).exit_code
    assert before == path.read_bytes()


def test_a_page_that_begins_with_a_text_of_its_own_stays_a_page() -> None:
    for source in (f"{FIRST.rstrip()}下棋。\n\f{THIRD}", f"{THIRD}\f{FIRST}"):
        assert newsclean.fix(source).text == newsclean.fix(source, JOIN).text
