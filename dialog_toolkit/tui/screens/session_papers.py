"""Papers of one session, asked for from the recorder and the closing: the plan of the evening, the minutes."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any, Literal

from dialog_toolkit.errors import DialogError
from dialog_toolkit.i18n import N_, _, current_language
from dialog_toolkit.tui.base import LocalizedScreen
from dialog_toolkit.tui.modals.text import AskModal

Which = Literal["evening", "minutes"]


async def write_session_paper(screen: LocalizedScreen[Any], which: Which, session_id: str) -> str:
    """Ask for a folder, write the paper there as a document and as PDF, and return what to say; "" if it was left.

    The writing is done in a thread: the screen goes on meanwhile. Faults are told by the app.
    """
    dialog = screen.dialog
    folder = Path(dialog.project.path).parent
    path = await dialog.push_screen_wait(AskModal(N_("Into which folder?"), value=str(folder)))
    if not path:
        return ""
    dialog.notify(_("Writing the paper …"))
    try:
        files = await asyncio.to_thread(partial(_write, which, dialog.project, session_id, Path(path).expanduser()))
    except DialogError as fault:
        dialog.tell(fault)
        return ""
    return "✓ " + _("Written: {files}").format(files=", ".join(file.name for file in files))


def _write(which: Which, project: Any, session_id: str, folder: Path) -> list[Path]:
    from dialog_toolkit.services import papers  # its libraries are heavy and wanted only now

    write = papers.write_minutes if which == "minutes" else papers.write_evening
    return write(project, session_id, ("docx", "pdf"), folder, language=current_language())
