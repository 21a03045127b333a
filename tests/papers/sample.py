"""Hand-made input for papers: four invented circles, forty ideas, five themes, three measures; and a large one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dialog_toolkit.domain.measure import (
    Finding,
    Indicator,
    Measure,
    MeasureReport,
    Milestone,
    PlanReport,
    Quote,
    Suggestion,
    Verdict,
)
from dialog_toolkit.domain.plan import PlanProfile
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Place, Session
from dialog_toolkit.domain.text import Bilingual
from dialog_toolkit.domain.theme import (
    Balance,
    BalanceRow,
    EngineNote,
    Evidence,
    Placement,
    Standing,
    Theme,
    ThemeRun,
)
from dialog_toolkit.papers.context import BriefingInput
from dialog_toolkit.plans.load import load_profile

METHODS = {
    "dialoga-aplis": Bilingual("Dialoga aplis", "Dialogue circle"),
    "pasaules-kafejnica": Bilingual("Pasaules kafejnīca", "World café"),
}

# session, place, region, day, method, people at the start, what people did not agree on
_CIRCLES = (
    (
        *("dobele", "Dobele", "zemgale", date(2025, 3, 12), "dialoga-aplis", 11),
        "Vai atbildēt visiem vienādi: vieni grib vēstuli katram, citiem pietiek ar vienu kopsavilkumu.",
    ),
    ("ludza", "Ludza", "latgale", date(2025, 3, 18), "dialoga-aplis", 9, ""),
    (
        *("kuldiga", "Kuldīga", "kurzeme", date(2025, 3, 20), "pasaules-kafejnica", 24),
        "Vai līdzdalības budžetā balsot tikai internetā.",
    ),
    ("dublina", "Dublina", "diaspora", date(2025, 3, 29), "dialoga-aplis", 13, ""),
)

_IDEAS = tuple(
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "ideas.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
"""Theme ("=0" repeats idea 0, "!" set aside, "" lone voice), session, kind, agreement, language, quotable, text."""

_TAGS = {
    "atbilde": ("atbilde", "priekšlikums", "kopsavilkums"),
    "valoda": ("vēstule", "vienkārša valoda", "saprast"),
    "apspriesana": ("apspriešana", "attālināti", "laiks"),
    "budzets": ("budžets", "nodokļi", "balsot"),
    "jauniesi": ("jaunieši", "skola", "dome"),
}


@cache
def profile() -> PlanProfile:
    """The plan profile that comes with the toolkit."""
    return load_profile("lv-2026")


def sessions() -> tuple[Session, ...]:
    """Four invented circles without their ideas."""
    return tuple(
        Session(
            id=id,
            title=f"Dialoga aplis: {place}",
            method=method,
            question="Kādā Latvijā gribam dzīvot 2050. gadā?",
            date=day,
            place=Place(place, region),
            participants_start=people,
            participants_end=people - 1,
            disagreements=(differed,) if differed else (),
            approved=id != "ludza",
            invented=True,
        )
        for id, place, region, day, method, people, differed in _CIRCLES
    )


def ideas() -> tuple[Idea, ...]:
    """Forty ideas, numbered within their circles."""
    counts: Counter[str] = Counter()
    made = []
    for _theme, session, kind, agreement, language, quotable, text in _IDEAS:
        counts[session] += 1
        id = f"{session}/{counts[session]:02}"
        said = (IdeaKind(kind), Agreement(agreement), "", Language(language), quotable == "yes")
        made.append(Idea(id, session, text, *said))
    return tuple(made)


def evidence(members: Sequence[Idea], held: Sequence[Session]) -> Evidence:
    """How widely the members were heard, counted here apart from the package."""
    regions = {session.id: session.place.region for session in held}
    heard = [regions[idea.session] for idea in members]
    return Evidence(
        ideas=len(members),
        sessions=tuple(sorted({idea.session for idea in members})),
        regions=tuple(sorted(set(heard))),
        of_sessions=len(held),
        of_regions=8,
        agreement=dict(Counter(idea.agreement.value for idea in members)),
        kinds=dict(Counter(idea.kind.value for idea in members)),
        by_region=dict(Counter(heard)),
    )


def theme(id: str, members: Sequence[Idea], held: Sequence[Session], tags: tuple[str, ...], confirmed: bool) -> Theme:
    """A theme of the members, the first of which stands for it."""
    return Theme(
        id=id,
        title=members[0].text,
        title_idea=members[0].id,
        tags=tags,
        ideas=tuple(idea.id for idea in members),
        weights=tuple(round(1 - place / (len(members) + 1), 3) for place in range(len(members))),
        evidence=evidence(members, held),
        confirmed=confirmed,
    )


def balance(everyone: Sequence[Idea], held: Sequence[Session], placements: Iterable[Placement]) -> Balance:
    """The balance sheet, counted here apart from the package."""
    standing = {placement.idea: placement.standing for placement in placements}
    regions = {session.id: session.place.region for session in held}

    def row(key: str, some: Sequence[Idea]) -> BalanceRow:
        counted = Counter(standing[idea.id] for idea in some)
        parts = (Standing.THEME, Standing.LONE_VOICE, Standing.DUPLICATE, Standing.SET_ASIDE)
        return BalanceRow(key, len(some), *(counted[part] for part in parts))

    by_session = {session.id: [idea for idea in everyone if idea.session == session.id] for session in held}
    by_region: dict[str, list[Idea]] = {}
    for idea in everyone:
        by_region.setdefault(regions[idea.session], []).append(idea)
    return Balance(
        total=row("", everyone),
        by_session=tuple(row(key, some) for key, some in by_session.items()),
        by_region=tuple(row(key, some) for key, some in sorted(by_region.items())),
    )


def _run(everyone: Sequence[Idea], held: Sequence[Session]) -> ThemeRun:
    placements = []
    members: dict[str, list[Idea]] = {}
    for idea, (name, *_rest) in zip(everyone, _IDEAS, strict=True):
        if name.startswith("="):
            placements.append(Placement(idea.id, Standing.DUPLICATE, of=everyone[int(name[1:])].id))
        elif name == "!":
            placements.append(Placement(idea.id, Standing.SET_ASIDE, because="Nav par tematu: apļa noteikums."))
        elif name:
            members.setdefault(name, []).append(idea)
            placements.append(Placement(idea.id, Standing.THEME, theme=name))
        else:
            placements.append(Placement(idea.id, Standing.LONE_VOICE))
    themes = [theme(name, some, held, _TAGS[name], confirmed=name == "atbilde") for name, some in members.items()]
    renamed = [
        replace(one, title="Laikus un vakarā: kā apspriež") if one.id == "apspriesana" else one for one in themes
    ]
    ordered = tuple(sorted(renamed, key=lambda one: -len(one.ideas)))
    return ThemeRun(ordered, tuple(placements), EngineNote("graph-leiden", "c3f1a9", 7, {"resolution": 1.0, "k": 6}))


def measures(everyone: Mapping[str, Idea]) -> tuple[Measure, ...]:
    """Three candidates: one worked out, one a bare draft, one with a suggested lead."""

    def said(*ids: str) -> tuple[Quote, ...]:
        return tuple(Quote(id, everyone[id].text) for id in ids)

    return (
        Measure(
            id="p01",
            title="Publicēt, kas noticis ar katru iedzīvotāju priekšlikumu",
            problem=said("dobele/01", "ludza/01"),
            wishes=said("dobele/02"),
            solution="publicēt ministriju tīmekļvietnēs pārskatu par katru saņemto priekšlikumu ar pamatojumu",
            solution_ideas=("dobele/02",),
            values=("participation",),
            lead="vk",
            supporting=("tm", "varam"),
            milestones=(Milestone("Pārskata paraugs", "2026. gada 30. jūnijs", "vk"),),
            indicators=(Indicator("Priekšlikumi ar atbildi", "", "90", "%"),),
            deadline="2027. gada 31. decembris",
            themes=("atbilde",),
            ideas=("dobele/01", "dobele/02", "ludza/01"),
        ),
        Measure(
            id="p02",
            title="Rakstīt vēstules iedzīvotājiem vienkāršā valodā",
            problem=said("dobele/03", "ludza/03"),
            wishes=said("dobele/04"),
            solution="rakstīt vēstules vienkāršā valodā",
            solution_ideas=("dobele/04",),
            themes=("valoda",),
            suggested={
                "lead": (Suggestion("varam", 0.41, ("pašvaldības", "vēstule")),),
                "earlier": (Suggestion("4.1.", 0.52, ("valoda",)),),
                "direction": (Suggestion("openness_across_policies", 0.3, ("vienkāršā valodā",)),),
            },
            suggested_fields=("title", "problem", "wishes", "solution"),
        ),
        Measure(
            id="p03",
            title=everyone["kuldiga/03"].text,
            problem=(Quote("kuldiga/04", everyone["kuldiga/04"].text),),
            themes=("apspriesana",),
            suggested_fields=("title", "problem"),
        ),
    )


def _reports() -> dict[str, MeasureReport]:
    def finding(principle: str, verdict: Verdict, message: str, *words: str) -> Finding:
        return Finding(principle, "sample", verdict, message, words, rule="sample")

    met = [finding(p, Verdict.MET, "All is there.") for p in ("P1", "P3", "P4")]
    return {
        "p01": MeasureReport(
            "p01", (*met, finding("P2", Verdict.NOT_MET, "The indicator has no baseline.", "Priekšlikumi ar atbildi"))
        ),
        "p02": MeasureReport(
            "p02",
            (
                finding("P1", Verdict.FOR_A_PERSON, "The text does not say which value of open government it serves."),
                finding("P2", Verdict.NOT_MET, "There is no deadline."),
                finding("P2", Verdict.NOT_MET, "There is no indicator."),
                finding("P3", Verdict.NOT_MET, "The head verb names an activity, not a result.", "rakstīt"),
                finding("P4", Verdict.FOR_A_PERSON, "No lead institution is decided."),
            ),
        ),
    }


def sample(language: str = "lv", invented: bool = True) -> BriefingInput:
    """The small input: everything a briefing can show occurs in it at least once."""
    held = tuple(replace(session, invented=invented) for session in sessions())
    everyone = ideas()
    by_id = {idea.id: idea for idea in everyone}
    run = _run(everyone, held)
    plan = PlanReport(
        measures=3,
        words=120,
        load={"vk": (1, 1), "tm": (0, 1), "varam": (0, 1)},
        values={"participation": 1},
        directions={},
        unanswered_themes=("budzets", "jauniesi"),
        findings=(Finding("plan", "themes", Verdict.NOT_MET, "Some widely heard themes have no measure."),),
    )
    return BriefingInput(
        profile=profile(),
        sessions=held,
        ideas=everyone,
        run=run,
        balance=balance(everyone, held, run.placements),
        measures=measures(by_id),
        reports=_reports(),
        plan_report=plan,
        made_on=date(2025, 5, 20),
        language=language,
        tool_version="0.1.0",
        methods=METHODS,
        author="Valsts kanceleja",
    )


_PLACES = {
    "riga": ("Rīga", "Bolderāja"),
    "pieriga": ("Ogre", "Salaspils"),
    "kurzeme": ("Liepāja", "Ventspils", "Talsi"),
    "latgale": ("Daugavpils", "Rēzekne", "Preiļi"),
    "selija": ("Jēkabpils", "Viesīte"),
    "zemgale": ("Jelgava", "Bauska"),
    "vidzeme": ("Valmiera", "Cēsis", "Alūksne"),
    "diaspora": ("Londona",),
}


def large() -> BriefingInput:
    """Twenty-two circles, about 680 ideas, 26 themes and nine measures, made from the small one."""
    small = sample()
    more = tuple(
        replace(
            small.sessions[place % 4],
            id=f"aplis-{place:02}",
            title=f"Dialoga aplis: {name}",
            place=Place(name, region),
            date=date(2025, 2, 10 + place),
        )
        for place, (region, name) in enumerate((r, n) for r, names in _PLACES.items() for n in names)
    )
    held = (*small.sessions, *more)
    made: list[Idea] = list(small.ideas)
    for place, session in enumerate(more):
        for number in range(1, 36):
            one = small.ideas[(place * 7 + number * 3) % 34]
            made.append(replace(one, id=f"{session.id}/{number:02}", session=session.id))
    return _grouped(small, held, tuple(made))


def _grouped(small: BriefingInput, held: tuple[Session, ...], made: tuple[Idea, ...]) -> BriefingInput:
    groups: dict[str, list[Idea]] = {}
    placements = []
    for place, idea in enumerate(made):
        group = f"t{sum(idea.text.encode()) % 29:02}"
        if place % 31 == 0:
            placements.append(Placement(idea.id, Standing.LONE_VOICE))
        else:
            groups.setdefault(group, []).append(idea)
            placements.append(Placement(idea.id, Standing.THEME, theme=group))
    themes = [theme(id, some, held, ("atbilde", "valoda", "dome"), False) for id, some in sorted(groups.items())]
    ordered = tuple(sorted(themes, key=lambda one: (-len(one.ideas), one.id)))
    run = ThemeRun(ordered, tuple(placements), small.run.engine)
    drafts = tuple(
        replace(small.measures[place % 3], id=f"p{place:02}", themes=(ordered[place].id,)) for place in range(9)
    )
    reports = {draft.id: small.reports["p02" if place % 3 else "p01"] for place, draft in enumerate(drafts)}
    return replace(
        small,
        sessions=held,
        ideas=made,
        run=run,
        balance=balance(made, held, placements),
        measures=drafts,
        reports=reports,
        plan_report=replace(small.plan_report, measures=9, load={"vk": (5, 5), "varam": (2, 4), "tm": (0, 7)}),
    )
