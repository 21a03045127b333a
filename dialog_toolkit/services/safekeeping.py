"""Nothing lost: a project is opened so that a crash, a damaged file or a missing log costs no words, and says so.

What was being typed is offered back or kept; a damaged file is set aside, never deleted, and its newest good copy
takes its place joined with everything that can still be read of it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from dialog_toolkit.domain.session import idea_number
from dialog_toolkit.errors import BadInput, DialogError, ProjectError
from dialog_toolkit.i18n import _, ngettext
from dialog_toolkit.i18n.dates import short_date
from dialog_toolkit.ledger import backup, drafts, join, salvage, views
from dialog_toolkit.ledger.drafts import Draft
from dialog_toolkit.ledger.faults import DamagedProject, DiskFull
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.opening import can_be_written
from dialog_toolkit.ledger.project import PROJECT, Project, create_project, open_project
from dialog_toolkit.ledger.records import IDEA
from dialog_toolkit.ledger.salvage import Salvaged
from dialog_toolkit.services import recording
from dialog_toolkit.services.keeping import Disk as Disk  # the app knows them from here
from dialog_toolkit.services.keeping import Keeper as Keeper
from dialog_toolkit.services.keeping import free_ballast as free_ballast
from dialog_toolkit.services.keeping import try_again as try_again
from dialog_toolkit.services.projects import DEFAULT_PLAN, NOBODY


@dataclass(frozen=True)
class Opened:
    """An open project, sentences on what was recovered, and why it can only be read ("" if it can be written to).

    The sentences are in the language of the screen and never hold what was said.
    """

    project: Project
    recovered: tuple[str, ...] = ()
    readonly_reason: str = ""


def open_for_recording(path: Path, author: str, *, now: Callable[[], datetime] = datetime.now) -> Opened:
    """Open a project to be written to, mending what a crash or a bad disk did to it.

    Opens read-only and says why where another program writes to the file, where a newer program made it, and where
    the folder lets nothing be written.

    Raises ProjectError (no project of ours; damaged and nothing to mend it with or no right to), StorageError.
    """
    path, author = Path(path).expanduser().absolute(), author or NOBODY
    backup.finish_restore(path)
    told: list[str] = []
    logless = salvage.lost_log(path)
    try:
        project = _opened(path, author)
    except ProjectError as fault:
        if not _is_damaged(path, fault):
            raise
        project, told = _mended(path, author, fault)
    if project.readonly_reason is not None:
        return Opened(project, tuple(told), str(project.readonly_reason))
    try:
        if logless:
            told.append(
                _("The log of the last writes is gone from beside the file: compare the last ideas with your notes.")
            )
        told += _joined_with_copy(project)
        with suppress(DiskFull):  # what was being typed stays where it is until there is room
            told += _typed_before(project, now())
    except BaseException:
        project.close()
        raise
    return Opened(project, tuple(told))


def _opened(path: Path, author: str) -> Project:
    """Open; a full disk is given the room that was kept for this."""
    try:
        return open_project(path, author=author)
    except DiskFull:
        if not free_ballast(path):
            raise
        return open_project(path, author=author)


# -- a damaged file --------------------------------------------------------------------------------------------------


def _is_damaged(path: Path, fault: ProjectError) -> bool:
    """Whether a file that does not open was a project of ours: it still says so, or a good copy of it lies beside."""
    if not path.is_file() or salvage.is_newer(path):
        return False
    return isinstance(fault, DamagedProject) or _newest_good(path) is not None


def _newest_good(path: Path) -> Path | None:
    return next((copy for copy in backup.copies(path) if backup.is_good(copy)), None)


def _mended(path: Path, author: str, fault: ProjectError) -> tuple[Project, list[str]]:
    """Make a whole file ready beside the damaged one, then let it take its place. Raises `fault` without means to."""
    if not can_be_written(path):
        raise fault
    copy = _newest_good(path)
    found = salvage.salvage(path, copy=copy)
    if copy is not None and not _is_copy_of(copy, found, author):
        copy = None
    if copy is None and not found.rows:
        raise fault
    part = backup.part_of(path)
    if copy is not None:
        backup.copy_to_part(path, copy)
    else:
        backup.clear_part(path)
        create_project(
            part, title=_said(found, "title"), plan=_said(found, "plan") or DEFAULT_PLAN, author=author
        ).close()
    with open_project(part, author=author) as whole:
        before = len(views.ideas(whole))
        report = join.import_rows(whole, found.rows)
        ideas = len(views.ideas(whole)) - before
        for draft in found.drafts:
            with suppress(BadInput):
                drafts.type_draft(replace(whole, author=draft.author or author), draft.entity, draft.field, draft.text)
    aside = backup.put_in_place(path, part, author=author)
    complete = found.whole and not report.missing_parents
    return _opened(path, author), _mending_told(aside, copy, ideas, complete=complete)


def _is_copy_of(copy: Path, found: Salvaged, author: str) -> bool:
    """Whether a copy is of the same project: they share the change that made it."""
    origin = {row["id"] for row in found.rows if row["entity"] == PROJECT}
    with open_project(copy, author=author, readonly=True) as project:
        return not origin or bool(origin & _origin(project))


def _origin(project: Project) -> set[str]:
    return {change.id for change in history_of(project, PROJECT)}


def _said(found: Salvaged, name: str) -> str:
    texts = [row.get("text") for row in found.rows if (row["entity"], row["field"]) == (PROJECT, name)]
    return next((str(text) for text in reversed(texts) if text), "")


def _mending_told(aside: Path, copy: Path | None, ideas: int, *, complete: bool) -> list[str]:
    told = [
        _("The project file was damaged. Nothing of it was deleted; it now lies in {file}.").format(file=aside.name)
    ]
    if copy is None:
        told.append(_("There was no copy: a new file was filled with everything that could be read."))
    else:
        moment = backup.moment_of(copy)
        time = _moment(moment.astimezone()) if moment else "?"
        told.append(_("The copy of {time} took its place.").format(time=time))
    if ideas > 0:
        text = ngettext("{n} idea was read from the damaged file.", "{n} ideas were read from the damaged file.", ideas)
        told.append(text.format(n=ideas))
    if not complete:
        told.append(_("Some of it could not be read: compare the last ideas with your notes."))
    return told


def _joined_with_copy(project: Project) -> list[str]:
    """Take from the newest copy what the file lost, as when its log of writes was deleted."""
    newest = next(iter(backup.copies(project.path)), None)
    if newest is None:
        return []
    before = len(views.ideas(project))
    try:
        with open_project(newest, author=project.author, readonly=True) as copy:
            if not _origin(copy) & _origin(project) or not salvage.lacks(project, copy):
                return []
            rows: list[dict[str, Any]] = join.export_rows(copy)
    except DialogError:  # a copy that cannot be read takes nothing away
        return []
    join.import_rows(project, rows)
    n = len(views.ideas(project)) - before
    text = ngettext(
        "The file lacked changes that its newest copy has; they were taken from there ({n} idea).",
        "The file lacked changes that its newest copy has; they were taken from there ({n} ideas).",
        n,
    )
    return [text.format(n=n)]


# -- what was being typed --------------------------------------------------------------------------------------------


def _typed_before(project: Project, now: datetime) -> list[str]:
    """Offer this author's words back in a session that goes on; keep all other words as what they were meant to be."""
    going_on = {row.id for row in recording.open_sessions(project)}
    known = {idea.id for idea in views.ideas(project)}
    told = []
    for draft in drafts.list_drafts(project):
        idea = draft.entity.removeprefix(IDEA) if draft.entity.startswith(IDEA) else ""
        session = idea.rpartition("/")[0]
        facts = {"time": _time(draft.wall, now), "author": draft.author}
        if draft.author == project.author and draft.field == "text" and session in going_on:
            offered = _("Recovered: the change of idea {idea} that you were typing at {time}.")
            if idea not in known:
                offered = _("Recovered: the idea that you were typing at {time}.")
            told.append(offered.format(idea=idea_number(idea), **facts))
            continue
        kept = _kept(replace(project, author=draft.author), draft, session, known)
        if kept:
            told.append(
                _("Recovered and kept: what {author} was typing at {time} ({idea}).").format(idea=kept, **facts)
            )
    return told


def _kept(signed: Project, draft: Draft, session: str, known: set[str]) -> str:
    """Keep a draft under its author's name; returns the idea it belongs to, "–" for another thing, "" for no words."""
    idea = draft.entity.removeprefix(IDEA)
    with suppress(BadInput):  # no such session any more, or the words do not fit: they stay as they are, in the ledger
        if session and draft.field == "text" and idea in known:
            recording.edit_idea(signed, idea, text=draft.text)
            return idea
        if session and draft.field == "text" and draft.text.strip():
            return recording.add_idea(signed, session, draft.text)
    return "–" if drafts.seal_drafts(signed, draft.entity, draft.field) else ""


def _time(wall: str, now: datetime) -> str:
    """A moment in UTC as people say it: the time, with the day where it is not today's."""
    try:
        moment = datetime.fromisoformat(wall).astimezone()
    except ValueError:
        return "?"
    return f"{moment:%H:%M}" if moment.date() == now.date() else _moment(moment)


def _moment(moment: datetime) -> str:
    return f"{short_date(moment.date())} {moment:%H:%M}"
