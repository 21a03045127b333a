"""A team's own list of themes, read from a table (CSV, XLSX) or a YAML list.

Columns or keys are ``title`` (needed), ``description`` and ``examples``, or the same in Latvian. Several columns may
hold examples; in one cell they stand on lines of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialog_toolkit.errors import BadInput
from dialog_toolkit.exchange.sheets import read_sheet
from dialog_toolkit.exchange.yaml_text import Fault, FaultyText, YamlText, parse_yaml, read_text
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean, fold

LONGEST_TITLE = 300
LONGEST_DESCRIPTION = 5_000
LONGEST_EXAMPLES = 12_000
"""Characters of all examples of one theme."""

COLUMNS = {
    "title": ("title", "theme", "name", "code", "nosaukums", "virsraksts", "tema", "kods"),
    "description": ("description", "definition", "apraksts", "skaidrojums", "definicija"),
    "examples": ("example", "piemer"),
}
"""Beginnings of headings, folded, by what stands under them."""


@dataclass(frozen=True)
class CodebookRow:
    """One theme of the list: its title, what belongs to it, and texts that show it."""

    title: str
    description: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """What reading a list gave: the good rows, and a fault for each of the others."""

    rows: tuple[CodebookRow, ...]
    faults: tuple[Fault, ...]


def read_codebook(path: Path) -> Codebook:
    """Read a list of themes. Raises BadInput for a file that is no such list as a whole."""
    rows = _yaml_rows(path) if path.suffix.lower() in (".yaml", ".yml") else _sheet_rows(path)
    good: list[CodebookRow] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for line, row in rows:
        fault = _fault(row, seen)
        if fault:
            message, facts = fault
            faults.append(Fault(path.name, line, "", message, facts))
            continue
        seen.add(fold(row.title))
        good.append(row)
    return Codebook(tuple(good), tuple(faults))


def _fault(row: CodebookRow, seen: set[str]) -> tuple[str, dict[str, object]] | None:
    if not any(letter.isalnum() for letter in row.title):
        return N_("The theme has no title."), {}
    if len(row.title) > LONGEST_TITLE:
        return N_("The title is longer than {limit} characters."), {"limit": LONGEST_TITLE}
    if fold(row.title) in seen:
        return N_("The theme “{title}” is in the list already."), {"title": row.title}
    if len(row.description) > LONGEST_DESCRIPTION:
        return N_("The description is longer than {limit} characters."), {"limit": LONGEST_DESCRIPTION}
    if sum(map(len, row.examples)) > LONGEST_EXAMPLES:
        return N_("The examples are longer than {limit} characters in all."), {"limit": LONGEST_EXAMPLES}
    return None


def _sheet_rows(path: Path) -> Iterator[tuple[int, CodebookRow]]:
    rows = read_sheet(path)
    heading = next((number for number, row in enumerate(rows) if any(row)), None)
    columns = [_column(cell) for cell in rows[heading]] if heading is not None else []
    if heading is None or "title" not in columns:
        raise BadInput(
            N_("{path} has no column with titles of themes."),
            hint=N_("The first row names the columns: title, description, examples."),
            path=path.name,
        )
    for number, row in enumerate(rows[heading + 1 :], heading + 2):
        if any(row):
            yield number, _row([(name, text) for name, text in zip(columns, row, strict=False) if name])


def _column(heading: str) -> str:
    asked = fold(heading).strip()
    return next((name for name, starts in COLUMNS.items() if asked.startswith(starts)), "")


def _yaml_rows(path: Path) -> Iterator[tuple[int, CodebookRow]]:
    if not path.is_file():
        raise BadInput(N_("There is no file {path}."), path=str(path))
    try:
        document = parse_yaml(read_text(path))
    except FaultyText as fault:
        raise BadInput(
            N_("{path}, line {line}: this is not a list of themes in YAML."), path=path.name, line=fault.line
        ) from None
    values = document.values
    themes = values.get("themes", values.get("temas")) if isinstance(values, dict) else values
    if not isinstance(themes, list):
        raise BadInput(
            N_("{path} holds no list of themes."),
            hint=N_("A list is expected, each item with title, description and examples."),
            path=path.name,
        )
    return _items(document, themes)


def _items(document: YamlText, themes: Sequence[object]) -> Iterator[tuple[int, CodebookRow]]:
    nested = isinstance(document.values, dict)
    for place, item in enumerate(themes):
        line = document.line_of((*(("themes",) if nested else ()), place))
        given: Mapping[object, object] = item if isinstance(item, dict) else {"title": item}
        told = [(_column(str(key)), text) for key, value in given.items() for text in _texts(value)]
        yield line, _row([(name, text) for name, text in told if name])


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _row(told: Iterable[tuple[str, str]]) -> CodebookRow:
    """The row of named texts; the first title counts, examples stand one a line."""
    by_name: dict[str, list[str]] = {name: [] for name in COLUMNS}
    for name, text in told:
        by_name[name].append(clean(text))
    examples = (line.strip(" \t•-–") for text in by_name["examples"] for line in text.splitlines())
    return CodebookRow(
        title=" ".join(next((text for text in by_name["title"] if text.strip()), "").split()),
        description="\n".join(text.strip() for text in by_name["description"] if text.strip()),
        examples=tuple(dict.fromkeys(line for line in examples if line)),
    )
