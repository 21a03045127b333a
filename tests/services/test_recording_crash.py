"""The program dies in the middle of an evening: what was answered for is there, what was typed is offered."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dialog_toolkit.ledger import open_project, seal_drafts, verify
from dialog_toolkit.services import projects, recording
from tests.services.recorded import SESSION, begin, folder


def die(path: Path, code: str) -> None:
    """Run code with an open project in another process, which then ends without any clean-up."""
    program = f"""
        import os
        from pathlib import Path
        from dialog_toolkit.ledger import open_project
        from dialog_toolkit.services import recording
        project = open_project(Path({str(path)!r}), author="Anna")
        SESSION = {SESSION!r}
    """
    text = textwrap.dedent(program) + textwrap.dedent(code) + "\nos._exit(9)\n"
    ended = subprocess.run([sys.executable, "-c", text], check=False, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (9, "")


def test_what_was_recorded_and_what_was_being_typed_is_there_after_a_crash() -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
        die(path, 'recording.add_idea(project, SESSION, "Pirmā")')
        die(path, 'recording.add_idea(project, SESSION, "Otrā")\nrecording.type_idea(project, SESSION, "Trešā, ko ")')
        with open_project(path, author="Anna") as project:
            assert [idea.text for idea in recording.session_now(project, SESSION).ideas] == ["Pirmā", "Otrā"]
            assert recording.typed_idea(project, SESSION) == "Trešā, ko "
            assert recording.add_idea(project, SESSION, "Trešā, ko pabeidza") == f"{SESSION}/03"
            assert recording.typed_idea(project, SESSION) == ""
            assert verify(project).sound


def test_typing_that_is_sealed_after_a_crash_is_an_idea() -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
        die(path, 'recording.type_idea(project, SESSION, "Nepabeigta doma")')
        with open_project(path, author="Anna") as project:
            seal_drafts(project)
            assert [(i.id, i.text) for i in recording.session_now(project, SESSION).ideas] == [
                (f"{SESSION}/01", "Nepabeigta doma")
            ]
            assert recording.add_idea(project, SESSION, "Nākamā") == f"{SESSION}/02"


@pytest.mark.parametrize(
    "act", ["recording.undo(project, SESSION)", 'recording.withdraw_idea(project, SESSION + "/01")']
)
def test_an_act_is_whole_or_not_there(act: str) -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
            recording.add_idea(project, SESSION, "Pirmā")
        die(path, act)
        with open_project(path, author="Anna") as project:
            assert recording.session_now(project, SESSION).ideas == ()
            assert verify(project).sound


def test_a_stage_goes_on_after_a_crash() -> None:
    begun = """
        from datetime import datetime
        recording.enter_stage(project, SESSION, "ievads", datetime.now().astimezone())
    """
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            begin(project)
        die(path, begun)
        with open_project(path, author="Anna") as project:
            live = recording.live(project, SESSION)
            assert (live.stage, live.jumped, round(live.elapsed)) == ("ievads", None, 0)
