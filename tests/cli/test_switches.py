"""What `fix` leaves where it stands, moves to the end or leaves out, as its options say."""

from pathlib import Path

import pytest

import newsclean
from newsclean.profile import Profile
from newsclean.profile_files import load_profile
from newsclean.text.edits import apply, revert
from press.golden import sources
from tests.cli.pages import call, page

FOLIO = "B2 乡镇 2019年9月17日 星期二 责编 祁溪"
BROKEN = (
    "六个打谷场合成一个\n　　柳浦镇把散在各村的六个打谷场\n合成一个，装了两台新脱粒机，从早\n"
    f"{FOLIO.replace(' ', '　', 1)}\n到晚轮着用，谁家先到谁家先打。\n"
    "　　为了不让人空等，镇里在场边搭\n了凉棚，棚里有开水和棋盘，等的人\n下 2 盘棋，谷子也就打完了。\n"
    "　　算下来每亩少花四十块，省下的\n稻草统一打捆，卖给山外的蘑菇棚。\n"
)
WHOLE = (
    "六个打谷场合成一个\n"
    "　　柳浦镇把散在各村的六个打谷场合成一个，装了两台新脱粒机，从早到晚轮着用，谁家先到谁家先打。\n"
    "　　为了不让人空等，镇里在场边搭了凉棚，棚里有开水和棋盘，等的人下2盘棋，谷子也就打完了。\n"
    "　　算下来每亩少花四十块，省下的稻草统一打捆，卖给山外的蘑菇棚。\n"
)
SOME = sources()[::5]
DROP, KEEP_LINES = Profile(furniture="drop"), Profile(lines="keep")


def test_furniture_stands_where_it_stood_unless_asked(tmp_path: Path) -> None:
    path = page(tmp_path, text=BROKEN)
    texts = [call("fix", *words, path).stdout for words in ((), ("--furniture", "keep"))]
    assert texts[0] == texts[1]
    assert texts[0].index("从早\n") < texts[0].index(FOLIO) < texts[0].index("到晚")


def test_furniture_is_left_out_and_the_paragraph_that_it_parted_is_one(tmp_path: Path) -> None:
    path = page(tmp_path, text=BROKEN)
    assert WHOLE == call("fix", "--furniture", "drop", path).stdout


def test_what_is_left_out_is_named_and_can_be_taken_back(tmp_path: Path) -> None:
    path, ledger = page(tmp_path, text=BROKEN), tmp_path / "ledger"
    done = call("fix", "-i", "--furniture", "drop", "--ledger", ledger, path)
    assert (0, WHOLE) == (done.exit_code, path.read_text("utf-8"))
    assert 0 == call("undo", ledger).exit_code
    assert BROKEN == path.read_text("utf-8")
    result = newsclean.fix(BROKEN, DROP)
    assert [edit for edit in result.edits if "祁溪" in edit.old and "furniture" in edit.rule]


def test_furniture_stands_behind_all_else(tmp_path: Path) -> None:
    path = page(tmp_path, text=BROKEN)
    assert f"{WHOLE}\n{FOLIO}\n" == call("fix", "--furniture", "end", path).stdout
    assert 0 == call("fix", "--furniture", "end", "-o", tmp_path / "out.txt", path).exit_code
    assert f"{WHOLE}\n{FOLIO}\n" == (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_at_the_end_nothing_is_lost(path: Path) -> None:
    text = call("fix", "--furniture", "end", path).stdout
    kept = call("fix", path).stdout
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


@pytest.mark.parametrize("words", ["-i", "--diff", "--check", "--hook", "-o out.txt --verify"])
def test_no_ledger_is_asked_for_text_that_moves(tmp_path: Path, words: str) -> None:
    path = page(tmp_path, text=BROKEN)
    done = call("fix", "--furniture", "end", *words.split(), path)
    assert (2, BROKEN) == (done.exit_code, path.read_text("utf-8"))
    assert "text that moved" in done.stderr


def test_a_newspaper_names_its_own_furniture(tmp_path: Path) -> None:
    """A line that a pattern matches whole is furniture, one that it matches in part is text."""
    text = BROKEN.replace(FOLIO.replace(" ", "　", 1), "柳浦新风").replace("镇里在", "柳浦新风")
    (tmp_path / "newsclean.toml").write_text("furniture_lines = ['柳浦新.']\nfurniture = 'drop'\n", "utf-8")
    path = page(tmp_path, text=text)
    assert WHOLE.replace("镇里在", "柳浦新风") == call("fix", path).stdout
    assert ("柳浦新.",) == load_profile(directory=tmp_path).furniture_lines


@pytest.mark.parametrize("profile", [DROP, KEEP_LINES], ids=["drop", "keep lines"])
@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_the_laws_hold(path: Path, profile: Profile) -> None:
    source = path.read_text("utf-8")
    result = newsclean.fix(source, profile)
    assert result.text == apply(source, result.edits)
    assert source == revert(result.text, result.edits)
    assert result.text == newsclean.fix(result.text, profile).text


def test_lines_stay_while_their_characters_are_mended(tmp_path: Path) -> None:
    path = page(tmp_path, text=BROKEN)
    text = call("fix", "--keep-lines", path).stdout
    assert BROKEN.count("\n") == text.count("\n")
    assert "\n下2盘棋，谷子也就打完了。\n" in text
    assert "合成一个，装了两台新脱粒机，从早\n" in text


def test_a_number_that_a_line_end_cuts_is_left(tmp_path: Path) -> None:
    path = page(tmp_path, text="　　滨江市图书馆藏书共有 12\n万册，市民可以凭证来借，每\n次 3 册，一月归还。\n" * 2)
    text = call("fix", "--keep-lines", path).stdout
    assert "12\n万册，市民可以凭证来借，每\n次3册，一月归还。\n" in text


def test_a_rule_is_kept_from_text_in_one_file_alone(tmp_path: Path) -> None:
    """And from all there is in it, where that is what the pattern matches."""
    keep = "[[keep]]\nrule = 'half_width_marks'\ntext = '(?s).+'\nfile = 'a*.txt'\n"
    (tmp_path / "newsclean.toml").write_text(keep, "utf-8")
    text = "　　柳浦镇的旧粮仓空了二十多年,今年开春换上新瓦，摆进八千册图书。\n" * 3
    kept, mended = page(tmp_path, "a1.txt", text), page(tmp_path, "b1.txt", text)
    assert text == call("fix", kept).stdout
    assert text.replace(",", "，") == call("fix", mended).stdout == newsclean.fix(text).text
