"""Probabilities of topics: in step with how often they are right."""

import numpy as np

from dialog_toolkit.language.calibration import fitted, leads, probabilities
from dialog_toolkit.language.concepts import concept_space, topics_of


def test_leads_are_over_the_best_other() -> None:
    found = leads(np.array([[0.5, 0.2, 0.1], [0.3, 0.3, 0.0]], np.float32))
    assert np.allclose(found, [[0.3, -0.3, -0.4], [0.0, 0.0, -0.3]])


def test_probabilities_are_as_often_right_as_they_say() -> None:
    chance = np.random.default_rng(0)
    scores = chance.uniform(0, 1, (3000, 6)).astype(np.float32)
    truth = chance.random(scores.shape) < 1 / (1 + np.exp(4 - 6 * np.sqrt(scores)))
    told = probabilities(scores[1500:], fitted(scores[:1500], truth[:1500]))
    for low in (0.1, 0.3, 0.5, 0.7):
        these = (told >= low) & (told < low + 0.2)
        assert abs(told[these].mean() - truth[1500:][these].mean()) < 0.04


def test_an_idea_of_two_topics_has_both() -> None:
    found = [topic.id for topic, _ in topics_of("Vajag autobusu uz skolu un bezmaksas pusdienas skolēniem")]
    assert {"public_transport", "school_meals"} <= set(found)


def test_topics_come_likeliest_first_and_over_the_limit() -> None:
    found = topics_of("Autobuss uz ciemu brauc divreiz dienā", 0.05)
    assert found[0][0].id == "public_transport"
    chances = [chance for _, chance in found]
    assert chances == sorted(chances, reverse=True)
    assert min(chances) >= 0.05


def test_nothing_said_is_about_nothing() -> None:
    assert topics_of("") == topics_of("Zzz qqq xxx") == []


def test_probabilities_have_one_row_a_text() -> None:
    space = concept_space()
    assert space.probabilities([]).shape == (0, len(space.topics))
    told = space.probabilities(["Vilciens", ""])
    assert told.shape == (2, len(space.topics))
    assert 0 <= told.min() <= told.max() <= 1
