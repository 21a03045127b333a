"""Judge the tool on one's own labelled data: JSON lines of ideas with themes, or of measures with labels."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean
from dialog_toolkit.measures.bench import score_checks
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.services.projects import DEFAULT_PLAN
from dialog_toolkit.worker.client import run_task

Progress = Callable[[str, int, int], None]
MAX_LINES = 200_000


def _text(value: object) -> object:
    return "" if value is None else str(value) if isinstance(value, int | float) else value


Text = Annotated[str, BeforeValidator(_text)]


class Labelled(BaseModel):
    """A row with an id."""

    model_config = ConfigDict(extra="ignore")

    id: Text


_Row = TypeVar("_Row", bound=Labelled)


class IdeaRow(Labelled):
    """A labelled idea; `theme` "outlier" is a lone voice."""

    text: Text
    theme: Text
    session: Text = ""
    region: Text = ""
    lang: Text = ""


class MeasureRow(Labelled):
    """A labelled measure; labels that are absent are not judged."""

    title: Text = ""
    description: Text = ""
    responsible: Annotated[
        list[Text], BeforeValidator(lambda v: [] if v in (None, "") else [v] if isinstance(v, str) else v)
    ] = []
    deadline: Text = ""
    indicator: Text = ""
    gold: dict[str, bool | list[str]] = Field(default_factory=dict)


def themes(file: Path, progress: Progress | None = None) -> Mapping[str, Any]:
    """Group the ideas of a file and score the groups against its labels. Raises BadInput, Cancelled."""
    rows = [row.model_dump() for row in _rows(file, IdeaRow)]
    for row in rows:
        row["text"] = clean(row["text"])
    result = run_task("score", {"rows": rows}, progress)
    assert isinstance(result, dict)
    return result


def checks(file: Path, plan: str = DEFAULT_PLAN) -> Mapping[str, Any]:
    """Check the measures of a file and score the checks against its labels. Raises BadInput."""
    rows = [row.model_dump() for row in _rows(file, MeasureRow)]
    for row in rows:
        row |= {field: clean(row[field]) for field in ("title", "description", "deadline", "indicator")}
    return score_checks(rows, load_profile(plan))


def _rows(file: Path, model: type[_Row]) -> list[_Row]:
    """The rows of a JSON Lines file, each checked; the first fault is told with its line."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise BadInput(N_("{file}: the file is not UTF-8 text."), file=str(file)) from None
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise BadInput(N_("The file {file} cannot be read: {why}."), file=str(file), why=why) from None
    rows = [_row(file, number, line, model) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows or len(rows) > MAX_LINES:
        raise BadInput(N_("{file}: between 1 and {most} rows are expected."), file=str(file), most=MAX_LINES)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise BadInput(N_("{file}: the id “{id}” stands twice."), file=str(file), id=row.id)
        seen.add(row.id)
    return rows


def _row(file: Path, number: int, line: str, model: type[_Row]) -> _Row:
    try:
        return model.model_validate(json.loads(line))
    except (ValueError, RecursionError) as fault:
        field = ".".join(map(str, fault.errors()[0]["loc"])) if isinstance(fault, ValidationError) else "JSON"
        raise BadInput(
            N_("{file}:{line}: {field} is missing or is not what is expected here."),
            hint=N_("One JSON object a line is expected; README, “bench”, shows the fields."),
            file=str(file),
            line=number,
            field=field,
        ) from None
