"""Star stems: what they match."""

import pytest

from dialog_toolkit.language.lexicon import Hit, StemIndex, folded, stem_of

STEMS = ["neatbild*", "ņem* vērā", "māja", "jāsaņem* atbild*", "50+"]


@pytest.fixture(scope="module")
def index() -> StemIndex:
    return StemIndex((stem_of(stem), number) for number, stem in enumerate(STEMS))


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Neviens neatbildēja.", [Hit(0, "neatbildeja")]),
        ("Lai ņem to vērā", []),
        ("Lai ņemtu vērā mūs", [Hit(1, "nemtu vera")]),
        ("jāņem vērā", [Hit(1, "nem vera")]),
        ("māja", [Hit(2, "maja")]),
        ("mājas", []),
        ("Jasanem atbildes", [Hit(3, "sanem atbildes")]),
        ("", []),
        ("neatbild neatbild", [Hit(0, "neatbild"), Hit(0, "neatbild")]),
    ],
)
def test_hits(index: StemIndex, text: str, hits: list[Hit]) -> None:
    assert list(index.hits(folded(text))) == hits


def test_stem_words_keep_their_star() -> None:
    assert stem_of("Līdzdalīb* budžet*") == ("lidzdalib*", "budzet*")
