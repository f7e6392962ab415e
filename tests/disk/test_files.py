"""A file is whole at every moment, old or new, and written only when it changes."""

import errno
import os
import threading
from pathlib import Path

import pytest

from newsclean.disk.files import creating, find, opened
from newsclean.disk.ignore import is_ignored, patterns_for
from newsclean.disk.lock import lock
from newsclean.disk.replace import replacing
from newsclean.errors import PageError

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
OLD = "滨江旧闻\n".encode() * 1000


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "front.txt"
    path.write_bytes(OLD)
    return path


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_the_new_file_takes_the_place_of_the_old(page: Path) -> None:
    with replacing(page) as new:
        new.write(OLD[:100])
        new.write(b"new")
        assert OLD == page.read_bytes()
    assert OLD[:100] + b"new" == page.read_bytes()
    assert ["front.txt"] == names(page.parent)


@pytest.mark.parametrize("size", [0, 1, 100, len(OLD) - 1])
def test_a_file_that_only_became_shorter_has_changed(page: Path, size: int) -> None:
    with replacing(page) as new:
        new.write(OLD[:size])
    assert OLD[:size] == page.read_bytes()


def test_an_equal_file_touches_nothing_on_disk(page: Path) -> None:
    before = page.stat(), page.parent.stat().st_mtime_ns
    with replacing(page) as new:
        for at in range(0, len(OLD), 7):
            new.write(OLD[at : at + 7])
    assert new.new is None
    assert before == (page.stat(), page.parent.stat().st_mtime_ns)


def test_an_error_leaves_the_old_file_and_nothing_beside(page: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(page) as new:  # noqa: PT012 - the block as a whole is tested
        new.write(b"half")
        raise ZeroDivisionError
    assert (OLD, ["front.txt"]) == (page.read_bytes(), names(page.parent))


def test_a_file_changed_meanwhile_is_left_to_the_other_program(page: Path) -> None:
    with pytest.raises(PageError, match="another program"), replacing(page) as new:  # noqa: PT012 - the block as a whole is tested
        new.write(b"ours")
        page.write_bytes(b"theirs")
    assert (b"theirs", ["front.txt"]) == (page.read_bytes(), names(page.parent))


def test_a_file_replaced_meanwhile_is_left_to_the_other_program(page: Path) -> None:
    other = page.with_name("other")
    other.write_bytes(OLD)
    with pytest.raises(PageError, match="another program"), replacing(page) as new:  # noqa: PT012 - the block as a whole is tested
        new.write(b"ours")
        other.replace(page)
    assert OLD == page.read_bytes()


def test_a_file_that_vanished_stays_away(page: Path) -> None:
    with pytest.raises(PageError, match="nothing was written"), replacing(page) as new:  # noqa: PT012 - the block as a whole is tested
        new.write(b"ours")
        page.unlink()
    assert [] == names(page.parent)


def test_backup_is_the_old_file_and_only_made_for_a_change(page: Path) -> None:
    with replacing(page, "~") as new:
        new.write(OLD)
    assert ["front.txt"] == names(page.parent)
    with replacing(page, "~") as new:
        new.write(b"new")
    assert (OLD, b"new") == (page.with_name("front.txt~").read_bytes(), page.read_bytes())


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4664])
def test_the_mode_stays(page: Path, mode: int) -> None:
    page.chmod(mode)
    with replacing(page) as new:
        new.write(b"new")
    assert mode == page.stat().st_mode & 0o7777


@POSIX
def test_the_owner_stays_where_that_is_allowed(page: Path) -> None:
    if os.geteuid():
        pytest.skip("only the superuser gives files away")
    os.chown(page, 1234, 5678)
    with replacing(page) as new:
        new.write(b"new")
    assert (1234, 5678) == (page.stat().st_uid, page.stat().st_gid)


@POSIX
def test_a_symbolic_link_stays_one(page: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep/link.txt"
    link.symlink_to("../front.txt")
    with replacing(link) as new:
        new.write(b"new")
    assert (True, b"new", ["link.txt"]) == (link.is_symlink(), page.read_bytes(), names(tmp_path / "deep"))


@POSIX
def test_a_read_only_file_is_refused_unless_it_is_clean(page: Path) -> None:
    page.chmod(0o444)
    with replacing(page) as new:
        new.write(OLD)
    with pytest.raises(PageError, match="read-only"), replacing(page) as new:
        new.write(b"new")
    assert OLD == page.read_bytes()


@POSIX
def test_only_regular_files_are_replaced(tmp_path: Path) -> None:
    with pytest.raises(PageError), replacing(tmp_path):
        pass
    with pytest.raises(PageError, match="no regular file"), replacing(Path(os.devnull)) as new:
        new.write(b"new")


@POSIX
def test_a_device_is_written_to_not_replaced() -> None:
    with creating(Path(os.devnull)) as new:
        new.write(b"new")
    assert Path(os.devnull).is_char_device()


def test_a_new_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out/front.txt"
    with pytest.raises(ZeroDivisionError), creating(path) as new:  # noqa: PT012 - the block as a whole is tested
        new.write(b"half")
        raise ZeroDivisionError
    assert [] == names(path.parent)
    with creating(path) as new:
        new.write(b"whole")
    assert b"whole" == path.read_bytes()


@POSIX
def test_a_new_file_has_the_mode_that_others_have(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    with creating(tmp_path / "front.txt"):
        pass
    assert (tmp_path / "other").stat().st_mode == (tmp_path / "front.txt").stat().st_mode


@POSIX
def test_a_named_pipe_can_be_read_twice(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(OLD,))
    writer.start()
    with opened(pipe) as stream:
        first = stream.read()
        stream.seek(0)
        assert (OLD, OLD) == (first, stream.read())
    writer.join()


def test_a_directory_is_walked_in_order_without_what_is_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "skip/x.txt", ".git/y.txt", "a/z.raw.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [source.inside.as_posix() for source in find(tmp_path, "*.txt", ["skip/", "*.raw.txt"])]
    assert ["b.txt", "a/1.txt", "a/2.txt"] == found


def test_a_directory_of_which_all_is_left_out_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    assert [] == list(find(tmp_path, exclude=["*.txt"]))


@pytest.mark.parametrize(
    ("pattern", "name", "ignored"),
    [
        ("*.raw.txt", "2019/a.raw.txt", True),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "2019/a.txt", False),
        ("2019/*.txt", "2019/a.txt", True),
        ("2019/*.txt", "2019/1/a.txt", False),
        ("2019/**", "2019/1/a.txt", True),
        ("**/proofs/", "2019/1/proofs/", True),
        ("proofs", "proofs/", True),
        ("proofs/", "proofs", False),
        ("page[0-9].txt", "page7.txt", True),
        ("page[!0-9].txt", "page7.txt", False),
        ("p?ge.txt", "page.txt", True),
        ("a+b.txt", "a+b.txt", True),
        ("a.txt", "abtxt", False),
        ("2019/**/a*b*.txt", "2019/1/2/acbd.txt", True),
        ("**/a/**/b/**/c", "1/a/2/a/b/3/c", True),
        ("*a*b*b.txt", "1a2b3.txt", False),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, name: str, *, ignored: bool) -> None:
    assert ignored == is_ignored(name, [pattern])


@pytest.mark.parametrize("pattern", ["*a" * 40 + "*b", "**/a/" * 40 + "b"])
def test_a_pattern_of_many_stars_tries_no_path_in_many_ways(pattern: str) -> None:
    """The ways were more than there are seconds in a life."""
    assert not is_ignored("a" * 200 + "c", [pattern])
    assert not is_ignored("a/" * 200 + "c", [pattern])


def test_an_ignore_file_holds_below_its_directory(tmp_path: Path) -> None:
    (tmp_path / "2019/1").mkdir(parents=True)
    (tmp_path / ".newscleanignore").write_text("# comment\n\n*.raw.txt\n/2019/1/a.txt\n/2020/b.txt\n!keep.raw.txt\n")
    assert ["*.raw.txt", "/a.txt", "!keep.raw.txt"] == patterns_for(tmp_path / "2019/1")


def test_a_name_that_is_as_long_as_may_be_is_replaced(tmp_path: Path) -> None:
    """File systems count bytes: 62 characters of four bytes each leave room for a suffix, and for nothing more."""
    path = tmp_path / ("𠮷" * 62 + ".txt")
    path.write_bytes(OLD)
    with replacing(path) as new:
        new.write(b"new")
    assert (b"new", [path.name]) == (path.read_bytes(), names(tmp_path))


@POSIX
def test_an_owner_that_cannot_be_kept_is_said_and_the_file_is_written(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on file systems that know no owners."""
    if os.geteuid():
        pytest.skip("only the superuser gives files away")

    def refused(*_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    os.chown(page, 1234, 5678)
    page.chmod(0o4755)
    monkeypatch.setattr(os, "chown", refused)
    with replacing(page) as new:
        new.write(b"new")
    assert (b"new", False, 0o755) == (page.read_bytes(), new.is_as_before, page.stat().st_mode & 0o7777)


@POSIX
def test_what_a_killed_run_left_is_taken_away_but_not_what_a_run_is_writing(page: Path) -> None:
    left, busy = (page.with_name(f".newsclean-{digit * 16}.tmp") for digit in "01")
    left.write_bytes(b"half")
    with busy.open("wb") as stream:
        assert lock(stream.fileno())
        with creating(page.with_name("other.txt")) as new:
            new.write(b"new")
        assert [busy.name, "front.txt", "other.txt"] == names(page.parent)
