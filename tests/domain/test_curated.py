"""People's decisions shown on the last grouping: what each does, and that nothing is lost or made up by any of them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.balance import balance
from dialog_toolkit.domain.curated import curated
from dialog_toolkit.domain.curated_places import BY_PEOPLE, LEFT_ALONE, NEWER, NO_REPEAT, RETURNED
from dialog_toolkit.domain.curation import Curation, Decided, KeptTheme
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
from dialog_toolkit.themes import assembled

IDEAS = [Idea(f"{session}/{n}", session, f"teksts {session} {n}") for session in "abc" for n in range(1, 4)]
REGION_OF = {"a": "riga", "b": "riga", "c": "latgale"}
ENGINE = EngineNote("engine", "f", 0, {})


def theme(id: str, *ideas: str, group: str = "g-1", tags: tuple[str, ...] = ()) -> Theme:
    members = [idea for idea in IDEAS if idea.id in ideas]
    weights = tuple(1.0 - place / 10 for place, _ in enumerate(ideas))
    title = next(idea.text for idea in members if idea.id == ideas[0])
    evidence = evidence_of(members, IDEAS, REGION_OF)
    return Theme(id, title, ideas[0], tags or (f"birka {id}",), ideas, weights, evidence, stability=0.9, group=group)


def run_of(*themes: Theme, duplicates: dict[str, str] | None = None, **more: object) -> ThemeRun:
    """A run in which every other idea is a lone voice."""
    home = {idea: one.id for one in themes for idea in one.ideas}
    repeats = duplicates or {}
    places = [
        Placement(
            i.id,
            Standing.THEME,
            theme=home[i.id],
            stability=0.8,
            unsure=True,
            also=tuple(one.id for one in themes if one.id != home[i.id]),
        )
        if i.id in home
        else Placement(i.id, Standing.DUPLICATE, of=repeats[i.id])
        if i.id in repeats
        else Placement(i.id, Standing.LONE_VOICE, because="far")
        for i in IDEAS
    ]
    return replace(ThemeRun(themes, tuple(places), ENGINE), **more)  # type: ignore[arg-type]


RUN = run_of(
    theme("t-1", "a/1", "b/1", "c/1"),
    theme("t-2", "a/2", "b/2"),
    groups=(ThemeGroup("g-1", "Grupa", ("t-1", "t-2")),),
)


def shown(curation: Curation, run: ThemeRun = RUN, ideas: list[Idea] = IDEAS) -> ThemeRun:
    now = curated(run, curation, ideas, REGION_OF)
    assert balance(ideas, REGION_OF, now).adds_up
    return now


def members(run: ThemeRun) -> dict[str, set[str]]:
    return {one.id: set(one.ideas) for one in run.themes}


def place(run: ThemeRun, idea: str) -> Placement:
    return next(placed for placed in run.placements if placed.idea == idea)


def kept(*themes: KeptTheme, **more: object) -> Curation:
    return replace(Curation(themes={one.id: one for one in themes}), **more)  # type: ignore[arg-type]


def put(idea: str, standing: Standing = Standing.THEME, **more: str) -> Decided:
    return Decided(idea, standing, by="Anna", **more)


def decided(*decisions: Decided, themes: tuple[KeptTheme, ...] = ()) -> Curation:
    return kept(*themes, decided={one.idea: one for one in decisions})


def test_without_decisions_the_run_is_shown_as_it_is() -> None:
    assert shown(Curation()) == RUN


def test_merged_themes_are_one_under_the_surviving_id() -> None:
    now = shown(
        kept(
            KeptTheme("t-2", merged_into="t-1"),
            KeptTheme("t-1", members=("a/1", "b/1", "c/1", "a/2"), fixed=True, by="Anna"),
        )
    )
    assert members(now) == {"t-1": {"a/1", "b/1", "c/1", "a/2", "b/2"}}
    (one,) = now.themes
    assert (one.title, one.title_idea) == ("teksts a 1", "a/1")
    assert one.tags == ("birka t-1", "birka t-2")
    assert one.evidence.ideas == 5
    assert one.evidence.sessions == ("a", "b", "c")
    assert one.stability is None
    assert place(now, "a/2").decided_by == "Anna"
    assert place(now, "b/2").decided_by == ""
    assert place(now, "b/2").theme == "t-1"


def test_a_split_theme_is_two_and_the_new_one_takes_over_words_and_group() -> None:
    now = shown(
        kept(
            KeptTheme("t-1", members=("a/1",), fixed=True, apart=("p-1",)),
            KeptTheme("p-1", members=("b/1", "c/1"), fixed=True, apart=("t-1",), by="Anna", origin="person"),
        )
    )
    assert members(now) == {"t-1": {"a/1"}, "p-1": {"b/1", "c/1"}, "t-2": {"a/2", "b/2"}}
    new = next(one for one in now.themes if one.id == "p-1")
    assert (new.title, new.title_idea, new.tags, new.group) == ("teksts b 1", "b/1", ("birka t-1",), "g-1")
    assert now.groups == (ThemeGroup("g-1", "Grupa", ("p-1", "t-2", "t-1")),)


def test_a_moved_idea_is_where_it_was_put_and_does_not_lead_there() -> None:
    now = shown(decided(put("a/1", theme="t-2")))
    assert members(now) == {"t-1": {"b/1", "c/1"}, "t-2": {"a/1", "a/2", "b/2"}}
    assert place(now, "a/1") == Placement("a/1", Standing.THEME, theme="t-2", decided_by="Anna")
    t1, t2 = (next(one for one in now.themes if one.id == id) for id in ("t-1", "t-2"))
    assert t2.ideas == ("a/2", "b/2", "a/1")
    assert (t1.title, t1.title_idea) == ("teksts b 1", "b/1")


def test_the_name_of_a_topic_stays_whatever_moves_and_a_persons_word_stands_over_it() -> None:
    run = run_of(replace(theme("t-1", "a/1", "b/1", "c/1"), title="Ceļi", title_idea=""), theme("t-2", "a/2", "b/2"))
    for curation, title in (
        (decided(put("a/1", theme="t-2")), "Ceļi"),
        (kept(KeptTheme("t-1", title="Ceļi un tilti")), "Ceļi un tilti"),
    ):
        (one,) = (each for each in curated(run, curation, IDEAS, REGION_OF).themes if each.id == "t-1")
        assert (one.title, one.title_idea) == (title, "")


def test_a_pinned_idea_keeps_what_was_measured_and_is_sure() -> None:
    now = shown(decided(put("a/1", theme="t-1")))
    pinned = place(now, "a/1")
    assert (pinned.theme, pinned.stability, pinned.unsure, pinned.decided_by) == ("t-1", 0.8, False, "Anna")
    assert pinned.also == ("t-2",)
    assert now.themes == RUN.themes


def test_a_moved_idea_follows_the_merger_of_its_theme() -> None:
    now = shown(decided(put("a/3", theme="t-2"), themes=(KeptTheme("t-2", merged_into="t-1"), KeptTheme("t-1"))))
    assert members(now) == {"t-1": {"a/1", "b/1", "c/1", "a/2", "b/2", "a/3"}}


def test_alone_aside_and_duplicate_are_as_decided() -> None:
    now = shown(
        decided(
            put("a/1", Standing.LONE_VOICE),
            put("b/1", Standing.SET_ASIDE, because="Nav par plānu"),
            put("c/1", Standing.DUPLICATE, of="a/2"),
        )
    )
    assert members(now) == {"t-2": {"a/2", "b/2"}}
    assert place(now, "a/1") == Placement("a/1", Standing.LONE_VOICE, because=LEFT_ALONE, decided_by="Anna")
    assert place(now, "b/1") == Placement("b/1", Standing.SET_ASIDE, because="Nav par plānu", decided_by="Anna")
    assert place(now, "c/1") == Placement("c/1", Standing.DUPLICATE, of="a/2", decided_by="Anna")


def test_words_of_people_are_shown() -> None:
    now = shown(
        kept(
            KeptTheme("t-1", title="Pasts", confirmed=True, note="piezīme", links=("t-2", "t-1", "zudusi"), by="Anna"),
            KeptTheme("t-2"),
        )
    )
    one, two = now.themes
    assert (one.title, one.title_idea, one.confirmed, one.note) == ("Pasts", "", True, "piezīme")
    assert (one.links, two.links) == (("t-2",), ("t-1",))
    assert one.decided_by == "Anna"


def test_the_title_is_what_the_idea_says_now() -> None:
    corrected = [replace(idea, text="labots") if idea.id == "a/1" else idea for idea in IDEAS]
    assert shown(Curation(), ideas=corrected).themes[0].title == "labots"


def test_newer_ideas_are_lone_voices_unless_a_person_put_them_somewhere() -> None:
    new = [*IDEAS, Idea("d/1", "d", "jauna"), Idea("d/2", "d", "otra"), Idea("d/3", "d", "trešā")]
    fixed = KeptTheme("t-2", members=("a/2", "b/2", "d/2"), fixed=True, by="Bruno")
    now = shown(decided(put("d/3", theme="t-1"), themes=(fixed,)), ideas=new)
    assert place(now, "d/1") == Placement("d/1", Standing.LONE_VOICE, because=NEWER, new=True)
    assert place(now, "d/2") == Placement("d/2", Standing.THEME, theme="t-2", decided_by="Bruno", new=True)
    assert place(now, "d/3") == Placement("d/3", Standing.THEME, theme="t-1", decided_by="Anna", new=True)
    assert {one.evidence.of_sessions for one in now.themes} == {4}


def test_ideas_that_are_gone_leave_nothing_behind() -> None:
    left = [idea for idea in IDEAS if idea.id not in ("a/2", "b/2", "a/1")]
    now = shown(decided(put("a/1", theme="t-2"), put("c/2", Standing.DUPLICATE, of="a/1")), ideas=left)
    assert members(now) == {"t-1": {"b/1", "c/1"}}
    assert place(now, "c/2") == Placement("c/2", Standing.LONE_VOICE, because="far")


def test_what_repeated_an_idea_that_is_gone_takes_its_place() -> None:
    run = run_of(theme("t-1", "a/1", "b/1"), duplicates={"a/2": "a/1", "c/2": "c/1"})
    left = [idea for idea in IDEAS if idea.id not in ("a/1", "c/1")]
    now = shown(Curation(), run, left)
    assert members(now) == {"t-1": {"b/1", "a/2"}}
    assert place(now, "c/2") == Placement("c/2", Standing.LONE_VOICE, because=NO_REPEAT)


def test_a_person_turning_a_duplicate_round_is_followed() -> None:
    run = run_of(theme("t-1", "a/1", "b/1"), duplicates={"a/2": "a/1"})
    now = shown(decided(put("a/1", Standing.DUPLICATE, of="a/2")), run)
    assert members(now) == {"t-1": {"a/2", "b/1"}}
    assert place(now, "a/1").of == "a/2"


def test_of_a_circle_of_duplicates_one_stands() -> None:
    now = shown(decided(put("a/1", Standing.DUPLICATE, of="b/1"), put("b/1", Standing.DUPLICATE, of="a/1")))
    assert place(now, "a/1").theme == "t-1"
    assert place(now, "b/1").of == "a/1"


def test_a_decision_taken_back_after_a_run_that_knew_it_no_longer_holds() -> None:
    aside = Placement("a/3", Standing.SET_ASIDE, because="x", decided_by="Anna")
    repeat = Placement("b/3", Standing.DUPLICATE, of="a/1", decided_by="Anna")
    left = Placement("c/3", Standing.LONE_VOICE, because=BY_PEOPLE)
    old = tuple({"a/3": aside, "b/3": repeat, "c/3": left}.get(one.idea, one) for one in RUN.placements)
    now = shown(Curation(), replace(RUN, placements=old))
    assert place(now, "c/3") == Placement("c/3", Standing.LONE_VOICE, because=RETURNED)
    assert place(now, "a/3") == Placement("a/3", Standing.LONE_VOICE, because=RETURNED)
    assert (place(now, "b/3").standing, place(now, "b/3").theme) == (Standing.THEME, "t-1")


def test_the_engine_gives_the_reason_that_is_known_here() -> None:
    assert assembled.BY_PEOPLE == BY_PEOPLE


def test_in_a_circle_of_mergers_all_are_in_the_least() -> None:
    both = ("a/1", "b/1", "c/1", "a/2", "b/2")
    now = shown(
        kept(
            KeptTheme("t-1", members=both, fixed=True, merged_into="t-2"),
            KeptTheme("t-2", members=both, fixed=True, merged_into="t-1"),
        )
    )
    assert members(now) == {"t-1": set(both)}


PROPOSALS = (
    Proposal("m", ProposalKind.MERGE, themes=("t-1", "t-2")),
    Proposal("s", ProposalKind.SPLIT, themes=("t-1",), parts=(("a/1", "b/1"), ("c/1",))),
    Proposal("v", ProposalKind.MOVE, themes=("t-1", "t-2"), ideas=("c/1",)),
    Proposal("n", ProposalKind.NEW, ideas=("a/3", "b/3", "c/3")),
    Proposal("i", ProposalKind.SPLIT_IDEA, ideas=("a/1",), parts=(("teksts a",), ("1",))),
    Proposal("d", ProposalKind.DUPLICATE, ideas=("b/1", "a/1")),
)


def test_proposals_stay_open_until_answered_or_overtaken() -> None:
    run = replace(RUN, proposals=PROPOSALS)

    def left(curation: Curation, ideas: list[Idea] = IDEAS) -> str:
        return "".join(one.id for one in shown(curation, run, ideas).proposals)

    assert left(Curation()) == "msvnid"
    assert left(Curation(dismissed=frozenset("md"))) == "svni"
    assert left(kept(KeptTheme("t-2", merged_into="t-1"))) == "snid"
    assert left(decided(put("c/1", theme="t-1"))) == "msnid"
    assert left(decided(put("c/1", Standing.SET_ASIDE, because="x"))) == "mnid"
    assert left(decided(put("a/1", Standing.DUPLICATE, of="b/1"))) == "msvni"
    assert left(Curation(), [replace(i, text="labots") if i.id == "a/1" else i for i in IDEAS]) == "msvnd"
    narrowed = shown(decided(put("a/3", theme="t-1")), run).proposals
    assert next(one.ideas for one in narrowed if one.id == "n") == ("b/3", "c/3")


SOME_IDEA = st.sampled_from([*(idea.id for idea in IDEAS), "d/1", "nav/9"])
SOME_THEME = st.sampled_from(["t-1", "t-2", "p-1", "p-2", "nav", ""])
SOME_THEMES = st.lists(SOME_THEME, max_size=3).map(tuple)
SOME_KEPT = st.builds(
    KeptTheme,
    id=SOME_THEME,
    title=st.sampled_from(["", "Pasts"]),
    members=st.lists(SOME_IDEA, max_size=6).map(tuple),
    fixed=st.booleans(),
    confirmed=st.booleans(),
    links=SOME_THEMES,
    apart=SOME_THEMES,
    merged_into=SOME_THEME,
    by=st.sampled_from(["", "Anna"]),
)
SOME_DECIDED = st.builds(
    Decided, idea=SOME_IDEA, standing=st.sampled_from(Standing), theme=SOME_THEME, of=SOME_IDEA, by=st.just("Anna")
)


@st.composite
def some_run(draw: st.DrawFn) -> ThemeRun:
    ended = {idea.id: draw(st.sampled_from(["t-1", "t-2", "p-1", "lone", "repeat"])) for idea in IDEAS}
    themes = [
        theme(id, *members) for id in ("t-1", "t-2", "p-1") if (members := [i for i, end in ended.items() if end == id])
    ]
    others = [id for id, end in ended.items() if end == "repeat"]
    repeats = {id: draw(SOME_IDEA) for id in others}
    return run_of(*themes, duplicates=repeats, proposals=PROPOSALS, groups=(ThemeGroup("g-1", "G", ("t-1", "p-1")),))


@settings(max_examples=250, deadline=None)
@given(some_run(), st.lists(SOME_KEPT), st.lists(SOME_DECIDED), st.sets(SOME_IDEA, min_size=1))
def test_whatever_people_decided_every_idea_is_somewhere_exactly_once(
    run: ThemeRun, themes: list[KeptTheme], decisions: list[Decided], there: set[str]
) -> None:
    ideas = [Idea(id, id[: id.index("/")], f"teksts {id}") for id in sorted(there)]
    curation = decided(*decisions, themes=tuple(themes))
    now = curated(run, curation, ideas, REGION_OF)
    assert balance(ideas, REGION_OF, now).adds_up
    assert [one.idea for one in now.placements] == sorted(there)
    ids = [one.id for one in now.themes]
    assert len(ids) == len(set(ids))
    assert all(one.ideas and one.evidence.ideas == len(one.ideas) == len(one.weights) for one in now.themes)
    grouped = [id for group in now.groups for id in group.themes]
    assert sorted(grouped) == sorted(one.id for one in now.themes if one.group)
    for one in now.placements:
        assert one.standing is not Standing.DUPLICATE or one.of in there - {one.idea}
    of = {one.idea: one.of for one in now.placements}
    for id in there:
        steps = 0
        while of.get(id):
            id, steps = of[id], steps + 1
            assert steps <= len(there)
    assert all(curation.theme_now(id) == id for id in ids)
    assert curated(now, curation, ideas, REGION_OF).placements == now.placements
