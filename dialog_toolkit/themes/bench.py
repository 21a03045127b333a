"""Agreement of the themes with labels that people gave: for benchmarks and for one's own labelled ideas."""

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, v_measure_score
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.themes.build import build_themes
from dialog_toolkit.themes.meaning import vectors_of
from dialog_toolkit.themes.reading import language_of
from dialog_toolkit.themes.settings import ThemeSettings
from dialog_toolkit.themes.vectors import Floats

OUTLIER = "outlier"
"""Label of an idea that belongs to no theme: a lone voice."""

Rows = Sequence[Mapping[str, str]]


def score(
    rows: Rows,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    settings: ThemeSettings = ThemeSettings(),  # noqa: B008 - frozen
) -> dict[str, float | int]:
    """Figures of agreement for rows with id, text, theme, session, region and lang.

    v, ami and ari compare groups and labels over the ideas that have a theme; each lone voice and each duplicate of
    ours counts as a group of its own there (a duplicate: as its original). `nearest_neighbour` is the share of
    these ideas whose most similar other one has the same label. `outliers_kept` is the share of the ideas labelled
    "outlier" that were left as lone voices (1.0 if there are none). `groups` counts our themes. `peak_mb` is the
    largest memory of this process so far, MiB (0 where the system does not tell).
    """
    started = time.perf_counter()
    ideas = [_idea(row) for row in rows]
    run = build_themes(ideas, {row["session"]: row.get("region", "") for row in rows}, settings, progress)
    seconds = time.perf_counter() - started
    placed = {p.idea: p for p in run.placements}
    ends = {id: placed[p.of] if p.standing == Standing.DUPLICATE else p for id, p in placed.items()}
    themed = [row for row in rows if row["theme"] != OUTLIER]
    outliers = [ends[row["id"]].standing == Standing.LONE_VOICE for row in rows if row["theme"] == OUTLIER]
    gold = [row["theme"] for row in themed]
    found = [ends[row["id"]].theme or f"alone {ends[row['id']].idea}" for row in themed]
    return {
        "ideas": len(rows),
        "groups": len(run.themes),
        **agreement(gold, found),
        "nearest_neighbour": _rounded(nearest_neighbour(_vectors(ideas, settings, themed), gold)),
        "outliers_kept": _rounded(sum(outliers) / len(outliers) if outliers else 1.0),
        "seconds": round(seconds, 2),
        "peak_mb": _peak_mb(),
    }


def baseline(rows: Rows, seed: int = 0) -> dict[str, float | int]:
    """The same figures for TF-IDF of words and k-means that is told the true number of themes."""
    themed = [row for row in rows if row["theme"] != OUTLIER]
    gold = [row["theme"] for row in themed]
    words = TfidfVectorizer(sublinear_tf=True).fit_transform([row["text"] for row in themed])
    with threadpool_limits(1):
        found = KMeans(len(set(gold)), n_init=10, random_state=seed).fit_predict(words)
    near = nearest_neighbour(words.toarray().astype(np.float32), gold)
    return {
        "ideas": len(rows),
        "groups": len(set(found.tolist())),
        **agreement(gold, [str(label) for label in found]),
        "nearest_neighbour": _rounded(near),
    }


def agreement(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """V-measure, adjusted mutual information and adjusted Rand index of two groupings."""
    return {
        "v": _rounded(v_measure_score(gold, found)),
        "ami": _rounded(adjusted_mutual_info_score(gold, found)),
        "ari": _rounded(adjusted_rand_score(gold, found)),
    }


def nearest_neighbour(vectors: Floats, gold: Sequence[str]) -> float:
    """Share of rows whose most similar other row (by cosine; rows have length 1) has the same label."""
    if len(vectors) < 2:
        return 0.0
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    labels: npt.NDArray[np.str_] = np.array(gold)
    return float(np.mean(labels[cosines.argmax(axis=1)] == labels))


def _idea(row: Mapping[str, str]) -> Idea:
    known = {str(language) for language in Language}
    language = row.get("lang", "")
    idea = Idea(id=row["id"], session=row.get("session", ""), text=row["text"])
    return replace(idea, language=Language(language)) if language in known else idea


def _vectors(ideas: Iterable[Idea], settings: ThemeSettings, themed: Rows) -> Floats:
    """Vectors of all ideas, made together as in a run, of which those of `themed` are given."""
    listed = list(ideas)
    place = {idea.id: number for number, idea in enumerate(listed)}
    texts = [clean(idea.text) for idea in listed]
    with threadpool_limits(1):
        vectors = vectors_of(texts, [language_of(idea) for idea in listed], settings)
    return vectors[[place[row["id"]] for row in themed]]


def _rounded(figure: float) -> float:
    return round(float(figure), 4)


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
