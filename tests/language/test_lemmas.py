"""Dictionary forms: right where the words are known, untouched where they are not."""

import pytest

from dialog_toolkit.language.lemmas import lemmas


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("autobusu", "autobuss"),
        ("padomēs", "padome"),
        ("iedzīvotājiem", "iedzīvotājs"),
        ("bērnudārzā", "bērnudārzs"),
        ("jauniešiem", "jaunietis"),
        ("Domes", "dome"),
        ("novada", "novads"),
        ("ceļu", "ceļš"),
        ("līdzdalības", "līdzdalība"),
        ("apspriešanu", "apspriešana"),
        ("vēstules", "vēstule"),
        ("pasākumiem", "pasākums"),
        ("sabiedriskais", "sabiedriskais"),
        ("xyzzyu", "xyzzyu"),
    ],
)
def test_dictionary_form(word: str, form: str) -> None:
    assert lemmas().lemma(word) == form


def test_words_at_hand_count() -> None:
    assert lemmas().lemma("blubeļu") == "blubeļu"
    assert lemmas().with_words(["blubele", "blubelēm", "blubeles"]).lemma("blubelēm") == "blubele"


def test_genitives_before_a_noun() -> None:
    forms = lemmas()
    assert forms.is_genitive("domes")
    assert forms.is_genitive("iedzīvotāju")
    assert not forms.is_genitive("dome")
