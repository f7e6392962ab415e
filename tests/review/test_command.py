"""`newsclean review`, as a person calls it."""

import re
import signal
import subprocess
import sys

import pytest

from tests.cli.pages import call, page


def test_it_tells_the_address_and_ends_by_ctrl_c(tmp_path):
    found = page(tmp_path)
    program = [sys.executable, "-m", "newsclean", "review", "--no-open", str(found)]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        told = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert (process.wait(60), "saved" in process.stderr.read()) == (0, True)
    assert re.search(r"1 page to review at http://127\.0\.0\.1:\d+/[\w-]{32}/", told)
    assert ["front.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("path", "told"), [("-", "corrections lie beside a file"), ("gone.txt", "there is no such file")]
)
def test_what_cannot_be_reviewed_is_told(path, told):
    ran = call("review", "--no-open", path, given="春")
    assert (ran.exit_code, told in ran.stderr) == (3, True)
