"""Makes papers and writes them in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from dialog_toolkit.domain.session import Idea, Session
from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_, ngettext, pgettext, using_language
from dialog_toolkit.papers.context import BriefingInput, briefing_context
from dialog_toolkit.papers.evening import EveningInput, evening_context, plan_title
from dialog_toolkit.papers.figures import LABEL, MOST_ROWS, HeatRow, bars, heatmap
from dialog_toolkit.papers.minutes import MinutesInput, minutes_context
from dialog_toolkit.papers.quotes import short_label, visible
from dialog_toolkit.papers.render import Paper, quotation_marks, render_template, tree
from dialog_toolkit.papers.storing import store
from dialog_toolkit.papers.theme_map import MapInput, map_context, map_figures
from dialog_toolkit.papers.views import ThemeView

Kind = Literal["briefing", "map", "minutes", "evening"]
Format = Literal["md", "html", "docx", "pdf"]
FORMATS: tuple[Format, ...] = ("md", "html", "docx", "pdf")
PaperInput = BriefingInput | MapInput | MinutesInput | EveningInput


def write_paper(
    kind: Kind, data: PaperInput, formats: Sequence[Format], folder: Path, own_templates: str = ""
) -> list[Path]:
    """Write a paper in each format as ``<kind>.<language>.<format>`` and return the files, drawings included.

    A paper of one session has its id in the name: ``minutes.<session>.<language>.<format>``. The same input gives the
    same bytes. A template of the same name in the folder `own_templates` is used instead of the built-in one. Raises
    BadInput for an unknown kind or format or a wrong template, DialogError for a quote that is not what was recorded,
    StorageError if the disk refuses.
    """
    if kind not in _KINDS:
        raise BadInput(N_("There is no paper of this kind: {kind}"), kind=kind)
    for unknown in set(formats) - set(FORMATS):
        raise BadInput(N_("A paper cannot be written as {format}; choose md, html, docx or pdf."), format=unknown)
    paper = _KINDS[kind](data, own_templates)
    stem = ".".join((kind, *(() if isinstance(data, BriefingInput | MapInput) else (data.session.id,)), data.language))
    written: list[Path] = []
    for suffix in formats:
        for name, content in _contents(paper, suffix, stem).items():
            written.append(store(content, Path(folder) / name))
    return written


def _contents(paper: Paper, suffix: Format, stem: str) -> dict[str, bytes]:
    """File names and contents. Each writer's libraries load when it is used."""
    if suffix == "md":
        from dialog_toolkit.papers.markdown import write_markdown

        def image(name: str) -> str:
            return f"{stem}.{name}.svg"

        drawings = {image(name): svg.encode() for name, svg in paper.figures.items()}
        return {f"{stem}.md": write_markdown(paper, image).encode(), **drawings}
    if suffix == "html":
        from dialog_toolkit.papers.html import write_html

        return {f"{stem}.html": write_html(paper).encode()}
    if suffix == "docx":
        from dialog_toolkit.papers.docx import write_docx

        return {f"{stem}.docx": write_docx(paper)}
    from dialog_toolkit.papers.pdf import write_pdf

    return {f"{stem}.pdf": write_pdf(paper)}


def briefing(data: BriefingInput, own_templates: str = "") -> Paper:
    """The briefing for the round table, checked and ready to be written."""
    context = briefing_context(data)
    with using_language(data.language):
        figures, texts = _figures(context, data)
        markdown = render_template("briefing.md.j2", {**context, **texts}, data.language, own_templates)
        return Paper(
            title=pgettext("paper", "Briefing for the round table"),
            language=data.language,
            made_on=data.made_on,
            blocks=tree(markdown, data.by_id),
            figures=figures,
            notice=_notice(data.sessions),
            author=visible(data.author),
            subject=data.profile.title.in_language(data.language),
            words=paper_words(),
        )


def theme_map(data: MapInput, own_templates: str = "") -> Paper:
    """The map of themes, checked and ready to be written."""
    context = map_context(data)
    with using_language(data.language):
        return Paper(
            title=pgettext("paper", "Map of themes"),
            language=data.language,
            made_on=data.made_on,
            blocks=tree(render_template("map.md.j2", context, data.language, own_templates), data.by_id),
            figures=map_figures(context, data.language),
            notice=_notice(data.sessions),
            author=visible(data.author),
            subject=data.profile.title.in_language(data.language),
            words=paper_words(),
        )


def minutes(data: MinutesInput, own_templates: str = "") -> Paper:
    """The minutes of a session, checked and ready to be written.

    They go back to the room that said it, so every idea it recorded stands in them, word for word; those it did not
    allow to be quoted are marked.
    """
    theirs = {idea.id: replace(idea, quotable=True) for idea in data.session.ideas}
    with using_language(data.language):
        markdown = render_template("minutes.md.j2", minutes_context(data), data.language, own_templates)
        return _session_paper(data, pgettext("paper", "Minutes of the conversation"), markdown, theirs)


def evening(data: EveningInput, own_templates: str = "") -> Paper:
    """The plan of an evening for those who lead it: one page."""
    with using_language(data.language):
        markdown = render_template("evening.md.j2", evening_context(data), data.language, own_templates)
        paper = _session_paper(data, plan_title(data.session), markdown, {})
        return replace(paper, compact=True)


def _session_paper(data: MinutesInput | EveningInput, title: str, markdown: str, ideas: Mapping[str, Idea]) -> Paper:
    session = data.session
    return Paper(
        title=f"{title}: {visible(session.title)}",
        language=data.language,
        made_on=data.made_on,
        blocks=tree(markdown, ideas),
        figures={},
        notice=pgettext("paper", "INVENTED EXAMPLE: the conversation is invented") if session.invented else "",
        author=visible(session.organiser),
        subject=visible(session.title),
        words=paper_words(),
    )


_KINDS: Mapping[str, Callable[[Any, str], Paper]] = {
    "briefing": briefing,
    "map": theme_map,
    "minutes": minutes,
    "evening": evening,
}


def paper_words() -> dict[str, str]:
    """The few words writers need, in the current language."""
    return {
        "figure": pgettext("paper", "Figure {n}."),
        "table": pgettext("paper", "Table {n}."),
        "contents": pgettext("paper", "Contents"),
        "skip": pgettext("paper", "Skip to the text"),
    }


def _notice(sessions: Sequence[Session]) -> str:
    invented = sum(session.invented for session in sessions)
    if not invented:
        return ""
    if invented == len(sessions):
        return pgettext("paper", "INVENTED EXAMPLE: the circles are invented")
    return ngettext(
        "{n} circle of {of} is an invented example", "{n} circles of {of} are invented examples", invented
    ).format(n=invented, of=len(sessions))


def _figures(context: Mapping[str, object], data: BriefingInput) -> tuple[dict[str, str], dict[str, str]]:
    """The drawings by name, and the texts that stand for them by template name."""
    from typing import cast

    themes = cast("tuple[ThemeView, ...]", context["themes"])
    regions = cast("tuple[str, ...]", context["regions"])
    counts = {region: sum(idea.session in held for idea in data.ideas) for region, held in _held(data, regions).items()}
    cells = [(n, theme.number, region) for theme in themes for n, region in zip(theme.by_region, regions, strict=True)]
    most, number, where = max(cells, key=lambda cell: cell[0], default=(0, 0, ""))
    title = pgettext("paper", "Ideas by theme and region")
    heat = pgettext("paper", "Rows are themes, columns are regions.")
    if most:
        heat += " " + pgettext("paper", "Most ideas: theme T{theme}, {region}, {n}.").format(
            theme=number, region=where, n=most
        )
    heat += " " + pgettext("paper", "The table after the figure has all the numbers.")
    bar = ", ".join(f"{region} {n}" for region, n in counts.items())
    bar_title = pgettext("paper", "Ideas by region, all of them")
    rows = [HeatRow(_label(theme, data.language), theme.by_region) for theme in themes]
    cut = ngettext("the {n} theme heard most widely", "the {n} themes heard most widely", MOST_ROWS)
    caption = f"{title}: {cut.format(n=MOST_ROWS)}" if len(rows) > MOST_ROWS else title
    figures = {
        "heatmap": heatmap("heatmap", title, heat, regions, rows, data.language),
        "bars": bars("bars", bar_title, bar, list(counts.items()), data.language),
    }
    return figures, {"heatmap_alt": f"{title}. {heat}", "heatmap_caption": caption, "bars_alt": f"{bar_title}: {bar}."}


def _held(data: BriefingInput, regions: Sequence[str]) -> dict[str, set[str]]:
    names = {region.id: region.name.in_language(data.language).partition(" (")[0] for region in data.profile.regions}
    held: dict[str, set[str]] = {region: set() for region in regions}
    for session in data.sessions:
        held[names.get(session.place.region, session.place.region)].add(session.id)
    return held


def _label(theme: ThemeView, language: str) -> str:
    opening, closing = quotation_marks(language) if theme.title else ("", "")
    words = theme.title.text if theme.title else theme.name
    return f"T{theme.number} {opening}{short_label(words, LABEL)}{closing}"
