"""The app in fast motion, to sit through a whole evening in minutes: only the clock is another one.

    python -m tests.tui.fast_motion FILE.dialog [factor] [lv|en]

The project is made if it is not there. Factor 30 lets two hours pass in four minutes.
"""

import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import platformdirs

from dialog_toolkit.config import Settings
from dialog_toolkit.services import projects
from dialog_toolkit.tui.app import DialogApp


class FastClock:
    """Time since the start goes `factor` times as fast. The start is kept beside the project, so that the evening
    goes on where it was when the app is ended and begun again."""

    def __init__(self, beside: Path, factor: float) -> None:
        self.factor = factor
        if not beside.exists():
            beside.write_text(f"{time.time()}", "utf-8")
        self.begun = datetime.fromtimestamp(float(beside.read_text("utf-8")))

    def __call__(self) -> datetime:
        return self.begun + timedelta(seconds=(datetime.now() - self.begun).total_seconds() * self.factor)


def main() -> None:
    """Open the app with the fast clock; this machine's settings stay as they are."""
    file = Path(sys.argv[1])
    factor = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    language = sys.argv[3] if len(sys.argv) > 3 else "lv"
    if not file.exists():
        with projects.create(file, author="pierakstītājs"):
            pass
    with tempfile.TemporaryDirectory() as folder:
        platformdirs.user_config_dir = lambda *_, **__: folder
        clock = FastClock(file.with_suffix(".begun"), factor)
        DialogApp(Settings(language=language, name="pierakstītājs"), file, clock=clock).run()


if __name__ == "__main__":
    main()
