"""The two lines over the workbench: what there is, and what the machine did or is doing."""

from dataclasses import dataclass

from rich.cells import cell_len

from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.i18n import N_, _, ngettext
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.services.theme_runs import STEPS, EngineSettings
from dialog_toolkit.services.theme_wall import Wall
from dialog_toolkit.tui.workbench.members import beside
from dialog_toolkit.tui.workbench.shelves import slider


@dataclass
class Job:
    """Something that is being worked out. Its own thread writes `phase`, `done` and `total`, the screen reads them."""

    what: str
    phase: str = ""
    done: int = 0
    total: int = 0

    def step(self, phase: str, done: int, total: int) -> None:
        """Take note of a step."""
        self.phase, self.done, self.total = phase, done, total


REGROUPING = N_("Working out the themes")
ASKING = N_("Looking why")
COMPARING = N_("Comparing with what chance makes")
LISTING = N_("Looking which sentence models there are")


def counts(wall: Wall, words: str, width: int) -> str:
    """Themes, suggested ones and lone voices on the left; on the right ideas newer than the themes, or the search."""
    if wall.run is None:
        left = _("no themes yet")
    else:
        n = len(wall.themes)
        parts = [ngettext("{n} theme", "{n} themes", n).format(n=number(n))]
        n = sum(theme.id not in wall.curation.themes for theme in wall.themes.values())
        parts.append(ngettext("{n} suggested", "{n} suggested", n).format(n=number(n)))
        n = sum(place.standing is Standing.LONE_VOICE for place in wall.placements.values())
        parts.append(ngettext("{n} lone voice", "{n} lone voices", n).format(n=number(n)))
        left = " · ".join(parts)
    if n := len(wall.curation.conflicts):
        left += " · ⚠ " + ngettext("{n} with two versions: o", "{n} with two versions: o", n).format(n=number(n))
    return beside(left, _("search: {words}").format(words=words) if words else newer(wall), width)


def newer(wall: Wall) -> str:
    """How many ideas wait to be grouped."""
    n = wall.newer
    if not n:
        return ""
    return ngettext("{n} new idea: r works it in", "{n} new ideas: r works them in", n).format(n=number(n))


def machine(wall: Wall, settings: EngineSettings, asked: EngineSettings, width: int) -> str:
    """The control from coarser to finer on the left; what made the themes, and that there are invented examples."""
    left = slider(asked.step, STEPS)
    if asked.about:
        left += "  " + _("about {n} themes").format(n=number(asked.about))
    if asked != settings:
        left += "  " + _("r works it out")
    parts = []
    if wall.has_invented:
        parts.append("⚠ " + _("invented examples"))
    if wall.run is not None and len(wall.run.proposals):
        n = len(wall.run.proposals)
        parts.append(ngettext("{n} suggestion: g", "{n} suggestions: g", n).format(n=number(n)))
    parts.append(
        _("embedder: {name}").format(
            name=embedder(wall) if asked.embedder == settings.embedder else asked.embedder or _("none")
        )
    )
    while parts[1:] and cell_len(left) + cell_len(" · ".join(parts)) >= width:
        parts.pop()  # what made the themes is in the papers too
    return beside(left, " · ".join(parts), width)


def embedder(wall: Wall) -> str:
    """Name of the sentence model beside the built-in engine, or a word for none."""
    note = wall.run.engine.settings if wall.run else {}
    return str(note.get("embedder") or "") or _("none")


def running(job: Job, seconds: float | None, width: int) -> str:
    """How far the machine is: the phase, steps, seconds left, and how to stop it."""
    told = f"▸ {_(job.what)}"
    if job.phase:
        told += f": {_(job.phase)}"
    if job.total:
        told += f" {number(job.done)}/{number(job.total)}"
    if seconds is not None:
        told += " · " + _("about {n} s left").format(n=max(1, round(seconds)))
    return beside(told, _("Esc stops it"), width)
