"""Where two people decided unseen by each other: both versions in words, until a person settles it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, _
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.ledger.write import Entry
from dialog_toolkit.services.curation_acts import Now, Verb, listed, nearest, now, perform, place_entry
from dialog_toolkit.services.curation_ideas import in_theme
from dialog_toolkit.services.curation_reading import CURATION, PROPOSAL, THEME, Touched, in_doubt
from dialog_toolkit.services.curation_words import FIELDS, field_words

CLAIM = "claim:"
"""Stands before the ids of themes which people keep and which hold the same ideas."""


@dataclass(frozen=True)
class Version:
    """One of the versions: who wrote it and when (ISO 8601; clocks of machines may differ), and what it says."""

    by: str
    at: str
    words: str


@dataclass(frozen=True)
class CurationConflict:
    """Two versions or more of one thing, the one meanwhile in use first.

    `id` is ``<entity>#<field>``; `what` says in words what they are about.
    """

    id: str
    entity: str
    field: str
    what: str
    versions: tuple[Version, ...]


def conflicts(project: Project) -> tuple[CurationConflict, ...]:
    """Everything about themes that waits for a person."""
    stands = now(project)
    told = (_of_field(stands, entity, one, field) for entity, one in stands.entities.items() for field in in_doubt(one))
    return (*told, *_of_claims(stands))


def settle(project: Project, conflict: str, choice: int) -> bool:
    """Let one version stand: `choice` counts from 1. `conflict` is its id, or an entity of which one field waits.

    Raises BadInput for what is no conflict, and for a number there is no version of.
    """
    waiting = conflicts(project)
    found = next((one for one in waiting if conflict in (one.id, one.entity)), None)
    if found is None:
        raise BadInput(
            N_("Nothing about “{id}” waits for a decision."),
            hint=N_("Nearest: {near}"),
            id=conflict,
            near=nearest(conflict, [one.id for one in waiting]),
        )
    if not 1 <= choice <= len(found.versions):
        raise BadInput(N_("There is no version {choice}; there are {n}."), choice=choice, n=len(found.versions))
    stands = now(project)
    if found.entity.startswith(CLAIM):
        ids, shared = _claims(stands)[found.entity]
        return perform(project, Verb.SETTLE, [place_entry(idea, in_theme(idea, ids[choice - 1])) for idea in shared])
    known = stands.entities[found.entity].state.fields[found.field]
    text = (known.value, *known.others)[choice - 1]
    return perform(project, Verb.SETTLE, [Entry(found.entity, found.field, text)])


def _of_field(stands: Now, entity: str, one: Touched, field: str) -> CurationConflict:
    known = one.state.fields[field]
    versions = []
    for text in (known.value, *known.others):
        written = [change for change in one.versions[field] if change.text == text]
        authors = dict.fromkeys(clean(change.author) for change in written)
        at = clean(written[0].wall) if written else ""
        versions.append(Version(", ".join(authors), at, clean(field_words(stands, field, text))))
    what = _(FIELDS.get(field.partition(".")[0], "")) or "{name}"
    return CurationConflict(
        f"{entity}#{field}", entity, field, what.format(name=_name(stands, entity)), tuple(versions)
    )


def _name(stands: Now, entity: str) -> str:
    prefix, _colon, id = entity.partition(":")
    if f"{prefix}:" == THEME:
        return stands.name(id)
    return id if f"{prefix}:" in (CURATION, PROPOSAL) else entity


def _of_claims(stands: Now) -> Iterator[CurationConflict]:
    """Themes confirmed apart from each other, as on two machines, that hold some of the same ideas."""
    for entity, (ids, ideas) in _claims(stands).items():
        kept = [stands.curation.themes[id] for id in ids]
        versions = tuple(
            Version(one.by, one.at, _("in the theme {name}").format(name=stands.name(one.id))) for one in kept
        )
        what = _("Ideas that several themes keep: {ideas}").format(ideas=listed(ideas))
        yield CurationConflict(f"{entity}#members", entity, "members", what, versions)


def _claims(stands: Now) -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """Ideas that nobody decided singly, with the fixed themes, more than one, that all hold them."""
    curation = stands.curation
    holding: dict[str, list[str]] = defaultdict(list)
    for id in sorted(curation.themes):
        kept = curation.themes[id]
        if kept.fixed and curation.theme_now(id) == id:
            for idea in kept.members:
                holding[idea].append(id)
    claims: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    for idea, ids in sorted(holding.items()):
        if len(ids) > 1 and idea not in curation.decided and idea in stands.ideas:
            claims.setdefault(CLAIM + " ".join(ids), (tuple(ids), []))[1].append(idea)
    return claims
