"""A finished session to read."""

from dialog_toolkit.i18n import N_, _
from dialog_toolkit.services import recording, sessions
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.modals.text import ReadModal

KINDS = {"experience": "●", "concern": "▲", "idea": "◆", "question": "?", "value": "♥"}
"""A sign for each kind of idea, always with its word."""


def session_text(project: Project, session_id: str) -> str:
    """A session as lines: what it was, then its ideas. Raises BadInput for an unknown id."""
    session = sessions.get(project, session_id)
    lines = [f"{name}: {value}" for name, value in sessions.described(project, session)]
    if session.invented:
        lines.insert(0, _("INVENTED EXAMPLE – no such circle took place and nobody said these words."))
    lines.append("")
    for idea in session.ideas:
        number = idea.id.rpartition("/")[2]
        marks = f"{KINDS.get(idea.kind, '·')} {_(f'kind {idea.kind}')}, {_(f'agreement {idea.agreement}')}"
        lines += [f"{number}  {marks}", f"    {idea.text}"]
    return "\n".join(lines)


def is_recorded(project: Project, session_id: str) -> bool:
    """Whether the session is still being recorded."""
    return any(row.id == session_id for row in recording.open_sessions(project))


class SessionReader(ReadModal):
    """One session with its ideas."""

    def __init__(self, session_id: str) -> None:
        super().__init__(N_("Session"), lambda: session_text(self.dialog.project, session_id))
