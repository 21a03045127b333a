"""Latvian letters on every terminal: what the parser makes of them, and a Windows driver that refuses Kitty."""

import sys

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from dialog_toolkit.tui.driver_windows import WithoutKitty, Writing, driver_class

LETTERS = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"


class Paper(Writing):
    """Keeps what is written to it."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)


class Terminal(WithoutKitty, Paper):
    """A terminal whose driver refuses the Kitty protocol."""


def keys(data: str) -> list[tuple[str, str | None]]:
    return [(event.key, event.character) for event in XTermParser().feed(data) if isinstance(event, events.Key)]


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_sent_as_itself_is_that_letter(letter: str) -> None:
    assert [character for _key, character in keys(letter)] == [letter]


def test_kitty_with_associated_text_is_the_letter() -> None:
    assert [character for _key, character in keys("\x1b[97;3;257u")] == ["ā"]


def test_kitty_without_text_loses_the_letter_which_is_why_windows_refuses_it() -> None:
    assert keys("\x1b[97;3u") == [("alt+a", None)]


@pytest.mark.parametrize("request_", ["\x1b[>1u", "\x1b[<u", "\x1b[=1;1u", "\x1b[>31u"])
def test_requests_never_reach_the_terminal(request_: str) -> None:
    terminal = Terminal()
    terminal.write(request_)
    terminal.write(f"\x1b[?25l{request_}Idejas")
    assert terminal.written == ["\x1b[?25lIdejas"]


def test_all_else_reaches_it_unchanged() -> None:
    terminal = Terminal()
    texts = ["\x1b[?1049h", "\x1b[?2004h", "Ķēde 100u", "\x1b[38;5;1mu", "\x1b[u"]
    for text in texts:
        terminal.write(text)
    assert terminal.written == texts


def test_only_windows_needs_it() -> None:
    assert (driver_class() is not None) == (sys.platform == "win32")
