"""The log: a small rotating file with versions, ids and places in the program, never participants' words."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

NAME = "dialog-toolkit"
"""Of our handler, by which it is told from others that watch the log."""


def log_file() -> Path:
    """Start logging to the person's log folder (once) and return the file; a folder that refuses is no fault."""
    file = Path(platformdirs.user_log_dir("dialog-toolkit", appauthor=False)) / "dialog-toolkit.log"
    logger = logging.getLogger("dialog_toolkit")
    if not any(handler.name == NAME for handler in logger.handlers):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=2, encoding="utf-8")
        except OSError:
            handler = logging.NullHandler()
        handler.name = NAME
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    return file
