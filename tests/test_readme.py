"""The README is true: every command, exit code, key and recipe it should name is there."""

import re
from pathlib import Path

import click
import pytest

from dialog_toolkit.cli.root import root
from dialog_toolkit.errors import ExitCode
from dialog_toolkit.i18n import using_language
from dialog_toolkit.tui.actions import key_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_exit_code_is_told() -> None:
    told = README.split("**Exit codes.**")[1].split("\n\n")[0]
    assert {int(code) for code in re.findall(r"\b(\d+) ", told)} >= {int(code) for code in ExitCode}


def test_every_noun_of_the_command_line_is_named() -> None:
    context = click.Context(root)
    assert [name for name in root.list_commands(context) if f"{name}" not in README] == []


def test_every_key_is_in_the_table() -> None:
    table = README.split("<!-- keys")[1].split("<!-- /keys -->")[0]
    with using_language("en"):
        missing = [row.id for row in key_table() if f"`{row.keys}` {row.name}" not in table]
    assert missing == []


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:dialog_toolkit|tests|methods|sessions|requirements)/[\w./-]+)`", README)
)
def test_every_path_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", re.findall(r"`make ([a-z]+)`", README))
def test_every_make_target_it_names_is_there(target: str) -> None:
    assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")
