"""Faults of the program itself: a sentence for the person, places for the log, never what participants said."""

import logging
import traceback
from pathlib import Path

from dialog_toolkit import __version__
from dialog_toolkit.i18n import _
from dialog_toolkit.logs import log_file


def record(fault: BaseException) -> Path:
    """Write the kind and the places of a fault to the log, without its message; returns the log."""
    log = log_file()
    where = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(fault.__traceback__)]
    logging.getLogger("dialog_toolkit").error("%s %s at %s", __version__, type(fault).__name__, " | ".join(where))
    return log


def last_words(fault: BaseException | None) -> str:
    """What the terminal shows after a fatal fault."""
    kind = type(fault).__name__ if fault else "?"
    log = record(fault) if fault else log_file()
    text = _(
        "The program had to stop ({type}). Every idea that was kept is on the disk; open the project again to go on.\n"
        "Details without anyone's words: {log}"
    )
    return text.format(type=kind, log=log)
