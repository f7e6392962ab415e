"""`newsclean fix PAGE...` without an option does what it does with one that changes nothing."""

import os
import subprocess
import sys

import pytest

from newsclean.cli import fix
from newsclean.cli.plain import run_over
from tests.cli.loaded import REAL, command
from tests.cli.pages import RAW, page

IDLE = ["--glob", "*.txt"]  # an option that says what holds without it
SETTINGS = {
    "settings": "spacing = 'add'\n",
    "no settings": "spacing = 'wide'\n",
    "no pattern": "code = '('\n",
    "no rule": "[rules]\nrule = 'off'\n",
}


@pytest.fixture
def pages(tmp_path):
    page(tmp_path)
    page(tmp_path, "other.txt", RAW + "\f" + RAW, "gb18030")
    page(tmp_path, "pages/second.txt", RAW.replace("\n", "\r\n"), "utf-8-sig")
    page(tmp_path, "code.txt", "def read(page):\n    return page\n" * 9)
    page(tmp_path, "bytes.txt", "\x00" * 99)
    page(tmp_path, "said.txt")
    page(tmp_path, "said.labels.json", "{")
    for name, text in SETTINGS.items():
        page(tmp_path, f"{name}/front.txt")
        page(tmp_path, f"{name}/newsclean.toml", text)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["front.txt"],
        ["front.txt", "other.txt"],
        ["other.txt"],
        ["pages"],
        ["pages", "front.txt", "missing.txt", "code.txt"],
        ["missing.txt"],
        ["bytes.txt", "front.txt"],
        ["-"],
        ["-", "front.txt"],
        ["said.txt", "front.txt"],
        *([f"{name}/front.txt", "front.txt"] for name in SETTINGS),
    ],
)
def test_it_prints_and_tells_the_same(pages, words):
    plain, other = (outcome([*command(), "fix", *options, *words], pages) for options in ([], IDLE))
    assert plain == other


def test_it_asks_for_the_core_as_well(pages):
    plain, other = (
        outcome([*REAL, "fix", *options, "front.txt"], pages, NEWSCLEAN_CORE="none") for options in ([], IDLE)
    )
    assert plain == other
    assert plain[0] == 3


def outcome(words, folder, **environment):
    ran = subprocess.run(
        words, cwd=folder, input=RAW.encode(), capture_output=True, env={**os.environ, **environment}, check=False
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_its_run_is_that_of_the_options_where_none_is_given():
    given = fix.command.make_context("fix", ["front.txt"]).params
    inputs, reporter, *rest = run_over(["front.txt"])
    taken = {
        **inputs._asdict(),
        **dict(zip(("jobs", "time_limit"), rest, strict=True)),
        "profile": inputs.settings.profile,
        "exclude": inputs.settings.exclude,
        "no_corrections": not inputs.corrected,
        "quiet": reporter.quiet,
        "verbose": reporter.verbose,
    }
    known = {name: value for name, value in taken.items() if name in given}
    assert known == {name: given[name] for name in known}
    assert not any(given[name] for name in given.keys() - known.keys())


def test_it_loads_no_click():
    code = "import sys; from newsclean.cli import main\ntry: main(['fix', 'docs/sample.txt'])\n"
    code += "finally: print('click' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.endswith("False\n")
