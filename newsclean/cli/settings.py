"""The settings in force, for commands; an error in them ends the run before anything is done."""

from collections.abc import Iterable
from pathlib import Path

from newsclean.disk.files import HOMELESS, is_homeless
from newsclean.disk.ignore import moved, patterns_for
from newsclean.errors import PageError, ProfileError
from newsclean.named import NamedTuple
from newsclean.profile_files import Layer, Merged, layers_for, merge
from newsclean.rules.catalog import unknown_rule


class DirectorySettings(NamedTuple):
    """The settings of directories, with those of the command line; each directory is read once."""

    profile: str | None
    layers: tuple[Layer, ...]
    exclude: tuple[str, ...]
    merged: dict[Path, Merged]

    def of(self, directory: Path) -> Merged:
        """The settings for the pages of a directory."""
        if directory not in self.merged:
            self.merged[directory] = in_force(directory, self.profile, self.layers)
        return self.merged[directory]

    def excluded(self, directory: Path) -> list[str]:
        """The patterns of files to leave out in a directory: from the ignore file, the settings, the command line."""
        return excluded(directory, self.of(directory), self.exclude)


def in_force(directory: Path, profile: str | None, options: Iterable[Layer] = ()) -> Merged:
    """The settings for the pages of a directory: the named profile, the settings found, the options.

    Raises SettingsError, and PageError where the working directory is gone, so that nobody knows what lies above.
    """
    if not directory.is_absolute() and is_homeless():
        raise PageError(HOMELESS)
    try:
        merged = merge([*layers_for(directory, profile), *options])
    except ProfileError as error:
        raise refused(str(error)) from error
    named = [
        *((merged.origins[f"rules.{name}"], name) for name in merged.profile.rules),
        *((merged.origins["keep"], keep.rule) for keep in merged.profile.keep if keep.rule != "*"),
    ]
    for origin, name in named:
        if problem := unknown_rule([name]):
            message = f"{origin}: {problem}"
            raise refused(message)
    return merged


def refused(message: str) -> Exception:
    """The error about settings that cannot be used: a SettingsError."""
    from newsclean.cli.refusals import SettingsError  # noqa: PLC0415 - slow to load, and most settings can be used

    return SettingsError(message)


def excluded(directory: Path, merged: Merged, options: Iterable[str]) -> list[str]:
    """The patterns of files to leave out in a directory: from the ignore file, the settings, the command line."""
    home = Path(merged.origins.get("exclude", "")).parent
    return [
        *patterns_for(directory),
        *moved(merged.profile.exclude, home, directory),
        *moved(options, Path(), directory),
    ]
