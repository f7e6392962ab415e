"""A pattern that a user writes says what it means of Chinese text, and holds up no page."""

import marshal
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import newsclean
from hatch_build import build_patterns
from newsclean import patterns
from newsclean.errors import PatternError, ProfileError
from newsclean.patterns import Lazy
from newsclean.precompiled import precompiled
from newsclean.profile import Keep, Profile
from newsclean.profile_files import parse
from tests.cli.pages import CLEAN, RAW, call, page

PARTS = ("text", "rules", "label", "records")
LAZY = [
    pytest.param(value, id=f"{module.stem}.{name}")
    for folder in PARTS
    for module in sorted(Path(newsclean.__file__).parent.joinpath(folder).glob("*.py"))
    for name, value in vars(import_module(f"newsclean.{folder}.{module.stem}")).items()
    if isinstance(value, Lazy)
]
SLOW = r"(?:\w|\w\w)+[!！]"  # two ways for every two characters: twice as long for each more
SETTINGS = {"code": f"code = '{SLOW}'", "keep": f"[[keep]]\nrule = '*'\ntext = '{SLOW}'"}
HOSTILE = "　　" + "滨江市昨日开会" * 12 + "。\n　　今日开会。\n"


@pytest.mark.parametrize("pattern", LAZY)
def test_what_is_compiled_late_is_a_pattern(pattern: Lazy) -> None:
    assert re.compile(pattern.pattern, pattern.flags)


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    assert len(LAZY) > 100
    broken = Lazy("(", 0)
    with pytest.raises(re.error):
        broken.search("春")
    with pytest.raises(AttributeError):
        Lazy("春", 0).searches("春")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The patterns of the package, compiled as an installation does it."""
    file = tmp_path_factory.mktemp("patterns") / "patterns"
    assert build_patterns(Path(newsclean.__file__).parents[1], file)
    return file


def test_a_pattern_that_an_installation_compiled_is_the_same(written: Path) -> None:
    patterns = [pattern for [pattern] in (parameter.values for parameter in LAZY)]
    expected = [re.compile(pattern.pattern, pattern.flags) for pattern in patterns]
    assert expected == [precompiled(pattern.pattern, pattern.flags, str(written)) for pattern in patterns]


def test_what_was_compiled_for_another_version_or_is_damaged_is_not_used(written: Path, tmp_path: Path) -> None:
    [pattern] = LAZY[0].values
    whole = written.read_bytes()
    (number, size, order), found = marshal.loads(whole)  # noqa: S302 - written above
    key = (pattern.pattern, pattern.flags)
    unknown = found | {key: (*found[key][:1], b"\xff" * len(found[key][1]), *found[key][2:])}
    others = marshal.dumps(((number + 1, size, order), found)), whole[: len(whole) // 2], b"not this", b""
    others += (marshal.dumps(((number, size, order), unknown)),)
    for number, data in enumerate(others):
        (tmp_path / f"{number}").write_bytes(data)
        assert precompiled(pattern.pattern, pattern.flags, str(tmp_path / f"{number}")) is None
    assert precompiled(pattern.pattern, pattern.flags, str(tmp_path / "missing")) is None


@pytest.mark.parametrize(
    "profile",
    [Profile(code=SLOW), Profile(keep=(Keep("*", SLOW),)), Profile(join_never=(SLOW + r"\n",))],
    ids=["code", "keep", "join_never"],
)
def test_a_pattern_that_would_run_for_ever_is_given_up_and_named(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.2)
    newsclean.fix(CLEAN, profile)
    with pytest.raises(PatternError, match=r"\(\?:\\\\w\|.* takes too long on this page; write it so"):
        newsclean.fix(HOSTILE, profile)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_the_page_is_left_alone_and_the_others_are_done(
    tmp_path: Path, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.1)
    bad, good = page(tmp_path, "a.txt", HOSTILE), page(tmp_path, "b.txt", RAW.replace("③6", ""))
    (tmp_path / "newsclean.toml").write_text(setting, "utf-8")
    done = call("fix", "-i", bad, good)
    assert (3, HOSTILE.encode(), CLEAN.encode()) == (done.exit_code, bad.read_bytes(), good.read_bytes())
    assert f"newsclean: {bad}: the pattern " in done.stderr
    for command in ("check", "explain", "segment", "fix"):
        assert call(command, bad).exit_code == 3


def test_a_pattern_that_never_comes_to_an_end_is_refused_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.01)
    with pytest.raises(ProfileError, match=r"paper\.toml: code takes too long even on a text of nothing"):
        parse("code = '(?R)'", "paper.toml")


def test_patterns_know_scripts() -> None:
    """Hanzi beyond the Basic Plane too, which no range in a class of its own would hold."""
    raw = "记者 𠮷田 报道\n"
    assert "𠮷田 报道" in newsclean.fix(raw, Profile(keep=(Keep("*", r"\p{Han}+ \p{Han}{2}$"),))).text


def test_a_code_of_ones_own_is_stripped_where_codes_stand() -> None:
    profile = Profile(code=r"\p{Lu}{2}-\d+")
    raw = "市民可凭证借阅图书，乘BJ-12路公交车前往，全年不休。"
    assert raw in newsclean.fix(raw + "BJ-34\n", profile).text
    assert "BJ-34" not in newsclean.fix(raw + "BJ-34\n", profile).text


def test_a_pattern_of_nothing_is_not_everywhere() -> None:
    """What matches only between characters protects none, and ends no text."""
    for pattern in (r"\b", "(?=。)"):
        assert newsclean.fix(RAW).text == newsclean.fix(RAW, Profile(keep=(Keep("*", pattern),))).text
        newsclean.fix(RAW, Profile(code=pattern))


def test_a_profile_built_by_hand_is_refused_as_one_from_a_file_is() -> None:
    with pytest.raises(ProfileError, match="no regular expression"):
        newsclean.fix(RAW, Profile(code="("))


def test_who_writes_no_pattern_does_not_wait_for_them() -> None:
    program = "import sys, newsclean; newsclean.fix('春 耕。③6'); print('regex' in sys.modules)"
    assert b"False" == subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip()
