"""A small server of embeddings on loopback, which can be told to misbehave."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Answer = Callable[[list[str]], Any]


def vector(text: str) -> list[float]:
    """Counts of three letters and the length: alike for alike texts."""
    return [text.count("a") + 0.1, text.count("e"), text.count("i"), len(text) / 10]


def listed(texts: list[str]) -> Any:
    """What a server answers when all is well."""
    return {"object": "list", "data": [{"index": n, "embedding": vector(text)} for n, text in enumerate(texts)]}


@dataclass
class Server:
    """What was asked of the server, and how it answers: `answer` the body, or `status`, after `seconds`."""

    port: int = 0
    answer: Answer = listed
    status: int = 200
    seconds: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def spec(self) -> str:
        """How the server is named as an embedder."""
        return f"http://127.0.0.1:{self.port}/v1#letters"

    @property
    def texts(self) -> list[str]:
        """All texts it was asked for, in order."""
        return [text for request in self.asked for text in request["input"]]


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs within the block."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append(body | {"path": self.path})
            server.keys.append(self.headers.get("Authorization"))
            time.sleep(server.seconds)
            made = server.answer(body["input"])
            sent = made if isinstance(made, bytes) else json.dumps(made).encode()
            self.send_response(server.status)
            for name, value in {"Content-Length": str(len(sent)), **server.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so it is called
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hung up is what some tests are about."""

    http = Quiet(("127.0.0.1", 0), Handler)
    server.port = http.server_port
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
