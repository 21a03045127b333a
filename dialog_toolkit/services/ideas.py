"""Ideas: find some among all."""

from collections.abc import Collection
from dataclasses import dataclass

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import themes


@dataclass(frozen=True)
class Wanted:
    """Which ideas are asked for; None asks for all. `words` are compared without diacritics."""

    session: str | None = None
    region: str | None = None
    theme: str | None = None
    kind: str | None = None
    language: str | None = None
    words: str | None = None


def find(project: Project, wanted: Wanted) -> tuple[Idea, ...]:
    """The ideas that fit, session by session. Raises BadInput for a theme there is none of."""
    members = set(themes.view(project, wanted.theme).theme.ideas) if wanted.theme else None
    words = fold(wanted.words).split() if wanted.words else []
    return tuple(
        idea
        for session in views.sessions(project)
        if wanted.session in (None, session.id) and wanted.region in (None, session.place.region)
        for idea in session.ideas
        if (members is None or idea.id in members)
        and wanted.kind in (None, idea.kind)
        and wanted.language in (None, idea.language)
        and all(word in fold(idea.text) for word in words)
    )


def any_invented(project: Project, ideas: Collection[Idea]) -> bool:
    """Whether some of the ideas are from an invented example session."""
    invented = {session.id for session in views.sessions(project) if session.invented}
    return any(idea.session in invented for idea in ideas)
