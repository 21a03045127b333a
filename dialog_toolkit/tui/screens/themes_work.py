"""What the machine works out for the workbench, in a thread that waits for the computing process."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import wraps
from typing import Any, ClassVar

from textual import work
from textual.worker import get_current_worker

from dialog_toolkit.errors import Cancelled, DialogError
from dialog_toolkit.i18n import _
from dialog_toolkit.services.theme_engine import Engine, EngineSettings, Progress, last_settings
from dialog_toolkit.tui.base import LocalizedScreen
from dialog_toolkit.tui.workbench.top import Job

Asking = Callable[..., Coroutine[Any, Any, None]]
"""An action that asks something before it acts."""


def telling(action: Asking) -> Asking:
    """The action, with a fault it is meant to meet told to the person: a worker's fault would end the app."""

    @wraps(action)
    async def guarded(screen: Any, *given: Any) -> None:
        try:
            await action(screen, *given)
        except DialogError as fault:
            screen.dialog.tell(fault)

    return guarded


LOOK = 0.2
"""Seconds between looks at how far the machine is."""
WARM_AFTER = 2.0
"""Seconds on the screen before the process loads what it needs: first the screen itself should be there."""


class MachineScreen(LocalizedScreen[None]):
    """A screen that has things worked out one at a time, never stalls meanwhile, and can stop them.

    `settings` are those of the last run, `asked` those of the next one.
    """

    ENGINE: ClassVar[Callable[[], Engine]] = Engine

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self.settings = EngineSettings()
        self.asked = EngineSettings()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The computing process, made when first needed."""
        if self._engine is None:
            self._engine = type(self).ENGINE()
        return self._engine

    def read_settings(self) -> None:
        """Start from the settings of the last run; a wish not yet worked out stays."""
        wished = self.asked if self.asked != self.settings else None
        self.settings = last_settings(self.dialog.project)
        self.asked = wished or self.settings

    def on_mount(self) -> None:
        """Follow what runs."""
        self.set_interval(LOOK, self._look)

    @work(thread=True, group="warm", exit_on_error=False)
    def get_warm(self) -> None:
        """Have the process load what it needs while the person reads; what is wrong with it shows when it is asked."""
        with suppress(DialogError):
            self.engine.warm()

    def on_unmount(self) -> None:
        """Nothing runs on after the screen is gone."""
        if self._engine is not None:
            self._engine.cancel()

    def tell_machine(self) -> None:
        """Show how far the machine is, or what it last did. A screen says how."""

    def work_out(self, job: Job, task: Callable[[Progress], Any], finished: Callable[[Any], object]) -> None:
        """Have `task` done in a thread, then call `finished` with its answer; nothing if something runs already."""
        if self.job is not None:
            self.app.notify(_("Something is being worked out. Esc stops it."))
            return
        self.job = job
        self.tell_machine()
        self.refresh_bindings()
        self._run_task(job, task, finished)

    def stop(self) -> None:
        """Stop what runs; everything is as it was before."""
        if self.job is not None:
            self.engine.cancel()

    @work(thread=True, group="machine", exit_on_error=False)
    def _run_task(self, job: Job, task: Callable[[Progress], Any], finished: Callable[[Any], object]) -> None:
        here = get_current_worker()
        answer: Any = None
        fault: DialogError | None = None
        try:
            answer = task(job.step)
        except DialogError as told:
            fault = told
        if not here.is_cancelled:
            self.app.call_from_thread(self._ended, answer, fault, finished)

    def _ended(self, answer: Any, fault: DialogError | None, finished: Callable[[Any], object]) -> None:
        self.job = None
        self.tell_machine()
        self.refresh_bindings()
        if fault is None:
            finished(answer)
        elif isinstance(fault, Cancelled):
            self.app.notify(_(fault.message).format(**fault.facts))
        else:
            self.dialog.tell(fault)

    def _look(self) -> None:
        if self.job is not None:
            self.tell_machine()
