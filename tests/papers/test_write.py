"""Files are whole, the same twice, and a disk that refuses is told of in a sentence."""

import errno
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.session import Idea, Place
from dialog_toolkit.domain.theme import Placement, Standing
from dialog_toolkit.errors import BadInput, StorageError
from dialog_toolkit.papers.blocks import Block, Table
from dialog_toolkit.papers.context import BriefingInput
from dialog_toolkit.papers.markdown import write_markdown
from dialog_toolkit.papers.reading import read_markdown
from dialog_toolkit.papers.storing import store
from dialog_toolkit.papers.write import FORMATS, briefing, write_paper
from tests.papers.sample import sample


def test_every_format_is_written_under_its_name(tmp_path: Path) -> None:
    written = write_paper("briefing", sample(), FORMATS, tmp_path / "new")
    assert [file.name for file in written] == [
        "briefing.lv.md",
        "briefing.lv.heatmap.svg",
        "briefing.lv.bars.svg",
        "briefing.lv.html",
        "briefing.lv.docx",
        "briefing.lv.pdf",
    ]
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == sorted(file.name for file in written)


def test_the_same_input_is_the_same_bytes(tmp_path: Path) -> None:
    first = [file.read_bytes() for file in write_paper("briefing", sample(), FORMATS, tmp_path)]
    again = [file.read_bytes() for file in write_paper("briefing", sample(), FORMATS, tmp_path)]
    assert first == again


def test_the_markdown_shows_its_drawings_and_reads_back(tmp_path: Path) -> None:
    text = write_paper("briefing", sample(), ["md"], tmp_path)[0].read_text("utf-8")
    assert "](briefing.lv.heatmap.svg " in text
    assert "# Apaļā galda diskusijas pamatmateriāls\n\n> **IZDOMĀTS PARAUGS: apļi ir izdomāti**" in text
    assert len([block for block in read_markdown(text) if isinstance(block, Table)]) == 9


def test_unknown_kinds_and_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written as odt"):
        write_paper("briefing", sample(), ["odt"], tmp_path)  # type: ignore[list-item]
    with pytest.raises(BadInput, match="no paper of this kind"):
        write_paper("novel", sample(), ["md"], tmp_path)  # type: ignore[arg-type]


def test_a_place_that_is_no_folder_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StorageError) as fault:
        store(b"x", tmp_path / "file" / "paper.md")
    assert str(fault.value) == f"{tmp_path / 'file'} is not a folder; paper.md was not written."


def test_a_file_is_on_the_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bool] = []
    real = os.fsync

    def seen(handle: int) -> None:
        there.append((tmp_path / "paper.md").exists())
        real(handle)

    monkeypatch.setattr(os, "fsync", seen)
    store(b"x", tmp_path / "paper.md")
    assert there == [False]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(b"old", tmp_path / "paper.md")
    real = os.fdopen
    full: list[object] = []

    def on_a_full_device(handle: int, mode: str) -> object:
        os.dup2(os.open("/dev/full", os.O_WRONLY), handle)
        full.append(handle)
        return real(handle, mode)

    monkeypatch.setattr(os, "fdopen", on_a_full_device)
    with pytest.raises(StorageError, match=r"The disk is full; paper.md was not written"):
        store(b"new", tmp_path / "paper.md")
    assert full
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("paper.md", b"old")]


def test_a_folder_that_may_only_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_options: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refused)  # a test may run as root, whom no folder refuses
    with pytest.raises(StorageError, match=r"can only be read; paper\.md was not written"):
        store(b"x", tmp_path / "paper.md")


def test_nothing_heavy_is_loaded_before_a_paper_is_written() -> None:
    code = (
        "import sys, dialog_toolkit.papers.write\n"
        "print(sorted({'jinja2', 'markdown_it', 'docx', 'typst', 'babel', 'lxml'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


HOSTILE = (
    "[/x] {{ 7*7 }} {% for x in y %} <script>alert(1)</script> #import \"@preview/x\" =1+1 | pipe | ``` $x$ \\ end",
    "-- ### # 1. > - * _a_ **b** ![a](b) [c](http://x.lv) <img src=x onerror=alert(1)> &amp; &#35; @ref <lbl>",
    "שלום עולם \u202eRTL\u202c 👨‍👩‍👧 😀 日本 \x00\x0b\x1b[31m \ud800 \ufffe beigas",
    "Table: x",
    "=HYPERLINK(\"http://x\") ]]> ') #panic()",
    "ļoti garš " * 2_000,
    "x" * 20_000,
)  # fmt: skip


def hostile() -> BriefingInput:
    """The small input with hostile texts wherever participants' or organisers' words can stand."""
    data = sample()
    ideas = [Idea(f"dobele/{90 + n}", "dobele", text, quotable=True) for n, text in enumerate(HOSTILE)]
    theme = replace(
        data.run.themes[0],
        ideas=(*data.run.themes[0].ideas, *(idea.id for idea in ideas)),
        weights=(*data.run.themes[0].weights, *(0.1 for _ in ideas)),
        title=HOSTILE[0],
        title_idea=ideas[0].id,
        tags=HOSTILE[:4],
    )
    named = replace(data.run.themes[1], title=HOSTILE[2], title_idea="")
    lone = tuple(Placement(idea.id, Standing.LONE_VOICE) for idea in ideas)
    session = replace(data.sessions[0], title=HOSTILE[1], place=Place(HOSTILE[2], "zemgale"), disagreements=HOSTILE[:5])
    measure = replace(
        data.measures[0],
        title=HOSTILE[1],
        problem=tuple(Quote(idea.id, idea.text) for idea in ideas),
        solution=HOSTILE[4],
        deadline=HOSTILE[0],
        lead=HOSTILE[2],
    )
    return replace(
        data,
        sessions=(session, *data.sessions[1:]),
        ideas=(*data.ideas, *ideas),
        run=replace(data.run, themes=(theme, named, *data.run.themes[2:]), placements=(*data.run.placements, *lone)),
        measures=(measure, *data.measures[1:]),
        author=HOSTILE[2],
    )


def test_hostile_words_come_through_every_writer_as_words(tmp_path: Path) -> None:
    files = write_paper("briefing", hostile(), FORMATS, tmp_path)
    by_suffix = {file.suffix: file for file in files}
    page = by_suffix[".html"].read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "{{ 7*7 }}" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    with zipfile.ZipFile(by_suffix[".docx"]) as archive:
        words = archive.read("word/document.xml").decode()
    assert "{{ 7*7 }} {% for x in y %} &lt;script&gt;" in words
    assert "x" * 20_000 in words
    assert by_suffix[".pdf"].read_bytes()[:5] == b"%PDF-"


def test_hostile_words_read_back_from_the_markdown() -> None:
    paper = briefing(hostile())

    def shapes(blocks: tuple[Block, ...]) -> list[list[int]]:
        return [[len(row) for row in block.rows] for block in blocks if isinstance(block, Table)]

    assert shapes(read_markdown(write_markdown(paper, str))) == shapes(paper.blocks)
