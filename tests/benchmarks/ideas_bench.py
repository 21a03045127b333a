"""The list of all ideas with many of them: time to show it, key to paint, search, memory.

Usage: python -m tests.benchmarks.ideas_bench [IDEAS]   (default 100000; the project is made in a temporary folder)
"""

import asyncio
import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from dialog_toolkit.config import Settings
from dialog_toolkit.domain.session import Idea, Place, Session
from dialog_toolkit.ledger import create_project, import_sessions
from dialog_toolkit.services import idea_pages
from dialog_toolkit.services.idea_pages import IdeaFilter
from dialog_toolkit.tui.app import DialogApp
from dialog_toolkit.tui.screens.ideas import IdeasScreen
from tests.benchmarks.recorder_bench import Watch

PER_SESSION = 2_000
KEYS = {
    "Down": ["down"] * 60,
    "PgDn, PgUp": [*["pagedown"] * 15, *["pageup"] * 15] * 2,
    "End, Home": ["end", "home"] * 30,
}
SAID = (
    "Autobusam jābrauc arī sestdienā, citādi līdz ārstam netiek",
    "Katram priekšlikumam atbilde 30 dienās, kāpēc jā vai nē",
    "Kad aizvēra pastu, omei par pensiju jābrauc astoņpadsmit kilometru",
    "vestules raksta ta ka neviens nesaprot",
)


def make(file: Path, ideas: int) -> None:
    """A project with so many ideas, made by the ordinary import."""
    with create_project(file, title="bench", plan="lv-2026", author="bench") as project:
        for number in range(-(-ideas // PER_SESSION)):
            id = f"s{number:03}"
            count = min(PER_SESSION, ideas - number * PER_SESSION)
            said = tuple(Idea(f"{id}/{n}", id, f"{SAID[n % len(SAID)]} {n}.") for n in range(1, count + 1))
            place = Place("Dobele", "zemgale")
            made = Session(id, id, "dialoga-aplis", "?", date(2025, 3, 1 + number % 28), place, ideas=said)
            import_sessions(project, [made], "bench")


async def measure(file: Path) -> dict[str, str]:
    """Figures of the list screen."""
    figures: dict[str, str] = {}
    app = DialogApp(Settings(language="lv", name="bench"), file)
    async with app.run_test(size=(120, 40)) as pilot:
        start = time.process_time()
        await pilot.press("f4")
        await pilot.pause()
        figures["list shown, CPU s"] = f"{time.process_time() - start:.2f}"
        assert isinstance(app.screen, IdeasScreen)
        figures["ideas"] = str(len(app.screen.keys))
        watch = Watch(app)
        for name, keys in KEYS.items():
            spent = sorted([(await watch.key(app, key, None))[0] for key in keys])
            p95 = spent[int(len(spent) * 0.95)]
            figures[f"{name}: key to paint, median / p95 ms"] = f"{statistics.median(spent):.0f} / {p95:.0f}"
        start = time.perf_counter()
        found = idea_pages.keys(app.project, IdeaFilter(words="sestdiena arst"))
        figures["search of all texts, s"] = f"{time.perf_counter() - start:.2f} ({len(found)} found)"
    figures["peak memory, MB"] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"
    return figures


def main() -> None:
    """Make the project in another process (its memory is not the app's), then measure."""
    if len(sys.argv) > 2:
        make(Path(sys.argv[2]), int(sys.argv[1]))
        return
    ideas = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.dialog"
        subprocess.run([sys.executable, "-m", "tests.benchmarks.ideas_bench", str(ideas), str(file)], check=True)
        for name, value in asyncio.run(measure(file)).items():
            sys.stdout.write(f"{name:<42} {value}\n")


if __name__ == "__main__":
    main()
