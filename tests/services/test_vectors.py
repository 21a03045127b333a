"""An embedder reads each text once; stopped, gone or redacted, nothing else is harmed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_toolkit.domain.theme import ThemeRun
from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.language.diacritics import restored
from dialog_toolkit.ledger import computed
from dialog_toolkit.ledger.history import history_of
from dialog_toolkit.ledger.project import Project, open_project
from dialog_toolkit.ledger.write import redact
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.services import measures, papers, projects, sessions, themes, vectors
from dialog_toolkit.services.engine import Worker
from tests.themes.embedders.loopback import Server, serving

FIRST, SECOND = "cesis", "dobele"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(tmp_path / "plan.dialog", author="pierakstītājs") as project:
        add(project, FIRST)
        yield project


def add(project: Project, name: str) -> None:
    assert sessions.import_files(project, [sessions_folder() / f"{name}.yaml"]).imported


def texts(project: Project) -> set[str]:
    """What an embedder is given: ideas as they were said, bare Latvian with its diacritics."""
    ideas = [idea for summary in sessions.summaries(project) for idea in sessions.get(project, summary.id).ideas]
    return set(restored([idea.text for idea in ideas], [idea.language for idea in ideas]))


def build(project: Project, server: Server, worker: Worker) -> ThemeRun:
    return themes.build(project, embedder=server.spec, worker=worker)


def read(server: Server) -> list[str]:
    """What was read since the last time, apart from the one word by which a server is tried."""
    found = [text for text in server.texts if text != "."]
    server.asked.clear()
    return found


def stored(project: Project) -> list[computed.Computed]:
    (kind,) = {row.kind for row in every_kind(project)}
    return computed.list_computed(project, kind)


def every_kind(project: Project) -> list[computed.Computed]:
    fingerprint = themes.machine_run(project).engine.settings["embedder fingerprint"]
    return computed.list_computed(project, f"vectors:{fingerprint}")


def test_only_new_texts_are_read_also_by_another_process(project: Project, server: Server, worker: Worker) -> None:
    build(project, server, worker)
    first = texts(project)
    assert sorted(read(server)) == sorted(first)
    worker.close()  # its memory goes with it
    again = build(project, server, worker)
    assert read(server) == []
    add(project, SECOND)
    build(project, server, worker)
    assert sorted(read(server)) == sorted(texts(project) - first)
    assert {placed.idea for placed in again.placements} < {p.idea for p in themes.machine_run(project).placements}


def test_what_was_kept_gives_the_same_themes(project: Project, server: Server, worker: Worker) -> None:
    fresh = build(project, server, worker)
    worker.close()
    kept = build(project, server, worker)
    assert kept.themes == fresh.themes
    assert kept.engine == fresh.engine


def test_a_stopped_run_keeps_what_was_finished_and_the_themes(project: Project, server: Server, worker: Worker) -> None:
    for name in (SECOND, "liepaja", "ogre"):
        add(project, name)
    before = themes.build(project, worker=worker)

    def stop(phase: str, done: int, total: int) -> None:
        if done:
            worker.cancel()

    with pytest.raises(Cancelled):
        themes.build(project, embedder=server.spec, progress=stop, worker=worker)
    assert themes.machine_run(project) == before
    finished = read(server)[:64]  # the child may have sent the next chunk before it was ended
    build(project, server, worker)
    assert set(read(server)) == texts(project) - set(finished)


def test_an_embedder_that_is_gone_leaves_everything(project: Project, server: Server, worker: Worker) -> None:
    before = build(project, server, worker)
    kept = stored(project)
    server.status = 500
    with pytest.raises(DialogError) as told:
        build(project, server, worker)
    assert "code 500" in str(told.value)
    assert themes.machine_run(project) == before
    assert stored(project) == kept


def test_redaction_takes_the_vectors(project: Project, server: Server, worker: Worker) -> None:
    build(project, server, worker)
    assert stored(project)
    kind = stored(project)[0].kind
    idea = sessions.get(project, FIRST).ideas[0]
    redact(project, [history_of(project, f"idea:{idea.id}", "text")[0].id])
    assert computed.list_computed(project, kind) == []


def test_no_text_stands_in_what_is_kept(project: Project, server: Server, worker: Worker) -> None:
    build(project, server, worker)
    kept = "".join(row.payload + row.key for row in stored(project))
    assert sum(len(json.loads(row.payload)["keys"]) for row in stored(project)) == len(texts(project))
    assert not any(text[:12] in kept for text in texts(project))


def test_vectors_of_one_embedder_can_be_forgotten(project: Project, server: Server, worker: Worker) -> None:
    fingerprint = str(build(project, server, worker).engine.settings["embedder fingerprint"])
    vectors.forget(project, fingerprint)
    assert every_kind(project) == []


def test_what_made_the_themes_survives_and_is_in_the_paper(
    project: Project, server: Server, worker: Worker, tmp_path: Path
) -> None:
    for name in (SECOND, "liepaja", "ogre"):
        add(project, name)
    made = themes.build(project, seed=7, resolution=0.5, embedder=server.spec, worker=worker).engine
    measures.draft(project)
    project.close()
    with open_project(tmp_path / "plan.dialog", author="cits") as reopened:
        note = themes.machine_run(reopened).engine
        paper, *_ = papers.write(reopened, "briefing", ("md",), tmp_path / "papers", language="en")
    assert note == made
    assert note.name.endswith(f"+ server:letters ({note.settings['embedder fingerprint']})")
    assert {name: note.settings[name] for name in ("seed", "resolution", "embedder")} == {
        "seed": 7, "resolution": 0.5, "embedder": "server:letters",
    }  # fmt: skip
    assert str(note.settings["embedder fingerprint"]).startswith("server-")
    assert {"numpy", "scikit-learn", "graspologic-native", "concepts"} <= set(note.settings)
    printed = paper.read_text("utf-8")
    assert "server:letters" in printed.replace("\\", "")
    assert note.fingerprint in printed
    assert str(server.port) not in printed
