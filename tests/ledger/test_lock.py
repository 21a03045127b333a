"""One holder at a time, also when holders come and go at once."""

import threading
import time
from pathlib import Path

from dialog_toolkit.ledger.lock import Holder, Lock, take_lock


def test_the_lock_says_who_holds_it_and_goes_with_its_file(folder: Path) -> None:
    lock = take_lock(folder / "x.dialog", "Anna")
    assert isinstance(lock, Lock)
    second = take_lock(folder / "x.dialog", "Juris")
    assert isinstance(second, Holder)
    assert second.author == "Anna"
    assert second.host != ""
    lock.release()
    lock.release()
    assert list(folder.iterdir()) == []


def test_a_lock_file_that_a_crash_left_is_no_hindrance(folder: Path) -> None:
    (folder / "x.dialog.lock").write_text("junk")
    lock = take_lock(folder / "x.dialog", "Anna")
    assert isinstance(lock, Lock)
    lock.release()


def test_two_never_hold_it_at_once(folder: Path) -> None:
    inside, most, taken = [0], [0], [0]

    def come_and_go() -> None:
        for _time in range(600):
            lock = take_lock(folder / "x.dialog", "Anna")
            if isinstance(lock, Lock):
                inside[0] += 1
                most[0], taken[0] = max(most[0], inside[0]), taken[0] + 1
                time.sleep(0.0001)
                most[0] = max(most[0], inside[0])
                inside[0] -= 1
                lock.release()

    threads = [threading.Thread(target=come_and_go) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert taken[0] > 10
