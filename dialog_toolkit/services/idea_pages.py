"""Ideas as a long list shows them: by windows, filtered and searched."""

from array import array
from collections.abc import Sequence

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.cleaning import fold_quickly
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.pages import IdeaFilter, IdeaLine, idea_keys, idea_lines, key_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services.projects import profile_of

__all__ = ["IdeaFilter", "IdeaLine", "choices", "invented_sessions", "keys", "lines", "place_of", "whole"]


def keys(project: Project, wanted: IdeaFilter) -> "array[int]":
    """Keys of the ideas that fit, in the order of the list."""
    return idea_keys(project, wanted, fold_quickly)


def lines(project: Project, wanted: Sequence[int]) -> list[IdeaLine]:
    """The lines of some keys, in their order."""
    return idea_lines(project, wanted)


def place_of(project: Project, found: "array[int]", idea_id: str) -> int | None:
    """Where an idea stands among the keys found, or None."""
    key = key_of(project, idea_id)
    return found.index(key) if key is not None and key in found else None


def whole(project: Project, line: IdeaLine) -> Idea | None:
    """The idea of a line with all that is known of it, or None if it is gone."""
    return next((idea for idea in views.ideas(project, session=line.session) if idea.id == line.id), None)


def invented_sessions(project: Project) -> frozenset[str]:
    """Ids of the sessions that are invented examples."""
    return frozenset(session.id for session in views.sessions(project, with_ideas=False) if session.invented)


def choices(project: Project) -> dict[str, tuple[tuple[str, str], ...]]:
    """What can be chosen in a filter: ids and Latvian and English names of regions, ids and titles of sessions."""
    profile = profile_of(project)
    held = views.sessions(project, with_ideas=False)
    regions = {session.place.region for session in held}
    return {
        "region": tuple((r.id, r.name.lv) for r in profile.regions if r.id in regions),
        "session": tuple((session.id, session.title) for session in held),
    }
