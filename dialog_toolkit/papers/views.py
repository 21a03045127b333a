"""What a template sees: plain frozen data, already in the paper's language, with nothing on it that does anything."""

from dataclasses import dataclass

from dialog_toolkit.domain.measure import Quote


@dataclass(frozen=True)
class Count:
    """How many of something; `name` in the paper's language."""

    name: str
    n: int


@dataclass(frozen=True)
class FactView:
    """A statement with the keys of its sources."""

    text: str
    sources: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class PreviousView:
    """The plan before this one. `noted` of its measures have a note on what was done, `unknown` have no status."""

    title: str
    measures: int
    not_started: int
    completed: int
    in_progress: int
    unknown: int
    noted: int
    sources: tuple[str, ...]
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class GatheredView:
    """How the ideas were gathered. `people` is the number in the rooms at the start, known for `people_known`."""

    circles: int
    invented: int
    period: str
    places: tuple[str, ...]
    regions: tuple[Count, ...]
    of_regions: int
    silent_regions: tuple[str, ...]
    methods: tuple[Count, ...]
    languages: tuple[Count, ...]
    people: int
    people_known: int
    approved: int
    ideas: int
    quotable: int


@dataclass(frozen=True)
class EngineView:
    """What made the themes; `settings` as "name = value"."""

    name: str
    fingerprint: str
    seed: int
    settings: tuple[str, ...]


@dataclass(frozen=True)
class TraceView:
    """The ideas of one session in a theme, by number."""

    session: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class ThemeView:
    """A theme. `name` is a plain title, or "" where `title` quotes the idea that stands for it (shorter in tables).

    `number` counts from 1 in the order of the paper (most widely heard first); `by_region` follows the paper's regions;
    `measures` are numbers of the measures that answer it.
    """

    number: int
    id: str
    name: str
    title: Quote | None
    short_title: Quote | None
    tags: tuple[str, ...]
    ideas: int
    sessions: int
    of_sessions: int
    regions: tuple[str, ...]
    of_regions: int
    shared: int
    mixed: int
    single: int
    quotes: tuple[Quote, ...]
    differed: tuple[Quote, ...]
    differed_ids: tuple[str, ...]
    by_region: tuple[int, ...]
    confirmed: bool
    measures: tuple[int, ...]
    trace: tuple[TraceView, ...]


@dataclass(frozen=True)
class ChoiceView:
    """What a person decided, or else what was suggested and the words that speak for it. `text` "" is neither.

    `short` is the text cut to fit a table.
    """

    text: str = ""
    short: str = ""
    suggested: bool = False
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingView:
    """One finding. `verdict` is met, not_met or for_a_person; `text` the finding in the paper's language."""

    principle: str
    verdict: str
    text: str
    words: tuple[str, ...]
    rule: str


@dataclass(frozen=True)
class ObstacleView:
    """What checks found to be not met, and the numbers of the measures it is so for."""

    principle: str
    text: str
    measures: tuple[int, ...]


@dataclass(frozen=True)
class MeasureView:
    """A candidate measure.

    `title` is "" where it has none of its own, only an idea's words; `solution` is "" where it only repeats the
    title; `verdicts` follow the paper's principles; `silent` are ideas of the problem that may not be quoted;
    `checked` says that the checks were run.
    """

    number: int
    id: str
    title: str
    title_suggested: bool
    checked: bool
    problem: tuple[Quote, ...]
    wishes: tuple[Quote, ...]
    silent: tuple[str, ...]
    solution: str
    solution_suggested: bool
    solution_ideas: tuple[str, ...]
    indicators: int
    without_baseline: tuple[str, ...]
    verdicts: tuple[str, ...]
    findings: tuple[FindingView, ...]
    checks_met: int
    lead: ChoiceView
    supporting: tuple[str, ...]
    earlier: ChoiceView
    direction: ChoiceView
    deadline: str
    themes: tuple[int, ...]


@dataclass(frozen=True)
class LoadView:
    """How many measures an institution leads and is involved in; `over` where that is more than the plan's limit."""

    name: str
    lead: int
    involved: int
    over: bool


@dataclass(frozen=True)
class NameView:
    """A short form and the whole name."""

    short: str
    name: str


@dataclass(frozen=True)
class QuestionView:
    """A question for the participants by kind; `themes` and `measures` are numbers, `names` names it asks about."""

    kind: str
    themes: tuple[int, ...] = ()
    measures: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    n: int = 0


@dataclass(frozen=True)
class StepView:
    """A step of the plan's schedule."""

    when: str
    activity: str
    goal: str
    past: bool


@dataclass(frozen=True)
class SessionView:
    """A circle. `people` is a count in words, "" if it is not known."""

    id: str
    title: str
    place: str
    region: str
    date: str
    method: str
    people: str
    ideas: int
    approved: bool
    invented: bool
    disagreements: tuple[str, ...]


@dataclass(frozen=True)
class BalanceView:
    """A row of the balance sheet."""

    name: str
    ideas: int
    in_themes: int
    lone_voices: int
    duplicates: int
    set_aside: int


@dataclass(frozen=True)
class VoiceView:
    """A lone voice. `words` is None where the room did not allow quoting."""

    idea: str
    kind: str
    place: str
    words: Quote | None


@dataclass(frozen=True)
class AsideView:
    """An idea that repeats another (`of`) or was set aside (`because`)."""

    idea: str
    of: str
    because: str


@dataclass(frozen=True)
class SourceView:
    """A source by key."""

    key: str
    title: str
    address: str
