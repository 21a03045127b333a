"""YAML read as plain text values with the line each stands on.

Every scalar stays a string (``NO`` is Norway, ``17:30`` a time), so the model that takes it decides what it is.
Anchors, aliases and tags of other types are refused: a file that people write by hand needs none, and they are how
YAML bombs are built.
"""

from dataclasses import dataclass
from dataclasses import field as made_by
from pathlib import Path

import yaml

from dialog_toolkit.i18n import N_
from dialog_toolkit.language.cleaning import clean

MAX_BYTES = 8 << 20
"""A session file is a few kB; beyond this it is not one."""

MAX_LINE = 200_000
"""Characters of one line; an idea has 20,000 at most."""

MAX_DEPTH = 12

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file: `field` as a dotted path, `line` from 1 (0: the file as a whole)."""

    file: str
    line: int
    field: str
    message: str
    facts: dict[str, object] = made_by(default_factory=dict)


class FaultyText(ValueError):
    """The text cannot be read as YAML of this form; `line`, `message` and `facts` say where and why."""

    def __init__(self, line: int, message: str, field: str = "", **facts: object) -> None:
        super().__init__(message)
        self.line, self.message, self.field, self.facts = line, message, field, facts


@dataclass(frozen=True)
class YamlText:
    """The values of a YAML text (dicts, lists and strings) and the line of each by its path."""

    values: object
    lines: dict[FieldPath, int]

    def line_of(self, path: FieldPath) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_text(file: Path) -> str:
    """The text of `file`, cleaned of control characters. Raises FaultyText, OSError."""
    if file.stat().st_size > MAX_BYTES:
        raise FaultyText(0, N_("The file is larger than {limit} MB; it is no session file."), limit=MAX_BYTES >> 20)
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise FaultyText(line, N_("The file is not UTF-8 text. Save it as UTF-8 and try again.")) from None
    for number, content in enumerate(text.split("\n"), 1):
        if len(content) > MAX_LINE:
            raise FaultyText(number, N_("The line is longer than {limit} characters."), limit=MAX_LINE)
    return clean(text, limit=max(len(text) * 2, 1))


def parse_yaml(text: str) -> YamlText:
    """Values and lines of a YAML text. Raises FaultyText for anything that is not plain maps, lists and text."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_anchors(text, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise FaultyText(
            mark.line + 1 if mark else 1, N_("This is not valid YAML: {why}."), why=fault.problem
        ) from None
    except (yaml.YAMLError, RecursionError) as fault:
        raise FaultyText(1, N_("This is not valid YAML: {why}."), why=type(fault).__name__) from None
    lines: dict[FieldPath, int] = {}
    return YamlText(_plain(node, (), lines) if node else {}, lines)


def dotted(path: FieldPath) -> str:
    """A path as people read it: ``ideas[3].kind``."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else str(part)
    return out


def _refuse_anchors(text: str, loader: type) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FaultyText(_line(event), N_("YAML anchors and aliases are not used in these files."))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise FaultyText(_line(event), N_("The file is nested too deeply."))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(node: yaml.Node, path: FieldPath, lines: dict[FieldPath, int]) -> object:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, place), lines) for place, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _plain_map(node, path, lines)
    return str(node.value)


def _plain_map(node: yaml.MappingNode, path: FieldPath, lines: dict[FieldPath, int]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise FaultyText(line, N_("A field name must be plain text."), dotted(path))
        key = str(key_node.value)
        if key in values:
            raise FaultyText(line, N_("The field stands twice."), dotted((*path, key)))
        values[key] = _plain(value_node, (*path, key), lines)
        lines[(*path, key)] = line
    return values
