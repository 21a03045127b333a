"""Why an idea is where it is: its words, its neighbours, and what people did."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Standing
from dialog_toolkit.i18n import _, current_language
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services.curation_acts import Now, now
from dialog_toolkit.services.curation_reading import CURATION
from dialog_toolkit.services.curation_words import because, field_words
from dialog_toolkit.worker.client import Worker, run_task


@dataclass(frozen=True)
class Reason:
    """A topic of public life or a field of everyday meaning that the idea speaks of, and the words that say so."""

    lv: str
    en: str
    score: float
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the current language."""
        return self.lv if current_language() == "lv" else self.en


@dataclass(frozen=True)
class Neighbour:
    """An idea that is near in meaning; `likeness` is a cosine, 1 the same."""

    idea: Idea
    likeness: float


@dataclass(frozen=True)
class HumanAct:
    """What somebody decided about the idea or its theme, and when (ISO 8601)."""

    by: str
    at: str
    words: str


@dataclass(frozen=True)
class Why:
    """All that speaks for the place of an idea.

    `theme` and `title` are "" where it is in none; `because` says why in words where there is such a reason.
    `neighbours` are the nearest ideas of the same theme, or of all ideas where it is in no theme. `acts`: oldest first.
    """

    idea: Idea
    placement: Placement
    theme: str
    title: str
    because: str
    note: str
    topics: tuple[Reason, ...]
    fields: tuple[Reason, ...]
    neighbours: tuple[Neighbour, ...]
    acts: tuple[HumanAct, ...]


def why(
    project: Project,
    idea_id: str,
    progress: Callable[[str, int, int], None] | None = None,
    worker: Worker | None = None,
) -> Why:
    """Why the idea is where it is. The meaning is read in a child process (`worker`, by default one for this time).

    Raises BadInput that names the nearest for an unknown idea, DialogError, Cancelled.
    """
    stands = now(project)
    (id,) = stands.known([idea_id])
    place = stands.places[id]
    theme = stands.themes.get(place.theme)
    among = theme.ideas if theme else tuple(stands.ideas)
    payload = {"ideas": [asdict(idea) for idea in stands.ideas.values()], "idea": id, "among": list(among)}
    told = (worker.run if worker else run_task)("why", payload, progress)
    assert isinstance(told, dict)
    return Why(
        idea=stands.ideas[id],
        placement=place,
        theme=place.theme,
        title=theme.title if theme else "",
        because=because(place),
        note=stands.curation.notes.get(id, ""),
        topics=tuple(Reason(**{**one, "words": tuple(one["words"])}) for one in told["topics"]),
        fields=tuple(Reason(**{**one, "words": tuple(one["words"])}) for one in told["fields"]),
        neighbours=tuple(Neighbour(stands.ideas[other], likeness) for other, likeness in told["neighbours"]),
        acts=acts_on(project, stands, id),
    )


def acts_on(project: Project, stands: Now, idea: str) -> tuple[HumanAct, ...]:
    """What people decided about the idea, oldest first, and that its theme is kept together by people."""
    acts = [
        HumanAct(clean(change.author), clean(change.wall), clean(field_words(stands, change.field, change.text or "")))
        for change in history_of(project, CURATION + idea, "place")
    ]
    place = stands.places[idea]
    kept = stands.curation.themes.get(place.theme) if place.standing is Standing.THEME else None
    if kept and kept.fixed and idea in kept.members:
        words = _("confirmed in {name}") if kept.confirmed else _("kept in {name}")
        acts.append(HumanAct(kept.by, kept.at, words.format(name=stands.name(kept.id))))
    return tuple(acts)
