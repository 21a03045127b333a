"""The template's environment: nothing that goes into a paper can become markup by accident.

Every value is escaped when it is printed (`finalize`), so no template can forget to; only what the functions here
made is `Safe`. Links with a scheme of their own carry what Markdown has no words for:

``[words](quote:<idea>)``, ``[words](shortened:<idea>)``   somebody's recorded words, checked before anything is written
``[words](lang:<code>)``                                   words in another language than the paper
``[words](target:<name>)``, ``[words](#<name>)``           a place to link to, and a link to it
``![alternative text](figure:<name> "caption")``           a figure
``Table: caption`` (a paragraph before a table)            the table's caption
"""

import re
import string
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote as percent

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialog_toolkit import i18n
from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.i18n.dates import number
from dialog_toolkit.papers.quotes import visible

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:=$^\"'@])")


CONTEXT = "paper"
"""The gettext context of words in papers: a heading like "Lead" is another word than a button's."""


class Safe(str):
    """Markdown made by this module, printed as it is."""

    __slots__ = ()


def escaped(value: object) -> Safe:
    """Any value as Markdown that reads as exactly its text."""
    if isinstance(value, Safe):
        return value
    return Safe(_MARKS.sub(r"\\\1", visible("" if value is None else str(value)).strip()))


def filled(message: str, facts: dict[str, object]) -> Safe:
    """The message with its {places} filled; message and values are escaped unless they are `Safe`."""
    parts: list[str] = []
    for literal, name, _spec, _conversion in string.Formatter().parse(message):
        parts.append(_MARKS.sub(r"\\\1", literal))
        if name is not None:
            parts.append(escaped(facts[name]))
    return Safe("".join(parts))


def said(quote: Quote) -> Safe:
    """Recorded words, marked as such with the idea they are of."""
    return linked(quote.text, ("shortened:" if quote.shortened else "quote:") + quote.idea)


def linked(text: object, href: str) -> Safe:
    """Text with a link, a target, a language or a quote's origin."""
    scheme, colon, rest = href.rpartition(":") if not href.startswith("#") else ("#", "", href[1:])
    return Safe(f"[{escaped(text)}]({scheme}{colon}{percent(rest, safe='/?&=#%~+,;@')})")


def idea_ref(idea: str) -> Safe:
    """An idea's id, leading to the circle it was said in."""
    return linked(f"[{idea}]", f"#circle-{idea.rpartition('/')[0]}")


def quoted(quote: Quote) -> Safe:
    """Recorded words followed by the id of their idea."""
    return Safe(f"{said(quote)}\u00a0{idea_ref(quote.idea)}")


def theme_refs(numbers: Iterable[int]) -> Safe:
    """Numbers of themes, each leading to its theme: "T1, T4–T6"."""
    return _numbers("T", "theme", numbers)


def measure_refs(numbers: Iterable[int]) -> Safe:
    """Numbers of measures, each leading to its measure: "M1, M4–M6"."""
    return _numbers("M", "measure", numbers)


def _numbers(letter: str, target: str, numbers: Iterable[int]) -> Safe:
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    parts: list[str] = []
    for run in runs:
        links = [linked(f"{letter}{n}", f"#{target}-{n}") for n in run]
        parts += [f"{links[0]}–{links[-1]}"] if len(run) > 2 else links
    return Safe(", ".join(parts))


def idea_refs(ideas: Iterable[str]) -> Safe:
    """Ids of ideas, each leading to its circle."""
    return Safe(", ".join(idea_ref(idea) for idea in ideas))


def figure(name: str, alt: str, caption: str) -> Safe:
    """A figure with its alternative text and caption."""
    return Safe(f'![{escaped(alt)}](figure:{name} "{escaped(caption)}")')


def table_caption(text: str) -> Safe:
    """The caption of the table that follows."""
    return Safe(f"Table: {escaped(text)}")


_REFERENCES = {
    "quoted": quoted,
    "idea_ref": idea_ref,
    "idea_refs": idea_refs,
    "theme_refs": theme_refs,
    "measure_refs": measure_refs,
}


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which text cannot be multiplied until the memory is full."""

    intercepted_binops = frozenset(["**", "*"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("only numbers may be multiplied in a template")
        return super().call_binop(context, operator, left, right)


def environment(language: str, own_templates: str = "") -> ImmutableSandboxedEnvironment:
    """Where templates are rendered. Templates in the folder `own_templates` go before the built-in ones of that name,
    and may extend them as ``builtin/<name>``. The sandbox is no promise against a hostile author."""
    builtin = PackageLoader("dialog_toolkit.papers")
    own = [FileSystemLoader(own_templates)] if own_templates else []
    made = _Environment(
        loader=ChoiceLoader([*own, builtin, PrefixLoader({"builtin": builtin})]),
        undefined=StrictUndefined,
        finalize=escaped,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals = {
        **_words(language),
        "figure": figure,
        "table": table_caption,
        "link": linked,
        "said": said,
        **_REFERENCES,
    }
    made.filters["lang"] = lambda text, code="lv": (
        linked(text, f"lang:{code}") if text and code != language else escaped(text)
    )
    made.filters["listed"] = lambda items: Safe(", ".join(escaped(item) for item in items))
    return made


def _words(language: str) -> dict[str, Callable[..., Safe]]:
    def say(message: str, /, **facts: object) -> Safe:
        with i18n.using_language(language):
            return filled(i18n.pgettext(CONTEXT, message), facts)

    def say_of(singular: str, plural: str, n: int, /, **facts: object) -> Safe:
        with i18n.using_language(language):
            message = i18n.ngettext(f"{CONTEXT}\x04{singular}", f"{CONTEXT}\x04{plural}", n)  # gettext's own mark
            return filled(message.rpartition("\x04")[2], {"n": number(n), **facts})

    def say_in(context: str, message: str, /, **facts: object) -> Safe:
        with i18n.using_language(language):
            return filled(i18n.pgettext(context, message), facts)

    return {"_": say, "ngettext": say_of, "pgettext": say_in}
