"""Fetching a sentence model in ONNX form, once, when a person asks for it by name and says from where.

Files are looked for where model hubs have them: ``FROM/NAME/resolve/main/FILE``.
"""

import hashlib
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from dialog_toolkit.errors import BadInput, DialogError, StorageError
from dialog_toolkit.i18n import N_

Progress = Callable[[str, int, int], None]

MODELS = ("onnx/model.onnx", "model.onnx")
"""Where the model itself may be; the first found is taken."""
NEEDED = "tokenizer.json"
BESIDE = (
    "modules.json",
    "config.json",
    "config_sentence_transformers.json",
    "sentence_bert_config.json",
    "tokenizer_config.json",
    "1_Pooling/config.json",
)
"""Files that say how the model wants its texts; each is fetched if there."""

_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?")
_SECONDS = 60
_BLOCK = 1 << 18
_MEBI = 1 << 20


@dataclass(frozen=True)
class RemoteFile:
    """A file that can be fetched: its place in the folder, its address and its size in bytes (0: not told)."""

    path: str
    address: str
    size: int


@dataclass(frozen=True)
class FetchedFile:
    """A file that was fetched, with its SHA-256 to compare with what its maker says."""

    path: str
    size: int
    sha256: str


def available_files(name: str, source: str) -> tuple[RemoteFile, ...]:
    """The files of the model `name` at `source`; only looked for, not fetched.

    Raises BadInput for a name or address that is none, for an address without encryption that is not this machine's,
    and where there is no model in ONNX form; DialogError if the address cannot be reached.
    """
    if not _NAME.fullmatch(name):
        raise BadInput(N_("“{name}” is not the name of a model; one is written as OWNER/MODEL."), name=name)
    if not _safe(source):
        raise BadInput(
            N_("“{source}” is not an address that begins with https://."),
            hint=N_("Nothing was fetched. Write the address as the hub's page shows it."),
            source=source,
        )
    base = f"{source.rstrip('/')}/{name}/resolve/main"
    model = next(filter(None, (_looked_for(base, path) for path in MODELS)), None)
    tokenizer = _looked_for(base, NEEDED)
    if model is None or tokenizer is None:
        raise BadInput(
            N_("{name} has no model in ONNX form with a tokenizer.json at {source}."),
            hint=N_("Nothing was fetched. Look for a model that has the file onnx/model.onnx."),
            name=name,
            source=source,
        )
    beside = (f"{model.path}_data", *BESIDE)  # large models keep their numbers in a second file
    return (model, tokenizer, *filter(None, (_looked_for(base, path) for path in beside)))


def fetch(files: Sequence[RemoteFile], folder: Path, progress: Progress = lambda *_: None) -> list[FetchedFile]:
    """Fetch `files` into `folder`, which is there only when all of them are.

    Raises BadInput if the folder has something in it, StorageError, DialogError if the connection breaks.
    """
    unfinished = folder.with_name(folder.name + ".part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(
                N_("There is something in {folder} already; nothing was fetched."),
                hint=N_("Name a new folder."),
                folder=str(folder),
            )
        shutil.rmtree(unfinished, ignore_errors=True)
        total, fetched = sum(file.size for file in files), list[FetchedFile]()
        for file in files:
            before = sum(one.size for one in fetched)
            fetched.append(_fetched(file, unfinished, partial(_tell, progress, before, total)))
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise StorageError(N_("The model cannot be written to {folder}: {why}."), folder=str(folder), why=why) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return fetched


def _tell(progress: Progress, before: int, total: int, size: int) -> None:
    progress(N_("Fetching the model, megabytes"), (before + size) // _MEBI, total // _MEBI)


def _looked_for(base: str, path: str) -> RemoteFile | None:
    address = f"{base}/{path}"
    try:
        with _opened(urllib.request.Request(address, method="HEAD")) as answer:
            return RemoteFile(path, address, int(answer.headers.get("Content-Length") or 0))
    except _Absent:
        return None


def _fetched(file: RemoteFile, folder: Path, tell: Callable[[int], None]) -> FetchedFile:
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as out:
        try:
            with _opened(urllib.request.Request(file.address)) as answer:
                while block := _block(answer, file.address):
                    out.write(block)
                    digest.update(block)
                    size += len(block)
                    tell(size)
        except _Absent:
            raise _broken(file.address, "404") from None
    if file.size and size != file.size:
        raise _broken(file.address, f"{size} / {file.size}")
    return FetchedFile(file.path, size, digest.hexdigest())


class _Absent(Exception):
    """There is no such file."""


class _OnlySafe(urllib.request.HTTPRedirectHandler):
    """Goes on to another address only if nobody on the way can change what comes from there."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        return super().redirect_request(req, fp, code, msg, headers, newurl) if _safe(newurl) else None


_OPENER = urllib.request.build_opener(_OnlySafe())


def _opened(request: urllib.request.Request) -> Any:
    try:
        return _OPENER.open(request, timeout=_SECONDS)
    except urllib.error.HTTPError as fault:
        fault.close()
        if fault.code in (404, 410):
            raise _Absent from None
        raise _broken(request.full_url, str(fault.code)) from None
    except (OSError, HTTPException, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        raise _broken(request.full_url, getattr(reason, "strerror", "") or type(reason).__name__) from None


def _block(answer: Any, address: str) -> bytes:
    try:
        return bytes(answer.read(_BLOCK))
    except (OSError, HTTPException) as fault:
        raise _broken(address, type(fault).__name__) from None


def _broken(address: str, why: str) -> DialogError:
    return DialogError(
        N_("{address} could not be fetched ({why}). Nothing was kept of it."),
        hint=N_("Look at the connection and the address, then try again."),
        address=address,
        why=why,
    )


def _safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        here = parts.hostname in ("127.0.0.1", "localhost", "::1")
        return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and here))
    except ValueError:
        return False
