"""What people do to single ideas among the themes: move, pin, leave alone, set aside, mark as a repeat, note."""

from collections.abc import Iterable

from dialog_toolkit.domain.curation import Decided
from dialog_toolkit.domain.theme import Placement, Standing
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.curation_acts import Now, Verb, now, perform, place_entry, theme_entries
from dialog_toolkit.services.curation_reading import CURATION, place_of_text
from dialog_toolkit.services.recording_acts import tidy

LONGEST_REASON = 2_000


def move(project: Project, ideas: Iterable[str], to: str) -> bool:
    """Put ideas into a theme, where they stay in every later grouping. Raises BadInput for unknown ideas or themes."""
    stands = now(project)
    return perform(project, Verb.MOVE, move_entries(stands, stands.known(ideas), stands.theme(to)))


def move_entries(stands: Now, ideas: Iterable[str], theme: str) -> list[Entry]:
    """The entries of a move; the theme is written down with the members it has, so that later runs know it."""
    return [*theme_entries(stands, theme, {}), *(place_entry(idea, in_theme(idea, theme)) for idea in ideas)]


def in_theme(idea: str, theme: str) -> Decided:
    """The decision that an idea belongs in a theme."""
    return Decided(idea, Standing.THEME, theme=theme)


def pin(project: Project, ideas: Iterable[str]) -> bool:
    """Keep ideas where they now are, whatever later groupings say."""
    stands = now(project)
    places = [stands.places[idea] for idea in stands.known(ideas)]
    homes = dict.fromkeys(place.theme for place in places if place.standing is Standing.THEME)
    entries = [entry for theme in homes for entry in theme_entries(stands, theme, {})]
    return perform(project, Verb.PIN, [*entries, *(place_entry(p.idea, _as_decided(stands, p)) for p in places)])


def unpin(project: Project, ideas: Iterable[str]) -> bool:
    """Take back any decision on single ideas: they go where the machine, or a theme that people keep, has them."""
    return perform(project, Verb.UNPIN, (place_entry(idea, None) for idea in now(project).known(ideas)))


def set_aside(project: Project, ideas: Iterable[str], reason: str) -> bool:
    """Take ideas out of the themes for a reason that the balance sheet shows. Raises BadInput without one."""
    because = tidy(reason)
    if not any(letter.isalnum() for letter in because):
        raise BadInput(
            N_("An idea is set aside only with a reason."), hint=N_("Say why, so that those who said it can read it.")
        )
    if len(because) > LONGEST_REASON:
        raise BadInput(N_("The reason is longer than {limit} characters."), limit=LONGEST_REASON)
    aside = (
        place_entry(idea, Decided(idea, Standing.SET_ASIDE, because=because)) for idea in now(project).known(ideas)
    )
    return perform(project, Verb.SET_ASIDE, aside)


def take_back_in(project: Project, ideas: Iterable[str]) -> bool:
    """Undo setting aside: what was decided on the ideas before holds again. Raises BadInput where none is set aside."""
    stands = now(project)
    named = stands.known(ideas)
    for idea in named:
        if stands.places[idea].standing is not Standing.SET_ASIDE:
            raise BadInput(N_("The idea {idea} is not set aside."), idea=idea)
    return perform(project, Verb.RETURN, (place_entry(idea, _before_aside(project, idea)) for idea in named))


def mark_duplicate(project: Project, idea: str, of: str) -> bool:
    """Say that an idea repeats another one. Raises BadInput for itself and where the other repeats this one."""
    stands = now(project)
    return perform(project, Verb.DUPLICATE, duplicate_entries(stands, idea, of))


def duplicate_entries(stands: Now, idea: str, of: str) -> list[Entry]:
    """The entry that marks a repeat, checked for circles."""
    repeat, original = stands.known([idea])[0], stands.known([of])[0]
    step: str = original
    while step != repeat and stands.places[step].standing is Standing.DUPLICATE:
        step = stands.places[step].of
    if step == repeat and original == repeat:
        raise BadInput(N_("An idea does not repeat itself."), hint=N_("Name two different ideas."))
    if step == repeat:
        raise BadInput(
            N_("{of} is itself a repeat of {idea}."), hint=N_("Move {of} to a theme first."), of=original, idea=repeat
        )
    return [place_entry(repeat, Decided(repeat, Standing.DUPLICATE, of=original))]


def make_lone(project: Project, ideas: Iterable[str]) -> bool:
    """Say that ideas belong to no theme and are to be shown as lone voices."""
    alone = (place_entry(idea, Decided(idea, Standing.LONE_VOICE)) for idea in now(project).known(ideas))
    return perform(project, Verb.ALONE, alone)


def note_idea(project: Project, idea: str, text: str) -> bool:
    """Keep a working note on an idea; "" removes it. It is the team's, not what was said in the room."""
    (known,) = now(project).known([idea])
    return perform(project, Verb.NOTE_IDEA, [Entry(CURATION + known, "note", tidy(text))])


def _before_aside(project: Project, idea: str) -> Decided | None:
    """The decision on an idea that stood when it was set aside."""
    for change in reversed(history_of(project, CURATION + idea, "place")):
        decided = place_of_text(idea, change.text or "")
        if decided is None or decided.standing is not Standing.SET_ASIDE:
            return decided
    return None


def _as_decided(stands: Now, place: Placement) -> Decided:
    """A place as a person's decision; the reason only where a person gave it."""
    before = stands.curation.decided.get(place.idea)
    because = before.because if before and before.standing is place.standing else ""
    return Decided(place.idea, place.standing, theme=place.theme, of=place.of, because=because)
