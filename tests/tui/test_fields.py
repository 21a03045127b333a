"""Fields hold one Unicode form, and nothing that acts on a terminal."""

import asyncio
import unicodedata

import pytest
from textual import events
from textual.app import App, ComposeResult

from dialog_toolkit.tui.fields import TextBox, TextField


class Fields(App[None]):
    """One of each."""

    def compose(self) -> ComposeResult:
        yield TextField(id="line")
        yield TextBox(id="box")


def text(app: App[None], id: str) -> str:
    return app.query_one(TextField).value if id == "line" else app.query_one(TextBox).text


@pytest.mark.parametrize("id", ["line", "box"])
@pytest.mark.parametrize("word", ["āčēģīķļņšūž", "ŅUKŠĶĒDE", "kēde un ķēde"])
def test_letters_that_arrive_in_pieces_become_one(id: str, word: str) -> None:
    async def check() -> None:
        app = Fields()
        async with app.run_test() as pilot:
            app.query_one(f"#{id}").focus()
            await pilot.pause()
            for piece in unicodedata.normalize("NFD", word):
                app.post_message(events.Key(piece, piece))
            await pilot.pause()
            assert text(app, id) == word

    asyncio.run(check())


@pytest.mark.parametrize("id", ["line", "box"])
def test_a_mark_joins_the_letter_before_the_cursor_not_the_last(id: str) -> None:
    async def check() -> None:
        app = Fields()
        async with app.run_test() as pilot:
            app.query_one(f"#{id}").focus()
            await pilot.press(*"kede", "left", "left", "left", "left", "right")
            app.post_message(events.Key("\u0327", "\u0327"))
            await pilot.press("x")
            await pilot.pause()
            assert text(app, id) == "ķxede"

    asyncio.run(check())


@pytest.mark.parametrize("id", ["line", "box"])
def test_what_is_pasted_cannot_act(id: str) -> None:
    async def check() -> None:
        app = Fields()
        async with app.run_test() as pilot:
            app.query_one(f"#{id}").focus()
            await pilot.pause()
            app.post_message(events.Paste("a\x1b]52;c;AAAA\x07 [/x] n\u0327 \u202eb"))
            await pilot.pause()
            assert text(app, id) == "a\ufffd]52;c;AAAA\ufffd [/x] ņ \ufffdb"

    asyncio.run(check())
