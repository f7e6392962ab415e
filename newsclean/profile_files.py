"""Settings from TOML files, merged into the profile that a page is cleaned with."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from newsclean.errors import PatternError, ProfileError
from newsclean.named import NamedTuple
from newsclean.patterns import Guarded
from newsclean.profile import SETTINGS, Keep, Profile, Setting, misfit, shown

BUILT_IN = ("default", "traditional", "ocr")
PROFILES = Path(__file__).parent / "data" / "profiles"
FILE_NAMES = ("newsclean.toml", "pyproject.toml")

Plain: TypeAlias = "str | bool | float | list[Plain] | dict[str, Plain]"
"""What TOML can say, dates apart."""


class Layer(NamedTuple):
    """Settings from one source: its name for messages, and its keys, with rules as `rules.NAME`."""

    origin: str
    settings: Mapping[str, Plain]


class Merged(NamedTuple):
    """A profile, and for every key that was set the source that set it."""

    profile: Profile
    origins: Mapping[str, str]


def merge(layers: Iterable[Layer]) -> Merged:
    """Merge layers of settings; later layers override earlier ones.

    >>> merge([Layer("paper.toml", {"indent": True}), Layer("--no-indent", {"indent": False})]).origins
    {'indent': '--no-indent'}
    """
    merged = {key: (value, layer.origin) for layer in layers for key, value in layer.settings.items()}
    values = {key: frozen(value) for key, (value, _) in merged.items() if not key.startswith("rules.")}
    values.pop("profile", None)
    rules = {key.removeprefix("rules."): value for key, (value, _) in merged.items() if key.startswith("rules.")}
    profile = Profile(**values, rules=rules)  # type: ignore[arg-type]  # `checked` has seen every value
    return Merged(profile, {key: origin for key, (_, origin) in merged.items()})


def frozen(value: Plain) -> "Plain | tuple[object, ...]":
    """A checked value as the profile holds it: lists as tuples, tables of `keep` as Keep."""
    if not isinstance(value, list):
        return value
    return tuple(
        Keep(**{key: str(word) for key, word in item.items()}) if isinstance(item, dict) else item for item in value
    )


def load_profile(name: str | Path = "default", directory: str | Path | None = None) -> Profile:
    """The profile of a built-in name or a TOML file; with a directory, the settings found upward from it override it.

    >>> load_profile("traditional").name
    'traditional'
    """
    return merge(layers_for(None if directory is None else Path(directory), str(name))).profile


def layers_for(start: Path | None, named: str | None = None) -> list[Layer]:
    """The layers for pages in a directory: the profile named, then the settings found upward from the directory.

    The profile may be named here or by the key `profile` of the settings found. Without a directory none are searched.
    """
    found = find_settings(start) if start else None
    layers = [found] if found else []
    base = str(found.settings["profile"]) if found and "profile" in found.settings else None
    if named:
        return [*named_layers(named, Path()), *layers]
    if found and base:
        return [*named_layers(base, Path(found.origin).parent), *layers]
    return layers


def named_layers(name: str, beside: Path, seen: tuple[str, ...] = ()) -> list[Layer]:
    """The layers of a named profile: those that it starts from, then itself; `seen` are the profiles above it."""
    if name in BUILT_IN:
        place = name
        text = (PROFILES / f"{name}.toml").read_text("utf-8")
        layer = parse(text, f"the profile {name}")
        directory = beside
    else:
        path = beside / Path(name).expanduser()
        if not path.is_file():
            hint = nearest(name, BUILT_IN)
            message = f"there is no profile {name!r}: neither a file nor one of {', '.join(BUILT_IN)}{hint}"
            raise ProfileError(message)
        place = str(path.resolve())
        layer = read_settings(path)
        directory = path.parent
    if place in seen:
        message = f"the profile {name} starts from itself"
        raise ProfileError(message)
    base = layer.settings.get("profile")
    return [*(named_layers(str(base), directory, (*seen, place)) if base else ()), layer]


def find_settings(start: Path) -> Layer | None:
    """The nearest newsclean.toml, or pyproject.toml with a table [tool.newsclean], from a directory upward."""
    start = start.resolve()
    for directory in (start, *start.parents):
        for name in FILE_NAMES:
            path = directory / name
            if path.is_file() and (name != "pyproject.toml" or b"newsclean" in path.read_bytes()):
                layer = read_settings(path)
                if layer.settings or name != "pyproject.toml":
                    return layer
    return None


def read_settings(path: Path) -> Layer:
    """The settings of one TOML file; of a pyproject.toml its table [tool.newsclean]."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise ProfileError(message) from error
    layer = parse(text, str(path))
    weights = layer.settings.get("weights")
    if isinstance(weights, str):
        return Layer(layer.origin, {**layer.settings, "weights": str(path.parent / Path(weights).expanduser())})
    return layer


def parse(text: str, origin: str) -> Layer:
    """A layer from TOML. Raises ProfileError, which names the place, for what TOML or the settings do not allow.

    >>> parse("indents = true", "paper.toml")
    Traceback (most recent call last):
    newsclean.errors.ProfileError: paper.toml: there is no setting 'indents' (did you mean 'indent'?)
    """
    import tomllib  # noqa: PLC0415 - most runs read no TOML

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError, if no TOMLDecodeError
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
        message = f"{origin} is not TOML: {reason}"
        raise ProfileError(message) from error
    if Path(origin).name == "pyproject.toml":
        table = own_table(table, origin)
    return Layer(origin, flat(table, origin))


def own_table(table: dict[str, Plain], origin: str) -> dict[str, Plain]:
    """The table [tool.newsclean] of a pyproject.toml, which may have none."""
    for key, name in (("tool", "tool"), ("newsclean", "tool.newsclean")):
        inner = table.get(key, {})
        if not isinstance(inner, dict):
            message = f"{origin}: {name} is a table, not {shown(inner)}"
            raise ProfileError(message)
        table = inner
    return table


def flat(table: Mapping[str, Plain], origin: str) -> dict[str, Plain]:
    """The checked keys of a table, its rules as `rules.NAME`."""
    settings: dict[str, Plain] = {}
    for key, value in table.items():
        if key not in SETTINGS:
            message = f"{origin}: there is no setting {key!r}{nearest(key, SETTINGS)}"
            raise ProfileError(message)
        problem = fault(value, SETTINGS[key])
        if problem:
            message = f"{origin}: {key} {problem}"
            raise ProfileError(message)
        if key == "rules" and isinstance(value, dict):
            settings |= {f"rules.{name}": severity for name, severity in value.items()}
        else:
            settings[key] = value
    return settings


def fault(value: Plain, setting: Setting) -> str | None:
    """What is wrong with a value, worded to follow its key."""
    patterns: list[str] = []
    match setting.kind, value:
        case "pattern", str():
            patterns = [value]
        case "joints" | "patterns", list():
            patterns = [str(item) for item in value]
        case "keeps", list():
            patterns = [str(item["text"]) for item in value if isinstance(item, dict) and "text" in item]
    return misfit(value, setting) or next(filter(None, map(bad_pattern, patterns)), None)


def bad_pattern(text: str) -> str | None:
    """Why a text is no pattern."""
    try:
        alone = Guarded(text).fullmatch("")
        Guarded(f"(?:{text})")  # as it will stand among others: a comment in it must not hide what follows
    except ProfileError as error:
        return f"is no regular expression: {error.__cause__}"
    except PatternError:
        return "takes too long even on a text of nothing"
    return "matches nothing at all, which is everywhere" if alone else None


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was probably meant, or an empty string.

    >>> nearest("date_gap", ["date_gaps", "editor_codes"])
    " (did you mean 'date_gaps'?)"
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong word needs it

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f" (did you mean {close[0]!r}?)" if close else ""
