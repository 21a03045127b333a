"""A project with a circle, two themes and the machine's drafts for them, for the tests of measures."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pydantic import TypeAdapter

from dialog_toolkit.domain.measure import Indicator, Measure, Quote, Suggestion
from dialog_toolkit.domain.session import IdeaKind
from dialog_toolkit.domain.theme import EngineNote, Evidence, Placement, Standing, Theme, ThemeRun
from dialog_toolkit.ledger import export_rows, import_rows
from dialog_toolkit.ledger.computed import put_computed
from dialog_toolkit.services import measure_acts, measures, projects, recording
from dialog_toolkit.services.projects import Project
from tests.services.recorded import SESSION, begin, folder

SAID = (
    ("Rakstīju domei trīs reizes, bet atbildes joprojām nav.", IdeaKind.EXPERIENCE),
    ("Katram iesniegumam jāpublicē atbilde ar pamatojumu.", IdeaKind.IDEA),
    ("Autobuss uz sēdi nebrauc.", IdeaKind.CONCERN),
    ("Domes sēdes jāpārraida tiešsaistē.", IdeaKind.IDEA),
)
IDEAS = tuple(f"{SESSION}/{number:02}" for number in range(1, len(SAID) + 1))
ANSWERS, MEETINGS = "p-1111", "p-2222"
"""Ids of the drafts: of the theme of answers and of the theme of meetings."""
THEMES = {ANSWERS: "t-1111", MEETINGS: "t-2222"}


def drafts() -> tuple[Measure, ...]:
    """What the machine drafted."""
    return tuple(_draft(id, place) for place, id in enumerate((ANSWERS, MEETINGS)))


def _draft(id: str, place: int) -> Measure:
    problem, wish = IDEAS[2 * place], IDEAS[2 * place + 1]
    return Measure(
        id=id,
        title=("Atbildes uz iesniegumiem", "Domes sēdes")[place],
        problem=(Quote(problem, SAID[2 * place][0]),),
        wishes=(Quote(wish, SAID[2 * place + 1][0]),),
        solution=("Publicēt atbildi ar pamatojumu", "Pārraidīt domes sēdes tiešsaistē")[place],
        solution_ideas=(wish,),
        indicators=(Indicator(("atbilžu daļa", "pārraidītās sēdes")[place]),),
        themes=(THEMES[id],),
        ideas=(problem, wish),
        suggested={
            "lead": (Suggestion("vk", 0.8, ("atbilde",)), Suggestion("varam", 0.4, ("dome",))),
            "values": (Suggestion("accountability", 0.7, ("atbilde",)), Suggestion("participation", 0.3, ("sēde",))),
            "solution": (Suggestion("Veidot iesniegumu reģistru", 0.5, (problem,)),),
        },
        suggested_fields=("title", "problem", "wishes", "solution", "indicators"),
        machine_written=("solution",) if place == 0 else (),
    )


def group(project: Project) -> None:
    """Keep two themes as the machine's, and the drafts for them."""
    parts = [(THEMES[ANSWERS], IDEAS[:2], "Atbildes"), (THEMES[MEETINGS], IDEAS[2:], "Sēdes")]
    seen = Evidence(2, (SESSION,), ("zemgale",), 1, 1, {}, {}, {})
    themes = tuple(Theme(id, title, "", (), ideas, (1.0, 0.9), seen) for id, ideas, title in parts)
    placed = tuple(Placement(idea, Standing.THEME, id) for id, ideas, _title in parts for idea in ideas)
    run = ThemeRun(themes, placed, EngineNote("test", "f1", 0, {}))
    put_computed(project, "theme_run", "current", "f1", TypeAdapter(ThemeRun).dump_json(run).decode())
    measures.save_drafts(project, drafts(), "f1")


@contextmanager
def drafted(author: str = "Anna") -> Iterator[Project]:
    """A project with the drafts."""
    with folder() as where, projects.create(where / "plan.dialog", author=author) as project:
        fill(project)
        yield project


def fill(project: Project) -> None:
    """Put the circle, the themes and the drafts into a new project."""
    begin(project)
    for text, kind in SAID:
        recording.add_idea(project, SESSION, text, kind=kind, quotable=True)
    group(project)


@contextmanager
def two_laptops() -> Iterator[tuple[Project, Project]]:
    """The same project on Anna's and on Bruno's laptop."""
    with ExitStack() as stack:
        anna = stack.enter_context(drafted())
        where = stack.enter_context(folder())
        bruno = stack.enter_context(projects.create(where / "plan.dialog", author="Bruno"))
        import_rows(bruno, export_rows(anna))
        group(bruno)
        yield anna, bruno


def join(one: Project, other: Project) -> None:
    """Bring two laptops together, both ways."""
    rows = export_rows(one)
    import_rows(one, export_rows(other))
    import_rows(other, rows)


def undone(project: Project) -> str:
    """Take the last act back; what is said of it, "" if there was nothing."""
    step = measure_acts.undo(project)
    return step.text if step else ""
