"""A language model on the user's own machine, spoken to as OpenAI's chat completions are.

Nothing is sent anywhere else than to the address given, and that must be this machine unless the person says that a
server elsewhere is their own. No proxy, no redirect.
"""

import ipaddress
import json
import os
import urllib.error
import urllib.request
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import N_

KEY = "DIALOG_TOOLKIT_MODEL_KEY"
"""Environment variable with the key that the server asks for, if it does."""
SECONDS = 120.0
_MOST_BYTES = 4 << 20
_SAFE = N_("The measure is as it was.")


def check_address(address: str, *, own: bool) -> str:
    """The address without its last slash. Raises BadInput for one that is neither here nor said to be one's own."""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and not parts.query
        host = parts.hostname or ""
    except ValueError:
        good, host = False, ""
    if not good:
        raise BadInput(N_("The address of a model is written as http://127.0.0.1:PORT/v1."), hint=_SAFE)
    if not own and not is_here(host):
        raise BadInput(
            N_("{host} is not this machine; nothing is sent there."),
            hint=N_("If the server is your own, say so with --own-server."), host=host,
        )  # fmt: skip
    return address.rstrip("/")


def is_here(host: str) -> bool:
    """Whether `host` is this very machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def complete(address: str, payload: dict[str, Any], *, own: bool = False, seconds: float = SECONDS) -> str:
    """The text that the model answers to `payload` (``model``, ``messages``, …). Raises DialogError in a sentence."""
    place = check_address(address, own=own)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    asked = urllib.request.Request(f"{place}/chat/completions", json.dumps(payload).encode(), headers)
    try:
        with _DIRECT.open(asked, timeout=seconds) as answer:
            told = json.loads(answer.read(_MOST_BYTES))
    except urllib.error.HTTPError as fault:
        with fault:
            raise DialogError(
                N_("The model at {address} refused with code {code}."), hint=_SAFE, address=place, code=fault.code
            ) from None
    except (OSError, HTTPException):
        raise DialogError(
            N_("The model at {address} did not answer."),
            hint=N_("The measure is as it was. Start the server and try again."), address=place,
        ) from None  # fmt: skip
    except (ValueError, RecursionError):
        raise _strange(place) from None
    try:
        text = told["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise _strange(place) from None
    if not isinstance(text, str) or not text.strip():
        raise _strange(place)
    return text.strip()


def _strange(address: str) -> DialogError:
    return DialogError(N_("What the model at {address} answered cannot be read."), hint=_SAFE, address=address)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
