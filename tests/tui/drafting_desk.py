"""The drafting table under a pilot's hands."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from dialog_toolkit.domain.measure import Measure
from dialog_toolkit.services import measures
from dialog_toolkit.services.projects import Project
from dialog_toolkit.tui.drafting import fields
from dialog_toolkit.tui.screens.measures import MeasuresScreen
from tests.tui.conftest import Running, settle

Act = Callable[["Desk"], Awaitable[None]]


class Desk:
    """The screen under a pilot's hands."""

    def __init__(self, pilot: Pilot[None], screen: MeasuresScreen) -> None:
        self.pilot = pilot
        self.table_screen = screen

    @property
    def project(self) -> Project:
        return self.table_screen.dialog.project

    @property
    def front(self) -> Screen[Any]:
        return self.pilot.app.screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.pilot)

    async def type(self, text: str) -> None:
        await self.press(*({" ": "space", "\n": "enter", ".": "full_stop", "-": "minus"}.get(ch, ch) for ch in text))

    def get(self, id: str) -> Measure:
        return measures.get(self.project, id)

    def said(self, id: str) -> str:
        return str(self.front.query_one(f"#{id}", Static).content)

    async def open(self, id: str, field: str = "problem") -> None:
        """One measure, the cursor on a field of it."""
        self.table_screen.show_measure(id)
        table = self.table_screen.table
        table.turn_to("fields")
        await settle(self.pilot)
        assert table.measure is not None
        assert table.measure.id == id
        table.pane("fields").cursor = fields.fields_of(table.measure).index(field)
        await settle(self.pilot)

    async def to_finding(self, check: str) -> None:
        """The cursor on what a check found."""
        table = self.table_screen.table
        table.turn_to("found")
        await settle(self.pilot)
        place = next(
            place for place, line in enumerate(table.lines) if line.item.finding and line.item.finding.check == check
        )
        table.pane("found").cursor = place
        await settle(self.pilot)


def at_the_table(running: Running, file: Path, act: Act, **options: object) -> None:
    async def check() -> None:
        async with running(file, **options) as pilot:
            await pilot.press("f6")
            await settle(pilot)
            assert isinstance(pilot.app.screen, MeasuresScreen)
            await act(Desk(pilot, pilot.app.screen))

    asyncio.run(check())
