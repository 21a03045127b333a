"""A server of embeddings: what is sent, what is taken, and every way it can fail."""

import numpy as np
import pytest

from dialog_toolkit.domain.session import Language
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.themes.embedders.server import KEY, EmbeddingServer
from dialog_toolkit.themes.meaning import vectors_of
from dialog_toolkit.themes.settings import ThemeSettings
from tests.themes.embedders.loopback import Answer, Server, listed, vector

TEXTS = ["maize", "piens", "zivis"]


def unit(rows: list[list[float]]) -> list[list[float]]:
    made = np.array(rows)
    return [list(row) for row in made / np.linalg.norm(made, axis=1, keepdims=True)]


def refusal(server: Server, seconds: float = 30.0) -> DialogError:
    with pytest.raises(DialogError) as told:
        EmbeddingServer(server.spec, seconds).encode(TEXTS)
    assert told.value.hint.startswith("The themes stay as they are.")
    return told.value


def test_texts_are_sent_in_chunks_and_come_back_in_their_order(server: Server) -> None:
    texts = [f"{'aei'[n % 3] * (n % 7 + 1)} {n}" for n in range(130)]
    steps: list[tuple[int, int]] = []
    rows = EmbeddingServer(server.spec).encode(texts, lambda _phase, done, total: steps.append((done, total)))
    assert rows.dtype == np.float32
    assert rows == pytest.approx(np.array(unit([vector(text) for text in texts])), abs=1e-6)
    assert [len(request["input"]) for request in server.asked] == [64, 64, 2]
    assert {(request["path"], request["model"]) for request in server.asked} == {("/v1/embeddings", "letters")}
    assert steps == [(0, 130), (64, 130), (128, 130), (130, 130)]


def test_the_order_of_the_answer_does_not_matter(server: Server) -> None:
    server.answer = lambda texts: {"data": listed(texts)["data"][::-1]}
    assert EmbeddingServer(server.spec).encode(TEXTS) == pytest.approx(np.array(unit([vector(t) for t in TEXTS])))


def test_an_answer_without_indexes_is_in_order(server: Server) -> None:
    server.answer = lambda texts: {"data": [{"embedding": vector(text)} for text in texts]}
    assert EmbeddingServer(server.spec).encode(TEXTS) == pytest.approx(np.array(unit([vector(t) for t in TEXTS])))


def row(value: object, index: object = 0) -> dict[str, object]:
    return {"index": index, "embedding": value}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda texts: {"data": listed(texts)["data"][:2]}, "2 vectors for 3 texts"),
        (lambda texts: {"data": [row([float("nan"), 1.0], n) for n in range(3)]}, "not finite"),
        (lambda texts: {"data": [row([1e999, 1.0], n) for n in range(3)]}, "not finite"),
        (lambda texts: {"data": [row([0.0, 0.0], n) for n in range(3)]}, "a vector of zeros"),
        (lambda texts: {"data": [row([1.0] * (n + 1), n) for n in range(3)]}, "one length"),
        (lambda texts: {"data": [row("AAAA", n) for n in range(3)]}, "one length"),
        (lambda texts: {"data": [row([], n) for n in range(3)]}, "one length"),
        (lambda texts: {"data": [row([1.0], 0) for _ in range(3)]}, "no list of vectors"),
        (lambda texts: {"data": [row([1.0], "x") for _ in range(3)]}, "no list of vectors"),
        (lambda texts: {"error": "out of memory"}, "no list of vectors"),
        (lambda texts: ["nothing"], "no list of vectors"),
        (lambda texts: b"<html>", "no list of vectors"),
        (lambda texts: b"\xff\xfe", "no list of vectors"),
    ],
)
def test_an_answer_that_is_no_list_of_vectors_is_refused(server: Server, answer: Answer, said: str) -> None:
    server.answer = answer
    assert said in str(refusal(server))


@pytest.mark.parametrize(("status", "said"), [(500, "code 500"), (404, "code 404"), (401, "a key (401)")])
def test_a_refusal_is_told_with_its_code(server: Server, status: int, said: str) -> None:
    server.status = status
    assert said in str(refusal(server))


def test_a_slow_server_is_not_waited_for(server: Server) -> None:
    server.seconds = 1.0
    assert "within 0.2 seconds" in str(refusal(server, 0.2))


def test_an_answer_that_breaks_off_is_a_sentence(server: Server) -> None:
    server.headers = {"Content-Length": "100000"}
    server.answer = lambda texts: b'{"data": ['
    assert str(refusal(server, 1.0)).startswith("The embedding server at")


def test_nobody_sends_it_elsewhere(server: Server) -> None:
    server.status, server.headers = 307, {"Location": f"http://127.0.0.1:{server.port}/elsewhere"}
    assert "code 307" in str(refusal(server))
    assert [request["path"] for request in server.asked] == ["/v1/embeddings"]


def test_a_server_that_is_gone_is_told_of(server: Server) -> None:
    embedder = EmbeddingServer("http://127.0.0.1:1/v1#letters")
    reason = embedder.available()
    assert reason is not None
    assert "cannot be reached" in str(reason)
    with pytest.raises(DialogError):
        _ = embedder.fingerprint


def test_the_key_is_sent_only_if_there_is_one(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    EmbeddingServer(server.spec).encode(["a"])
    monkeypatch.setenv(KEY, "atslēga-1".replace("ē", "e"))
    EmbeddingServer(server.spec).encode(["a"])
    assert server.keys == [None, "Bearer atslega-1"]


def test_no_proxy_reads_along(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert EmbeddingServer(server.spec).available() is None


def test_the_fingerprint_tells_models_and_lengths_apart_and_no_address(server: Server) -> None:
    letters, others = EmbeddingServer(server.spec), EmbeddingServer(server.spec.replace("#letters", "#others"))
    assert letters.fingerprint == EmbeddingServer(server.spec).fingerprint
    first = letters.fingerprint
    assert others.fingerprint != first
    assert "127.0.0.1" not in first + letters.name
    server.answer = lambda texts: {"data": [row([1.0, 2.0], n) for n in range(len(texts))]}
    assert letters.fingerprint != first


@pytest.mark.parametrize("address", ["http://127.0.0.1:8/v1#m", "http://localhost:8/v1#m", "https://[::1]:8/v1/#m"])
def test_this_machine_needs_no_leave(address: str) -> None:
    assert EmbeddingServer(address).name == "server:m"


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/v1#m",
        "http://127.0.0.1.example.org/v1#m",
        "https://localhost@example.org/v1#m",
        "http://10.0.0.2:8/v1#m",
    ],
)
def test_elsewhere_only_if_it_is_ones_own(address: str) -> None:
    with pytest.raises(BadInput) as told:
        EmbeddingServer(address)
    assert "--own-server" in told.value.hint
    assert EmbeddingServer("own:" + address).name == "server:m"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8/v1", "http://#m", "own:ftp://x/v1#m", "http://127.0.0.1:99999#m"]
)
def test_an_address_must_be_whole(address: str) -> None:
    with pytest.raises(BadInput) as told:
        EmbeddingServer(address)
    assert "is written as" in str(told.value)


def test_latvian_typed_without_diacritics_is_read_with_them(server: Server) -> None:
    texts = ["Jauniesiem vajag iespejas", "Автобус не ходит", "Skolēni gaida autobusu"]
    languages = [Language.LATVIAN, Language.RUSSIAN, Language.LATVIAN]
    vectors_of(texts, languages, ThemeSettings(embedder=server.spec))
    assert {"Jauniešiem vajag iespējas", *texts[1:]} <= set(server.texts)
    assert texts[0] not in server.texts
