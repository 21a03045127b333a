"""Views that papers of the whole project share: how ideas were gathered, where each ended, what made the themes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Idea, Language, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import BalanceRow, Standing, ThemeRun
from dialog_toolkit.i18n import current_language, pgettext
from dialog_toolkit.i18n.collation import latvian_key
from dialog_toolkit.i18n.dates import period
from dialog_toolkit.papers.quotes import quote
from dialog_toolkit.papers.views import AsideView, BalanceView, Count, EngineView, GatheredView, VoiceView

_LANGUAGES = {
    Language.LATVIAN: "in Latvian",
    Language.LATGALIAN: "in Latgalian",
    Language.RUSSIAN: "in Russian",
    Language.ENGLISH: "in English",
}

VOICE_LIMIT = 1000
"""Characters of a lone voice that are shown: in practice all of it."""


class Whole(Protocol):
    """What papers of the whole project share: the plan, the sessions with their ideas and where each idea ended.

    `methods` names each method by id (an unknown one is shown by its id).
    """

    @property
    def profile(self) -> PlanProfile: ...
    @property
    def sessions(self) -> Sequence[Session]: ...
    @property
    def ideas(self) -> Sequence[Idea]: ...
    @property
    def run(self) -> ThemeRun: ...
    @property
    def methods(self) -> Mapping[str, Bilingual]: ...
    @property
    def by_id(self) -> dict[str, Idea]: ...


def said(text: Bilingual) -> str:
    """The text in the language of the paper."""
    return text.in_language(current_language())


def region_names(data: Whole) -> list[tuple[str, str]]:
    """Ids and names; what stands in brackets after an English name is left out to fit over a column."""
    return [(region.id, said(region.name).partition(" (")[0]) for region in data.profile.regions]


def regions_of(data: Whole) -> list[tuple[str, str]]:
    """Regions in the profile's order; one a session names and the profile does not know comes last, by its id."""
    known = region_names(data)
    ids = {region for region, _name in known}
    heard = {session.place.region for session in data.sessions}
    heard |= {region for theme in data.run.themes for region in theme.evidence.by_region}
    return [*known, *((region, region) for region in sorted(heard - ids))]


def gathered_view(data: Whole) -> GatheredView:
    """How the ideas were gathered."""
    sessions = data.sessions
    regions = Counter(session.place.region for session in sessions)
    methods = Counter(session.method for session in sessions)
    languages = Counter(idea.language for idea in data.ideas)
    people = [session.participants_start for session in sessions if session.participants_start is not None]
    days = sorted(session.date for session in sessions)
    known = regions_of(data)
    return GatheredView(
        circles=len(sessions),
        invented=sum(session.invented for session in sessions),
        period=period(days[0], days[-1]) if days else "",
        places=tuple(sorted({session.place.name for session in sessions}, key=latvian_key)),
        regions=tuple(Count(name, regions[region]) for region, name in known if regions[region]),
        of_regions=len(known),
        silent_regions=tuple(name for region, name in known if not regions[region]),
        methods=tuple(Count(method_name(data, method), n) for method, n in methods.most_common()),
        languages=tuple(
            Count(pgettext("language of ideas", _LANGUAGES[code]), n) for code, n in languages.most_common()
        ),
        people=sum(people),
        people_known=len(people),
        approved=sum(session.approved for session in sessions),
        ideas=len(data.ideas),
        quotable=sum(idea.quotable for idea in data.ideas),
    )


def method_name(data: Whole, method: str) -> str:
    """A method by name, an unknown one by its id."""
    return said(data.methods[method]) if method in data.methods else method


def engine_view(run: ThemeRun) -> EngineView:
    """What made the themes; a setting that is empty is left out."""
    settings = tuple(f"{name} = {value}" for name, value in sorted(run.engine.settings.items()) if value != "")
    return EngineView(run.engine.name, run.engine.fingerprint, run.engine.seed, settings)


def balance_row(row: BalanceRow, name: str) -> BalanceView:
    """A row of the balance sheet."""
    return BalanceView(name, row.ideas, row.in_themes, row.lone_voices, row.duplicates, row.set_aside)


def balance_rows(rows: Sequence[BalanceRow], names: Mapping[str, str]) -> tuple[BalanceView, ...]:
    """Rows in the order of `names`, then those it does not name, by their keys."""
    order = {key: place for place, key in enumerate(names)}
    ordered = sorted(rows, key=lambda row: (order.get(row.key, len(order)), row.key))
    return tuple(balance_row(row, names.get(row.key, row.key)) for row in ordered)


def voice_views(data: Whole) -> tuple[VoiceView, ...]:
    """The lone voices, in their own words where the room allowed it."""
    ideas = data.by_id
    places = {session.id: session.place.name for session in data.sessions}
    return tuple(
        VoiceView(
            idea=idea.id,
            kind=pgettext("kind of idea", idea.kind.value),
            place=places.get(idea.session, idea.session),
            words=quote(idea, VOICE_LIMIT) if idea.quotable else None,
        )
        for idea in (ideas[p.idea] for p in data.run.placements if p.standing is Standing.LONE_VOICE)
    )


def aside_views(data: Whole, standing: Standing) -> tuple[AsideView, ...]:
    """Ideas that repeat others or were set aside, as `standing` asks."""
    chosen = [placement for placement in data.run.placements if placement.standing is standing]
    return tuple(AsideView(placement.idea, placement.of, placement.because) for placement in chosen)
