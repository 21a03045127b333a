"""What the child process can be asked for. Requests and answers are plain JSON values."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import ThemeRun
from dialog_toolkit.themes.bench import score
from dialog_toolkit.themes.build import ThemeSettings, build_themes

Report = Callable[[str, int, int], None]


def group_into_themes(payload: Mapping[str, Any], report: Report) -> object:
    """``{"ideas": [...], "region_of": {...}, "settings": {...}}`` → a ThemeRun."""
    ideas = TypeAdapter(list[Idea]).validate_python(payload["ideas"])
    run = build_themes(ideas, payload["region_of"], ThemeSettings(**payload["settings"]), report, lambda: False)
    return TypeAdapter(ThemeRun).dump_python(run, mode="json")


def score_themes(payload: Mapping[str, Any], report: Report) -> object:
    """``{"rows": [...]}`` of labelled ideas → figures of agreement with the labels."""
    return score(payload["rows"], report)


TASKS: dict[str, Callable[[Mapping[str, Any], Report], object]] = {
    "themes": group_into_themes,
    "score": score_themes,
}
