"""Work spread over processes: the same answers in the same order, whatever befalls a worker."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from newsclean.errors import NewscleanError, PageError
from newsclean.work.jobs import ordered
from newsclean.work.outcome import FaultError, LostError
from newsclean.work.workers import AHEAD
from press.page import dice_for
from tests.work.tasks import act


def outcomes(tasks: list[str], **options: object) -> list[str]:
    """Answers, and the names of errors."""
    return [outcome.answer or type(outcome.error).__name__ for outcome in ordered(act, tasks, **options)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = ["late 0.2", *(f"say {n}" for n in range(20))]
    assert ["0.2", *map(str, range(20))] == outcomes(tasks, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_fails_does_not_stop_the_others(jobs: int) -> None:
    assert ["1", "PageError", "FaultError", "2"] == outcomes(["say 1", "refuse x", "break x", "say 2"], jobs=jobs)


def test_a_task_that_hangs_is_stopped_and_the_others_are_done() -> None:
    assert ["1", "LostError", "2", "3"] == outcomes(["say 1", "hang", "say 2", "say 3"], jobs=2, time_limit=0.5)


def test_a_time_limit_holds_with_one_job_too() -> None:
    assert ["LostError", "2"] == outcomes(["hang", "say 2"], jobs=1, time_limit=0.5)


def test_the_time_limit_is_one_of_a_page() -> None:
    """A task of several pages has the time of them all."""
    options = {"jobs": 1, "time_limit": 0.4, "pages": {"late 0.8": 4, "hang": 2}.__getitem__}
    assert ["0.8", "LostError"] == outcomes(["late 0.8", "hang"], **options)


def test_the_time_in_which_a_worker_warms_up_does_not_count() -> None:
    """Nor that of the worker that takes the place of a stopped one."""
    options = {"jobs": 1, "time_limit": 0.5, "first": "late 0.8"}
    assert ["1", "LostError", "2"] == outcomes(["say 1", "hang", "say 2"], **options)


def test_the_error_says_how_long_was_waited() -> None:
    (outcome,) = ordered(act, ["hang"], jobs=1, time_limit=0.25)
    with pytest.raises(LostError, match=r"longer than 0\.25 seconds"):
        outcome.get()


def test_a_task_whose_worker_dies_is_tried_again(tmp_path: Path) -> None:
    assert ["alive", "2"] == outcomes([f"die_once {tmp_path / 'mark'}", "say 2"], jobs=2)


def test_a_task_that_kills_two_workers_is_given_up() -> None:
    assert ["1", "DiedError", "2"] == outcomes(["say 1", "die", "say 2"], jobs=2)


def test_errors_keep_their_kind_and_words_across_processes() -> None:
    known, unknown = ordered(act, ["refuse the page is empty", "break it"], jobs=2)
    assert isinstance(known.error, PageError)
    assert str(known.error) == "the page is empty"
    assert isinstance(unknown.error, FaultError)
    assert "ValueError: it" in str(unknown.error)


def test_tasks_are_read_only_a_little_ahead() -> None:
    taken = 0

    def tasks() -> Iterator[str]:
        nonlocal taken
        for n in range(1000):
            taken = n
            yield f"say {n}"

    running = ordered(act, tasks(), jobs=2)
    for turn in range(100):
        next(running)
        assert taken <= turn + 2 * AHEAD + 1
    running.close()


def test_no_worker_is_left_when_the_reader_stops() -> None:
    running = ordered(act, [f"say {n}" for n in range(50)], jobs=2)
    next(running)
    running.close()
    assert not multiprocessing.active_children()


def test_few_tasks_start_no_process() -> None:
    assert ["1", "2"] == outcomes(["say 1", "say 2"])
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from newsclean.work.jobs import ordered; from tests.work.tasks import act;"
        "list(ordered(act, [f'pid {sys.argv[1]}', 'hang'], jobs=1, time_limit=900))"
    )
    mark = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", code, mark]) as parent:
        while not mark.exists() or not mark.read_text():
            time.sleep(0.01)
        parent.kill()
    worker = Path("/proc", mark.read_text(), "stat")
    for _ in range(500):
        if not worker.exists() or worker.read_text().split()[2] == "Z":
            return
        time.sleep(0.01)
    pytest.fail("the worker lives on")


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_workers_killed_at_any_moment_cost_nothing() -> None:
    """As where memory is short: one after the other is killed, busy or only being started."""
    dice = dice_for("workers")
    found: list[str] = []
    kills = 0
    for outcome in ordered(act, [f"late 0.0{n % 9}" for n in range(60)], jobs=3):
        found.append(outcome.get())
        children = multiprocessing.active_children()
        if len(found) % 10 == 0 and children:
            dice.choice(children).kill()
            kills += 1
    assert [f"0.0{n % 9}" for n in range(60)] == found
    assert kills > 3


def test_where_no_worker_can_live_the_run_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.work.workers.serve", os._exit)
    with pytest.raises(NewscleanError, match="no worker process can be started"):
        list(ordered(act, ["say 1", "say 2"], jobs=2))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("daemon", [True, False])
def test_a_worker_of_a_pool_can_ask_for_workers(daemon: bool) -> None:  # noqa: FBT001 - a parameter of the test
    context = multiprocessing.get_context("spawn")
    if daemon:
        with context.Pool(1) as pool:
            assert ["0,1,2"] == pool.map(act, ["nested"])
    else:
        with ProcessPoolExecutor(1, context) as pool:
            assert ["0,1,2"] == list(pool.map(act, ["nested"]))
