"""Reading a YAML file with the line of every field, refusing what YAML would pass over in silence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dialog_toolkit.i18n import N_, _

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times faster and as safe


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file: `field` is a dotted path with indices from 0, "" for the whole file; `line` from 1.

    `message` is an English message id with `facts` for its places.
    """

    file: str
    field: str
    line: int
    message: str
    facts: dict[str, str | int]

    def __str__(self) -> str:
        """The fault in the current language, with where it is."""
        where = f"{self.file}:{self.line}"
        what = _(self.message).format(**self.facts)
        return f"{where}: {self.field}: {what}" if self.field else f"{where}: {what}"


@dataclass(frozen=True)
class YamlFile:
    """A file that was read: its plain values, the line of every field by dotted path, and faults of its YAML."""

    name: str
    values: Any
    lines: dict[str, int]
    faults: tuple[Fault, ...]

    def line(self, field: str) -> int:
        """The line of a field, or of the nearest field around it that is in the file."""
        while field and field not in self.lines:
            field = field[: max(field.rfind("."), field.rfind("["), 0)]
        return self.lines.get(field, 1)


def read_yaml(path: Path) -> YamlFile:
    """Read one file with the safe loader. A file that is missing or is not YAML is a fault, not an exception."""
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
    except OSError:
        return YamlFile(path.name, {}, {}, (Fault(path.name, "", 1, N_("the file is missing"), {}),))
    except (UnicodeDecodeError, yaml.YAMLError):
        return YamlFile(path.name, {}, {}, (Fault(path.name, "", 1, N_("the file is not UTF-8 text"), {}),))
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlFile(path.name, {}, {}, (Fault(path.name, "", 1, N_("the file is empty"), {}),))
        if (line := _line_of_alias(node, set())) is not None:
            fault = Fault(path.name, "", line, N_("references within YAML (& and *) cannot be used here"), {})
            return YamlFile(path.name, {}, {}, (fault,))
        lines: dict[str, int] = {}
        faults: list[Fault] = []
        _note_lines(node, "", path.name, lines, faults)
        return YamlFile(path.name, loader.construct_document(node), lines, tuple(faults))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: such as the date 2026-02-30
        mark = getattr(error, "problem_mark", None)
        problem: dict[str, str | int] = {"problem": str(getattr(error, "problem", error))}
        fault = Fault(path.name, "", mark.line + 1 if mark else 1, N_("this is not valid YAML: {problem}"), problem)
        return YamlFile(path.name, {}, {}, (fault,))
    finally:
        loader.dispose()


def _line_of_alias(node: yaml.Node, seen: set[int]) -> int | None:
    """The line of a node that stands in two places: such a file can be made to grow without end when read."""
    if id(node) in seen:
        return node.start_mark.line + 1
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None
    inner = node.value if isinstance(node, yaml.SequenceNode) else [each for pair in node.value for each in pair]
    return next((line for each in inner if (line := _line_of_alias(each, seen)) is not None), None)


def _note_lines(node: yaml.Node, field: str, file: str, lines: dict[str, int], faults: list[Fault]) -> None:
    lines.setdefault(field, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            _note_lines(item, f"{field}[{i}]", file, lines, faults)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            inner = f"{field}.{name}" if field else name
            line = key.start_mark.line + 1
            if name in seen:
                faults.append(
                    Fault(file, inner, line, N_("“{key}” is given twice; the first would be lost"), {"key": name})
                )
            seen.add(name)
            lines[inner] = line
            _note_lines(value, inner, file, lines, faults)
