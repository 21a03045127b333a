"""A server of embeddings on this machine, or one that a person called their own, spoken to as OpenAI's is."""

import hashlib
import ipaddress
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.themes.embedders.chunks import AS_BEFORE, in_chunks
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress, never, silent, unwatched

OWN = "own:"
"""Stands before the address of a server elsewhere that the person says is their own."""
KEY = "DIALOG_TOOLKIT_EMBEDDING_KEY"
"""Environment variable with the key that the server asks for, if it does."""
SECONDS = 120.0
_MOST_BYTES = 64 << 20
_MOST_REASON = 60


class EmbeddingServer:
    """``POST <address>/embeddings`` with the model's name.

    The name stands for the model: who puts another model behind it gives it another name.

    Parameters
    ----------
    spec: ``http://127.0.0.1:PORT/v1#MODEL``; another host only as ``own:https://HOST/v1#MODEL``.
    seconds: how long one answer may take.

    Raises BadInput for an address that is neither here nor marked as one's own.
    """

    packages = ()

    def __init__(self, spec: str, seconds: float = SECONDS) -> None:
        address, _, self._model = spec.removeprefix(OWN).partition("#")
        self._address = address.rstrip("/")
        self._seconds = seconds
        self.name = f"server:{self._model}"
        if not self._model or not _has_host(self._address):
            raise BadInput(
                N_("The address of an embedding server is written as http://127.0.0.1:PORT/v1#MODEL."),
                hint=N_("Write it so; the themes stay as they are."),
            )
        if not spec.startswith(OWN) and not is_here(self._address):
            raise BadInput(
                N_("{address} is not on this machine; what people said is not sent there."),
                hint=N_("If the server is your own, say so with --own-server."),
                address=self._address,
            )

    @property
    def fingerprint(self) -> str:
        """By the address, the model's name and the length of a vector, for which one word is embedded."""
        width = self.encode(["."]).shape[1]
        named = f"{self._address}#{self._model}".encode("utf-8", "surrogatepass")
        return f"server-{hashlib.blake2b(named, digest_size=8).hexdigest()}-{width}"

    def available(self) -> DialogError | None:
        """Whether the server embeds one word."""
        try:
            self.encode(["."])
        except DialogError as fault:
            return fault
        return None

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, d]."""
        return in_chunks(self.name, self._vectors, texts, progress, cancelled, finished)

    def _vectors(self, texts: list[str]) -> list[object]:
        answer = self._answer({"model": self._model, "input": texts, "encoding_format": "float"})
        try:
            placed = [(row.get("index", place), row["embedding"]) for place, row in enumerate(answer["data"])]
            places = sorted(place for place, _ in placed)
        except (TypeError, KeyError, AttributeError):
            raise self._strange() from None
        if len(places) == len(texts) and places != list(range(len(texts))):
            raise self._strange()
        return [row for _, row in sorted(placed, key=lambda one: one[0])]

    def _strange(self) -> DialogError:
        return DialogError(
            N_("The embedding server at {address} answered something that is no list of vectors."),
            hint=AS_BEFORE,
            address=self._address,
        )

    def _answer(self, request: dict[str, object]) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        asked = urllib.request.Request(f"{self._address}/embeddings", json.dumps(request).encode(), headers)
        try:
            with _DIRECT.open(asked, timeout=self._seconds) as answer:
                return json.loads(answer.read(_MOST_BYTES))
        except urllib.error.HTTPError as fault:
            with fault:
                raise _told_no(self._address, fault.code) from None
        except TimeoutError:
            raise self._no_answer("", slow=True) from None
        except (OSError, HTTPException, ValueError, RecursionError) as fault:
            reason = getattr(fault, "reason", fault)
            if isinstance(reason, TimeoutError):
                raise self._no_answer("", slow=True) from None
            if isinstance(reason, OSError):
                raise self._no_answer(reason.strerror or type(reason).__name__, slow=False) from None
            raise self._strange() from None

    def _no_answer(self, why: str, *, slow: bool) -> DialogError:
        hint = N_("The themes stay as they are. Start the server and try again, or choose another embedder.")
        if slow:
            return DialogError(
                N_("The embedding server at {address} did not answer within {seconds} seconds."),
                hint=hint,
                address=self._address,
                seconds=round(self._seconds, 1),
            )
        return DialogError(
            N_("The embedding server at {address} cannot be reached: {why}."),
            hint=hint,
            address=self._address,
            why=why[:_MOST_REASON],
        )


def is_here(address: str) -> bool:
    """Whether `address` is this very machine."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What people said goes to the address that was named and to no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


# No proxy either: it would read what people said.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and not parts.query
    except ValueError:
        return False


def _told_no(address: str, code: int) -> DialogError:
    if code in (401, 403):
        return DialogError(
            N_("The embedding server at {address} asks for a key ({code})."),
            hint=N_("The themes stay as they are. Put the key into the environment variable {variable}."),
            address=address,
            code=code,
            variable=KEY,
        )
    return DialogError(
        N_("The embedding server at {address} refused with code {code}."), hint=AS_BEFORE, address=address, code=code
    )
