"""The command as a process of its own, without the half second that a start takes.

A process that has loaded it forks for each call. A small program stands for `newsclean`: it hands over its arguments,
streams, directory and environment, and ends as the fork ends, with its exit code or by its signal. What only a start
shows, signals to the process among it, is for a real one: `python -m newsclean`.
"""

import atexit
import gc
import json
import os
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

from newsclean.clean import fix
from newsclean.cli import main
from newsclean.cli.commands import COMMANDS

REAL = [sys.executable, "-m", "newsclean"]
PROGRAM = """\
#!{python} -IS
import json, os, signal, socket, sys

there = []
for number in range(3):
    try:
        os.fstat(number)
        there.append(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)
request = {{"arguments": sys.argv[1:], "environment": dict(os.environ), "there": there}}
with socket.socket(socket.AF_UNIX) as line:
    line.connect({place!r})
    socket.send_fds(line, [json.dumps(request).encode() + b"\\n"], [*there, os.open(".", os.O_RDONLY)])
    code = int(line.recv(16) or 99)
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
"""
SERVER = "import sys; from tests.cli.loaded import serve; serve(sys.argv[1])"
WARM = "滨江市图书馆开馆\n　　本报讯（记者林远）滨\n江市图书馆昨日开馆，共有　\n数万人次到馆。③6\n"


@cache
def command() -> list[str]:
    """What to run for `newsclean`; where processes cannot fork, the real command."""
    if not hasattr(os, "fork"):
        return REAL
    folder = Path(tempfile.mkdtemp(prefix="newsclean-"))
    place, program = folder / "line", folder / "newsclean"
    program.write_text(PROGRAM.format(python=sys.executable, place=str(place)), "utf-8")
    program.chmod(0o755)
    root = Path(__file__).parents[2]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    )
    assert server.stdout
    assert server.stdout.readline() == b"ready\n"

    def end() -> None:
        server.communicate()
        shutil.rmtree(folder)

    atexit.register(end)
    return [str(program)]


def serve(place: str) -> None:
    """Load the command, and fork for every call, until the standard input is closed."""
    for each in COMMANDS.values():
        import_module(each.module)
    fix(WARM)
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener, selectors.DefaultSelector() as selector:
        listener.bind(place)
        listener.listen()
        selector.register(listener, selectors.EVENT_READ)
        selector.register(sys.stdin, selectors.EVENT_READ)
        print("ready", flush=True)
        while all(key.fileobj is listener for key, _ in selector.select()):
            line, _ = listener.accept()
            if not os.fork():
                keep(line)
            line.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def keep(line: socket.socket) -> None:
    """Do one call in a fork, and tell how it ended."""
    told, places, _, _ = socket.recv_fds(line, 1 << 20, 4)
    while not told.endswith(b"\n"):
        told += line.recv(1 << 20)
    child = os.fork()
    if child:
        for place in places:
            os.close(place)
        _, status = os.waitpid(child, 0)
        line.sendall(b"%d" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    line.close()
    request = json.loads(told)
    os.environ.clear()
    os.environ.update(request["environment"])
    take_over(request["there"], places)
    main(request["arguments"])


def take_over(there: list[int], places: list[int]) -> None:
    """Have the standard streams of the caller, as Python opens them, and the directory: the last of the places."""
    os.fchdir(places[-1])
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        with suppress(OSError):
            os.close(number)
        if number not in there:
            setattr(sys, name, None)
            continue
        os.dup2(places[there.index(number)], number)
        errors = "backslashreplace" if name == "stderr" else "strict"
        lines = 1 if name == "stderr" or os.isatty(number) else -1
        setattr(sys, name, os.fdopen(number, mode, lines, encoding, errors, closefd=False))
    for place in places:
        os.close(place)
