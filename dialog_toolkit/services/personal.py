"""Signs of persons in a text that is being typed, or in what a project holds; a person decides what becomes of them.

Nothing here holds anyone up or changes a text by itself.
"""

from dataclasses import dataclass

from dialog_toolkit.language import personal
from dialog_toolkit.language.personal import KIND_NAMES, PersonalMatch, Strength
from dialog_toolkit.language.tagging import tag_language
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project

__all__ = ["KIND_NAMES", "IdeaSign", "PersonalMatch", "Strength", "in_project", "neutral", "weightiest", "words"]


@dataclass(frozen=True)
class IdeaSign:
    """A sign of a person in a recorded idea."""

    idea: str
    match: PersonalMatch


def weightiest(text: str) -> PersonalMatch | None:
    """The first strong sign, or the first weak one. The first call reads the names; ``weightiest("")`` does so."""
    found = personal.find_personal(text, tag_language(text).value)
    return next((match for match in found if match.strength is Strength.STRONG), found[0] if found else None)


def words(text: str) -> tuple[str, ...]:
    """The words of the text that may tell of a person, in order, each once; empty where nothing is suspected."""
    return tuple(dict.fromkeys(match.text for match in personal.find_personal(text)))


def neutral(text: str) -> str:
    """The text with a neutral word in the place of its weightiest sign of a person."""
    match = weightiest(text)
    return personal.replace(text, match) if match else text


def in_project(project: Project, session_id: str | None = None) -> list[IdeaSign]:
    """Every sign in the ideas of the project or of one session: what a person looks through before handing them on."""
    ideas = views.ideas(project, session=session_id)
    found = [(idea.id, personal.find_personal(idea.text, idea.language.value)) for idea in ideas]
    return [IdeaSign(id, match) for id, matches in found for match in matches]
