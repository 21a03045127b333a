"""Why an idea is where it is: the words that speak for topics and fields, and the ideas nearest to it."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.lexicon import folded
from dialog_toolkit.themes.meaning import Step, silent, vectors_of
from dialog_toolkit.themes.reading import language_of
from dialog_toolkit.themes.settings import ThemeSettings

_WORD = re.compile(r"\w+")
NEAREST = 5
BEST = 3
"""Topics and fields told of an idea."""


def reasons(ideas: Sequence[Idea], id: str, among: Collection[str], step: Step = silent) -> dict[str, Any]:
    """What speaks for the place of the idea `id`, as plain values.

    ``topics`` and ``fields``: each with ``lv``, ``en``, ``score`` and the ``words`` that speak for it, as they were
    said, strongest first. ``neighbours``: ids of those of `among` that are nearest in meaning with their cosine,
    nearest first. All `ideas` are needed, since what is common to all of them says nothing about one. Sentence
    vectors are left out: they have no words to show.
    """
    text = clean(next(idea.text for idea in ideas if idea.id == id))
    space = concept_space()
    said = {key: word for word in reversed(_WORD.findall(text)) for key in (fold(word), folded(word).strip())}
    return {
        "topics": [_told(*found, said) for found in space.explain(text, BEST)],
        "fields": [_told(*found, said) for found in space.explain_fields(text, BEST)],
        "neighbours": _neighbours(ideas, id, frozenset(among) - {id}, step),
    }


def _told(named: Any, score: float, words: tuple[str, ...], said: Mapping[str, str]) -> dict[str, Any]:
    spoken = [" ".join(said.get(part, part) for part in word.split()) for word in words if word]
    return {"lv": named.lv, "en": named.en, "score": round(score, 4), "words": list(dict.fromkeys(spoken))}


def _neighbours(ideas: Sequence[Idea], id: str, among: Collection[str], step: Step) -> list[tuple[str, float]]:
    if not among:
        return []
    with threadpool_limits(1):
        rows = vectors_of([clean(idea.text) for idea in ideas], [language_of(i) for i in ideas], ThemeSettings(), step)
        own = next(place for place, idea in enumerate(ideas) if idea.id == id)
        alike = rows @ rows[own]
    near = sorted(
        ((ideas[place].id, round(float(alike[place]), 4)) for place in range(len(ideas))), key=lambda n: (-n[1], n[0])
    )
    return [(other, likeness) for other, likeness in near if other in among and likeness > 0][:NEAREST]
