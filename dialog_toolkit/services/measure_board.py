"""All that a screen of measures shows, read once; after a person's act only what people decided is read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dialog_toolkit.domain.measure import Measure, MeasureReport
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.review import STANDING, Review
from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.errors import DialogError, ProjectError
from dialog_toolkit.ledger import views
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.measures.check import check_measure
from dialog_toolkit.measures.dropped import DroppedPart, dropped_parts
from dialog_toolkit.services import commitments, measures, themes
from dialog_toolkit.services.measure_known import Known
from dialog_toolkit.services.measure_store import Everything, read_all
from dialog_toolkit.services.measure_values import checked
from dialog_toolkit.services.projects import profile_of
from dialog_toolkit.services.review_records import overrules_of, review_from, with_overrules

COMES_FROM_IDEAS = "solution"
"""The field of which a rewording may drop what people asked for."""


@dataclass(frozen=True)
class Ground:
    """What lies under the measures: ideas and sessions by id, titles of themes by id."""

    ideas: Mapping[str, Idea] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Board:
    """The measures as they now are: those that stand in their order, then merged and rejected ones.

    `reviews` says by id what people said of a measure, `kept` holds ids of those that are people's, `commitments`
    titles by id.
    """

    profile: PlanProfile
    ground: Ground
    everything: Everything
    known: Known
    measures: tuple[Measure, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    commitments: Mapping[str, str] = field(default_factory=dict)

    def review(self, id: str) -> Review:
        """What people said of a measure; nothing, of one that is only a machine's."""
        return self.reviews.get(id, Review(id))

    def seen(self, id: str, field: str) -> tuple[str, ...]:
        """The changes of a field that are on the screen: `parents` of what a person writes over them."""
        stored = self.everything.measures.get(id)
        return stored.heads(field) if stored else ()

    @property
    def has_invented(self) -> bool:
        """Whether some session is an invented example."""
        return any(session.invented for session in self.ground.sessions.values())

    def answers_invented(self, measure: Measure) -> bool:
        """Whether words of invented examples are among what the measure answers."""
        found = (self.ground.ideas.get(id) for id in measure.ideas)
        return any(idea is not None and self.ground.sessions[idea.session].invented for idea in found)


@dataclass(frozen=True)
class Judged:
    """What the checks say of a measure with one field as it is typed; `fault` if that cannot be kept at all.

    `dropped`: what the new text leaves out that people asked for.
    """

    report: MeasureReport
    fault: DialogError | None = None
    dropped: tuple[DroppedPart, ...] = ()


def ground(project: Project) -> Ground:
    """Read what lies under the measures."""
    sessions = views.sessions(project)
    try:
        titles = {theme.id: theme.title for theme in themes.current(project).themes}
    except ProjectError:  # none have been worked out yet
        titles = {}
    ideas = {idea.id: idea for session in sessions for idea in session.ideas}
    return Ground(ideas, {session.id: session for session in sessions}, titles)


def board(project: Project, lying: Ground) -> Board:
    """The measures as people's decisions make them now."""
    everything, profile = read_all(project), profile_of(project)
    every = measures.every_measure(everything, measures.machine_drafts(project))
    ordered = sorted(every, key=lambda measure: measure.state not in STANDING)
    mine = {id: each for id, each in everything.measures.items() if each.taken and not each.deleted}
    return Board(
        profile=profile,
        ground=lying,
        everything=everything,
        known=Known(profile, everything.texts, frozenset(lying.themes)),
        measures=tuple(ordered),
        reviews={id: review_from(everything, each) for id, each in mine.items()},
        kept=frozenset(mine),
        commitments={one.id: one.title for one in commitments.all_commitments(project)},
    )


def report(board: Board, measure: Measure) -> MeasureReport:
    """What the checks say of a measure, with people's verdicts beside theirs."""
    stored = board.everything.measures.get(measure.id)
    return with_overrules(check_measure(measure, board.profile), overrules_of(stored) if stored else ())


def judge(board: Board, measure: Measure, field: str, value: Any) -> Judged:
    """What the checks would say if `field` held `value`, as `measure_acts.edit` takes it. Nothing is kept."""
    try:
        decided = checked(field, value, replace(board.known, before=measure))
    except DialogError as fault:
        return Judged(report(board, measure), fault)
    after = replace(measure, **decided)
    dropped: tuple[DroppedPart, ...] = ()
    if field == COMES_FROM_IDEAS and measure.solution:
        ideas = [board.ground.ideas[id] for id in measure.ideas if id in board.ground.ideas]
        regions = {session.id: session.place.region for session in board.ground.sessions.values()}
        dropped = dropped_parts(measure.solution, after.solution, ideas, regions)
    return Judged(report(board, after), None, dropped)
