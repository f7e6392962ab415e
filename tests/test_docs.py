"""What the README and the documents tell a reader to do, works as they say."""

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

import newsclean
from newsclean.boxes.picture import png
from newsclean.cli.man import manual
from newsclean.profile_files import parse
from newsclean.rules.catalog import unknown_rule
from tests.boxes.samples import FILES, alto, paddle_3
from tests.cli.loaded import command
from tests.small_pdf import pdf

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = ROOT / "fixtures" / "pages"
DOCUMENTS = ["README.md", "README.zh.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in DOCS.glob("*.md"))]
TOLD_ELSEWHERE = {
    "docs/rules.md",  # made from docstrings, which are tested where they stand
    "README.zh.md",  # the same steps as in README.md
}
HEADING = re.compile(r"^#{1,3} +(.+)$")
FENCE = re.compile(r"^```(\w*)$")
NEEDS = re.compile(r"^<!-- needs: (.+) -->$")
REPORTS = re.compile(r"newsclean (?:check|fix .*--(?:check|hook))|diff ")
"""Programs that say by 1 that there is something to tell."""
ASIDE = re.compile(r"'[^']*'|\s#.*$")
"""What is no program in a command: words in quotes, a comment."""
SETTINGS_BLOCK = re.compile(r"^```toml\n(.+?)^```", re.MULTILINE | re.DOTALL)
JSON_BLOCK = re.compile(r"^```json\n(.+?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)")
EXTRA = re.compile(r"(?:newsclean|\.)\[([a-z,]+)\]")
OFFLINE = re.compile(r"No matching distribution|ConnectionError|NewConnectionError|Could not fetch|[Tt]imed out")
SECONDS = 120


class Step(NamedTuple):
    """Something a document tells to do: a command for the shell or a program in Python, and what that prints."""

    section: str
    number: int
    language: str
    text: str
    printed: str
    needs: tuple[str, ...]


def steps(document: str) -> Iterator[Step]:
    """The steps of a document, in their order."""
    section = language = ""
    needs: tuple[str, ...] = ()
    block: list[str] = []
    for number, line in enumerate((ROOT / document).read_text("utf-8").split("\n"), 1):
        fence = FENCE.match(line)
        if fence and not language:
            language, block = fence[1] or "text", []
        elif fence:
            yield from blocked(section, number - len(block), language, block, needs)
            language, needs = "", ()
        elif language:
            block.append(line)
        elif line.startswith("    newsclean "):
            yield Step(section, number, "sh", line.strip(), "", ())
        elif heading := HEADING.match(line):
            section = heading[1]
        elif told := NEEDS.match(line):
            needs = tuple(told[1].split(", "))


def blocked(section: str, number: int, language: str, block: list[str], needs: tuple[str, ...]) -> Iterator[Step]:
    """The steps of a fenced block."""
    if language == "python":
        yield Step(section, number, language, "\n".join(block), "", needs)
    if language != "console":
        return
    command, printed = "", []
    for line in [*block, "$ "]:
        if not line.startswith("$ "):
            printed.append(line)
            continue
        if command:
            yield Step(section, number, "sh", command, "\n".join(printed), needs)
        command, printed = line.removeprefix("$ "), []


def sections() -> Iterator[tuple[str, str]]:
    """The sections that tell to do something, each with its document."""
    for document in DOCUMENTS:
        if document not in TOLD_ELSEWHERE:
            yield from ((document, section) for section in dict.fromkeys(step.section for step in steps(document)))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A directory with the files that the documents speak of."""
    (tmp_path / "docs").mkdir()
    shutil.copy(DOCS / "sample.txt", tmp_path / "docs")
    shutil.copy(PAGES / "binhe.txt", tmp_path / "page.txt")
    lines = (DOCS / "sample.txt").read_text("utf-8").split("\n")
    (tmp_path / "page.pdf").write_bytes(pdf([line for line in lines if line]))
    for directory in ("pages", "truth", "records", "epaper", "paddle", "alto", "scans"):
        (tmp_path / directory).mkdir()
    shutil.copy(tmp_path / "page.pdf", tmp_path / "epaper")
    (tmp_path / "paddle" / "0001_res.json").write_text(paddle_3(), "utf-8")
    (tmp_path / "alto" / "0001.xml").write_text(alto(), "utf-8")
    shutil.copy(FILES / "fx.png", tmp_path / "page.png")
    shutil.copy(FILES / "rapidocr.json", tmp_path / "page.json")
    (tmp_path / "scans" / "0001.png").write_bytes(png(bytes(400 * 300), 400, 300, 400))
    for name in ("dongpu", "liuhe", "twofold"):
        shutil.copy(PAGES / f"{name}.txt", tmp_path / "pages")
    for name, copied in (("dongpu", "page"), ("liuhe", "liuhe"), ("squeezed", "squeezed")):
        shutil.copy(PAGES / f"{name}.txt", tmp_path / "truth" / f"{copied}.txt")
        shutil.copy(PAGES / f"{name}.gold.jsonl", tmp_path / "truth" / f"{copied}.gold.jsonl")
    shutil.copy(PAGES / "dongpu.gold.jsonl", tmp_path / "records" / "page.jsonl")
    return tmp_path


@pytest.mark.parametrize(("document", "section"), list(sections()))
def test_what_a_document_tells_to_do_works(document: str, section: str, workspace: Path) -> None:
    for step in steps(document):
        if step.section != section:
            continue
        missing = [name for name in wanted(step) if not is_there(name, workspace)]
        if missing:
            pytest.skip(f"needs {', '.join(missing)}")
        run = done(step, workspace)
        place = f"{document}, line {step.number}: {step.text}"
        allowed = (0, 1) if REPORTS.search(step.text) else (0,)
        assert run.returncode in allowed, f"{place}\n{run.stdout}{run.stderr}"
        if step.printed:
            checker = doctest.OutputChecker()
            same = checker.check_output(f"{step.printed}\n", run.stdout + run.stderr, doctest.ELLIPSIS)
            assert same, f"{place}\n{run.stdout}{run.stderr}"


def wanted(step: Step) -> Sequence[str]:
    """The programs, modules and files that a step needs and a machine may lack."""
    if step.language == "python":
        modules = re.findall(r"^(?:import|from) (\w+)", step.text, re.MULTILINE)
        return tuple(dict.fromkeys((*step.needs, *(name for name in modules if name not in sys.stdlib_module_names))))
    parts = re.split(r"\s*(?:\||&&|;)\s*", ASIDE.sub("", step.text))
    return tuple(dict.fromkeys((*step.needs, *(part.split()[0] for part in parts if part))))


def is_there(name: str, workspace: Path) -> bool:
    """Whether a program, a module or a file is there."""
    if (workspace / name).exists() or shutil.which(name, path=path()):
        return True
    return name in ("cd", "source", ".") or (name.isidentifier() and find_spec(name) is not None)


def path() -> str:
    """Where programs are looked for: first the command, then beside the Python that runs this."""
    return os.pathsep.join([str(Path(command()[0]).parent), str(Path(sys.executable).parent), os.environ["PATH"]])


def done(step: Step, workspace: Path) -> subprocess.CompletedProcess[str]:
    """Run a step as a reader would."""
    if step.language == "python":
        call = [sys.executable, "-c", step.text]
    else:
        call = ["bash", "-o", "pipefail", "-c", step.text]
    settings = {**os.environ, "PATH": path(), "HOME": str(workspace), "BROWSER": "true", "PYTHONUTF8": "1"}
    return subprocess.run(
        call, cwd=workspace, env=settings, capture_output=True, check=False, timeout=SECONDS, encoding="utf-8"
    )


def test_both_readmes_tell_to_do_the_same() -> None:
    english, chinese = (
        [(step.language, step.text, step.printed) for step in steps(name)] for name in ("README.md", "README.zh.md")
    )
    assert english == chinese
    assert fresh("README.md") == fresh("README.zh.md")


def fresh(document: str) -> list[str]:
    """The commands for a machine on which there is nothing yet."""
    return re.findall(r"^(python3 -m venv .+)$", (ROOT / document).read_text("utf-8"), re.MULTILINE)


def test_the_first_command_for_a_fresh_machine_cleans_a_page(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("newsclean", "docs", "fixtures"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    run = subprocess.run(
        ["sh", "-c", fresh("README.md")[0]],
        cwd=tmp_path,
        env={**clean, "PATH": path(), "PIP_NO_COMPILE": "1"},  # what is not compiled once is compiled when it is used
        capture_output=True,
        check=False,
        timeout=5 * SECONDS,
    )
    if run.returncode and OFFLINE.search(run.stderr.decode(errors="replace")):
        pytest.skip("needs a network, or a mirror of the package index")
    assert 0 == run.returncode, run.stderr.decode(errors="replace")
    assert newsclean.fix((PAGES / "binhe.txt").read_text("utf-8")).text == run.stdout.decode()


def test_the_second_is_what_continuous_integration_runs() -> None:
    (command,) = (command for command in fresh("README.md") if "pytest" in command)
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    printed = subprocess.run([run, "--print"], capture_output=True, text=True, check=True).stdout
    assert command == printed.strip()


@pytest.mark.parametrize(
    "text",
    [
        found
        for name in DOCUMENTS
        for found in SETTINGS_BLOCK.findall((ROOT / name).read_text("utf-8"))
        if name != "docs/own-rules.md"  # settings for a package that tests/rules/test_added.py installs
    ],
)
def test_settings_in_a_document_are_settings(text: str) -> None:
    rules = parse(text, "newsclean.toml").settings
    assert unknown_rule(name.removeprefix("rules.") for name in rules if name.startswith("rules.")) is None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    targets = [target for target in LINK.findall(text) if "://" not in target]
    assert [] == [target for target in targets if not ((ROOT / document).parent / target).exists()]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_extras_that_are_named_exist(document: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {name for names in EXTRA.findall((ROOT / document).read_text("utf-8")) for name in names.split(",")}
    assert set() == named - set(extras)


def test_the_readme_leads_to_every_document() -> None:
    for readme in ("README.md", "README.zh.md"):
        assert set() == {name for name in DOCUMENTS if name.startswith("docs/")} - set(
            LINK.findall((ROOT / readme).read_text("utf-8"))
        )


def test_the_manual_page_is_the_help() -> None:
    assert manual() == (DOCS / "newsclean.1").read_text("utf-8"), "python -m newsclean.cli.man > docs/newsclean.1"


def test_the_picture_shows_what_the_tool_does() -> None:
    drawn = re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", svg("before-after"))))
    result = newsclean.fix((DOCS / "sample.txt").read_text("utf-8"))
    shown = [paragraph for record in result.records for paragraph in record.body]
    assert all(re.sub(r"\s+", "", line[:12]) in drawn for line in shown), "python docs/picture.py"


def svg(name: str) -> str:
    """A picture of the documents."""
    return (DOCS / f"{name}.svg").read_text("utf-8")


def task_command(task: str) -> list[str]:
    """What an editor runs on a file, without the program and the file."""
    return str(json.loads(task)["tasks"][0]["command"]).split()[1:-1]


def test_the_task_for_an_editor_reads_what_check_prints(workspace: Path) -> None:
    (task,) = JSON_BLOCK.findall((DOCS / "cookbook.md").read_text("utf-8"))
    pattern = json.loads(task)["tasks"][0]["problemMatcher"]["pattern"]
    printed = subprocess.run(
        [*command(), *task_command(task), "page.txt"],
        cwd=workspace,
        capture_output=True,
        check=False,
        encoding="utf-8",
    ).stdout.splitlines()
    found = [re.fullmatch(pattern["regexp"], line) for line in printed]
    assert len(found) > 9
    assert {"page.txt"} == {line and line[pattern["file"]] for line in found}
    assert "join_lines" in {line and line[pattern["code"]] for line in found}


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {newsclean.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
