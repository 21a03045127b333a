"""The minutes of a session: everything that may be recorded of it, for the people who were in the room.

What may be recorded and what must not follows the must- and should-fields of a session's record; counts of people
below the plan's publication limit are held back, and one more where the hidden one could be worked out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.method import Method
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Session, idea_number
from dialog_toolkit.i18n import pgettext, using_language
from dialog_toolkit.i18n.dates import long_date, number, short_date
from dialog_toolkit.papers.quotes import folded
from dialog_toolkit.papers.views import Count

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"women", "men", "other-sex"}),
    frozenset({"riga", "state-city", "town", "countryside", "abroad"}),
)
_AGES = "age-"

_LANGUAGES = {
    Language.LATVIAN: "in Latvian",
    Language.LATGALIAN: "in Latgalian",
    Language.RUSSIAN: "in Russian",
    Language.ENGLISH: "in English",
}


@dataclass(frozen=True)
class MinutesInput:
    """Everything minutes are made of.

    `method` is None for one that is not known here; `fewest` the smallest count of people that is published;
    `region`, `groups` (group id → name), `items` (evaluation item → words) and `missing` (sentences: what the record
    lacks) are in the paper's language.
    """

    session: Session
    method: Method | None
    made_on: date
    language: str = "lv"
    tool_version: str = ""
    fewest: int = 10
    region: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[str] = ()


@dataclass(frozen=True)
class LineView:
    """A fact: its name and what it is; `own` if those are the session's own words, in its language."""

    name: str
    text: str
    own: bool = False


@dataclass(frozen=True)
class SaidView:
    """A recorded idea. `words` are the whole of it; `votes` and `rank` "" where the room did not count."""

    id: str
    number: str
    kind: str
    agreement: str
    words: Quote
    quotable: bool
    where: str
    votes: str
    rank: str


@dataclass(frozen=True)
class StageView:
    """A stage with the ideas recorded in it; minutes are "" where they are not known."""

    name: str
    planned: str
    actual: str
    ideas: tuple[SaidView, ...]
    has_where: bool
    has_votes: bool
    has_rank: bool


@dataclass(frozen=True)
class PromiseView:
    """What was promised, by whom (a role) and until when."""

    text: str
    who: str
    by: str


@dataclass(frozen=True)
class SpeakingView:
    """How evenly people spoke, as a summary of all chairs."""

    chairs: int
    spoke: int
    max_share: str
    gini: str
    longest_silence: int


@dataclass(frozen=True)
class ItemView:
    """A statement of the evaluation, its average and the number of answers in words."""

    words: str
    average: str
    answers: str


def minutes_context(data: MinutesInput) -> dict[str, object]:
    """What `minutes.md.j2` is given. A pure function of the input."""
    with using_language(data.language):
        session = data.session
        return {
            "title": session.title,
            "question": session.question,
            "invented": session.invented,
            "approved": session.approved,
            "signed_off": session.signed_off,
            "closed": _closed(session),
            "facts": _facts(data),
            "groups": _groups(data),
            "total": len(session.ideas),
            "kinds": _kinds(session.ideas),
            "agreements": _agreements(session.ideas),
            "languages": _languages(session.ideas),
            "unquotable": sum(not idea.quotable for idea in session.ideas),
            "read_back": sum(idea.approved for idea in session.ideas),
            "stages": _stages(data),
            "disagreements": session.disagreements,
            "promises": tuple(PromiseView(p.text, p.who, long_date(p.by) if p.by else "") for p in session.promises),
            "speaking": _speaking(session),
            "evaluation": _evaluation(data),
            "missing": tuple(data.missing),
            "made_on": long_date(data.made_on),
            "tool_version": data.tool_version,
        }


def people(count: int | None, fewest: int) -> str:
    """A count of people, "<10" where it is smaller than what is published, "" if it is not known."""
    if count is None:
        return ""
    return number(count) if count >= fewest or not count else f"<{fewest}"


def group_counts(counts: Mapping[str, int], total: int | None, fewest: int) -> dict[str, str]:
    """Counts by group in words. Where one hidden count of a family (ages, sexes, places) could be worked out from the
    shown total, the next smallest is held back too ("–")."""
    shown = {group: people(n, fewest) for group, n in counts.items()}
    families = [{group for group in counts if group.startswith(_AGES)}, *(family & set(counts) for family in _FAMILIES)]
    for family in families:
        hidden = [group for group in family if 0 < counts[group] < fewest]
        rest = sorted((counts[group], group) for group in family if counts[group] >= fewest)
        if len(hidden) == 1 and rest and sum(counts[group] for group in family) == total:
            shown[rest[0][1]] = "–"
    return shown


def _facts(data: MinutesInput) -> tuple[LineView, ...]:
    session, fewest = data.session, data.fewest
    place = session.place
    where = (pgettext("paper", "online") if place.online else "", place.name, place.municipality, data.region)
    hours = "–".join(part for part in (session.start, session.end) if part)
    method = data.method
    edition = pgettext("paper", "version {n}")
    version = f"{method.code}, {edition.format(n=method.version)}" if method else ""
    name = method.name.in_language(data.language) if method else session.method
    lines = (
        LineView(pgettext("paper", "Date"), ", ".join(part for part in (long_date(session.date), hours) if part)),
        LineView(pgettext("paper", "Place"), ", ".join(dict.fromkeys(part for part in where if part))),
        LineView(pgettext("paper", "Method"), f"{name} ({version})" if version else name),
        LineView(pgettext("paper", "Organiser"), session.organiser, own=True),
        LineView(pgettext("paper", "Led and recorded by (roles)"), _roles(session.facilitators), own=True),
        LineView(pgettext("paper", "How people were invited"), session.invited_by, own=True),
        LineView(pgettext("paper", "Access"), ", ".join(session.access), own=True),
        LineView(pgettext("paper", "Languages of the conversation"), ", ".join(map(_language, session.languages))),
        LineView(pgettext("paper", "People at the start"), people(session.participants_start, fewest)),
        LineView(pgettext("paper", "People at the end"), people(session.participants_end, fewest)),
        LineView(pgettext("paper", "Notice on data use read out"), _yes(session.notice_read)),
        LineView(pgettext("paper", "Rules accepted by the room"), _yes(session.rules_accepted)),
        LineView(pgettext("paper", "Id of the record"), session.id),
    )
    return tuple(line for line in lines if line.text)


def _roles(roles: Sequence[str]) -> str:
    return ", ".join(f"{role} ({n})" if n > 1 else role for role, n in Counter(roles).items())


def _yes(value: bool) -> str:
    return pgettext("paper", "yes") if value else pgettext("paper", "not marked")


def _language(code: Language) -> str:
    return pgettext("language of ideas", _LANGUAGES[code])


def _closed(session: Session) -> str:
    day, _t, hour = session.closed.partition("T")
    if not day:
        return ""
    return ", ".join(part for part in (short_date(date.fromisoformat(day)), hour[:5]) if part)


def _groups(data: MinutesInput) -> tuple[LineView, ...]:
    counts = {one.group: one.people for one in data.session.participant_groups}
    totals = (data.session.participants_start, data.session.participants_end)
    total = next((n for n in totals if n is not None), None)
    shown = group_counts(counts, total, data.fewest)
    return tuple(LineView(data.groups.get(group, group), text) for group, text in shown.items())


def _kinds(ideas: Sequence[Idea]) -> tuple[Count, ...]:
    counts = Counter(idea.kind for idea in ideas)
    return tuple(Count(pgettext("kind of idea", kind.value), counts[kind]) for kind in IdeaKind if counts[kind])


def _agreements(ideas: Sequence[Idea]) -> tuple[Count, ...]:
    counts = Counter(idea.agreement for idea in ideas)
    return tuple(Count(agreement_word(kind), counts[kind]) for kind in Agreement if counts[kind])


def agreement_word(agreement: Agreement) -> str:
    """How the room stood to an idea, in the current language."""
    words = {
        Agreement.SHARED: pgettext("agreement of the room", "shared"),
        Agreement.MIXED: pgettext("agreement of the room", "opinions differed"),
        Agreement.SINGLE: pgettext("agreement of the room", "single voice"),
    }
    return words[agreement]


def _languages(ideas: Sequence[Idea]) -> tuple[Count, ...]:
    counts = Counter(idea.language for idea in ideas)
    return tuple(Count(_language(code), counts[code]) for code in Language if counts[code])


def _stages(data: MinutesInput) -> tuple[StageView, ...]:
    """The stages in the order they were held, then ideas of no stage that is known."""
    session = data.session
    names = {s.id: s.name.in_language(data.language) for s in data.method.stages} if data.method else {}
    logs = {log.stage: log for log in session.stages}
    order = [*logs, *(stage for stage in names if stage not in logs)]
    by_stage: dict[str, list[Idea]] = {}
    for idea in session.ideas:
        by_stage.setdefault(idea.stage, []).append(idea)
    found = []
    for stage in [*order, *(stage for stage in by_stage if stage not in order)]:
        log = logs.get(stage)
        ideas = tuple(_said(idea) for idea in sorted(by_stage.get(stage, ()), key=_place_of))
        if not ideas and log is None:
            continue
        planned = str(log.planned) if log else ""
        actual = str(log.actual) if log and log.actual is not None else ""
        name = names.get(stage) or stage or pgettext("paper", "Not said in which stage")
        has = (any(one.where for one in ideas), any(one.votes for one in ideas), any(one.rank for one in ideas))
        found.append(StageView(name, planned, actual, ideas, *has))
    return tuple(found)


_KIND_ORDER = {kind: place for place, kind in enumerate(IdeaKind)}


def _place_of(idea: Idea) -> tuple[int, int, str]:
    return (idea.rank if idea.rank is not None else 10**6, _KIND_ORDER[idea.kind], idea.id)


def _said(idea: Idea) -> SaidView:
    where = [pgettext("paper", "table {name}").format(name=idea.table)] if idea.table else []
    if idea.round:
        where.append(pgettext("paper", "round {n}").format(n=idea.round))
    return SaidView(
        id=idea.id,
        number=idea_number(idea.id),
        kind=pgettext("kind of idea", idea.kind.value),
        agreement=agreement_word(idea.agreement),
        words=Quote(idea.id, folded(idea.text)),
        quotable=idea.quotable,
        where=", ".join(where),
        votes="" if idea.votes is None else number(idea.votes),
        rank="" if idea.rank is None else f"{idea.rank}.",
    )


def _speaking(session: Session) -> SpeakingView | None:
    summary = session.speaking
    if summary is None:
        return None
    return SpeakingView(
        summary.chairs,
        summary.spoke,
        _decimal(summary.max_share),
        _decimal(summary.gini, 2),
        summary.longest_silence,
    )


def _evaluation(data: MinutesInput) -> tuple[ItemView, ...]:
    return tuple(
        ItemView(data.items.get(one.item, one.item), _decimal(one.average), people(one.answers, data.fewest))
        for one in data.session.evaluation
    )


def _decimal(value: float, places: int = 1) -> str:
    text = str(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.replace(".", pgettext("decimal mark", "."))
