"""Evidence by stems: a stem speaks for what it is met with, not only for what it was written for."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.stems import StemEvidence, learned_shares, listed

STEMS: dict[str, list[tuple[str, ...]]] = {
    "en": [("bus*",), ("late",)],
    "ltg": [],
    "lv": [("autobus*",), ("gaid*", "ilgi")],
    "ru": [],
}
BUSES, SCHOOLS = 0, 1
PAIRS = [(0, BUSES), (2, BUSES), (3, BUSES), (3, SCHOOLS)]


@pytest.fixture(scope="module")
def written() -> csr_matrix:
    return listed(PAIRS, 4, 2)


def test_stems_of_the_own_language_are_found(written: csr_matrix) -> None:
    evidence = StemEvidence(STEMS, written)
    found = evidence.found(["autobusu gaidam ilgi, autobusi kave", "bus is late"], [Language.LATVIAN, Language.ENGLISH])
    assert found.toarray().tolist() == [[0, 0, 2, 1], [1, 1, 0, 0]]
    assert evidence.scores(["gaidit ilgi", "klusums"], [Language.LATVIAN] * 2).tolist() == [[1, 1], [0, 0]]


def test_words_say_what_they_stand_for(written: csr_matrix) -> None:
    spoken = StemEvidence(STEMS, written).words("autobusa gaida ilgi", Language.LATVIAN)
    assert [(words, says.tolist()) for words, says in spoken] == [("autobusa", [1, 0]), ("gaida ilgi", [1, 1])]


def test_shares_follow_the_sentences(written: csr_matrix) -> None:
    # "autobus*" is met in 12 sentences: 3 about buses, 9 about schools; "bus*" in none
    found = np.zeros((12, 4), np.float32)
    found[:, 2] = 1
    labels = np.zeros((12, 2), np.float32)
    labels[:3, BUSES] = 1
    labels[3:, SCHOOLS] = 1
    shares = learned_shares(csr_matrix(found), written, labels).toarray()
    assert shares[2] == pytest.approx([(3 + 3 * 0.6) / 15, 9 * 0.5 / 15], abs=1 / 255)
    assert shares[0] == pytest.approx([0.6, 0], abs=1 / 255)
    assert shares[1].tolist() == [0, 0]


def test_small_shares_are_left_out(written: csr_matrix) -> None:
    found = np.ones((100, 4), np.float32)
    labels = np.zeros((100, 2), np.float32)
    labels[0, SCHOOLS] = 1
    assert learned_shares(csr_matrix(found), written, labels).toarray()[2, SCHOOLS] == 0
