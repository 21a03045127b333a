"""The data that comes with the package fits together."""

from collections import Counter

from dialog_toolkit.language.corpus import FIRST, read

FIRST_VOICES = ("circles_life", "circles_og", "initiatives")
SECOND_VOICES = tuple(f"everyday_{part}" for part in "abcde") + tuple(f"government_{part}" for part in "abc")


def test_everything_is_about_known_topics() -> None:
    data = read()
    known = {row[0] for row in data.topics}
    assert set(data.lexicon) == known
    assert {sentence.topic for sentence in data.sentences} == known
    assert {other for sentence in data.sentences for other in sentence.also} <= known


def test_voices_stand_beside_the_corpus() -> None:
    sources = Counter(sentence.source for sentence in read().sentences)
    assert sources[FIRST] == 7290
    assert set(sources) == {FIRST, *FIRST_VOICES, *SECOND_VOICES}


def test_no_sentence_is_there_twice() -> None:
    texts = [sentence.text for sentence in read().sentences]
    assert len(texts) == len(set(texts))
