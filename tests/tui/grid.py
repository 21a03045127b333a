"""Screens as text: what a person would see, line by line, to compare and to review."""

import re
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

SNAPSHOTS = Path(__file__).parent / "snapshots"
REWRITE = "--rewrite-snapshots"


def screen_lines(app: App[Any]) -> list[str]:
    """The screen in front, one string a line, without blanks at the ends. Only here we use Textual's compositor."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen_text(app: App[Any]) -> str:
    """The screen in front as text."""
    return "\n".join(screen_lines(app)) + "\n"


def same_as_snapshot(request: pytest.FixtureRequest, name: str, app: App[Any]) -> None:
    """Compare the screen with ``snapshots/<name>.txt``; with ``--rewrite-snapshots`` write it instead.

    The random part of a temporary folder's name is shown as ``xxxxxxxx``.
    """
    text = re.sub(r"/d-\w{8}/", "/d-xxxxxxxx/", screen_text(app))
    file = SNAPSHOTS / f"{name}.txt"
    if request.config.getoption(REWRITE):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        return
    assert file.exists(), f"no picture {file.name} yet: look at the screen, then run pytest {REWRITE}"
    assert text.splitlines() == file.read_text("utf-8").splitlines()
