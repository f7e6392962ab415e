"""Rules of other packages: they run where a profile names them, and what they do wrong is their own."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.clean import fix
from newsclean.errors import ProfileError, RuleError, UnsettledError
from newsclean.profile import Profile
from newsclean.rules.added import GROUPS, installed
from newsclean.rules.base import fixed
from newsclean.rules.catalog import all_rules
from newsclean.rules.invisible import line_breaks
from newsclean.text.edits import apply, revert
from tests.cli.pages import call

DOCUMENT = (Path(__file__).parents[2] / "docs" / "own-rules.md").read_text("utf-8")
FENCED = re.compile(r"^```(py|ini|toml)\n(.+?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = dict(FENCED.findall(DOCUMENT[: DOCUMENT.index("## What it must")]))
BAD = '''
def raising(text, profile):
    """Fail."""
    raise ValueError("no luck")

def outside(text, profile):
    """Propose a change behind the end of the text."""
    return [(len(text), len(text) + 1, "")]

def backwards(text, profile):
    """Propose changes in the wrong order."""
    return [(2, 3, ""), (0, 1, "")]

def over_lines(text, profile):
    """Take a line end."""
    return [(text.index("\\n"), text.index("\\n") + 1, "")]

def elsewhere(text, profile):
    """Find something that is not there."""
    return [(0, len(text) + 1, "far")]

def growing(text, profile):
    """Never settle."""
    return [(1, 1, "好")]

END = ""

def cutting(text, profile):
    """Put in what ends a line."""
    return [(1, 1, END)]
'''
LINE_ENDS = [char for char in map(chr, range(0x3000)) if fixed(line_breaks, f"春{char}耕") == "春\n耕"] + ["\f", "\r\n"]
TEXT = "民生 视线\n　　本报讯（记者魏明）滨江县人民政府昨日开会。\n"


def package(directory: Path, name: str, groups: dict[str, dict[str, str]]) -> None:
    """Install a package that brings entry points."""
    told = directory / f"{name.replace('-', '_')}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    parts = [[f"[{group}]", *(f"{name} = {place}" for name, place in each.items())] for group, each in groups.items()]
    (told / "entry_points.txt").write_text("\n".join(line for part in parts for line in part), "utf-8")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory of installed packages: the document's, and one whose rules are bad."""
    folder = tmp_path / "packages"
    (folder / "binjiang").mkdir(parents=True)
    (folder / "binjiang" / "rules.py").write_text(BLOCKS["py"], "utf-8")
    told = tomllib.loads(BLOCKS["ini"])["project"]
    package(folder, told["name"], told["entry-points"])
    (folder / "bad_rules.py").write_text(BAD, "utf-8")
    names = ("raising", "outside", "backwards", "over_lines", "growing", "cutting")
    bad = {name: f"bad_rules:{name}" for name in (*names, "missing")}
    checks = {"elsewhere": "bad_rules:elsewhere", "raising_check": "bad_rules:raising"}
    package(folder, "bad", {"newsclean.repair": {**bad, "dashes": "bad_rules:raising"}, "newsclean.check": checks})
    monkeypatch.syspath_prepend(folder)
    forget()
    yield folder
    forget()


def forget() -> None:
    """Look for packages anew."""
    installed.cache_clear()
    all_rules.cache_clear()


@pytest.mark.usefixtures("packages")
def test_a_rule_runs_where_the_profile_names_it() -> None:
    named = Profile(rules={"split_columns": "error"})
    assert "民生 视线" in fix(TEXT).text
    result = fix(TEXT, named)
    assert "民生视线" in result.text
    assert "split_columns" in {edit.rule for edit in result.edits}
    assert (result.text, TEXT) == (apply(TEXT, result.edits), revert(result.text, result.edits))
    assert "民生 视线" in fix(TEXT, Profile(rules={"split_columns": "off"})).text


def test_the_documents_rule_is_listed_runs_by_command_and_in_processes(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text(BLOCKS["toml"], "utf-8")
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    listed = call("rules").stdout
    assert re.search(r"split_columns +Close the gap .+ 民生视线\. \(newsclean-binjiang\)", listed)
    assert "民生 视线 → 民生视线" in call("rules", "split_columns").stdout
    found = json.loads(call("check", "--format", "json", tmp_path / "1.txt").stdout)
    told = {(each["rule"], each["severity"], each["message"]) for each in found}
    assert ("split_columns", "error", "Close the gap in the name of the column 民生视线.") in told
    assert ("old_names", "warn", "it is a city since 1994") in told
    code = f"import sys; sys.path.insert(0, {str(packages)!r}); from newsclean.cli import main; main()"
    command = [sys.executable, "-c", code, "fix", "--jobs", "2", str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert 2 == done.stdout.count("民生视线")


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("raising", "the rule raising of the package bad failed: ValueError: no luck"),
        ("outside", "the rule outside of the package bad proposes '' for .*: changes come in their order"),
        ("backwards", "the rule backwards of the package bad proposes '' for 0 to 1"),
        ("over_lines", "the rule over_lines of the package bad proposes"),
    ],
)
def test_a_rule_that_does_what_no_rule_may_is_named(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=message):
        fix(TEXT, Profile(rules={name: "error"}))
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    done = call("fix", "--in-place", "--profile", profile(tmp_path, name), tmp_path)
    assert (3, TEXT) == (done.exit_code, (tmp_path / "page.txt").read_text("utf-8"))
    assert f"the rule {name} of the package bad" in done.stderr


def profile(directory: Path, rule: str) -> Path:
    """A profile that names a rule."""
    path = directory / "named.toml"
    path.write_text(f'[rules]\n{rule} = "error"\n', "utf-8")
    return path


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_rule_that_cuts_a_line_by_any_line_end_is_named(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bad_rules.END", end)
    with pytest.raises(RuleError, match=r"the rule cutting of the package bad proposes .* inside a line"):
        fix(TEXT, Profile(rules={"cutting": "error"}))


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("name", ["elsewhere", "raising_check"])
def test_a_check_that_finds_what_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    done = call("check", "--profile", profile(tmp_path, name), tmp_path)
    assert 3 == done.exit_code
    assert f"the rule {name} of the package bad" in done.stderr


@pytest.mark.usefixtures("packages")
def test_a_rule_that_cannot_be_loaded_ends_the_run_and_is_listed_so(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="the rule missing of the package bad cannot be loaded: AttributeError"):
        fix(TEXT, Profile(rules={"missing": "warn"}))
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    assert 2 == call("fix", "--profile", profile(tmp_path, "missing"), tmp_path).exit_code
    assert "cannot be loaded" in call("rules").stdout


@pytest.mark.usefixtures("packages")
def test_a_rule_that_never_leaves_alone_what_it_did_fails_the_page() -> None:
    with pytest.raises(UnsettledError):
        fix(TEXT, Profile(rules={"growing": "error"}))


@pytest.mark.usefixtures("packages")
def test_no_package_takes_the_name_of_our_own_rules() -> None:
    assert "dashes" not in {name for stage in GROUPS for name in installed(stage)}
    assert fix(TEXT, Profile(rules={"dashes": "warn"})).text


@pytest.mark.usefixtures("packages")
def test_to_select_some_rules_turns_off_those_of_packages_too(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text(BLOCKS["toml"], "utf-8")
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    assert "民生 视线" in call("fix", "--select", "dashes", tmp_path / "page.txt").stdout
    assert "民生视线" in call("fix", "--select", "split_columns", tmp_path / "page.txt").stdout


def test_a_rule_that_nobody_brings_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    done = call("fix", "--profile", profile(tmp_path, "split_column"), tmp_path)
    assert 2 == done.exit_code
    assert "there is no rule 'split_column'" in done.stderr


def test_who_names_none_looks_for_none() -> None:
    """Looking for packages is slow: profiles without rules of packages never do."""
    program = "import sys, newsclean; newsclean.fix('春 耕'); sys.exit('importlib.metadata' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", program], check=False).returncode
