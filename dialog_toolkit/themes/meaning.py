"""What ideas mean, as vectors: the shares of concepts, fields, characters and, if asked for, sentence vectors."""

from collections.abc import Callable, Sequence

import numpy as np

from dialog_toolkit.domain.session import Language
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import ConceptSpace, concept_space, unit
from dialog_toolkit.language.diacritics import restored
from dialog_toolkit.themes.embedders.registry import ready
from dialog_toolkit.themes.embedders.store import vectors as known_vectors
from dialog_toolkit.themes.settings import ThemeSettings
from dialog_toolkit.themes.vectors import CharacterVectors, ConceptVectors, FieldVectors, Floats, centred, mixed

Step = Callable[[str, int, int], None]

FIELD_SHARE = 0.27
"""Share of the fields of everyday meaning in what is not left to characters; the rest is the concepts'."""
SURE, UNSURE = 0.5, 0.455
SHARE_IF_SURE, SHARE_IF_UNSURE = 0.2, 0.5
"""Share of sentence vectors, where they are asked for, by how far the best civic topic of the median text is above the
usual: 0.51 for example circles, 0.45 for sentences about anything (tests/benchmarks/RESULTS.md, section Themes)."""


def silent(phase: str, done: int, total: int) -> None:
    """Tell nobody."""


def vectors_of(
    texts: Sequence[str],
    languages: Sequence[Language],
    settings: ThemeSettings,
    step: Step = silent,
    space: ConceptSpace | None = None,
) -> Floats:
    """The final vectors, [texts, d], rows of length 1; by default in the space that comes with the package."""
    step(N_("Placing ideas among civic topics"), 0, 0)
    known = space or concept_space()
    concepts = ConceptVectors(known).fit_transform(texts, languages)
    fields = FieldVectors(known).fit_transform(texts, languages, concepts)
    meaning = 1 - settings.characters
    parts = [(concepts, (1 - FIELD_SHARE) * meaning), (fields, FIELD_SHARE * meaning)]
    step(N_("Comparing the wording of ideas"), 0, 0)
    characters = CharacterVectors(random_state=settings.seed).fit_transform(texts, languages)
    parts.append((characters, settings.characters))
    if settings.embedder:
        # A sentence model reads bare letters badly; concepts, fields and characters fold them anyway.
        whole = restored(texts, languages)
        sentences = unit(centred(known_vectors(ready(settings.embedder), whole, step), languages, 10.0))
        theirs = _sentence_share(known, texts, languages)
        parts = [(part, share * (1 - theirs)) for part, share in parts] + [(sentences, theirs)]
    return mixed(parts)


def _sentence_share(space: ConceptSpace, texts: Sequence[str], languages: Sequence[Language]) -> float:
    """The less the texts are about known topics, the more sentence vectors have to say."""
    if not texts:
        return SHARE_IF_SURE
    best = space.judged(texts, languages).max(axis=1)
    return float(np.interp(np.median(best), (UNSURE, SURE), (SHARE_IF_UNSURE, SHARE_IF_SURE)))
