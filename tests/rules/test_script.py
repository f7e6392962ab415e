"""Conversion runs when asked for, changes what differs, and loads OpenCC only then."""

import subprocess
import sys

import pytest

from newsclean.errors import ProfileError
from newsclean.profile import DEFAULT, Profile
from newsclean.rules import REPAIR, script
from newsclean.rules.base import fixed
from newsclean.rules.script import differences
from newsclean.text.edits import Change

SIMPLIFIED = "　　本报讯（记者林远）头发理好后，他出发去三里外的面馆。"
TRADITIONAL = "　　本報訊（記者林遠）頭髮理好後，他出發去三里外的麪館。"


def test_off_by_default() -> None:
    assert not list(script(SIMPLIFIED, DEFAULT))


def test_last_of_all() -> None:
    """Every other rule mends words that OpenCC looks up."""
    assert script is REPAIR[-1]


def test_words_decide() -> None:
    assert fixed(script, SIMPLIFIED, Profile(script="t")) == TRADITIONAL


@pytest.mark.parametrize("name", ["t", "tw", "hk"])
def test_there_and_back(name: str) -> None:
    there = fixed(script, SIMPLIFIED, Profile(script=name))
    assert there == fixed(script, there, Profile(script=name))
    assert fixed(script, there, Profile(script="s")) == SIMPLIFIED


def test_only_what_differs_is_changed() -> None:
    changes = list(script("青山\n白水\n头发", Profile(script="t")))
    assert [Change(6, 8, "頭髮")] == changes


def test_longer_lines_differ_between_their_common_ends() -> None:
    assert [Change(11, 12, "网络")] == list(differences("甲網乙", "甲网络乙", 10))


def test_unknown_conversion_is_named() -> None:
    with pytest.raises(ProfileError, match="x2y"):
        fixed(script, SIMPLIFIED, Profile(script="x2y"))


def test_opencc_is_loaded_when_used() -> None:
    """Nobody waits for dictionaries that he does not ask for."""
    program = "import sys, newsclean; newsclean.fix('头发'); print('opencc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
