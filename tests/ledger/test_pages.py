"""Windows on all ideas: order, filters, search without diacritics."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Place, Session
from dialog_toolkit.language.cleaning import fold_quickly
from dialog_toolkit.ledger import create_project, delete, import_sessions
from dialog_toolkit.ledger.pages import IdeaFilter, idea_keys, idea_lines, key_of
from dialog_toolkit.ledger.project import Project


def session(id: str, day: int, region: str, texts: list[str]) -> Session:
    ideas = tuple(
        Idea(
            f"{id}/{n}",
            id,
            text,
            IdeaKind.CONCERN if n % 2 else IdeaKind.IDEA,
            Agreement.SHARED,
            language=Language.LATVIAN,
        )
        for n, text in enumerate(texts, 1)
    )
    return Session(id, id, "dialoga-aplis", "?", date(2025, 3, day), Place(id, region), ideas=ideas)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with create_project(tmp_path / "p.dialog", title="P", plan="lv-2026", author="a") as made:
        later = session("b", 2, "latgale", ["Atbildi gaidām", "Ķēde pie ceļa", *("x" for _ in range(9))])
        import_sessions(made, [later, session("a", 1, "zemgale", ["Autobuss nenāk", "100 % [/x] 'citāts'"])], "test")
        yield made


def ids(project: Project, wanted: IdeaFilter) -> list[str]:
    return [line.id for line in idea_lines(project, idea_keys(project, wanted, fold_quickly))]


def test_ideas_come_by_date_and_number(project: Project) -> None:
    assert ids(project, IdeaFilter()) == ["a/1", "a/2", *(f"b/{n}" for n in range(1, 12))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (IdeaFilter(words="kede"), ["b/2"]),
        (IdeaFilter(words="ĶĒDE ceļam"), []),
        (IdeaFilter(words="Ķēde cel"), ["b/2"]),
        (IdeaFilter(words="100 %"), ["a/2"]),
        (IdeaFilter(words="' OR 1=1 --"), []),
        (IdeaFilter(region="zemgale"), ["a/1", "a/2"]),
        (IdeaFilter(session="a", kind="concern"), ["a/1"]),
        (IdeaFilter(agreement="mixed"), []),
        (IdeaFilter(only=("b/1", "a/1", "none/1")), ["a/1", "b/1"]),
        (IdeaFilter(only=()), []),
    ],
)
def test_filters(project: Project, wanted: IdeaFilter, found: list[str]) -> None:
    assert ids(project, wanted) == found


def test_lines_keep_the_order_asked_for_and_leave_out_what_is_gone(project: Project) -> None:
    keys = list(idea_keys(project, IdeaFilter(session="a")))
    assert [line.id for line in idea_lines(project, keys[::-1])] == ["a/2", "a/1"]
    delete(project, "idea:a/1")
    assert [line.id for line in idea_lines(project, keys)] == ["a/2"]
    assert key_of(project, "a/1") is None
