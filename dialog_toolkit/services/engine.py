"""The computing process of this program: one for as long as the program runs, kept warm."""

import atexit
from functools import cache

from dialog_toolkit.worker.client import Worker

__all__ = ["Worker", "engine"]


@cache
def engine() -> Worker:
    """The worker of this program; its process starts with the first request and ends with the program.

    ``engine().warm()`` in a thread of its own makes the first grouping as quick as later ones; ``engine().cancel()``
    stops the running request from any thread; ``engine().eta`` are the seconds left of the running phase.
    """
    worker = Worker()
    atexit.register(worker.close)
    return worker
