"""Why an idea is where it is: told with its own words, nearest ideas and what people did."""

from dialog_toolkit.domain.theme import Standing
from dialog_toolkit.services import curation
from dialog_toolkit.services.theme_why import why
from tests.services.themed import themed


def test_an_idea_in_a_theme_is_explained() -> None:
    with themed() as project:
        curation.move(project, ["alfa/3"], "t-bus")
        curation.move(project, ["alfa/1"], "t-skola")
        curation.move(project, ["alfa/1"], "t-bus")
        curation.confirm(project, "t-bus")
        found = why(project, "alfa/1")
    assert (found.idea.id, found.theme, found.title) == ("alfa/1", "t-bus", "Autobuss brauc reti (alfa)")
    assert found.topics[0].lv == "Sabiedriskais transports"
    assert any(word.lower().startswith("autobus") for word in found.topics[0].words)
    assert {n.idea.id for n in found.neighbours[:2]} == {"beta/1", "gama/1"}
    assert "alfa/1" not in {n.idea.id for n in found.neighbours}
    assert all(0 < n.likeness <= 1 for n in found.neighbours)
    assert [(act.by, act.words) for act in found.acts] == [
        ("Anna", "tēmā „Skolā trūkst skolotāju (alfa)”"),
        ("Anna", "tēmā „Autobuss brauc reti (alfa)”"),
        ("Anna", "apstiprināta tēmā „Autobuss brauc reti (alfa)”"),
    ]


def test_a_lone_voice_is_compared_with_all() -> None:
    with themed() as project:
        curation.make_lone(project, ["gama/1"])
        curation.note_idea(project, "gama/1", "Pārbaudīt")
        found = why(project, "gama/1")
    assert found.placement.standing is Standing.LONE_VOICE
    assert (found.because, found.note) == ("Cilvēks nolēma, ka tā ir atsevišķa balss.", "Pārbaudīt")
    assert {n.idea.id for n in found.neighbours[:2]} == {"alfa/1", "beta/1"}
