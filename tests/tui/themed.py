"""A project with themes made by hand, and a computing process that answers when a test lets it."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import (
    EngineNote,
    Placement,
    Proposal,
    ProposalKind,
    Standing,
    Theme,
    ThemeGroup,
    ThemeRun,
)
from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.services import projects, theme_runs, theme_wall
from dialog_toolkit.services.projects import Project
from dialog_toolkit.services.theme_runs import EngineSettings

STOPPED = "Stopped. Everything is as it was before."
ENDED = "The computation ended before it answered. Your data is as it was."
NOTE = EngineNote("civic concepts + fields", "0", 0, {"embedder": ""})


def by_hand(project: Project) -> ThemeRun:
    """Four themes in two groups, some lone voices, one duplicate; the same for the same ideas."""
    lying = theme_wall.material(project)
    ideas = sorted(lying.ideas)
    lone, duplicate, rest = ideas[:3], ideas[3], ideas[4:]
    members = {f"t-{n}": rest[n::4] for n in range(4)}
    themes = tuple(_theme(id, own, lying.ideas, lying.region_of, n) for n, (id, own) in enumerate(members.items()))
    placements = [Placement(id, Standing.LONE_VOICE, because="No other idea is close enough to it.") for id in lone]
    placements.append(
        Placement(duplicate, Standing.DUPLICATE, of=rest[0], because="The same words in the same session.")
    )
    for theme in themes:
        placements += [
            Placement(id, Standing.THEME, theme=theme.id, stability=0.4 if n == 1 else 0.95, unsure=n == 1)
            for n, id in enumerate(theme.ideas)
        ]
    first = themes[0].ideas
    proposals = (
        Proposal("q-merge", ProposalKind.MERGE, themes=("t-1", "t-2"), score=0.8),
        Proposal("q-split", ProposalKind.SPLIT, themes=("t-0",), parts=(first[:4], first[4:]), score=0.7),
    )
    groups = (ThemeGroup("g-0", "autobuss un skola", ("t-0", "t-1")), ThemeGroup("g-1", "atbilde", ("t-2", "t-3")))
    return ThemeRun(themes, tuple(sorted(placements, key=lambda place: place.idea)), NOTE, groups, proposals)


def _theme(id: str, own: list[str], ideas: Mapping[str, Idea], region_of: Mapping[str, str], number: int) -> Theme:
    return Theme(
        id=id,
        title=ideas[own[0]].text,
        title_idea=own[0],
        tags=("autobuss", "skola", "atbilde")[: 1 + number],
        ideas=tuple(own),
        weights=tuple(1 - n / 100 for n in range(len(own))),
        evidence=evidence_of([ideas[one] for one in own], tuple(ideas.values()), region_of),
        stability=0.9 - number / 10,
        group=f"g-{number // 2}",
    )


def with_themes(file: Path) -> Path:
    """The project with the themes made by hand as its last run."""
    with projects.opened(file, "centrs") as project:
        theme_runs.keep_run(project, by_hand(project), EngineSettings())
    return file


class SlowWorker:
    """Stands at the border to the computing process: reports one step, then waits for `go`, `cancel` or `die`."""

    def __init__(self, answer: ThemeRun) -> None:
        self.answer = answer
        self.asked: list[dict[str, Any]] = []
        self.begun, self.go = threading.Event(), threading.Event()
        self.fault: DialogError | None = None
        self.eta = 4.0

    def run(self, task: str, payload: Any, progress: Any = None, answers: Any = None) -> Any:
        """Wait, then answer with the run given, or raise."""
        self.asked.append({"task": task, **payload})
        if progress:
            progress("Grouping ideas", 3, 10)
        self.begun.set()
        self.go.wait(20)
        self.go.clear()
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise fault
        return TypeAdapter(ThemeRun).dump_python(self.answer, mode="json")

    def cancel(self) -> None:
        """As the real one: whoever waits gets Cancelled."""
        self.fault = self.fault or Cancelled(STOPPED)
        self.go.set()

    def die(self) -> None:
        """As when the process is killed from outside."""
        self.fault = DialogError(ENDED)
        self.go.set()

    def warm(self, embedder: str = "") -> None:
        """Nothing to load."""

    def close(self) -> None:
        """Nothing to end."""


def moved(run: ThemeRun, idea: str, to: str) -> ThemeRun:
    """The run with one idea in another theme."""
    themes = tuple(
        replace(
            theme,
            ideas=tuple(one for one in theme.ideas if one != idea) + ((idea,) if theme.id == to else ()),
        )
        for theme in run.themes
    )
    placements = tuple(replace(place, theme=to) if place.idea == idea else place for place in run.placements)
    return replace(run, themes=themes, placements=placements)
