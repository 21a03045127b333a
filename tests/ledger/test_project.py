"""Project files: made, opened, refused, held by another, read-only, encrypted, damaged."""

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Session
from dialog_toolkit.errors import BadInput, DialogError, ProjectError, StorageError
from dialog_toolkit.i18n import using_language
from dialog_toolkit.ledger import (
    PROJECT,
    Project,
    check_word_of,
    create_project,
    export_rows,
    import_sessions,
    open_project,
    record,
    sessions,
    state_of,
    type_draft,
    verify,
)
from dialog_toolkit.ledger.engine import SCHEMA_VERSION

KEY = bytes(range(32))


def names(folder: Path) -> list[str]:
    """The names of the files in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())


def test_a_project_is_one_file_that_says_what_it_is(folder: Path) -> None:
    path = folder / "plāns.dialog"
    with create_project(path, title="Plāns", plan="lv-2026", author="Anna") as project:
        assert project.readonly_reason is None
        fields = state_of(project, PROJECT).fields
        assert {name: field.value for name, field in fields.items()} == {"title": "Plāns", "plan": "lv-2026"}
        device = project.device
    assert names(folder) == ["plāns.dialog"]
    assert path.read_bytes()[60:72] == (1).to_bytes(4, "big") + bytes(4) + b"DTL1"
    with open_project(path, author="Juris") as again:
        assert (again.device, again.author) == (device, "Juris")
    assert names(folder) == ["plāns.dialog"]


def test_an_existing_file_is_never_overwritten(folder: Path) -> None:
    path = folder / "x.dialog"
    path.write_text("mans")
    with pytest.raises(ProjectError):
        create_project(path, title="T", plan="p", author="A")
    assert path.read_text() == "mans"
    assert names(folder) == ["x.dialog"]


@pytest.mark.parametrize("author", ["", "  ", "a\0", "a" * 201])
def test_an_author_must_be_able_to_sign(folder: Path, author: str) -> None:
    with pytest.raises(BadInput):
        create_project(folder / "x.dialog", title="T", plan="p", author=author)
    assert names(folder) == []


def test_a_missing_folder_or_file_is_told(folder: Path) -> None:
    acts: list[Callable[[], object]] = [
        lambda: create_project(folder / "none" / "x.dialog", title="T", plan="p", author="A"),
        lambda: open_project(folder / "none" / "x.dialog", author="A"),
        lambda: open_project(folder / "x.dialog", author="A"),
    ]
    for act in acts:
        with pytest.raises(StorageError) as caught:
            act()
        assert caught.value.hint
    assert names(folder) == []


def foreign_database(path: Path) -> None:
    """An SQLite file of another program, in write-ahead mode."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE change (id TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        foreign_database,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"Labdien"),
        lambda path: path.write_bytes(os.urandom(8192)),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4080)),
    ],
)
@pytest.mark.parametrize("key", [None, KEY])
def test_a_foreign_file_is_refused_and_stays_as_it_is(
    folder: Path, make: Callable[[Path], object], key: bytes | None
) -> None:
    path = folder / "cits.dialog"
    make(path)
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    for readonly in (False, True):
        with pytest.raises(ProjectError):
            open_project(path, author="A", readonly=readonly, key=key)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert names(folder) == ["cits.dialog"]


def test_a_folder_is_no_project(folder: Path) -> None:
    (folder / "x.dialog").mkdir()
    with pytest.raises(ProjectError):
        open_project(folder / "x.dialog", author="A")


def test_a_file_of_a_newer_program_is_only_read(
    folder: Path, project: Project, make_session: Callable[..., Session]
) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    with project.writing() as connection:
        connection.exec_driver_sql("DROP TABLE session_view")  # the newer one keeps other views
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    project.close()
    before = project.path.read_bytes()
    with open_project(project.path, author="A") as newer:
        assert newer.newer
        with using_language("en"):
            assert str(newer.readonly_reason) == (
                "The project was made by a newer version of this program. Update the program."
            )
        assert sessions(newer) == [make_session()]
        assert verify(newer).sound
        with pytest.raises(ProjectError):
            record(newer, "idea:dobele/01", "text", "x")
    assert project.path.read_bytes() == before
    assert names(folder) == ["centre.dialog"]


def test_a_newer_file_that_cannot_be_read_at_all_is_refused(project: Project) -> None:
    with project.writing() as connection:
        connection.exec_driver_sql("DROP TABLE edge")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    project.close()
    with pytest.raises(ProjectError, match="newer"):
        open_project(project.path, author="A")


def test_reading_only_writes_nothing(folder: Path, project: Project, make_session: Callable[..., Session]) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    type_draft(project, "idea:dobele/01", "text", "pusē")
    project.close()
    before = project.path.read_bytes()
    with open_project(project.path, author="A", readonly=True) as reader:
        assert sessions(reader) == [make_session()]
        assert "pusē" not in {row.get("text") for row in export_rows(reader)}
        with pytest.raises(ProjectError) as caught:
            record(reader, "idea:dobele/01", "text", "x")
        assert caught.value.hint
    assert project.path.read_bytes() == before
    assert names(folder) == ["centre.dialog"]


def test_a_second_writer_reads_only_and_is_told_who_writes(project: Project) -> None:
    with open_project(project.path, author="Juris") as second:
        with using_language("en"):
            assert str(second.readonly_reason).startswith("Anna has the project open on the computer ")
        record(project, "idea:s/1", "text", "redzams uzreiz")
        assert state_of(second, "idea:s/1").fields["text"].value == "redzams uzreiz"
        with pytest.raises(ProjectError):
            record(second, "idea:s/1", "text", "x")
    record(project, "idea:s/1", "text", "raksta tālāk")
    project.close()
    with open_project(project.path, author="Juris") as third:
        assert third.readonly_reason is None


def test_a_closed_project_writes_no_more(project: Project) -> None:
    project.close()
    project.close()
    with pytest.raises(ProjectError, match="closed"):
        record(project, "idea:s/1", "text", "x")


def test_a_lock_goes_with_its_process(project: Project) -> None:
    project.close()
    code = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from dialog_toolkit.ledger import open_project, record
        project = open_project(Path({str(project.path)!r}), author="Juris")
        record(project, "idea:s/1", "text", "pirms avārijas")
        os._exit(9)
    """)
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert project.path.with_name("centre.dialog.lock").exists()
    with open_project(project.path, author="Anna") as again:
        assert again.readonly_reason is None
        assert state_of(again, "idea:s/1").fields["text"].value == "pirms avārijas"


READ_ONLY = """
import os, sys
from pathlib import Path
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import using_language
from dialog_toolkit.ledger import create_project, open_project, sessions, record
if os.getuid() == 0:
    os.setuid(65534)  # for the superuser no folder is read-only
folder = Path(sys.argv[1])
with using_language("en"), open_project(folder / "centre.dialog", author="Juris") as project:
    print(project.readonly_reason, len(sessions(project)), sorted(p.name for p in folder.iterdir()))
    try:
        record(project, "idea:s/1", "text", "x")
    except DialogError as told:
        print(type(told).__name__)
try:
    create_project(folder / "new.dialog", title="T", plan="p", author="A")
except DialogError as told:
    print(type(told).__name__, told.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made read-only in another way there")
def test_a_read_only_folder_is_read_and_told(
    folder: Path, project: Project, make_session: Callable[..., Session]
) -> None:
    import_sessions(project, [make_session()], "f.yaml")
    project.close()
    before = project.path.read_bytes()
    folder.chmod(0o555)
    try:
        run = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(stat.S_IRWXU)
    assert run.stdout.splitlines() == [
        "The project file or its folder is read-only. 1 ['centre.dialog']",
        "ProjectError",
        "StorageError The folder {folder} does not let anything be written.",
    ]
    assert run.stderr == ""
    assert project.path.read_bytes() == before


def test_an_encrypted_project_shows_nothing_and_opens_only_with_its_key(
    folder: Path, make_session: Callable[..., Session]
) -> None:
    path, secret = folder / "slepens.dialog", "KANĀRIJPUTNIŅŠ"
    with create_project(path, title=secret, plan="lv-2026", author="Anna", key=KEY) as project:
        import_sessions(project, [make_session(texts=(secret,))], "f.yaml")
        assert not any(secret.encode() in file.read_bytes() for file in folder.iterdir())
        word = check_word_of(project)
        assert verify(project).sound
        assert KEY.hex() not in repr(project)
        assert str(KEY) not in repr(project)
    assert secret.encode() not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")
    before = path.read_bytes()
    for wrong in (None, bytes(32)):
        with pytest.raises(ProjectError):
            open_project(path, author="A", key=wrong)
    assert path.read_bytes() == before
    assert names(folder) == ["slepens.dialog"]
    for readonly in (True, False):
        with open_project(path, author="A", key=KEY, readonly=readonly) as again:
            assert check_word_of(again) == word
    with pytest.raises(ValueError, match="32"):
        create_project(folder / "x.dialog", title="T", plan="p", author="A", key=b"short")


def test_a_plain_project_is_not_taken_for_an_encrypted_one(project: Project) -> None:
    project.close()
    with pytest.raises(ProjectError):
        open_project(project.path, author="A", key=KEY)


def test_a_damaged_file_is_told_and_left_as_it_is(folder: Path, project: Project) -> None:
    for number in range(40):
        record(project, f"idea:s/{number}", "text", "teksts " * 50)
    project.close()
    content = bytearray(project.path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = os.urandom(200)
    project.path.write_bytes(content)
    with pytest.raises(ProjectError) as caught:
        open_project(project.path, author="A")
    assert caught.value.hint
    assert project.path.read_bytes() == bytes(content)
    assert names(folder) == ["centre.dialog"]


def test_every_error_can_be_said(project: Project) -> None:
    told: list[DialogError] = []
    acts: list[Callable[[], object]] = [
        lambda: open_project(project.path.with_name("none"), author="A"),
        lambda: create_project(project.path, title="T", plan="p", author="A"),
        lambda: record(project, "", "", ""),
    ]
    for act in acts:
        with pytest.raises(DialogError) as caught:
            act()
        told.append(caught.value)
    assert all("{" not in str(error) for error in told)
