"""A model folder run by the package sentence-transformers, for those who have it installed."""

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.chunks import in_chunks
from dialog_toolkit.themes.embedders.folder import Stamp, content_of, missing, name_of, stamp_of, unsuited
from dialog_toolkit.themes.embedders.packages import lacking_package
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress, never, silent, unwatched

PACKAGE = "sentence-transformers"


class SentenceTransformersFolder:
    """The model of a local folder; nothing is fetched, no code of the folder is run."""

    packages = (PACKAGE,)

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser()
        self.name = f"st:{name_of(folder)}"

    @property
    def fingerprint(self) -> str:
        """By the bytes of all files in the folder."""
        if reason := self.available():
            raise reason
        return f"st-{content_of(self._folder, stamp_of(self._folder))}"

    def available(self) -> DialogError | None:
        """Whether the package and the folder are there."""
        if reason := lacking_package(self.name, (PACKAGE,)):
            return reason
        file = self._folder / "config.json"
        return None if file.is_file() or (self._folder / "modules.json").is_file() else missing(self.name, file)

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, d], with the prompt that the folder names as the usual one."""
        if reason := self.available():
            raise reason
        model = _loaded(self._folder, stamp_of(self._folder), self.name)

        def vectors(chunk: list[str]) -> object:
            return model.encode(chunk, batch_size=len(chunk), convert_to_numpy=True, show_progress_bar=False)

        return in_chunks(self.name, vectors, texts, progress, cancelled, finished)


@lru_cache(maxsize=1)
def _loaded(folder: Path, stamp: Stamp, name: str) -> Any:
    """The model, kept while its files stay as `stamp` says."""
    # The package would look for newer files of the model elsewhere.
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
    except Exception:  # whatever the package raises, the folder is at fault
        raise unsuited(name, "config.json") from None
