"""Nothing is written over a file that newsclean did not make, whatever option names it, and nothing through a link."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from newsclean.cli.places import Outputs
from newsclean.disk.files import find
from newsclean.errors import PageError
from tests.cli.loaded import command
from tests.cli.pages import CLEAN, RAW, call, page

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs links as POSIX has them")
NOTES = "# Notes\n- [x] keep\n"


def test_a_page_named_as_the_ledger_stays(tmp_path: Path) -> None:
    """As where a glob stands behind --ledger."""
    first, second = page(tmp_path, "a.txt"), page(tmp_path, "b.txt")
    done = call("fix", "-i", "--ledger", first, second)
    assert (2, RAW, RAW) == (done.exit_code, first.read_text("utf-8"), second.read_text("utf-8"))
    assert "is no ledger; it stays as it is" in done.stderr


def test_a_ledger_that_is_found_as_a_page_is_not_cleaned(tmp_path: Path) -> None:
    path, ledger = page(tmp_path), tmp_path / "ledger.txt"
    call("fix", "-i", "--ledger", ledger, path)
    before = ledger.read_bytes()
    done = call("fix", "-i", "--ledger", ledger, tmp_path)
    assert (3, before) == (done.exit_code, ledger.read_bytes())
    assert "this is the ledger" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "fix -o {}/a.txt",
        "segment -o {}/a.txt",
        "segment --format jsonl -o {}/a.txt",
        "segment --format csv -o {}/a.txt",
        "segment --format md -o {}/a.txt",
        "segment --format tei -o {}/a.txt",
        "segment --doubtful {}/a.txt",
        "segment -o {}/notes.md",
        "segment -o {}/site.html",
        "segment -o {}/table.csv",
        "segment -o {}/table.json",
        "segment -o {}/table.jsonl",
        "segment -o {}/table.xml",
        "view -o {}/site.html",
        "fix -o {}/table.json",
        "fix -o {}/notes.md",
    ],
)
def test_a_file_that_newsclean_did_not_make_stays(tmp_path: Path, words: str) -> None:
    source = page(tmp_path, "pages/b.txt")
    page(tmp_path, "a.txt")
    (tmp_path / "notes.md").write_text(NOTES)
    (tmp_path / "site.html").write_text("<title>Mine</title>")
    for suffix in ("csv", "json", "jsonl", "xml"):
        (tmp_path / f"table.{suffix}").write_text('{"kind": "mine"}\n')
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    done = call(*words.format(tmp_path).split(), source)
    assert (2, before) == (done.exit_code, {path: path.read_bytes() for path in before})
    assert "Traceback" not in done.stderr


def test_weights_are_learned_over_no_other_file(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    path = page(tmp_path)
    done = call("learn", tmp_path, "-o", path)
    assert (2, RAW) == (done.exit_code, path.read_text("utf-8"))


def test_pages_of_a_directory_that_is_named_by_mistake_stay(tmp_path: Path) -> None:
    """As where a glob of directories stands behind -o."""
    kept, other, fresh = page(tmp_path, "2019/a.txt"), page(tmp_path, "2020/a.txt"), page(tmp_path, "2020/b.txt")
    kept.write_text(RAW * 2, "utf-8")
    done = call("fix", "-o", kept.parent, other.parent)
    assert (3, RAW * 2) == (done.exit_code, kept.read_text("utf-8"))
    assert CLEAN == (kept.parent / fresh.name).read_text("utf-8")


@pytest.mark.parametrize("form", ["jsonl", "json", "md", "txt", "csv", "tsv", "tei", "parquet"])
def test_what_newsclean_made_is_made_again(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    first, second = page(tmp_path, "a.txt"), page(tmp_path, "b.txt", RAW.replace("昨日", "今日"))
    out = tmp_path / "out.records"
    for path in (first, second):
        assert call("segment", "--format", form, "-o", out, path).exit_code == 0
    again = out.read_bytes()
    out.unlink()
    call("segment", "--format", form, "-o", out, second)
    if form != "parquet":
        assert again == out.read_bytes()


def test_clean_text_and_review_pages_are_made_again(tmp_path: Path) -> None:
    first, second = page(tmp_path, "a.txt"), page(tmp_path, "b.txt", RAW.replace("昨日", "今日"))
    for path in (first, second):
        assert call("fix", "-o", tmp_path / "clean.txt", path).exit_code == 0
        assert call("view", "-o", tmp_path / "page.html", path).exit_code == 0
    assert CLEAN.replace("昨日", "今日") == (tmp_path / "clean.txt").read_text("utf-8")
    for _ in range(2):
        assert call("view", "-o", tmp_path / "review", first, second).exit_code == 0


def test_an_empty_file_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "out.txt").touch()
    assert call("fix", "-o", tmp_path / "out.txt", page(tmp_path)).exit_code == 0
    assert CLEAN == (tmp_path / "out.txt").read_text("utf-8")


@POSIX
@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, *, there: bool) -> None:
    source, target = page(tmp_path), tmp_path / "elsewhere.txt"
    if there:
        target.write_text(CLEAN, "utf-8")
    (tmp_path / "link.txt").symlink_to(target)
    done = call("fix", "-o", tmp_path / "link.txt", source)
    assert (2, there, True) == (done.exit_code, target.exists(), "this is a link to" in done.stderr)


@POSIX
def test_a_directory_of_outputs_is_not_left_by_a_link(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        page(tmp_path / "pages", name)
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    victim = page(tmp_path, "victim.txt", CLEAN)
    (tmp_path / "out/a.txt").symlink_to(victim)
    (tmp_path / "out/sub").symlink_to(tmp_path / "elsewhere")
    done = call("fix", "-o", tmp_path / "out", tmp_path / "pages")
    assert (3, CLEAN, []) == (done.exit_code, victim.read_text("utf-8"), list((tmp_path / "elsewhere").iterdir()))
    assert CLEAN == (tmp_path / "out/b.txt").read_text("utf-8")
    assert "leads out of" in done.stderr


def test_the_name_of_what_a_pipe_brings_does_not_leave_the_directory_of_outputs(tmp_path: Path) -> None:
    done = call("fix", "--stdin-filename", "../../out.txt", "-o", f"{tmp_path / 'a/b'}/", "-", given=RAW)
    assert (3, False) == (done.exit_code, (tmp_path / "out.txt").exists())


@POSIX
def test_the_standard_streams_by_their_names_are_no_links(tmp_path: Path) -> None:
    """What is behind /dev/stdin is not written in place; /dev/stdout is written to, whatever the shell made of it."""
    if not Path("/dev/stdout").exists():
        pytest.skip("needs the names of the standard streams")
    path, out = page(tmp_path), tmp_path / "out.txt"
    line = '"$0" fix -i /dev/stdin < "$1"; "$0" fix -o /dev/stdout "$1"'
    for line_end in (' > "$2"', ' | cat > "$2"'):
        words = ["sh", "-c", line + line_end, *command(), str(path), str(out)]
        done = subprocess.run(words, capture_output=True, check=False, timeout=300)
        assert (RAW, CLEAN) == (path.read_text("utf-8"), out.read_text("utf-8"))
        assert b"cannot be written in place" in done.stderr


@POSIX
def test_in_place_says_where_a_link_leads(tmp_path: Path) -> None:
    path = page(tmp_path, "real/a.txt")
    page(tmp_path / "pages", "b.txt")
    (tmp_path / "pages/link.txt").symlink_to(path)
    done = call("fix", "-i", tmp_path / "pages")
    assert f"link.txt: fixed in {path.resolve()}, to which it is a link" in done.stderr
    assert CLEAN == path.read_text("utf-8")


def test_two_outputs_that_are_one_on_the_disk_are_not_written_over_each_other(tmp_path: Path) -> None:
    """A hard link stands in for a disk that knows no capitals, on which both names lead to one file."""
    upper, lower = page(tmp_path, "1/A.txt"), page(tmp_path, "2/a.txt", RAW.replace("昨日", "今日"))
    out = tmp_path / "out"
    call("fix", "-o", out, upper.parent)
    if not (out / "a.txt").exists():
        os.link(out / "A.txt", out / "a.txt")
    outputs = Outputs(str(out))
    (first,), (second,) = find(upper.parent), find(lower.parent)
    outputs.place(first)
    with pytest.raises(PageError, match="are one on this disk"):
        outputs.place(second)


@pytest.mark.parametrize("words", ["fix -o {}/a.txt", "segment -o {}/table.json", "view -o {}/site.html"])
def test_any_file_is_replaced_with_overwrite(tmp_path: Path, words: str) -> None:
    source, target = page(tmp_path, "pages/b.txt"), tmp_path / words.rpartition("/")[2]
    target.write_text(NOTES)
    refused = call(*words.format(tmp_path).split(), source)
    assert "take --overwrite" in refused.stderr
    done = call(*words.format(tmp_path).split(), "--overwrite", source)
    assert (2, 0) == (refused.exit_code, done.exit_code)
    assert NOTES not in target.read_text("utf-8")


@pytest.mark.parametrize("words", ["fix -o {}", "segment --format txt -o {}", "segment --doubtful {}"])
def test_overwrite_writes_over_no_page_that_is_read(tmp_path: Path, words: str) -> None:
    source = page(tmp_path)
    done = call(*words.format(source).split(), "--overwrite", tmp_path)
    assert RAW == source.read_text("utf-8")
    assert 0 != done.exit_code


@POSIX
def test_overwrite_writes_through_no_link(tmp_path: Path) -> None:
    source, kept, link = page(tmp_path, "b.txt"), tmp_path / "notes.md", tmp_path / "link.txt"
    kept.write_text(NOTES)
    link.symlink_to(kept)
    assert (2, NOTES) == (call("fix", "--overwrite", "-o", link, source).exit_code, kept.read_text())


def test_a_corpus_is_written_anew_with_overwrite_and_nothing_else_is(tmp_path: Path) -> None:
    source, out = page(tmp_path, "pages/b.txt"), tmp_path / "clean"
    first = call("corpus", source.parent, "-o", out, "--records")
    again = call("corpus", source.parent, "-o", out)
    anew = call("corpus", source.parent, "-o", out, "--overwrite")
    assert (0, 3, 0) == (first.exit_code, again.exit_code, anew.exit_code)
    assert "--overwrite" in again.stderr
    assert json.loads((out / "data" / "part-00000.jsonl").read_text("utf-8"))["text"] == CLEAN
    within = call("corpus", out / "data" / "part-00000.jsonl", "-o", out, "--overwrite")
    other = call("corpus", source, "-o", source.parent, "--overwrite")
    assert (3, 3) == (within.exit_code, other.exit_code)
    assert (out / "manifest.json").exists()
    assert RAW == source.read_text("utf-8")
