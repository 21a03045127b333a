"""A full disk: told in words, nothing acknowledged lost, what is typed stays, and saving goes on when there is room."""

import subprocess
import sys
from pathlib import Path

import pytest

from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.ledger.faults import DiskFull
from dialog_toolkit.services.safekeeping import Disk
from tests.reliability.conftest import CANARY


def test_the_line_stays_until_a_write_comes_through() -> None:
    disk = Disk()
    assert disk.banner == ""
    assert not disk.refused(BadInput("x"))
    assert disk.refused(DiskFull("full"))
    assert disk.banner == "✗ Disks ir pilns. Rakstītais paliek te; mēģina saglabāt ik pēc 2 s."
    assert not disk.refused(DiskFull("full"))
    assert disk.refused(StorageError("gone"))
    assert disk.banner.startswith("✗ Disks nesaglabā.")
    assert disk.succeeded()
    assert not disk.succeeded()
    assert disk.banner == ""


RECORD = """
import resource, shutil, sys
from pathlib import Path
from dialog_toolkit.domain.session import Place
from dialog_toolkit.errors import StorageError
from dialog_toolkit.services import projects, recording
from dialog_toolkit.services.recording import NewSession
from dialog_toolkit.services.safekeeping import Disk, Keeper, free_ballast, open_for_recording, try_again

folder, how, big = Path(sys.argv[1]), sys.argv[2], resource.RLIM_INFINITY
path, disk, kept = folder / "plan.dialog", Disk(), []

def fill():
    if how == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 400_000, big))
    else:
        free = shutil.disk_usage(folder).free
        (folder / "filler").write_bytes(bytes(free - 400_000))

def make_room():
    if how == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (big, big))
    else:
        (folder / "filler").unlink()

with projects.create(path, author="Anna") as project:
    session = recording.start_session(project, NewSession(method="dialoga-aplis", place=Place("Dobele", "zemgale")))
keeping = Keeper(open_for_recording(path, "Anna").project)
project = keeping.project
keeping.tick()
fill()
try:
    for number in range(10_000):
        recording.add_idea(project, session, f"{number} " + sys.argv[3] * 40)
        kept.append(number)
except StorageError as fault:
    disk.refused(fault)
    print("refused", bool(disk.banner), len(kept) > 5, how == "limit" or free_ballast(path))

def there(opened):
    texts = [idea.text for idea in recording.session_now(opened, session).ideas]
    return all(any(text.startswith(f"{number} ") for text in texts) for number in kept)

print("reading", there(project))
if how == "limit":
    try:
        try_again(project)
    except StorageError:
        pass
    make_room()
try_again(project)
disk.succeeded()
recording.add_idea(project, session, "tagad " + sys.argv[3])
print("saved", repr(disk.banner))
if how != "limit":
    make_room()
print("copied", keeping.finish() is not None)
project.close()
opened = open_for_recording(path, "Anna")
last = recording.session_now(opened.project, session).ideas[-1]
print("again", there(opened.project), opened.recovered, last.text[:5])
opened.project.close()
"""
EXPECTED = "refused True True True\nreading True\nsaved ''\ncopied True\nagain True () tagad\n"


def recorded(folder: Path, how: str) -> None:
    """Record until the disk is full, then go on."""
    run = subprocess.run(
        [sys.executable, "-c", RECORD, str(folder), how, CANARY], capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == (EXPECTED, "")


def test_files_that_may_not_grow_lose_nothing(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system cannot limit the size of files")
    recorded(tmp_path, "limit")


def test_a_small_full_disk_loses_nothing_and_the_kept_room_lets_work_go_on(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system cannot limit the size of files")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("no right to mount a small disk")
    try:
        recorded(disk, "disk")
    finally:
        subprocess.run(["umount", str(disk)], check=True)
