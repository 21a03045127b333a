"""How long the ledger takes on this disk. usage: python -m tests.benchmarks.ledger_bench [FOLDER]

Prints one line a measurement, plain and encrypted; the figures are recorded in ledger.md beside this file.
"""

import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from dialog_toolkit.domain.session import Idea, Place, Session
from dialog_toolkit.ledger import (
    Project,
    back_up,
    create_project,
    export_rows,
    ideas,
    import_rows,
    import_sessions,
    open_project,
    record,
    sessions,
    state_of,
    type_draft,
    verify,
)

SESSIONS, IDEAS, COMMITS = 25, 30, 500
TEXT = "Gribētos, lai vakarā no pilsētas var tikt mājās ar autobusu, nevis lūgties kaimiņus, {}."


def made_up(number: int) -> Session:
    """A session with ideas of usual length."""
    name = f"sesija-{number:02}"
    said = tuple(Idea(f"{name}/{idea:02}", name, TEXT.format(idea)) for idea in range(1, IDEAS + 1))
    day = date(2025, 3, 1 + number % 28)
    return Session(name, "Dialoga aplis", "dialoga-aplis", "?", day, Place("Dobele", "zemgale"), ideas=said)


def seconds(act: Callable[[], object]) -> str:
    """How long an act takes, as text."""
    start = time.perf_counter()
    act()
    return f"{time.perf_counter() - start:.3f} s"


def percentiles(act: Callable[[int], object]) -> str:
    """Half and 99 % of COMMITS acts take less than this; and the longest."""
    times = []
    for number in range(COMMITS):
        start = time.perf_counter()
        act(number)
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    return f"p50 {times[COMMITS // 2]:.1f}, p99 {times[int(COMMITS * 0.99)]:.1f}, max {times[-1]:.1f} ms"


def measure(folder: Path, key: bytes | None) -> list[str]:
    """The measurements, one line each."""
    given = [made_up(number) for number in range(SESSIONS)]
    corrected = [replace(s, organiser="bibliotēka", ideas=(replace(s.ideas[0], text="x"), *s.ideas[1:])) for s in given]
    path, lines = folder / "a.dialog", []

    def create() -> None:
        create_project(path, title="T", plan="p", author="A", key=key).close()

    lines.append(f"create a project: {seconds(create)}")
    with open_project(path, author="A", key=key) as project:
        lines += in_project(project, given, corrected)
        rows = export_rows(project)
    opened = seconds(lambda: open_project(path, author="A", key=key).close())
    lines.append(f"open it again, checked ({path.stat().st_size / 1e6:.1f} MB): {opened}")
    with create_project(folder / "b.dialog", title="T", plan="p", author="B", key=key) as other:
        lines.append(f"join {len(rows)} changes: {seconds(lambda: import_rows(other, rows))}")
        lines.append(f"join them again: {seconds(lambda: import_rows(other, rows))}")
    return lines


def in_project(project: Project, given: list[Session], corrected: list[Session]) -> list[str]:
    """What is measured in an open project."""
    return [
        f"import {SESSIONS} sessions × {IDEAS} ideas: {seconds(lambda: import_sessions(project, given, 'f'))}",
        f"import them again: {seconds(lambda: import_sessions(project, given, 'f'))}",
        f"import them corrected: {seconds(lambda: import_sessions(project, corrected, 'f'))}",
        f"read all sessions: {seconds(lambda: sessions(project))}",
        f"read the ideas of one: {seconds(lambda: ideas(project, session='sesija-01'))}",
        f"what one idea is: {seconds(lambda: state_of(project, 'idea:sesija-01/01'))}",
        f"record an idea: {percentiles(lambda n: record(project, f'idea:sesija-00/{100 + n}', 'text', TEXT))}",
        f"change an idea: {percentiles(lambda n: record(project, f'idea:sesija-01/{1 + n % 30:02}', 'text', f'{n}'))}",
        f"keep typing: {percentiles(lambda n: type_draft(project, 'idea:sesija-02/01', 'text', TEXT[: n % 80]))}",
        f"verify everything: {seconds(lambda: verify(project))}",
        f"copy and check the copy: {seconds(lambda: back_up(project))}",
    ]


def main(folder: Path) -> None:
    """Measure plain and encrypted below `folder`, which must be on the disk that is meant."""
    for title, key in (("plain", None), ("encrypted", secrets.token_bytes(32))):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            sys.stdout.write("".join(f"{title}: {line}\n" for line in measure(Path(name), key)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()))
