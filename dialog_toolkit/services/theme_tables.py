"""Themes out to other programs, and a team's own list of themes in."""

from datetime import datetime
from pathlib import Path

from dialog_toolkit import __version__
from dialog_toolkit.domain.balance import balance
from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.theme_table import ThemeTable, json_of, sheets_of
from dialog_toolkit.exchange.workbook import xlsx_bytes
from dialog_toolkit.i18n import N_, current_language
from dialog_toolkit.ledger.fold import state_of
from dialog_toolkit.ledger.project import PROJECT, Project
from dialog_toolkit.papers.storing import store
from dialog_toolkit.services.curation_reading import read_curation
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.services.themes import current, material

FORMS = (".xlsx", ".json")


def export(project: Project, path: Path) -> Path:
    """Write the themes, every idea with its place, and the balance to an XLSX or JSON file; returns its path.

    Headings of the workbook are in the current language. Raises BadInput for another kind of file, ProjectError if
    there are no themes yet, StorageError.
    """
    form = path.suffix.lower()
    if form not in FORMS:
        raise BadInput(
            N_("{path}: themes are written as .xlsx or .json."),
            hint=N_("Give the file one of these endings."),
            path=path.name,
        )
    table = table_of(project, datetime.now().astimezone())
    return store(xlsx_bytes(sheets_of(table)) if form == ".xlsx" else json_of(table).encode(), path)


def table_of(project: Project, made_at: datetime) -> ThemeTable:
    """What is written, as it now stands. Raises ProjectError if there are no themes yet."""
    run = current(project)
    of = material(project)
    profile = profile_of(project)
    latvian = current_language() == "lv"
    state = state_of(project, PROJECT)
    return ThemeTable(
        title=(state.fields["title"].value if "title" in state.fields else "") or profile.title.lv,
        run=run,
        curation=read_curation(project),
        balance=balance(tuple(of.by_id.values()), of.region_of, run),
        sessions=of.sessions,
        regions={region.id: region.name.lv if latvian else region.name.en for region in profile.regions},
        made_at=made_at,
        version=__version__,
    )
