"""`newsclean fix` writes clean text where it was asked to, in the form it came in, and nothing else."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import newsclean
from tests.cli.pages import CLEAN, RAW, call, page

CODECS = ["utf-8", "utf-8-sig", "utf-16", "gb18030"]


def test_the_page_of_these_tests_needs_cleaning() -> None:
    assert RAW != CLEAN
    assert newsclean.fix(CLEAN).text == CLEAN


def test_clean_text_goes_to_standard_output(tmp_path: Path) -> None:
    path = page(tmp_path)
    done = call("fix", path)
    assert (0, CLEAN.encode()) == (done.exit_code, done.stdout_bytes)
    assert RAW.encode() == path.read_bytes()


def test_a_pipe_is_read_without_a_path() -> None:
    assert CLEAN.encode() == call("fix", given=RAW).stdout_bytes
    assert CLEAN.encode() == call("fix", "-", given=RAW).stdout_bytes


@pytest.mark.parametrize("encoding", CODECS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_page_is_written_back_in_its_own_form(tmp_path: Path, encoding: str, newline: str) -> None:
    path = page(tmp_path, text=RAW.replace("\n", newline).replace("\u200b", ""), encoding=encoding)
    assert call("fix", "-i", path).exit_code == 0
    assert CLEAN.replace("\n", newline).encode(encoding) == path.read_bytes()


def test_big5_is_written_back_as_big5(tmp_path: Path) -> None:
    raw = "　　中央社記者昨日報導，縣府 12 日開會，\n討論水庫與農田的問題。\n"
    path = page(tmp_path, text=raw, encoding="big5")
    assert call("fix", "-i", path).exit_code == 0
    assert newsclean.fix(raw).text.encode("big5") == path.read_bytes()


def test_output_encoding_wins(tmp_path: Path) -> None:
    path = page(tmp_path, encoding="gb18030", text=RAW.replace("\u200b", ""))
    assert CLEAN.encode() == call("fix", "--output-encoding", "utf-8", path).stdout_bytes
    assert CLEAN.encode("utf-16-le") == call("fix", "--output-encoding", "utf-16", path).stdout_bytes[2:]


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig"])
def test_the_mark_of_an_encoding_stands_before_the_first_page_only(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    page(tmp_path, "b.txt", f"{RAW}\f{CLEAN}")
    page(tmp_path, "c.txt", CLEAN)
    printed = call("fix", "--output-encoding", name, tmp_path).stdout_bytes
    assert f"{CLEAN}\f{CLEAN}\f{CLEAN}".encode(name) == printed


def test_a_character_that_the_encoding_lacks_is_an_error_not_a_question_mark(tmp_path: Path) -> None:
    path = page(tmp_path, text="滨江市开会了😀\n")
    done = call("fix", "--output-encoding", "gb2312", "-i", path)
    assert (3, "滨江市开会了😀\n".encode()) == (done.exit_code, path.read_bytes())
    assert "U+1F600" in done.stderr


def test_pages_of_a_file_stay_parted_by_form_feeds(tmp_path: Path) -> None:
    path = page(tmp_path, text=f"{RAW}\f{RAW}\f")
    assert f"{CLEAN}\f{CLEAN}\f".encode() == call("fix", path).stdout_bytes
    call("fix", "-i", path)
    assert f"{CLEAN}\f{CLEAN}\f".encode() == path.read_bytes()


def test_several_files_come_out_as_pages_in_utf_8(tmp_path: Path) -> None:
    one = page(tmp_path, "a.txt", encoding="gb18030", text=RAW.replace("\u200b", ""))
    two = page(tmp_path, "b.txt")
    assert f"{CLEAN}\f{CLEAN}".encode() == call("fix", one, two).stdout_bytes


def test_a_directory_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt"):
        page(tmp_path, name)
    page(tmp_path, "notes.md")
    listed = call("fix", "--check", tmp_path).stdout.split()
    assert [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")] == listed
    assert [str(tmp_path / "notes.md")] == call("fix", "--check", "--glob", "*.md", tmp_path).stdout.split()


def test_clean_files_are_not_written(tmp_path: Path) -> None:
    path = page(tmp_path, text=CLEAN)
    before = path.stat()
    assert call("fix", "-i", path).exit_code == 0
    assert (before.st_ino, before.st_mtime_ns) == (path.stat().st_ino, path.stat().st_mtime_ns)


def test_backup_keeps_the_old_file(tmp_path: Path) -> None:
    path = page(tmp_path)
    call("fix", "-i", "--backup", ".orig", path)
    assert (RAW.encode(), CLEAN.encode()) == ((tmp_path / "front.txt.orig").read_bytes(), path.read_bytes())


def test_a_backup_that_is_there_is_kept_and_the_file_too(tmp_path: Path) -> None:
    """The second run would put what the first one wrote in the place of the original."""
    path, other = page(tmp_path), page(tmp_path, "other.txt")
    (tmp_path / "front.txt.orig").write_bytes(b"the original")
    ledger = tmp_path / "ledger"
    done = call("fix", "-i", "--backup", ".orig", "--ledger", ledger, path, other)
    assert (3, CLEAN.encode()) == (done.exit_code, other.read_bytes())
    assert (RAW.encode(), b"the original") == (path.read_bytes(), (tmp_path / "front.txt.orig").read_bytes())
    assert f"{path}: there is a backup already, front.txt.orig; move it away or name another suffix" in done.stderr
    assert b"front.txt" not in ledger.read_bytes()
    assert call("fix", "-i", "--backup", ".orig", other).exit_code == 0  # it is clean by now


@pytest.mark.parametrize("suffix", ["", "/../x", "old/"])
def test_a_suffix_that_ends_no_name_is_wrong_usage(tmp_path: Path, suffix: str) -> None:
    path = page(tmp_path)
    assert call("fix", "-i", "--backup", suffix, path).exit_code == 2
    assert (RAW.encode(), [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_output_is_a_file_or_a_directory(tmp_path: Path) -> None:
    path = page(tmp_path / "in", "2019/front.txt")
    call("fix", path, "-o", tmp_path / "one.txt")
    assert CLEAN.encode() == (tmp_path / "one.txt").read_bytes()
    call("fix", tmp_path / "in", "-o", tmp_path / "out")
    assert CLEAN.encode() == (tmp_path / "out/2019/front.txt").read_bytes()


def test_two_pages_are_never_written_to_one_file(tmp_path: Path) -> None:
    one, two = page(tmp_path / "a"), page(tmp_path / "b", text="滨江另一页\n")
    done = call("fix", one, two, "-o", tmp_path / "out")
    assert (3, CLEAN.encode()) == (done.exit_code, (tmp_path / "out/front.txt").read_bytes())
    assert f"{two}: {tmp_path / 'out/front.txt'} is already written from {one}; name the directory above" in done.stderr


def test_several_files_are_not_written_to_one(tmp_path: Path) -> None:
    for given in ([page(tmp_path, "a.txt"), page(tmp_path, "b.txt")], [page(tmp_path / "in"), "-"], [tmp_path]):
        done = call("fix", *given, "-o", tmp_path / "one.out", given=RAW)
        assert (2, True) == (done.exit_code, "several files need a directory" in done.stderr)
        assert not (tmp_path / "one.out").exists()
    assert call("fix", tmp_path / "in", "-o", tmp_path / "one.out").exit_code == 0
    assert CLEAN.encode() == (tmp_path / "one.out").read_bytes()


def test_output_does_not_write_over_its_source(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert call("fix", path, "-o", tmp_path).exit_code == 3
    assert RAW.encode() == path.read_bytes()


def test_check_tells_by_its_exit_code(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert call("fix", "--check", path).exit_code == 1
    assert RAW.encode() == path.read_bytes()
    assert call("fix", "--check", page(tmp_path, text=CLEAN)).exit_code == 0


def test_diff_alone_is_no_failure(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert call("fix", "--diff", path).exit_code == 0
    assert call("fix", "--diff", "--check", path).exit_code == 1


@pytest.mark.skipif(not shutil.which("patch"), reason="needs the program patch")
@pytest.mark.parametrize("end", ["\f", "\f\n"])
def test_a_final_form_feed_ends_a_page_and_opens_none(tmp_path, end):
    one = page(tmp_path, text=RAW + end)
    two = page(tmp_path, "two.txt", f"{RAW}\f{RAW}{end}")
    assert '"pages": 1,' in call("fix", "--stats", one).stderr
    assert '"pages": 2,' in call("fix", "--stats", two).stderr
    assert 0 == call("view", one, "-o", tmp_path / "one.html").exit_code
    joined = f"{CLEAN}{end}{CLEAN}\f{CLEAN}{end}"
    assert joined.encode() == call("fix", one, two).stdout_bytes
    assert 0 == call("fix", "-i", "--ledger", tmp_path / "pages.ledger", one, two).exit_code
    assert f"{CLEAN}{end}".encode() == one.read_bytes()
    assert 0 == call("fix", "--check", one, two).exit_code
    assert 0 == call("undo", tmp_path / "pages.ledger").exit_code
    assert (f"{RAW}{end}".encode(), f"{RAW}\f{RAW}{end}".encode()) == (one.read_bytes(), two.read_bytes())


@pytest.mark.parametrize("text", [RAW, f"{RAW}\f{RAW.rstrip()}\f{CLEAN}", RAW.rstrip(), CLEAN + RAW, f"滨江\f{RAW}"])
def test_a_diff_is_a_patch_that_leads_to_the_clean_text(tmp_path: Path, text: str) -> None:
    path = page(tmp_path, text=text)
    wanted = call("fix", path).stdout_bytes
    diff = call("fix", "--diff", path).stdout_bytes
    subprocess.run(["patch", "-s", "-p0", str(path)], input=diff, check=True)
    assert wanted == path.read_bytes()


def test_a_diff_has_each_clean_line_below_those_of_which_it_was_made(tmp_path: Path) -> None:
    """What takes blank lines away between two paragraphs makes them no single change."""
    paragraph = "　　滨江市图书馆昨日开馆，数万\n\n册新书上架，市民可凭\n证件借阅，每天开放至\n晚上。\n\n"
    diff = call("fix", "--diff", page(tmp_path, text=3 * paragraph)).stdout
    signs = "".join(line[0] for line in diff.splitlines()[2:])
    assert 3 == len(re.findall(r"-+\+(?!\+)", signs)), diff


@pytest.mark.parametrize("way", [["-i"], ["-o", "out/"]])
def test_what_is_written_is_summed_up_at_the_end(tmp_path: Path, way: list[str]) -> None:
    pages = [page(tmp_path, "one.txt"), page(tmp_path, "two.txt", RAW + "\f" + CLEAN)]
    place = [word.replace("out", str(tmp_path / "out")) for word in way]
    done = call("fix", *place, *pages)
    assert done.stderr.splitlines()[-1].startswith("newsclean: 3 pages, 2 changed")
    assert "" == call("fix", "-q", *place, *pages).stderr
    assert "changed" not in call("fix", *pages).stderr, "what is printed is not followed by talk"


def test_select_and_ignore_choose_rules(tmp_path: Path) -> None:
    path = page(tmp_path, text="共有\u200b藏书 12 万册。\n")
    assert "\u200b" in call("fix", "--ignore", "invisible", path).stdout
    only = call("fix", "--select", "invisible", path).stdout
    assert ("\u200b" not in only, " 12 " in only) == (True, True)


def test_a_mistyped_rule_is_named_with_the_nearest(tmp_path: Path) -> None:
    done = call("fix", "--ignore", "invisibles", page(tmp_path))
    assert (2, True) == (done.exit_code, "did you mean 'invisible'?" in done.stderr)


def test_indents_can_be_left_out(tmp_path: Path) -> None:
    assert "　　" in call("fix", page(tmp_path)).stdout


def test_ways_of_writing_exclude_each_other(tmp_path: Path) -> None:
    assert call("fix", "-i", "--diff", page(tmp_path)).exit_code == 2
    assert call("fix", "-i", "-o", tmp_path / "x.txt", page(tmp_path)).exit_code == 2
    assert call("fix", "--backup", ".orig", page(tmp_path)).exit_code == 2


def test_quiet_is_silent_and_verbose_tells_of_every_file(tmp_path: Path) -> None:
    clean = page(tmp_path, "clean.txt", CLEAN)
    assert "front.txt: fixed" in call("fix", "-i", page(tmp_path), clean).stderr
    assert call("fix", "-i", "-q", page(tmp_path)).stderr == ""
    assert "clean.txt: clean" in call("fix", "-i", "-v", clean).stderr


@pytest.mark.parametrize("way", [[], ["-i"], ["--hook"], ["-o", "out/"], ["--diff"], ["--check"]])
def test_a_page_read_across_its_columns_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    across = "清溪县今年新修渠道四十二公里    石门镇的春茶昨天开始上市了    新桥两岸的乡亲都来看热闹\n" * 20
    done = call("fix", *way, page(tmp_path, text=f"{RAW}\f{across}"))
    assert 1 == done.stderr.count("front.txt: page 2: this page was read across its columns")


def test_stats_are_told_on_standard_error(tmp_path: Path) -> None:
    done = call("fix", "--stats", page(tmp_path))
    assert json.loads(done.stderr)["pages"] == 1
    assert CLEAN == done.stdout


def test_confusions_are_selected_by_their_family_name(tmp_path: Path) -> None:
    misread = page(tmp_path, "page.txt", "　　2O18年增长l6.5%，1OO余套。\n")
    assert "　　2018年增长16.5%，100余套。\n" == call("fix", "--select", "confusions", misread).stdout
