"""Sessions: bring in files, list, describe, give out."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.session import Session
from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.exchange.session_files import read_session_files, write_session
from dialog_toolkit.exchange.yaml_text import Fault
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.i18n.dates import long_date
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.importing import import_sessions
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services.projects import methods, profile_of, vocabulary

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ImportOutcome:
    """What bringing in files did: session ids by what happened, idea ids kept or in conflict, faults of files."""

    imported: bool
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class SessionSummary:
    """A session in a list."""

    id: str
    title: str
    date: date
    region: str
    region_name: str
    place: str
    method: str
    ideas: int
    approved: bool
    invented: bool


def session_paths(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files as given; a folder stands for the session files in it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml")))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def import_files(
    project: Project, paths: Sequence[Path], *, skip_bad: bool = False, progress: Progress | None = None
) -> ImportOutcome:
    """Bring session files in, all in one transaction. With a faulty file among them nothing is, unless `skip_bad`."""
    project.require_writable()
    files = session_paths(paths)
    if progress:
        progress(N_("Reading session files"), 0, len(files))
    read = read_session_files(files, vocabulary(profile_of(project)))
    faults = tuple(fault for file in read for fault in file.faults)
    found = [file.session for file in read if file.session]
    if not found or (faults and not skip_bad):
        return ImportOutcome(False, faults=faults)
    if progress:
        progress(N_("Writing to the project"), 0, len(found))
    report = import_sessions(project, found, source=", ".join(sorted({file.parent.name for file in files})))
    conflicts = tuple(f"{entity} {field}" for entity, field in report.conflicts)
    return ImportOutcome(True, report.new_sessions, report.changed, report.unchanged, report.kept, conflicts, faults)


def summaries(project: Project) -> tuple[SessionSummary, ...]:
    """All sessions, in the plan's order of regions, then by date."""
    profile = profile_of(project)
    order = {region.id: place for place, region in enumerate(profile.regions)}
    names = {region.id: region.name.in_language(current_language()) for region in profile.regions}
    counts = views.idea_counts(project)
    rows = [
        SessionSummary(
            s.id, s.title, s.date, s.place.region, names.get(s.place.region, s.place.region), s.place.name, s.method,
            counts.get(s.id, 0), s.approved, s.invented,
        )
        for s in views.sessions(project, with_ideas=False)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (order.get(row.region, len(order)), row.date, row.id)))


def get(project: Project, id: str) -> Session:
    """The session of that id. Raises BadInput that names the nearest ids."""
    sessions = {session.id: session for session in views.sessions(project)}
    if id not in sessions:
        near = ", ".join(difflib.get_close_matches(id, sessions, 3, cutoff=0.4)) or "–"
        raise BadInput(N_("There is no session “{id}” in the project."), hint=N_("Nearest: {near}"), id=id, near=near)
    return sessions[id]


def export(project: Project, id: str, target: Path | None = None) -> str:
    """The session as the text of a session file, written to `target` if given. Raises BadInput, StorageError."""
    text = write_session(get(project, id))
    if target:
        try:
            target.write_text(text, "utf-8")
        except OSError as fault:
            raise StorageError(
                N_("The file {file} cannot be written: {why}."),
                hint=N_("The project is unchanged. Choose another folder."),
                file=str(target),
                why=fault.strerror or type(fault).__name__,
            ) from None
    return text


def described(project: Project, session: Session) -> list[tuple[str, str]]:
    """What a person wants to know of a session, as (name, value) lines."""
    profile = profile_of(project)
    language = current_language()
    method = methods().get(session.method)
    people = " → ".join(str(n) for n in (session.participants_start, session.participants_end) if n is not None)
    lines = [
        (_("Session"), f"{session.id} – {session.title}"),
        (_("Question"), session.question),
        (_("Date"), long_date(session.date, language) + _hours(session)),
        (_("Place"), ", ".join(part for part in (session.place.name, session.place.municipality) if part)),
        (_("Region"), profile.region(session.place.region).name.in_language(language)),
        (_("Method"), method.name.in_language(language) if method else session.method),
        (_("People present"), people),
        (_("Organiser"), session.organiser),
        (_("Read back and approved"), _("yes") if session.approved else _("no")),
    ]
    return [(name, value) for name, value in lines if value]


def _hours(session: Session) -> str:
    """From when to when, as far as it is known: ", 17:30–19:40"."""
    return f", {session.start}" + (f"–{session.end}" if session.end else "") if session.start else ""
