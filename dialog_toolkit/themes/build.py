"""Grouping all ideas into themes: the one way in."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import EngineNote, Placement, Standing, Theme, ThemeRun
from dialog_toolkit.errors import Cancelled
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.themes.evidence import evidence_of
from dialog_toolkit.themes.grouping import LONE, Grouping, group
from dialog_toolkit.themes.labels import tags_of_groups, title_of
from dialog_toolkit.themes.reading import Read, read
from dialog_toolkit.themes.settings import ThemeSettings

__all__ = ["ThemeSettings", "build_themes"]

Progress = Callable[[str, int, int], None]

TOO_FAR = N_("No other idea is close enough to it.")
NO_WORDS = N_("There are no words in it to compare.")
SAME_WORDS = N_("The same words in the same session.")


def build_themes(
    ideas: Sequence[Idea],
    region_of: Mapping[str, str],
    settings: ThemeSettings = ThemeSettings(),  # noqa: B008 - frozen
    progress: Progress = lambda *_: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ThemeRun:
    """Group `ideas` into themes and say of every idea where it ended.

    `region_of` maps session ids to region ids. `progress` is called with the phase (English message id), steps done
    and steps in all (0: not known). The same ideas and settings give the same run, in whatever order they are given.
    Raises Cancelled soon after `cancelled` answers true.
    """

    def step(phase: str, done: int, total: int) -> None:
        if cancelled():
            raise Cancelled(N_("Stopped. Everything is as it was before."))
        progress(phase, done, total)

    step(N_("Reading ideas"), 0, len(ideas))
    material = read(ideas)
    with threadpool_limits(1):  # sums in one order: the same bytes on every run
        grouping = group(material.texts, material.languages, settings, step)
    step(N_("Naming themes"), 0, 0)
    themes = _themes(material, _with_repeated(material, grouping), ideas, region_of)
    return ThemeRun(themes, _placements(ideas, material, themes), _note(settings))


def _with_repeated(material: Read, grouping: Grouping) -> Grouping:
    """`grouping` in which a text that several sessions said word for word is a theme, however far all others are."""
    labels = grouping.labels.copy()
    for place, same in enumerate(material.ideas):
        if labels[place] == LONE and len(same) > 1:
            labels[place] = len(labels) + place
    return replace(grouping, labels=labels)


def _themes(
    material: Read, grouping: Grouping, ideas: Sequence[Idea], region_of: Mapping[str, str]
) -> tuple[Theme, ...]:
    labels = sorted(set(grouping.labels.tolist()) - {LONE})
    members = {label: np.flatnonzero(grouping.labels == label).tolist() for label in labels}
    tags = tags_of_groups([[material.texts[p] for p in members[label]] for label in labels], concept_space())
    themes = []
    for label, own_tags in zip(labels, tags, strict=True):
        weight = {idea.id: float(grouping.centrality[p]) for p in members[label] for idea in material.ideas[p]}
        own = sorted((idea for p in members[label] for idea in material.ideas[p]), key=lambda i: (-weight[i.id], i.id))
        title = title_of(own, weight)
        themes.append(
            Theme(
                id=_theme_id(weight),
                title=title.text,
                title_idea=title.id,
                tags=own_tags,
                ideas=tuple(idea.id for idea in own),
                weights=tuple(weight[idea.id] for idea in own),
                evidence=evidence_of(own, ideas, region_of),
            )
        )
    return tuple(sorted(themes, key=lambda theme: (-len(theme.ideas), theme.id)))


def _theme_id(members: Mapping[str, float]) -> str:
    digest = hashlib.blake2b("\n".join(sorted(members)).encode("utf-8", "backslashreplace"), digest_size=4)
    return f"t-{digest.hexdigest()}"


def _placements(ideas: Sequence[Idea], material: Read, themes: Sequence[Theme]) -> tuple[Placement, ...]:
    theme_of = {idea: theme.id for theme in themes for idea in theme.ideas}
    wordless = {idea.id for idea in material.wordless}
    placements = []
    for id in sorted(idea.id for idea in ideas):
        if id in theme_of:
            placements.append(Placement(id, Standing.THEME, theme=theme_of[id]))
        elif id in material.duplicates:
            placements.append(Placement(id, Standing.DUPLICATE, of=material.duplicates[id], because=SAME_WORDS))
        else:
            because = NO_WORDS if id in wordless else TOO_FAR
            placements.append(Placement(id, Standing.LONE_VOICE, because=because))
    return tuple(placements)


def _note(settings: ThemeSettings) -> EngineNote:
    parts = {name: version(name) for name in ("numpy", "scikit-learn", "graspologic-native")}
    if settings.sentence_model:
        parts[settings.sentence_model] = version(settings.sentence_model)
    made = json.dumps([concept_space().fingerprint, asdict(settings), parts], sort_keys=True)
    return EngineNote(
        name=" + ".join(filter(None, ["civic concepts", "fields", "characters", settings.sentence_model])),
        fingerprint=hashlib.blake2b(made.encode(), digest_size=8).hexdigest(),
        seed=settings.seed,
        settings={**asdict(settings), **parts, "concepts": concept_space().fingerprint},
    )
