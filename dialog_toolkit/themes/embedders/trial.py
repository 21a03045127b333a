"""Whether an embedder does what it is for: sentences that mean the same are nearer than those that do not."""

import time

from dialog_toolkit.themes.embedders.protocol import Progress, silent
from dialog_toolkit.themes.embedders.registry import ready

PAIRS = (
    ("Autobuss uz ciemu nekursē.", "Uz laukiem nav sabiedriskā transporta."),
    ("Pie ārsta jāgaida pusgadu.", "Rinda pie speciālista ir pārāk gara."),
    ("Bērnudārzā trūkst vietu.", "Bērniem nav kur iet pirmsskolā."),
    ("Dome neatbild uz vēstulēm.", "Pašvaldība nereaģē uz iesniegumiem."),
)
"""Sentences that mean much the same in other words, written for this trial."""


def tried(spec: str, progress: Progress = silent) -> dict[str, str | int | float]:
    """How the embedder named `spec` did with the pairs.

    name, fingerprint; `dimensions` of a vector; `seconds` for all sentences, the model loaded; `pairs` and of them
    `nearest`: in how many the other sentence is nearer than any of another pair; `same` and `different`: mean cosines
    within and across pairs. Raises BadInput, DialogError.
    """
    embedder = ready(spec)
    embedder.encode(["."])
    started = time.perf_counter()
    rows = embedder.encode([text for pair in PAIRS for text in pair], progress)
    seconds = time.perf_counter() - started
    cosines = rows[0::2] @ rows[1::2].T
    own = cosines.diagonal()
    n = len(PAIRS)
    nearest = (cosines.argmax(axis=1) == range(n)).sum()
    return {
        "name": embedder.name,
        "fingerprint": embedder.fingerprint,
        "dimensions": rows.shape[1],
        "seconds": round(seconds, 3),
        "pairs": n,
        "nearest": int(nearest),
        "same": round(float(own.mean()), 3),
        "different": round(float((cosines.sum() - own.sum()) / (n * n - n)), 3),
    }
