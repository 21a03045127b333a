"""A project with three sessions and a stored grouping, for the tests of curation."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Idea, Place, Session
from dialog_toolkit.domain.theme import EngineNote, Placement, Proposal, Standing, Theme, ThemeRun
from dialog_toolkit.ledger import export_rows, import_rows, import_sessions, open_project
from dialog_toolkit.services import projects, theme_runs, themes
from dialog_toolkit.services.projects import Project
from tests.services.recorded import folder

PLACES = {"alfa": "riga", "beta": "riga", "gama": "latgale"}
TEXTS = ("Autobuss brauc reti", "Skolā trūkst skolotāju", "Atbildi uz iesniegumu nesaņem", "Parks jākopj")
MEMBERS = {"t-bus": ("alfa/1", "beta/1", "gama/1"), "t-skola": ("alfa/2", "beta/2", "gama/2")}
"""The stored grouping: two themes; of the rest alfa/4 repeats beta/4 and the others are lone voices."""


def sessions() -> list[Session]:
    """The sessions, four ideas each."""
    return [
        Session(
            id=id,
            title=id.title(),
            method="dialoga-aplis",
            question="Kādu Latviju gribam?",
            date=date(2025, 3, 10),
            place=Place(id.title(), region),
            ideas=tuple(Idea(f"{id}/{n}", id, f"{text} ({id})") for n, text in enumerate(TEXTS, 1)),
        )
        for id, region in PLACES.items()
    ]


def put_run(
    project: Project, members: Mapping[str, Sequence[str]] = MEMBERS, proposals: Sequence[Proposal] = ()
) -> ThemeRun:
    """Store a grouping of the ideas the project now has, as the machine would."""
    of = themes.material(project)
    home = {idea: theme for theme, ideas in members.items() for idea in ideas}
    made = []
    for id, ideas in members.items():
        known = [of.by_id[idea] for idea in ideas]
        evidence = evidence_of(known, of.by_id.values(), of.region_of)
        weights = tuple(1 - place / 10 for place, _idea in enumerate(ideas))
        made.append(Theme(id, known[0].text, known[0].id, (f"birka {id}",), tuple(ideas), weights, evidence))
    placements = [
        Placement(idea, Standing.THEME, theme=home[idea])
        if idea in home
        else Placement(idea, Standing.DUPLICATE, of="beta/4")
        if idea == "alfa/4"
        else Placement(idea, Standing.LONE_VOICE, because="far")
        for idea in sorted(of.by_id)
    ]
    run = ThemeRun(tuple(made), tuple(placements), EngineNote("engine", "f", 0, {}), proposals=tuple(proposals))
    theme_runs.keep_run(project, run, theme_runs.EngineSettings())
    return run


@contextmanager
def themed(author: str = "Anna", proposals: Sequence[Proposal] = ()) -> Iterator[Project]:
    """A project with the sessions and the grouping."""
    with folder() as where, projects.create(where / "plan.dialog", author=author) as project:
        import_sessions(project, sessions(), "test")
        put_run(project, proposals=proposals)
        yield project


@contextmanager
def two_laptops() -> Iterator[tuple[Project, Project]]:
    """The same project on two machines, as Anna and as Bruno."""
    with folder() as where:
        with projects.create(where / "anna.dialog", author="Anna") as project:
            import_sessions(project, sessions(), "test")
            put_run(project)
        other = Path(shutil.copyfile(where / "anna.dialog", where / "bruno.dialog"))
        with open_project(where / "anna.dialog", author="Anna") as one, open_project(other, author="Bruno") as two:
            yield one, two


def join(one: Project, two: Project) -> None:
    """Each takes in what the other has."""
    rows = export_rows(one)
    import_rows(one, export_rows(two))
    import_rows(two, rows)
