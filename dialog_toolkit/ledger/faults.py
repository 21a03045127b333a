"""What the disk and the database refuse, told as errors a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from dialog_toolkit.errors import DialogError, ProjectError, StorageError
from dialog_toolkit.i18n import N_

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_ROOM = {
    "SQLITE_FULL",
    "SQLITE_IOERR",
    *(f"SQLITE_IOERR_{act}" for act in ("WRITE", "FSYNC", "TRUNCATE", "SHMSIZE")),
}
_GONE = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def told_as_dialog_errors(path: Path) -> Iterator[None]:
    """Turn faults of the disk and of the database under `path` into DialogErrors; others pass as they are."""
    try:
        yield
    except DBAPIError as fault:
        if _is_ours(fault):
            raise
        raise from_database(path, fault.orig or fault) from None
    except OSError as fault:
        raise from_disk(path, fault) from None


def _is_ours(fault: DBAPIError) -> bool:
    """Whether it is a fault of this program, not of the disk: its trace must not be hidden."""
    name = getattr(fault.orig, "sqlite_errorname", "")
    return isinstance(fault, IntegrityError) or name in ("", "SQLITE_ERROR", "SQLITE_MISUSE", "SQLITE_MISMATCH")


def from_disk(path: Path, fault: OSError) -> DialogError:
    """The error that tells of a fault of the operating system."""
    if fault.errno in _FULL:
        return _full(path)
    if fault.errno in _READ_ONLY:
        return StorageError(
            N_("The folder {folder} does not let anything be written."),
            hint=N_("Choose a folder of your own, or ask for the right to write there."),
            folder=str(path.parent),
        )
    if fault.errno in _GONE:
        return no_folder(path)
    return _input_output(path, fault.strerror or type(fault).__name__)


def from_database(path: Path, fault: BaseException) -> DialogError:
    """The error that tells of a fault of SQLite, by its error code."""
    name = str(getattr(fault, "sqlite_errorname", ""))
    if name in _NO_ROOM:
        return _full(path)
    if name.startswith("SQLITE_BUSY"):
        return StorageError(
            N_("The project {path} is busy: another program is writing to it."),
            hint=N_("Nothing is lost. Try again in a moment."),
            path=str(path),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
        return StorageError(
            N_("The project {path} cannot be opened for writing."),
            hint=N_("Choose a folder of your own, or ask for the right to write there."),
            path=str(path),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path)
    return _input_output(path, name or type(fault).__name__)


class DamagedProject(ProjectError):
    """The file of a project no longer reads as one."""


def damaged(path: Path) -> DamagedProject:
    """The error that tells that the file of a project no longer reads as one."""
    return DamagedProject(
        N_("The project file {path} is damaged."),
        hint=N_("The file was left as it is. Restore the newest copy from the folder of copies."),
        path=str(path),
    )


def no_folder(path: Path) -> StorageError:
    """The error that tells that the folder of `path` is not there."""
    return StorageError(
        N_("There is no folder {folder}."),
        hint=N_("Make the folder first, or choose another place."),
        folder=str(path.parent),
    )


class DiskFull(StorageError):
    """There is no room left for what was to be written."""


def _full(path: Path) -> DiskFull:
    return DiskFull(
        N_("The disk is full or takes no more: {path} was not written."),
        hint=N_("What was saved before is safe. Free some space and try again."),
        path=str(path),
    )


def _input_output(path: Path, why: str) -> StorageError:
    return StorageError(
        N_("The disk refused to work with {path} ({why})."),
        hint=N_("What was saved is safe. Check the disk and try again."),
        path=str(path),
        why=why,
    )
