"""Fields of everyday meaning: forms of words, what is found in a text and what is not."""

from pathlib import Path

import numpy as np
import pytest

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import concept_space
from dialog_toolkit.language.field_forms import forms_of
from dialog_toolkit.language.fields import FieldIndex, FieldSpace
from dialog_toolkit.language.thesaurus import learned, read_fields

WRITTEN = """
snow:
  name: {lv: "sniegs", en: "snow"}
  lv: [sniegs, snigt, slidens ceļš]
  ru: [снег]
  en: [snow]
death:
  name: {lv: "nāve", en: "death"}
  lv: [nāve, lācis]
  en: [death]
"""
TEXTS = ["Sniegs uz slidena ceļa", "Nāve", "nav", "Снега много"]
LANGUAGES = [Language.LATVIAN] * 3 + [Language.RUSSIAN]


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> FieldSpace:
    folder: Path = tmp_path_factory.mktemp("fields")
    (folder / "some.yaml").write_text(WRITTEN, "utf-8")
    return learned(read_fields(folder), TEXTS, LANGUAGES)


@pytest.mark.parametrize(
    ("lemma", "part", "fit", "unfit"),
    [
        ("lācis", "lv", "lacis laca laciem lacim", "lacplesis"),
        ("sile", "lv", "sile siles silem", "silts"),
        ("ceļš", "lv", "cels cela celiem celos", "celtnieks"),
        ("zāle", "lv", "zale zales", "zalktis"),
        ("braukt", "lv", "braukt brauc braucu braucam brauks", "brauna"),
        ("strādāt", "lv", "strada stradaju stradat", "strads"),
        ("mācīt", "lv", "maca macu macit macija", "mats"),
        ("auto", "lv", "auto", "autobuss"),
        ("снег", "ru", "снег снега снегом", "снегоуборочная"),
        ("дорога", "ru", "дорога дороги дорогой", "доро"),
        ("snow", "en", "snow snows snowing", "snowdrop"),
        ("taxes", "en", "tax taxes", "taxi"),
    ],
)
def test_forms(lemma: str, part: str, fit: str, unfit: str) -> None:
    def fits(word: str) -> bool:
        return any(word.startswith(form.head) and form.fits(word[len(form.head) :]) for form in forms_of(lemma, part))

    assert [word for word in fit.split() if not fits(word)] == []
    assert not fits(unfit)


def test_words_of_a_text_and_their_fields(space: FieldSpace) -> None:
    assert space.spoken("Sniegu netīra, ceļš ir slidens", Language.LATVIAN).keys() == {"sniegu"}
    assert space.spoken("Slidenie ceļi un slidens ceļš", Language.LATVIAN).keys() == {"slidenie celi", "slidens cels"}
    assert space.spoken("Снегом занесло", Language.RUSSIAN).keys() == {"снегом"}
    assert space.spoken("snow", Language.RUSSIAN) == {}


def test_marks_tell_words_apart_where_they_are_written(space: FieldSpace) -> None:
    assert space.spoken("nāves gadījums", Language.LATVIAN).keys() == {"naves"}
    assert space.spoken("naves gadijums", Language.LATVIAN).keys() == {"naves"}
    assert space.spoken("naves gadījums", Language.LATVIAN) == {}


def test_negation_is_seen_through(space: FieldSpace) -> None:
    assert [field.id for field, _, _ in space.explain("nesniga", Language.LATVIAN)] == ["snow"]
    assert [field.id for field, _, _ in space.explain("nesniegi", Language.LATVIAN)] == ["snow"]


def test_rows_have_length_one_or_nothing(space: FieldSpace) -> None:
    rows = space.transform(TEXTS, LANGUAGES)
    assert rows.shape == (4, 2)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 0, 1])
    assert space.transform([], []).shape == (0, 2)


def test_plain_form_keeps_everything(space: FieldSpace) -> None:
    again = FieldSpace.from_plain(space.as_plain(), space.rarity, space.usual, space.kinship)
    assert again.as_plain() == space.as_plain()
    assert np.array_equal(again.transform(TEXTS, LANGUAGES), space.transform(TEXTS, LANGUAGES))


def test_index_of_another_language_is_empty() -> None:
    assert FieldIndex((), ("lv",)).found("sniegs") == {}


@pytest.mark.parametrize(
    ("text", "field", "word"),
    [
        ("Bērnu laukumā salauztas šūpoles", "games_toys", "supoles"),
        ("Sniegu no ietvēm neviens netīra", "weather", "sniegu"),
        ("nav kur novietot velosipedu", "bicycles", "velosipedu"),
        ("Автобус не ходит по вечерам", "buses", "автобус"),
    ],
)
def test_the_space_of_the_package_explains_itself(text: str, field: str, word: str) -> None:
    found = {found.id: words for found, _, words in concept_space().explain_fields(text, 5)}
    assert word in found[field]


def test_kinship_and_profile_fit_the_fields() -> None:
    space = concept_space()
    count = len(space.fields.fields)
    assert count > 150
    assert space.profile.shape == (len(space.topics), count)
    assert np.allclose(space.fields.kinship, space.fields.kinship.T, atol=1e-3)
    assert np.allclose(np.diag(space.fields.kinship), 1)
