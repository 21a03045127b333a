"""Embedders: which there are, whether one works, and fetching a model when a person says so."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dialog_toolkit.exchange.model_server import is_here
from dialog_toolkit.i18n import _
from dialog_toolkit.worker.client import Worker, run_task

Progress = Callable[[str, int, int], None]
OWN = "own:"


@dataclass(frozen=True)
class EmbedderKind:
    """A kind of embedder in the language of the screen: how it is written, what it is, why it cannot be used."""

    spec: str
    meaning: str
    reason: str
    hint: str

    @property
    def available(self) -> bool:
        """Whether it can be used on this machine (a folder or a server may still be missing)."""
        return not self.reason


@dataclass(frozen=True)
class Trial:
    """How an embedder did with pairs of sentences that mean the same.

    `seconds` for all sentences; of `pairs`, `nearest` were told apart from all others; `same` and `different` are mean
    cosines within and across pairs.
    """

    name: str
    fingerprint: str
    dimensions: int
    seconds: float
    pairs: int
    nearest: int
    same: float
    different: float


def kinds(progress: Progress | None = None, worker: Worker | None = None) -> list[EmbedderKind]:
    """All kinds of embedders, the built-in engine first. `worker`: the process to ask, by default one for this time."""
    ask = worker.run if worker else run_task
    built_in = EmbedderKind('""', _("none: the built-in engine alone"), "", "")
    return [built_in, *(_kind(row) for row in ask("embedders", {}, progress))]


def tried(spec: str, progress: Progress | None = None) -> Trial:
    """Try the embedder that `spec` names. Raises BadInput, DialogError."""
    return Trial(**run_task("try_embedder", {"embedder": spec}, progress))


def as_own(spec: str, own_server: bool) -> str:
    """`spec` with the mark that its server is the person's own, if they said so."""
    return OWN + spec if own_server and spec.startswith(("http://", "https://")) else spec


def stays_here(address: str) -> bool:
    """Whether what is sent to an address stays on this machine."""
    try:
        return is_here(urlsplit(address).hostname or "")
    except ValueError:
        return False


def _kind(row: dict[str, Any]) -> EmbedderKind:
    reason = row["reason"] or {"message": "", "hint": "", "facts": {}}
    why, hint, meaning = (str(text) for text in (reason["message"], reason["hint"], row["meaning"]))
    told = [_(text).format(**reason["facts"]) if text else "" for text in (why, hint)]
    return EmbedderKind(row["spec"], _(meaning), *told)
