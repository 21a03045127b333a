"""Whatever happened to the file: a start ends in sentences, and nothing that can be read is lost."""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dialog_toolkit.errors import DialogError, ProjectError
from dialog_toolkit.i18n import using_language
from dialog_toolkit.ledger import copies, verify
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.safekeeping import Keeper, Opened, open_for_recording
from tests.reliability.conftest import CANARY, Circle, add, begin, crashed, numbers

PAGE = 4096
Make = Callable[..., Circle]


@pytest.fixture
def circle(make_circle: Make, folder: Path) -> Circle:
    """120 ideas, a copy made, 20 more ideas and half an idea typed; then killed."""
    made = make_circle(120)
    with projects.opened(made.path, "Anna") as project:
        assert Keeper(project).run()
        add(project, made.session, 121, 140)
        recording.type_idea(project, made.session, "pusteikums par " + CANARY)
        return Circle(crashed(made.path, folder / "crashed"), made.session)


def reopened(circle: Circle, author: str = "Anna", **options: object) -> tuple[Opened, list[int], str]:
    """Open, look, close: what was told, the numbers of the ideas, what was typed."""
    opened = open_for_recording(circle.path, author, **options)  # type: ignore[arg-type]
    with opened.project as project:
        assert verify(project).sound
        return opened, numbers(project, circle.session), recording.typed_idea(project, circle.session)


def harm(path: Path, page: int) -> None:
    """Write nonsense over a page."""
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    path.write_bytes(content)


def settled(circle: Circle) -> Circle:
    """The same file as it lies after a closing: everything in it, no log beside it."""
    with sqlite3.connect(circle.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    circle.path.with_name(circle.path.name + ".lock").unlink(missing_ok=True)
    return circle


# -- what was being typed --------------------------------------------------------------------------------------------


def test_after_a_crash_what_was_typed_is_offered_back_and_said(circle: Circle) -> None:
    opened, found, typed = reopened(circle)
    assert (found, typed) == (list(range(1, 141)), "pusteikums par " + CANARY)
    assert len(opened.recovered) == 1
    assert re.fullmatch(r"Atgūts: ideja, ko rakstījāt plkst\. \d\d:\d\d\.", opened.recovered[0])
    assert opened.readonly_reason == ""


def test_words_of_another_person_are_kept_under_their_name(circle: Circle) -> None:
    opened = open_for_recording(circle.path, "Juris")
    with opened.project as project:
        last = recording.session_now(project, circle.session).ideas[-1]
        assert (last.id, last.text) == (f"{circle.session}/141", "pusteikums par " + CANARY)
        assert recording.typed_idea(project, circle.session) == ""
    assert "Anna" in opened.recovered[0]
    assert last.id in opened.recovered[0]
    again = open_for_recording(circle.path, "Juris")
    again.project.close()
    assert again.recovered == ()


def test_a_change_of_an_idea_is_offered_back_too(make_circle: Make, folder: Path) -> None:
    made = make_circle(3)
    with projects.opened(made.path, "Anna") as project:
        recording.type_edit(project, f"{made.session}/02", "labots")
        path = crashed(made.path, folder / "crashed")
    opened = open_for_recording(path, "Anna")
    with opened.project as project:
        assert recording.typed_edits(project, made.session) == {f"{made.session}/02": "labots"}
    assert opened.recovered[0].startswith("Atgūts: idejas 02 labojums")


def test_words_typed_into_a_closed_session_are_kept_at_once(make_circle: Make, folder: Path) -> None:
    made = make_circle(1)
    with projects.opened(made.path, "Anna") as project:
        recording.close_session(project, made.session)
        recording.type_idea(project, made.session, "vēl viena doma")
        path = crashed(made.path, folder / "crashed")
    with open_for_recording(path, "Anna").project as project:
        assert [idea.text for idea in recording.session_now(project, made.session).ideas][1:] == ["vēl viena doma"]


@pytest.mark.parametrize("days", [-20_000, -1, 0, 1, 20_000])
def test_the_clock_may_say_anything(circle: Circle, days: int) -> None:
    opened, found, typed = reopened(circle, now=lambda: datetime.now() + timedelta(days=days))
    assert (found, bool(typed), len(opened.recovered)) == (list(range(1, 141)), True, 1)
    assert bool(re.search(r"\d\d\.\d\d\.\d{4}\. \d\d:\d\d", opened.recovered[0])) == (days != 0)


# -- a damaged file --------------------------------------------------------------------------------------------------


def test_a_page_in_the_middle_costs_nothing_with_a_copy(circle: Circle) -> None:
    pages = settled(circle).path.stat().st_size // PAGE
    before = circle.path.read_bytes()
    for page in range(20, pages, max(1, pages // 6)):
        circle.path.write_bytes(before)
        harm(circle.path, page)
        damaged = circle.path.read_bytes()
        try:
            opened, found, _typed = reopened(circle)
        finally:
            asides = sorted(circle.path.parent.glob("plan.dialog.damaged-*"))
        if len(opened.recovered) > 1:
            assert opened.recovered[0].startswith("Projekta fails bija bojāts")
            assert asides[-1].read_bytes() == damaged
            assert set(range(1, 121)) <= set(found)
            assert len(found) == 140 or "piezīmēm" in " ".join(opened.recovered)
        else:
            assert found == list(range(1, 141))
        for aside in asides:
            aside.unlink()


def test_the_first_page_is_lent_by_the_copy(circle: Circle) -> None:
    harm(settled(circle).path, 0)
    opened, found, typed = reopened(circle)
    assert (found, typed) == (list(range(1, 141)), "pusteikums par " + CANARY)
    assert len(opened.recovered) == 4  # damaged, the copy, how many ideas were read, what was being typed


def test_damage_with_the_log_beside_sets_both_aside(circle: Circle) -> None:
    harm(circle.path, 0)
    log = circle.path.with_name("plan.dialog-wal").read_bytes()
    assert reopened(circle)[1] == list(range(1, 141))
    aside = next(circle.path.parent.glob("plan.dialog.damaged-*-wal"))
    assert aside.read_bytes() == log


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8])
def test_a_truncated_file_gives_the_copy_and_what_can_be_read(circle: Circle, share: float) -> None:
    content = settled(circle).path.read_bytes()
    circle.path.write_bytes(content[: int(len(content) * share)])
    opened, found, _typed = reopened(circle)
    assert set(range(1, 121)) <= set(found)
    assert opened.recovered[0].startswith("Projekta fails bija bojāts")
    assert len(found) == 140 or "piezīmēm" in " ".join(opened.recovered)


def test_without_a_copy_what_can_be_read_makes_a_new_file(make_circle: Make) -> None:
    circle = make_circle(140)
    harm(circle.path, circle.path.stat().st_size // PAGE // 2)
    opened, found, _typed = reopened(circle)
    assert len(found) > 100
    assert "Kopijas nebija" in " ".join(opened.recovered)


def test_a_file_that_never_was_a_project_stays_as_it_is(folder: Path) -> None:
    path = folder / "plan.dialog"
    path.write_text("sveiki")
    with pytest.raises(ProjectError, match="no project of this program"):
        open_for_recording(path, "Anna")
    assert [file.name for file in folder.iterdir()] == ["plan.dialog"]
    assert path.read_text() == "sveiki"


def test_a_copy_of_another_project_is_not_put_in_place(circle: Circle, make_circle: Make) -> None:
    other = make_circle(140, "cits.dialog")
    shutil.copytree(circle.path.with_name("plan-copies"), other.path.with_name("cits-copies"))
    for copy in other.path.with_name("cits-copies").iterdir():
        copy.rename(copy.with_name(copy.name.replace("plan-", "cits-")))
    assert len(copies(other.path)) == 1
    assert reopened(other)[0].recovered == ()
    harm(other.path, other.path.stat().st_size // PAGE // 2)
    opened = open_for_recording(other.path, "Anna")
    opened.project.close()
    assert "Kopijas nebija" in " ".join(opened.recovered)


def test_a_mending_cut_short_is_ended_by_the_next_start(circle: Circle) -> None:
    whole = circle.path.with_name("plan.dialog.part")
    shutil.copy(copies(circle.path)[0], whole)
    circle.path.rename(circle.path.with_name("plan.dialog.damaged-x"))
    assert reopened(circle)[1] == list(range(1, 121))
    assert len(list(circle.path.parent.glob("plan.dialog.damaged-*-wal"))) == 1


# -- a missing log, read-only, newer, two at once --------------------------------------------------------------------


def test_a_missing_log_is_told_and_the_copy_gives_what_it_has(circle: Circle, make_circle: Make, folder: Path) -> None:
    made = make_circle(0, "otrs.dialog")
    with projects.opened(made.path, "Anna") as project:
        add(project, made.session, 1, 5)
        assert Keeper(project).run()
        path = crashed(made.path, folder / "logless")
    path.with_name("otrs.dialog-wal").unlink()
    opened, found, _typed = reopened(Circle(path, made.session))
    assert found == [1, 2, 3, 4, 5]
    assert len(opened.recovered) == 2
    assert "5 idejas" in opened.recovered[1]


def test_a_newer_file_can_only_be_read_and_is_never_mended(circle: Circle) -> None:
    with sqlite3.connect(settled(circle).path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    opened, found, _typed = reopened(circle)
    assert "jaunāku" in opened.readonly_reason
    assert found == list(range(1, 141))
    content = circle.path.read_bytes()
    circle.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DialogError):
        open_for_recording(circle.path, "Anna")
    assert list(circle.path.parent.glob("*.damaged-*")) == []


def test_the_second_instance_reads_and_says_who_writes(make_circle: Make) -> None:
    circle = make_circle(2)
    with open_for_recording(circle.path, "Anna").project as first:
        second = open_for_recording(circle.path, "Juris")
        assert re.match(r"Projektu kopš \d{4}-\d\d-\d\d \d\d:\d\d lieto Anna datorā ", second.readonly_reason)
        add(first, circle.session, 3, 3)
        assert numbers(second.project, circle.session) == [1, 2, 3]
        with pytest.raises(ProjectError):
            recording.add_idea(second.project, circle.session, "x")
        assert Keeper(second.project).run() is None
        second.project.close()
    assert open_for_recording(circle.path, "Juris").readonly_reason == ""


READ_ONLY = """
import os, sys
from pathlib import Path
from dialog_toolkit.i18n import _
from dialog_toolkit.services.safekeeping import Keeper, open_for_recording
with open_for_recording(Path(sys.argv[2]), "Anna").project as other:  # what is loaded late is loaded before
    Keeper(other).tick()
_("Next")
if os.geteuid() == 0:
    os.setuid(65534)
opened = open_for_recording(Path(sys.argv[1]), "Anna")
print(opened.readonly_reason, len(opened.recovered), Keeper(opened.project).tick())
"""


def test_a_read_only_folder_can_be_read(make_circle: Make, tmp_path: Path) -> None:
    circle = make_circle(2)
    folder = circle.path.parent
    other = shutil.copy(circle.path, tmp_path / "other.dialog")
    try:
        circle.path.chmod(0o444)
        folder.chmod(0o555)
        run = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(circle.path), str(other)], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert (run.stdout, run.stderr) == ("Projekta failā vai tā mapē neko nav atļauts rakstīt. 0 ()\n", "")
    assert sorted(file.name for file in folder.iterdir()) == ["plan.dialog"]


def test_sentences_are_in_the_language_of_the_screen_and_hold_no_words_of_people(circle: Circle) -> None:
    harm(circle.path, 0)
    with using_language("en"):
        told = reopened(circle)[0].recovered
    assert told[0].startswith("The project file was damaged.")
    assert CANARY not in " ".join(told)


def test_two_sessions_at_once_keep_their_words_apart(make_circle: Make, folder: Path) -> None:
    made = make_circle(1)
    with projects.opened(made.path, "Anna") as project:
        other = begin(project, "Tērvete")
        recording.type_idea(project, made.session, "viens")
        recording.type_idea(project, other, "divi")
        path = crashed(made.path, folder / "crashed")
    opened = open_for_recording(path, "Anna")
    with opened.project as project:
        assert [recording.typed_idea(project, name) for name in (made.session, other)] == ["viens", "divi"]
    assert len(opened.recovered) == 2
