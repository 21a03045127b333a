"""Session files: what is read, what is refused with file, line and field, and what is cleaned."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language, Place, Promise, Session, StageLog
from dialog_toolkit.exchange.session_files import Vocabulary, read_session_file, read_session_files, write_session
from dialog_toolkit.exchange.session_schema import json_schema
from dialog_toolkit.exchange.yaml_text import MAX_LINE, parse_yaml
from dialog_toolkit.paths import sessions_folder

VOCABULARY = Vocabulary(regions=("zemgale", "latgale"), stages={"dialoga-aplis": ("dialogs", "dalisanas")})

GOOD = """\
format: dialog-session/1
id: paraugs
invented: true
title: "Paraugs"
method: dialoga-aplis
date: 2025-03-12
start: 17:30
place:
  name: Dobele
  region: zemgale
  country: NO
stages:
  - {id: dialogs, planned: 30, actual: 33}
ideas:
  - {id: "01", kind: concern, agreement: mixed, stage: dialogs, lang: lv, text: "Autobuss nenāk.", quote: true}
  - {id: "02", text: "no"}
promises:
  - {text: "Nosūtīs kopsavilkumu.", who: organizators, by: 2025-03-26}
"""


def write(folder: Path, text: str | bytes, name: str = "s.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_good_file_becomes_a_session(tmp_path: Path) -> None:
    result = read_session_file(write(tmp_path, GOOD), VOCABULARY)
    assert result.faults == ()
    assert result.session == Session(
        id="paraugs",
        title="Paraugs",
        method="dialoga-aplis",
        question="",
        date=date(2025, 3, 12),
        place=Place("Dobele", "zemgale", country="NO"),
        start="17:30",
        stages=(StageLog("dialogs", 30, 33),),
        ideas=(
            Idea(
                "paraugs/01", "paraugs", "Autobuss nenāk.", IdeaKind.CONCERN, Agreement.MIXED, "dialogs", quotable=True
            ),
            Idea("paraugs/02", "paraugs", "no"),
        ),
        promises=(Promise("Nosūtīs kopsavilkumu.", "organizators", date(2025, 3, 26)),),
        invented=True,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("title:", "titel:", 4, "titel"),
        ("date: 2025-03-12", "date: 12.03.2025", 6, "date"),
        ("date: 2025-03-12", "date: 2025-02-31", 6, "date"),
        ("date: 2025-03-12", "date: 1825-02-11", 6, "date"),
        ("region: zemgale", "region: zemgalle", 10, "place.region"),
        ("method: dialoga-aplis", "method: dialog", 5, "method"),
        ('id: "02"', 'id: "01"', 16, "ideas[1].id"),
        ("kind: concern", "kind: worry", 15, "ideas[0].kind"),
        ("stage: dialogs", "stage: karta-9", 15, "ideas[0].stage"),
        ("quote: true", "quote: maybe", 15, "ideas[0].quote"),
        ("planned: 30", "planned: -3", 13, "stages[0].planned"),
        ("start: 17:30", "start: 25:90", 7, "start"),
        ("id: paraugs", "id: ../etc", 2, "id"),
        ("invented: true", "invented: true\ninvented: false", 4, "invented"),
        ('text: "no"', 'text: "  "', 16, "ideas[1].text"),
        ('text: "no"', f'text: "{"a" * 20_001}"', 16, "ideas[1].text"),
        ("country: NO", "country: no", 11, "place.country"),
        ("format: dialog-session/1", "format: dialog-session/2", 1, "format"),
        ("title: ", "title: &a ", 4, ""),
    ],
)
def test_a_fault_names_line_and_field(tmp_path: Path, old: str, new: str, line: int, field: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new, 1))
    result = read_session_file(path, VOCABULARY)
    assert result.session is None
    fault = next(f for f in result.faults if f.field == field)
    assert (fault.file, fault.line) == (str(path), line)
    assert fault.message.format(**fault.facts)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"title: \xe2\x80\x9eLauma\nid: \xff", 2),
        ("īsts".encode("cp1257"), 1),
        (b"a: b: c", 1),
        (b"- a\n- b\n", 1),
        (b"", 1),
        (("id: x\ntext: " + "a" * (MAX_LINE + 1)).encode(), 2),
        (b"[" * 5000, 1),
        (b"a: &x [1]\nb: *x\n", 1),
    ],
)
def test_what_is_no_session_file_is_one_fault(tmp_path: Path, content: bytes, line: int) -> None:
    result = read_session_file(write(tmp_path, content), VOCABULARY)
    assert result.session is None
    assert result.faults[0].line == line


def test_a_ten_megabyte_line_is_refused(tmp_path: Path) -> None:
    result = read_session_file(write(tmp_path, b"text: " + b"a" * 10_000_000), VOCABULARY)
    assert result.session is None
    assert len(result.faults) == 1


def test_a_missing_file_is_a_fault_of_the_file(tmp_path: Path) -> None:
    result = read_session_file(tmp_path / "none.yaml", VOCABULARY)
    assert [(f.line, f.field) for f in result.faults] == [(0, "")]


@pytest.mark.parametrize(
    "hostile",
    [
        "[/x] [bold] {{ 7*7 }} {% raw %}",
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "@cmd | -1+1",
        "C:\\\\dir \\\\N",
        "🙂 👩‍👩‍👧",
    ],
)
def test_hostile_text_is_kept_as_it_was_said(tmp_path: Path, hostile: str) -> None:
    path = write(tmp_path, GOOD.replace('text: "no"', f'text: "{hostile}"'))
    session = read_session_file(path, VOCABULARY).session
    assert session is not None
    assert session.ideas[1].text == hostile.replace("\\\\", "\\")


@pytest.mark.parametrize("bad", ["\x1b]0;x\x07", "\x00", "\u202e", "\x9b2J"])
def test_controls_become_visible_and_harmless(tmp_path: Path, bad: str) -> None:
    session = read_session_file(write(tmp_path, GOOD.replace('"no"', f'"a{bad}b"')), VOCABULARY).session
    assert session is not None
    assert not set(session.ideas[1].text) & set("\x1b\x00\x07\u202e\x9b")
    assert session.ideas[1].text.startswith("a�")


def test_the_same_session_in_two_files_is_a_fault_of_the_second(tmp_path: Path) -> None:
    first, second = write(tmp_path, GOOD), write(tmp_path, GOOD, "t.yaml")
    results = read_session_files([first, second], VOCABULARY)
    assert [bool(r.session) for r in results] == [True, False]
    assert results[1].faults[0].field == "id"


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Mn", "Cf", "Zl", "Zp"))
TEXT = st.text(LETTERS, min_size=1)


@given(texts=st.lists(TEXT.filter(str.strip), max_size=5), title=TEXT.filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_writing_and_reading_give_the_same_session(texts: list[str], title: str) -> None:
    import tempfile
    import unicodedata

    clean = [unicodedata.normalize("NFC", text) for text in texts]
    session = Session(
        id="paraugs",
        title=unicodedata.normalize("NFC", title)[:500],
        method="dialoga-aplis",
        question="Kas, ja: #tā?",
        date=date(2025, 3, 12),
        place=Place("Tiešsaiste", "latgale", country="NO", online=True),
        start="17:30",
        languages=(Language.LATVIAN, Language.LATGALIAN),
        participants_start=11,
        ideas=tuple(Idea(f"paraugs/{n}", "paraugs", text, quotable=bool(n % 2)) for n, text in enumerate(clean)),
        promises=(Promise("Nosūtīs.", by=date(2025, 4, 1)),),
        approved=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        result = read_session_file(write(Path(folder), write_session(session)), VOCABULARY)
    assert result.faults == ()
    assert result.session == session


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    published = json.loads((sessions_folder() / "session.schema.json").read_text("utf-8"))
    assert published == json_schema()


def test_the_schema_accepts_the_examples_and_refuses_a_wrong_kind() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for path in sorted(sessions_folder().glob("*.yaml")):
        import yaml

        text = path.read_text("utf-8")
        document = yaml.load(text, Loader=yaml.BaseLoader)
        assert [e.message for e in validator.iter_errors(_typed(document))] == [], path.name
    wrong = {"format": "dialog-session/1", "ideas": [{"id": "1", "text": "x", "kind": "wish"}]}
    assert list(validator.iter_errors(wrong))


def _typed(value: object) -> object:
    """Plain YAML strings as an editor with YAML 1.2 types sees them."""
    if isinstance(value, dict):
        plain = ("id", "text", "title")
        return {key: item if key in plain else _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(v) for v in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.isdigit() else value


def test_lines_are_known_for_every_value() -> None:
    document = parse_yaml("a: 1\nb:\n  - c: x\n  - d: y\n")
    assert document.values == {"a": "1", "b": [{"c": "x"}, {"d": "y"}]}
    assert document.line_of(("b", 1, "d")) == 4
    assert document.line_of(("b", 1, "nothing")) == 4


def test_a_session_of_another_method_has_its_own_stages(tmp_path: Path) -> None:
    other = replace(VOCABULARY, stages={**VOCABULARY.stages, "akvarijs": ("ievads",)})
    result = read_session_file(write(tmp_path, GOOD.replace("dialoga-aplis", "akvarijs")), other)
    assert [f.field for f in result.faults] == ["stages[0].id", "ideas[0].stage"]
