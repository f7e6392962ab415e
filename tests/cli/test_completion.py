"""A shell completes commands, options and rules."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsclean.cli.completion import SHELLS
from tests.cli.loaded import command
from tests.cli.pages import call

PRESS_TAB = """\
source <(newsclean completion bash)
COMP_WORDS=({words}) COMP_CWORD={last}
_newsclean_completion newsclean
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_what_is_printed_is_for_the_shell(shell: str) -> None:
    printed = call("completion", shell)
    assert 0 == printed.exit_code
    assert f"_NEWSCLEAN_COMPLETE={shell}_complete" in printed.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    script = tmp_path / "completion"
    script.write_text(call("completion", shell).stdout, "utf-8")
    subprocess.run([shell, "-n", script], check=True)


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("newsclean seg", "segment"),
        ("newsclean check --ignore date_g", "date_gaps"),
        ("newsclean check --ignore dashes,date_g", "dashes,date_gaps"),
        ("newsclean fix --profile tra", "traditional"),
        ("newsclean segment --format par", "parquet"),
        ("newsclean fix --in-p", "--in-place"),
    ],
)
def test_bash_completes(words: str, completed: str) -> None:
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    path = f"{Path(command()[0]).parent}{os.pathsep}{os.environ['PATH']}"
    if not shutil.which("newsclean", path=path):
        pytest.skip("needs newsclean installed")
    program = PRESS_TAB.format(words=words, last=len(words.split()) - 1)
    run = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
    )
    assert [completed] == run.stdout.split()
