"""Scores of topics as probabilities that can be trusted, and how they are fitted.

A topic's probability is logistic in the square root of its score above the usual and in its lead over the best other
topic (Platt scaling with one more sign). The sentences it is fitted on were kept from the learning of their scores.
"""

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]

LEADING = 20
"""Topics of each sentence that are fitted on, by score; the others are never shown."""


def probabilities(scores: Floats, curve: Floats) -> Floats:
    """How probably each text is about each topic, 0–1, [texts, topics].

    Parameters
    ----------
    scores: scores above the usual, [texts, topics].
    curve: what `fitted` gave: constant, weight of the score's root, weight of the lead.
    """
    logit = curve[0] + curve[1] * _roots(scores) + curve[2] * leads(scores)
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float32)


def leads(scores: Floats) -> Floats:
    """Each score less the best of the other topics, [texts, topics]."""
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.asarray(scores - np.where(scores >= best, second, best), dtype=np.float32)


def _roots(scores: Floats) -> Floats:
    return np.sqrt(np.maximum(scores, 0))


def fitted(scores: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    """The curve for `probabilities`: `right` says which topics each text is about, [texts, topics]."""
    places = np.argsort(-scores, axis=1, kind="stable")[:, :LEADING]
    signs = [np.take_along_axis(sign, places, axis=1).ravel() for sign in (_roots(scores), leads(scores))]
    model = LogisticRegression(C=1e6, max_iter=1000).fit(
        np.column_stack(signs), np.take_along_axis(right, places, axis=1).ravel()
    )
    return np.asarray(np.round([*model.intercept_, *model.coef_[0]], 3), dtype=np.float32)
