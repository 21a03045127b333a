"""Where things are: the cards and examples that come with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def methods_folder() -> Path:
    """The method cards: inside the installed package, or beside it in a checkout."""
    return _shipped("methods")


def sessions_folder() -> Path:
    """The invented example sessions: inside the installed package, or beside it in a checkout."""
    return _shipped("sessions")


def _shipped(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
