"""From a template and plain data to a paper that every writer can take, and the guard before the door."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dialog_toolkit.domain.measure import Quote
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.errors import BadInput, DialogError
from dialog_toolkit.i18n import N_
from dialog_toolkit.papers.blocks import (
    Block,
    Figure,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Quotation,
    Said,
    Table,
    Target,
    Text,
    every_inline,
)
from dialog_toolkit.papers.quotes import is_verbatim, visible


@dataclass(frozen=True)
class Paper:
    """A finished paper before it is written: its tree, its drawings (SVG by name) and what every page says.

    `notice` is a sentence repeated on every page, "" for none; `words` are the few words writers need (of figures,
    tables, pages), in the paper's language. `compact`: small margins and letters in the PDF, to fit on one page.
    """

    title: str
    language: str
    made_on: date
    blocks: tuple[Block, ...]
    figures: Mapping[str, str]
    notice: str
    author: str
    subject: str
    words: Mapping[str, str]
    compact: bool = False


def quotation_marks(language: str) -> tuple[str, str]:
    """Opening and closing marks of the language."""
    return ("“", "”") if language == "en" else ("„", "”")


def without_targets(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines of a heading, which carries the name itself."""
    return tuple(piece for one in inside for piece in (one.inside if isinstance(one, Target) else (one,)))


def caption(paper: Paper, numbered: Table | Figure, text: str) -> str:
    """A caption with its number: "1. tabula. …", "Table 1. …"."""
    label = paper.words["table" if isinstance(numbered, Table) else "figure"].format(n=numbered.number)
    return f"{label} {text}".rstrip()


def render_template(name: str, data: Mapping[str, object], language: str, own_templates: str = "") -> str:
    """The Markdown a template makes of the data.

    Raises BadInput naming template and line if the template is wrong or asks for a field there is none of.
    """
    import jinja2

    from dialog_toolkit.papers.markup import environment

    try:
        return environment(language, own_templates).get_template(name).render(data)
    except jinja2.TemplateSyntaxError as fault:
        raise BadInput(
            N_("The template {template} cannot be read, line {line}: {fault}"),
            hint=N_("Mend the template, or remove it to use the built-in one."),
            template=fault.name or name,
            line=fault.lineno,
            fault=fault.message,
        ) from fault
    except jinja2.exceptions.SecurityError as fault:
        raise BadInput(
            N_("The template {template} does something that templates may not do: {fault}"), template=name, fault=fault
        ) from fault
    except jinja2.UndefinedError as fault:
        raise _unknown_field(name, str(fault), data) from fault
    except jinja2.TemplateNotFound as fault:
        raise BadInput(N_("There is no template {template}."), template=str(fault)) from fault


def _unknown_field(name: str, fault: str, data: Mapping[str, object]) -> BadInput:
    asked = fault.split("'")[1::2]
    close = difflib.get_close_matches(asked[-1], list(data), n=1) if asked else []
    return BadInput(
        N_("The template {template} asks for something there is none of: {fault}"),
        hint=N_("Did you mean {near}?") if close else N_("Mend the template, or remove it to use the built-in one."),
        template=name,
        fault=fault,
        near=close[0] if close else "",
    )


def tree(markdown: str, ideas: Mapping[str, Idea]) -> tuple[Block, ...]:
    """The paper's tree with every quote checked against the records and every dangling link let go.

    Raises DialogError if a quote is not what was recorded or the room did not allow it.
    """
    from dialog_toolkit.papers.reading import read_markdown

    blocks = read_markdown(markdown)
    targets = {one.name for one in every_inline(blocks) if isinstance(one, Target)}
    targets |= {block.name for block in blocks if isinstance(block, Heading)}
    for one in every_inline(blocks):
        if isinstance(one, Said):
            check_quote(Quote(one.idea, one.text, one.shortened), ideas)
    return tuple(_settled(block, targets, ideas) for block in blocks)


def check_quote(quote: Quote, ideas: Mapping[str, Idea]) -> None:
    """Refuse a quote that is not of this project, not verbatim, or not allowed by the room. The words stay out of the
    error."""
    idea = ideas.get(quote.idea)
    if idea is None:
        raise DialogError(N_("The paper quotes idea {id}, which is not in the project."), id=quote.idea)
    if not idea.quotable:
        raise DialogError(
            N_("The paper quotes idea {id}, but the room did not allow it to be quoted."),
            hint=N_("Leave the quote out of the template or the measure."),
            id=quote.idea,
        )
    if not is_verbatim(quote, replace(idea, text=visible(idea.text))):
        raise DialogError(
            N_("The quote of idea {id} is not what was recorded."),
            hint=N_("Quote the idea anew; mark what is left out with […]."),
            id=quote.idea,
        )


def _settled(block: Block, targets: set[str], ideas: Mapping[str, Idea]) -> Block:
    def inlines(inside: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(one for given in inside for one in settle(given))

    def settle(one: Inline) -> tuple[Inline, ...]:
        if isinstance(one, Said):
            return (replace(one, language=ideas[one.idea].language.value),)
        if isinstance(one, Text):
            return (one,)
        inside = inlines(one.inside)
        if isinstance(one, Link) and one.href.startswith("#") and one.href[1:] not in targets:
            return inside
        return (replace(one, inside=inside),)

    if isinstance(block, Heading | Paragraph):
        return replace(block, inside=inlines(block.inside))
    if isinstance(block, Items):
        return replace(block, items=tuple(tuple(_settled(b, targets, ideas) for b in item) for item in block.items))
    if isinstance(block, Quotation):
        return replace(block, inside=tuple(_settled(b, targets, ideas) for b in block.inside))
    if isinstance(block, Table):
        rows = tuple(tuple(inlines(cell) for cell in row) for row in block.rows)
        header = tuple(inlines(cell) for cell in block.header)
        return replace(block, caption=inlines(block.caption), header=header, rows=rows)
    return block
