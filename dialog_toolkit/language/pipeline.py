"""The spaCy pipeline for Latvian: tokens by spaCy, the rest by this room's own components.

No trained spaCy model is needed. Registered factories, usable in any pipeline:

- ``dialog_language``: ``doc._.language``, a `Language`;
- ``dialog_debitive``: ``token._.bare``, the token without the debitive prefix ("jāizveido" → "izveido");
- ``dialog_lemmas``: ``token._.dictionary_form`` and ``token.lemma_``, and ``token._.is_grammar`` for words that name
  no subject;
- ``dialog_concepts``: ``doc._.concepts``, the civic topics of the text with scores and the words that placed it.
"""

from collections.abc import Sequence

from spacy import blank
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.debitive import strip_debitive
from dialog_toolkit.language.lemmas import lemmas
from dialog_toolkit.language.stopwords import STOP_WORDS
from dialog_toolkit.language.tagging import tag_language

COMPONENTS = ("dialog_language", "dialog_debitive", "dialog_lemmas", "dialog_concepts")

_EXTENSIONS = (
    (Doc, "language", None),
    (Doc, "concepts", ()),
    (Token, "bare", ""),
    (Token, "dictionary_form", ""),
    (Token, "is_grammar", False),
)


def build_pipeline(components: Sequence[str] = COMPONENTS) -> Pipeline:
    """A Latvian pipeline with `components`, by default all four in the order above."""
    pipeline = blank("lv")
    for name in components:
        pipeline.add_pipe(name)
    return pipeline


def _extend() -> None:
    for kind, name, default in _EXTENSIONS:
        if not kind.has_extension(name):
            kind.set_extension(name, default=default)


_extend()


@Pipeline.component("dialog_language", assigns=["doc._.language"])
def language(doc: Doc) -> Doc:
    """Tag the language of the text."""
    doc._.language = tag_language(doc.text)
    return doc


@Pipeline.component("dialog_debitive", assigns=["token._.bare"])
def debitive(doc: Doc) -> Doc:
    """Take the debitive prefix off."""
    for token in doc:
        token._.bare = strip_debitive(token.text)
    return doc


@Pipeline.component("dialog_lemmas", assigns=["token.lemma", "token._.dictionary_form", "token._.is_grammar"])
def dictionary_forms(doc: Doc) -> Doc:
    """Put nouns and adjectives into their dictionary form and mark grammar words."""
    forms = lemmas()
    for token in doc:
        grammar = fold(token.text) in STOP_WORDS
        token._.is_grammar = grammar
        token._.dictionary_form = forms.lemma(token.text) if token.is_alpha and not grammar else token.lower_
        token.lemma_ = token._.dictionary_form
    return doc


@Pipeline.component("dialog_concepts", assigns=["doc._.concepts"])
def concepts(doc: Doc) -> Doc:
    """Say which civic topics the text is about and which words say so."""
    doc._.concepts = tuple((topic.id, score, words) for topic, score, words in concept_space().explain(doc.text))
    return doc
