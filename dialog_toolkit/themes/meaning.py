"""What ideas mean, as vectors: the shares of concepts, fields, characters and, if asked for, sentence vectors."""

from collections.abc import Callable, Sequence

from dialog_toolkit.domain.session import Language
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import ConceptSpace, concept_space, unit
from dialog_toolkit.themes.embedders.registry import ready
from dialog_toolkit.themes.embedders.store import vectors as known_vectors
from dialog_toolkit.themes.settings import ThemeSettings
from dialog_toolkit.themes.vectors import CharacterVectors, ConceptVectors, FieldVectors, Floats, centred, mixed

Step = Callable[[str, int, int], None]

FIELD_SHARE = 0.33
"""Share of the fields of everyday meaning in what is not left to characters; the rest is the concepts'."""
SENTENCE_SHARE = 0.25
"""Share of sentence vectors, where they are asked for."""


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
        sentences = unit(centred(known_vectors(ready(settings.embedder), texts, step), languages, 10.0))
        parts = [(part, share * (1 - SENTENCE_SHARE)) for part, share in parts] + [(sentences, SENTENCE_SHARE)]
    return mixed(parts)
