"""Settings of a person on this machine: strict TOML in the system's folder for configuration, written atomically."""

import difflib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.i18n import LANGUAGES, N_

KEYS = "keys"
"""Table of the file that gives actions other keys: ``"recorder.next_stage" = "f8"``."""


@dataclass(frozen=True)
class Settings:
    """What a person chose. `project`: path of the project opened last; `keys`: action id → keys, comma between.

    `model`: address of a language model that may help with wording, with # before its name; "" where none may.
    """

    language: str = LANGUAGES[0]
    name: str = ""
    theme: str = ""
    project: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    model: str = ""


def settings_file() -> Path:
    """Where the settings are kept."""
    return Path(platformdirs.user_config_dir("dialog-toolkit", appauthor=False)) / "settings.toml"


def load_settings(file: Path | None = None) -> Settings:
    """The settings; the defaults where there is no file. Raises BadInput that names the file and the faulty key."""
    file = file or settings_file()
    try:
        read = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        raise BadInput(
            N_("The settings {file} cannot be read: {why}."), file=str(file), why=fault.strerror or type(fault).__name__
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(
            N_("The settings {file} are not valid TOML: {why}."), hint=_MEND, file=str(file), why=str(fault)
        ) from None
    _check(read, file)
    return Settings(**read)


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Write the settings: the old file stays whole until the new one is on the disk. Raises StorageError."""
    file = file or settings_file()
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(as_toml(settings))
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(file)
    except OSError as fault:
        unfinished.unlink(missing_ok=True)
        raise StorageError(
            N_("The settings {file} cannot be written: {why}."),
            hint=N_("The settings hold until the program ends. The project is not touched."),
            file=str(file),
            why=fault.strerror or type(fault).__name__,
        ) from None


def as_toml(settings: Settings) -> str:
    """The settings as the text of their file."""
    lines = [f"{name} = {_quoted(getattr(settings, name))}" for name in _NAMES if name != KEYS]
    if settings.keys:
        lines += ["", f"[{KEYS}]", *(f"{_quoted(id)} = {_quoted(keys)}" for id, keys in sorted(settings.keys.items()))]
    return "\n".join(lines) + "\n"


def with_keys(settings: Settings, keys: Mapping[str, str]) -> Settings:
    """The settings with other key overrides."""
    return replace(settings, keys=dict(keys))


_NAMES = tuple(each.name for each in fields(Settings))
_MEND = N_("Mend the file, or remove it to start with the defaults.")


def _check(read: Mapping[str, Any], file: Path) -> None:
    for name, value in read.items():
        if name not in _NAMES:
            near = ", ".join(difflib.get_close_matches(name, _NAMES, 1, cutoff=0.0)) or "–"
            raise BadInput(
                N_("The settings {file} have an unknown key “{key}”."),
                hint=N_("The nearest known key is “{near}”. Mend the file, or remove it to start with the defaults."),
                file=str(file),
                key=name,
                near=near,
            )
        good = (
            isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
            if name == KEYS
            else isinstance(value, str)
        )
        if not good or (name == "language" and value not in LANGUAGES):
            raise BadInput(
                N_("The settings {file}: “{key}” has a value that it cannot have."),
                hint=_MEND,
                file=str(file),
                key=name,
            )


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's, only DEL has to be escaped besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
