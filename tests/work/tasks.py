"""What the workers of the tests do; workers must be able to import it."""

import os
import time
from pathlib import Path

from newsclean.errors import PageError
from newsclean.work.jobs import ordered


def act(task: str) -> str:
    """Do what the task says."""
    name, _, value = task.partition(" ")
    match name:
        case "die":
            os._exit(7)
        case "die_once":
            try:
                Path(value).touch(exist_ok=False)
            except FileExistsError:
                return "alive"
            os._exit(7)
        case "nested":
            return ",".join(outcome.get() for outcome in ordered(act, [f"say {n}" for n in range(3)], jobs=2))
        case "hang":
            time.sleep(1000)
        case "late":
            time.sleep(float(value))
        case "pid":
            Path(value).write_text(str(os.getpid()), "utf-8")
        case "refuse":
            raise PageError(value)
        case "break":
            raise ValueError(value)
    return value
