"""``dialog-toolkit measure …``: candidate measures, what a team does to them, and their checks."""

import click

from dialog_toolkit.cli.commands import LazyGroup
from dialog_toolkit.domain.measure import Finding, Verdict
from dialog_toolkit.i18n import _

SYMBOLS = {Verdict.MET: "✓", Verdict.NOT_MET: "✗", Verdict.FOR_A_PERSON: "?"}
_CLI = "dialog_toolkit.cli"


@click.group(
    cls=LazyGroup,
    help=_("Measures: draft candidates from themes, work on them, check and review them."),
    lazy={
        "draft": f"{_CLI}.measure_reading:draft",
        "list": f"{_CLI}.measure_reading:list_",
        "show": f"{_CLI}.measure_reading:show",
        "check": f"{_CLI}.measure_reading:check",
        "new": f"{_CLI}.measure_writing:new",
        "keep": f"{_CLI}.measure_writing:keep",
        "edit": f"{_CLI}.measure_writing:edit",
        "merge": f"{_CLI}.measure_writing:merge",
        "split": f"{_CLI}.measure_writing:split",
        "renumber": f"{_CLI}.measure_writing:renumber",
        "withdraw": f"{_CLI}.measure_writing:withdraw",
        "return": f"{_CLI}.measure_writing:return_",
        "undo": f"{_CLI}.measure_writing:undo",
        "redo": f"{_CLI}.measure_writing:redo",
        "state": f"{_CLI}.measure_review:state",
        "comment": f"{_CLI}.measure_review:comment",
        "resolve": f"{_CLI}.measure_review:resolve",
        "opinion": f"{_CLI}.measure_review:opinion",
        "overrule": f"{_CLI}.measure_review:overrule",
        "history": f"{_CLI}.measure_review:history",
        "conflicts": f"{_CLI}.measure_review:conflicts",
        "settle": f"{_CLI}.measure_review:settle",
        "export": f"{_CLI}.measure_table:export",
        "import": f"{_CLI}.measure_table:import_",
        "help": f"{_CLI}.measure_help:help_",
    },
)
def measure() -> None:
    """The noun."""


def finding_line(finding: Finding, plain: bool) -> str:
    """A finding in one line: verdict, principle, what was found, the words it rests on; who decided otherwise."""
    text = _(finding.message).format(**finding.facts)
    words = "; ".join(f"„{word}”" for word in finding.words)
    other = finding.overruled
    if plain:
        cells = [str(finding.verdict), finding.principle, finding.check, text, words]
        cells += [str(other.verdict), other.by, other.reason] if other else []
        return "\t".join(" ".join(cell.split()) for cell in cells)
    said = f"  → {SYMBOLS[other.verdict]} {other.by}: {other.reason}" if other else ""
    return f"  {SYMBOLS[finding.verdict]} {finding.principle:<4} {text}" + (f"  {words}" if words else "") + said
