"""A model hub on loopback: a folder served as hubs do, the model itself by way of another address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.themes.embedders.models import make, write

NAME = "owner/words"


@dataclass
class Hub:
    """`address` to fetch from; `moved` maps a path to where it is sent on to; `broken` paths end halfway."""

    root: Path
    address: str = ""
    moved: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def files(self) -> Path:
        """Where the model's files are."""
        return self.root / NAME / "resolve" / "main"

    @property
    def got(self) -> list[str]:
        """Paths of the files that were fetched, not only looked for."""
        return [path.partition("/main/")[2] for method, path in self.asked if method == "GET"]


@contextmanager
def running(root: Path) -> Iterator[Hub]:
    """A hub with one model of words."""
    hub = Hub(root)
    make(hub.files, pooling="pooling_mode_mean_tokens")
    write(hub.files, "modules.json", [{"type": "sentence_transformers.models.Transformer"}])

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(root))

        def send_head(self) -> Any:
            hub.asked.append((self.command, self.path))
            if self.path in hub.moved:
                self.send_response(302)
                self.send_header("Location", hub.moved[self.path])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            return super().send_head()

        def copyfile(self, source: Any, outputfile: Any) -> None:
            if self.path in hub.broken:
                self.wfile.write(source.read(10))
                self.close_connection = True
            else:
                super().copyfile(source, outputfile)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so it is called
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.address = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
