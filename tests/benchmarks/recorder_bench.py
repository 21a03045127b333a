"""How quick the recorder is with 200 ideas: key → next paint, Enter → paint with the idea on the disk.

python -m tests.benchmarks.recorder_bench [ideas]
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import platformdirs
from textual import events

from dialog_toolkit.config import Settings
from dialog_toolkit.domain.session import Place
from dialog_toolkit.services import projects, recording
from dialog_toolkit.tui.app import DialogApp

SENTENCE = "Vajadzētu, lai autobuss uz pilsētu brauc arī sestdienā un cilvēki tiek pie ārsta. "


def filled(folder: Path, ideas: int) -> Path:
    """A project with one session of that many ideas."""
    file = folder / "bench.dialog"
    with projects.create(file, author="pierakstītājs") as project:
        new = recording.NewSession(
            method="dialoga-aplis", place=Place("Krimūnas", "zemgale"), question="Kā?", chairs=12
        )
        session = recording.start_session(project, new)
        recording.enter_stage(project, session, "kopigs-dialogs-1", datetime.now())
        for number in range(ideas):
            recording.add_idea(project, session, f"Doma {number}: " + SENTENCE * (1 + number % 3))
    return file


class Watch:
    """Sees every paint of the app, the making of its bytes for the terminal included."""

    def __init__(self, app: DialogApp) -> None:
        self.paints: list[float] = []
        shown = app._display

        def display(screen, renderable):  # type: ignore[no-untyped-def]
            if hasattr(renderable, "render_segments"):
                renderable.render_segments(app.console)
            self.paints.append(time.perf_counter())
            return shown(screen, renderable)

        app._display = display  # type: ignore[method-assign]

    async def key(self, app: DialogApp, key: str, character: str | None) -> tuple[float, float]:
        """Milliseconds from the key to the next paint, and of processor time meanwhile."""
        await asyncio.sleep(0.02)
        before, begun, used = len(self.paints), time.perf_counter(), time.process_time()
        app.post_message(events.Key(key, character))
        while len(self.paints) == before and time.perf_counter() - begun < 2:
            await asyncio.sleep(0.0005)
        taken = (self.paints[-1] if len(self.paints) > before else time.perf_counter()) - begun
        return taken * 1000, (time.process_time() - used) * 1000


def told(name: str, measured: list[tuple[float, float]]) -> str:
    """One line of figures."""
    wall = sorted(each for each, _cpu in measured)
    cpu = sorted(each for _wall, each in measured)
    at = int(len(wall) * 0.95) - 1
    figures = f"median {statistics.median(wall):6.1f}  p95 {wall[at]:6.1f}  cpu p95 {cpu[at]:6.1f} ms"
    return f"{name:<28} n={len(wall):<4} {figures}"


async def measure(file: Path) -> Iterator[str]:
    """Type, keep, go up and down, search."""
    app = DialogApp(Settings(language="lv", name="pierakstītājs"), file)
    lines = []
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3")
        await pilot.pause(0.5)
        watch = Watch(app)
        letters = [await watch.key(app, "space" if c == " " else c, c) for c in SENTENCE * 2]
        lines.append(told("letter → paint", letters))
        kept = []
        for _time in range(21):
            await watch.key(app, "V", "V")
            kept.append(await watch.key(app, "enter", None))
        lines.append(told("Enter → kept and painted", kept))
        lines.append(told("↑ to an earlier idea", [await watch.key(app, "up", None) for _time in range(40)]))
        mended = [await watch.key(app, c, c) for c in SENTENCE[:60].replace(" ", "a")]
        lines.append(told("letter in an earlier idea", mended))
        await watch.key(app, "escape", None)
        lines.append(told("F6 on the last idea", [await watch.key(app, "f6", None) for _time in range(20)]))
        await watch.key(app, "ctrl+f", None)
        lines.append(told("letter in the search", [await watch.key(app, c, c) for c in "autobuss"]))
    return iter(lines)


def main() -> None:
    """Measure in a temporary folder."""
    ideas = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        platformdirs.user_config_dir = lambda *_, **__: folder  # this machine's settings stay as they are
        lines = asyncio.run(measure(filled(Path(folder), ideas)))
    sys.stdout.write("\n".join([f"{ideas} ideas", *lines, ""]))


if __name__ == "__main__":
    main()
