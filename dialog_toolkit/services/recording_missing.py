"""What the record of a session still lacks, by the must-fields of a record and by what its method card yields.

The must-fields are what makes a record verifiable and owes the room an answer: who, where, when, how many, notice
and rules, minutes of stages, ideas, disagreements, what was promised, approval. A stage that should leave something
behind (`yields` of the card) and has left nothing is named too, so a method's own outputs are asked for without code
of their own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dialog_toolkit.domain.method import Method, Stage, Yield
from dialog_toolkit.domain.session import Agreement, Session
from dialog_toolkit.i18n import N_, _, current_language, ngettext
from dialog_toolkit.services.recording_asks import asks


@dataclass(frozen=True)
class Missing:
    """One thing to do before the record is complete: the field it is about, and a sentence in the screen's language."""

    field: str
    message: str


_FACTS: tuple[tuple[str, Callable[[Session], bool], str], ...] = (
    ("question", lambda s: bool(s.question), N_("The question of the session is not written down.")),
    ("place", lambda s: s.place.online or bool(s.place.name), N_("The place is not written down.")),
    ("organiser", lambda s: bool(s.organiser), N_("It is not said who organised the session.")),
    ("facilitators", lambda s: bool(s.facilitators), N_("The roles of those who led and recorded are not said.")),
    ("languages", lambda s: bool(s.languages), N_("The languages spoken are not said.")),
    ("start", lambda s: bool(s.start), N_("It is not said when the session began.")),
    ("end", lambda s: bool(s.end or s.closed), N_("It is not said when the session ended.")),
    ("participants_start", lambda s: s.participants_start is not None, N_("The people at the start are not counted.")),
    ("participants_end", lambda s: s.participants_end is not None, N_("The people at the end are not counted.")),
    ("notice_read", lambda s: s.notice_read, N_("It is not marked that the notice on data use was read out.")),
    ("rules_accepted", lambda s: s.rules_accepted, N_("It is not marked that the room accepted the rules.")),
    ("ideas", lambda s: bool(s.ideas), N_("No idea is recorded.")),
)

_SAID_AT_THE_END: tuple[tuple[str, Callable[[Session], bool], str], ...] = (
    (
        "promises",
        lambda s: any(promise.who and promise.by for promise in s.promises),
        N_("It is not said who sends the summary and by when."),
    ),
    ("approved", lambda s: s.approved, N_("The room has not approved the record.")),
    ("signed_off", lambda s: bool(s.signed_off), N_("The record is not signed off.")),
)


def missing(session: Session, method: Method | None) -> list[Missing]:
    """What is still missing, in the order in which it comes up in a session. Empty when the record is complete."""
    found = [Missing(field, _(message)) for field, there, message in _FACTS if not there(session)]
    found += _stages(session, method)
    found += _ideas(session)
    found += _yields(session, method) if method else ()
    found += [Missing(field, _(message)) for field, there, message in _SAID_AT_THE_END if not there(session)]
    return found


def _stages(session: Session, method: Method | None) -> Iterator[Missing]:
    names = {stage.id: stage.name.in_language(current_language()) for stage in method.stages} if method else {}
    open_ones = [names.get(log.stage, log.stage) for log in session.stages if log.actual is None]
    if open_ones:
        n = len(open_ones)
        text = ngettext("{n} stage has no minutes: {names}.", "{n} stages have no minutes: {names}.", n)
        yield Missing("stages", text.format(n=n, names=", ".join(open_ones)))


def _ideas(session: Session) -> Iterator[Missing]:
    unread = sum(not idea.approved for idea in session.ideas)
    if unread and not session.approved:
        text = ngettext("{n} idea is not read back.", "{n} ideas are not read back.", unread)
        yield Missing("ideas.approved", text.format(n=unread))
    marked = sum(idea.marked_return for idea in session.ideas)
    if marked:
        text = ngettext("{n} idea is marked to come back to.", "{n} ideas are marked to come back to.", marked)
        yield Missing("ideas.marked_return", text.format(n=marked))
    if any(idea.agreement is Agreement.MIXED for idea in session.ideas) and not session.disagreements:
        yield Missing("disagreements", _("The room was of different minds, but no disagreement is written down."))


def _yields(session: Session, method: Method) -> Iterator[Missing]:
    used = {idea.stage for idea in session.ideas}
    empty = [
        stage.name.in_language(current_language())
        for stage in method.stages
        if _should_have_ideas(stage) and stage.id not in used and _was_held(session, stage.id)
    ]
    if empty and session.ideas:
        n = len(empty)
        text = ngettext("Nothing is recorded in {n} stage: {names}.", "Nothing is recorded in {n} stages: {names}.", n)
        yield Missing("ideas.stage", text.format(n=n, names=", ".join(empty)))
    wanted = {word for stage in method.stages for word in stage.yields}
    if Yield.VOTES in wanted and not any(idea.votes is not None for idea in session.ideas):
        yield Missing("ideas.votes", _("The votes are not entered."))
    if Yield.RANKINGS in wanted and not any(idea.rank is not None or idea.votes is not None for idea in session.ideas):
        yield Missing("ideas.rank", _("The order of the ideas is not entered."))
    if Yield.QUOTES in wanted and session.ideas and not any(idea.quotable for idea in session.ideas):
        yield Missing("ideas.quotable", _("No idea is marked as allowed to be quoted."))
    if Yield.PROMISES in wanted and not session.promises:
        yield Missing("promises", _("Nothing is written down of what was promised to the room."))


def _should_have_ideas(stage: Stage) -> bool:
    weak = {Yield.QUOTES, Yield.AGREEMENTS, Yield.PROMISES, Yield.VOTES, Yield.RANKINGS, Yield.SURVEY, Yield.NOTHING}
    return asks(stage).ideas and not set(stage.yields) <= weak


def _was_held(session: Session, stage_id: str) -> bool:
    return any(log.stage == stage_id and log.actual for log in session.stages)
