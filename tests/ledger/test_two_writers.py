"""Several processes that write to one file at once, without the lock that normally keeps them apart."""

import subprocess
import sys

from dialog_toolkit.ledger import Project, history_of, state_of, states, verify

PROCESSES, CHANGES = 3, 25
CODE = """
import sys
from pathlib import Path
from dialog_toolkit.ledger import open_project, record
with open_project(Path(sys.argv[1]), author=sys.argv[2], lock=False) as project:
    for number in range(int(sys.argv[3])):
        record(project, f"idea:{sys.argv[2]}/{number}", "text", "mans")
        record(project, "idea:s/1", "text", f"{sys.argv[2]} {number}")
        record(project, "idea:s/2", "text", f"{sys.argv[2]} {number}", parents=[])
"""


def test_nothing_is_lost_and_nobody_is_turned_away(project: Project) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", CODE, str(project.path), str(name), str(CHANGES)])
        for name in range(PROCESSES)
    ]
    assert [run.wait() for run in runs] == [0] * PROCESSES
    said = {f"{name} {number}" for name in range(PROCESSES) for number in range(CHANGES)}
    assert {change.text for change in history_of(project, "idea:s/1")} == said
    assert state_of(project, "idea:s/1").fields["text"].others == ()  # each had seen the one before
    both = state_of(project, "idea:s/2").fields["text"]
    assert {both.value, *both.others} == said  # nobody had seen anything
    assert len(states(project, "idea:")) == PROCESSES * CHANGES + 2
    assert verify(project).sound
