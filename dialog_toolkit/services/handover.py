"""Giving a session to the centre: its file is written where the person says, and read back before it is called done."""

from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import StorageError
from dialog_toolkit.exchange.session_files import read_session_file
from dialog_toolkit.i18n import N_
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import sessions
from dialog_toolkit.services.projects import profile_of, vocabulary
from dialog_toolkit.services.recording_acts import session_now


@dataclass(frozen=True)
class HandedOver:
    """A file that was written and read back: where it is, and how many ideas are in it."""

    path: Path
    ideas: int


def hand_over(project: Project, session_id: str, target: Path) -> HandedOver:
    """Write the session file, read it again and compare. A folder gets ``<id>.yaml``; another file is never replaced.

    Raises StorageError if it cannot be written, or does not read back as it was.
    """
    path = target.expanduser()
    path = path / f"{session_id}.yaml" if path.is_dir() else path
    words = vocabulary(profile_of(project))
    if path.exists():
        there = read_session_file(path, words).session
        if there is None or there.id != session_id:
            raise StorageError(
                N_("The file {file} is there already and does not hold this session."),
                hint=N_("Nothing was written. Give another name."),
                file=str(path),
            )
    sessions.export(project, session_id, path)
    session = session_now(project, session_id)
    if read_session_file(path, words).session != session:
        raise StorageError(
            N_("The file {file} does not read back as it was written."),
            hint=N_("The project is unchanged. Use another disk and try again."),
            file=str(path),
        )
    return HandedOver(path, len(session.ideas))
