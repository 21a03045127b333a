"""``dialog-toolkit [PROJECT]`` opens the app; without a terminal it says what to do instead."""

import pytest

from dialog_toolkit.cli.main import main
from dialog_toolkit.cli.root import looks_like_project
from dialog_toolkit.errors import ExitCode


@pytest.mark.parametrize("words", [[], ["plan.dialog"], ["./mape/projekts"]])
def test_without_a_terminal_it_says_what_to_do(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == ExitCode.BAD_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert "dialog-toolkit session list --plain" in told.err


def test_a_mistyped_command_is_no_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sesion"]) == ExitCode.USAGE
    assert "sesion" in capsys.readouterr().err


def test_help_shows_both_ways_and_not_the_hidden_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "--help"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "[PROJECT | COMMAND [ARGS]...]" in shown
    assert "keys" in shown
    assert "\n  app " not in shown


@pytest.mark.parametrize(
    ("word", "is_project"),
    [("plan.dialog", True), ("a/b", True), ("..\\a", True), ("session", False), ("sesion", False)],
)
def test_what_looks_like_a_project(word: str, is_project: bool) -> None:
    assert looks_like_project(word) is is_project
