"""What users of the library touch: all of it is exported, listed, and short to look at."""

import pydoc
from pathlib import Path

import pytest

import newsclean
from tests.cli.pages import CLEAN, RAW


def test_everything_that_is_exported_is_listed_and_there() -> None:
    assert set(newsclean.__all__) <= set(dir(newsclean))
    assert all(getattr(newsclean, name) for name in newsclean.__all__)
    assert all(name in pydoc.render_doc(newsclean) for name in ("check", "apply", "Record"))


def test_a_result_is_shown_on_one_line() -> None:
    shown = repr(newsclean.fix(RAW * 50))
    assert shown.startswith("<Result: ")
    assert len(shown) < 80


def test_a_notebook_shows_before_and_after() -> None:
    page = newsclean.fix("<12 月3日>\n")._repr_html_()
    assert "&lt;12" in page
    assert '<del title="' in page


def test_records_come_as_plain_dicts() -> None:
    result = newsclean.fix(RAW)
    assert [record.as_dict() for record in result.records] == result.to_dicts()


def test_check_reports_every_edit_at_its_place_and_changes_nothing() -> None:
    findings = newsclean.check(RAW)
    edits = newsclean.fix(RAW).edits
    assert [(edit.start, edit.rule, edit.new) for edit in edits] == [
        (found.start, found.rule, found.after) for found in findings if found.after is not None
    ]
    assert all(RAW[found.start : found.end] == found.before for found in findings)
    assert () == newsclean.check(CLEAN)


def test_check_counts_lines_over_form_feeds() -> None:
    (found,) = newsclean.check("　　春茶开采。\n\f　　13月5日，春茶开采。\n")
    assert (2, 4, "13", None) == (found.line, found.col, found.before, found.after)


def test_check_says_nothing_of_a_rule_that_is_off() -> None:
    quiet = newsclean.Profile(rules={"impossible_values": "off"})
    assert () == newsclean.check("　　13月5日，春茶开采。\n", quiet)


def test_pages_of_a_file_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "issue.txt"
    path.write_bytes("第一版\r\n\f第二版".encode("gb18030"))
    assert [(1, "第一版\n"), (2, "第二版")] == [(page.number, page.text) for page in newsclean.pages(path)]
    with pytest.raises(OSError, match="none"):
        next(newsclean.pages(tmp_path / "none.txt"))
