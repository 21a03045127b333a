"""Signs of persons, as the faces ask for them."""

from dialog_toolkit.services import recording
from dialog_toolkit.services.personal import in_project, neutral, weightiest, words
from tests.services.recorded import SESSION, begin, recorded


def test_the_weightiest_sign_is_a_strong_one() -> None:
    match = weightiest("Juris teica, lai zvana Vilmai.")
    assert match is not None
    assert match.text == "Vilmai"
    assert weightiest("Tilts ir šaurs.") is None
    assert neutral("Juris teica, lai zvana Vilmai.") == "Juris teica, lai zvana [persona]."
    assert neutral("Tilts ir šaurs.") == "Tilts ir šaurs."


def test_words_that_may_tell_of_a_person_are_named_and_replaced_one_at_a_time() -> None:
    text = "Anna Bērziņa teica, lai zvana 29123456"
    assert words(text) == ("Anna Bērziņa", "29123456")
    assert words(f"{text}. Anna Bērziņa pati") == words(text)
    once = neutral(text)
    assert once == "[persona] teica, lai zvana 29123456"
    assert neutral(once) == "[persona] teica, lai zvana [tālrunis]"
    assert words("Autobusam jābrauc arī sestdienā") == ()


def test_what_is_still_in_a_project_and_in_one_session_of_it() -> None:
    with recorded() as project:
        other = begin(project, place="Dobele")
        recording.add_idea(project, SESSION, "Zvanīt Kārlim pa 26123456.")
        recording.add_idea(project, SESSION, "Tilts ir šaurs.")
        recording.add_idea(project, other, "Dzīvoju Liepu ielā 7-3.")
        everything = [(sign.idea, sign.match.text) for sign in in_project(project)]
        one = [(sign.idea, sign.match.text) for sign in in_project(project, other)]
    first = [(f"{SESSION}/01", "Kārlim"), (f"{SESSION}/01", "26123456")]
    assert sorted(everything) == sorted([*first, (f"{other}/01", "Liepu ielā 7-3")])
    assert one == [(f"{other}/01", "Liepu ielā 7-3")]
