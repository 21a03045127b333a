"""What a thing is after given changes, in whatever order they came."""

from hypothesis import given
from hypothesis import strategies as st

from dialog_toolkit.domain.change import DELETED, Change, EntityState, FieldState
from dialog_toolkit.ledger import conflict_count, fold_entity


def change(name: str, field: str, text: str | None, depth: int, *parents: str) -> Change:
    """A change whose id is its name."""
    return Change(name, "idea:s/1", field, text, "a", "d", "", depth, parents)


def folded(*changes: Change) -> EntityState:
    """The state after the changes."""
    return fold_entity("idea:s/1", changes)


BASE = change("base", "text", "sākums", 1)
MINE = change("mine", "text", "mans", 2, "base")
THEIRS = change("theirs", "text", "viņu", 2, "base")
DEEPER = change("a-deeper", "text", "dziļāks", 3, "mine")
STAGE = change("stage", "stage", "ievads", 1)
GONE = change("gone", DELETED, "", 3, "mine", "stage")
BACK = change("back", DELETED, "kept", 4, "gone")
GONE_AGAIN = change("gone-again", DELETED, "", 5, "back", "mine", "stage")
UNSEEN = change("unseen", "stage", "beigas", 2, "stage")


def test_the_deepest_is_shown_first_and_among_equals_the_greatest_id() -> None:
    assert folded(BASE, MINE, THEIRS).fields == {"text": FieldState("viņu", ("mans",), ("mine", "theirs"))}
    assert folded(BASE, MINE, THEIRS, DEEPER).fields["text"] == FieldState("dziļāks", ("viņu",), ("a-deeper", "theirs"))


def test_an_edit_of_one_field_replaces_nothing_in_another() -> None:
    across = change("across", "stage", "x", 2, "base")
    assert folded(BASE, across).fields["text"] == FieldState("sākums", (), ("base",))


def test_a_deletion_removes_what_it_had_seen() -> None:
    state = folded(BASE, MINE, STAGE, GONE)
    assert (state.deleted, state.deleted_vs_edited, conflict_count(state)) == (True, False, 0)
    assert state.fields["text"].value == "mans"  # still known, to be shown with the deletion


def test_a_deletion_does_not_remove_what_it_had_not_seen() -> None:
    for late in (UNSEEN, THEIRS, change("new", "language", "lv", 1)):
        state = folded(BASE, MINE, STAGE, GONE, late)
        assert (state.deleted, state.deleted_vs_edited) == (False, True)
        assert conflict_count(state) >= 1


def test_writing_after_a_deletion_answers_it() -> None:
    state = folded(BASE, MINE, STAGE, GONE, change("after", "text", "tomēr", 4, "gone", "mine"))
    assert (state.deleted, state.deleted_vs_edited) == (False, False)
    assert state.fields["text"] == FieldState("tomēr", (), ("after",))


def test_a_deletion_taken_back_and_made_again() -> None:
    assert not folded(BASE, MINE, STAGE, GONE, BACK).deleted
    assert folded(BASE, MINE, STAGE, GONE, BACK, GONE_AGAIN).deleted
    other = change("other", DELETED, "", 3, "mine", "stage")  # someone else deleted it too, not knowing of this
    state = folded(BASE, MINE, STAGE, GONE, BACK, other)
    assert (state.deleted, state.deleted_vs_edited) == (False, True)


def test_an_erased_text_gives_way_to_one_that_is_left_and_is_no_version() -> None:
    erased = change("z-erased", "text", None, 2, "base")
    assert folded(BASE, MINE, erased).fields["text"] == FieldState("mans", (), ("mine", "z-erased"))
    assert folded(BASE, erased).fields["text"] == FieldState("", (), ("z-erased",))
    erasure = change("erasure", "!redact", "z-erased", 3, "z-erased")
    assert folded(BASE, erased, erasure).fields == {"text": FieldState("", (), ("z-erased",))}


def test_nothing_is_known_of_what_was_never_written() -> None:
    assert folded() == EntityState("idea:s/1", {}, deleted=False)


@given(st.permutations([BASE, MINE, THEIRS, DEEPER, STAGE, GONE, BACK, GONE_AGAIN, UNSEEN]))
def test_the_order_of_arrival_does_not_matter(changes: list[Change]) -> None:
    assert folded(*changes) == EntityState(
        "idea:s/1",
        {
            "stage": FieldState("beigas", (), ("unseen",)),
            "text": FieldState("dziļāks", ("viņu",), ("a-deeper", "theirs")),
        },
        deleted=False,
        deleted_vs_edited=True,
    )
