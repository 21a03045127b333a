"""Quotes stand as recorded, or say that they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.papers.quotes import folded, is_verbatim, quote


def idea(text: str) -> Idea:
    return Idea("dobele/07", "dobele", text, quotable=True)


LONG = idea("Mēs nepiekrītam, ka skolu slēdz vasarā, kad neviens nav mājās, un uzzinām no avīzes.")


def test_a_short_idea_is_quoted_whole() -> None:
    assert quote(idea("Kur paliek mūsu vārdi?"), 60) == Quote("dobele/07", "Kur paliek mūsu vārdi?")


def test_a_long_idea_is_cut_between_words_and_says_so() -> None:
    assert quote(LONG, 40) == Quote("dobele/07", "Mēs nepiekrītam, ka skolu slēdz vasarā […]", shortened=True)


@pytest.mark.parametrize(
    ("text", "shortened", "holds"),
    [
        (LONG.text, False, True),
        (LONG.text.replace(" ", "\n", 1), False, True),
        (LONG.text.lower(), False, False),
        ("Mēs nepiekrītam, ka skolu slēdz vasarā", False, False),
        ("Mēs nepiekrītam […]", True, True),
        ("[…] skolu slēdz vasarā […] no avīzes.", True, True),
        ("[…] no avīzes […] skolu slēdz vasarā", True, False),  # not in order
        ("Mēs piekrītam […]", True, False),  # another word
        ("[…] piekrītam, ka skolu slēdz […]", True, False),  # a word cut so that it says the opposite
        ("Mēs nepiekrītam", True, False),  # left out without saying where
        ("[…]", True, False),
    ],
)
def test_verbatim_means_the_same_words_in_the_same_order(text: str, shortened: bool, holds: bool) -> None:
    assert is_verbatim(Quote("dobele/07", text, shortened), LONG) is holds


def test_a_quote_of_another_idea_is_not_verbatim() -> None:
    assert not is_verbatim(Quote("dobele/08", LONG.text), LONG)


@given(st.text(max_size=400), st.integers(1, 120))
def test_what_quote_makes_is_verbatim_and_no_longer_than_asked(text: str, limit: int) -> None:
    recorded = idea(text)
    made = quote(recorded, limit)
    if folded(text):
        assert is_verbatim(made, recorded)
    first = len((folded(text).split(" ") or [""])[0])
    assert len(made.text) <= max(limit, first) + len(" […]")
