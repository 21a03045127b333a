"""What people do to themes, one act at a time, and taking acts back without limit.

Every act is on the disk when its function returns, says who did it, and stands whatever the next grouping says.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from dialog_toolkit.domain.curation import Curation, Decided, KeptTheme
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Theme, ThemeRun
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.i18n.collation import latvian_key
from dialog_toolkit.ledger import acts
from dialog_toolkit.ledger.acts import Act
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.records import IDEA
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services import recording_acts
from dialog_toolkit.services.curation_reading import (
    CURATION,
    MEMBERS,
    PROPOSAL,
    THEME,
    Touched,
    curation_of,
    names_to_fields,
    place_to_text,
    touched,
)
from dialog_toolkit.services.recording_acts import tidy
from dialog_toolkit.services.themes import curated_with, material, no_theme

REALM = "@curation"
SPLIT_IDEA = "split_idea"
"""Field of an accepted proposal: the idea whose text it split. The splitting is an act on that idea's session."""
MOST_NAMED = 5
"""Themes or ideas that a sentence names; of more it gives the number left."""
LONGEST_NAME = 50
"""Characters of a theme's title in a sentence."""


class Verb(StrEnum):
    """What an act did, as it is kept in the ledger."""

    MERGE = "theme-merge"
    SPLIT = "theme-split"
    NEW = "theme-new"
    RENAME = "theme-rename"
    CONFIRM = "theme-confirm"
    UNCONFIRM = "theme-unconfirm"
    LINK = "theme-link"
    UNLINK = "theme-unlink"
    NOTE_THEME = "theme-note"
    CODEBOOK = "theme-codebook"
    MOVE = "idea-move"
    PIN = "idea-pin"
    UNPIN = "idea-unpin"
    SET_ASIDE = "idea-set-aside"
    RETURN = "idea-return"
    DUPLICATE = "idea-duplicate"
    ALONE = "idea-alone"
    NOTE_IDEA = "idea-note"
    DISMISS = "proposal-dismiss"
    ACCEPT = "proposal-accept"
    SETTLE = "curation-settle"


DONE = {
    Verb.MERGE: N_("themes merged: {what}"),
    Verb.SPLIT: N_("theme split: {what}"),
    Verb.NEW: N_("theme made: {what}"),
    Verb.RENAME: N_("theme renamed: {what}"),
    Verb.CONFIRM: N_("theme confirmed: {what}"),
    Verb.UNCONFIRM: N_("confirmation of a theme taken back: {what}"),
    Verb.LINK: N_("themes linked: {what}"),
    Verb.UNLINK: N_("link between themes removed: {what}"),
    Verb.NOTE_THEME: N_("note on a theme: {what}"),
    Verb.CODEBOOK: N_("list of themes taken in: {what}"),
    Verb.MOVE: N_("ideas moved: {what}"),
    Verb.PIN: N_("ideas pinned: {what}"),
    Verb.UNPIN: N_("decision on ideas taken back: {what}"),
    Verb.SET_ASIDE: N_("ideas set aside: {what}"),
    Verb.RETURN: N_("ideas taken back in: {what}"),
    Verb.DUPLICATE: N_("idea marked as a repeat: {what}"),
    Verb.ALONE: N_("ideas left as lone voices: {what}"),
    Verb.NOTE_IDEA: N_("note on an idea: {what}"),
    Verb.DISMISS: N_("proposal dismissed"),
    Verb.ACCEPT: N_("proposal accepted: {what}"),
    Verb.SETTLE: N_("choice between two versions: {what}"),
}
"""What each act is called in “Undone: …”; `what` are the themes or ideas it touched."""

_OF_THEMES = frozenset(verb for verb in Verb if verb.startswith("theme-"))


@dataclass(frozen=True)
class Undone:
    """What was undone or redone: the verb, ids of the themes and ideas it touched, and the same in words."""

    verb: str
    themes: tuple[str, ...]
    ideas: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Now:
    """What stands at the moment of an act: the themes as people see them, decisions, ideas, and the ledger's entities.

    Before any grouping `run` has no themes but those of people.
    """

    run: ThemeRun
    curation: Curation
    ideas: Mapping[str, Idea]
    entities: Mapping[str, Touched]

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.run.themes}

    @cached_property
    def places(self) -> dict[str, Placement]:
        """Where each idea is."""
        return {place.idea: place for place in self.run.placements}

    def theme(self, id: str) -> str:
        """The id of the theme that stands for `id` now. Raises BadInput that names the nearest."""
        stands = self.curation.theme_now(id)
        if stands in self.themes or stands in self.curation.themes:
            return stands
        raise no_theme(id, {**self.curation.themes, **self.themes})

    def kept(self, id: str) -> KeptTheme:
        """What people said about a theme; of an untouched one only the members it has."""
        return self.curation.themes.get(id) or KeptTheme(id, members=self.members(id))

    def members(self, id: str) -> tuple[str, ...]:
        """The ideas in a theme, in order of their ids."""
        return tuple(sorted(self.themes[id].ideas)) if id in self.themes else ()

    def known(self, ideas: Iterable[str]) -> tuple[str, ...]:
        """The ideas, each once. Raises BadInput that names the nearest if there is none of that id, or none at all."""
        named = tuple(dict.fromkeys(ideas))
        for id in named:
            if id not in self.ideas:
                raise BadInput(
                    N_("There is no idea “{id}” in the project, or it is withdrawn."),
                    hint=N_("Nearest: {near}"),
                    id=id,
                    near=nearest(id, self.ideas),
                )
        if not named:
            raise BadInput(N_("No idea is named."), hint=N_("An idea is named by its session and number: dobele/07."))
        return named

    def name(self, theme: str) -> str:
        """A theme in a sentence: the title, shortened, or the id where it holds nothing."""
        found = self.themes.get(theme)
        title = found.title if found else self.kept(theme).title
        title = " ".join(title.split())
        short = title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1].rstrip() + "…"
        return _("“{text}”").format(text=short) if short else theme


def now(project: Project) -> Now:
    """What stands now."""
    entities = touched(project)
    curation = curation_of(entities)
    of = material(project)
    return Now(curated_with(project, of, curation), curation, of.by_id, entities)


def undo(project: Project) -> Undone | None:
    """Take back the last thing this author did to themes on this machine; None when nothing is left to undo.

    With an accepted split of an idea the idea is whole again, unless its session was worked on since.
    """
    return _turned(project, acts.UNDO, acts.take_back, _("Undone: {what}."))


def redo(project: Project) -> Undone | None:
    """Do again what was undone last; None when nothing is, or when something else was done since."""
    return _turned(project, acts.REDO, acts.do_again, _("Done again: {what}."))


def _turned(project: Project, way: str, turn: Callable[[Project, str], Act | None], sentence: str) -> Undone | None:
    before = now(project)
    act = turn(project, REALM)
    if act is None:
        return None
    idea = _idea_split_by(project, act)
    if not idea:
        return _told(project, act, before, sentence)
    session = idea.rpartition("/")[0]
    split = acts.coming(project, session, way)
    if split and split.verb == recording_acts.Verb.SPLIT and IDEA + idea in split.entities:
        turn(project, session)
    else:
        sentence += " " + _("The text of {id} stays as it is: its session was worked on since.").format(id=idea)
    return _told(project, replace(act, entities=(*act.entities, CURATION + idea)), before, sentence)


def _idea_split_by(project: Project, act: Act) -> str:
    """The idea whose text was split by accepting a proposal; "" for any other act."""
    answered = [name for name in act.entities if name.startswith(PROPOSAL)] if act.verb == Verb.ACCEPT else []
    texts = (change.text for name in answered for change in history_of(project, name, SPLIT_IDEA))
    return next((text for text in texts if text), "")


def perform(project: Project, verb: Verb, entries: Iterable[Entry]) -> bool:
    """Write one act; whether it changed anything."""
    return acts.perform(project, REALM, verb, entries) is not None


def theme_entries(stands: Now, id: str, fields: Mapping[str, str]) -> list[Entry]:
    """Entries of a theme. The first act on a machine's theme also writes down the members it has."""
    first: dict[str, str] = {}
    if id not in stands.curation.themes:
        first = members_fields(stands, id, stands.members(id)) | {"origin": "machine"}
    return [Entry(THEME + id, name, text) for name, text in {**first, **fields}.items()]


def members_fields(stands: Now, id: str, ideas: Sequence[str]) -> dict[str, str]:
    """The members of a theme as its fields."""
    one = stands.entities.get(THEME + id)
    return names_to_fields(MEMBERS, ideas, one.state.fields if one else ())


def place_entry(idea: str, decided: Decided | None) -> Entry:
    """The entry of a decision on an idea; of None, that there is none any more."""
    return Entry(CURATION + idea, "place", place_to_text(decided) if decided else "")


def one_line(text: str, limit: int, what: str) -> str:
    """A person's text on one line. Raises BadInput if it is longer than `limit`; `what` is that fault's message id."""
    tidied = " ".join(tidy(text).split())
    if len(tidied) > limit:
        raise BadInput(what, limit=limit)
    return tidied


def nearest(id: str, ids: Iterable[str]) -> str:
    """The ids most like `id`, for a hint."""
    return ", ".join(difflib.get_close_matches(id, list(ids), 3, cutoff=0.3)) or "–"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, the first few of them."""
    shown = ", ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return _("{names} and {n} more").format(names=shown, n=rest) if rest > 0 else shown


def _told(project: Project, act: Act, before: Now, sentence: str) -> Undone | None:
    after = now(project)
    of_themes = tuple(sorted(name.removeprefix(THEME) for name in act.entities if name.startswith(THEME)))
    of_ideas = tuple(sorted(name.removeprefix(CURATION) for name in act.entities if name.startswith(CURATION)))
    shown = sorted(((after if id in after.themes else before).name(id) for id in of_themes), key=latvian_key)
    ids_first = act.verb not in _OF_THEMES and bool(of_ideas)
    verb = Verb(act.verb) if act.verb in set(Verb) else None
    what = _(DONE[verb]).format(what=listed(of_ideas if ids_first else shown)) if verb else act.verb
    return Undone(act.verb, of_themes, of_ideas, sentence.format(what=what.rstrip(": ")))
