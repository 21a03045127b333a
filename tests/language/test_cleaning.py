"""Whatever comes in, what goes on is harmless, in NFC, short enough, and cleaning it again changes nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_toolkit.language.cleaning import MAX_MARKS, MAX_TEXT, clean, fold

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_clean_text_is_harmless_and_normal(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(ch in "\n\t" or unicodedata.category(ch) not in ("Cc", "Cs", "Zl", "Zp") for ch in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT, st.integers(0, 50))
def test_clean_text_is_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(clean(text, limit)) <= limit


@given(st.text(st.sampled_from("abcāčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ.,!?ыйё")))
def test_ordinary_words_pass_unchanged(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("ma\u0304ja", "māja"),
        ("\ufeffze\u200bro", "zero"),
        ("\u202eabc", "\ufffdabc"),
    ],
)
def test_clean_examples(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_stacks_of_marks_are_cut() -> None:
    assert len(clean("x" + "\u0336" * 500)) == 1 + MAX_MARKS


def test_long_text_is_cut() -> None:
    assert clean("ā" * (MAX_TEXT + 5)) == "ā" * MAX_TEXT


@given(ANY_TEXT)
def test_folded_text_has_no_marks_or_capitals(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(ch) for ch in unicodedata.normalize("NFD", folded))


def test_fold_of_latvian() -> None:
    assert fold("Āčgārnības Ģīķļņšūž") == "acgarnibas gikļnsuz".replace("ļ", "l")


@given(st.text(st.characters(max_codepoint=0x2100), max_size=60))
def test_the_quick_way_gives_what_the_slow_one_does(text: str) -> None:
    assert clean(text + "☃") == clean(text) + "☃"  # a snowman sends it the slow way
