"""The spaCy pipeline for Latvian."""

import pytest
from spacy.language import Language as Pipeline

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.pipeline import COMPONENTS, build_pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline()


def test_components_are_registered_in_order(pipeline: Pipeline) -> None:
    assert pipeline.lang == "lv"
    assert tuple(pipeline.pipe_names) == COMPONENTS


def test_what_it_says_of_a_text(pipeline: Pipeline) -> None:
    doc = pipeline("Jāizveido iedzīvotāju padomes katrā pagastā.")
    assert doc._.language == Language.LATVIAN
    assert [token._.bare for token in doc][:2] == ["izveido", "iedzīvotāju"]
    assert [token.lemma_ for token in doc if not token._.is_grammar] == [
        "jāizveido", "iedzīvotājs", "padome", "pagasts", ".",
    ]  # fmt: skip
    assert doc._.concepts[0][0] == "residents_councils"


def test_only_some_components() -> None:
    assert build_pipeline(["dialog_lemmas"])("Autobusi")[0].lemma_ == "autobuss"
