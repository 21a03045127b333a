"""An embedder for tests that counts letters, and remembers what it was asked to read."""

from collections.abc import Callable, Sequence

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.chunks import in_chunks
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress, never, silent, unwatched
from tests.themes.embedders.loopback import vector


class Letters:
    """Counts letters; `read` are all texts it has read."""

    packages = ()

    def __init__(self, fingerprint: str = "letters") -> None:
        self.name = "letters"
        self.fingerprint = fingerprint
        self.read: list[str] = []

    def available(self) -> DialogError | None:
        """It always can."""
        return None

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, 4]."""

        def vectors(chunk: list[str]) -> list[list[float]]:
            self.read += chunk
            return [vector(text) for text in chunk]

        return in_chunks(self.name, vectors, texts, progress, cancelled, finished)
