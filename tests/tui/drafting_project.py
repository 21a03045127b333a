"""A project with three example circles and measures in every state, for the tests of the drafting table."""

from pathlib import Path

from dialog_toolkit.domain.measure import Indicator, Measure, Quote, Suggestion
from dialog_toolkit.domain.review import Stance, State
from dialog_toolkit.domain.verdict import Verdict
from dialog_toolkit.services import idea_pages, measure_acts, measure_merging, measures, projects, review
from dialog_toolkit.services.idea_pages import IdeaFilter
from dialog_toolkit.services.projects import Project

ANSWERS, MEETINGS, BUSES, SCHOOLS, FESTIVALS = "p-1111", "p-2222", "p-3333", "p-4444", "p-5555"
TITLES = {
    ANSWERS: "Atbildes uz iesniegumiem",
    MEETINGS: "Domes sēdes tiešsaistē",
    BUSES: "Autobuss uz novada centru",
    SCHOOLS: "Skolas padomes",
    FESTIVALS: "Pagalmu svētki",
}


def drafts(project: Project) -> tuple[Measure, ...]:
    """What a machine drafted: each of six ideas."""
    ideas = {line.id: line.text for line in idea_pages.lines(project, idea_pages.keys(project, IdeaFilter()))}
    ids = list(ideas)
    return tuple(_draft(id, ids[6 * place : 6 * place + 6], ideas) for place, id in enumerate(TITLES))


def _draft(id: str, ideas: list[str], texts: dict[str, str]) -> Measure:
    return Measure(
        id=id,
        title=TITLES[id],
        problem=tuple(Quote(idea, texts[idea]) for idea in ideas[:2]),
        wishes=(Quote(ideas[2], texts[ideas[2]]),),
        solution="Publicēt atbildi uz katru iesniegumu 30 dienu laikā",
        solution_ideas=(ideas[2],),
        indicators=(Indicator("atbilžu daļa, kas sniegta laikā"),),
        ideas=tuple(ideas),
        themes=(f"t-{id[2:]}",),
        suggested={
            "lead": (Suggestion("vk", 0.42, ("atbilde", "iesniegums")), Suggestion("varam", 0.2, ("dome",))),
            "values": (Suggestion("accountability", 0.7, ("atbilde",)), Suggestion("participation", 0.3, ("sēde",))),
            "earlier": (Suggestion("6.3", 0.81, ("noteikumi", "lēmumi")),),
            "solution": (Suggestion("Veidot iesniegumu reģistru", 0.5, (ideas[3],)),),
        },
        suggested_fields=("title", "problem", "wishes", "solution", "indicators"),
        machine_written=("solution",) if id == MEETINGS else (),
    )


def fill(file: Path) -> None:
    """Put drafts into the project: one kept and agreed upon, one in review, one merged, one rejected, one untouched."""
    with projects.opened(file, "Anna") as project:
        measures.save_drafts(project, drafts(project), "f1")
        measure_acts.keep(project, ANSWERS)
        measure_acts.keep(project, ANSWERS, "lead", "vk")
        measure_acts.edit(project, ANSWERS, "supporting", ("varam", "visas ministrijas"))
        measure_acts.edit(project, ANSWERS, "deadline", "regulāri")
        measure_acts.edit(project, ANSWERS, "values", ("participation", "accountability"))
        measure_acts.edit(project, ANSWERS, "number", "1.1")
        review.comment(project, ANSWERS, "Cik tas maksā?", "funding")
        review.opinion(project, ANSWERS, Stance.AGREE, by="VARAM")
        review.opinion(project, ANSWERS, Stance.CHANGE, "Vajag ilgāku termiņu", by="TM")
        review.overrule(project, ANSWERS, "evidence", Verdict.MET, "Redzams portālā")
        review.to_state(project, ANSWERS, State.REVIEW)
        measure_acts.keep(project, SCHOOLS)
        measure_merging.merge(project, [SCHOOLS, BUSES], into=SCHOOLS)
        review.to_state(project, FESTIVALS, State.REJECTED, "Nav valsts darbs")
