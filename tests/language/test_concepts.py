"""The trained concept space: where ideas land, why, and what file it is."""

import io
import zipfile

import numpy as np
import pytest

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ARTEFACT, concept_space
from dialog_toolkit.language.train import save


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Kāpēc neviens neatbild uz mūsu priekšlikumiem?", "feedback"),
        ("Jāizveido iedzīvotāju padomes", "residents_councils"),
        ("Likumus rakstīt vienkāršā valodā", "plain_language"),
        ("Autobuss uz ciemu brauc divreiz dienā", "public_transport"),
        ("Autobuss uz ciemu brauc divreiz diena", "public_transport"),
        ("Автобус не ходит по вечерам", "public_transport"),
        ("Students should vote on how school money is spent", "participatory_budget"),
    ],
)
def test_first_topics(text: str, topic: str) -> None:
    assert topic in [found.id for found, _, _ in concept_space().explain(text)]


def test_explanation_names_words_of_the_text() -> None:
    best, score, words = concept_space().explain("Jāizveido iedzīvotāju padomes katrā pagastā")[0]
    assert best.id == "residents_councils"
    assert score > 0
    assert "iedzivotaju padomes" in words


def test_explaining_nothing() -> None:
    assert concept_space().explain("") == []


def test_scores_have_one_row_a_text() -> None:
    space = concept_space()
    assert space.transform([]).shape == (0, len(space.topics))
    scores = space.transform(["Vilciens", "", "😀"], [Language.LATVIAN] * 3)
    assert scores.shape == (3, len(space.topics))
    assert np.isfinite(scores).all()


def test_diacritics_and_debitive_do_not_matter() -> None:
    space = concept_space()
    first, second = space.transform(["Jāuzlabo ceļi", "jauzlabo celi"], [Language.LATVIAN] * 2)
    assert np.allclose(first, second)


def test_artefact_is_small_and_free_of_pickle() -> None:
    assert ARTEFACT.stat().st_size < 10 * 2**20
    with zipfile.ZipFile(ARTEFACT) as archive:
        for name in archive.namelist():
            with archive.open(name) as member:
                assert np.lib.format.read_magic(member)
                member.seek(0)
                assert not np.lib.format.read_array(io.BytesIO(member.read()), allow_pickle=False).dtype.hasobject


def test_same_arrays_give_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved")
    with np.load(ARTEFACT, allow_pickle=False) as data:
        arrays = {name: data[name] for name in data.files}
    for name in ("one", "two"):
        save(arrays, folder / f"{name}.npz")
    assert (folder / "one.npz").read_bytes() == (folder / "two.npz").read_bytes() == ARTEFACT.read_bytes()


def test_kinship_is_a_likeness() -> None:
    kinship = concept_space().kinship
    assert np.allclose(kinship, kinship.T, atol=2e-3)
    assert np.allclose(np.diag(kinship), 1)
    assert kinship.min() >= 0
