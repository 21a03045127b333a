"""What people do to themes shows at once, is signed, and is taken back in words; wrong ids are told of."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dialog_toolkit.domain.curated_places import NEWER, REASONS
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Placement, Proposal, ProposalKind, Standing, Theme
from dialog_toolkit.errors import BadInput, ProjectError
from dialog_toolkit.exchange.codebook import CodebookRow
from dialog_toolkit.i18n import _
from dialog_toolkit.ledger import export_rows, history_of, import_sessions, open_project, record
from dialog_toolkit.services import curation, curation_words, history, projects, recording, themes
from dialog_toolkit.services.projects import Project
from tests.services.recorded import folder
from tests.services.themed import MEMBERS, put_run, sessions, themed

BUS, SCHOOL = (set(MEMBERS[id]) for id in MEMBERS)


@pytest.fixture
def project() -> Iterator[Project]:
    with themed() as made:
        yield made


def members(project: Project) -> dict[str, set[str]]:
    assert themes.balance_sheet(project).adds_up
    return {theme.id: set(theme.ideas) for theme in themes.current(project).themes}


def theme(project: Project, id: str) -> Theme:
    return themes.view(project, id).theme


def place(project: Project, idea: str) -> Placement:
    return next(one for one in themes.current(project).placements if one.idea == idea)


def test_merging_leaves_the_first_named_and_the_machine_run_as_it_was(project: Project) -> None:
    assert curation.merge(project, ["t-skola", "t-bus"], "Ceļā uz skolu") == "t-skola"
    assert members(project) == {"t-skola": BUS | SCHOOL}
    merged = theme(project, "t-bus")
    assert (merged.id, merged.title, merged.decided_by) == ("t-skola", "Ceļā uz skolu", "Anna")
    assert {one.id for one in themes.machine_run(project).themes} == {"t-bus", "t-skola"}


def test_merging_keeps_what_people_wrote_on_either(project: Project) -> None:
    curation.rename(project, "t-bus", "Autobusi")
    curation.note_theme(project, "t-bus", "Jautāt ministrijai")
    curation.note_theme(project, "t-skola", "Otra piezīme")
    curation.merge(project, ["t-skola", "t-bus"])
    merged = theme(project, "t-skola")
    assert (merged.title, merged.note) == ("Autobusi", "Otra piezīme\n\nJautāt ministrijai")


def test_splitting_makes_a_theme_of_its_own_kept_apart(project: Project) -> None:
    new = curation.split(project, "t-bus", ["gama/1"], "Latgales autobusi")
    assert members(project) == {"t-bus": BUS - {"gama/1"}, "t-skola": SCHOOL, new: {"gama/1"}}
    kept = curation.read_curation(project).themes
    assert (kept["t-bus"].apart, kept[new].apart) == ((new,), ("t-bus",))
    assert (kept["t-bus"].fixed, kept[new].origin, kept["t-bus"].origin) == (True, "person", "machine")


def test_an_idea_moved_before_goes_with_the_split(project: Project) -> None:
    curation.move(project, ["alfa/3"], "t-bus")
    new = curation.split(project, "t-bus", ["alfa/3", "alfa/1"])
    assert members(project)[new] == {"alfa/3", "alfa/1"}


def test_moving_making_and_pinning(project: Project) -> None:
    new = curation.new_theme(project, "  Jauna\n tēma ", ["alfa/3", "alfa/1"])
    assert members(project)[new] == {"alfa/3", "alfa/1"}
    assert theme(project, new).title == "Jauna tēma"
    assert curation.move(project, ["alfa/1", "beta/3"], "t-skola")
    assert members(project) == {"t-bus": BUS - {"alfa/1"}, "t-skola": SCHOOL | {"alfa/1", "beta/3"}, new: {"alfa/3"}}
    assert not curation.move(project, ["alfa/1"], "t-skola")
    assert curation.pin(project, ["beta/1", "gama/4", "alfa/4"])
    assert [place(project, idea).decided_by for idea in ("beta/1", "gama/4", "alfa/4")] == ["Anna"] * 3
    curation.unpin(project, ["beta/1", "alfa/1"])
    assert (place(project, "beta/1").theme, place(project, "beta/1").decided_by) == ("t-bus", "")
    assert place(project, "alfa/1").theme == new


def test_setting_aside_needs_a_reason_and_comes_back_to_where_it_was_put(project: Project) -> None:
    curation.move(project, ["alfa/3"], "t-bus")
    for blank in ("", "  ", " – ."):
        with pytest.raises(BadInput):
            curation.set_aside(project, ["alfa/3"], blank)
    curation.set_aside(project, ["alfa/3"], "Nav plāna darīšana")
    aside = place(project, "alfa/3")
    assert (aside.standing, aside.because, aside.decided_by) == (Standing.SET_ASIDE, "Nav plāna darīšana", "Anna")
    assert themes.balance_sheet(project).total.set_aside == 1
    curation.set_aside(project, ["alfa/3"], "Cits iemesls")
    curation.take_back_in(project, ["alfa/3"])
    assert place(project, "alfa/3").theme == "t-bus"
    with pytest.raises(BadInput):
        curation.take_back_in(project, ["alfa/3"])


def test_duplicates_go_in_no_circle(project: Project) -> None:
    curation.mark_duplicate(project, "alfa/1", "beta/1")
    assert place(project, "alfa/1").of == "beta/1"
    curation.mark_duplicate(project, "beta/1", "gama/1")
    for idea, of in (("gama/1", "alfa/1"), ("gama/1", "gama/1"), ("beta/4", "alfa/4")):
        with pytest.raises(BadInput):
            curation.mark_duplicate(project, idea, of)
    assert members(project)["t-bus"] == {"gama/1"}


def test_alone_links_notes_and_titles(project: Project) -> None:
    curation.make_lone(project, ["alfa/1"])
    assert place(project, "alfa/1").standing is Standing.LONE_VOICE
    curation.link(project, "t-bus", "t-skola")
    assert (theme(project, "t-bus").links, theme(project, "t-skola").links) == (("t-skola",), ("t-bus",))
    curation.unlink(project, "t-skola", "t-bus")
    assert (theme(project, "t-bus").links, theme(project, "t-skola").links) == ((), ())
    curation.note_idea(project, "alfa/1", "Pārbaudīt")
    assert curation.read_curation(project).notes == {"alfa/1": "Pārbaudīt"}
    curation.rename(project, "t-bus", "Reiss")
    curation.rename(project, "t-bus", "")
    assert theme(project, "t-bus").title == "Autobuss brauc reti (beta)"


def test_confirmed_themes_keep_their_ideas_in_another_grouping(project: Project) -> None:
    curation.confirm(project, "t-bus")
    assert theme(project, "t-bus").confirmed
    put_run(project, {"t-cits": ("alfa/1", "alfa/2", "beta/3"), "t-bus": ("gama/3",)})
    assert members(project) == {"t-bus": BUS | {"gama/3"}, "t-cits": {"alfa/2", "beta/3"}}
    curation.unconfirm(project, "t-bus")
    assert members(project) == {"t-bus": {"gama/3"}, "t-cits": {"alfa/1", "alfa/2", "beta/3"}}
    assert not curation.unconfirm(project, "t-bus")


def test_taking_a_confirmation_back_leaves_what_people_made_together(project: Project) -> None:
    new = curation.split(project, "t-bus", ["alfa/1"])
    for id in ("t-bus", new):
        curation.confirm(project, id)
        curation.unconfirm(project, id)
    put_run(project, {"t-bus": ("alfa/3",)})
    assert members(project) == {"t-bus": {"alfa/3", "beta/1", "gama/1"}, new: {"alfa/1"}}


def test_ideas_that_came_in_later_are_lone_voices_and_the_sheet_adds_up(project: Project) -> None:
    later = [
        *sessions()[:1],
    ]
    new = (*later[0].ideas, Idea("alfa/5", "alfa", "Vēl viena"))
    import_sessions(project, [type(later[0])(**{**vars(later[0]), "ideas": new})], "later")
    assert themes.ideas_since(project) == ("alfa/5",)
    assert place(project, "alfa/5") == Placement("alfa/5", Standing.LONE_VOICE, because=NEWER, new=True)
    sheet = themes.balance_sheet(project)
    assert (sheet.total.ideas, sheet.adds_up) == (13, True)
    curation.move(project, ["alfa/5"], "t-bus")
    assert "alfa/5" in members(project)["t-bus"]


def test_every_reason_of_a_place_is_translated() -> None:
    assert set(curation_words.OF_PLACES) == set(REASONS)
    assert all(_(reason) != reason for reason in REASONS)


def test_a_withdrawn_idea_leaves_its_theme(project: Project) -> None:
    curation.confirm(project, "t-bus")
    recording.withdraw_idea(project, "alfa/1")
    assert members(project)["t-bus"] == BUS - {"alfa/1"}


WRONG: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (curation.merge, (["t-bus"],)),
    (curation.merge, (["t-bus", "t-skol"],)),
    (curation.split, ("t-bus", ["alfa/1", "beta/1", "gama/1"])),
    (curation.split, ("t-bus", ["alfa/2"])),
    (curation.split, ("t-bus", [])),
    (curation.move, (["alfa/1"], "t-buss")),
    (curation.move, (["alfa/99"], "t-bus")),
    (curation.move, ([], "t-bus")),
    (curation.new_theme, (" ",)),
    (curation.new_theme, ("x" * 301,)),
    (curation.rename, ("nav", "x")),
    (curation.link, ("t-bus", "t-bus")),
    (curation.dismiss, ("merge-1",)),
    (curation.accept_proposal, ("merge-1",)),
    (curation.settle, ("theme:t-bus", 1)),
    (curation.note_idea, ("nav/1", "x")),
    (curation.set_aside, (["alfa/1"], "x" * 2_001)),
)


@pytest.mark.parametrize(("verb", "words"), WRONG)
def test_wrong_acts_are_told_of_and_change_nothing(
    project: Project, verb: Callable[..., Any], words: tuple[Any, ...]
) -> None:
    before = export_rows(project)
    with pytest.raises(BadInput) as told:
        verb(project, *words)
    assert export_rows(project) == before
    assert _(told.value.message).format(**told.value.facts)
    assert (
        _(told.value.hint).format(**told.value.facts) or "longer" in told.value.message or "title" in told.value.message
    )


def test_the_nearest_ids_are_named(project: Project) -> None:
    with pytest.raises(BadInput) as told:
        curation.rename(project, "t-skol", "x")
    assert str(told.value.facts["near"]).startswith("t-skola")
    with pytest.raises(BadInput) as told:
        curation.move(project, ["alfa/11"], "t-bus")
    assert str(told.value.facts["near"]).startswith("alfa/1")


def test_a_theme_is_named_by_id_number_or_beginning(project: Project) -> None:
    curation.rename(project, "t-bus", "Āda un autobusi")
    assert [themes.named(project, word) for word in ("t-bus", "2", "ADA", "āda un")] == [
        "t-bus", "t-skola", "t-bus", "t-bus",
    ]  # fmt: skip
    curation.new_theme(project, "Āda un kurpes")
    for word in ("āda un", "3", "0", "", "kurpes"):
        with pytest.raises(BadInput):
            themes.named(project, word)
    curation.merge(project, ["t-bus", "t-skola"])
    assert themes.named(project, "t-skola") == "t-bus"


def test_every_act_is_undone_in_words_and_done_again(project: Project) -> None:
    start = themes.current(project)
    new = curation.new_theme(project, "Jauna", ["alfa/3"])
    curation.rename(project, new, "Pavisam jauna")
    curation.split(project, "t-bus", ["alfa/1"], "Alfa")
    curation.move(project, ["beta/3"], "t-bus")
    curation.pin(project, ["beta/1"])
    curation.unpin(project, ["beta/1"])
    curation.set_aside(project, ["gama/3"], "Nav par plānu")
    curation.take_back_in(project, ["gama/3"])
    curation.mark_duplicate(project, "gama/4", "beta/4")
    curation.make_lone(project, ["alfa/2", "beta/2"])
    curation.link(project, "t-bus", new)
    curation.unlink(project, "t-bus", new)
    curation.note_theme(project, "t-bus", "x")
    curation.note_idea(project, "alfa/1", "x")
    curation.confirm(project, "t-skola")
    curation.unconfirm(project, "t-skola")
    curation.merge(project, ["t-bus", "t-skola"])
    curation.add_codebook(project, [CodebookRow("Grāmata")])
    end = themes.current(project)
    said = []
    while (step := curation.undo(project)) is not None:
        said.append(step.text)
    assert said == [
        "Atsaukts: ievietots tēmu saraksts: „Grāmata”.",
        "Atsaukts: apvienotas tēmas: „Autobuss brauc reti (beta)”, „Skolā trūkst skolotāju (gama)”.",
        "Atsaukts: noņemts tēmas apstiprinājums: „Skolā trūkst skolotāju (gama)”.",
        "Atsaukts: apstiprināta tēma: „Skolā trūkst skolotāju (gama)”.",
        "Atsaukts: piezīme par ideju: alfa/1.",
        "Atsaukts: piezīme par tēmu: „Autobuss brauc reti (beta)”.",
        "Atsaukts: noņemta tēmu saite: „Autobuss brauc reti (beta)”, „Pavisam jauna”.",
        "Atsaukts: saistītas tēmas: „Autobuss brauc reti (beta)”, „Pavisam jauna”.",
        "Atsaukts: idejas atstātas kā atsevišķas balsis: alfa/2, beta/2.",
        "Atsaukts: ideja atzīmēta kā atkārtojums: gama/4.",
        "Atsaukts: idejas ņemtas atpakaļ: gama/3.",
        "Atsaukts: idejas noliktas malā: gama/3.",
        "Atsaukts: noņemts lēmums par idejām: beta/1.",
        "Atsaukts: piespraustas idejas: beta/1.",
        "Atsaukts: pārvietotas idejas: beta/3.",
        "Atsaukts: sadalīta tēma: „Alfa”, „Autobuss brauc reti (alfa)”.",
        "Atsaukts: pārdēvēta tēma: „Jauna”.",
        "Atsaukts: izveidota tēma: „Jauna”.",
    ]
    assert themes.current(project) == start
    assert curation.read_curation(project) == type(curation.read_curation(project))()
    again = 0
    while curation.redo(project) is not None:
        again += 1
    assert again == len(said)
    assert [(t.id, t.ideas, t.title, t.confirmed) for t in themes.current(project).themes] == [
        (t.id, t.ideas, t.title, t.confirmed) for t in end.themes
    ]


def test_undo_goes_on_after_a_restart_and_is_each_author_s_own() -> None:
    with folder() as where:
        path = where / "plan.dialog"
        with projects.create(path, author="Anna") as project:
            import_sessions(project, sessions(), "test")
            put_run(project)
            curation.move(project, ["alfa/3"], "t-bus")
        with open_project(path, author="Bruno") as project:
            assert curation.undo(project) is None
            curation.rename(project, "t-bus", "Reisi")
        with open_project(path, author="Anna") as project:
            step = curation.undo(project)
            assert step is not None
            assert (step.verb, step.ideas) == ("idea-move", ("alfa/3",))
            assert theme(project, "t-bus").title == "Reisi"
            assert place(project, "alfa/3").standing is Standing.LONE_VOICE
        with open_project(path, author="Anna", readonly=True) as project, pytest.raises(ProjectError):
            curation.confirm(project, "t-bus")


def test_what_was_decided_has_a_history(project: Project) -> None:
    curation.rename(project, "t-bus", "Autobusi")
    curation.move(project, ["alfa/3"], "t-bus")
    assert [(one.field, one.text) for one in history.of(project, "theme:t-bus", "title")] == [("title", "Autobusi")]
    assert [one.author for one in history.of(project, "curation:alfa/3")] == ["Anna"]


def test_acts_are_signed(project: Project) -> None:
    curation.move(project, ["alfa/3"], "t-bus")
    changes = history_of(project, "curation:alfa/3")
    assert [(one.field, one.author) for one in changes] == [("place", "Anna")]
    decided = curation.read_curation(project).decided["alfa/3"]
    assert (decided.by, decided.at) == ("Anna", changes[0].wall)


def test_a_theme_of_any_size_can_be_kept(project: Project) -> None:
    many = tuple(Idea(f"alfa/{n}", "alfa", f"Teksts {n}") for n in range(1, 1_401))
    first = sessions()[0]
    import_sessions(project, [type(first)(**{**vars(first), "ideas": many})], "many")
    put_run(project, {"t-liela": tuple(idea.id for idea in many), "t-bus": ("beta/1", "gama/1")})
    curation.confirm(project, "t-liela")
    assert set(curation.read_curation(project).themes["t-liela"].members) == {idea.id for idea in many}
    curation.split(project, "t-liela", [idea.id for idea in many[10:]])
    assert set(curation.read_curation(project).themes["t-liela"].members) == {idea.id for idea in many[:10]}
    curation.undo(project)
    assert set(curation.read_curation(project).themes["t-liela"].members) == {idea.id for idea in many}


def test_a_codebook_is_taken_in_once_and_people_s_changes_stay(project: Project) -> None:
    rows = [CodebookRow("Transports", "Viss par braukšanu", ("Autobuss",)), CodebookRow("Skolas")]
    report = curation.add_codebook(project, rows)
    assert (len(report.new), report.already) == (2, ())
    kept = curation.read_curation(project).themes[report.new[0]]
    assert (kept.title, kept.note, kept.examples, kept.origin) == (
        "Transports", "Viss par braukšanu", ("Autobuss",), "codebook",
    )  # fmt: skip
    assert [one.id for one in themes.without_ideas(project)] == sorted(report.new)
    curation.rename(project, report.new[0], "Satiksme")
    again = curation.add_codebook(project, [CodebookRow("TRANSPORTS"), *rows])
    assert (again.new, again.already) == ((), report.new)
    assert curation.read_curation(project).themes[report.new[0]].title == "Satiksme"
    curation.move(project, ["alfa/1"], report.new[0])
    assert theme(project, report.new[0]).title == "Satiksme"
    assert [one.id for one in themes.without_ideas(project)] == [report.new[1]]


PROPOSALS = (
    Proposal("merge-1", ProposalKind.MERGE, themes=("t-bus", "t-skola")),
    Proposal("split-1", ProposalKind.SPLIT, themes=("t-bus",), parts=(("alfa/1",), ("beta/1",), ("gama/1",))),
    Proposal("move-1", ProposalKind.MOVE, themes=("t-bus", "t-skola"), ideas=("alfa/1",)),
    Proposal("new-1", ProposalKind.NEW, ideas=("alfa/3", "beta/3")),
    Proposal("idea-1", ProposalKind.SPLIT_IDEA, ideas=("alfa/2",), parts=(("Skolā trūkst",), ("skolotāju (alfa)",))),
    Proposal("duplicate-1", ProposalKind.DUPLICATE, ideas=("gama/4", "beta/4")),
)


def test_an_accepted_proposal_does_what_it_says_in_one_act() -> None:
    wanted: dict[str, Callable[[Project, tuple[str, ...]], bool]] = {
        "merge-1": lambda p, made: members(p) == {"t-bus": BUS | SCHOOL} and made == ("t-bus",),
        "split-1": lambda p, made: members(p) | {"t-skola": set()} == {
            "t-bus": {"alfa/1"}, made[1]: {"beta/1"}, made[2]: {"gama/1"}, "t-skola": set(),
        },
        "move-1": lambda p, made: members(p)["t-skola"] == {*SCHOOL, "alfa/1"},
        "new-1": lambda p, made: members(p)[made[0]] == {"alfa/3", "beta/3"} and theme(p, made[0]).title == "Vārds",
        "duplicate-1": lambda p, made: place(p, "gama/4").of == "beta/4",
    }  # fmt: skip
    for id, holds in wanted.items():
        with themed(proposals=PROPOSALS) as project:
            made = curation.accept_proposal(project, id, "Vārds" if id == "new-1" else "")
            assert holds(project, made), id
            assert id not in {one.id for one in curation.proposals(project)}
            step = curation.undo(project)
            assert step is not None
            assert step.verb == "proposal-accept"
            assert members(project) == {"t-bus": BUS, "t-skola": SCHOOL}
            assert id in {one.id for one in curation.proposals(project)}


def test_of_merged_themes_the_one_that_a_person_confirmed_stays() -> None:
    with themed(proposals=PROPOSALS) as project:
        curation.confirm(project, "t-skola")
        assert curation.accept_proposal(project, "merge-1") == ("t-skola",)
        assert theme(project, "t-skola").confirmed


def test_an_accepted_split_of_an_idea_makes_two_ideas() -> None:
    with themed(proposals=PROPOSALS) as project:
        made = curation.accept_proposal(project, "idea-1")
        texts = {idea.id: idea.text for idea in themes.material(project).by_id.values()}
        assert [texts[id] for id in made] == ["Skolā trūkst", "skolotāju (alfa)"]
        assert "idea-1" not in {one.id for one in curation.proposals(project)}


def test_undo_makes_a_split_idea_whole_and_redo_splits_it_again() -> None:
    def texts(project: Project) -> list[str]:
        return [idea.text for id, idea in themes.material(project).by_id.items() if id in made]

    with themed(proposals=PROPOSALS) as project:
        curation.rename(project, "t-bus", "Satiksme")
        made = curation.accept_proposal(project, "idea-1")
        step = curation.undo(project)
        assert step is not None
        assert (step.ideas, step.text) == (("alfa/2",), "Atsaukts: pieņemts priekšlikums: alfa/2.")
        assert texts(project) == ["Skolā trūkst skolotāju (alfa)"]
        assert "idea-1" in {one.id for one in curation.proposals(project)}
        assert curation.redo(project) is not None
        assert texts(project) == ["Skolā trūkst", "skolotāju (alfa)"]
        curation.undo(project)
        assert theme(project, "t-bus").title == "Satiksme"
        curation.undo(project)
        assert theme(project, "t-bus").title == "Autobuss brauc reti (alfa)"


def test_undo_does_not_touch_what_was_done_in_the_session_after_a_split() -> None:
    with themed(proposals=PROPOSALS) as project:
        made = curation.accept_proposal(project, "idea-1")
        recording.edit_idea(project, made[1], text="Skolotāju trūkst")
        step = curation.undo(project)
        assert step is not None
        assert step.text.endswith("Idejas alfa/2 teksts paliek, kāds ir, jo tās sesijā pēc tam vēl ir strādāts.")
        texts = {idea.id: idea.text for idea in themes.material(project).by_id.values()}
        assert [texts[id] for id in made] == ["Skolā trūkst", "Skolotāju trūkst"]


def test_a_dismissed_proposal_does_not_come_again_and_proposals_have_words() -> None:
    with themed(proposals=PROPOSALS) as project:
        assert [curation.in_words(project, one) for one in curation.proposals(project)] == [
            "Apvienot „Autobuss brauc reti (alfa)” + „Skolā trūkst skolotāju (alfa)”",
            "Sadalīt „Autobuss brauc reti (alfa)” 3 daļās: 1, 1, 1",
            "Pārvietot alfa/1: „Autobuss brauc reti (alfa)” → „Skolā trūkst skolotāju (alfa)”",
            "Izveidot tēmu no: alfa/3, beta/3",
            "Sadalīt ideju alfa/2 2 idejās: „Skolā trūkst”, „skolotāju (alfa)”",
            "Atzīmēt kā atkārtojumus: gama/4, beta/4",
        ]
        curation.dismiss(project, "merge-1")
        put_run(project, proposals=PROPOSALS)
        assert next(one.id for one in curation.proposals(project)) == "split-1"
        curation.undo(project)
        assert next(one.id for one in curation.proposals(project)) == "merge-1"


HOSTILE = (
    ("theme:t-bus", "members", "[" * 10_000),
    ("theme:t-bus", "members", '{"a": 1}'),
    ("theme:t-bus", "members", '["alfa/1", 7, null, ["x"], "", "' + "x" * 500 + '", "a\\nb", "alfa/1"]'),
    ("theme:t-bus", "title", "\x1b]0;x\x07\u202e" + "T" * 5_000),
    ("theme:t-bus", "fixed", "yes"),
    ("theme:t-bus", "merged_into", "t-bus"),
    ("theme:t-bus", "merged_into", "t-skola"),
    ("theme:t-skola", "merged_into", "t-bus"),
    ("theme:t-bus", "links", '"t-skola"'),
    ("theme:t-bus", "examples", "[1, [], {}]"),
    ("theme:t-bus", "origin", "<b>"),
    ("theme:t-bus", "members.2", "5"),
    ("theme:t-bus", "nekas", "x"),
    ("curation:alfa/1", "place", '{"standing": "nekur"}'),
    ("curation:alfa/1", "place", '{"standing": ["theme"], "theme": {}}'),
    ("curation:alfa/1", "place", '{"standing": "theme"}'),
    ("curation:alfa/1", "place", '{"standing": "theme", "theme": "nekad-nav-bijusi"}'),
    ("curation:alfa/1", "place", '{"standing": "duplicate", "of": "alfa/1"}'),
    ("curation:alfa/1", "place", '{"standing": "duplicate", "of": "nav/1"}'),
    ("curation:alfa/1", "place", '{"standing": "set_aside", "because": 5}'),
    ("curation:alfa/1", "place", "NaN"),
    ("curation:nav/9", "place", '{"standing": "theme", "theme": "t-bus"}'),
    ("proposal:x", "answer", "maybe"),
)


@pytest.mark.parametrize(("entity", "field", "text"), HOSTILE)
def test_no_text_in_the_ledger_breaks_the_reading(project: Project, entity: str, field: str, text: str) -> None:
    every = {idea.id for session in sessions() for idea in session.ideas}

    def placed() -> list[str]:
        return sorted(placement.idea for placement in themes.current(project).placements)

    record(project, entity, field, text)
    assert placed() == sorted(every)
    curation.conflicts(project)
    curation.rename(project, "t-skola", "Pēc tam")
    undone = curation.undo(project)
    assert undone is not None
    assert undone.themes in (("t-skola",), ("t-bus",))  # the text may have merged the one into the other
    record(project, "theme:t-skola", "merged_into", "t-bus")
    assert placed() == sorted(every)
    assert themes.balance_sheet(project).adds_up


def test_without_a_grouping_themes_of_people_can_be_made() -> None:
    with folder() as where, projects.create(where / "plan.dialog", author="Anna") as project:
        import_sessions(project, sessions(), "test")
        id = curation.new_theme(project, "Jauna", ["alfa/1"])
        curation.set_aside(project, ["alfa/2"], "Nav par plānu")
        with pytest.raises(ProjectError):
            themes.current(project)
        put_run(project)
        assert members(project)[id] == {"alfa/1"}
