"""Reading back: which idea is next, how far the room has come."""

from collections.abc import Sequence

from dialog_toolkit.domain.session import Idea


def first_to_read(ideas: Sequence[Idea], after: str = "") -> int | None:
    """The place of the first idea the room has not approved, from the one after `after` on and then from the start."""
    places = [place for place, idea in enumerate(ideas) if not idea.approved]
    start = next((place + 1 for place, idea in enumerate(ideas) if idea.id == after), 0)
    return next((place for place in places if place >= start), places[0] if places else None)


def approved(ideas: Sequence[Idea]) -> int:
    """How many ideas the room has approved."""
    return sum(1 for idea in ideas if idea.approved)


def place_of(ideas: Sequence[Idea], idea_id: str) -> int | None:
    """Where an idea stands, or None."""
    return next((place for place, idea in enumerate(ideas) if idea.id == idea_id), None)
