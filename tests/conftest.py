"""No test reads this machine's language, settings or logs."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialog_toolkit import logs
from dialog_toolkit.i18n import set_language


def pytest_addoption(parser: pytest.Parser) -> None:
    """The only way to write the pictures of screens anew."""
    parser.addoption(
        "--rewrite-snapshots", action="store_true", help="write tests/tui/snapshots anew, then review them"
    )


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    for name in ("DIALOG_TOOLKIT_LANG", "DIALOG_TOOLKIT_PROJECT", "DIALOG_TOOLKIT_AUTHOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(_logs(tmp_path_factory)))
    settings = tmp_path_factory.mktemp("settings")
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(settings))
    set_language("lv")
    yield
    set_language("lv")
    _let_go_of_the_log()


def _let_go_of_the_log() -> None:
    """The next test may have its log elsewhere."""
    logger = logging.getLogger("dialog_toolkit")
    for handler in [handler for handler in logger.handlers if handler.name == logs.NAME]:
        logger.removeHandler(handler)
        handler.close()


def _logs(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp() / "logs"
