"""Signs of persons: what is found, what is not, and that no text keeps it busy."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from dialog_toolkit.exchange.session_files import read_session_files
from dialog_toolkit.i18n import _, using_language
from dialog_toolkit.language.personal import (
    KIND_NAMES,
    PersonalKind,
    PersonalMatch,
    Strength,
    find_personal,
    replace,
)
from dialog_toolkit.language.personal_names import NAMES, SURNAMES
from dialog_toolkit.language.personal_numbers import valid_account, valid_personal_code
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.services.projects import vocabulary

SENTENCES = Path(__file__).parents[1] / "data" / "personal.jsonl"


def sentences() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]


def found(text: str) -> list[tuple[str, str, str]]:
    return [(match.kind.value, match.text, match.strength.value) for match in find_personal(text)]


def names(text: str) -> list[tuple[str, str]]:
    return [(match.text, match.strength.value) for match in find_personal(text) if match.kind is PersonalKind.NAME]


def test_sentences_with_a_person_in_them() -> None:
    told = [row for row in sentences() if row["found"]]
    assert len(told) >= 60
    missed = [row["text"] for row in told if [[k, t] for k, t, _s in found(row["text"])] != row["found"]]
    assert missed == []


def test_sentences_without_one_half_of_them_traps() -> None:
    clear = [row for row in sentences() if not row["found"]]
    assert len(clear) >= 80
    assert sum(row["trap"] for row in clear) * 2 >= len(clear)
    marked = {row["text"]: found(row["text"]) for row in clear if found(row["text"])}
    # Quiet marks only, but for a writer of the past, who cannot be told from a neighbour.
    assert {text: mark for text, [(_kind, _text, mark)] in marked.items()} == {
        "Raiņa bulvārī 19 ir universitāte.": "weak",
        "Anniņmuižas bulvārī 38 atver poliklīniku.": "weak",
        "Sanita nav sanitārija, bet tualetes vajag.": "weak",
        "Vilis Lācis ir skolas programmā, Blaumanis arī.": "strong",
    }


@pytest.mark.parametrize(
    "form",
    ["Jānis", "Jāņa", "Jānim", "Jāni", "Jānī", "Anna", "Annas", "Annai", "Annu", "Ilze", "Ilzes", "Ilzei", "Ilzi",
     "Kārļa", "Pēteri", "Edgaram", "Sergeja", "Ingum", "Tatjanai", "Jānītim", "Anniņas", "Ivo"],
)  # fmt: skip
def test_a_name_is_known_in_every_case(form: str) -> None:
    assert names(f"Vakar par to runāja arī {form} un visi pārējie.") == [(form, "strong")]


@pytest.mark.parametrize(
    "text",
    ["Jāņi jāsvin kopā.", "Jāņos un Līgo vakarā viss ir ciet.", "Mārtiņu tirgū un Mārtiņos.", "Annas ielā nav ietves.",
     "Pētera baznīcas tornis.", "Krišjāņa Barona iela.", "Rozes pie domes.", "Laima veikals ir ciet.",
     "Ausma pār tiltu.", "Gaida visi.", "Valda klusums.", "1. Maija svētki.", "Jūlija beigās slēdz."],
)  # fmt: skip
def test_feasts_streets_and_words_are_not_names(text: str) -> None:
    assert found(text) == []


def test_the_same_word_beside_a_person() -> None:
    assert names("Ausma Krūmiņa dzied.") == [("Ausma Krūmiņa", "strong")]
    assert names("Kaimiņiene Ausma dzied.") == [("Ausma", "strong")]
    assert names("Vakar runāja Ausma no kora.") == [("Ausma", "weak")]


def test_the_first_word_of_a_sentence_is_a_weak_sign() -> None:
    assert names("Juris brauc. Vilma arī brauc.") == [("Juris", "weak"), ("Vilma", "weak")]
    assert names("Brauc Juris un Vilma.") == [("Juris", "strong"), ("Vilma", "strong")]


def test_a_surname_goes_with_its_name_but_a_place_does_not() -> None:
    assert names("Tā teica Pēteris Ozols Rīgā.") == [("Pēteris Ozols", "strong")]
    assert names("Tā teica Pēteris Rīgā.") == [("Pēteris", "strong")]
    assert names("Atnāca Anna-Marija Kalniņa-Liepa.") == [("Anna-Marija Kalniņa-Liepa", "strong")]


def test_names_typed_without_diacritics() -> None:
    assert names("To teica Janis Berzins un aizgaja.") == [("Janis Berzins", "strong")]


def test_personal_codes_are_told_by_their_check_digit() -> None:
    assert valid_personal_code("16117519997")
    assert not valid_personal_code("16117519998")
    assert not valid_personal_code("31027519997")
    assert found("161175-19997") == [("code", "161175-19997", "strong")]
    assert found("161175-19998") == [("code", "161175-19998", "weak")]
    assert found("16117519998") == []
    assert found("Personas kods 161175-19998") == [("code", "161175-19998", "strong")]


def test_accounts_are_told_by_their_check_digits() -> None:
    assert valid_account("LV80 BANK 0000 4351 9500 1")
    assert not valid_account("LV81 BANK 0000 4351 9500 1")
    assert found("DE89 3704 0044 0532 0130 00") == [("account", "DE89 3704 0044 0532 0130 00", "strong")]


@pytest.mark.parametrize("text", ["26123456", "+371 26123456", "26 12 34 56", "+44 7911 123456", "tālr. 67 123 456"])
def test_telephone_numbers(text: str) -> None:
    assert [(kind, strength) for kind, _text, strength in found(text)] == [("phone", "strong")]


@pytest.mark.parametrize(
    "text", ["2026-2029", "25 000 000 eiro", "29000000 eiro", "20 000 000", "2024 2025", "261234567"]
)
def test_years_and_sums_are_no_telephone_numbers(text: str) -> None:
    assert found(text) == []


def test_an_address_of_a_flat_is_strong_and_that_of_a_house_weak() -> None:
    assert found("Liepu ielā 7-3 tek.") == [("address", "Liepu ielā 7-3", "strong")]
    assert found("Liepu ielā 7 tek.") == [("address", "Liepu ielā 7", "weak")]
    assert found("Dzīvoju Liepu ielā 7.") == [("address", "Liepu ielā 7", "strong")]
    assert found("Liepu ielā tek.") == []


def test_replacing() -> None:
    text = "Zvaniet Annai pa 26123456."
    for match in reversed(find_personal(text)):
        text = replace(text, match)
    assert text == "Zvaniet [persona] pa [tālrunis]."
    assert find_personal(text) == []
    with pytest.raises(ValueError):
        replace("Cits teksts.", PersonalMatch(PersonalKind.NAME, 0, 4, "Anna", Strength.STRONG, "[persona]"))


@pytest.mark.parametrize(
    ("language", "word"), [("lv", "[persona]"), ("ltg", "[persona]"), ("ru", "[человек]"), ("en", "[person]")]
)
def test_the_replacement_is_in_the_language_of_the_idea(language: str, word: str) -> None:
    assert [match.replacement for match in find_personal("We saw Kārlis there.", language)] == [word]


def test_kinds_have_names_in_both_languages() -> None:
    assert set(KIND_NAMES) == set(PersonalKind)
    assert _(KIND_NAMES[PersonalKind.NAME]) == "personas vārds"
    with using_language("en"):
        assert _(KIND_NAMES[PersonalKind.PHONE]) == "telephone number"


def test_no_example_session_names_a_person() -> None:
    files = sorted(sessions_folder().glob("*.yaml"))
    read = read_session_files(files, vocabulary(load_profile("lv-2026")))
    sessions = [file.session for file in read if file.session]
    assert len(sessions) == 25
    ideas = [idea for session in sessions for idea in session.ideas]
    strong = [
        (idea.id, match.text)
        for idea in ideas
        for match in find_personal(idea.text)
        if match.strength is Strength.STRONG
    ]
    weak = [(idea.id, match.text) for idea in ideas for match in find_personal(idea.text)]
    assert strong == []
    assert weak == [("riga-imanta/10", "Imanta")]  # a part of Rīga, typed where the man's name would look the same


HOSTILE = ("a", "A", "1", "A-", "x@", "Aa ", "2 ", "Anna ", "Anna-", "A. ", "26 ", "+3", "Aa iela ", "LV12 ABCD ",
           "AB-1", "mājās „", "\u0301", "a@b.", "dzīvo Annas ", "123456-", "Брив ул. ", "kaimiņš ")  # fmt: skip


@pytest.mark.parametrize("piece", [*HOSTILE, "a.b-"])
def test_a_hostile_text_of_100_kb_ends(piece: str) -> None:
    find_personal("")
    before = time.process_time()
    find_personal(piece * (100_000 // len(piece)) + "@")
    assert time.process_time() - before < 20  # seconds; a backtracking pattern takes minutes


def test_doubling_a_text_does_not_square_the_time() -> None:
    def seconds(times: int) -> float:
        text = "A-Annas iela LV12 26 x@ " * times
        found = []
        for _turn in range(3):  # the best of three: a busy machine only ever adds
            before = time.process_time()
            find_personal(text)
            found.append(time.process_time() - before)
        return min(found)

    seconds(100)
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.005)  # four times the text: 4 if linear, 16 if squared


def test_it_needs_nothing_heavy_and_reads_the_names_only_when_asked() -> None:
    code = (
        "import sys, dialog_toolkit.language.personal as p\n"
        "names = 'dialog_toolkit.language.personal_names'\n"
        "before = names in sys.modules\n"
        "p.find_personal('Anna')\n"
        "heavy = {'numpy', 'scipy', 'sklearn', 'spacy', 'yaml', 'babel', 'textual'} & set(sys.modules)\n"
        "print(before, names in sys.modules, sorted(heavy))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False True []"


def test_the_lists_of_names_are_in_order() -> None:
    lines = [line for line in NAMES.read_text("utf-8").splitlines() if not line.startswith("#")]
    given = [name.rstrip("*") for line in lines for name in line.split()]
    assert len(given) == len(set(given)) >= 900
    assert all(name.isalpha() and name == name.capitalize() for name in given)
    surnames = SURNAMES.read_text("utf-8").splitlines()[1:]
    assert len(surnames) == len(set(surnames))
