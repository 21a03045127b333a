"""Grouping all ideas into themes: the one way in."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import EngineNote, ThemeRun
from dialog_toolkit.errors import Cancelled
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.themes.assembled import groups_of, laid_out, named, placements, proposals_of
from dialog_toolkit.themes.embedders.registry import ready
from dialog_toolkit.themes.grouping import Grouping, group
from dialog_toolkit.themes.judged import judged
from dialog_toolkit.themes.settings import ThemeSettings
from dialog_toolkit.themes.two_ideas import split_ideas

__all__ = ["ThemeSettings", "build_themes"]

Progress = Callable[[str, int, int], None]


def build_themes(
    ideas: Sequence[Idea],
    region_of: Mapping[str, str],
    settings: ThemeSettings = ThemeSettings(),  # noqa: B008 - frozen
    progress: Progress = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    curation: Curation = Curation(),  # noqa: B008 - frozen
    previous: ThemeRun | None = None,
) -> ThemeRun:
    """Group `ideas` into themes and say of every idea where it ended.

    What people decided (`curation`) stays: ideas they put together are together, what they parted is apart, what
    they set aside, called a duplicate or left alone is not grouped. Themes of the run before (`previous`) keep
    their ids where most of their ideas are the same. `region_of` maps session ids to region ids. `progress` is
    called with the phase (English message id), steps done and steps in all (0: not known). The same ideas and
    settings give the same run, in whatever order they are given.
    Raises Cancelled soon after `cancelled` answers true.
    """

    def step(phase: str, done: int, total: int) -> None:
        if cancelled():
            raise Cancelled(N_("Stopped. Everything is as it was before."))
        progress(phase, done, total)

    note = _note(settings)  # first: an embedder that is not there is told of at once
    step(N_("Reading ideas"), 0, len(ideas))
    table = laid_out(ideas, curation)
    with threadpool_limits(1):  # sums in one order: the same bytes on every run
        grouping = group(table.texts, table.languages, settings, step, held=table.held, sessions=table.sessions)
        step(N_("Naming themes"), 0, 0)
        groups = groups_of(table, grouping, curation, previous)
        themes = named(groups, table, grouping, ideas, region_of, english=settings.english)
        step(N_("Looking for proposals"), 0, 0)
        proposals = proposals_of(table, grouping, groups, curation, settings.seed)
        grouped = [same[0] for same in table.material.ideas]
        proposals = (*proposals, *split_ideas(grouped, concept_space(), curation.dismissed))
        placed = placements(ideas, table, themes, previous)
        themes, placed, upper = judged(
            themes, placed, table.material.ideas, table.texts, grouping, concept_space(), frozenset(table.home)
        )
    return ThemeRun(themes, placed, _with_outcome(note, grouping, len(themes)), groups=upper, proposals=proposals)


def _note(settings: ThemeSettings) -> EngineNote:
    parts = {name: version(name) for name in ("numpy", "scikit-learn", "graspologic-native")}
    chosen: dict[str, str | int | float] = asdict(settings)
    names = ["civic concepts", "fields", "characters"]
    if settings.embedder:
        embedder = ready(settings.embedder)
        # Its name and what it holds, not where it lies: folders and addresses are nobody's business in a paper.
        chosen |= {"embedder": embedder.name, "embedder fingerprint": embedder.fingerprint}
        parts |= {name: version(name) for name in embedder.packages}
        names.append(f"{embedder.name} ({chosen['embedder fingerprint']})")
    made = json.dumps([concept_space().fingerprint, chosen, parts], sort_keys=True)
    return EngineNote(
        name=" + ".join(names),
        fingerprint=hashlib.blake2b(made.encode(), digest_size=8).hexdigest(),
        seed=settings.seed,
        settings={**chosen, **parts, "concepts": concept_space().fingerprint},
    )


def _with_outcome(note: EngineNote, grouping: Grouping, themes: int) -> EngineNote:
    """`note` with how many themes there are and the resolution that made them: with `about`, these are found out."""
    return replace(note, settings={**note.settings, "themes": themes, "resolution used": round(grouping.resolution, 4)})
