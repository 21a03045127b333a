"""Copies of a project, and putting one back."""

from pathlib import Path

import pytest

from dialog_toolkit.errors import ProjectError
from dialog_toolkit.ledger import (
    Project,
    back_up,
    check_word_of,
    copies,
    create_project,
    open_project,
    record,
    restore,
    state_of,
)

KEY = bytes(range(32))


def test_ten_copies_are_kept_the_newest_first(project: Project) -> None:
    made = []
    for number in range(12):
        record(project, "idea:s/1", "text", str(number))
        made.append(back_up(project))
    assert copies(project.path) == made[:1:-1]
    with open_project(made[-1], author="A", readonly=True) as copy:
        assert check_word_of(copy) == check_word_of(project)
    with open_project(made[-2], author="A", readonly=True) as older:
        assert state_of(older, "idea:s/1").fields["text"].value == "10"


def test_only_copies_of_this_project_are_removed(project: Project, tmp_path: Path) -> None:
    for name in ("centre-mans.dialog", "other-20250101T000000000000Z.dialog", "piezīmes.txt"):
        (tmp_path / name).write_text("x")
    for _time in range(3):
        back_up(project, tmp_path, keep=1)
    assert len(list(tmp_path.iterdir())) == 4
    assert len(copies(project.path, tmp_path)) == 1


def test_a_copy_is_encrypted_as_the_project_is(folder: Path) -> None:
    with create_project(folder / "x.dialog", title="KANĀRIJPUTNIŅŠ", plan="p", author="A", key=KEY) as project:
        copy = back_up(project)
        word = check_word_of(project)
    assert "KANĀRIJPUTNIŅŠ".encode() not in copy.read_bytes()
    with open_project(copy, author="A", key=KEY, readonly=True) as again:
        assert check_word_of(again) == word


def test_a_damaged_project_is_replaced_by_a_copy_and_kept_aside(project: Project) -> None:
    record(project, "idea:s/1", "text", "laikā")
    copy, word = back_up(project), check_word_of(project)
    project.close()
    project.path.write_bytes(b"junk")
    aside = restore(project.path, copy, author="A")
    assert aside.read_bytes() == b"junk"
    with open_project(project.path, author="A") as again:
        assert (check_word_of(again), again.readonly_reason) == (word, None)
    assert copy.exists()


def test_a_project_in_use_or_a_damaged_copy_is_not_put_back(project: Project) -> None:
    copy = back_up(project)
    with pytest.raises(ProjectError, match="open"):
        restore(project.path, copy, author="A")
    project.close()
    before = project.path.read_bytes()
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(ProjectError):
        restore(project.path, copy, author="A")
    assert project.path.read_bytes() == before
