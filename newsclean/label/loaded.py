"""The learned weights: those that come with newsclean as the installation read them, others from their files."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from newsclean.errors import ProfileError
from newsclean.label.newspaper import ANY_NEWSPAPER, Newspaper
from newsclean.named import NamedTuple
from newsclean.precompiled import TAG, kept

BARRED = -(10**8)  # what a step costs that was never seen: more than any path earns

WEIGHTS = Path(__file__).parent.parent / "data" / "reader.weights"
SECOND = WEIGHTS.with_name("second.weights")
READY = str(WEIGHTS.with_name(f"weights.{TAG}"))


class Weights(NamedTuple):
    """What a file of weights holds: `layers` has inputs, outputs and shift by name, `body` their weights as they stand.

    `second` are those of another network, which is asked as well; `opening` and `steps` are the sums of both then.
    `opening` has the weight of each label on a page's first row, `steps` that of each step, a line a label before it.
    """

    characters: tuple[str, ...]
    layers: dict[str, tuple[int, int, int]]
    body: bytes
    opening: list[int]
    steps: list[list[int]]
    heat: tuple[float, float]
    second: "Weights | None" = None
    newspaper: Newspaper = ANY_NEWSPAPER


@cache
def load_weights(path: str | None = None) -> Weights:
    """The weights at a path, or those that come with newsclean."""
    if path is not None:
        asked: Weights = as_files().weights_at(Path(path))
        return asked
    files = weights_file(WEIGHTS), weights_file(SECOND)
    own: Weights = ready(files) or as_files().read_weights(files[0], known=True)
    return own


def forms_of_bylines(path: str | None) -> tuple[str, ...]:
    """The forms of a newspaper's bylines that the weights at a path tell of."""
    return load_weights(path).newspaper.bylines if path else ()


def as_files() -> ModuleType:
    """What reads files of weights, which is slow to load, and not needed where the installation read them."""
    return import_module("newsclean.label.weights")


def ready(files: Sequence[bytes], file: str = READY) -> Weights | None:
    """The weights of both networks as the installation read them; None where it did not, or they are others now."""
    (line, body), (second_line, second_body) = (data.partition(b"\n")[::2] for data in files)
    found = kept(file, (line, second_line))
    if found is None:
        return None
    first, second = (
        Weights(characters, layers, weights, opening, steps, heat)
        for (characters, layers, opening, steps, heat), weights in zip(found, (body, second_body), strict=True)
    )
    return first._replace(second=second)


def weights_file(path: Path) -> bytes:
    """The bytes of a file of weights. Raises ProfileError if it cannot be read, or is no regular file."""
    try:
        if path.exists() and not path.is_file():
            message = f"cannot read the weights {path}: it is no file"
            raise ProfileError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"cannot read the weights {path}: {error.strerror}"
        raise ProfileError(message) from error
