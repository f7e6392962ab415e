"""The compiled core finds what NumPy finds, and is built, or done without, wherever newsclean is installed."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from hatch_build import CORE, build_core, compiler
from newsclean.clean import tidied_draft
from newsclean.core.loading import ABI, FILE, opened
from newsclean.label import compiled, reference, vetoes
from newsclean.label.corrected import NO_CORRECTIONS
from newsclean.label.observed import observed
from newsclean.layout import across, candidates, columns, measure, page_kind, row_ends, torn_rows
from newsclean.layout.columns import WINDOW
from newsclean.layout.flat import WHITE, split_by_core
from newsclean.layout.rows import measured_page
from newsclean.profile import DEFAULT
from newsclean.text.lines import split
from newsclean.text.page import read_bytes

ROOT = Path(__file__).parents[2]
PAGES = [page.text for path in sorted((ROOT / "fixtures").rglob("*.txt")) for page in read_bytes(path.read_bytes())]
STRANGE = ("", "\n", " ", "　", "（", "。\n", "3", "𠀋", "é", "〇", "각", "\ud800", "\x00")
STRANGE += ("“", "”", "—", "，、", "1.5%", "ａ", "①", "\t", "记者", "12", "年", "日")
STRANGE += ("：", "\n1、", "……3版", "③8", "（下转3版）", "٣", "𝟎", "0716-8251234", "\n第一章 ", "·")

needs_compiler = pytest.mark.skipif(not compiler(), reason="no C compiler")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The core, compiled from the sources as they stand."""
    made = tmp_path_factory.mktemp("core") / FILE.name
    if not build_core(ROOT, made):
        pytest.skip("no C compiler that works")
    return made


@pytest.fixture(scope="module")
def readers(file):
    core = opened(file)
    assert core
    return core, compiled.reader(core), reference.reader()


def damaged(text, seed, often=1 / 30):
    """A page with strange things in one of thirty places."""
    dice = Random(seed)  # noqa: S311 - no secret
    return "".join(dice.choice((char, *STRANGE)) if dice.random() < often else char for char in text)


def agree(readers, text):
    core, *found = readers
    seen = observed(measured_page(text))
    assert vetoes.looked_at(seen) == vetoes.by_core(core, seen)
    one, other = (read(seen, NO_CORRECTIONS) for read in found)
    assert one == other


def test_both_read_all_pages_alike(readers):
    for text in ("", "\n", "春", *PAGES):
        agree(readers, tidied_draft(text, DEFAULT).text)


def test_both_read_damaged_pages_alike(readers):
    for seed, text in enumerate(PAGES[::4]):
        agree(readers, damaged(text, seed))


def test_both_read_a_long_page_alike(readers):
    agree(readers, "\n".join(PAGES)[:40_000])


def test_threads_that_share_a_network_read_alike(file, readers):
    pages = [observed(measured_page(text)) for text in PAGES[:24]]
    read = compiled.reader(opened(file))  # which has met no character yet
    with ThreadPoolExecutor(4) as threads:
        found = [*threads.map(lambda seen: read(seen, NO_CORRECTIONS), pages)]
    assert found == [readers[1](seen, NO_CORRECTIONS) for seen in pages]


def test_both_find_the_same_columns(file):
    core, dice = opened(file), Random(8)  # noqa: S311 - no secret
    for count in range(200):
        halves = [dice.choice((30, 30, 30, 29, dice.randrange(60))) for _ in range(count)]
        for ahead in (0, WINDOW):
            assert columns.moved(halves, ahead) == columns.by_core(core, halves, ahead)


def test_both_measure_pages_alike(file):
    core = opened(file)
    for seed, text in enumerate(["", "\n", "春", "（（", *PAGES]):
        for page in (text, damaged(text, seed), damaged(text, seed, 1 / 4)):
            lines, known = split(page), split_by_core(core, page)
            assert lines == known.lines
            layout, found = measure.measured(lines), measure.by_core(core, known)
            assert [[*column] for column in layout[:6]] == [[*column] for column in found[:6]]
            assert layout[6:-1] == found[6:-1]
            assert layout.unbroken == measure.is_unbroken(lines, known)
            assert measure.arrays(lines, layout).measures == found.flat.measures
            assert candidates.looked_at(lines)[:4] == candidates.by_core(core, lines, found.flat)[:4]
            assert across.seen_of(lines) == across.by_core(core, found.flat)
            assert row_ends.found_in(lines, layout) == row_ends.by_core(core, lines, layout)
            assert torn_rows.found_in(lines, layout) == torn_rows.by_core(core, lines, layout)
            assert [*page_kind.looked_at(lines, layout)] == [*page_kind.by_core(core, lines, layout)]


def test_the_core_knows_all_white_space_there_is():
    assert [*WHITE] == [chr(point) for point in range(0x10000) if chr(point).isspace()]


def test_what_is_no_core_of_this_version_is_none(tmp_path, file):
    assert opened(tmp_path / FILE.name) is None
    (tmp_path / "broken.so").write_bytes(file.read_bytes()[16:])
    assert opened(tmp_path / "broken.so") is None
    copytree(ROOT / CORE, tmp_path / CORE)
    header = tmp_path / CORE / "core.h"
    header.write_text(header.read_text("utf-8").replace(f"define ABI {ABI}", f"define ABI {ABI + 1}"), "utf-8")
    assert build_core(tmp_path, tmp_path / "other.so")
    assert opened(tmp_path / "other.so") is None


def newsclean(*arguments, **environment):
    command = [sys.executable, "-m", "newsclean", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_who_wants_numpy_to_read_is_told_that_it_is_slower():
    page = ROOT / "docs" / "sample.txt"
    ran = newsclean("fix", "-v", page, NEWSCLEAN_CORE="reference")
    assert newsclean("fix", page).stdout == ran.stdout
    assert "more slowly" in ran.stderr
    assert "more slowly" not in newsclean("fix", page, NEWSCLEAN_CORE="reference").stderr
    assert "more slowly" in newsclean("--version", NEWSCLEAN_CORE="reference").stdout


def test_who_wants_another_core_is_told_which_there_are():
    ran = newsclean("fix", ROOT / "docs" / "sample.txt", NEWSCLEAN_CORE="quantum")
    assert (3, "") == (ran.returncode, ran.stdout)
    assert "reference or compiled" in ran.stderr


def wheel(folder, **environment):
    """The name of the wheel that is built."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True)
    return next(folder.glob("*.whl")).name


def test_an_installation_does_without_a_compiler(tmp_path):
    assert wheel(tmp_path, CC="no-such-compiler").endswith("-py3-none-any.whl")


@needs_compiler
def test_a_wheel_with_the_core_is_for_one_machine_and_all_versions_of_python(tmp_path):
    name = wheel(tmp_path)
    assert "-py3-none-" in name
    assert not name.endswith("-any.whl")
