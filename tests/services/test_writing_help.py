"""Help by a model: off by default, shown before it is sent, marked after; proved against a server on loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.services import measure_acts, measures, projects, writing_help


class Model(HTTPServer):
    """Answers what the test says and remembers what it got."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[dict[str, Any]] = []
        self.reply: bytes = b""
        self.code = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """POST only."""

    server: Model

    def do_POST(self) -> None:
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.code)
        self.end_headers()
        self.wfile.write(self.server.reply)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def model() -> Iterator[Model]:
    server = Model()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "plan.dialog", author="VK")
    yield opened
    opened.close()


@pytest.fixture
def measure(project: Project) -> str:
    problem = "Kaimiņiene Anna Bērziņa, anna@example.lv, neuzzina, kas noticis"
    return measure_acts.new(project, "Atbilde 30 dienās", problem_text=problem, solution="Atbildēt visiem")


def said(text: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


def test_what_is_shown_is_what_is_sent_and_holds_no_person(project: Project, measure: str, model: Model) -> None:
    model.reply = said("Noteikt pienākumu atbildēt 30 dienās")
    prepared = writing_help.prepare(project, measure, "solution", address=model.address, model="m1")
    assert model.got == []
    sent = json.dumps(prepared.payload, ensure_ascii=False)
    assert ("Bērziņa" in sent, "anna@example.lv" in sent, "Atbilde 30 dienās" in sent) == (False, False, True)
    found = writing_help.ask(project, prepared)
    assert model.got == [prepared.payload]
    assert measures.get(project, measure).solution == "Atbildēt visiem"
    writing_help.take(project, found)
    after = measures.get(project, measure)
    assert (after.solution, after.machine_written) == ("Noteikt pienākumu atbildēt 30 dienās", ("solution",))
    measure_acts.edit(project, measure, "solution", "Noteikt likumā 30 dienu termiņu")
    assert measures.get(project, measure).machine_written == ()
    (kept,) = writing_help.asked(project, measure)
    assert (kept.model, kept.by, json.loads(kept.prompt)) == ("m1", "VK", prepared.payload)


@pytest.mark.parametrize(
    ("code", "reply"),
    [(500, b""), (200, b"not json"), (200, b"{}"), (200, said("")), (200, said(None)), (200, b"[" * 100_000)],
)
def test_a_bad_answer_is_a_sentence_and_nothing_changes(
    project: Project, measure: str, model: Model, code: int, reply: bytes
) -> None:
    model.code, model.reply = code, reply
    before = measures.get(project, measure)
    prepared = writing_help.prepare(project, measure, "solution", address=model.address, model="m1")
    with pytest.raises(DialogError):
        writing_help.ask(project, prepared)
    assert measures.get(project, measure) == before
    assert writing_help.asked(project, measure) == ()


def test_a_server_that_is_gone_is_told(project: Project, measure: str) -> None:
    prepared = writing_help.prepare(project, measure, "title", address="http://127.0.0.1:9/v1", model="m1")
    with pytest.raises(DialogError):
        writing_help.ask(project, prepared, seconds=2)


@pytest.mark.parametrize(
    ("address", "model", "field"),
    [
        ("", "m", "solution"),
        ("http://127.0.0.1:1/v1", "", "solution"),
        ("https://example.org/v1", "m", "solution"),
        ("http://[::1", "m", "solution"),
        ("file:///etc/passwd", "m", "solution"),
        ("http://127.0.0.1:1/v1", "m", "problem"),
    ],
)
def test_off_elsewhere_or_about_quotes_is_refused(
    project: Project, measure: str, address: str, model: str, field: str
) -> None:
    with pytest.raises(BadInput):
        writing_help.prepare(project, measure, field, address=address, model=model)
