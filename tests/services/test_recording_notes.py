"""Notes and doubles while someone types."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.services import recording
from dialog_toolkit.services.projects import Project
from tests.services.recorded import SESSION, recorded


@pytest.fixture
def project() -> Iterator[Project]:
    with recorded() as made:
        yield made


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("", []),
        (" \n\n ", []),
        ("Viena doma.", ["Viena doma."]),
        ("Viena doma\nOtra doma", ["Viena doma", "Otra doma"]),
        ("- viena\n- otra,\n  kas turpinās\n• trešā", ["viena", "otra, kas turpinās", "trešā"]),
        ("1. viena\n2) otra\n(3) trešā", ["viena", "otra", "trešā"]),
        ("1) skola 2) autobuss 3) pasts", ["skola", "autobuss", "pasts"]),
        ("autobuss; skola ; pasts;", ["autobuss", "skola", "pasts"]),
        ("2050. gadā viss būs labi", ["2050. gadā viss būs labi"]),
        ("Līdz 5. klasei, pēc tam 7. klasei", ["Līdz 5. klasei, pēc tam 7. klasei"]),
        ("– Kāpēc? – Tāpēc.", ["Kāpēc? – Tāpēc."]),
        ("Ievads:\n- viena\n- otra", ["Ievads:", "viena", "otra"]),
    ],
)
def test_notes_are_parted_where_people_part_them(text: str, notes: list[str]) -> None:
    assert recording.split_notes(text) == notes


@settings(deadline=None)
@given(st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=9), max_size=6))
def test_no_word_is_lost_or_made_up(words: list[str]) -> None:
    for text in ("\n".join(words), "\n".join(f"- {word}" for word in words), "; ".join(words)):
        assert recording.split_notes(text) == words


def test_what_was_said_already_is_shown(project: Project) -> None:
    first = recording.add_idea(project, SESSION, "Autobusam jābrauc arī sestdienās uz Dobeli")
    recording.add_idea(project, SESSION, "Skolā vajag siltas pusdienas visiem bērniem")
    found = recording.similar(project, SESSION, "autobusam jabrauc ari sestdienas uz dobeli!")
    assert [idea.id for idea in found] == [first]
    assert recording.similar(project, SESSION, "Bibliotēkai vajag garāku darba laiku") == []
    assert recording.similar(project, SESSION, "") == []
