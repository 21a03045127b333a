"""Puts a finished file where it belongs: whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from dialog_toolkit.errors import StorageError
from dialog_toolkit.i18n import N_

_SENTENCES = {
    errno.ENOSPC: N_("The disk is full; {file} was not written. What was there before is unharmed."),
    errno.EDQUOT: N_("The disk is full; {file} was not written. What was there before is unharmed."),
    errno.EROFS: N_("The folder {folder} can only be read; {file} was not written."),
    errno.EACCES: N_("The folder {folder} can only be read; {file} was not written."),
    errno.EPERM: N_("The folder {folder} can only be read; {file} was not written."),
    errno.ENOENT: N_("There is no folder {folder}; {file} was not written."),
    errno.EEXIST: N_("{folder} is not a folder; {file} was not written."),
    errno.ENOTDIR: N_("{folder} is not a folder; {file} was not written."),
}


def store(content: bytes, path: Path) -> Path:
    """Write the file beside its place, make sure it is on the disk, then put it in its place.

    Raises StorageError saying what happened if the disk refuses.
    """
    beside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o644)  # mkstemp keeps it to oneself; a paper is to be handed on
        Path(beside).replace(path)
    except OSError as fault:
        if beside:
            Path(beside).unlink(missing_ok=True)
        sentence = _SENTENCES.get(fault.errno or 0, N_("{file} could not be written: {reason}"))
        raise StorageError(
            sentence,
            hint=N_("Choose another folder or free some space, then write the paper again."),
            file=path.name,
            folder=str(path.parent),
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    return path
